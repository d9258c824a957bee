package typeset

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"
)

// attacks are texts made to hang or to blow up what reads them.
func attacks() map[string]string {
	const kb = 1 << 10
	sentence := "The president of the country said on Monday that he would meet the delegation in Geneva. "
	list := func(depth int, loose string) string {
		var b strings.Builder
		for i := range depth {
			b.WriteString(strings.Repeat("  ", i) + "- item\n" + loose)
		}
		return b.String()
	}
	var table strings.Builder
	table.WriteString("| Who | What | N |\n|---|---|--:|\n")
	for i := range 10_000 {
		fmt.Fprintf(&table, "| figure %d | %s | %d |\n", i, sentence[:i%60], i)
	}
	return map[string]string{
		"quotes":       strings.Repeat(">", 100) + " deep\n\n" + strings.Repeat("> ", 100) + "deep",
		"many quotes":  strings.Repeat("> ", 20*kb),
		"images":       strings.Repeat("![](", 5*kb),
		"links":        strings.Repeat("[a](b", 5*kb),
		"emphasis":     strings.Repeat("**a*_ ", 5*kb),
		"nested":       strings.Repeat("*a **b ", 3*kb) + strings.Repeat("c** d* ", 3*kb),
		"backticks":    strings.Repeat("`a``b```", 4*kb),
		"paragraph":    strings.Repeat(sentence, 1024*kb/len(sentence)),
		"no spaces":    strings.Repeat("a", 1024*kb),
		"wide":         strings.Repeat("习近平", 100*kb),
		"marks":        "a" + strings.Repeat("\u0301", 100*kb),
		"table":        table.String(),
		"wide table":   strings.Repeat("| a ", 2000) + "|\n" + strings.Repeat("|---", 2000) + "|\n" + strings.Repeat("| b ", 2000) + "|\n",
		"lists":        list(100, ""),
		"loose lists":  list(100, "\n"),
		"items":        strings.Repeat("- ", 10*kb),
		"long list":    strings.Repeat("- "+sentence+"\n", 5000),
		"numbers":      strings.Repeat("1. ", 10*kb),
		"code":         "```\n" + strings.Repeat(sentence+"\n", 10_000),
		"html":         strings.Repeat("<div><p>"+sentence+"\n", 5000),
		"comment":      "<!-- " + strings.Repeat(sentence+"\n\n", 10_000),
		"tags":         strings.Repeat("<a ", 20*kb),
		"references":   strings.Repeat("[a]: b\n", 20*kb),
		"entities":     strings.Repeat("&amp;", 20*kb),
		"escapes":      strings.Repeat("\\*", 20*kb),
		"blank":        strings.Repeat("\n", 1024*kb),
		"definitions":  strings.Repeat("a\n: b\n", 10*kb),
		"urls":         strings.Repeat("https://example.org/a ", 10*kb),
		"escape codes": strings.Repeat("\x1b]52;c;aGVsbG8=\x07\x1b[2J", 10*kb),
	}
}

// TestAttacks holds that both ends of each text are shown, in time, and fit. The
// limit is far above what it takes, and far below what these texts take when
// something is exponential.
func TestAttacks(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long, and one goroutine does all of it")
	}
	const limit = 5 * time.Second
	for name, src := range attacks() {
		t.Run(name, func(t *testing.T) {
			start := time.Now()
			for _, width := range []int{20, 80} {
				l := open(src, ansi.WcWidth).Layout(width)
				for _, p := range []Pos{{}, l.Move(l.Last(), -screenHeight)} {
					for _, line := range l.Lines(p, screenHeight) {
						if line.Width() > width {
							t.Fatalf("width %d: a line is %d wide", width, line.Width())
						}
					}
				}
			}
			if took := time.Since(start); took > limit {
				t.Errorf("took %v", took)
			}
		})
	}
}

// hostile are texts that try to reach the terminal.
var hostile = []string{
	"a \x1b]52;c;aGVsbG8=\x07 b", "a &#27;]52;c;aGVsbG8=&#7; b", "a &#x1b;[2J b", "~~&**#27;**[31mFAKE~~",
	"~~&**#27;**]52;c;aGVsbG8=&**#7;**~~", "`&#27;]0;title&#7;`", "\u009b31m \u009d52;c;x\u009c", "good\rbad\b\b", "a\u202eevil\u202c b",
	"```\n\x1b]52;c;aGVsbG8=\x07 &#27;[2J\n```", "[x](https://a.org/\x1b]52;c;x\x07)", "[x](https://a.org/&#27;]52;c;x&#7;)", "![a&#27;[2J](u)", "<b>\x1b[2J</b>&#27;[2J",
	"| a&#27;[2J | \x1b[2J |\n|---|---|\n| &#27;]52;c;x&#7; | &#x9b;2J |", "# &#27;]52;c;x&#7;", "&#27;P1$r&#27;\\ x", "&#27;_Gi=1;AAAA&#27;\\ x", "<https://a.org/&#27;[2J>",
	"~~&**#27;**]8;;https://evil.org&**#7;**click~~", "<div>&#27;]52;c;x&#7;\x1b[2J</div>", "a &#x202e;evil&#10;b&#13;c&#9;d", "x &#27;]8;;0&#7;click&#27;]8;;&#7; y",
	"a \x1b]8;;1\x07click\x1b]8;;\x07 b", "Term\x1b[2J\n: &#27;[2J", "- \x1b[2J\n1. &#27;[2J", "\xff\xfe\x80 \xc3", "&NewLine;&Tab;&#0;&#128;&#x2028;",
}

func TestHostile(t *testing.T) {
	for _, src := range hostile {
		for _, ruler := range rulers {
			for _, width := range []int{7, 20, 80} {
				l := open(src, ruler).Layout(width)
				checkLines(t, l)
				if plain(l) == "" {
					t.Errorf("%q: nothing shown", src)
				}
			}
		}
	}
}

// TestLinkDestinations holds that what a status line shows of a link is harmless.
func TestLinkDestinations(t *testing.T) {
	for _, src := range hostile {
		d := open(src, ansi.WcWidth)
		for l, ok := d.NextLink(0); ok; l, ok = d.NextLink(l.Span.End) {
			for _, s := range []string{l.To, l.Text} {
				if clean := string(scrub([]byte(s))); clean != s {
					t.Errorf("%q: %q is not scrubbed", src, s)
				}
			}
		}
	}
}
