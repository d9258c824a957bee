package typeset

import (
	"testing"
	"unicode/utf8"

	"briefing/briefing"

	"github.com/charmbracelet/x/ansi"
)

// FuzzLayout holds for any text, width and place in it that nothing breaks, that
// lines fit and hold no control, that every cell and its source find each other,
// and that no byte is shown twice.
func FuzzLayout(f *testing.F) {
	for _, c := range cases {
		f.Add(c.src, 30, 3, 9)
	}
	for _, src := range hostile {
		f.Add(src, 20, 0, 5)
	}
	for _, src := range attacks() {
		f.Add(src[:min(len(src), 300)], 40, 10, 40)
	}
	f.Fuzz(func(t *testing.T, src string, width, start, end int) {
		if len(src) > 1<<10 {
			return
		}
		width = 1 + abs(width)%120
		start = abs(start) % (len(src) + 1)
		end = start + abs(end)%(len(src)-start+1)
		for _, ruler := range rulers {
			l := open(src, ruler).Layout(width)
			checkLines(t, l)
			checkCells(t, l)
			l.Find(briefing.Span{Start: start, End: end})
			l.Offset(l.Locate(start))
			l.doc.Links(briefing.Span{Start: start, End: end})
			hs, _ := l.doc.Headings()
			for _, h := range hs {
				checkText(t, h.Text)
			}
			for k, ok := l.doc.NextLink(0); ok; k, ok = l.doc.NextLink(max(k.Span.End, k.Span.Start+1)) {
				checkText(t, k.Text)
				checkText(t, k.To)
				if !harmless.MatchString(k.Address) {
					t.Fatalf("a terminal is handed %q", k.Address)
				}
			}
		}
	})
}

func abs(n int) int { return max(n, -n, 0) }

func checkText(t *testing.T, s string) {
	t.Helper()
	if string(scrub([]byte(s))) != s {
		t.Fatalf("%q is not scrubbed", s)
	}
}

// checkCells fails unless each run knows its width, and its source finds it.
func checkCells(t *testing.T, l *Layout) {
	t.Helper()
	owner := map[int]Pos{}
	for _, p := range positions(l) {
		for _, line := range l.Lines(p, 1) {
			for _, r := range line.runs {
				if w := l.opts.Method.StringWidth(r.text); w != r.width {
					t.Fatalf("run %+v is %d cells wide", r, w)
				}
				if r.src.Empty() {
					continue
				}
				if r.src.Start < 0 || r.src.End > len(l.doc.src) {
					t.Fatalf("run %+v is from nowhere", r)
				}
				for i := r.src.Start; i < r.src.End; i++ {
					if q, ok := owner[i]; ok && q != p && r.linear() {
						t.Fatalf("byte %d is shown at %v and at %v", i, q, p)
					}
					owner[i] = p
				}
				if r.width > 0 && len(line.Cells(r.src)) == 0 {
					t.Fatalf("run %+v is not found", r)
				}
			}
		}
	}
}

func FuzzScrub(f *testing.F) {
	for _, src := range hostile {
		f.Add([]byte(src))
	}
	f.Add([]byte("👨‍👩‍👧‍👦👍🏽☎️1️⃣\u00ad\u2028\u0085"))
	f.Fuzz(func(t *testing.T, src []byte) {
		out := scrub(src)
		if len(out) != len(src) {
			t.Fatalf("%q: %d bytes became %d", src, len(src), len(out))
		}
		if !utf8.Valid(out) {
			t.Fatalf("%q: not UTF-8: %q", src, out)
		}
		if again := scrub(out); string(again) != string(out) {
			t.Fatalf("%q: scrubbed to %q, and again to %q", src, out, again)
		}
		for _, r := range string(out) {
			if r < 0x20 && r != '\n' && r != '\t' || r >= 0x7f && r <= 0x9f {
				t.Fatalf("%q: %q left", src, r)
			}
		}
	})
}

// TestScrub holds that what stays is as it was, and that emoji are measured the
// same by both rulers.
func TestScrub(t *testing.T) {
	for src, want := range map[string]string{
		"plain\n\ttext":        "plain\n\ttext",
		"a\tb\r\n":             "a b \n",
		"\x1b[2J\x07":          "?[2J?",
		"\u009b2J\u0085":       "\u00b72J\u00b7",
		"a\xffb":               "a?b",
		"a\u202eb\u2069":       "a\ufffdb\ufffd",
		"a\u2028b":             "a\u2002b",
		"pre\u00adfix":         "pre\u034ffix",
		"می\u200cخواهم \u200e": "می\u200cخواهم \u200e",
	} {
		if got := string(scrub([]byte(src))); got != want {
			t.Errorf("%q: got %q, want %q", src, got, want)
		}
	}
	for _, emoji := range []string{"👨‍👩‍👧‍👦", "👍🏽", "☎️", "1️⃣", "🇮🇷", "❤️‍🔥", "👩‍💻", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "✈️", "☀️", "😀"} {
		s := string(scrub([]byte(emoji)))
		if a, b := ansi.StringWidth(s), ansi.StringWidthWc(s); a != b {
			t.Errorf("%q: %d cells by clusters, %d by characters", s, a, b)
		}
	}
	src := []byte("nothing to do")
	if out := scrub(src); &out[0] != &src[0] {
		t.Error("copied without need")
	}
}
