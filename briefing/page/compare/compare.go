// Package compare writes the page that compares the articles' accounts of a subject.
package compare

import (
	"briefing/briefing"
	"briefing/briefing/page/claim"
	"briefing/briefing/page/dossier"
	"briefing/briefing/page/number"
	"briefing/briefing/page/sheet"
)

// scribe writes a page of this package.
type scribe struct{ *sheet.Sheet }

// Write writes for each article how often it mentions a subject, the first
// passage, the passages with numbers, and how many more there are. The page of
// a claim does that already. A topic that gathers articles has no passages.
func Write(on *sheet.Sheet, id briefing.SubjectID) error {
	s := &scribe{on}
	subject := s.Subjects[id]
	if subject == nil {
		return briefing.ErrNotFound
	}
	if c, ok := subject.(*briefing.Claim); ok {
		return claim.Write(s.Sheet, c)
	}
	if t, ok := subject.(*briefing.Topic); ok && t.Gathers() {
		return dossier.WriteGathered(s.Sheet, t)
	}
	mentions, err := s.MentionsOf(id)
	if err != nil {
		return err
	}
	n, isNumber := subject.(*briefing.Number)
	given, err := number.AmountsIn(s.Sheet, mentions, func(other *briefing.Number) bool { return !isNumber || other == n })
	if err != nil {
		return err
	}
	quiet, err := s.Quiet(id)
	if err != nil {
		return err
	}
	var others others
	if isNumber {
		if others, err = s.others(n, quiet.Places, given); err != nil {
			return err
		}
	}
	s.Title(subject.Label())
	s.Para(func() {
		s.Dots(sheet.KindName(subject), s.Tally(id))
		s.Then()
		s.LinkText("every passage", sheet.Target{Page: sheet.OfSubject(id)})
	})
	s.PartNotice(id)
	s.OriginsLine(id)
	s.Para(func() { number.WriteDifferences(s.Sheet, given) })
	if isNumber {
		if err := number.WriteHistory(s.Sheet, n); err != nil {
			return err
		}
	}
	holders, err := s.Holders(id)
	if err != nil {
		return err
	}
	for _, h := range holders {
		of := mentions[:h.Mentions]
		mentions = mentions[h.Mentions:]
		if err := s.share(h.Entry, of, given); err != nil {
			return err
		}
	}
	s.ArticleParts(id)
	if err := s.otherValues(others, given); err != nil {
		return err
	}
	return s.WriteSilent(quiet.Without(others.places), others.looked)
}

// share writes one article's part: the first passage about a subject, those
// with new numbers, and how many mentions are left out.
func (s *scribe) share(e briefing.Entry, mentions []briefing.Mention, given number.Amounts) error {
	a, err := s.Read(e.ID)
	if err != nil {
		return err
	}
	s.ArticleHead(e, briefing.Count(len(mentions), "mention"))
	seen := number.Shown{}
	left := 0
	for first := true; len(mentions) > 0; first = false {
		n := sheet.Together(mentions)
		if news := seen.New(given.BySentence[number.SentenceOf(mentions[0])]); first || len(news) > 0 {
			s.statement(a.Shown, mentions[:n], given, news)
		} else {
			left += n
		}
		mentions = mentions[n:]
	}
	s.More(left)
	return nil
}

// statement writes the passage around mentions that stand together, and the
// numbers in it.
func (s *scribe) statement(text briefing.Shown, mentions []briefing.Mention, given number.Amounts, numbers []number.Amount) {
	s.Item(func() { s.Mentioned(text, mentions) })
	for _, a := range numbers {
		s.Subitem(func() { number.WriteAmount(s.Sheet, given, a) })
	}
}
