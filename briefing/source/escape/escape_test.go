package escape

import (
	"bytes"
	"html"
	"regexp"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"briefing/briefing/source/cleanup"
	"briefing/briefing/source/scrub"
)

var (
	reader = goldmark.New(goldmark.WithExtensions(extension.GFM, extension.DefinitionList))
	anchor = regexp.MustCompile(`</?a[^>]*>`)
)

// asRead returns what a reader of Markdown sees, as HTML without the links that
// bare addresses become.
func asRead(t *testing.T, markdown string) string {
	t.Helper()
	var out bytes.Buffer
	if err := reader.Convert([]byte(markdown), &out); err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(anchor.ReplaceAllString(out.String(), ""))
}

func escaped(text string) string {
	var b strings.Builder
	Paragraph(&b, text)
	return b.String()
}

func TestEscapeOnlyWhereNeeded(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"plain text", "plain text"},
		{"snake_case and 5 * 3 _ 4", "snake_case and 5 * 3 _ 4"},
		{"_edge_ *star*", `\_edge\_ \*star\*`},
		{"# no heading", `\# no heading`},
		{"#tag", `\#tag`},
		{"the #tag (#b)", `the \#tag (\#b)`},
		{"C# and F# and a#b and #1 of ##", "C# and F# and a#b and #1 of ##"},
		{"[[a|b]] ![[c]]", `\[[a|b]] !\[[c]]`},
		{"[!note] a", `\[!note] a`},
		{"a ==b== and a == b = c", `a \==b\== and a \== b = c`},
		{"%%a%% and 5 % of 10 %", `\%%a\%% and 5 % of 10 %`},
		{"{{ a }} {% b %} {: .c} {#d} {e}", `\{{ a }} \{% b %} \{: .c} \{#d} {e}`},
		{"a ^b-1", `a \^b-1`},
		{"a ^b c", "a ^b c"},
		{"10^6", "10^6"},
		{"- no item", `\- no item`},
		{"-5 degrees", "-5 degrees"},
		{"+ no item", `\+ no item`},
		{"* no item", `\* no item`},
		{"1. no item", `1\. no item`},
		{"2024. no item", `2024\. no item`},
		{"3.5 percent", "3.5 percent"},
		{"> no quote", `\> no quote`},
		{": no definition", `\: no definition`},
		{"[1]: no definition", `\[1]: no definition`},
		{"[sic] stays", "[sic] stays"},
		{"[a](b)", `[a\](b)`},
		{"a < b & c", "a < b & c"},
		{"<b>", `\<b>`},
		{"&amp; &#38; AT&T; R&D", `\&amp; \&#38; AT\&T; R&D`},
		{"`code`", "\\`code\\`"},
		{`C:\dir \* \`, `C:\dir \\\* \`},
		{"~~~", `\~\~\~`},
		{"", ""},
	} {
		if got := escaped(tt.text); got != tt.want {
			t.Errorf("escaped(%q) = %q, want %q", tt.text, got, tt.want)
		}
	}
}

func FuzzEscape(f *testing.F) {
	for _, s := range []string{
		"plain", "*a*", "_a_b_", "[x](y)", "![x](y)", "[x]: y", "`a", "<a", "&lt;", "# a", "- a", "12) a", "> a", "~a~", "\\", "\\\\*",
		"a_b _c", "www.a.org/_x_*y*", "me@a.org", "http://a.org/a_(b)*", "|a|b|", ": a", "#", "-", "1.", "a\u00a0* b", "<!-- a", "&#x41;",
		"a  b", "«*a*»", "*\u0301a*", "[ ] a", "****", "\ufffd*a",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		text := scrub.Line(s)
		if text == "" || cleanup.IsRule(text) || len(text) > 2000 {
			t.Skip()
		}
		want := "<p>" + text + "</p>"
		if got := html.UnescapeString(asRead(t, escaped(text))); got != want {
			t.Errorf("%q escaped as %q reads\n%s, want\n%s", text, escaped(text), got, want)
		}
	})
}
