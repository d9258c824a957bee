package typeset

import (
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/page"

	"github.com/charmbracelet/x/ansi"
)

// parts are pieces of Markdown that texts are made of.
var parts = []string{
	"Ada *Holm* came. ", "**Sea** [Cloud](https://x.example \"A ship\") left. ", "It `sank` at &quot;nine&quot;. ", "A_b_c 2 * 3 ~~no~~ ", "<b>bold</b> text ",
	"\n\n", "\n", "\n> ", "\n\n- ", "\n- [x] ", "\n\n1. ", "\n\n## ", "\n\n```\ncode *x*\n```\n\n", "\n\n| a | *b* |\n|---|---|\n| c | d \\| e |\n\n", "\\*not\\* ", "![a map](map.png) ",
	"**half ", "*a **b* c** ", "[a] [b][c] ", "\n\n[c]: https://x.example\n\n", "\n\n[d]:\n  https://x.example/d\n", "\n\n[a]: <https://x.example>\n  'The sea'\n", "<https://x.example/a> ", "https://x.example/b ", "<!-- hidden --> ", "\n\n<div>\n*raw* &amp; <i>text</i>\n</div>\n\n", "\n\n***\n\n", "[*a* b](c) ", "***x*** ",
	"\n\n    indented *x*\n\n", "\n  - ", "\n\n  more of it ", "\n> - ", "\n\n> ```\n> quoted *code*\n> ```\n\n", "__a__b__ ", "sank.[^1] ", "\n\n[^1]: Or not. ", "[^a-b][c] ", "sank.[\\[1\\]](#a) ",
	"<span\nclass=\"a\">two\nlines</span> ", "\n\nTitle\n=====\n\n", "\n---\n", "`` a ` b `` ", "a&nbsp;b &nope; ", "C:\\dir\\x.txt ", "a@b.example ", "1986\\. ", "- - ", "#5 ", "[a](<b c> 'd') ", "~a~ ",
	"[[people/Ada|the captain]] ", "[[Ada]] ", "![[map.png]] ", "==marked *so*== ", "a == b ", "===x=== ", "%%not *this*%% ", "5%% ", "\n%%\nnor this\n\n- or that\n%%\n", "\n%% open\n", " ^name-1\n", "2^10 ", "\n\n> [!note] Title *so*\n> ", "\n\n> [!tip]-\n> ", "\n> > [!a|b] ", "#tag ", "\\[[no]] \\==no== \\%%no\\%% ",
}

// TestShown says that the page shows of a text what briefing.Show says that it does.
// Linking and searching go by that, so that no stop of a trail is nowhere to be seen.
func TestShown(t *testing.T) {
	texts := []string{"[[Two#The costs]] [[#Costs]] [[Two#Part#Costs]] [[Two#Costs|No #5]] [[## &#35; \\# #]] [[#]] [[Two#^b]] [[#\\#]] [[a\\|b#c]]"}
	files, err := filepath.Glob("../../seeds/articles/*.md")
	if err != nil || len(files) == 0 {
		t.Fatalf("no seed articles: %v", err)
	}
	for _, f := range files {
		b, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		texts = append(texts, string(b))
	}
	random, count := rand.New(rand.NewPCG(3, 4)), 1500
	if testing.Short() {
		count = 100
	}
	for range count {
		var b strings.Builder
		for range 1 + random.IntN(12) {
			b.WriteString(parts[random.IntN(len(parts))])
		}
		texts = append(texts, b.String())
	}
	for _, text := range texts {
		var got strings.Builder
		for _, line := range all(open(text, ansi.GraphemeWidth).Layout(200)) {
			for _, r := range line.runs {
				if !r.src.Empty() {
					got.WriteString(r.text)
				}
			}
		}
		want := page.Plain(briefing.Show(text), briefing.Span{End: len(text)})
		if squash(got.String()) != squash(want) {
			t.Errorf("%q\nis set as %q\nsaid to be %q", text, squash(got.String()), squash(want))
		}
	}
}
