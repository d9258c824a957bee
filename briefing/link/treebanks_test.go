package link_test

import (
	"bufio"
	"compress/gzip"
	"flag"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/link"
)

// treebanks is a folder of treebanks: *.tsv.gz with the comment text, and per token its
// number, form, lemma, part of speech, features and notes.
var treebanks = flag.String("treebanks", "", "folder of treebanks to score inflected names on")

const (
	frequent = 100 // names, as many as a digest has
	perText  = 10  // sentences of an article
)

// TestTreebanks scores the linker on each treebank of a folder: every lemma of a proper
// name is listed, and then the most frequent alone. It logs how many of the words in
// another form than the listed one are found, and how many of the words found in such a
// form are names.
func TestTreebanks(t *testing.T) {
	if *treebanks == "" {
		t.Skip("no -treebanks")
	}
	files, err := filepath.Glob(filepath.Join(*treebanks, "*.tsv.gz"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no treebanks in %s: %v", *treebanks, err)
	}
	for _, file := range files {
		bank := readTreebank(t, file)
		all := bank.lemmas()
		t.Logf("%-22s all %s   frequent %s", strings.TrimSuffix(filepath.Base(file), ".tsv.gz"),
			bank.score(t, all), bank.score(t, all[:min(len(all), frequent)]))
	}
}

// written is a word as it is written: several tokens, perhaps.
type written struct {
	at    briefing.Span
	lemma string // of the proper name that it is or holds; else ""
	name  bool
}

// bank is a treebank as articles.
type bank struct {
	texts []string
	words [][]written     // by text
	names map[string]bool // the lemmas of proper names
}

func readTreebank(t *testing.T, file string) *bank {
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
	b := &bank{names: map[string]bool{}}
	sentences, start, at, last := 0, 0, 0, 0
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		line := lines.Text()
		if text, ok := strings.CutPrefix(line, "# text = "); ok {
			if sentences%perText == 0 {
				b.texts, b.words = append(b.texts, ""), append(b.words, nil)
			}
			n := len(b.texts) - 1
			b.texts[n] += strings.TrimSpace(text) + "\n\n"
			start, last = len(b.texts[n])-len(strings.TrimSpace(text))-2, 0
			at = start
			sentences++
			continue
		}
		fields := strings.Split(line, "\t")
		if len(fields) < 5 || strings.Contains(fields[0], ".") {
			continue
		}
		n := len(b.texts) - 1
		first, end, _ := strings.Cut(fields[0], "-")
		number := 0
		fmt.Sscan(first, &number)
		if end == "" && number <= last { // of the word before
			b.note(n, fields)
			continue
		}
		if i := strings.Index(b.texts[n][at:], fields[1]); i >= 0 {
			at += i
			b.words[n] = append(b.words[n], written{at: briefing.Span{Start: at, End: at + len(fields[1])}})
			at += len(fields[1])
			if end != "" {
				fmt.Sscan(end, &last)
			} else {
				b.note(n, fields)
			}
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return b
}

// note notes what a token says of the last word of a text.
func (b *bank) note(text int, fields []string) {
	words := b.words[text]
	lemma, isCompound := withoutParticles(fields[2])
	if len(words) == 0 || fields[3] != "PROPN" && !isCompound {
		return
	}
	w := &words[len(words)-1]
	w.name = fields[3] == "PROPN"
	w.lemma = strings.ReplaceAll(lemma, "_", " ")
	b.names[w.lemma] = b.names[w.lemma] || w.name
}

// withoutParticles returns a lemma of Korean, whose parts have "+" between them, without
// the particles behind it, and whether it has several parts: "미국+에서+는" is 미국.
func withoutParticles(lemma string) (string, bool) {
	parts := strings.Split(lemma, "+")
	end := len(parts)
	for end > 1 && strings.Contains(particles, " "+parts[end-1]+" ") {
		end--
	}
	return strings.Join(parts[:end], ""), len(parts) > 1
}

const particles = " 의 을 를 이 가 은 는 에 에서 에게 에게서 께 께서 로 으로 로서 으로서 로써 으로써 로부터 으로부터 과 와 하고 랑 이랑 도 만 까지 부터 마저 조차 보다 처럼 한테 나 이나 란 이란 라 이라 라고 이라고 라는 이라는 며 이며 다 이다 ㄴ "

// lemmas returns the lemmas of names that can be listed, the most frequent first.
func (b *bank) lemmas() []string {
	count := map[string]int{}
	for _, words := range b.words {
		for _, w := range words {
			if w.name && len([]rune(w.lemma)) > 1 {
				count[w.lemma]++
			}
		}
	}
	return slices.SortedFunc(maps.Keys(count), func(a, b string) int {
		if count[a] != count[b] {
			return count[b] - count[a]
		}
		return strings.Compare(a, b)
	})
}

// tally counts words in another form than the listed one.
type tally struct{ changed, found, linked, right int }

func (c tally) String() string {
	return fmt.Sprintf("P %5.1f  recall %5.1f  (%d changed, %d linked)",
		100*float64(c.right)/float64(max(c.linked, 1)), 100*float64(c.found)/float64(max(c.changed, 1)), c.changed, c.linked)
}

func (b *bank) score(t *testing.T, names []string) (c tally) {
	d := &briefing.Digest{}
	listed := map[string]bool{}
	for i, name := range names {
		d.Figures = append(d.Figures, &briefing.Figure{ID: briefing.SubjectID(fmt.Sprint("f", i)), Type: briefing.Organization, Name: name})
		listed[fold.String(name)] = true
	}
	l := link.New(d)
	for n, text := range b.texts {
		links := l.Link(article("a", text)).Mentions
		for _, w := range b.words[n] {
			for len(links) > 0 && links[0].Ref.Span.End <= w.at.Start {
				links = links[1:]
			}
			form := fold.String(w.at.In(text))
			isLinked := len(links) > 0 && links[0].Ref.Span.Overlaps(w.at)
			isName := w.name || b.names[w.lemma]
			if listed[form] {
				continue
			}
			if isName && listed[fold.String(w.lemma)] {
				c.changed++
				if isLinked {
					c.found++
				} else if testing.Verbose() && len(names) <= frequent {
					t.Logf("missed %s of %s", w.at.In(text), w.lemma)
				}
			}
			if !isLinked || !isForm(form, links[0].Ref.Span.In(text), listed) {
				continue
			}
			c.linked++
			if isName {
				c.right++
			} else if testing.Verbose() && len(names) <= frequent {
				t.Logf("false %s: %s", w.at.In(text), links[0].Subject)
			}
		}
	}
	return c
}

// isForm reports whether what a link stands on is a form of a listed name, and no such
// name between hyphens or the like.
func isForm(word, linked string, listed map[string]bool) bool {
	linked = fold.String(linked)
	return !listed[linked] || !strings.Contains(word, " ") && len(word) > len(linked)
}

// TestUnspacedTreebanks lists every proper name of two characters and more of the texts
// that are written without spaces, and logs how many of the hits are names, how many
// begin and end where words do, and how many of the names are found.
func TestUnspacedTreebanks(t *testing.T) {
	if *treebanks == "" {
		t.Skip("no -treebanks")
	}
	for _, language := range []string{"Chinese", "Japanese", "Thai"} {
		files, err := filepath.Glob(filepath.Join(*treebanks, language+"*.tsv.gz"))
		if err != nil || len(files) == 0 {
			t.Fatalf("no %s in %s: %v", language, *treebanks, err)
		}
		for _, file := range files {
			t.Log(language, readTreebank(t, file).scoreUnspaced(t))
		}
	}
}

func (b *bank) scoreUnspaced(t *testing.T) string {
	d := &briefing.Digest{}
	listed := map[string]bool{}
	for _, words := range b.words {
		for _, w := range words {
			if w.name && len([]rune(w.lemma)) > 1 && !listed[w.lemma] {
				listed[w.lemma] = true
				d.Figures = append(d.Figures, &briefing.Figure{ID: briefing.SubjectID(fmt.Sprint("f", len(d.Figures))), Type: briefing.Organization, Name: w.lemma})
			}
		}
	}
	l := link.New(d)
	hits, right, bordered, names, found := 0, 0, 0, 0, 0
	for n, text := range b.texts {
		starts, ends, isName := map[int]bool{}, map[int]bool{}, map[briefing.Span]bool{}
		for _, w := range b.words[n] {
			starts[w.at.Start], ends[w.at.End] = true, true
			isName[w.at] = w.name
		}
		linked := l.Link(article("a", text)).Mentions
		for _, m := range linked {
			at := m.Ref.Span
			hits++
			switch {
			case isName[at]:
				right++
				bordered++
			case starts[at.Start] && ends[at.End]:
				bordered++
			}
			if !isName[at] {
				t.Logf("false %s in %s", at.In(text), around(text, at))
			}
		}
		for _, w := range b.words[n] {
			if !w.name || !listed[w.at.In(text)] {
				continue
			}
			names++
			if slices.ContainsFunc(linked, func(m briefing.Mention) bool { return m.Ref.Span.Start <= w.at.Start && m.Ref.Span.End >= w.at.End }) {
				found++
			} else {
				t.Logf("missed %s in %s", w.at.In(text), around(text, w.at))
			}
		}
	}
	share := func(a, b int) float64 { return 100 * float64(a) / float64(max(b, 1)) }
	return fmt.Sprintf("%d hits, %.1f %% names, %.1f %% on borders; %d names, %.1f %% found", hits, share(right, hits), share(bordered, hits), names, share(found, names))
}

func around(text string, at briefing.Span) string {
	const bytes = 24
	return strings.ToValidUTF8(text[max(0, at.Start-bytes):min(len(text), at.End+bytes)], "")
}
