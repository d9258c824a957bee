package derive

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing"
)

// mostFigures limits the tags that are looked for in the texts.
const mostFigures = 300

// tagFigure is the prefix of the IDs of figures that are tags.
const tagFigure = "figure-"

// capitals is how many times more often the texts must write a word with a capital
// letter than without it for the word to be a name. It allows for a few names in
// addresses, which are written small.
const capitals = 10

// figureTags returns the tags to look for, without names of others. They are
// sorted by their words, so that the result does not depend on how often each
// is used.
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

// place returns the rank of a figure among those that were found: people first.
// Figures that articles state rank before them, at 0.
func place(f *briefing.Figure) int {
	if !f.Found {
		return 0
	}
	return slices.Index([]briefing.FigureKind{briefing.Person, briefing.Organization, briefing.Place, briefing.Thing}, f.Type)
}

// candidate holds the spellings of a tag that may be names. At most one of them
// is. small, if set, is the spelling without capital letters to compare them
// with.
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

// candidate returns no spellings for a tag with fewer than two letters: it
// would match everywhere.
func (w *word) candidate() candidate {
	name := strings.ReplaceAll(w.name(), "_", " ")
	if strings.Contains(w.folded, " ") && !strings.ContainsFunc(name, unicode.IsDigit) && !hasCapital(name) {
		name = strings.ReplaceAll(name, "-", " ") // tags often cannot hold spaces
	}
	isWord := strings.ContainsFunc(w.folded, unicode.IsLetter) && utf8.RuneCountInString(w.folded) > 1
	switch lower := strings.ToLower(name); {
	case !isWord, strings.Contains(name, "/") && !hasCapital(name): // project/harbour
		return candidate{}
	case strings.Contains(w.folded, " ") || lower == strings.ToUpper(name):
		return candidate{names: []*briefing.Figure{w.figure("", name)}}
	default:
		return candidate{names: w.capitalized(name, lower), small: w.figure("-small", lower)}
	}
}

// capitalized returns the spellings of a single word as a name: with a capital
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
