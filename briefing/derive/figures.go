package derive

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing"
)

// mostFigures is the most tags that are looked for in the texts.
const mostFigures = 300

// tagFigure begins the IDs of figures that are tags.
const tagFigure = "figure-"

// capitals says how much oftener a word must stand in the texts with a capital
// letter than without to be a name: now and then a name stands in an address.
const capitals = 10

// figureTags returns the tags to look for, but those that are names of others, in the
// order of their words, so that it does not matter which is used most.
func (s *Stated) figureTags(others []*briefing.Figure) []*word {
	named := isNamed(others)
	tags := mostUsed(s.tags, 2, mostFigures)
	tags = slices.DeleteFunc(tags, func(w *word) bool { return named(w.folded) })
	slices.SortFunc(tags, func(a, b *word) int { return cmp.Compare(a.folded, b.folded) })
	return tags
}

// chosen returns the figures that the texts mention by a name, the most mentioned
// first.
func chosen(s *Stated, mentions map[briefing.SubjectID]int) []*briefing.Figure {
	notes := s.noteFigures()
	out := slices.DeleteFunc(slices.Clone(notes), func(f *briefing.Figure) bool { return mentions[f.ID] == 0 })
	found := s.foundFigures(notes)
	for _, f := range found {
		if mentions[f.ID] > 0 {
			out = append(out, f)
		}
	}
	for _, t := range s.figureTags(slices.Concat(notes, found)) {
		c := t.candidate()
		if len(c.names) == 0 {
			continue
		}
		best := slices.MaxFunc(c.names, func(a, b *briefing.Figure) int { return cmp.Compare(mentions[a.ID], mentions[b.ID]) })
		small := 0
		if c.small != nil {
			small = mentions[c.small.ID]
		}
		if n := mentions[best.ID]; n > 0 && n >= capitals*small {
			out = append(out, best)
		}
	}
	slices.SortStableFunc(out, func(a, b *briefing.Figure) int {
		return cmp.Or(cmp.Compare(place(a), place(b)), cmp.Compare(mentions[b.ID], mentions[a.ID]))
	})
	return out
}

// place returns where figures of a kind stand among those that were found: people first.
func place(f *briefing.Figure) int {
	if !f.Found {
		return 0
	}
	return slices.Index([]briefing.FigureKind{briefing.Person, briefing.Organization, briefing.Place, briefing.Thing}, f.Type)
}

// candidate is the spellings of a tag that may be names, of which at most one is,
// and, if that is to be told by it, the one without capital letters.
type candidate struct {
	names []*briefing.Figure
	small *briefing.Figure
}

func (c candidate) all() []*briefing.Figure {
	if c.small == nil {
		return c.names
	}
	return append(slices.Clip(c.names), c.small)
}

// candidate returns none for a tag without letters, or of a single one: it would
// stand everywhere.
func (w *word) candidate() candidate {
	name := strings.ReplaceAll(w.name(), "_", " ")
	if strings.Contains(w.folded, " ") && !strings.ContainsFunc(name, unicode.IsDigit) && !hasCapital(name) {
		name = strings.ReplaceAll(name, "-", " ") // as tags have to be written that may hold no space
	}
	isWord := strings.ContainsFunc(w.folded, unicode.IsLetter) && utf8.RuneCountInString(w.folded) > 1
	switch lower := strings.ToLower(name); {
	case !isWord:
		return candidate{}
	case strings.Contains(w.folded, " ") || lower == strings.ToUpper(name):
		return candidate{names: []*briefing.Figure{w.figure("", name)}}
	default:
		return candidate{names: w.capitalized(name, lower), small: w.figure("-small", lower)}
	}
}

// capitalized returns how a single word may be written as a name: with a capital
// letter, all in capitals if it is short, and as the tag has it.
func (w *word) capitalized(name, lower string) []*briefing.Figure {
	const short = 5
	first, size := utf8.DecodeRuneInString(lower)
	title, upper := string(unicode.ToTitle(first))+lower[size:], strings.ToUpper(lower)
	names := []*briefing.Figure{w.figure("", title)}
	if utf8.RuneCountInString(lower) <= short && upper != title {
		names = append(names, w.figure("-capitals", upper))
	}
	if name != lower && name != title && name != upper {
		names = append(names, w.figure("-written", name))
	}
	return names
}

func (w *word) figure(suffix, name string) *briefing.Figure {
	return &briefing.Figure{ID: w.id(tagFigure) + briefing.SubjectID(suffix), Name: name}
}
