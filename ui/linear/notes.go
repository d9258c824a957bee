package linear

import (
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/memo"
	"briefing/briefing/notes"
	"briefing/briefing/page"
	"briefing/ui/trail"
)

// at returns the passage that was read last: its sentences.
func (s *session) at() (briefing.Ref, bool) {
	if s.article == nil || s.cursor.Empty() {
		return briefing.Ref{}, false
	}
	return briefing.Ref{Article: s.article.ID, Span: briefing.SentencesAt(s.article.Text, s.cursor)}, true
}

// isKept reports whether the passage that was read last holds one that is kept.
func (s *session) isKept() bool {
	return slices.ContainsFunc(s.placed, func(p notes.Placed) bool {
		return p.State != notes.Lost && p.Article == s.article.ID && p.Span.Overlaps(s.cursor)
	})
}

// noteAt returns the note on the passage that was read last, a new one if there is none.
// It returns false, and says why, if none can be kept here.
func (s *session) noteAt() (n notes.Note, isNew, ok bool) {
	if s.opts.Notes.Path == "" {
		s.say("No notes are kept for this library.")
		return n, false, false
	}
	at, ok := s.at()
	if !ok {
		s.say("No passage here: open an article.")
		return n, false, false
	}
	for _, p := range s.placed {
		if p.State != notes.Lost && p.Ref() == at {
			return p.Note, false, true
		}
	}
	return notes.On(s.article, at.Span), true, true
}

// keep keeps the passage, or lets it go.
func (s *session) keep(string) {
	n, isNew, ok := s.noteAt()
	switch {
	case !ok:
	case isNew:
		s.write("Kept.", notes.Note{}, n)
	default:
		s.write("No longer kept.", n, notes.Note{})
	}
}

// note writes a note on the passage. Without a text, the lines that follow are the note,
// up to one with a full stop alone.
func (s *session) note(text string) {
	n, isNew, ok := s.noteAt()
	if !ok {
		return
	}
	if text == "" {
		if n.Text != "" {
			s.say("The note is now:", n.Text)
		}
		s.say("Type the note. A line with a full stop alone ends it.")
		var lines []string
		for {
			line, more := s.ask()
			if !more || strings.TrimSpace(line) == "." {
				break
			}
			lines = append(lines, line)
		}
		text = strings.TrimSpace(strings.Join(lines, "\n"))
	}
	if text == "" {
		s.say("Nothing was written.")
		return
	}
	was := n
	if isNew {
		was = notes.Note{}
	}
	n.Text = text
	s.write("Kept, with a note.", was, n)
}

// write replaces a note by another in the file; the zero Note is none.
func (s *session) write(said string, was, now notes.Note) {
	now, err := s.put(was, now)
	if err != nil {
		s.say(full(err.Error()))
		return
	}
	s.say(said)
	s.undo = append(s.undo, change{said, func() error {
		_, err := s.put(now, was)
		return err
	}})
}

// put is write without a word. It returns the note as the file has it.
func (s *session) put(was, now notes.Note) (notes.Note, error) {
	var err error
	book := s.opts.Notes
	switch {
	case now.Article == "":
		err = book.Remove(s.ctx, was.ID, s.placed...)
	case was.Article == "":
		now, err = book.Add(s.ctx, now, s.placed...)
	default:
		err = book.Change(s.ctx, now, s.placed...)
	}
	if err != nil {
		return now, err
	}
	return now, s.placeNotes()
}

// noteTrail returns the trail through the notes.
func (s *session) noteTrail() briefing.Trail {
	var stops []briefing.Ref
	for _, p := range s.placed {
		if s.Has(p.Article) && p.State != notes.Lost {
			stops = append(stops, p.Ref())
		}
	}
	return s.InOrder(briefing.NewTrail(page.NotesTrail, "", stops))
}

func (s *session) listNotes(string) {
	s.visit(page.Target{Page: page.ID{Kind: page.Notes}}, briefing.Ref{})
	if t := s.noteTrail(); t.Len() > 0 && s.page.ID.Kind == page.Notes {
		s.trails.Walk(trail.Trail{Trail: t, At: -1})
	}
}

func (s *session) memo(by string) {
	if by != "" && !slices.Contains(memo.Orders, memo.By(by)) {
		s.say(full("A memo by what? Want " + briefing.Either(memo.Orders)))
		return
	}
	s.visit(page.Target{Page: page.ID{Kind: page.Memo, Key: by}}, briefing.Ref{})
}

func (s *session) verify(file string) {
	if file == "" {
		s.say("Verify which file? Type its name after the command.")
		return
	}
	s.visit(page.Target{Page: page.ID{Kind: page.Verify, Key: file}}, briefing.Ref{})
}
