package linear

import (
	"fmt"
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/contents"
)

// atOnce is how many rows are said at once.
const atOnce = 10

// readOn says the next rows of the list or page or, in an article, the next paragraph.
func (s *session) readOn(string) {
	if s.list != nil && s.list.next < len(s.list.rows) {
		s.more()
		return
	}
	if s.article == nil {
		s.list = nil
		s.more()
		return
	}
	if s.flow.next >= len(s.flow.rows) {
		s.ends()
		return
	}
	r := s.flow.rows[s.flow.next]
	s.flow.next++
	s.list = nil
	s.cursor, _ = s.page.ArticleSpan(r.span)
	text := r.text
	if r.isHeading {
		text = "Heading: " + text
	}
	if s.isKept() {
		text = "Kept: " + text
	}
	s.say(text)
	if s.flow.next == len(s.flow.rows) {
		s.state.Read[s.article.ID] = true
	}
}

// ends says that the article ends, and which comes next.
func (s *session) ends() {
	next := s.Rank(s.article.ID) + 1
	if next >= len(s.Entries) {
		s.say("This is the end of the last article.")
		return
	}
	s.say("The article ends here. J opens the next:", full(contents.Name(s.Entries[next])))
}

// more says the next rows of the list or of the page, and how many are left.
func (s *session) more() {
	f := &s.flow
	if s.list != nil {
		f = s.list
	}
	if f.next >= len(f.rows) {
		s.say("This is the end.")
		return
	}
	said := 0
	for ; f.next < len(f.rows) && said < atOnce; f.next++ {
		r := f.rows[f.next]
		if r.isHeading {
			s.say(strings.TrimRight(r.text, ".:") + ":")
			continue
		}
		s.say(r.text)
		said++
	}
	left := 0
	for _, r := range f.rows[f.next:] {
		if !r.isHeading {
			left++
		}
	}
	if left > 0 {
		s.say(count(left) + " more. Enter reads on.")
	}
}

// passage says the passage that was read last.
func (s *session) passage() {
	if s.article == nil || s.cursor.Empty() {
		s.say("No passage here: open an article.")
		return
	}
	text := page.Plain(briefing.Show(s.article.Text), s.cursor)
	if s.isKept() {
		text = "Kept: " + text
	}
	s.say(text)
}

// sentence says the next sentence, or the one before.
func (s *session) sentence(by int) {
	if s.article == nil {
		s.more()
		return
	}
	var at briefing.Span
	var ok bool
	if by > 0 {
		at, ok = briefing.SentenceAfter(s.article.Text, s.cursor.End)
	} else {
		at, ok = briefing.SentenceBefore(s.article.Text, s.cursor.Start)
	}
	switch {
	case !ok && by > 0:
		s.ends()
	case !ok:
		s.say("This is the beginning.")
	default:
		s.land(at)
		s.passage()
	}
}

// paragraphBefore says the paragraph before the one that was said last.
func (s *session) paragraphBefore(string) {
	if s.article == nil {
		s.flow.next = 0
		s.more()
		return
	}
	first := s.rowAt(s.page.Body.Start)
	if s.flow.next-2 < first {
		s.say("This is the beginning.")
		return
	}
	s.flow.next -= 2
	s.list = nil
	s.readOn("")
}

func (s *session) toTop(string) {
	s.list, s.flow.next = nil, 0
	if s.article != nil {
		s.flow.next = s.rowAt(s.page.Body.Start)
	}
	s.readOn("")
}

func (s *session) bottom(string) {
	s.list, s.flow.next = nil, max(len(s.flow.rows)-1, 0)
	s.readOn("")
}

// filter says the rows of the page with certain words. Their numbers stay.
func (s *session) filter(words string) {
	if words == "" {
		s.say("Filter by what? Type the words after the command.")
		return
	}
	f := flow{choices: s.flow.choices}
	for _, r := range s.flow.rows {
		if holds(r.text, words) {
			f.rows = append(f.rows, r)
		}
	}
	s.say(briefing.Count(len(f.rows), "row") + " with these words.")
	if len(f.rows) > 0 {
		s.offer(f)
	}
}

func holds(text, words string) bool {
	text = strings.ToLower(text)
	for w := range strings.FieldsSeq(strings.ToLower(words)) {
		if !strings.Contains(text, w) {
			return false
		}
	}
	return true
}

// neighbour opens the next article or the one before.
func (s *session) neighbour(by int) {
	at := -1
	if s.article != nil {
		at = s.Rank(s.article.ID)
	} else if ref, ok := s.lastStop(); ok {
		at = s.Rank(ref.Article)
	} else if by < 0 {
		at = len(s.Entries)
	}
	switch to := at + by; {
	case len(s.Entries) == 0:
		s.say("There is no article.")
	case to < 0:
		s.say("This is the first article.")
	case to >= len(s.Entries):
		s.say("This is the last article.")
	default:
		s.visit(page.Target{Page: page.OfArticle(s.Entries[to].ID)}, briefing.Ref{})
	}
}

// nextUnread opens the next article that is not marked as read.
func (s *session) nextUnread(string) {
	from := -1
	if s.article != nil {
		from = s.Rank(s.article.ID)
	}
	for i := range s.Entries {
		e := s.Entries[(from+1+i)%len(s.Entries)]
		if !s.state.Read[e.ID] && (s.article == nil || e.ID != s.article.ID) {
			s.visit(page.Target{Page: page.OfArticle(e.ID)}, briefing.Ref{})
			return
		}
	}
	s.say("No other article is unread.")
}

// resumeLast opens the article at which the last session ended.
func (s *session) resumeLast(string) {
	last := s.state.Page
	if last.Kind != page.Article || !s.Has(briefing.ArticleID(last.Key)) {
		s.say("The last session did not end at an article.")
		return
	}
	s.visit(page.Target{Page: last}, briefing.Ref{})
}

// topic opens the next topic or the one before.
func (s *session) topic(by int) {
	all := s.lib.Digest().Topics
	at := slices.IndexFunc(all, func(t *briefing.Topic) bool { return s.page.ID.Whole() == page.OfSubject(t.ID) })
	if at < 0 && by < 0 {
		at = len(all)
	}
	switch to := at + by; {
	case len(all) == 0:
		s.say("There is no topic.")
	case to < 0:
		s.say("This is the first topic.")
	case to >= len(all):
		s.say("This is the last topic.")
	default:
		s.visit(page.Target{Page: page.OfSubject(all[to].ID)}, briefing.Ref{})
	}
}

func (s *session) toggleRead(string) {
	if s.article == nil {
		s.say("Only articles can be marked read.")
		return
	}
	if id := s.article.ID; s.state.Read[id] {
		delete(s.state.Read, id)
		s.say("Marked unread.")
	} else {
		s.state.Read[id] = true
		s.say("Marked read.")
	}
}

// outline lists the headings of the page.
func (s *session) outline(string) {
	f := flow{}
	for i, r := range s.flow.rows {
		if r.isHeading {
			f.add(r.text, choice{do: func() {
				s.list, s.flow.next = nil, i
				s.readOn("")
			}})
		}
	}
	if len(f.rows) == 0 {
		s.say("This page has no headings.")
		return
	}
	s.offer(f)
}

// links lists what the passage that was read last names.
func (s *session) links(string) {
	if s.article == nil {
		s.say(fmt.Sprintf("%s of this page can be opened by a number.", briefing.Count(len(s.flow.choices), "row")))
		return
	}
	f := flow{}
	seen := map[briefing.SubjectID]bool{}
	for _, m := range s.page.Marks {
		subject := s.lib.Digest().Subject(m.Mention.Subject)
		if subject == nil || seen[m.Mention.Subject] || !s.cursor.Overlaps(m.Mention.Ref.Span) {
			continue
		}
		seen[m.Mention.Subject] = true
		to := page.Target{Page: page.OfSubject(m.Mention.Subject), Follow: m.Mention.Subject}
		f.add(full(subject.Label()), choice{to: to, from: m.Mention.Ref})
	}
	if len(f.rows) == 0 {
		s.say("This passage names nothing that can be followed.")
		return
	}
	var all []string
	for _, r := range f.rows {
		all = append(all, r.text)
	}
	s.say("In this passage:", strings.Join(all, " "))
	f.next = len(f.rows)
	s.list = &f
}

// here lists the subjects that the page mentions.
func (s *session) here(string) {
	f := flow{}
	for _, item := range s.OnPage(s.page) {
		text := fmt.Sprintf("%s, %s, %s here, %s in all", item.Label, item.Kind, count(item.Count), count(item.Total))
		f.add(text, choice{to: page.Target{Page: page.OfSubject(item.Subject), Follow: item.Subject}})
	}
	if len(f.rows) == 0 {
		s.say("This page mentions nothing that can be followed.")
		return
	}
	s.offer(f)
}
