package sentence_test

import (
	"bufio"
	"compress/gzip"
	"flag"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// treebanks is a folder of treebanks as CoNLL-U has them, of which the comments
// newpar, newdoc and text matter here: *.conllu or *.tsv, perhaps with .gz.
var treebanks = flag.String("treebanks", "", "folder of treebanks to score the splitter on")

// together is how many sentences make a paragraph where a treebank marks none.
const together = 5

// TestTreebanks scores the splitter on each treebank of a folder.
func TestTreebanks(t *testing.T) {
	if *treebanks == "" {
		t.Skip("no -treebanks")
	}
	files, err := filepath.Glob(filepath.Join(*treebanks, "*.gz"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no treebanks in %s: %v", *treebanks, err)
	}
	for _, file := range files {
		var all score
		for _, paragraph := range readTreebank(t, file) {
			text := strings.Join(paragraph, " ")
			if unspacedStops(file) {
				text = strings.Join(paragraph, "")
			}
			var want []span
			at := 0
			for _, s := range paragraph {
				at += strings.Index(text[at:], s)
				want = append(want, span{at, at + len(s)})
				at += len(s)
			}
			s := compare(boundaries(text, want), boundaries(text, split(text)))
			s.sentences = len(want)
			all.add(s)
			if testing.Verbose() {
				logFaults(t, text, want)
			}
		}
		all.log(t, strings.TrimSuffix(filepath.Base(file), ".tsv.gz"))
	}
}

// unspacedStops reports whether no blank stands between sentences.
func unspacedStops(file string) bool {
	name := filepath.Base(file)
	return strings.HasPrefix(name, "Chinese") || strings.HasPrefix(name, "Japanese")
}

// readTreebank returns the sentences of each paragraph of a treebank.
func readTreebank(t *testing.T, file string) (paragraphs [][]string) {
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
	marked, begins := false, true
	var sentences []string
	var opens []bool
	for lines.Scan() {
		line := lines.Text()
		switch {
		case strings.HasPrefix(line, "# newpar"):
			marked, begins = true, true
		case strings.HasPrefix(line, "# newdoc"):
			begins = true
		case strings.HasPrefix(line, "# text = "):
			sentences = append(sentences, strings.TrimSpace(strings.TrimPrefix(line, "# text = ")))
			opens = append(opens, begins)
			begins = false
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	marked = marked && slices.Contains(opens, false) // else each sentence is a paragraph
	for i, s := range sentences {
		n := len(paragraphs)
		if n == 0 || opens[i] && marked || !marked && len(paragraphs[n-1]) == together {
			paragraphs = append(paragraphs, nil)
			n++
		}
		paragraphs[n-1] = append(paragraphs[n-1], s)
	}
	return paragraphs
}
