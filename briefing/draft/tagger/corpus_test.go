package tagger

import (
	"bufio"
	"cmp"
	"compress/gzip"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// TestCorpus measures the models on the annotated corpora in the folder that
// BRIEFING_CORPORA names; they are no part of the project.
func TestCorpus(t *testing.T) {
	dir := os.Getenv("BRIEFING_CORPORA")
	if dir == "" {
		t.Skip("BRIEFING_CORPORA names no folder")
	}
	for _, file := range []string{"gmb_test", "wikigold"} {
		var s corpusScore
		for _, e := range corpus(t, filepath.Join(dir, file+".txt.gz")) {
			d := newDocument(load().words, e.lines())
			d.guess()
			d.learn(d.tag(&load().first, firstStage))
			s.add(d.tag(&load().second, secondStage), e.labels())
		}
		t.Logf("%s: %s", file, s)
	}
}

type corpusScore struct{ right, typed, found, wanted int }

func (s *corpusScore) add(tags, answers [][]label) {
	for i := range tags {
		got, want := names(i, tags[i]), names(i, answers[i])
		keep := func(n name) bool { return n.kind == Thing || n.kind == Nation }
		got, want = slices.DeleteFunc(got, keep), slices.DeleteFunc(want, keep)
		s.found += len(got)
		s.wanted += len(want)
		for _, g := range got {
			if j := slices.IndexFunc(want, func(w name) bool { return w.run == g.run }); j >= 0 {
				s.right++
				if want[j].kind == g.kind {
					s.typed++
				}
			}
		}
	}
}

func (s corpusScore) String() string {
	f := func(right int) float64 { return 200 * float64(right) / float64(cmp.Or(s.found+s.wanted, 1)) }
	return fmt.Sprintf("F %.1f, with the right kind %.1f", f(s.right), f(s.typed))
}

// corpus reads texts as the command that trains does.
func corpus(t *testing.T, path string) []Examples {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	var texts []Examples
	var x Example
	for lines := bufio.NewScanner(z); lines.Scan(); {
		fields := strings.Fields(lines.Text())
		switch {
		case len(fields) == 0:
			if len(x.Words) > 0 && len(texts) > 0 {
				texts[len(texts)-1] = append(texts[len(texts)-1], x)
			}
			x = Example{}
		case fields[0] == "-DOCSTART-":
			texts = append(texts, nil)
			x = Example{}
		default:
			x.Words, x.Tags = append(x.Words, fields[0]), append(x.Tags, fields[len(fields)-1])
		}
	}
	return texts
}
