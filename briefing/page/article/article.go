// Package article writes an article's page: a short head, then the article's text, which
// is never changed.
package article

import (
	"strings"

	"briefing/briefing"
	"briefing/briefing/page/sheet"
)

// scribe writes a page of this package.
type scribe struct{ *sheet.Sheet }

// Write writes an article's page: a short head, then the unchanged text.
func Write(on *sheet.Sheet, id briefing.ArticleID) error {
	s := &scribe{on}
	a, err := s.Lib.Article(s.Ctx, id)
	if err != nil {
		return err
	}
	mentions, err := s.Lib.MentionsIn(s.Ctx, id)
	if err != nil {
		return err
	}
	s.BeforeText(a.Text)
	s.Title(sheet.NameOf(a.Entry))
	s.Para(func() {
		s.Dots(a.Source, a.Author, dated(a.Entry))
		if a.Words > 0 {
			s.Dots(a.Length(), briefing.Thousands(a.Minutes())+" min")
		}
	})
	s.bracketed(a.Entry)
	s.copies(a.Also)
	s.templates(a.Removed)
	s.about(id)
	s.topicsOf(a.Entry, mentions)
	mentions = s.marked(mentions)
	s.body(a.Text)
	if err := s.noteLinks(a); err != nil {
		return err
	}
	s.Page.Marks = make([]sheet.Mark, 0, len(mentions))
	for _, m := range mentions {
		if subject := s.Subjects[m.Subject]; subject != nil {
			s.Page.Marks = append(s.Page.Marks, s.mark(subject, m))
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
	s.Para(func() {
		s.Text("Of " + briefing.Count(len(mentions), "mention") + ", the first " + briefing.Thousands(mostMarked) + " are marked.")
	})
	return mentions[:mostMarked]
}

// mark returns the mark of a mention of subject.
func (s *scribe) mark(subject briefing.Subject, m briefing.Mention) sheet.Mark {
	mark := sheet.Mark{Span: m.Ref.Span.Shift(s.Page.Body.Start), Kind: subject.Kind(), Mention: m}
	switch subject := subject.(type) {
	case *briefing.Figure:
		mark.Type = subject.Type
	case *briefing.Claim:
		if m.Report < len(subject.Reports) && subject.Contested(s.Has) {
			mark.Stance = subject.Reports[m.Report].Stance
		}
	}
	return mark
}

// dated returns the date of publication, and says if it comes only from a name.
func dated(e briefing.Entry) string {
	if e.DatedByName {
		return sheet.Human(e.Published) + " (by its name)"
	}
	return sheet.Human(e.Published)
}

// bracketed explains why an article's title is in brackets.
func (s *scribe) bracketed(e briefing.Entry) {
	switch {
	case e.Title == "":
		s.Para(func() { s.Text("The article has no title; in brackets is the name of its file.") })
	case strings.HasPrefix(e.Title, "[") && strings.HasSuffix(e.Title, "]"):
		s.Para(func() { s.Text("The article has no headline; in brackets is this library’s description of it.") })
	}
}

// about links to the figure that an article is a note about.
func (s *scribe) about(id briefing.ArticleID) {
	for _, f := range s.Digest.Figures {
		if f.Note == id {
			s.Para(func() {
				s.Text(sheet.Capital(sheet.KindName(f)) + ": ")
				s.SubjectLink(f)
				s.Dots(s.Tally(f.ID))
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
	s.Para(func() {
		s.Text("The same text is in " + strings.Join(named, ", "))
		if more := len(documents) - most; more > 0 {
			s.Text(" and " + briefing.Count(more, "more document"))
		}
	})
}

// templates says how many templates of a site generator are missing in the text.
func (s *scribe) templates(removed []briefing.Removed) {
	n := 0
	for _, r := range removed {
		if r.IsTemplate() {
			n++
		}
	}
	if n > 0 {
		s.Para(func() {
			s.Text("Taken out of the text: " + briefing.Count(n, "template") + " of the site’s generator.")
		})
	}
}

// body writes an article's text.
func (s *scribe) body(text string) {
	s.Gap("")
	start := s.Len()
	s.Raw(text)
	s.Page.Body = briefing.Span{Start: start, End: s.Len()}
}

// noteLinks links notes in an article's text to the articles they mean. A link
// without a target stays plain text.
func (s *scribe) noteLinks(a *briefing.Article) error {
	written := briefing.NoteLinks(briefing.Show(a.Text))
	if len(written) == 0 {
		return nil
	}
	entries, err := s.Lib.Entries(s.Ctx)
	if err != nil {
		return err
	}
	links := make([]briefing.DocumentLink, len(written))
	for i, w := range written {
		links[i] = briefing.NoteLink(w.Target, string(a.File))
	}
	for i, e := range briefing.Linked(s.Digest, entries, links) {
		if e != nil {
			to := sheet.Target{Page: sheet.OfArticle(e.ID), Heading: links[i].Heading}
			s.Linked(written[i].Words.Shift(s.Page.Body.Start), to)
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
	topics := append(s.Ranked(briefing.KindTopic, weight), s.gathering(e)...)
	if len(topics) == 0 {
		return
	}
	s.Para(func() {
		s.Text("Topics: ")
		for i, t := range topics[:min(most, len(topics))] {
			if i > 0 {
				s.Then()
			}
			s.SubjectLink(t)
		}
	})
}

// gathering returns the topics that gather an article by something other than
// its source or date.
func (s *scribe) gathering(e briefing.Entry) []briefing.Subject {
	selection := briefing.NewSelection([]briefing.Entry{e})
	return s.SubjectsOf(briefing.KindTopic, func(t briefing.Subject) bool {
		topic := t.(*briefing.Topic)
		return topic.Gathers() && !sheet.IsPlain(topic) && len(selection.Of(topic.Where)) > 0
	})
}
