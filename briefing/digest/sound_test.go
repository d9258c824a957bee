package digest_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/digest"
)

// soundness checks what File promises of a digest that was read from anything.
type soundness struct {
	t    *testing.T
	f    *digest.File
	kind map[string]string // by ID
}

func checkSound(t *testing.T, f *digest.File) {
	t.Helper()
	s := soundness{t, f, make(map[string]string)}
	for _, doc := range f.Digest.Documents {
		s.text("file", doc.File)
		for _, a := range doc.Articles {
			s.id(string(a.ID), "article")
		}
	}
	for subject := range f.Digest.Subjects() {
		s.id(string(subject.SubjectID()), string(subject.Kind()))
		s.text("label", subject.Label())
		if line, column := f.Position(subject.SubjectID(), subject.Label()); line < 1 || column < 1 {
			t.Errorf("%s is at %d:%d", subject.SubjectID(), line, column)
		}
	}
	for subject := range f.Digest.Subjects() {
		s.subject(subject)
	}
	s.problems()
}

func (s soundness) id(id, kind string) {
	s.t.Helper()
	if id == "" || strings.Trim(id, "abcdefghijklmnopqrstuvwxyz0123456789-") != "" {
		s.t.Errorf("%s has ID %q", kind, id)
	}
	if other := s.kind[id]; other != "" {
		s.t.Errorf("ID %q is that of a %s and of a %s", id, other, kind)
	}
	s.kind[id] = kind
}

func (s soundness) text(what, text string) {
	s.t.Helper()
	if strings.TrimSpace(text) == "" {
		s.t.Errorf("%s is empty", what)
	}
	s.clean(what, text)
}

func (s soundness) clean(what, text string) {
	s.t.Helper()
	bad := func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }
	if !utf8.ValidString(text) || strings.ContainsFunc(text, bad) {
		s.t.Errorf("%s %q has control characters or is not UTF-8", what, text)
	}
}

func (s soundness) ref(what string, id briefing.SubjectID, kinds string) {
	s.t.Helper()
	if kind := s.kind[string(id)]; kind == "" || !strings.Contains(kinds, kind) {
		s.t.Errorf("%s names %q, a %q; want a %s", what, id, kind, kinds)
	}
}

func (s soundness) subject(subject briefing.Subject) {
	s.t.Helper()
	switch x := subject.(type) {
	case *briefing.Topic:
		s.clean("summary", x.Summary)
		for _, id := range x.About {
			s.ref("about", id, "figure event number claim")
		}
		s.terms(x.Words)
		if x.Where.Unstated() != nil || x.Gathers() && len(x.About)+len(x.Words) > 0 {
			s.t.Errorf("topic %s gathers articles by %s, about %v, words %v", x.ID, x.Where, x.About, x.Words)
		}
	case *briefing.Figure:
		if !strings.Contains(" person organization place thing ", " "+string(x.Type)+" ") {
			s.t.Errorf("figure %s is a %q", x.ID, x.Type)
		}
		s.names(x.Name, x.Aliases)
	case *briefing.Event:
		if x.Place != "" {
			s.ref("place", x.Place, "figure")
		}
		for _, id := range x.Who {
			s.ref("who", id, "figure")
		}
		s.names(x.Name, x.Names)
		s.match(x.Match)
	case *briefing.Number:
		s.match(x.Match)
	case *briefing.Claim:
		s.claim(x)
	}
}

func (s soundness) claim(c *briefing.Claim) {
	s.t.Helper()
	if c.Topic != "" {
		s.ref("topic", c.Topic, "topic")
	}
	for _, r := range c.Reports {
		s.text("article", string(r.Article))
		if !strings.Contains(" asserts denies attributes questions ", " "+string(r.Stance)+" ") {
			s.t.Errorf("report has stance %q", r.Stance)
		}
		for i, id := range r.By {
			s.ref("by", id, "figure")
			if slices.Contains(r.By[:i], id) {
				s.t.Errorf("%q speaks twice", id)
			}
		}
		s.clean("wording", r.Wording)
		s.match(r.Match)
	}
}

func (s soundness) names(name string, others []string) {
	s.t.Helper()
	seen := map[string]bool{name: true}
	for _, other := range others {
		s.text("name", other)
		if seen[other] {
			s.t.Errorf("%q is there twice", other)
		}
		seen[other] = true
	}
}

func (s soundness) match(rules []briefing.Rule) {
	s.t.Helper()
	for _, rule := range rules {
		if len(rule) == 0 {
			s.t.Error("a rule has no group")
		}
		for _, group := range rule {
			if len(group) == 0 {
				s.t.Error("a group has no term")
			}
			s.terms(group)
		}
	}
}

func (s soundness) terms(terms []briefing.Term) {
	s.t.Helper()
	seen := make(map[briefing.Term]bool)
	for _, term := range terms {
		if seen[term] {
			s.t.Errorf("term %v is there twice", term)
		}
		seen[term] = true
		switch {
		case term.Figure != "":
			s.ref("term", term.Figure, "figure")
		case !term.Number:
			s.text("term", term.Text)
		}
	}
}

func (s soundness) problems() {
	s.t.Helper()
	line, column := 1, 1
	for _, p := range s.f.Problems {
		if p.Line < line || p.Line == line && p.Column < column {
			s.t.Errorf("problem at %d:%d comes after %d:%d", p.Line, p.Column, line, column)
		}
		line, column = p.Line, p.Column
		s.text("problem", p.Text)
		if message := p.Error(); strings.ContainsFunc(message, unicode.IsControl) {
			s.t.Errorf("message %q has control characters", message)
		}
	}
}
