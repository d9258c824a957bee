package page

import (
	"strings"
	"unicode"

	"briefing/briefing"
	"briefing/briefing/verify"
)

// verdicts are the sections of a draft's page, those that need a look first.
var verdicts = []struct {
	verify.Verdict
	heading, says string
}{
	{verify.Differs, "Differs", "The articles have something else in its place."},
	{verify.Missing, "Not in the library", ""},
	{verify.Found, "Found", ""},
}

// writeDraft writes how the library stands to what a draft states, and the passages that say
// so.
func writeDraft(s *scribe) error { return s.draft() }

func (s *scribe) draft() error {
	if s.reader == nil || s.reader.Draft == nil {
		return briefing.ErrNotFound
	}
	s.title("Check of " + s.page.ID.Key)
	d := s.reader.Draft
	count := map[verify.Verdict]int{}
	for _, f := range d.Findings {
		count[f.Verdict]++
	}
	s.para(func() { s.text(verify.Summary(count)) })
	text := briefing.Show(d.Text)
	var rows [][]verify.Finding
	together := verify.Together(text, d.Findings)
	for _, v := range verdicts {
		for _, same := range together {
			if same[0].Verdict == v.Verdict {
				rows = append(rows, same)
			}
		}
	}
	s.parts(len(rows), mostRows, "statements")
	from, to := s.part(len(rows), mostRows)
	rows = rows[from:to]
	for _, v := range verdicts {
		for n := 0; len(rows) > 0 && rows[0][0].Verdict == v.Verdict; n++ {
			if n == 0 {
				s.heading(2, func() { s.text(v.heading) })
				s.para(func() { s.text(v.says) })
			}
			if err := s.finding(text, rows[0]); err != nil {
				return err
			}
			rows = rows[1:]
		}
	}
	return nil
}

// finding writes a statement of a draft, with all lines that make it, what differs in bold,
// and the passages that it was compared with, each of which leads to its place.
func (s *scribe) finding(draft briefing.Shown, same []verify.Finding) error {
	f := same[0]
	var lines []string
	for _, line := range verify.Lines(draft, same) {
		lines = append(lines, briefing.Thousands(line))
	}
	at := "line " + lines[0]
	if len(lines) > 1 {
		at = "lines " + strings.Join(lines, ", ")
	}
	s.item(func() {
		s.dots(at, string(f.Kind))
		s.text(": " + f.Kind.Quoted(Plain(draft, f.Span)))
		if f.Instead != "" {
			s.text(" · instead: ")
			s.strong(f.Instead)
		}
	})
	for _, p := range f.Passages {
		a, err := s.read(p.Ref.Article)
		if err != nil {
			return err
		}
		s.subitem(func() { s.compared(f.Kind, p) })
		s.then()
		s.briefArticle(a.Entry, someTitles)
		s.dots(a.Source, stated(a.Published))
	}
	return nil
}

// compared writes a passage that a statement of a draft was compared with, or what an
// article as a whole has of it.
func (s *scribe) compared(kind verify.Kind, p briefing.Passage) {
	if p.Ref.Span.Empty() {
		s.text(kind.OfArticle())
		return
	}
	var hits []briefing.Span
	var to []Target
	for _, h := range p.Hits {
		if h = words(p.In.Words, h); h.Empty() {
			continue
		}
		if n := len(hits); n > 0 && h.Start <= hits[n-1].End {
			hits[n-1] = hits[n-1].Union(h)
			to[n-1].At = hits[n-1]
			continue
		}
		hits = append(hits, h)
		to = append(to, Target{Page: OfArticle(p.Ref.Article), At: h})
	}
	if len(hits) == 0 {
		s.linkText(Plain(p.In, p.Ref.Span), Target{Page: OfArticle(p.Ref.Article), At: p.Ref.Span})
		return
	}
	s.passage(excerptIn(p.In, p.Ref.Span, hits, briefly), to)
}

// words returns span without signs other than letters and digits at its ends.
func words(text string, span briefing.Span) briefing.Span {
	not := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	s := span.In(text)
	span.Start += len(s) - len(strings.TrimLeftFunc(s, not))
	span.End -= len(s) - len(strings.TrimRightFunc(s, not))
	return briefing.Span{Start: min(span.Start, span.End), End: span.End}
}
