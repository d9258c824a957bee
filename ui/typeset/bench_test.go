package typeset

import (
	"fmt"
	"math/rand"
	"strings"
	"testing"

	"briefing/briefing"

	"github.com/charmbracelet/x/ansi"
)

// news returns Markdown like that of news, of at least n bytes.
func news(n int) string {
	r := rand.New(rand.NewSource(7))
	words := strings.Fields("the of talks said on Monday that a senior official from ministry would meet with delegation in Geneva to discuss sanctions relief nuclear enrichment and regional security after weeks of stalled negotiations according to state media which cited an unnamed diplomat familiar with matter economy exports fell percent compared last year government announced new measures aimed at stabilising currency inflation")
	names := []string{"Masoud Pezeshkian", "**Vladimir Putin**", "*Strait of Hormuz*", "Recep Tayyip Erdoğan", "习近平", "مسعود پزشکیان", "[the report](https://example.org/a)", "`S-400`"}
	var b strings.Builder
	sentence := func() string {
		s := make([]string, 12+r.Intn(14))
		for i := range s {
			if s[i] = words[r.Intn(len(words))]; r.Intn(12) == 0 {
				s[i] = names[r.Intn(len(names))]
			}
		}
		return strings.Join(s, " ") + "."
	}
	for b.Len() < n {
		switch r.Intn(16) {
		case 0:
			b.WriteString("## " + sentence())
		case 1:
			b.WriteString("> " + sentence() + "\n> " + sentence())
		case 2:
			b.WriteString("- " + sentence() + "\n- " + sentence() + "\n- " + sentence())
		case 3:
			b.WriteString("| Who | What |\n|---|---|\n| " + names[r.Intn(6)] + " | " + sentence() + " |\n| " + names[r.Intn(6)] + " | x |")
		default:
			for range 3 + r.Intn(4) {
				b.WriteString(sentence() + " ")
			}
		}
		b.WriteString("\n\n")
	}
	return b.String()
}

const (
	screenWidth  = 100
	screenHeight = 50
)

// screen paints a screenful from p.
func screen(l *Layout, p Pos) int {
	n := 0
	for _, line := range l.Lines(p, screenHeight) {
		n += len(Paint(line, l.Width()))
	}
	return n
}

// BenchmarkFirstScreen parses a text and paints its first screen.
func BenchmarkFirstScreen(b *testing.B) {
	for _, kb := range []int{10, 100, 1000} {
		src := []byte(news(kb << 10))
		b.Run(fmt.Sprint(kb, "KB"), func(b *testing.B) {
			for b.Loop() {
				screen(open(string(src), ansi.WcWidth).Layout(screenWidth), Pos{})
			}
		})
	}
	for name, src := range attacks() {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				screen(open(src, ansi.WcWidth).Layout(screenWidth), Pos{})
			}
		})
	}
}

// BenchmarkScroll moves one line down and paints, from top to bottom of 100 KB.
func BenchmarkScroll(b *testing.B) {
	d := open(news(100<<10), ansi.WcWidth)
	l, p := d.Layout(screenWidth), Pos{}
	for b.Loop() {
		q := l.Move(p, 1)
		if q == p {
			b.StopTimer()
			d.SetOptions(d.opts) // begin anew, with nothing laid out
			l, q = d.Layout(screenWidth), Pos{}
			b.StartTimer()
		}
		p = q
		screen(l, p)
	}
}

// BenchmarkBottom jumps to the last screen of a megabyte just opened.
func BenchmarkBottom(b *testing.B) {
	src := news(1 << 20)
	for b.Loop() {
		l := open(src, ansi.WcWidth).Layout(screenWidth)
		screen(l, l.Move(l.Last(), 1-screenHeight))
	}
}

// BenchmarkJump finds and shows a passage in the middle of a megabyte.
func BenchmarkJump(b *testing.B) {
	src := news(1 << 20)
	at := strings.Index(src[len(src)/2:], "Pezeshkian") + len(src)/2
	for b.Loop() {
		l := open(src, ansi.WcWidth).Layout(screenWidth)
		places := l.Find(briefing.Span{Start: at, End: at + len("Pezeshkian")})
		screen(l, l.Move(places[0].Pos, -screenHeight/2))
	}
}

// BenchmarkResize shows the middle of a megabyte at one width after another.
func BenchmarkResize(b *testing.B) {
	src := news(1 << 20)
	d := open(src, ansi.WcWidth)
	width := 60
	for b.Loop() {
		width = 60 + (width+1)%60
		l := d.Layout(width)
		screen(l, l.Locate(len(src)/2))
	}
}

// BenchmarkPaint paints a screen that is laid out, with overlays.
func BenchmarkPaint(b *testing.B) {
	l := open(news(10<<10), ansi.WcWidth).Layout(screenWidth)
	lines := l.Lines(Pos{}, screenHeight)
	for b.Loop() {
		for _, line := range lines {
			Paint(line, screenWidth, Overlay{Cells: Cells{3, 9}, SGR: "1"}, Overlay{Cells: Cells{5, 20}, SGR: "7"})
		}
	}
}

// BenchmarkHeadings parses a whole megabyte.
func BenchmarkHeadings(b *testing.B) {
	src := news(1 << 20)
	for b.Loop() {
		open(src, ansi.WcWidth).Headings()
	}
}
