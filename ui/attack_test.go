package ui

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"briefing/briefing/page"
)

// payload is what an attack would have the terminal put on the clipboard; it is
// never to get there.
const payload = "cGF5bG9hZA=="

// attacks holds articles that try to do something to the terminal or to keep
// the program busy, by the names of their files.
func attacks() map[string]string {
	clipboard := "\x1b]52;c;" + payload + "\x07"
	return map[string]string{
		"sequences.md": "# Sequences\n\nWord " + clipboard + " \x1b[31mred\x1b[2J \x1bc \x1bP1$r0m\x1b\\ \x1b_x\x1b\\ \x1b^x\x1b\\ \x9b31m \u009b31m \u009d52;c;" +
			payload + "\u009c \x08\x7f\x0e bell \x07 \r over\r\n\n```\n" + clipboard + "\n```\n\n| a | b |\n| - | - |\n| " + clipboard + " | \x1b[5m |\n",
		"references.md": "# References\n\nWord &#27;]52;c;" + payload + "&#7; &#x1b;[2J &#x9b;31m &#155;31m &#0; &#x202e;abc `&#27;[2J`\n\n" +
			"[a link](https://example.org/&#27;]52;c;" + payload + "&#7;) <https://example.org/\x1b]52;c;" + payload + "\x07> ![&#27;[2J](x)\n",
		"links.md": "# Links\n\nWord \x1b]8;;https://evil.example\x1b\\here\x1b]8;;\x1b\\ \x1b]8;id=1;https://evil.example\x07there\x1b]8;;\x07\n",
		"bidi.md":  "# Bidi \u202egnp.exe\u202c\n\nWord \u202a\u202b\u202d\u202e\u2066\u2067\u2068\u2069 \u200b\u200d\ufeff end\n",
		"title.md": "---\ntitle: \"Bell \\a and \\e]0;owned\\a \\e]52;c;" + payload + "\\a\"\nsource: \"S\\e[2J\"\nauthor: \"A\\u009b2J\"\nurl: \"https://example.org/\\e]52;c;" +
			payload + "\\a\"\n---\nWord.\n",
		"quotes.md":                           "# Quotes\n\n" + strings.Repeat("> ", 100) + "Word\n\n" + strings.Repeat(">", 100) + "deep\n\n" + strings.Repeat("- ", 100) + "list\n",
		"images.md":                           "# Images\n\nWord " + strings.Repeat("![](", 5<<10) + "\n",
		"long.md":                             "# Long\n\n" + strings.Repeat("Word after word, and no end of them. ", 1<<20/37) + "\n",
		"unbroken.txt":                        "Unbroken\n\nWord " + strings.Repeat("x", 200<<10) + "\n",
		"table.md":                            "# Table\n\nWord\n\n| a | b | c |\n| - | - | - |\n" + strings.Repeat("| cell | word | "+clipboard+" |\n", 10_000),
		"invalid.md":                          "# Invalid \xff\xfe\n\nWord \xc3\x28 \xf0\x9f \xed\xa0\x80 end\n",
		"\x1b]0;owned\x07 \x1b[2J\n\u202e.md": "Word in a file of that name.\n",
		"digest.yaml": "version: 1\ntitle: \"Attack \\e[2J\\a\"\nsummary: \"\\e]52;c;" + payload + "\\a\"\n" +
			"topics: [{id: t, name: \"T\\e[2J\\nx\", summary: \"\\e[2J\", words: [word]}]\n" +
			"figures: [{id: f, kind: person, name: \"Word \\e]52;c;" + payload + "\\a\", aliases: [word, Word]}]\n" +
			"events: [{id: e, name: \"E\\u009b2J\", date: 2024, names: [end]}]\n",
	}
}

// TestAttacks opens articles that hold what terminals act on, walks them and
// searches: what reaches the screen is text and styles, which the harness
// checks.
func TestAttacks(t *testing.T) {
	t.Parallel()
	for name, text := range attacks() {
		if name == "digest.yaml" {
			continue
		}
		t.Run(fmt.Sprintf("%q", name), func(t *testing.T) {
			if testing.Short() && len(text) > 250<<10 {
				t.Skip("takes a second")
			}
			play(t, attacked(t, name, text), 100, 24, func(a *app) {
				if len(a.m.Entries) != 1 {
					t.Fatalf("%d articles: %v", len(a.m.Entries), a.m.lib.Documents)
				}
				a.script("J d tab tab F a")
				a.show(page.OfArticle(a.m.Entries[0].ID))
				a.script("G k shift+tab y")
				for _, size := range [][2]int{{20, 5}, {1, 1}, {160, 40}, {100, 24}} {
					a.size(size[0], size[1])
				}
				a.script(`Y e t esc r G u g l l j enter`)
				a.script(`T d C d J h 1 2 3 4 enter : "w" esc ? esc / "word" enter n n N`)
				a.script(`2 enter n n esc 1 enter = / "owned" enter / "(" esc`)
				a.script("/ \"\x1b]52\"")
			})
		})
	}
}

// attacked returns options for a library of one article and the digest.
func attacked(t *testing.T, name, text string) Options {
	t.Helper()
	opts, dir := folder(t, map[string]string{"digest.yaml": attacks()["digest.yaml"]})
	if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
		t.Skipf("%q cannot be made here: %v", name, err)
	}
	opts.StateFile = filepath.Join(t.TempDir(), "state.json")
	return opts
}

// TestForeign says that the harness knows an attack when it sees one.
func TestForeign(t *testing.T) {
	for _, s := range []string{
		"\x1b]52;c;" + payload + "\x07", "\x1b]0;t\x1b\\", "\x1b]8;;u\x07x", "\x1b[2J", "\x1b[?1049l", "\x1bc", "\x1b", "a\x1b[3", "\x07", "\x00",
		"\t", "\r", "\x7f", "\u009b31m", "\x9b31m", "\xff", "\u202e", "\u2066", "\x1bP1$r\x1b\\", "\x1b[>4m", "\x1b[1 m",
	} {
		if foreign("text "+s+" text") == "" {
			t.Errorf("%q is taken for text", s)
		}
	}
	for _, s := range []string{"", "text\ntext", "\x1b[m", "\x1b[1;38;2;1;2;3mx\x1b[m", "\x1b[4:4;58:2::1:2:3mx", "e\u0301 言葉 👩‍👩‍👧‍👦 \u200d"} {
		if bad := foreign(s); bad != "" {
			t.Errorf("%q in %q is taken for an attack", bad, s)
		}
	}
}
