package own

import (
	"strings"
	"unicode"

	"briefing/briefing"
	"briefing/briefing/page/sheet"
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

// WriteDraft writes how the library stands to what a draft states, and the passages that say
// so.
func WriteDraft(on *sheet.Sheet) error {
	s := &scribe{on}
	if s.Reader == nil || s.Reader.Draft == nil {
		return briefing.ErrNotFound
	}
	s.Title("Check of " + s.Page.ID.Key)
	d := s.Reader.Draft
	count := map[verify.Verdict]int{}
	for _, f := range d.Findings {
		count[f.Verdict]++
	}
	s.Para(func() { s.Text(verify.Summary(count)) })
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
	s.Parts(len(rows), sheet.MostRows, "statements")
	from, to := s.Part(len(rows), sheet.MostRows)
	rows = rows[from:to]
	for _, v := range verdicts {
		for n := 0; len(rows) > 0 && rows[0][0].Verdict == v.Verdict; n++ {
			if n == 0 {
				s.Heading(2, func() { s.Text(v.heading) })
				s.Para(func() { s.Text(v.says) })
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
	s.Item(func() {
		s.Dots(at, string(f.Kind))
		s.Text(": " + f.Kind.Quoted(sheet.Plain(draft, f.Span)))
		if f.Instead != "" {
			s.Text(" · instead: ")
			s.Strong(f.Instead)
		}
	})
	for _, p := range f.Passages {
		a, err := s.Read(p.Ref.Article)
		if err != nil {
			return err
		}
		s.Subitem(func() { s.compared(f.Kind, p) })
		s.Then()
		s.BriefArticle(a.Entry, sheet.SomeTitles)
		s.Dots(a.Source, sheet.Stated(a.Published))
	}
	return nil
}

// compared writes a passage that a statement of a draft was compared with, or what an
// article as a whole has of it.
func (s *scribe) compared(kind verify.Kind, p briefing.Passage) {
	if p.Ref.Span.Empty() {
		s.Text(kind.OfArticle())
		return
	}
	var hits []briefing.Span
	var to []sheet.Target
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
		to = append(to, sheet.Target{Page: sheet.OfArticle(p.Ref.Article), At: h})
	}
	if len(hits) == 0 {
		s.LinkText(sheet.Plain(p.In, p.Ref.Span), sheet.Target{Page: sheet.OfArticle(p.Ref.Article), At: p.Ref.Span})
		return
	}
	s.Passage(sheet.ExcerptIn(p.In, p.Ref.Span, hits, sheet.Briefly), to)
}

// words returns span without signs other than letters and digits at its ends.
func words(text string, span briefing.Span) briefing.Span {
	not := func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) }
	s := span.In(text)
	span.Start += len(s) - len(strings.TrimLeftFunc(s, not))
	span.End -= len(s) - len(strings.TrimRightFunc(s, not))
	return briefing.Span{Start: min(span.Start, span.End), End: span.End}
}
