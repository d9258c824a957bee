package linear

import (
	"errors"
	"fmt"
	"sort"
	"strings"

	"briefing/briefing"
	"briefing/briefing/notes"
	"briefing/briefing/page"
	"briefing/briefing/verify"
	"briefing/ui/contents"
	"briefing/ui/trail"
)

// home is the page that a session begins with.
var home = page.Target{Page: page.ID{Kind: page.Overview}}

// welcome says what the library holds, and lists its lists.
func (s *session) welcome() {
	last := s.state.Page
	if !s.show(home.Page) {
		return
	}
	s.history.Visit(s.place())
	parts := []string{full(s.lib.Title()), full(s.holds())}
	if s.lib.Digest().HasFound() {
		parts = append(parts, full("What is unchecked was "+page.Found))
	}
	if n := len(s.fresh()); n > 0 {
		parts = append(parts, full(briefing.Count(n, "new article")))
	}
	s.say(append(parts, "Type help, or a number.")...)
	s.lists()
	if last.Kind == page.Article && s.Has(briefing.ArticleID(last.Key)) {
		e, _ := s.Entry(briefing.ArticleID(last.Key))
		s.say("You were at:", full(contents.Name(e)), "Type resume to go on there.")
	}
}

// holds says how much the library holds.
func (s *session) holds() string {
	said := []string{briefing.Count(len(s.Entries), "article")}
	if n := len(s.lib.Digest().Topics); n > 0 {
		said = append(said, briefing.Count(n, "topic"))
	}
	if n := s.unread(); n < len(s.Entries) {
		said = append(said, count(n)+" unread")
	}
	return strings.Join(said, ", ")
}

// lists lists the lists of the library.
func (s *session) lists() {
	d := s.lib.Digest()
	f := flow{what: "lists"}
	add := func(name string, n int, key string) {
		if n > 0 {
			f.add(fmt.Sprintf("%s, %s", name, count(n)), choice{to: page.Target{Page: page.ID{Kind: page.List, Key: key}}})
		}
	}
	add("Topics", len(d.Topics), string(briefing.KindTopic))
	add("Figures", len(d.Figures), string(briefing.KindFigure))
	add("Events", len(d.Events), string(briefing.KindEvent))
	add("Articles", len(s.Entries), string(page.Article))
	add("Claims", len(d.Claims), string(briefing.KindClaim))
	add("Numbers", len(d.Numbers), string(briefing.KindNumber))
	s.offer(f)
}

// add adds a row with a number.
func (f *flow) add(text string, c choice) {
	c.text = text
	f.choices = append(f.choices, c)
	f.rows = append(f.rows, row{text: count(len(f.choices)) + " " + text})
}

// offer lists rows; their numbers count until a page is opened.
func (s *session) offer(f flow) {
	s.list = &f
	s.more()
}

// show makes a page the one that is read. It says so if that fails.
func (s *session) show(id page.ID) bool {
	err := s.make(id)
	if err != nil {
		s.say(full(err.Error()))
	}
	return err == nil
}

// make makes a page the one that is read. If it fails, everything stays as it is.
func (s *session) make(id page.ID) error {
	who, err := s.who(id)
	if err != nil {
		return err
	}
	p, err := page.MakeFor(s.ctx, s.lib, id, who)
	if err == nil && p.Pending {
		s.say("Comparing the articles.")
		if _, err = s.lib.CompareArticles(s.ctx); err == nil {
			p, err = page.MakeFor(s.ctx, s.lib, id, who)
		}
	}
	var a *briefing.Article
	if err == nil && id.Kind == page.Article {
		a, err = s.lib.Article(s.ctx, briefing.ArticleID(id.Key))
	}
	if err != nil {
		return err
	}
	s.page, s.article, s.flow, s.list, s.cursor = p, a, read(p), nil, briefing.Span{}
	if a != nil {
		s.flow.next = s.rowAt(p.Body.Start)
	}
	return nil
}

// who returns the reader of a page.
func (s *session) who(id page.ID) (*page.Reader, error) {
	r := &page.Reader{Notes: s.placed, News: s.news, Output: s.output}
	switch id.Kind {
	case page.Overview:
		r.Unread, r.New = s.unread(), s.fresh()
	case page.Verify:
		text, err := verify.ReadFile(id.Key)
		if err != nil {
			return nil, fmt.Errorf("verify %s: %w", id.Key, err)
		}
		findings, err := verify.Draft(s.ctx, s.lib, text)
		if err != nil {
			return nil, fmt.Errorf("verify %s: %w", id.Key, err)
		}
		r.Draft = &page.Draft{Text: text, Findings: findings}
	case page.Notes, page.Memo:
		if s.opts.Notes.Path == "" {
			return nil, errors.New("no notes are kept for this library")
		}
	}
	return r, nil
}

// visit opens a page as a new place, and says it. The trail of the subject that the target
// follows begins; from is the mention that led there, if one did.
func (s *session) visit(to page.Target, from briefing.Ref) {
	s.leave()
	if !s.show(to.Page) {
		return
	}
	if subject := s.subjectOf(to); subject != nil && to.Page.Kind != page.Timeline {
		s.follow(subject, from)
	}
	at := to.At
	if at.Empty() && to.Heading != "" && s.article != nil {
		at = briefing.HeadingIn(s.article.Text, to.Heading)
	}
	switch {
	case s.article == nil:
		s.history.Visit(s.place())
		s.tell()
	case at.Empty():
		s.say(s.heading(), s.resume())
		s.readOn("")
		s.history.Visit(s.place())
	default:
		s.trails.StandAt(briefing.Ref{Article: s.article.ID, Span: at})
		s.land(at)
		s.history.Visit(s.place())
		s.say(s.arrival(true))
		s.passage()
	}
}

// subjectOf returns the subject whose trail a target begins: the one that it follows or
// whose page it is.
func (s *session) subjectOf(to page.Target) briefing.Subject {
	id := to.Follow
	if id == "" && (to.Page.Kind == page.Dossier || to.Page.Kind == page.Compare) {
		id = briefing.SubjectID(to.Page.Key)
	}
	return s.lib.Digest().Subject(id)
}

// tell says a page that is no article: of a subject whatever comes before its first
// passages, else the first rows.
func (s *session) tell() {
	subject := s.lib.Digest().Subject(briefing.SubjectID(s.page.ID.Key))
	if subject == nil || s.page.ID.Kind != page.Dossier && s.page.ID.Kind != page.Compare {
		s.say(full(s.title()))
		s.more()
		return
	}
	kind := string(subject.Kind())
	if f, ok := subject.(*briefing.Figure); ok && f.Type != "" {
		kind = string(f.Type)
	}
	s.say(full(strings.TrimSuffix(subject.Label(), ".")+", "+kind), s.extent())
	if subject.Kind() == briefing.KindClaim || s.page.ID.Kind == page.Compare {
		s.more()
		return
	}
	for s.flow.next < len(s.flow.rows) && !s.flow.rows[s.flow.next].isHeading {
		text := s.flow.rows[s.flow.next].text
		if rest, ok := cutKind(text, kind); ok {
			text = rest // the kind was said
		}
		s.say(text)
		s.flow.next++
	}
	if s.flow.next < len(s.flow.rows) {
		s.say(full(s.flow.rows[s.flow.next].text+" and more"), "Enter reads on.")
	}
}

// cutKind returns a row about a subject without the kind that it begins with.
func cutKind(row, kind string) (rest string, ok bool) {
	if len(row) < len(kind) || !strings.EqualFold(row[:len(kind)], kind) {
		return "", false
	}
	return strings.CutPrefix(strings.TrimPrefix(row[len(kind):], ",")+" ", " ")
}

// title returns the title of the page in words.
func (s *session) title() string { return strings.ReplaceAll(s.page.Title, " | ", " beside ") }

// extent says how long the trail is that n walks, and where on it the reader is.
func (s *session) extent() string {
	t := s.trails
	if !t.Active() {
		return "No article mentions it."
	}
	_, articles := t.Article(t.Len() - 1)
	said := fmt.Sprintf("%s in %s.", briefing.Count(t.Len(), "stop"), briefing.Count(articles, "article"))
	if t.At >= 0 {
		return said + fmt.Sprintf(" You come from stop %s; n goes to the next.", count(t.At+1))
	}
	return said + " n goes to the first."
}

// heading says which article is read.
func (s *session) heading() string {
	e := s.article.Entry
	said := []string{
		fmt.Sprintf("Article %s of %s:", count(s.Rank(e.ID)+1), count(len(s.Entries))),
		full(contents.Name(e)), full(e.Source), when(e.Published),
		full(fmt.Sprintf("%s, %s", briefing.Count(e.Words, "word"), briefing.Count(e.Minutes(), "minute"))),
	}
	return strings.Join(said, " ")
}

// paragraph returns the number of a row among the rows of the article's text.
func (s *session) paragraph(at int) string {
	first := s.rowAt(s.page.Body.Start)
	return fmt.Sprintf("%s of %s", count(max(at-first, 0)+1), count(len(s.flow.rows)-first))
}

// rowAt returns the row in which a byte of the page's Markdown is, or that comes after it.
func (s *session) rowAt(at int) int {
	return sort.Search(len(s.flow.rows), func(i int) bool { return s.flow.rows[i].span.End > at })
}

// land goes to the sentences of a passage of the article that is read.
func (s *session) land(at briefing.Span) {
	s.cursor = briefing.SentenceAt(s.article.Text, at)
	s.flow.next = s.rowAt(s.page.PageSpan(at).Start) + 1
}

// placeNotes finds where the notes stand in the library that is read.
func (s *session) placeNotes() error {
	if s.opts.Notes.Path == "" {
		return nil
	}
	all, err := s.opts.Notes.Notes(s.ctx)
	if err != nil {
		s.say(full(err.Error()))
		return nil
	}
	s.placed, err = notes.PlaceAll(s.ctx, s.lib, all)
	return err
}

// refill gets the stops of a trail that was walked in an earlier session, or in the
// library before it was read again.
func (s *session) refill() {
	t, err := s.again(s.trails.Trail.Trail)
	if err != nil {
		s.say(full(err.Error()))
		t = briefing.Trail{}
	}
	s.trails.Fill(t)
}

// again returns a trail in the library as it is now.
func (s *session) again(was briefing.Trail) (briefing.Trail, error) {
	switch {
	case was.Label == page.NotesTrail && was.Subject == "":
		return s.noteTrail(), nil
	case was.Label == page.NewsTrail && was.Subject == "":
		return s.newsTrail()
	case page.IsShared(was.Label) && was.Subject == "":
		return s.sharedTrail(was.Label)
	case was.Subject == "":
		t, _, err := s.find(was.Label)
		return t, err
	}
	subject := s.lib.Digest().Subject(was.Subject)
	if subject == nil {
		return briefing.Trail{}, nil
	}
	return briefing.Follow(s.ctx, s.lib, subject)
}

// follow begins the trail of a subject; from is the stop that the reader comes from, if it
// is one.
func (s *session) follow(subject briefing.Subject, from briefing.Ref) {
	t, err := briefing.Follow(s.ctx, s.lib, subject)
	if err != nil {
		s.say(full(err.Error()))
		return
	}
	s.trails.Walk(trail.Trail{Trail: t, At: t.Index(from)})
}
