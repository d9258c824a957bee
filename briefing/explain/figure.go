package explain

import (
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/language"
	"briefing/briefing/link"
)

// spellings counts the spellings by which a figure is linked, and the places
// where its surname is not linked.
type spellings struct {
	figure *briefing.Figure
	linker *link.Linker
	order  []*spelling
	byKey  map[string]*spelling
	in     []*language.Language // of the articles, each once
}

type spelling struct {
	part Part
	last briefing.ArticleID
}

func newSpellings(d *briefing.Digest, f *briefing.Figure) *spellings {
	s := &spellings{
		figure: f,
		linker: link.New(&briefing.Digest{Figures: d.Figures}),
		byKey:  map[string]*spelling{},
	}
	for i, name := range briefing.Names(f) {
		kind := Alias
		if i == 0 {
			kind = Name
		}
		s.put(name, kind, name)
	}
	return s
}

// put returns the counter of a spelling, a new one if necessary.
func (s *spellings) put(key string, kind Kind, text string) *spelling {
	if known := s.byKey[key]; known != nil {
		return known
	}
	made := &spelling{part: Part{Kind: kind, Text: text}}
	s.byKey[key] = made
	s.order = append(s.order, made)
	return made
}

func (s *spelling) add(m briefing.Mention) {
	s.part.add(m, s.last != m.Ref.Article || s.part.Mentions == 0)
	s.last = m.Ref.Article
}

func (s *spellings) read(a *briefing.Article) {
	links, bare := s.linker.Explain(a)
	text := briefing.Show(a.Text).Words
	if l := language.Of(text); !slices.Contains(s.in, l) {
		s.in = append(s.in, l)
	}
	kind := Unnamed
	for _, m := range links.Mentions {
		if m.Subject == s.figure.ID {
			s.of(seen(m.Ref.Span.In(text))).add(m)
			kind = Kept
		}
	}
	for _, b := range bare {
		if slices.Contains(b.Persons, s.figure.ID) {
			found := s.put("-"+string(kind), kind, seen(b.Ref.Span.In(text)))
			found.add(briefing.Mention{Subject: s.figure.ID, Ref: b.Ref, Sentence: b.Sentence})
		}
	}
}

// seen returns the visible characters of a part of a text.
func seen(words string) string { return strings.ReplaceAll(words, string(fold.Hidden), "") }

// of returns the spelling that a mention belongs to: the name written exactly
// so, else the first that differs only in case, accents and hyphens, else the
// surname or another derived form.
func (s *spellings) of(text string) *spelling {
	if known := s.byKey[text]; known != nil {
		return known
	}
	folded := fold.String(text)
	for _, name := range briefing.Names(s.figure) {
		if fold.String(name) == folded {
			return s.byKey[name]
		}
	}
	kind := Form
	if slices.ContainsFunc(link.Surnames(s.figure), func(name string) bool { return fold.String(name) == folded }) {
		kind = Surname
	}
	return s.put("="+folded, kind, strings.Join(strings.Fields(text), " "))
}

// parts returns names and aliases in the order of the digest, then derived
// forms, those that were found and all that were looked for, then spellings that are not
// linked.
func (s *spellings) parts() []Part {
	var out []Part
	for _, p := range s.order {
		out = append(out, p.part)
	}
	for _, l := range s.in {
		for _, w := range link.Forms(s.figure, l) {
			out = append(out, Part{Kind: Forms, Text: w.Word + " (" + l.Code + "): " + strings.Join(w.Forms, ", ")})
		}
	}
	slices.SortStableFunc(out, func(a, b Part) int { return rank(a.Kind) - rank(b.Kind) })
	return out
}

func rank(k Kind) int {
	return slices.Index([]Kind{Name, Alias, Surname, Form, Forms, Unnamed, Kept}, k)
}
