package linear

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/concord"
	"briefing/briefing/notes"
	"briefing/briefing/page"
	"briefing/ui/command"
	"briefing/ui/contents"
	"briefing/ui/system"
	"briefing/ui/trail"
)

// mostArticles limits the articles on the trail of a search, as in the app.
const mostArticles = 5000

// find searches for a query as the app does: its last word may be unfinished. It returns
// the hits as a trail in the order of the library.
func (s *session) find(query string) (briefing.Trail, briefing.Answer, error) {
	q, err := briefing.ParseQuery(query)
	if err != nil {
		return briefing.Trail{}, briefing.Answer{}, err
	}
	q = notes.Answer(q.Completing(), s.placed)
	answer, err := briefing.Look(s.ctx, s.lib, q, briefing.SearchOptions{Limit: mostArticles})
	if err != nil {
		return briefing.Trail{}, answer, err
	}
	return s.InOrder(briefing.ResultTrail(query, answer.All())), answer, nil
}

// mostListed limits the passages that a search lists; the trail has all.
const mostListed = 500

// search lists the passages that answer a query, the best first; they are the trail.
func (s *session) search(query string) {
	if query == "" {
		s.say("Search for what? Type the words after the command.")
		return
	}
	t, answer, err := s.find(query)
	if err != nil {
		s.say(full(err.Error()))
		return
	}
	s.state.Searches = append([]string{query}, slices.DeleteFunc(s.state.Searches, func(q string) bool { return q == query })...)
	if t.Len() == 0 {
		s.say("Nothing for " + full(query) + s.suggest(query))
		return
	}
	s.trails.Walk(trail.Trail{Trail: t, At: -1})
	_, articles := t.Article(t.Len() - 1)
	s.say(fmt.Sprintf("%s in %s. n goes to the first in the order of the articles.", briefing.Count(t.Len(), "stop"), briefing.Count(articles, "article")))
	f := flow{what: hits}
	f.addHits(answer.Results)
	if len(answer.Forms) > 0 {
		f.rows = append(f.rows, row{text: "Other forms of the words", isHeading: true})
		f.addHits(answer.Forms)
	}
	s.offer(f)
}

// hits are the rows of a search. Its trail goes before that of the page below.
const hits = "hits"

// addHits adds the passages of results, numbered.
func (f *flow) addHits(results []briefing.Result) {
	for _, r := range results {
		name := full(strings.Join(slices.DeleteFunc([]string{contents.Name(r.Entry), inWords(contents.About(r.Entry))}, func(s string) bool { return s == "" }), ", "))
		if len(f.choices) >= mostListed {
			break
		}
		if len(r.Passages) == 0 {
			f.add(name, choice{to: page.Target{Page: page.OfArticle(r.Entry.ID)}})
			continue
		}
		f.rows = append(f.rows, row{text: name, isHeading: true})
		for _, p := range r.Passages {
			at := briefing.Ref{Article: r.Entry.ID, Span: p.Ref.Span}
			if len(p.Hits) > 0 { // else the title alone has the words
				at.Span = p.Hits[0]
			}
			f.add(page.Plain(p.In, p.Ref.Span), choice{to: page.Target{Page: page.OfArticle(r.Entry.ID), At: at.Span}, from: at})
		}
	}
}

// suggest proposes another spelling for a query that nothing answers.
func (s *session) suggest(query string) string {
	lib, ok := any(s.lib).(interface {
		Suggest(ctx context.Context, word string) (string, error)
	})
	q, err := briefing.ParseQuery(query)
	if !ok || err != nil {
		return ""
	}
	better := query
	for _, w := range q.Words() {
		if near, err := lib.Suggest(s.ctx, w); err == nil && near != "" && !strings.EqualFold(near, w) {
			better = strings.Replace(better, w, near, 1)
		}
	}
	if better == query {
		return ""
	}
	return " Perhaps: search " + better + "."
}

// jump opens what a name, an ID or the ref of a passage names.
func (s *session) jump(name string) {
	if name == "" {
		s.say("Go where? Type a name after the command.")
		return
	}
	if to, ok := s.named(name); ok {
		s.visit(to, briefing.Ref{})
	}
}

// jumpOr opens what a line names that is no command.
func (s *session) jumpOr(line string) {
	if _, err := s.lookup(line); errors.Is(err, briefing.ErrNotFound) {
		s.say("No command or name: "+full(line), "Type help, or search and the words.")
		return
	}
	s.jump(line)
}

// named returns where a name leads. If it names nothing, it says so.
func (s *session) named(name string) (page.Target, bool) {
	to, err := s.lookup(name)
	if err != nil {
		s.say(full(err.Error()))
	}
	return to, err == nil
}

func (s *session) lookup(name string) (page.Target, error) {
	name = briefing.CutLink(name)
	ref, isRef := briefing.ParseRef(name)
	if isRef {
		name = string(ref.Article)
	}
	found, err := briefing.Lookup(s.ctx, s.lib, name)
	switch {
	case err != nil:
		return page.Target{}, err
	case found.Entry == nil && isRef:
		return page.Target{}, fmt.Errorf("%q is no article: %w", name, briefing.ErrNotFound)
	case found.Entry == nil:
		id := found.Subject.SubjectID()
		return page.Target{Page: page.OfSubject(id), Follow: id}, nil
	case !isRef:
		return page.Target{Page: page.OfArticle(found.Entry.ID)}, nil
	}
	a, err := s.lib.Article(s.ctx, found.Entry.ID)
	if err == nil && ref.Span.End > len(a.Text) {
		err = fmt.Errorf("%q: the text ends at byte %d: %w", ref, len(a.Text), briefing.ErrNotFound)
	}
	if err != nil {
		return page.Target{}, err
	}
	return page.Target{Page: page.OfArticle(a.ID), At: briefing.WholeRunes(a.Text, ref.Span)}, nil
}

// subjectNamed returns the subject that a name means, or the one at hand if it is "".
func (s *session) subjectNamed(name, what string) briefing.Subject {
	if name == "" {
		subject := s.subject()
		if subject == nil {
			s.say(full("Nothing to " + what + " here: open a figure, event, number or claim, or type its name too"))
		}
		return subject
	}
	found, err := briefing.Lookup(s.ctx, s.lib, name)
	switch {
	case err != nil:
		s.say(full(err.Error()))
	case found.Subject == nil:
		s.say(full(name + " is an article"))
	}
	return found.Subject
}

func (s *session) compare(name string) {
	subject := s.subjectNamed(name, "compare")
	switch {
	case subject == nil:
	case briefing.Gathers(subject):
		s.say("A topic that holds whole articles cannot be compared.")
	default:
		s.visit(page.Target{Page: page.CompareOf(subject.SubjectID()), Follow: subject.SubjectID()}, briefing.Ref{})
	}
}

func (s *session) timeline(name string) {
	id := page.ID{Kind: page.Timeline}
	switch kind := s.page.ID.Kind; {
	case name != "":
		subject := s.subjectNamed(name, "put on a timeline")
		if subject == nil {
			return
		}
		id = page.TimelineOf(subject.SubjectID())
	case kind == page.Dossier || kind == page.Compare:
		id = page.TimelineOf(briefing.SubjectID(s.page.ID.Key))
	}
	s.visit(page.Target{Page: id}, briefing.Ref{})
}

func (s *session) origins(string) {
	id := page.OriginsOf("")
	if kind := s.page.ID.Kind; kind == page.Dossier || kind == page.Compare {
		id = page.OriginsOf(briefing.SubjectID(s.page.ID.Key))
	}
	s.visit(page.Target{Page: id}, briefing.Ref{})
}

// concordance sets the passages of the subject at hand below each other or, without one,
// those of the search that is walked.
func (s *session) concordance(string) {
	subject, query := briefing.SubjectID(""), ""
	switch kind := s.page.ID.Kind; {
	case kind == page.Dossier || kind == page.Compare:
		subject = briefing.SubjectID(s.page.ID.Key)
	case s.trails.Active() && (s.trails.Subject != "" || page.IsSearch(s.trails.Trail.Trail)):
		subject, query = s.trails.Subject, s.trails.Label
	default:
		s.say("No passages to line up: open a figure or event, or search.")
		return
	}
	s.visit(page.Target{Page: page.ConcordanceOf(subject, query, concord.Before)}, briefing.Ref{})
}

// beside sets the article that is read beside another.
func (s *session) beside(name string) {
	if s.article == nil {
		s.say("Open an article first.")
		return
	}
	id := s.article.ID
	if s.news != nil && name == "" {
		if _, edited := s.news.Before[id]; edited {
			s.visit(page.Target{Page: page.BeforeOf(id)}, briefing.Ref{})
			return
		}
	}
	var other briefing.ArticleID
	if name != "" {
		to, ok := s.named(name)
		if !ok {
			return
		}
		if other = briefing.ArticleID(to.Page.Key); to.Page.Kind != page.Article || other == id {
			s.say("That is not another article.")
			return
		}
	} else {
		c, err := s.lib.CompareArticles(s.ctx)
		if err != nil {
			s.say(full(err.Error()))
			return
		}
		var ok bool
		if other, ok = c.Nearest(id); !ok {
			s.say("No other article shares a passage with this one. Type diff and the name of an article.")
			return
		}
	}
	if s.Rank(other) < s.Rank(id) {
		id, other = other, id
	}
	s.visit(page.Target{Page: page.BesideOf(id, other)}, briefing.Ref{})
}

func (s *session) since(string) {
	if s.news == nil {
		s.say("This is the first visit on record: what is new shows from the next one on.")
		return
	}
	s.visit(page.Target{Page: page.ID{Kind: page.Since}}, briefing.Ref{})
}

// copy says the passage with its source, and puts it on the clipboard if there is one.
func (s *session) copy(string) {
	at, ok := s.at()
	if !ok {
		s.say("No passage here: open an article.")
		return
	}
	text := "“" + page.Plain(briefing.Show(s.article.Text), at.Span) + "”"
	if from := page.Citation(s.article.Entry); from != "" {
		text += " — " + from
	}
	s.give(text + " (" + at.String() + ")")
}

func (s *session) copyLink(string) {
	if s.article == nil || s.article.URL == "" {
		s.say("No article with an address here.")
		return
	}
	s.give(s.article.URL)
}

// give says text, and puts it on the clipboard if there is one.
func (s *session) give(text string) {
	said := "To copy:"
	if system.Clip(text) {
		said = "Copied:"
	}
	s.say(said, text)
}

func (s *session) original(string) {
	if s.article == nil || s.article.URL == "" {
		s.say("No article with an address here.")
		return
	}
	if opened, ok := system.Browse(s.article.URL)().(system.Browsed); ok && opened.Err != nil {
		s.say(full(opened.Err.Error()))
		return
	}
	s.say("Opened", full(s.article.URL))
}

// pipe gives the passage to a program that a line names.
func (s *session) pipe(line string) {
	c, err := command.Parse(line)
	if err != nil {
		s.say(full(err.Error()))
		return
	}
	s.run(c)
}

// run runs a program and says what it prints.
func (s *session) run(c command.Command) {
	at, ok := s.at()
	if !ok && s.article != nil {
		at.Article = s.article.ID
	}
	from := command.Source{Library: s.lib, Path: s.opts.Library.Path, File: s.lib.File, Page: s.page, At: at, Trail: s.trails.Trail.Trail}
	stdin, values, err := c.Input(s.ctx, from)
	var args []string
	if err == nil {
		args, err = c.Args(values)
	}
	if err != nil {
		s.say(full(c.Name + ": " + err.Error()))
		return
	}
	r := c.Start(s.ctx, args, values.Env(), stdin)
	switch {
	case r.Err != nil:
		s.say(full(r.Err.Error()))
	case strings.TrimSpace(r.Out) == "" || c.Show == command.Nowhere:
		s.say(full(c.Name + " is done"))
	case c.Show == command.InStatus:
		s.say(c.Name+":", r.Last())
	default:
		s.output = &page.Output{Name: r.Name, From: c.Given(values, from), Text: r.Out, Cut: r.Cut}
		s.visit(page.Target{Page: page.ID{Kind: page.Programs, Key: r.Name}}, briefing.Ref{})
	}
}
