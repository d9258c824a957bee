package linear

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"briefing/briefing/library"
	"briefing/briefing/notes"
	"briefing/seeds"
	"briefing/ui/config"
	"briefing/ui/keys"
)

// hear carries out lines in a session on a folder, or on the default library if that is "",
// and returns what is said.
func hear(t *testing.T, folder string, lines ...string) string {
	t.Helper()
	book, err := notes.Open(folder)
	if err != nil {
		t.Fatal(err)
	}
	book.Path = filepath.Join(t.TempDir(), notes.FileName)
	var out strings.Builder
	err = Run(t.Context(), Options{
		Library: library.Options{Path: folder, Default: seeds.FS, Cache: t.TempDir(), Draft: true}, Config: config.Default(), Notes: book,
		StateFile: filepath.Join(t.TempDir(), "state.json"), Input: strings.NewReader(strings.Join(lines, "\n") + "\n"), Output: &out,
	})
	if err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// unsaid returns the first character that is not to be written, and the line it is in.
func unsaid(said string) (rune, string) {
	for line := range strings.Lines(said) {
		for _, r := range strings.TrimSuffix(line, "\n") {
			joins := r == '\u200c' || r == '\u200d'
			if !joins && !unicode.IsPrint(r) || r >= 0x2500 && r <= 0x259f || r >= 0x2800 && r <= 0x28ff {
				return r, line
			}
		}
	}
	return 0, ""
}

// Every action of the app is a command or has to do with a screen alone, and every word
// means one command.
func TestCommands(t *testing.T) {
	s := &session{opts: Options{Config: config.Default()}}
	words := map[string]bool{}
	has := map[keys.Action]int{}
	for _, c := range s.commands() {
		has[c.action]++
		for _, w := range c.words {
			if words[w] {
				t.Errorf("%q is a word of two commands", w)
			}
			words[w] = true
		}
	}
	for _, b := range keys.Default() {
		screen := slices.Contains(ofScreen, b.Action)
		if n := has[b.Action]; n > 1 || (n == 1) == screen {
			t.Errorf("%s: %d commands, of the screen alone: %t", b.Action, n, screen)
		}
	}
}

func TestSearchSaysOnceWhatIsWrong(t *testing.T) {
	said := hear(t, "", "search drone NEAR")
	for _, part := range []string{"NEAR stands between two words or phrases", "write drone NEAR/5 deal"} {
		if n := strings.Count(said, part); n != 1 {
			t.Errorf("%q is said %d times:\n%s", part, n, said)
		}
	}
}

// Whatever is asked for in whatever place, only lines of printable characters are written,
// also of articles that are made to do harm.
func TestOnlyLines(t *testing.T) {
	s := &session{opts: Options{Config: config.Default()}}
	var all []string
	for _, c := range s.commands() {
		if c.action == keys.OpenURL || c.action == keys.Quit {
			continue
		}
		name := c.words
		if len(name) == 0 {
			name = s.opts.Config.Keys.Keys(c.action)
		}
		all = append(all, name[0], name[0]+" putin", "")
	}
	folder := t.TempDir()
	for name, text := range map[string]string{
		"a\u202eb.md": "---\ntitle: \"A \\e[2J title\\u202e\"\nsource: \"\\u2588 block \\u2801\"\n---\n\n# Head\x1b]0;x\a\n\nAda Holm \u2500\u2500 saw\ta\r\nferry. \u202eBo\u202c wept \u00b7 much.\n\n| a \u258e | b |\n|--|--|\n| 1 | 2 |\n\n```\n\x9b31m code\n```\n\n1. one\n2. two\n",
		"b.md":        "Ada Holm went on. 1,200 people stayed with Ada Holm in Vance.\n",
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	for _, path := range []string{"", folder} {
		for _, place := range []string{"articles", "J", "search a", "= putin"} {
			lines := []string{place, "1", "n", ""}
			for _, line := range all {
				lines = append(lines, place, line, "")
			}
			if r, line := unsaid(hear(t, path, append(lines, "q")...)); r != 0 {
				t.Errorf("%q at %s: %U is written in %q", path, place, r, line)
			}
		}
	}
}

// TestUsefulWordsComeFirst holds that each answer says what was asked for within its first
// two sentences, so that nobody has to listen on to know where they are, and that dates
// are said in words.
func TestUsefulWordsComeFirst(t *testing.T) {
	for _, tt := range []struct{ line, useful string }{
		{"figures", "Figures"},
		{"go putin", "28 stops"},
		{"n", "Stop 1 of 28"},
		{"", "The"}, // reads on
		{"links", "1 "},
		{"where", "Article 1 of 6"},
		{"search \"ballistic missiles\"", "3 stops"},
		{"search nothing-of-the-kind", "Nothing for"},
		{"= iran-supplied-drones", "Iran supplied drones"},
		{"T", "Timeline"},
		{"40000", "numbered"},
		{"frobnicate", "frobnicate"},
		{"help", "ommand"},
		{"help n", "n or next: the next stop"},
		{"help frobnicate", "No command is called frobnicate"},
	} {
		start := []string{"go putin", "n"}
		if tt.line == "n" {
			start = start[:1]
		}
		before := hear(t, "", append(start, "q")...)
		said := strings.TrimPrefix(hear(t, "", append(start, tt.line, "q")...), before)
		for line := range strings.Lines(said) {
			if strings.Contains(line, " c. ") {
				t.Errorf("%q: an abbreviation in %q", tt.line, line)
			}
		}
		sentences := strings.SplitAfter(strings.ReplaceAll(said, "\n", ". "), ". ")
		if first := strings.Join(sentences[:min(2, len(sentences))], ""); !strings.Contains(first, tt.useful) {
			t.Errorf("%q: %q does not come first in %q", tt.line, tt.useful, first)
		}
	}
}

func TestSpoken(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"a  b\tc\u00a0d\n", "a b c d"},
		{"Tallinn\u00a0· 3 May", "Tallinn, 3 May"},
		{"col·lega", "col·lega"},
		{"a word.\u00a0· more", "a word. more"},
		{"\u258e2 kept \u00b0 Ada", "2 kept unchecked: Ada"},
		{"\x1b[31mred\x1b[m \u2588\u2801 \u202eback\u202c", "red back"},
		{"می\u200cخواهم", "می\u200cخواهم"},
		{"\xff", "\uFFFD"},
	} {
		if got := spoken(tt.in); got != tt.want {
			t.Errorf("spoken(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestFull(t *testing.T) {
	for in, want := range map[string]string{"": "", "a": "a.", "a.": "a.", "a?": "a?", "“a.”": "“a.”", "“a”": "“a”.", "a…": "a…"} {
		if got := full(in); got != want {
			t.Errorf("full(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestBlocks(t *testing.T) {
	const source = "# Head\ntext\ngoes on\n\n- one\n  still\n- two\n> quoted\n> more\n\n| a | b |\n|--|--|\n| 1 | 2 |\nafter\n```go\nx\n\ny\n```\nbroken \\\nline\n3. three\n"
	var got []string
	for _, b := range blocksOf(source) {
		got = append(got, string(b.kind)+" "+strings.ReplaceAll(b.span.In(source), "\n", "/"))
	}
	want := []string{
		"# # Head", "p text/goes on", "- - one/  still", "- - two", "> > quoted/> more", "| | a | b |", "| |--|--|", "| | 1 | 2 |", "p after",
		"p x", "p ", "p y", "p broken \\", "p line", "- 3. three",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("blocks (-want +got):\n%s", diff)
	}
}

func FuzzBlocks(f *testing.F) {
	f.Add("# a\n\n- b\n| c |\n```\nd\n")
	f.Fuzz(func(t *testing.T, source string) {
		at := 0
		for _, b := range blocksOf(source) {
			if b.span.Start < at || b.span.End < b.span.Start || b.span.End > len(source) {
				t.Fatalf("%q: block %v after byte %d of %d", source, b.span, at, len(source))
			}
			at = b.span.End
		}
		if r, line := unsaid(spoken(source)); r != 0 {
			t.Errorf("%U is said in %q", r, line)
		}
	})
}

// What was read, kept and walked is there in the next session, and what changed a note or
// the digest can be taken back.
func TestSessions(t *testing.T) {
	folder, keep := t.TempDir(), t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("a.md", "# The ferry\n\nAda Holm saw it.\n\nIt sank at once.\n\nNobody wept.\n")
	write("digest.yaml", "version: 1\ntitle: Ferry\nfigures:\n  - {id: ada, kind: person, name: Ada Holm}\n")
	run := func(lines ...string) string {
		t.Helper()
		var out strings.Builder
		err := Run(t.Context(), Options{
			Library: library.Options{Path: folder, Cache: keep}, Config: config.Default(), Notes: notes.Book{Path: filepath.Join(keep, notes.FileName)},
			StateFile: filepath.Join(keep, "state.json"), Input: strings.NewReader(strings.Join(lines, "\n")), Output: &out,
		})
		if err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	expect := func(said string, want ...string) {
		t.Helper()
		for _, w := range want {
			if !strings.Contains(said, w) {
				t.Errorf("not said: %q in\n%s", w, said)
			}
		}
	}
	expect(run("go ada", "n", "m", "", "a", "Who says so?", ".", "E Ada Marie Holm", "go ada"),
		"1 stop in 1 article.", "Kept.\nIt sank at once.\nType the note.", "Kept, with a note.", "Ada Holm is called Ada Marie Holm. U takes it back.", "Ada Marie Holm, person. 1 stop in 1 article.")
	write("b.md", "Later, Ada Holm spoke.\n")
	expect(run("A", "n", "n", "where", "memo", "H", "H"), "1 new article.", "2 passages kept in 1 article, 1 note",
		"Stop 1 of 2. Article 1 of 1: The ferry.\nKept: Ada Holm saw it.\nStop 2 of 2. Same article.\nKept: It sank at once.", "Trail: kept notes, stop 2 of 2, article 1 of 1.", "Who says so?")
	expect(run("S", "articles", "go b", "J", "K", "r", "resume"), "No article is new", "Article 2 of 2:", "This is the last article.", "Marked")
	expect(run("A", "search ferry", "n"), "n goes to the first", "Stop 1 of 1.")
	draft := filepath.Join(keep, "draft.md")
	if err := os.WriteFile(draft, []byte("Ada Holm saw it.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	expect(run("go ada", "verify "+draft, "-"), "Nothing to correct")
	expect(run("articles", "sort", "sort count"), "Sorted by words.\n2 b, 4 words\n1 The ferry", "Sorted by count.\n1 The ferry")
	write("c.md", "---\ndate: 2024-05-02\n---\n\nThe harbour office shut its doors at noon on that grey day. The mayor of the town asked for an inquiry into the pumps.\n")
	write("d.md", "---\ndate: 2024-05-03\n---\n\nThe harbour office shut its doors at noon on that grey day. Two engineers told the council what the pumps had cost.\n")
	expect(run("go d", "fresh", "fresh", "{", "go c", "}"), "\nTwo engineers told the council what the pumps had cost.\nNo new passage after this.", "\nNo new passage before this.", "\nThe harbour office shut")
}
