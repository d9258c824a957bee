package page

import (
	"slices"
	"strings"

	"briefing/briefing"
)

// article writes an article's page: a short head, then the unchanged text.
func (s *scribe) article(id briefing.ArticleID) error {
	a, err := s.lib.Article(s.ctx, id)
	if err != nil {
		return err
	}
	mentions, err := s.lib.MentionsIn(s.ctx, id)
	if err != nil {
		return err
	}
	s.refs = strings.Contains(a.Text, "]:")
	s.title(nameOf(a.Entry))
	s.para(func() {
		s.dots(a.Source, a.Author, dated(a.Entry))
		if a.Words > 0 {
			s.dots(a.Length(), briefing.Thousands(a.Minutes())+" min")
		}
	})
	s.bracketed(a.Entry)
	s.copies(a.Also)
	s.about(id)
	s.topicsOf(a.Entry, mentions)
	mentions = s.marked(mentions)
	s.body(a.Text)
	if err := s.noteLinks(a); err != nil {
		return err
	}
	s.page.Marks = make([]Mark, 0, len(mentions))
	for _, m := range mentions {
		if subject := s.subjects[m.Subject]; subject != nil {
			s.page.Marks = append(s.page.Marks, s.mark(subject, m))
		}
	}
	return nil
}

// mostMarked is how many mentions are marked on an article's page. Most books have fewer;
// millions of marks would take hundreds of megabytes.
const mostMarked = 100_000

// marked returns the mentions that are marked, and says if these are not all.
func (s *scribe) marked(mentions []briefing.Mention) []briefing.Mention {
	if len(mentions) <= mostMarked {
		return mentions
	}
	s.para(func() {
		s.text("Of " + briefing.Count(len(mentions), "mention") + ", the first " + briefing.Thousands(mostMarked) + " are marked.")
	})
	return mentions[:mostMarked]
}

// mark returns the mark of a mention of subject.
func (s *scribe) mark(subject briefing.Subject, m briefing.Mention) Mark {
	mark := Mark{Span: m.Ref.Span.Shift(s.page.Body.Start), Kind: subject.Kind(), Mention: m}
	switch subject := subject.(type) {
	case *briefing.Figure:
		mark.Type = subject.Type
	case *briefing.Claim:
		if m.Report < len(subject.Reports) && subject.Contested(s.has) {
			mark.Stance = subject.Reports[m.Report].Stance
		}
	}
	return mark
}

// dated returns the date of publication, and says if it comes only from a name.
func dated(e briefing.Entry) string {
	if e.DatedByName {
		return human(e.Published) + " (by its name)"
	}
	return human(e.Published)
}

// bracketed explains why an article's title is in brackets.
func (s *scribe) bracketed(e briefing.Entry) {
	switch {
	case e.Title == "":
		s.para(func() { s.text("The article has no title; in brackets is the name of its file.") })
	case strings.HasPrefix(e.Title, "[") && strings.HasSuffix(e.Title, "]"):
		s.para(func() { s.text("The article has no headline; in brackets is this library’s description of it.") })
	}
}

// about links to the figure that an article is a note about.
func (s *scribe) about(id briefing.ArticleID) {
	for _, f := range s.digest.Figures {
		if f.Note == id {
			s.para(func() {
				s.text(capital(kindName(f)) + ": ")
				s.subjectLink(f)
				s.dots(s.tally(f.ID))
			})
			return
		}
	}
}

// copies lists the other documents with the same text.
func (s *scribe) copies(documents []briefing.FileName) {
	const most = 5
	if len(documents) == 0 {
		return
	}
	var named []string
	for _, d := range documents[:min(most, len(documents))] {
		named = append(named, d.String())
	}
	s.para(func() {
		s.text("The same text is in " + strings.Join(named, ", "))
		if more := len(documents) - most; more > 0 {
			s.text(" and " + briefing.Count(more, "more document"))
		}
	})
}

// body writes an article's text.
func (s *scribe) body(text string) {
	s.gap("")
	start := len(s.out)
	s.raw(text)
	s.page.Body = briefing.Span{Start: start, End: len(s.out)}
}

// noteLinks links notes in an article's text to the articles they mean. A link
// without a target stays plain text.
func (s *scribe) noteLinks(a *briefing.Article) error {
	written := briefing.NoteLinks(briefing.Show(a.Text))
	if len(written) == 0 {
		return nil
	}
	entries, err := s.lib.Entries(s.ctx)
	if err != nil {
		return err
	}
	links := make([]briefing.DocumentLink, len(written))
	for i, w := range written {
		links[i] = briefing.NoteLink(w.Target, string(a.File))
	}
	for i, e := range briefing.Linked(s.digest, entries, links) {
		if e != nil {
			to := Target{Page: OfArticle(e.ID), Heading: links[i].Heading}
			s.linked(written[i].Words.Shift(s.page.Body.Start), to)
		}
	}
	return nil
}

// topicsOf links to the topics with most mentions in an article, and to those
// that gather it.
func (s *scribe) topicsOf(e briefing.Entry, mentions []briefing.Mention) {
	const most = 6
	weight := map[briefing.SubjectID]int{}
	for _, m := range mentions {
		weight[m.Subject]++
	}
	topics := append(s.ranked(briefing.KindTopic, weight), s.gathering(e)...)
	if len(topics) == 0 {
		return
	}
	s.para(func() {
		s.text("Topics: ")
		for i, t := range topics[:min(most, len(topics))] {
			if i > 0 {
				s.then()
			}
			s.subjectLink(t)
		}
	})
}

// ranked returns the subjects of a kind that have a weight, heaviest first,
// ties in the editor's order.
func (s *scribe) ranked(k briefing.Kind, weight map[briefing.SubjectID]int) []briefing.Subject {
	var out []briefing.Subject
	for subject := range s.digest.Subjects() {
		if subject.Kind() == k && weight[subject.SubjectID()] > 0 {
			out = append(out, subject)
		}
	}
	slices.SortStableFunc(out, func(a, b briefing.Subject) int {
		return weight[b.SubjectID()] - weight[a.SubjectID()]
	})
	return out
}
