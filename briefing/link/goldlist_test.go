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

// goldPassage is a line of a list of passages.
type goldPassage struct {
	line      int
	subject   briefing.SubjectID
	how       string        // "hard" or "soft"; of a claim the stance, and who takes it
	words     string        // which stand once in the article
	highlight briefing.Span // in words, what the mention has to hold
}

type goldPassages []goldPassage

// of returns the passages about subjects of one kind.
func (all goldPassages) of(d *briefing.Digest, k briefing.Kind) goldPassages {
	var out goldPassages
	for _, p := range all {
		if kindOf(d, p.subject) == k {
			out = append(out, p)
		}
	}
	return out
}

// in returns where the words of p stand in a.
func (p goldPassage) in(t *testing.T, a *briefing.Article) briefing.Span {
	t.Helper()
	if n := strings.Count(a.Text, p.words); n != 1 {
		t.Fatalf("line %d: %q stands %d times in %s", p.line, p.words, n, a.ID)
	}
	start := strings.Index(a.Text, p.words)
	return briefing.Span{Start: start, End: start + len(p.words)}
}

func readGoldPassages(t *testing.T, file string) map[briefing.ArticleID]goldPassages {
	t.Helper()
	out := map[briefing.ArticleID]goldPassages{}
	var article briefing.ArticleID
	for i, line := range readGoldLines(t, file) {
		if id, ok := strings.CutPrefix(line, "# "); ok {
			article = briefing.ArticleID(id)
			continue
		}
		if line == "" {
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) != 3 || article == "" {
			t.Fatalf("%s:%d: want an article, then subject, tab, how, tab, words; found %q", file, i+1, line)
		}
		before, rest, _ := strings.Cut(fields[2], "[")
		marked, after, ok := strings.Cut(rest, "]")
		p := goldPassage{line: i + 1, subject: briefing.SubjectID(fields[0]), how: fields[1], words: before + marked + after}
		if ok {
			p.highlight = briefing.Span{Start: len(before), End: len(before) + len(marked)}
		}
		out[article] = append(out[article], p)
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

// passageScore is a score of passages. What is said softly, with a pronoun or in
// words spoken at an event, is counted apart.
type passageScore struct {
	all, hard   score
	highlighted score // found passages whose mention holds the words it has to
}

// require logs s and fails the test if s is below the bars, or any mention does
// not hold the words that it has to.
func (s *passageScore) require(t *testing.T, what string, least struct{ precision, recall float64 }) {
	t.Helper()
	t.Logf("%s: precision %.3f (%d of %d), recall %.3f (%d of %d), with soft %.3f (%d of %d); %d of %d highlights right", what,
		s.all.precision(), s.all.right, s.all.found, s.hard.recall(), s.hard.right, s.hard.wanted,
		s.all.recall(), s.all.right, s.all.wanted, s.highlighted.right, s.highlighted.wanted)
	if s.all.precision() < least.precision || s.hard.recall() < least.recall {
		t.Errorf("%s: want precision of at least %.2f and recall of at least %.2f", what, least.precision, least.recall)
	}
	if s.highlighted.right < s.highlighted.wanted {
		t.Errorf("%s: a mention does not hold what it has to", what)
	}
}

// add counts one article: what a reader found there, and what the linker did.
func (s *passageScore) add(t *testing.T, a *briefing.Article, want goldPassages, found []said) {
	t.Helper()
	right := map[int]bool{} // of found
	for _, p := range want {
		at := p.in(t, a)
		i := slices.IndexFunc(found, func(f said) bool {
			return f.Subject == p.subject && f.Sentence.Contains(at) && (f.how == "" || f.how == p.how)
		})
		if right[i] {
			t.Errorf("line %d: %s: the sentence of %q is listed twice", p.line, p.subject, p.words)
		}
		s.note(p, i >= 0)
		if i < 0 {
			t.Logf("line %d: not found: %s, %s, %q", p.line, p.subject, p.how, p.words)
			continue
		}
		right[i] = true
		s.highlight(t, a, p, at, found[i])
	}
	s.all.found += len(found)
	for i, f := range found {
		if !right[i] {
			t.Logf("%s: not in the list: %s, %s, %q", a.ID, f.Subject, f.how, f.Ref.Span.In(a.Text))
		}
	}
}

func (s *passageScore) note(p goldPassage, found bool) {
	of := []*score{&s.all}
	if p.how != "soft" {
		of = append(of, &s.hard)
	}
	for _, s := range of {
		s.wanted++
		if found {
			s.right++
		}
	}
}

func (s *passageScore) highlight(t *testing.T, a *briefing.Article, p goldPassage, at briefing.Span, m said) {
	t.Helper()
	if p.highlight.Empty() {
		return
	}
	s.highlighted.wanted++
	if m.Ref.Span.Contains(p.highlight.Shift(at.Start)) {
		s.highlighted.right++
		return
	}
	t.Logf("line %d: %s: %q does not hold %q", p.line, p.subject, m.Ref.Span.In(a.Text), p.highlight.In(p.words))
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
