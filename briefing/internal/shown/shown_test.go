package shown_test

import (
	"strings"
	"testing"

	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/shown"
)

// see returns what a reader sees of a text, white space folded.
func see(text string) string {
	var b strings.Builder
	for _, p := range shown.Of(text).Pieces(0, len(text)) {
		b.WriteString(p.Text)
	}
	return strings.Join(strings.Fields(b.String()), " ")
}

// TestOf says of texts what a reader sees, and, where that is not the same, which
// words are text.
func TestOf(t *testing.T) {
	for _, c := range []struct{ text, seen, words string }{
		{"It rained.", "It rained.", ""},
		{"# It *rained* #\n\nAnd it **snowed**.", "It rained And it snowed.", ""},
		{"*It* _rained_ ~~on~~ ==the== ***roof***", "It rained on the roof", ""},
		{"5 * 3 * 2, a_b_c, 2*3, a == b", "5 * 3 * 2, a_b_c, 2*3, a == b", ""},
		{"**a *b* c**, *a **b** c*, **a*b**", "a b c, a b c, a*b", ""},
		{"price* without a note, ~100 men", "price* without a note, ~100 men", ""},
		{`\*not so\*, S\-300, C:\dir\\, \[a\]`, `*not so*, S-300, C:\dir\, [a]`, "not so s 300 a"},
		{"&lt;b&gt; &amp;amp; &#233;&#xe9; &nope; AT&T R&D;", "<b> &amp; éé &nope; AT&T R&D;", ""},
		{"caf&eacute;s, Vladimir&nbsp;Putin", "cafés, Vladimir Putin", "cafes vladimir putin"},
		{"**これは「重要」**です。彼は**「沈んだ」**と言った。", "これは「重要」です。彼は「沈んだ」と言った。", ""},
		{"그는 **\"중요\"**라고, *(말)*했다. a*\"b\"*c", "그는 \"중요\"라고, (말)했다. a*\"b\"*c", ""},
		{"Vladi**mir** Pu*tin*'s", "Vladimir Putin's", "vladimir putin"},
		{"H<sub>2</sub>O, `a*b` and ``x ` y``", "H2O, a*b and x ` y", ""},

		{`see [the bridge](https://x.example/a_b "title") there`, "see the bridge there", ""},
		{"[the bridge](<a b> 'x') and [a](b (c)), [a]( b )", "the bridge and a, a", ""},
		{"[a [b](c) d](e) and ![alt *text*](x.png)", "[a b d](e) and alt text", "a b d e and alt text"},
		{"[note] and [a][b]", "[note] and [a][b]", ""},
		{"[the bridge][1], [1][], [1] and [2]\n\n[1]: https://x.example 'title'", "the bridge, 1, 1 and [2]", ""},
		{"[the bridge][a] of [1]\n\n[a]:\n  <https://x.example>\n  'The bridge'\n[1]: b\n'Ada' fell\n\n[c]:\n> Ada", "the bridge of 1 'Ada' fell [c]: Ada", ""},
		{"- [1]: https://x.example 'Ada'\n- b\n\nA [1] b.", "b A 1 b.", ""},
		{"- <div>\n  [1]: https://x.example\n  </div>\n\nA [1] b.", "[1]: https://x.example A [1] b.", ""},
		{"- <div>\n[1]: https://x.example\n\nA [1] b.", "A 1 b.", ""},
		{"> - <div>x\n> - [1]: https://x.example\n\nA [1] b.", "x A 1 b.", ""},
		{"- ```\n  [1]: b\n  ```\n\nA [1] b.", "[1]: b A [1] b.", ""},
		{"- ```\n  *a*\n[1]: b\n\nA [1] b.", "*a* A 1 b.", ""},
		{"<!--\n[1]: b\n-->\n\nA [1] b.", "A [1] b.", ""},
		{"![[map.png]] saw [[people/Ada Holm|the captain]] and [[Ada Holm]]", "saw the captain and Ada Holm", ""},
		{"[[Two#The costs]], [[#Money here]], [[Two#Costs|No #5]], [[Two#A#^b]]", "Two > The costs, Money here, No #5, Two > A > ^b", ""},
		{"sank.[[1]](#a) Then [\\[2\\]](#b)", "sank.[1] Then [2]", ""},
		{"14[2](#fn) men, 14[2, 3](https://x.example/a#cite_note-2) men", "14[2] men, 14[2, 3] men", "14 2 men 14 2 3 men"},
		{"14<sup>2</sup> men, 14<sup><a href='#fn2'>2</a></sup> men, 14<a href='#fn2'>2</a> men", "14[2] men, 14[2] men, 14[2] men", "14 2 men 14 2 men 14 2 men"},
		{"1,500.[2](#fn2) Ada[3](#fn3) fell.<sup>4,5</sup>", "1,500.[2] Ada[3] fell.[4,5]", "1 500 2 ada 3 fell 4 5"},
		{"<p>14<sup>2</sup> men fell.<sup>3</sup></p>", "14[2] men fell.[3]", "14 2 men fell 3"},
		{"10 km<sup>2</sup> of [14](https://x.example/deaths) men, a Shahed-[136](#shahed) and Boeing [737](#boeing)", "10 km2 of 14 men, a Shahed-136 and Boeing 737", ""},
		{"the 1<sup>st</sup> [1](#fn1) of [the 2](#fn2) men", "the 1st [1] of the 2 men", ""},
		{"seen %%not this%% and 5%% of 6%%", "seen and 5%% of 6%%", ""},
		{"%%\nA note.\n\nMore.\n%%\nText.", "Text.", ""},
		{"Said so.[^1] And [^a-b], not [^ c] or [^].\n\n[^1]: By her.", "Said so.[1] And [a-b], not [^ c] or [^]. [1]: By her.", ""},
		{"A line. ^abc-1\nAnother 2^10", "A line. Another 2^10", ""},

		{"see https://x.example/Putin. Then www.putin.example!", "see https://x.example/Putin. Then www.putin.example!", "see then"},
		{"to <https://x.example/Ada Holm> and <b", "to <https://x.example/Ada Holm> and <b", "to and b"},
		{"<https://x.example/a_b> and <a@x.example>", "https://x.example/a_b and a@x.example", "and"},
		{"mail v.Putin@kremlin.example or open Putin.pdf, /etc/putin/x and C:\\Putin\\a", "mail v.Putin@kremlin.example or open Putin.pdf, /etc/putin/x and C:\\Putin\\a", "mail or open and"},
		{"(https://x.example/a_(b)) *https://x.example/a*", "(https://x.example/a_(b)) https://x.example/a", ""},
		{"MOSCOW, October 11. /TASS/. Text and/or Moscow/Tehran", "MOSCOW, October 11. /TASS/. Text and/or Moscow/Tehran", "moscow october 11 tass text and or moscow tehran"},
		{"He spoke.The U.S.-Iran talks ended at 5.30 p.m.Then", "He spoke.The U.S.-Iran talks ended at 5.30 p.m.Then", "he spoke the u s iran talks ended at 5 30 p m then"},
		{"@Putin wrote of #Putin and bbc.co.uk/news", "@Putin wrote of #Putin and bbc.co.uk/news", "putin wrote of putin and"},

		{"a <b title='Iran'>bold</b> <br> word<!-- not this -->, 3 < 4", "a bold word, 3 < 4", ""},
		{"a <!--> b --> c, d <!---> e --> f, g<!---->h", "a b --> c, d e --> f, gh", ""},
		{"- a <!--> *b*\n- c --> d", "a b c --> d", ""},
		{"<div class='Putin'>\nIt *rained*</div>\n\n<!-- a\n\nb -->\nOn.", "It *rained* On.", ""},
		{"<p>One.</p><p>Two &amp; three</p>", "One. Two & three", ""},
		{"<script>\nPutin()\n</script>\n\nText.", "Text.", ""},
		{"<table><tr><td>Vladimir</td><td>Putin</td></tr></table>", "Vladimir Putin", ""},

		{"> It *rained\n> on the\n> roof*.", "It rained on the roof.", "it rained on the roof"},
		{"> [!note] Of *rain*\n> It rained.\n\n> [!tip]-\n> It rained.", "Of rain It rained. Tip It rained.", ""},
		{"> It rained.\n> [!note] x\n>\n> [!note] x\n\n- [!note] x\n> - [!note] x", "It rained. [!note] x [!note] x [!note] x [!note] x", ""},
		{"> > [!note|a b]+ Of rain\n> > It rained.", "Of rain It rained.", ""},
		{"- It rained\n  on\n- [x] done\n\n1. one\n2. two", "It rained on done one two", ""},
		{"* a\n* [ ] b\n- [x] `c`", "a b c", ""},
		{"| a | *b* \\| c |\n|---|---|\n| *d | e* |\n\nEnd.", "a b | c *d e* End.", ""},
		{"```go\nx := *p\n```\n\n    indented *code*\n\nText *here*.", "x := *p indented *code* Text here.", ""},
		{"Title\n=====\n\nText\n---\n\n***\n", "Title Text", ""},
		{"- a\n\n      code *x*\n\n  text *y*", "a code *x* text y", ""},
		{"2031. That was *much* later.", "That was much later.", ""},
	} {
		if got := see(c.text); got != c.seen {
			t.Errorf("%q is seen as\n     %q\nwant %q", c.text, got, c.seen)
		}
		if c.words == "" {
			continue
		}
		if got := fold.String(shown.Of(c.text).Words); got != c.words {
			t.Errorf("%q has the words\n     %q\nwant %q", c.text, got, c.words)
		}
	}
}
