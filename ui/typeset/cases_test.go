package typeset

import (
	"strings"
	"testing"
)

// cases are texts with what is to be found in them. Every occurrence must be
// shown as it stands in the source, or as shows says.
var cases = []struct {
	name, src string
	find      []string
	shows     map[string]string
	hidden    int // how many occurrences are not shown at all
}{
	{name: "wrap", src: "The president of the country, Masoud Pezeshkian, said on Monday that Masoud Pezeshkian would meet.", find: []string{"Masoud Pezeshkian"}},
	{name: "emphasis", src: "So **Masoud Pezeshkian said** and *the Masoud Pezeshkian visit* and ***Masoud Pezeshkian***.", find: []string{"Masoud Pezeshkian"}},
	{name: "emphasis without spaces", src: "**これは「重要」**です。彼は**「沈んだ」**と言った。", find: []string{"これは「重要」", "「沈んだ」"}, shows: map[string]string{"「重要」**です。彼は**「沈んだ」**と": "「重要」です。彼は「沈んだ」と"}},
	{name: "half bold", src: "So **Masoud** Pezeshkian said.", find: []string{"Masoud** Pezeshkian"}, shows: map[string]string{"Masoud** Pezeshkian": "Masoud Pezeshkian"}},
	{name: "headings", src: "# Masoud Pezeshkian in Geneva\n\n## Talks: Masoud Pezeshkian\n\n### Masoud Pezeshkian", find: []string{"Masoud Pezeshkian"}},
	{name: "setext", src: "Masoud Pezeshkian in\nGeneva\n======\n", find: []string{"Masoud Pezeshkian", "in\nGeneva"}},
	{
		name: "quotation", src: "> He said that Masoud Pezeshkian would meet the\n> delegation with Masoud\n> Pezeshkian.\n>\n> > nested Masoud Pezeshkian quote goes on and on and on",
		find: []string{"Masoud Pezeshkian", "Masoud\n> Pezeshkian"}, shows: map[string]string{"Masoud\n> Pezeshkian": "Masoud Pezeshkian"},
	},
	{name: "lists", src: "- item with Masoud Pezeshkian and more text that must wrap somewhere\n  - nested Masoud Pezeshkian item that wraps too because it is long\n\n1. first Masoud Pezeshkian\n2. second\n\n   para in item Masoud Pezeshkian\n\n- [ ] task Masoud Pezeshkian\n- [x] done Masoud Pezeshkian", find: []string{"Masoud Pezeshkian", "done"}},
	{name: "table", src: "| Who | What |\n|:---|---:|\n| Masoud Pezeshkian | president Masoud Pezeshkian again and again in a long cell that wraps |\n| **Masoud Pezeshkian** | x |\n", find: []string{"Masoud Pezeshkian", "Who", "What"}},
	{name: "table links", src: "| Who | What |\n|---|---|\n| [Masoud Pezeshkian](https://x.org/a) | [see](https://x.org/b) `a\\*b` |\n", find: []string{"Masoud Pezeshkian", `a\*b`, "see"}},
	{name: "nested", src: "Iran's Fars News Agency said Iran would.", find: []string{"Iran's Fars News Agency", "Iran", "Fars News", "News Agency said"}},
	{name: "adjacent", src: "PutinXi Putin Xi Putin,Xi PutinPutin", find: []string{"Putin", "Xi"}},
	{name: "links", src: "See [the Masoud Pezeshkian speech](https://x.org/a) and [Iran](https://x.org/b) and https://x.org/Iran.", find: []string{"Masoud Pezeshkian", "Iran"}},
	{name: "hidden in a link", src: "See [the speech](https://x.org/Iran \"Iran\") now.", find: []string{"Iran"}, hidden: 2},
	{name: "reference link", src: "See [Iran][1] now.\n\n[1]: https://x.org/Iran\n", find: []string{"Iran"}, hidden: 1},
	{name: "code", src: "Use `Putin` and ``a Masoud Pezeshkian `b` `` here, `&amp;`.", find: []string{"Putin", "Masoud Pezeshkian", "&amp;"}},
	{name: "code block", src: "```Putin\nPutin \\* &lt;\n```\n\n    Putin indented\n", find: []string{"Putin", `\*`, "&lt;"}, hidden: 1},
	{name: "escapes", src: `A \*Iran\* B \_Iran\_ C \[Iran\] D \\Iran E 5\*5 *Iran*'s [x] Iran] [Iran \\*Iran*`, find: []string{"Iran"}},
	{name: "found escapes", src: `The *New* \[ABC\] Corp and A\_B and C:\dir \\ \&amp;`, find: []string{`\[ABC\] Corp`, `A\_B`, `C:\dir`, `\\`, `\&amp;`}, shows: map[string]string{`\[ABC\] Corp`: "[ABC] Corp", `A\_B`: "A_B", `\\`: `\`, `\&amp;`: "&amp;"}},
	{
		name: "entities", src: "AT&amp;T and Iran&amp;Iraq and &lt;Putin&gt; and Caf&eacute; Iran&nbsp;Air x &amp;lt; &amp;#27; &ampx; &#x41;&bogus;",
		find:  []string{"AT&amp;T", "Iran", "Iraq", "Putin", "Caf&eacute;", "Iran&nbsp;Air", "&amp;lt;", "&amp;#27;", "&ampx;", "&#x41;", "&bogus;"},
		shows: map[string]string{"AT&amp;T": "AT&T", "Caf&eacute;": "Café", "Iran&nbsp;Air": "IranAir", "&amp;lt;": "&lt;", "&amp;#27;": "&#27;", "&#x41;": "A"},
	},
	{name: "chinese", src: "中国国家主席习近平星期一在北京会见了普京总统，习近平说两国关系很好，习近平还说。", find: []string{"习近平", "普京"}},
	{name: "emoji", src: "The family 👨\u200d👩\u200d👧\u200d👦 Putin 👍🏽Putin🇮🇷 Iran ☎️ Iran ❤️Iran", find: []string{"Putin", "Iran", "🇮🇷 Iran", "👨\u200d👩\u200d👧\u200d👦"}},
	{name: "hindi", src: "प्रधानमंत्री नरेन्द्र मोदी ने Putin से कहा नमस्ते Putin", find: []string{"Putin", "नरेन्द्र मोदी"}},
	{name: "thai, korean", src: "สวัสดี Putin ครับ 한국어 Putin 가나다라마바사아자차카타파하 Putin", find: []string{"Putin", "한국어"}},
	{name: "keycaps, flags", src: "1️⃣ Putin 🇮🇷 Putin 🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f Putin 👩\u200d💻 Putin ❤️\u200d🔥 Putin", find: []string{"Putin"}},
	{name: "combining", src: "Ngu\u0302ye\u0302\u0303n Pu\u0301tin and Erdog\u0306an and Zu\u0308rich", find: []string{"Pu\u0301tin", "Erdog\u0306an", "Ngu\u0302ye\u0302\u0303n"}},
	{name: "persian", src: "رئیس\u200cجمهور مسعود پزشکیان گفت که می\u200cخواهیم با ایران و مسعود پزشکیان دیدار کنیم.", find: []string{"مسعود پزشکیان", "ایران", "می\u200cخواهیم"}},
	{name: "no-break space", src: "Said Masoud\u00a0Pezeshkian today and Masoud\u00a0Pezeshkian then and Masoud\u00a0Pezeshkian. | x", find: []string{"Masoud\u00a0Pezeshkian"}},
	{name: "no-break space in a table", src: "| Masoud\u00a0Pezeshkian and Masoud\u00a0Pezeshkian then | b |\n|--|--|\n| x | Masoud\u00a0Pezeshkian", find: []string{"Masoud\u00a0Pezeshkian"}},
	{name: "long word", src: "x " + strings.Repeat("abcdefghij", 30) + "Putin" + strings.Repeat("klmnopqrst", 20) + " Putin", find: []string{"Putin"}},
	{name: "breaks", src: "Said Masoud\nPezeshkian and Masoud  \nPezeshkian hard.\\\nMasoud\nPezeshkian", find: []string{"Masoud\nPezeshkian", "Masoud  \nPezeshkian"}},
	{name: "hyphens", src: "The Iran-Iraq-Putin-led Kim Jong-un well-known Kim Jong-un anti-Putin-Putin state-run Su‑35.", find: []string{"Iran", "Iraq", "Putin", "Kim Jong-un", "Su‑35"}},
	{name: "struck", src: "So ~~Masoud Pezeshkian~~ and ~~a **Putin** b~~.", find: []string{"Masoud Pezeshkian", "Putin"}},
	{name: "html", src: "<b>Putin</b> and <i title=\"Putin\">x</i>\n\n<div>Putin</div>\n\n<script>\nPutin\n</script>\n\n<!-- Putin -->\n", find: []string{"Putin"}, hidden: 3},
	{name: "image", src: "![Putin photo](https://x.org/p.jpg) and Putin ![*a* Putin `c`](Putin)", find: []string{"Putin"}, hidden: 1},
	{name: "linked image", src: "[![Putin photo](https://x.org/p.jpg)](https://x.org/b)", find: []string{"Putin photo"}},
	{name: "definitions", src: "Term Putin\n: The definition Putin\n", find: []string{"Putin"}},
	{name: "no footnotes", src: "Putin[^1] said.\n\n[^1]: Putin note\n", find: []string{"Putin"}, hidden: 0},
	{name: "tabs", src: "Putin\tsaid\tPutin\n\n\tcode\tPutin\n", find: []string{"Putin"}},
	{name: "no width", src: "Pu\u200btin and \u200ePutin\u200f and \ufeffPutin and Pu\u00adtin", find: []string{"Pu\u200btin", "Putin", "Pu\u00adtin"}, shows: map[string]string{"Pu\u00adtin": "Pu\u034ftin"}},
	{
		name: "note links", src: "See [[Iran|the *country* of Iran]], [[Iran]] and [[people/Putin#later]], [[a|b|Iran]] and [[Iran|]]; ![[Iran.png]] ![[Iran|200]].\n\n# Of [[x|Iran]]\n\n| a | b |\n|---|---|\n| [[x\\|Iran]] | ![[Iran]] |\n",
		find: []string{"Iran"}, hidden: 4,
	},
	{name: "no note links", src: "[[Iran] and [[]] and [[1]](Putin) `[[Iran]]` \\[[Iran]] [[a\nIran]]", find: []string{"Iran", "1"}},
	{name: "highlights", src: "So ==Masoud Pezeshkian== and ==a **Masoud Pezeshkian** `x`== and a == b == c, ===d===, ==open Masoud Pezeshkian", find: []string{"Masoud Pezeshkian", "== b ==", "===d===", "==open"}},
	{name: "comments", src: "A %%Putin%% b %%Putin\nPutin%% Putin 5%%Putin%% 100%% Putin\n\n%% Putin %% Putin\n\n%%Putin\n\n# Putin\n\n- Putin\n%% Putin\n\nEnd Putin.", find: []string{"Putin"}, hidden: 7},
	{name: "comment without end", src: "%%\nPutin\n\nPutin %% is", find: []string{"Putin"}, hidden: 2},
	{name: "comment marks", src: "Putin\n%%\nPutin\n\nPutin", find: []string{"Putin", "%%"}},
	{name: "comment in a quotation", src: "> Putin\n> %%\n> Iran\n> %%\n> Putin", find: []string{"Putin", "Iran"}, hidden: 1},
	{name: "block names", src: "A line of Putin ^Putin-1\nand ^Putin more, 2^10 ^\n\n- item ^Putin\n\n^Putin\n\n10 ^6x y", find: []string{"Putin", "6x"}, hidden: 3},
	{name: "callouts", src: "> [!note] Of *Putin*\n> Putin said.\n\n> [!warning]-\n> Putin\n\n> [!tip|Putin]+\n\n> [!2] Putin\n\n- [!note] Putin", find: []string{"Putin", "note", "warning", "tip"}, shows: map[string]string{"warning": "Warning", "tip": "Tip"}, hidden: 2},
	{name: "crlf", src: "Masoud\r\nPezeshkian\r\n\r\n- Masoud\r\n\r\n```\r\nMasoud\r\n```\r\n", find: []string{"Masoud"}},
}

// widths are those the cases are tried at: every one where most wraps happen,
// then fewer.
func widths() []int {
	var ws []int
	for w := 20; w < 48; w++ {
		ws = append(ws, w)
	}
	for w := 48; w <= 200; w += 19 {
		ws = append(ws, w)
	}
	return ws
}

func TestCases(t *testing.T) {
	for _, c := range cases {
		for name, ruler := range rulers {
			t.Run(c.name+" "+name, func(t *testing.T) {
				t.Parallel()
				d := open(c.src, ruler)
				for _, w := range widths() {
					l := d.Layout(w)
					checkLines(t, l)
					hidden := 0
					for _, s := range spans(c.src, c.find...) {
						want, ok := c.shows[s.In(c.src)]
						if !ok {
							want = s.In(string(d.Source()))
						}
						got := shown(t, l, s)
						if got == "" {
							hidden++
						} else if squash(got) != squash(want) {
							t.Fatalf("width %d: %q at %d is shown as %q, want %q\n%s", w, s.In(c.src), s.Start, got, want, plain(l))
						}
					}
					if hidden != c.hidden {
						t.Fatalf("width %d: %d hidden, want %d\n%s", w, hidden, c.hidden, plain(l))
					}
				}
			})
		}
	}
}

// TestNarrow holds that the cases fit, and that nothing breaks, in windows too
// narrow to read in.
func TestNarrow(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long, and one goroutine does all of it")
	}
	for _, c := range cases {
		for _, ruler := range rulers {
			d := open(c.src, ruler)
			for w := 1; w < 20; w++ {
				checkLines(t, d.Layout(w))
			}
		}
	}
}
