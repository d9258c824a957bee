package briefing

import (
	"context"
	"fmt"
	"path"
	"slices"
	"strconv"
	"strings"

	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/nearest"
)

// Found is the article or subject that a name stands for. Exactly one field is
// set.
type Found struct {
	Entry   *Entry
	Subject Subject
}

// key returns the ID of t.
func (t Found) key() string {
	if t.Entry != nil {
		return string(t.Entry.ID)
	}
	return string(t.Subject.SubjectID())
}

// Lookup returns the article or subject that ref names in lib. It tries, in
// this order: IDs; names and titles; aliases, files and topics that gather
// articles; copies of articles, by file or by the ID that the copy would have
// had. Except for IDs, case, accents and punctuation do not matter. If ref
// names nothing, the error wraps ErrNotFound and proposes the nearest name. If
// it names several things, the error lists a name of each that no other thing has.
func Lookup(ctx context.Context, lib Library, ref string) (Found, error) {
	entries, err := lib.Entries(ctx)
	if err != nil {
		return Found{}, err
	}
	names := allNames(lib.Digest(), entries)
	folded := fold.String(ref)
	for level := range copyLevel + 1 {
		var found []named
		for _, n := range names {
			if n.level == level && (n.name == ref || level > idLevel && folded != "" && fold.String(n.name) == folded) {
				found = append(found, n)
			}
		}
		switch found = slices.CompactFunc(found, isSame); len(found) {
		case 0:
			continue
		case 1:
			return found[0].thing, nil
		}
		return Found{}, fmt.Errorf("%q names several things: say %s", ref, apart(found, names))
	}
	if meant := meant(ref, names); len(meant) > 0 {
		return Found{}, fmt.Errorf("%q: %w (did you mean %s?)", ref, ErrNotFound, Choice(meant))
	}
	return Found{}, fmt.Errorf("%q: %w", ref, ErrNotFound)
}

// meant returns guesses at what an unknown ref stands for: names of subjects
// that hold all its words, else such titles of articles, else the nearest
// spelling, else names of subjects with a word like it.
func meant(ref string, names []named) []string {
	words := strings.Fields(fold.String(ref))
	var subjects, titles []string
	for _, n := range names {
		switch {
		case n.level == idLevel:
		case n.thing.Subject != nil:
			subjects = append(subjects, n.name)
		case n.level == nameLevel:
			titles = append(titles, n.name)
		}
	}
	if found := holding(words, subjects); found != nil {
		return found
	}
	if found := holding(words, titles); found != nil {
		return found
	}
	if near := Nearest(ref, spellings(names)); near != "" {
		return []string{near}
	}
	return NearestByWord(ref, subjects)
}

// NearestByWord returns the first few names that hold the word nearest to ref.
// ref must be a single word.
func NearestByWord(ref string, names []string) []string {
	var words []string
	for _, name := range names {
		words = append(words, strings.Fields(fold.String(name))...)
	}
	return holding(strings.Fields(Nearest(ref, words)), names)
}

// holding returns the first three names that hold all of words, which are
// folded.
func holding(words, names []string) (found []string) {
	const most = 3
	for _, name := range names {
		folded := " " + fold.String(name) + " "
		lacks := func(word string) bool { return !strings.Contains(folded, " "+word+" ") }
		if len(words) > 0 && len(found) < most && !slices.ContainsFunc(words, lacks) && !slices.Contains(found, name) {
			found = append(found, name)
		}
	}
	return found
}

// Choice returns names in quotes: `"a", "b" or "c"`.
func Choice(names []string) string {
	quoted := make([]string, len(names))
	for i, name := range names {
		quoted[i] = strconv.Quote(name)
	}
	return Either(quoted)
}

// Either returns words as a choice: "a, b or c", "" if there are none.
func Either[S ~string](words []S) string { return enumerate(words, " or ") }

// Both returns words as a list in a sentence: "a, b and c", "" if there are none.
func Both[S ~string](words []S) string { return enumerate(words, " and ") }

func enumerate[S ~string](words []S, beforeLast string) string {
	var b strings.Builder
	for i, w := range words {
		switch {
		case i > 0 && i == len(words)-1:
			b.WriteString(beforeLast)
		case i > 0:
			b.WriteString(", ")
		}
		b.WriteString(string(w))
	}
	return b.String()
}

// Nearest returns the candidate that word is most likely a misspelling of, or ""
// if none is near.
func Nearest(word string, candidates []string) string {
	return nearest.Nearest(word, slices.Values(candidates))
}

// The levels of names. All names of one level are tried before those of the
// next.
const (
	idLevel = iota
	nameLevel
	aliasLevel
	copyLevel
)

type named struct {
	level int
	name  string
	thing Found
}

func allNames(d *Digest, entries []Entry) []named {
	var out []named
	notes := map[ArticleID]bool{} // notes whose names are already those of their figures
	for s := range d.Subjects() {
		t := Found{Subject: s}
		if f, ok := s.(*Figure); ok && f.Note != "" {
			notes[f.Note] = true
		}
		out = append(out, named{idLevel, string(s.SubjectID()), t})
		level := nameLevel
		if Gathers(s) {
			level = aliasLevel // a figure may have the same name, and is the more specific answer
		}
		for i, name := range Names(s) {
			out = append(out, named{min(level+i, aliasLevel), name, t})
		}
	}
	for i := range entries {
		e := &entries[i]
		t := Found{Entry: e}
		out = append(out, named{idLevel, string(e.ID), t}, named{aliasLevel, string(e.File), t})
		if shown := e.File.String(); shown != string(e.File) {
			out = append(out, named{aliasLevel, shown, t})
		}
		if e.Title != "" && !notes[e.ID] {
			out = append(out, named{nameLevel, e.Title, t})
		}
		if e.Note != nil && !notes[e.ID] {
			for _, alias := range e.Note.Aliases {
				out = append(out, named{aliasLevel, alias, t})
			}
		}
		for _, file := range e.Also {
			out = append(out, named{copyLevel, string(file), t}, named{copyLevel, stem(string(file)), t})
		}
	}
	return out
}

// stem returns the part of a document's path that becomes its article's ID.
func stem(file string) string {
	file = strings.TrimSuffix(file, ".gz")
	return strings.TrimPrefix(strings.TrimSuffix(file, path.Ext(file)), "articles/")
}

func spellings(names []named) []string {
	out := make([]string, len(names))
	for i, n := range names {
		out[i] = n.name
	}
	return out
}

// isSame reports whether two names belong to one thing.
func isSame(a, b named) bool { return a.thing == b.thing }

// apart returns a name for each of the things found that stands for it alone: the ID, or the
// first other name if an article and a subject have the same ID.
func apart(found, names []named) string {
	var out []string
	for _, f := range found {
		isShared := func(name string) bool {
			return slices.ContainsFunc(names, func(n named) bool { return n.thing != f.thing && fold.String(n.name) == fold.String(name) })
		}
		name := f.thing.key()
		for _, n := range names {
			if !isShared(name) {
				break
			}
			if n.thing == f.thing {
				name = n.name
			}
		}
		out = append(out, strconv.Quote(name))
	}
	return strings.Join(out, " or ")
}

// AsNamed returns a folded word as the name of a figure writes it: "Holm" for "holm". A word
// that is in no name stays as it is.
func (d *Digest) AsNamed(word string) string {
	for _, f := range d.Figures {
		for _, name := range append([]string{f.Name}, f.Aliases...) {
			for w := range strings.FieldsSeq(name) {
				if word != "" && fold.String(w) == word {
					return w
				}
			}
		}
	}
	return word
}
