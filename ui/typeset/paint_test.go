package typeset

import (
	"math/rand"
	"slices"
	"strings"
	"testing"

	"briefing/briefing"

	"github.com/charmbracelet/x/ansi"
)

func TestPaint(t *testing.T) {
	const begin, end = "\x1b]8;;http://a.org\x1b\\", "\x1b]8;;\x1b\\"
	d := Parse([]byte("one **two** 习近平 three"), Options{Style: Style(true, NoColor)})
	line := d.Layout(40).Lines(Pos{}, 1)[0]
	for _, c := range []struct {
		name     string
		width    int
		overlays []Overlay
		want     string
	}{
		{"as it is", 40, nil, "one \x1b[1mtwo\x1b[m 习近平 three"},
		{"overlay", 40, []Overlay{{Cells: Cells{0, 3}, SGR: "7"}}, "\x1b[7mone\x1b[m \x1b[1mtwo\x1b[m 习近平 three"},
		{"across styles", 40, []Overlay{{Cells: Cells{2, 4}, SGR: "7"}}, "on\x1b[7me \x1b[m\x1b[1m\x1b[7mtw\x1b[m\x1b[1mo\x1b[m 习近平 three"},
		{"later wins", 40, []Overlay{{Cells: Cells{0, 3}, SGR: "31"}, {Cells: Cells{1, 1}, SGR: "32"}}, "\x1b[31mo\x1b[m\x1b[31m\x1b[32mn\x1b[m\x1b[31me\x1b[m \x1b[1mtwo\x1b[m 习近平 three"},
		{"half a character", 40, []Overlay{{Cells: Cells{9, 1}, SGR: "7"}}, "one \x1b[1mtwo\x1b[m \x1b[7m习\x1b[m近平 three"},
		{"beyond the text", 40, []Overlay{{Cells: Cells{30, 9}, SGR: "7"}}, "one \x1b[1mtwo\x1b[m 习近平 three"},
		{"clipped", 5, nil, "one \x1b[1mt\x1b[m"},
		{"clipped in a character", 9, nil, "one \x1b[1mtwo\x1b[m "},
		{"no room", 0, nil, ""},
		{"link", 40, []Overlay{{Cells: Cells{4, 3}, Link: "http://a.org"}}, "one \x1b[1m" + begin + "two\x1b[m" + end + " 习近平 three"},
		{"link with a style", 40, []Overlay{{Cells: Cells{0, 3}, SGR: "4", Link: "http://a.org"}, {Cells: Cells{1, 1}, SGR: "7"}}, "\x1b[4m" + begin + "o\x1b[m\x1b[4m\x1b[7mn\x1b[m\x1b[4me\x1b[m" + end + " \x1b[1mtwo\x1b[m 习近平 three"},
		{"link to the edge", 3, []Overlay{{Cells: Cells{1, 9}, Link: "http://a.org"}}, "o" + begin + "ne" + end},
		{"no style", 40, []Overlay{{Cells: Cells{0, 3}, SGR: ""}}, "one \x1b[1mtwo\x1b[m 习近平 three"},
	} {
		if got := Paint(line, c.width, c.overlays...); got != c.want {
			t.Errorf("%s: got %q, want %q", c.name, got, c.want)
		}
	}
}

func TestLine(t *testing.T) {
	src := "AT&amp;T met 习近平 \\*here\\*"
	line := open(src, ansi.WcWidth).Layout(40).Lines(Pos{}, 1)[0]
	if got := line.Text(); got != "AT&T met 习近平 *here*" {
		t.Fatalf("text %q", got)
	}
	for text, want := range map[string]Cells{
		"AT&amp;T": {0, 4}, "amp": {2, 1}, "T met": {3, 5}, "近": {11, 2}, "平 \\*h": {13, 5}, "\\": {16, 1},
	} {
		s := spans(src, text)[0]
		if got := line.Cells(s); len(got) != 1 || got[0] != want {
			t.Errorf("%q is at %v, want %v", text, got, want)
		}
	}
	for col, want := range map[int]string{0: "A", 2: "&", 3: "T", 9: "习", 10: "习", 11: "近", 16: "\\"} {
		at, ok := line.At(col)
		if !ok || !strings.HasPrefix(src[at:], want) {
			t.Errorf("cell %d shows byte %d, %v, want %q", col, at, ok, want)
		}
	}
	if _, ok := line.At(40); ok {
		t.Error("a cell beyond the text shows something")
	}
	if line.Width() != 22 || line.Span() != (briefing.Span{Start: 0, End: len(src)}) {
		t.Errorf("width %d, span %v", line.Width(), line.Span())
	}
}

func TestMarks(t *testing.T) {
	r := rand.New(rand.NewSource(1))
	var ms []Mark
	for i := range 300 {
		start := r.Intn(1000)
		ms = append(ms, Mark{briefing.Span{Start: start, End: start + r.Intn(1+r.Intn(200))}, i})
	}
	m := NewMarks(ms)
	if len(m.all()) != len(ms) {
		t.Fatal("marks lost")
	}
	for range 500 {
		start := r.Intn(1100)
		span := briefing.Span{Start: start, End: start + r.Intn(60)}
		want := slices.DeleteFunc(slices.Clone(m.all()), func(k Mark) bool { return !k.Span.Overlaps(span) })
		if got := m.In(span); !slices.Equal(got, want) {
			t.Fatalf("in %v: %v, want %v", span, got, want)
		}
	}
	nested := NewMarks([]Mark{{briefing.Span{Start: 0, End: 30}, 1}, {briefing.Span{Start: 10, End: 12}, 2}, {briefing.Span{Start: 5, End: 20}, 3}})
	var ids []int
	for _, k := range nested.At(11) {
		ids = append(ids, k.ID)
	}
	if !slices.Equal(ids, []int{2, 3, 1}) {
		t.Errorf("at 11: %v, want innermost first", ids)
	}
	if got := (Marks{}).At(3); got != nil {
		t.Errorf("no marks: %v", got)
	}
}
