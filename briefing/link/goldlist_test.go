package link_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"briefing/briefing"
)

// goldName is a line of a list of names.
type goldName struct {
	line    int
	surface string
	figure  briefing.SubjectID // "-" if the surface names nobody here
}

type goldNames []goldName

// in returns where the names stand in text. It fails the test where one does
// not stand after the one before.
func (names goldNames) in(t *testing.T, text string) []named {
	t.Helper()
	var out []named
	at := 0
	for _, n := range names {
		span, ok := nextWord(text, n.surface, at)
		if !ok {
			t.Fatalf("line %d: %q does not stand after byte %d", n.line, n.surface, at)
		}
		at = span.End
		if n.figure != "-" {
			out = append(out, named{span, n.figure})
		}
	}
	return out
}

// nextWord returns the first place at or after byte from where surface stands
// between characters that are neither letters nor digits.
func nextWord(text, surface string, from int) (briefing.Span, bool) {
	inWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
	for {
		i := strings.Index(text[from:], surface)
		if i < 0 {
			return briefing.Span{}, false
		}
		s := briefing.Span{Start: from + i, End: from + i + len(surface)}
		before, _ := utf8.DecodeLastRuneInString(text[:s.Start])
		after, _ := utf8.DecodeRuneInString(text[s.End:])
		if !inWord(before) && !inWord(after) {
			return s, true
		}
		from = s.End
	}
}

func readGoldNames(t *testing.T, file string) map[briefing.ArticleID]goldNames {
	t.Helper()
	out := map[briefing.ArticleID]goldNames{}
	var article briefing.ArticleID
	for i, line := range readGoldLines(t, file) {
		if id, ok := strings.CutPrefix(line, "# "); ok {
			article = briefing.ArticleID(id)
			out[article] = nil
			continue
		}
		if line == "" {
			continue
		}
		surface, figure, ok := strings.Cut(line, "\t")
		if !ok || article == "" {
			t.Fatalf("%s:%d: want an article, then surface, tab, figure; found %q", file, i+1, line)
		}
		out[article] = append(out[article], goldName{i + 1, surface, briefing.SubjectID(figure)})
	}
	return out
}

// readGoldArticles returns the articles that speak of each subject, sorted, in
// one set of texts.
func readGoldArticles(t *testing.T, set string) map[briefing.SubjectID][]briefing.ArticleID {
	t.Helper()
	out := map[briefing.SubjectID][]briefing.ArticleID{}
	for i, line := range readGoldLines(t, "events.txt") {
		if line == "" || strings.HasPrefix(line, "# ") {
			continue
		}
		fields := strings.Split(line, "\t")
		column := slices.IndexFunc(fields, func(f string) bool { return strings.HasPrefix(f, set+": ") })
		if column < 1 {
			t.Fatalf("events.txt:%d: nothing about %s in %q", i+1, set, line)
		}
		var articles []briefing.ArticleID
		for a := range strings.SplitSeq(strings.TrimPrefix(fields[column], set+": "), ", ") {
			articles = append(articles, briefing.ArticleID(a))
		}
		slices.Sort(articles)
		out[briefing.SubjectID(fields[0])] = articles
	}
	return out
}

func readGoldLines(t *testing.T, file string) []string {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", "gold", file))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Split(string(data), "\n")
}

// score counts how well what was found agrees with what a reader found.
type score struct{ wanted, found, right int }

func (s *score) precision() float64 { return ratio(s.right, s.found) }
func (s *score) recall() float64    { return ratio(s.right, s.wanted) }

func ratio(n, of int) float64 {
	if of == 0 {
		return 1
	}
	return float64(n) / float64(of)
}

// require logs s and fails the test if precision or recall is below least.
func (s *score) require(t *testing.T, what string, least float64) {
	t.Helper()
	t.Logf("%s: precision %.3f, recall %.3f (%d wanted, %d found)", what, s.precision(), s.recall(), s.wanted, s.found)
	if s.precision() < least || s.recall() < least {
		t.Errorf("%s: want precision and recall of at least %.2f", what, least)
	}
}

// compare adds to s, and logs what is missing from found and what is too much.
func compare[T comparable](t *testing.T, s *score, where string, want, found []T, show func(T) string) {
	t.Helper()
	s.wanted += len(want)
	s.found += len(found)
	for _, w := range want {
		if slices.Contains(found, w) {
			s.right++
			continue
		}
		t.Logf("%s: not found: %s", where, show(w))
	}
	for _, f := range found {
		if !slices.Contains(want, f) {
			t.Logf("%s: not in the list: %s", where, show(f))
		}
	}
}
