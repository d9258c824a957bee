package command

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestParse(t *testing.T) {
	for _, tt := range []struct{ line, want string }{
		{"sort", "sort"},
		{`trans -b ":en"  'two words'`, "trans|-b|:en|two words"},
		{`a\ b "c\"d" 'e\f' ""`, `a b|c"d|e\f|`},
		{`sh -c 'sort | uniq > "$HOME/x"'`, `sh|-c|sort | uniq > "$HOME/x"`},
		{"grep {title}", "grep|{title}"},
		{"", "error: it names no program"},
		{`say "x`, "error: a quote is not closed"},
		{`say x\`, "error: a quote is not closed"},
		{"sort | uniq", "error: | means nothing here"},
		{"ls *", "error: * means nothing here"},
		{"echo $HOME", "error: $ means nothing here"},
		{"a; b", "error: ; means nothing here"},
		{"{title} x", "error: \"{title}\": a placeholder cannot stand for the program"},
		{"sh -c 'echo {title}'", "error: sh would run what {title} stands for: take $BRIEFING_TITLE"},
	} {
		c, err := Parse(tt.line)
		got := strings.Join(c.Run, "|")
		if err != nil {
			got = "error: " + err.Error()
		}
		if err == nil && got != tt.want || err != nil && !strings.HasPrefix(got, tt.want) {
			t.Errorf("Parse(%q) = %s, want %s", tt.line, got, tt.want)
		}
	}
}

// What an article states never becomes a part of a script, however the interpreter is
// called; as an argument of one it may.
func TestCheckScripts(t *testing.T) {
	for _, tt := range []struct {
		run string // arguments, separated by |
		ok  bool
	}{
		{"sh|-c|echo {title}", false},
		{"/bin/bash|-lc|echo {url}", false},
		{"bash|-e|-c|echo {title}", false},
		{"env|X=1|zsh|-c|{title}", false},
		{"fish|--command|echo {ref}", false},
		{"cmd.exe|/C|echo|{title}", false},
		{"powershell|-NoProfile|-Command|echo|{title}", false},
		{"pwsh|-c|echo {title}", false},
		{"python3.12|-c|print('{title}')", false},
		{"perl|-ne|print '{title}'", false},
		{"node|--eval|{title}", false},
		{"gawk|-F|,|{print \"{title}\"}", true}, // its script is the first that is no option
		{"awk|{title}", false},
		{"awk|{print}|{file}", true},
		{"sh|-c|echo \"$1\"|sh|{title}", true},
		{"sh|-c|echo \"$BRIEFING_TITLE\"", true},
		{"python3|tool.py|{title}", true},
		{"grep|-e|{title}", true},
	} {
		err := New("x", strings.Split(tt.run, "|")).Check()
		if (err == nil) != tt.ok {
			t.Errorf("Check(%q) = %v, want it accepted: %t", tt.run, err, tt.ok)
		}
	}
}

// Each value reaches the program as one argument, or is refused.
func TestArgs(t *testing.T) {
	long := strings.Repeat("x", 1<<20)
	for _, tt := range []struct {
		run  []string
		v    Values
		want []string // nil for an error
	}{
		{[]string{"p", "{title}"}, Values{Title: "$(x) `y` ; rm *"}, []string{"p", "$(x) `y` ; rm *"}},
		{[]string{"p", "{title}"}, Values{Title: `a "b" 'c' \`}, []string{"p", `a "b" 'c' \`}},
		{[]string{"p", "{title}"}, Values{Title: "two\nlines"}, []string{"p", "two\nlines"}},
		{[]string{"p", "{title}"}, Values{Title: "{url} {ref}", URL: "u"}, []string{"p", "{url} {ref}"}},
		{[]string{"p", "{title}"}, Values{}, []string{"p", ""}},
		{[]string{"p", "{title}"}, Values{Title: "-rf"}, nil},
		{[]string{"p", "{title}{ref}"}, Values{Ref: "-x"}, nil},
		{[]string{"p", "--about={title}", "of {url}!"}, Values{Title: "-rf", URL: "u"}, []string{"p", "--about=-rf", "of u!"}},
		{[]string{"p", "--", "{nothing}", "-x"}, Values{}, []string{"p", "--", "{nothing}", "-x"}},
		{[]string{"p", "{title}"}, Values{Title: long}, nil},
		{[]string{"p", "{url}"}, Values{Title: long, URL: "u"}, []string{"p", "u"}},
		{[]string{"p", "{title}"}, Values{Title: "a\x00b"}, nil},
	} {
		got, err := New("x", tt.run).Args(tt.v)
		if (err == nil) != (tt.want != nil) || err == nil && !cmp.Equal(got, tt.want) {
			t.Errorf("Args(%q) = %q, %v, want %q", tt.run, got, err, tt.want)
		}
	}
	for _, v := range (Values{Title: long, URL: "u", Ref: "a\x00"}).Env() {
		if len(v) > 100 || strings.Contains(v, "\x00") {
			t.Errorf("the environment has %.40q…", v)
		}
	}
}
