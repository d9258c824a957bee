package sentence_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// least is the F1 that every genre must reach.
const least = 0.9

// TestSentences scores the splitter on texts whose sentences were marked by hand
// before it read them. A boundary counts where two sentences follow each other in
// one block, since the others are given by the Markdown.
func TestSentences(t *testing.T) {
	files, err := filepath.Glob("testdata/*.md")
	if err != nil || len(files) == 0 {
		t.Fatalf("no texts in testdata: %v", err)
	}
	var all score
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		text, want := unmark(string(data))
		s := compare(boundaries(text, want), boundaries(text, split(text)))
		s.sentences = len(want)
		all.add(s)
		genre := strings.TrimSuffix(filepath.Base(file), ".md")
		s.log(t, genre)
		if s.f1() < least {
			t.Errorf("%s: F1 %.3f, want %.3f or more", genre, s.f1(), least)
		}
		if testing.Verbose() {
			logFaults(t, text, want)
		}
	}
	all.log(t, "all")
}

// unmark takes the marks out of text, and returns the sentences that they stood
// around.
func unmark(marked string) (text string, sentences []span) {
	var out strings.Builder
	for i, part := range strings.Split(marked, "⟦") {
		if i == 0 {
			out.WriteString(part)
			continue
		}
		inside, after, _ := strings.Cut(part, "⟧")
		sentences = append(sentences, span{out.Len(), out.Len() + len(inside)})
		out.WriteString(inside + after)
	}
	return out.String(), sentences
}

// boundaries returns where one sentence ends and the next begins in the same
// block.
func boundaries(text string, sentences []span) map[int]bool {
	ends := map[int]bool{}
	for i := 1; i < len(sentences); i++ {
		end, start := sentences[i-1].end, sentences[i].start
		if strings.Trim(text[end:start], " ") == "" {
			ends[end] = true
		}
	}
	return ends
}

// score counts sentences and the boundaries within blocks.
type score struct{ sentences, want, got, both int }

func compare(want, got map[int]bool) score {
	s := score{want: len(want), got: len(got)}
	for end := range got {
		if want[end] {
			s.both++
		}
	}
	return s
}

func (s *score) add(o score) {
	s.sentences += o.sentences
	s.want += o.want
	s.got += o.got
	s.both += o.both
}

func (s score) f1() float64 { return 2 * float64(s.both) / float64(s.want+s.got) }

func (s score) log(t *testing.T, name string) {
	t.Helper()
	t.Logf("%-10s %3d sentences, %3d boundaries: precision %.3f, recall %.3f, F1 %.3f", name,
		s.sentences, s.want, float64(s.both)/float64(s.got), float64(s.both)/float64(s.want), s.f1())
}

// logFaults logs the blocks whose sentences are not those wanted.
func logFaults(t *testing.T, text string, want []span) {
	t.Helper()
	w, g := markAll(text, want), mark(text)
	wl, gl := strings.Split(w, "\n"), strings.Split(g, "\n")
	for i := range wl {
		if i < len(gl) && wl[i] != gl[i] {
			t.Logf("\n got %s\nwant %s", gl[i], wl[i])
		}
	}
}

func markAll(text string, sentences []span) string {
	var out strings.Builder
	at := 0
	for _, s := range sentences {
		out.WriteString(text[at:s.start] + "⟦" + text[s.start:s.end] + "⟧")
		at = s.end
	}
	return out.String() + text[at:]
}
