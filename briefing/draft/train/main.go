// Command train makes the weights of package tagger from annotated corpora:
//
//	go run ./briefing/draft/train -data DIR -o briefing/draft/tagger/names.weights
//
// DIR holds the corpora listed in docs/model.md, each as NAME.txt.gz: a word
// and its tag on a line, an empty line behind a sentence, "-DOCSTART-" before a
// text. The same corpora give the same bytes.
package main

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"briefing/briefing/draft/tagger"
)

// corpora are the training corpora. Half of the largest is enough, since it is
// partly annotated by machine. Every text of the most careful one counts twice.
var corpora = []struct {
	name  string
	share float64
}{
	{"gmb_train", .5},
	{"wnut", 1},
	{"wikigold", 1},
	{"wikigold", 1},
}

// usual are further corpora that only show how words are usually written.
var usual = []string{"gmb_train", "btc"}

func main() {
	data := flag.String("data", "", "`folder` of the corpora")
	out := flag.String("o", "names.weights", "`file` to write")
	rounds := flag.Int("rounds", 6, "how often each model sees every text")
	features := flag.Int("features", 36000, "how many features each model keeps")
	flag.Parse()
	if err := run(*data, *out, tagger.Settings{Rounds: *rounds, Features: *features}); err != nil {
		fmt.Fprintln(os.Stderr, "train:", err)
		os.Exit(1)
	}
}

func run(data, out string, s tagger.Settings) error {
	var texts, more []tagger.Examples
	for _, c := range corpora {
		all, err := read(filepath.Join(data, c.name+".txt.gz"))
		if err != nil {
			return err
		}
		texts = append(texts, all[:int(float64(len(all))*c.share)]...)
	}
	for _, name := range usual {
		all, err := read(filepath.Join(data, name+".txt.gz"))
		if err != nil {
			return err
		}
		more = append(more, all...)
	}
	var weights bytes.Buffer
	log := func(format string, args ...any) { fmt.Fprintf(os.Stderr, format+"\n", args...) }
	if err := tagger.Learn(&weights, texts, more, s, log); err != nil {
		return err
	}
	return os.WriteFile(out, weights.Bytes(), 0o644)
}

// read reads a corpus.
func read(path string) ([]tagger.Examples, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	texts, err := parse(z)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return texts, nil
}

func parse(r io.Reader) ([]tagger.Examples, error) {
	var texts []tagger.Examples
	var text tagger.Examples
	var x tagger.Example
	sentence := func() {
		if len(x.Words) > 0 {
			text = append(text, x)
		}
		x = tagger.Example{}
	}
	lines := bufio.NewScanner(r)
	for lines.Scan() {
		fields := strings.Fields(lines.Text())
		switch {
		case len(fields) == 0:
			sentence()
		case fields[0] == "-DOCSTART-":
			sentence()
			if len(text) > 0 {
				texts = append(texts, text)
			}
			text = nil
		default:
			x.Words = append(x.Words, fields[0])
			x.Tags = append(x.Tags, fields[len(fields)-1])
		}
	}
	if sentence(); len(text) > 0 {
		texts = append(texts, text)
	}
	return texts, lines.Err()
}
