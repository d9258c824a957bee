//go:build unix

package terminal

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
)

func newPainter(width, height int) *painter {
	return &painter{env: []string{"TERM=xterm-256color"}, profile: colorprofile.TrueColor, width: width, height: height}
}

// page returns a random page of styled lines, some of them those of before.
func page(r *rand.Rand, width, height int, before []string) []string {
	words := []string{"ferry", "\x1b[1mHolm\x1b[m", "\x1b[38;2;200;80;0mbridge\x1b[m", "日本", "é", "—", "    ", "\x1b[7m \x1b[m"}
	shift := r.IntN(5) - 2
	lines := make([]string, height)
	for y := range lines {
		if from := y + shift; before != nil && from >= 0 && from < len(before) && r.IntN(5) > 0 {
			lines[y] = before[from]
			continue
		}
		for room := width; room >= 8 && r.IntN(12) > 0; room -= 8 {
			lines[y] += words[r.IntN(len(words))] + " "
		}
	}
	return lines
}

// Whatever follows whatever, at every size, the screen shows the last view as a
// screen does that was empty before.
func TestPainterShowsTheView(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for round := range 12 {
		width, height := 20+r.IntN(60), 2+r.IntN(30)
		p := newPainter(width, height)
		p.margins, p.synced = round%2 == 0, round%5 < 3
		screen := vt.NewEmulator(width, height)
		write := func(s string) { _, _ = screen.Write([]byte(s)) }
		write(p.take())
		var lines, beside []string
		for step := range 16 {
			if r.IntN(8) == 0 {
				width, height = 20+r.IntN(60), 2+r.IntN(30)
				screen.Resize(width, height)
				p.resize(width, height)
				lines, beside = nil, nil // they may be too long
			}
			lines = page(r, width/2, height, lines)
			if beside == nil || r.IntN(4) == 0 {
				beside = page(r, width-width/2-1, height, beside)
			}
			shown := make([]string, height)
			for y := range shown {
				left, right := lines[y], beside[y]
				if round%3 == 0 {
					left, right = right, left
				}
				shown[y] = left + strings.Repeat(" ", max(0, width/2-ansi.StringWidth(left))) + "│" + right
				if ansi.StringWidth(shown[y]) > width {
					shown[y] = lines[y]
				}
			}
			write(p.frame(tea.NewView(strings.Join(shown, "\n"))))
			fresh := vt.NewEmulator(width, height)
			_, _ = fresh.Write([]byte(strings.Join(shown, "\r\n")))
			if got, want := screen.Render(), fresh.Render(); got != want {
				t.Fatalf("round %d, step %d, %d×%d: the screen shows\n%s\nwant\n%s", round, step, width, height, got, want)
			}
		}
	}
}

// An unchanged view costs nothing, a changed line little.
func TestPainterPaintsChanges(t *testing.T) {
	p := newPainter(80, 24)
	p.take()
	view := tea.NewView(strings.Repeat("a line of text\n", 23))
	view.WindowTitle, view.MouseMode = "title", tea.MouseModeCellMotion
	if p.frame(view) == "" {
		t.Fatal("the first frame is empty")
	}
	if again := p.frame(view); again != "" {
		t.Errorf("the same view is painted again: %q", again)
	}
	view.Content = strings.Replace(view.Content, "line", "Line", 1)
	if changed := p.frame(view); len(changed) > 20 || changed == "" {
		t.Errorf("for one letter: %q", changed)
	}
	view.Cursor = tea.NewCursor(3, 4)
	if out := p.frame(view); !strings.Contains(out, "\x1b[?25h") {
		t.Errorf("the cursor is not shown: %q", out)
	}
}

// besideAList returns a page, scrolled by top lines, beside a full list.
func besideAList(top int) tea.View {
	var b strings.Builder
	for y := range 38 {
		fmt.Fprintf(&b, " \x1b[38;5;110mFigure %-20d\x1b[m %4d │  ", y*7919, y)
		for word := range 11 {
			fmt.Fprintf(&b, "%x ", (y+top)*7919*(word+3))
		}
		b.WriteByte('\n')
	}
	return tea.NewView(fmt.Sprintf("%s status %d", b.String(), top))
}

// A pane that scrolls by a line beside a full list costs little: the lines move on
// the terminal. Without margins it is painted again, which may be seen less.
func TestPainterScrollsAPane(t *testing.T) {
	for _, test := range []struct {
		margins bool
		most    int // bytes
	}{{true, 300}, {false, 3200}} {
		p := newPainter(120, 39)
		p.take()
		p.margins, p.synced = test.margins, true
		p.frame(besideAList(0))
		for top := 1; top < 5; top++ {
			out := p.frame(besideAList(top))
			if len(out) > test.most {
				t.Errorf("margins %t: a line costs %d bytes: %q", test.margins, len(out), out)
			}
			if test.margins && !strings.Contains(out, "\x1b[S") {
				t.Errorf("nothing scrolls: %q", out)
			}
		}
	}
}

// A new size does not clear the screen, which would be seen.
func TestPainterResizesWithoutBlank(t *testing.T) {
	p := newPainter(80, 24)
	p.take()
	p.frame(tea.NewView("one\ntwo"))
	for _, size := range [][2]int{{60, 20}, {100, 30}, {80, 24}} {
		p.resize(size[0], size[1])
		if out := p.frame(tea.NewView("one\ntwo")); strings.Contains(out, "\x1b[2J") || !strings.Contains(out, "two") {
			t.Errorf("%v: %q", size, out)
		}
	}
}

// Every mode that take sets release resets.
func TestPainterReleases(t *testing.T) {
	p := newPainter(80, 24)
	out := p.take()
	out += p.report(tea.ModeReportMsg{Mode: ansi.ModeUnicodeCore, Value: ansi.ModeReset})
	out += p.frame(tea.View{MouseMode: tea.MouseModeCellMotion, WindowTitle: "x"}) + p.release()
	for _, mode := range []int{1049, 2004, 1002, 1006, 2027} {
		set, reset := strings.LastIndex(out, fmt.Sprintf("\x1b[?%dh", mode)), strings.LastIndex(out, fmt.Sprintf("\x1b[?%dl", mode))
		if set < 0 || reset < set {
			t.Errorf("mode %d is set at %d and reset at %d of %q", mode, set, reset, out)
		}
	}
	if !strings.HasSuffix(out, "\x1b]2;\a\x1b[23;2t") {
		t.Errorf("the title is not given back: %q", out)
	}
}

func TestPace(t *testing.T) {
	var p pace
	now := time.Unix(1000, 0)
	painted := 0
	for range 1000 { // a flood of a second
		if p.wait(now) == 0 {
			painted++
		}
		now = now.Add(time.Millisecond)
	}
	if painted < 120 || painted > 130 {
		t.Errorf("%d frames in a second, want one in 8 ms", painted)
	}
	now = now.Add(time.Second)
	for i := range mostAtOnce {
		if p.wait(now) != 0 {
			t.Errorf("after a pause frame %d must wait", i+1)
		}
	}
	if d := p.wait(now); d <= 0 || d > frameInterval {
		t.Errorf("the next waits for %v", d)
	}
}

func BenchmarkScroll(b *testing.B) {
	for _, margins := range []bool{true, false} {
		b.Run(fmt.Sprintf("margins %t", margins), func(b *testing.B) {
			p := newPainter(120, 39)
			p.take()
			p.margins, p.synced = margins, true
			for top := range b.N {
				p.frame(besideAList(top % 40))
			}
		})
	}
}
