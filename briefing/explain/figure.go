package explain

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/link"
)

// spellings counts the spellings by which a figure is linked, and where its surname
// is not.
type spellings struct {
	figure  *briefing.Figure
	linker  *link.Linker
	surname string // folded; "" if no person's name of several words gives one
	order   []*spelling
	byKey   map[string]*spelling
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
	if words := strings.Fields(fold.String(f.Name)); f.Type == briefing.Person && len(words) > 1 {
		s.surname = words[len(words)-1]
	}
	return s
}

// put returns the count of a spelling, which it makes if there is none.
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
	mentions := s.linker.Link(a).Mentions
	isNamed := false
	for _, m := range mentions {
		if m.Subject == s.figure.ID {
			s.of(m.Ref.Span.In(a.Text)).add(m)
			isNamed = true
		}
	}
	if s.surname != "" {
		s.readUnlinked(a, mentions, isNamed)
	}
}

// of returns the spelling that a mention is of: the name that is written so, else the
// first that differs in case, accents and hyphens only, else the surname or another
// form, which the program knows by itself.
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
	for _, name := range briefing.Names(s.figure) {
		if s.figure.Type == briefing.Person && strings.HasSuffix(fold.String(name), " "+folded) {
			kind = Surname
			break
		}
	}
	return s.put("="+folded, kind, strings.Join(strings.Fields(text), " "))
}

// readUnlinked counts where the surname stands with a capital and is part of no
// mention of a figure.
func (s *spellings) readUnlinked(a *briefing.Article, mentions []briefing.Mention, isNamed bool) {
	kind := Unnamed
	if isNamed {
		kind = Kept
	}
	text := briefing.Show(a.Text)
	for w := range fold.Words(text.Words) {
		at := briefing.Span{Start: w.Start, End: w.End}
		first, _ := utf8.DecodeRuneInString(at.In(a.Text))
		if w.Folded != s.surname || !unicode.IsUpper(first) || text.IsCode(at.Start) {
			continue
		}
		if slices.ContainsFunc(mentions, func(m briefing.Mention) bool { return m.Ref.Span.Overlaps(at) }) {
			continue
		}
		s.put("-"+string(kind), kind, at.In(a.Text)).add(briefing.Mention{
			Subject: s.figure.ID, Ref: briefing.Ref{Article: a.ID, Span: at}, Sentence: briefing.SentenceAt(a.Text, at),
		})
	}
}

// parts returns names and aliases in the order of the digest, then the forms that the
// program knows by itself, then what is not linked.
func (s *spellings) parts() []Part {
	var out []Part
	for _, p := range s.order {
		out = append(out, p.part)
	}
	slices.SortStableFunc(out, func(a, b Part) int { return rank(a.Kind) - rank(b.Kind) })
	return out
}

func rank(k Kind) int {
	return slices.Index([]Kind{Name, Alias, Surname, Form, Unnamed, Kept}, k)
}
