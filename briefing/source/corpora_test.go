package source

import (
	"bytes"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/shown"
)

var corpora = flag.String("corpora", "", "folder of public documents with what is right for them, to score the readers on")

// TestCorpora scores the readers on documents that are not part of the project,
// in a folder of folders. In each of these:
//
//   - NAME.txt beside a document NAME, or STEM.md beside STEM.html, is the text that
//     it should give. The scores are those of its words (precision, recall, F1:
//     means over the documents) and of its runs of four words. Text in Markdown may
//     begin with a fenced block of JSON: what the document states ("title",
//     "author", "published").
//   - evaldata.json maps any keys to objects {"file", "with", "without", "title",
//     "author", "date"}: pieces of text that must and must not be there, and what the
//     document states. KEY.html is the document, or else FILE.
//
// Run it with -v; -run TestCorpora/web scores one folder, and -worst N lists the N
// documents with the most faults of each.
func TestCorpora(t *testing.T) {
	if *corpora == "" {
		t.Skip("no folder of documents: -corpora DIR")
	}
	folders, err := filepath.Glob(filepath.Join(*corpora, "*", "."))
	if err != nil {
		t.Fatal(err)
	}
	for _, dir := range folders {
		if info, err := os.Stat(dir); err != nil || !info.IsDir() {
			continue
		}
		t.Run(filepath.Base(dir), func(t *testing.T) {
			c := &corpus{dir: dir}
			c.scorePieces(t)
			c.scoreTexts(t)
			for _, s := range c.lines() {
				t.Log(s)
			}
		})
	}
}

var worst = flag.Int("worst", 0, "how many documents with faults -corpora lists")

// corpus is a folder of documents with what is right for them, and their scores.
type corpus struct {
	dir                      string
	present, lost            int // pieces of text that are wanted
	clean, clutter           int // pieces that are not
	pages, losing, cluttered int
	documents, read          int
	words, runs              [3][]float64 // precision, recall, F1 of each document
	stated                   map[string]*tally
	faults                   []fault
}

// nameList is the names of one author or several: JSON has a text or a list.
type nameList string

func (n *nameList) UnmarshalJSON(data []byte) error {
	var several []string
	if json.Unmarshal(data, &several) == nil {
		*n = nameList(strings.Join(several, ", "))
		return nil
	}
	return json.Unmarshal(data, (*string)(n))
}

// tally counts what documents state.
type tally struct{ wanted, given, right, kin int }

// fault is what is wrong with one document.
type fault struct {
	weight float64
	text   string
}

// article reads one document of the folder.
func (c *corpus) article(t *testing.T, name string) *briefing.Article {
	var all briefing.Article
	for a, err := range Read(t.Context(), os.DirFS(c.dir), Options{File: name}) {
		if err != nil {
			continue
		}
		if all.Text == "" {
			all = *a
			continue
		}
		all.Text += "\n\n" + a.Title + "\n\n" + a.Text
	}
	return &all
}

// plainText returns the words that an article shows, title included or not.
func plainText(text string) string {
	var b strings.Builder
	for _, p := range shown.Of(text).Pieces(0, len(text)) {
		b.WriteString(p.Text)
	}
	return b.String()
}

func (c *corpus) scorePieces(t *testing.T) {
	data, err := os.ReadFile(filepath.Join(c.dir, "evaldata.json"))
	if err != nil {
		return
	}
	var pages map[string]struct {
		File, Title, Date string
		Author            nameList
		With, Without     []string
	}
	if err := json.Unmarshal(data, &pages); err != nil {
		t.Fatal(err)
	}
	for key, want := range pages {
		name := key
		if _, err := os.Stat(filepath.Join(c.dir, name)); err != nil {
			name += ".html"
		}
		if _, err := os.Stat(filepath.Join(c.dir, name)); err != nil {
			name = want.File
		}
		a := c.article(t, name)
		c.pages++
		text := flat(a.Title + "\n\n" + plainText(a.Text))
		var lost, clutter []string
		for _, piece := range want.With {
			if !strings.Contains(text, flat(piece)) {
				lost = append(lost, piece)
			}
		}
		for _, piece := range want.Without {
			if strings.Contains(text, flat(piece)) {
				clutter = append(clutter, piece)
			}
		}
		c.lost += len(lost)
		c.present += len(want.With) - len(lost)
		c.clutter += len(clutter)
		c.clean += len(want.Without) - len(clutter)
		if len(lost) > 0 {
			c.losing++
			c.fault(2*float64(len(lost)), "%s (%s): without %q", name, want.File, lost)
		}
		if len(clutter) > 0 {
			c.cluttered++
			c.fault(float64(len(clutter)), "%s (%s): with %q", name, want.File, clutter)
		}
		c.state(name, "title", want.Title, a.Title)
		c.state(name, "author", string(want.Author), a.Author)
		c.state(name, "date", want.Date, a.Published.String())
	}
}

func (c *corpus) scoreTexts(t *testing.T) {
	references, err := filepath.Glob(filepath.Join(c.dir, "*"))
	if err != nil {
		t.Fatal(err)
	}
	for _, ref := range references {
		var name string
		switch stem := strings.TrimSuffix(ref, filepath.Ext(ref)); {
		case filepath.Ext(ref) == ".txt":
			name = filepath.Base(stem)
		case filepath.Ext(ref) == ".md":
			name = filepath.Base(stem) + ".html"
		}
		if _, err := os.Stat(filepath.Join(c.dir, name)); name == "" || err != nil {
			continue
		}
		data, err := os.ReadFile(ref)
		if err != nil {
			t.Fatal(err)
		}
		want := string(data)
		a := c.article(t, name)
		got := a.Text
		if filepath.Ext(ref) == ".md" {
			var states struct{ Title, Author, Published string }
			want = c.header(want, &states)
			want = plainText(want)
			c.state(name, "title", states.Title, a.Title)
			c.state(name, "author", states.Author, a.Author)
			if len(states.Published) >= len("2025-01-17") {
				c.state(name, "date", states.Published[:10], a.Published.String())
			}
		} else {
			got = a.Title + "\n\n" + got
		}
		const fewest = 20
		wanted := wordsIn(want)
		if len(wanted) < fewest {
			continue
		}
		c.documents++
		given := wordsIn(plainText(got))
		if len(wordsIn(plainText(a.Text))) > 0 {
			c.read++
		}
		f := add(&c.words, given, wanted)
		add(&c.runs, fours(given), fours(wanted))
		c.fault(1-f, "%s: F1 %.3f, P %.3f, R %.3f", name, f, c.words[0][len(c.words[0])-1], c.words[1][len(c.words[1])-1])
	}
}

// header returns text without the block of JSON that it may begin with, which it
// reads into v.
func (c *corpus) header(text string, v any) string {
	rest, ok := strings.CutPrefix(text, "```json\n")
	if !ok {
		return text
	}
	block, rest, _ := strings.Cut(rest, "\n```")
	if json.NewDecoder(bytes.NewReader([]byte(block))).Decode(v) != nil {
		return text
	}
	return rest
}

// state notes what a document states, and what it should.
func (c *corpus) state(name, what, want, got string) {
	if c.stated == nil {
		c.stated = map[string]*tally{"title": {}, "author": {}, "date": {}}
	}
	s := c.stated[what]
	if want = flat(want); want == "" {
		return
	}
	got = flat(got)
	s.wanted++
	if got != "" {
		s.given++
	}
	switch w, g := fold.String(want), fold.String(got); {
	case w == g:
		s.right++
		s.kin++
		return
	case g != "" && (strings.Contains(w, g) || strings.Contains(g, w)):
		s.kin++
	}
	c.fault(0.4, "%s: %s %q, not %q", name, what, got, want)
}

func (c *corpus) fault(weight float64, format string, args ...any) {
	if weight > 0.05 {
		c.faults = append(c.faults, fault{weight, fmt.Sprintf(format, args...)})
	}
}

// lines returns the scores, and the worst documents.
func (c *corpus) lines() []string {
	var out []string
	say := func(format string, args ...any) { out = append(out, fmt.Sprintf(format, args...)) }
	if c.pages > 0 {
		p := float64(c.present) / float64(max(1, c.present+c.clutter))
		r := float64(c.present) / float64(max(1, c.present+c.lost))
		say("pieces of %d pages: P %.3f, R %.3f, F1 %.3f; pages with a loss %d, with clutter %d", c.pages, p, r, 2*p*r/max(p+r, 1e-9), c.losing, c.cluttered)
	}
	if c.documents > 0 {
		say("texts of %d documents, %d read: words P %.3f, R %.3f, F1 %.3f (median %.3f); fours P %.3f, R %.3f, F1 %.3f; F1 of .95 or more %d", c.documents, c.read,
			mean(c.words[0]), mean(c.words[1]), mean(c.words[2]), median(c.words[2]), mean(c.runs[0]), mean(c.runs[1]), mean(c.runs[2]), atLeast(c.words[2], 0.95))
	}
	for _, what := range []string{"title", "author", "date"} {
		if s := c.stated[what]; s != nil && s.wanted > 0 {
			say("%s of %d: %d given, %d right, %d right or in part", what, s.wanted, s.given, s.right, s.kin)
		}
	}
	slices.SortStableFunc(c.faults, func(a, b fault) int {
		return strings.Compare(fmt.Sprintf("%09.3f", b.weight)+a.text, fmt.Sprintf("%09.3f", a.weight)+b.text)
	})
	for _, f := range c.faults[:min(*worst, len(c.faults))] {
		say("  %s", f.text)
	}
	return out
}

// flat returns s with its white space folded and its letters composed, as far as
// Unicode calls them the same.
func flat(s string) string { return norm.NFC.String(strings.Join(strings.Fields(s), " ")) }

// wordsIn returns the words of a text, small.
func wordsIn(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
}

// fours returns the runs of four words.
func fours(words []string) []string {
	var out []string
	for i := range len(words) - min(len(words), 3) {
		out = append(out, strings.Join(words[i:i+4], " "))
	}
	return out
}

// add adds precision, recall and F1 of what is given for what is wanted, each as
// often as it stands there.
func add(scores *[3][]float64, given, wanted []string) float64 {
	left := map[string]int{}
	for _, w := range wanted {
		left[w]++
	}
	hits := 0
	for _, g := range given {
		if left[g] > 0 {
			left[g]--
			hits++
		}
	}
	p, r := float64(hits)/float64(max(1, len(given))), float64(hits)/float64(max(1, len(wanted)))
	f := 2 * p * r / max(p+r, 1e-9)
	for i, v := range []float64{p, r, f} {
		scores[i] = append(scores[i], v)
	}
	return f
}

func mean(values []float64) float64 {
	sum := 0.0
	for _, v := range values {
		sum += v
	}
	return sum / float64(max(1, len(values)))
}

func median(values []float64) float64 {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}

func atLeast(values []float64, least float64) int {
	n := 0
	for _, v := range values {
		if v >= least {
			n++
		}
	}
	return n
}
