package typeset

import (
	"regexp"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// TestAddress says what a terminal may be handed of the destination of a link.
func TestAddress(t *testing.T) {
	for to, want := range map[string]string{
		"https://example.org/a?b=c&d#e": "https://example.org/a?b=c&d#e",
		"HTTP://Example.org":            "http://Example.org",
		" https://example.org/ ":        "https://example.org/",
		"mailto:ada@example.org":        "mailto:ada@example.org",
		"https://example.org/a b":       "https://example.org/a%20b",
		"https://example.org/żółw?ż=ó":  "https://example.org/%C5%BC%C3%B3%C5%82w?%C5%BC=%C3%B3",
		"https://例え.jp/":                "https://%E4%BE%8B%E3%81%88.jp/",

		"https://example.org/a;b":         "", // would be read as more than an address
		"https:///path":                   "",
		"https:example.org":               "",
		"mailto:":                         "",
		"javascript:alert(1)":             "",
		"file:///etc/passwd":              "",
		"data:text/html,x":                "",
		"ftp://example.org/":              "",
		"ssh://example.org":               "",
		"//example.org/a":                 "",
		"../Denial.md":                    "",
		"#part":                           "",
		"":                                "",
		"https://example.org/\x1b]52;c;x": "",
		"https://exa\x07mple.org/":        "",
		"https://example.org/\u009d":      "https://example.org/%C2%9D",
		"https://example.org/\x9c":        "https://example.org/%9C",
		"https://example.org/" + strings.Repeat("a", longestAddress): "",
	} {
		if got := address(to); got != want {
			t.Errorf("Address(%q) = %q, want %q", to, got, want)
		}
	}
}

var harmless = regexp.MustCompile(`^((https?://|mailto:)[!-:<-~]+)?$`)

func FuzzAddress(f *testing.F) {
	for _, src := range hostile {
		f.Add(src)
		f.Add("https://example.org/" + src)
		f.Add("mailto:" + src)
	}
	f.Fuzz(func(t *testing.T, to string) {
		if got := address(to); !harmless.MatchString(got) || len(got) > longestAddress {
			t.Errorf("Address(%q) = %q", to, got)
		}
	})
}

// TestCutLinks says that a cut line leads where the whole one did, and leaves no link
// open.
func TestCutLinks(t *testing.T) {
	const line = "a \x1b[4m\x1b]8;;http://a.org\x1b\\link\x1b[m\x1b]8;;\x1b\\ end"
	for _, test := range []struct {
		from, to int
		want     string
	}{
		{0, 20, "a \x1b[4m\x1b]8;;http://a.org\x1b\\link\x1b[m\x1b]8;;\x1b\\ end"},
		{0, 4, "a \x1b[4m\x1b]8;;http://a.org\x1b\\li\x1b[m\x1b]8;;\x1b\\"},
		{4, 8, "\x1b[4m\x1b]8;;http://a.org\x1b\\nk\x1b[m\x1b]8;;\x1b\\ e"},
		{7, 10, "end"},
	} {
		if got := Cut(line, ansi.WcWidth, test.from, test.to); got != test.want {
			t.Errorf("cells %d to %d: got %q, want %q", test.from, test.to, got, test.want)
		}
	}
}
