package sentence_test

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"briefing/briefing/internal/sentence"
	"briefing/briefing/internal/shown"
)

type span struct{ start, end int }

// split returns the sentences of a text in Markdown.
func split(markdown string) []span { return splitWords(shown.Of(markdown).Words) }

func splitWords(text string) (out []span) {
	for start, end := range sentence.Split(text) {
		out = append(out, span{start, end})
	}
	return out
}

func FuzzSplit(f *testing.F) {
	for _, marked := range tables {
		text, _ := unmark(marked)
		f.Add(text, 3)
		f.Add(shown.Of(text).Words, 5)
	}
	f.Fuzz(func(t *testing.T, text string, i int) {
		sentences := splitWords(text)
		at := 0
		for _, s := range sentences {
			if s.start < at || s.end <= s.start || s.end > len(text) {
				t.Fatalf("%q: sentence %v after byte %d", text, s, at)
			}
			if got := text[s.start:s.end]; got != strings.TrimSpace(got) {
				t.Fatalf("%q: sentence %q has white space around it", text, got)
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[s.start:s.end]) {
				t.Fatalf("%q: sentence %v cuts a rune", text, s)
			}
			checkMarkup(t, text, text[at:s.start])
			at = s.end
		}
		checkMarkup(t, text, text[at:])
		checkSeek(t, text, i, sentences)
	})
}

// checkMarkup fails if gap, a part of text between two sentences, holds a letter
// that is not on the line of a code fence.
func checkMarkup(t *testing.T, text, gap string) {
	t.Helper()
	if strings.Contains(text, "```") || strings.Contains(text, "~~~") {
		return
	}
	if strings.ContainsFunc(gap, unicode.IsLetter) {
		t.Fatalf("%q: %q is in no sentence", text, gap)
	}
}

// checkSeek fails if the sentences from byte i on differ when those before it
// are skipped.
func checkSeek(t *testing.T, text string, i int, want []span) {
	t.Helper()
	if i < 0 || i > len(text) {
		return
	}
	s := sentence.New(text)
	s.Seek(i)
	for len(want) > 0 && want[0].end <= i {
		want = want[1:]
	}
	for start, end, ok := s.Next(); ok; start, end, ok = s.Next() {
		if end <= i {
			continue
		}
		if len(want) == 0 || want[0] != (span{start, end}) {
			t.Fatalf("%q: sentence %d-%d after Seek(%d), want %v", text, start, end, i, want)
		}
		want = want[1:]
	}
	if len(want) > 0 {
		t.Fatalf("%q: Seek(%d) lost %v", text, i, want)
	}
}

func BenchmarkSplit(b *testing.B) {
	const paragraph = "Mr. Miller came to the U.S. on Jan. 17, where he was to hold talks. “Will he?” " +
		"asked many. He did, at 3.5 percent, though nobody had thought that it was\npossible at all.\n\n"
	for name, text := range map[string]string{
		"news":    strings.Repeat(paragraph, 5000),
		"stops":   strings.Repeat(".", 1_000_000),
		"spaced":  strings.Repeat(". ", 500_000),
		"marks":   strings.Repeat("- ", 500_000) + "x",
		"quotes":  strings.Repeat("> ", 500_000) + "x",
		"blanks":  "x." + strings.Repeat(" ", 1_000_000) + "x",
		"bars":    strings.Repeat("|", 1_000_000) + "x",
		"closers": strings.Repeat(".)", 500_000),
		"notes":   strings.Repeat(".[1", 300_000),
		"links":   strings.Repeat(".](", 300_000),
		"tags":    strings.Repeat(".<a", 300_000),
		"images":  strings.Repeat("![", 500_000),
		"hidden":  strings.Repeat("A. \x1a", 200_000),
		"letters": strings.Repeat("x", 1_000_000),
		"lines":   strings.Repeat("x\n", 500_000),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				for range sentence.Split(text) {
					continue
				}
			}
		})
	}
}
