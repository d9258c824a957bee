package notes

import (
	"context"
	"errors"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/letters"
)

// State says what became of a note's passage.
type State string

// The states.
const (
	Holds State = "holds"
	Moved State = "moved" // the words stand elsewhere: in the article, or in the one that took its place
	Lost  State = "lost"  // the words stand nowhere, or in several places that nothing tells apart
)

// Placed is a note and where its passage stands now.
type Placed struct {
	Note  // of a moved one with its new place
	State State
	kept  Note // as it was before it was placed
}

// Ref returns where the passage is; the span is empty if the note is on an article as a
// whole. It means nothing for a lost note.
func (p Placed) Ref() briefing.Ref { return briefing.Ref{Article: p.Article, Span: p.Span} }

// Place finds where a note's passage stands in a library. The words are compared letter
// by letter, apart from white space and typographic twins. They are looked for at the
// note's span, then in its article, told apart by what stands around them. If there is no
// such article any more, those that may have taken its place are searched: the ones with its
// title or the name of its file, or with the passage and all that stood around it. The error
// is that of the library.
func Place(ctx context.Context, lib briefing.Library, n Note) (Placed, error) {
	return (&placer{lib: lib}).place(ctx, n)
}

// placer places notes in a library. It goes through the articles' titles and files at most
// once, however many notes ask for them.
type placer struct {
	lib             briefing.Library
	titled, stemmed map[string][]briefing.ArticleID // by folded title, by the name of the file
}

func (pl *placer) place(ctx context.Context, n Note) (Placed, error) {
	lib := pl.lib
	lost := Placed{n, Lost, n}
	a, err := lib.Article(ctx, n.Article)
	switch {
	case err == nil && (isTwin(a.Title, n.Title) || n.Title == ""):
		return in(a, n), nil
	case err == nil: // it may be another article under its ID
		if p := in(a, n); p.State == Holds {
			return p, nil
		}
	case !errors.Is(err, briefing.ErrNotFound):
		return lost, err
	}
	ids, err := pl.heirs(ctx, n)
	if err != nil {
		return lost, err
	}
	var found []Placed
	for _, id := range ids {
		a, err := lib.Article(ctx, id)
		if err != nil {
			return lost, err
		}
		if p := in(a, n); p.State != Lost {
			p.State = Moved
			found = append(found, p)
		}
	}
	if len(found) != 1 {
		return lost, nil
	}
	return found[0], nil
}

// PlaceAll places notes, in their order. The error is that of the library.
func PlaceAll(ctx context.Context, lib briefing.Library, all []Note) ([]Placed, error) {
	var out []Placed
	pl := &placer{lib: lib}
	for _, n := range all {
		p, err := pl.place(ctx, n)
		if err != nil {
			return nil, err
		}
		out = append(out, p)
	}
	return out, nil
}

func isTwin(a, b string) bool { return fold.String(a) == fold.String(b) }

// read goes through the articles.
func (pl *placer) read(ctx context.Context) error {
	if pl.titled != nil {
		return nil
	}
	entries, err := pl.lib.Entries(ctx)
	if err != nil {
		return err
	}
	pl.titled, pl.stemmed = map[string][]briefing.ArticleID{}, map[string][]briefing.ArticleID{}
	for _, e := range entries {
		title, file := fold.String(e.Title), stem(string(e.File))
		pl.titled[title] = append(pl.titled[title], e.ID)
		pl.stemmed[file] = append(pl.stemmed[file], e.ID)
	}
	return nil
}

// heirs returns the articles that may have taken the place of a note's, each once.
func (pl *placer) heirs(ctx context.Context, n Note) ([]briefing.ArticleID, error) {
	if err := pl.read(ctx); err != nil {
		return nil, err
	}
	lib := pl.lib
	var out []briefing.ArticleID
	add := func(ids ...briefing.ArticleID) {
		for _, id := range ids {
			if !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	if n.Title != "" {
		add(pl.titled[fold.String(n.Title)]...)
	}
	if n.File != "" {
		add(pl.stemmed[stem(string(n.File))]...)
	}
	if _, err := lib.Place(ctx, n.Article); err == nil {
		add(n.Article)
	}
	if len(out) > 0 || n.Quote == "" {
		return out, nil
	}
	results, err := lib.Search(ctx, briefing.QueryFor(briefing.Phrase{Text: middle(n.Quote)}), briefing.SearchOptions{Limit: mostHeirs})
	if err != nil {
		return nil, err
	}
	for _, r := range results {
		a, err := lib.Article(ctx, r.Entry.ID)
		if err != nil {
			return nil, err
		}
		if in(a, n).isAround(n) {
			out = append(out, a.ID)
		}
	}
	return out, nil
}

// isAround reports whether the passage was found with all that stood around it.
func (p Placed) isAround(n Note) bool {
	return p.State != Lost && p.Before == n.Before && p.After == n.After
}

const (
	mostHeirs  = 20
	mostSought = 24 // words of a passage that the index is asked for
)

// middle returns the words of a passage that the index is asked for.
func middle(quote string) string {
	words := strings.Fields(quote)
	from := max(0, (len(words)-mostSought)/2)
	return strings.Join(words[from:min(len(words), from+mostSought)], " ")
}

// stem returns the name of a file without its folder and ending.
func stem(file string) string {
	base := path.Base(file)
	return strings.TrimSuffix(base, path.Ext(base))
}

// in returns where a note's passage stands in an article.
func in(a *briefing.Article, n Note) Placed {
	p := Placed{n, Holds, n}
	p.Article, p.File, p.Title = a.ID, a.File, a.Title
	shown := briefing.Show(a.Text)
	there := n.Span.End <= len(a.Text) && plain(shown, n.Span) == n.Quote && isWhole(shown.Words, n.Span)
	if n.Quote == "" || there && len(n.Quote) >= unmistakable {
		return p
	}
	text := letters.Of(shown, briefing.Span{End: len(a.Text)})
	start, end, ok := placeOf(n, text)
	if !ok {
		return Placed{n, Lost, n}
	}
	if span := text.Span(start, end); !there || span != n.Span {
		p.State = Moved
		p.at(shown, span)
	}
	return p
}

// isWhole reports whether no word goes on over the borders of a span.
func isWhole(words string, span briefing.Span) bool {
	before, _ := utf8.DecodeLastRuneInString(words[:span.Start])
	after, _ := utf8.DecodeRuneInString(words[span.End:])
	first, _ := utf8.DecodeRuneInString(span.In(words))
	last, _ := utf8.DecodeLastRuneInString(span.In(words))
	return !letters.Joins(before, first) && !letters.Joins(last, after)
}

const (
	// unmistakable is how long a passage is, in letters, that hardly stands twice.
	unmistakable = 40
	// telling is how long one is that must have something beside it that it had. A shorter
	// one must have all that was kept on one side, and something on the other; one whose
	// words stand twice in a row, all on both.
	telling = 20
	// beside is how many letters are something.
	beside = 12
)

// placeOf returns where in the letters of an article a note's passage stands;
// not ok if it is nowhere, or in several places with the same surroundings.
func placeOf(n Note, text letters.Text) (start, end int, ok bool) {
	quote := letters.Plain(n.Quote).String
	all := occurrences(n, quote, text)
	all = slices.DeleteFunc(all, func(o occurrence) bool { return !o.isCertain(len(quote)) })
	slices.SortStableFunc(all, func(a, b occurrence) int { return b.around() - a.around() })
	if len(all) == 0 || len(all) > 1 && all[0].around() == all[1].around() {
		return 0, 0, false
	}
	return all[0].start, all[0].end, true
}

// occurrence is a place in an article that has the words of a passage.
type occurrence struct {
	start, end    int
	before, after side
	isRepeated    bool // the same words stand right before or behind it
}

// occurrences returns where the words of a note's passage stand, in the order of the text.
func occurrences(n Note, quote string, text letters.Text) []occurrence {
	before, after := letters.Plain(n.Before).String, letters.Plain(n.After).String
	var out []occurrence
	for from := 0; ; {
		start, end, ok := text.Find(quote, from)
		if !ok {
			return out
		}
		from = end
		if text.String[start:end] == quote {
			out = append(out, occurrence{
				start, end,
				side{commonEnd(before, text.String[:start]), len(before), start == 0},
				side{commonStart(after, text.String[end:]), len(after), end == len(text.String)},
				commonEnd(quote, text.String[:start]) == len(quote) || commonStart(quote, text.String[end:]) == len(quote),
			})
		}
	}
}

func (o occurrence) around() int { return o.before.common + o.after.common }

// isCertain reports whether a place of so many letters has enough around it of what the
// passage had.
func (o occurrence) isCertain(letters int) bool {
	switch {
	case letters >= unmistakable:
		return true
	case o.isRepeated:
		return o.before.whole() && o.after.whole()
	case letters >= telling:
		return o.before.partly() || o.after.partly()
	}
	return o.before.whole() && o.after.partly() || o.after.whole() && o.before.partly()
}

// side compares the surroundings on one side of a passage with those in the
// note.
type side struct {
	common, all int  // letters
	edge        bool // the text begins or ends there now
}

// whole reports whether all of it still does.
func (s side) whole() bool { return s.common >= s.all && (s.all > 0 || s.edge) }

// partly reports whether enough of it still does.
func (s side) partly() bool { return s.whole() || s.all > 0 && s.common >= beside }

// commonEnd returns how many bytes the ends of two texts share, blanks between them and
// what stood there aside.
func commonEnd(a, b string) int {
	a, b = strings.TrimRight(a, " "), strings.TrimRight(b, " ")
	n := 0
	for n < min(len(a), len(b)) && a[len(a)-1-n] == b[len(b)-1-n] {
		n++
	}
	return n
}

// commonStart returns how many bytes the starts of two texts share.
func commonStart(a, b string) int {
	a, b = strings.TrimLeft(a, " "), strings.TrimLeft(b, " ")
	n := 0
	for n < min(len(a), len(b)) && a[n] == b[n] {
		n++
	}
	return n
}
