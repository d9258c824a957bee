package store

import (
	"bufio"
	"compress/gzip"
	"flag"
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
)

var treebanks = flag.String("treebanks", "", "folder of treebanks (*.gz, comments \"# text =\") to search in")

// TestTreebanks searches the Chinese, Japanese and Thai texts of a folder for parts of
// themselves, of one to six characters, and compares what is found with what stands
// there.
func TestTreebanks(t *testing.T) {
	if *treebanks == "" {
		t.Skip("no folder of treebanks: -treebanks DIR")
	}
	for _, language := range []string{"Chinese", "Japanese", "Thai"} {
		files, err := filepath.Glob(filepath.Join(*treebanks, language+"*.gz"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no %s in %s: %v", language, *treebanks, err)
		}
		var linked []Linked
		for i, text := range readTreebank(t, files[0]) {
			id := briefing.ArticleID(fmt.Sprintf("t%d", i))
			linked = append(linked, Linked{Article: &briefing.Article{Entry: briefing.Entry{ID: id}, Text: text}})
		}
		s := openStore(t, 1<<20, &briefing.Digest{}, linked)
		const queries = 1000
		wrong := 0
		for _, query := range parts(linked, queries) {
			if fault := s.searchFault(t, query, linked); fault != "" {
				if wrong++; wrong < 5 {
					t.Error(fault)
				}
			}
		}
		t.Logf("%s: %d queries, %d wrong", language, queries, wrong)
	}
}

// searchFault says where what is found for a query is not what stands in the articles.
func (s *Store) searchFault(t *testing.T, query string, linked []Linked) string {
	t.Helper()
	q, err := briefing.ParseQuery(query)
	if err != nil {
		t.Fatal(err)
	}
	results, err := s.Search(t.Context(), q, briefing.SearchOptions{})
	if err != nil {
		t.Fatal(err)
	}
	hits, articles := 0, 0
	texts := map[briefing.ArticleID]string{}
	for _, l := range linked {
		texts[l.Article.ID] = l.Article.Text
		if n := count(l.Article.Text, query); n > 0 {
			hits, articles = hits+n, articles+1
		}
	}
	found := 0
	for _, r := range results {
		found += r.Hits()
		for _, p := range r.Passages {
			for _, h := range p.Hits {
				if got := h.In(texts[r.Entry.ID]); !strings.HasPrefix(got, query) || strings.ContainsFunc(got[len(query):], isNoMark) {
					return fmt.Sprintf("%q: hit %q", query, got)
				}
			}
		}
	}
	if len(results) != articles || found != hits {
		return fmt.Sprintf("%q: %d hits in %d articles, want %d in %d", query, found, len(results), hits, articles)
	}
	return ""
}

func isNoMark(r rune) bool { return !unicode.IsMark(r) }

// count returns how often a query stands in text in whole characters: none ends before
// a mark on its last letter, unless it is a single letter, which begins a word.
func count(text, query string) int {
	n := 0
	single := utf8.RuneCountInString(query) == 1
	for i := strings.Index(text, query); i >= 0; i = strings.Index(text, query) {
		text = text[i+len(query):]
		if r, _ := utf8.DecodeRuneInString(text); single || !unicode.IsMark(r) {
			n++
		}
	}
	return n
}

// parts returns n random parts of runs of the articles.
func parts(linked []Linked, n int) (out []string) {
	const longest = 6
	r := rand.New(rand.NewSource(19))
	for len(out) < n {
		text := linked[r.Intn(len(linked))].Article.Text
		runs := strings.FieldsFunc(text, func(c rune) bool { return !fold.Unspaced(c) })
		if len(runs) == 0 {
			continue
		}
		var characters []string
		run := runs[r.Intn(len(runs))]
		for w := range fold.Words(run) {
			characters = append(characters, run[w.Start:w.End])
		}
		if len(characters) == 0 {
			continue
		}
		start := r.Intn(len(characters))
		end := min(start+1+r.Intn(longest), len(characters))
		out = append(out, strings.Join(characters[start:end], ""))
	}
	return out
}

// readTreebank returns the sentences of a treebank, five to a text.
func readTreebank(t *testing.T, file string) (texts []string) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	in, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	for n := 0; lines.Scan(); {
		if text, ok := strings.CutPrefix(lines.Text(), "# text = "); ok {
			if n%5 == 0 {
				texts = append(texts, "")
			}
			texts[len(texts)-1] += text + "\n"
			n++
		}
	}
	return texts
}
