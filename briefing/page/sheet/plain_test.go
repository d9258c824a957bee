package sheet

import (
	"strings"
	"testing"

	"briefing/briefing"
)

// TestPlain marks a stretch of a text by ⟦ and ⟧ and says what a reader sees of
// it.
func TestPlain(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"⟦It rained.⟧", "It rained."},
		{"It ⟦rained⟧ on.", "rained"},
		{"⟦⟧", ""},

		{"*It ⟦rained* on.⟧", "rained on."},
		{"**It rained. ⟦It snowed.⟧**", "It snowed."},
		{"It ⟦rained *much⟧ on the* roof", "rained much"},
		{"_All of it. ⟦It snowed._⟧", "It snowed."},
		{"~~It ⟦rained~~ snowed⟧", "rained snowed"},
		{"⟦5 * 3 * 2, a_b_c, 2*3⟧", "5 * 3 * 2, a_b_c, 2*3"},
		{"⟦price* without a note⟧", "price* without a note"},
		{"⟦~100 men⟧", "~100 men"},

		{`⟦\*not so\*, S\-300, C:\dir\\, \[a\]⟧`, `*not so*, S-300, C:\dir\, [a]`},
		{"⟦&lt;b&gt; &amp;amp; &#233;&#xe9; &nope; AT&T R&D;⟧", "<b> &amp; éé &nope; AT&T R&D;"},
		{"⟦&#27;]52;c&#7; a&#10;b&#8238;c⟧", "]52;c a bc"},
		{"a⟦mp;⟧ &a⟦mp; b⟧", "mp;"},

		{"see [the ⟦bridge](https://x.example/a_b \"title\") there⟧", "bridge there"},
		{"see ⟦[the bridge](https://x.example)⟧", "the bridge"},
		{"see ⟦![a map](map.png) and <https://x.example/a_b>, <a@x.example>⟧", "a map and https://x.example/a_b, a@x.example"},
		{"⟦[note] and [a][b]⟧", "[note] and [a][b]"},
		{"⟦see [the bri⟧dge](https://x.example)", "see the bri"},
		{"⟦`a*b*c` and ``x ` y``⟧", "a*b*c and x ` y"},
		{"⟦a <b>bold</b> <br> word⟧, 3 < 4", "a bold word"},

		{"It ⟦rained\non the\n  roof⟧.", "rained on the roof"},
		{"It ⟦rained  \non\\\nthe roof⟧.", "rained on the roof"},
		{"> It ⟦rained\n> on *the\n> roof⟧.*", "rained on the roof"},
		{"- It ⟦rained\n  on the roof⟧.\n- It snowed", "rained on the roof"},
		{"## It ⟦rained⟧ ##", "rained"},
		{"It *rained\n\non ⟦the* roof⟧", "the* roof"},
		{"> It *rained\n>\n> on ⟦the* roof⟧", "the* roof"},
		{"- a\n\n    ⟦much *later*⟧", "much later"},
		{"| a | ⟦*b* \\| c⟧ | d |\n|---|---|---|\n| *e | f* | g |", "b | c"},
		{"```\nIt ⟦*rained*\non⟧\n```", "*rained* on"},
		{"<div>\nIt ⟦*rained* <b>on</b>⟧\n</div>", "*rained* on"},
		{"[a]: https://x.example/⟦bridge⟧", ""},
		{"2031. ⟦That was *much* later.⟧", "That was much later."},

		{"no\u00a0⟦break\u00a0space, nar\u202frow⟧", "break\u00a0space, nar\u202frow"},
		{"⟦a\tb\u2028c\u0085d\x00e\x1b[1m⟧", "a b c de[1m"},
		{"⟦\xff\xfe *a*⟧", "\ufffd\ufffd a"},
	} {
		start, rest, _ := strings.Cut(c.text, "⟦")
		inside, end, _ := strings.Cut(rest, "⟧")
		// Only the first stretch is read; others mark what is left alone.
		end = strings.NewReplacer("⟦", "", "⟧", "").Replace(end)
		span := briefing.Span{Start: len(start), End: len(start) + len(inside)}
		if got := Plain(briefing.Show(start+inside+end), span); got != c.want {
			t.Errorf("Plain(%q) = %q, want %q", c.text, got, c.want)
		}
	}
}

// TestLongParagraph says that a sentence far from the ends of its paragraph is
// read by itself, in time that its paragraph does not set.
func TestLongParagraph(t *testing.T) {
	far := strings.Repeat("![](", 1<<18)
	text := far + " *It* rained. " + far
	span := briefing.Span{Start: len(far) + 1, End: len(far) + 1 + len("*It* rained.")}
	if got := Plain(briefing.Show(text), span); got != "It rained." {
		t.Errorf("got %q", got)
	}
}
