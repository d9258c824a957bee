package cli_test

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"briefing/ui/cli"
)

// TestRefsOpen holds that "show REF" opens every ref that a command prints, as text and
// as JSON, and that each passage in JSON has one. Of many refs of a command, some are opened.
func TestRefsOpen(t *testing.T) {
	skipProcesses(t)
	for _, name := range []string{"XDG_DATA_HOME", "XDG_STATE_HOME"} {
		t.Setenv(name, t.TempDir())
	}
	draft := filepath.Join(t.TempDir(), "draft.md")
	const states = "Putin met Pezeshkian on October 11, 2024. “Tehran vehemently denies these allegations.” Russia used 8,000 Shahed drones.\n"
	if err := os.WriteFile(draft, []byte(states), 0o600); err != nil {
		t.Fatal(err)
	}
	keep := "go vladimir-putin\nn\na Who says so?\nn\nm\ngo dw-2025-01-17\nm\nq\n"
	if status := cli.Main([]string{"--linear"}, strings.NewReader(keep), io.Discard, io.Discard); status != 0 {
		t.Fatalf("keep passages: exit status %d", status)
	}
	articles := map[string]bool{}
	for _, a := range records[struct {
		ID, Title, Source, Author, Published, URL, File, Original string
		Also, Tags                                                []string
		Words                                                     int
		DatedByName                                               bool `json:"dated_by_name"`
	}](t, "articles") {
		articles[a.ID] = true
	}
	ref := regexp.MustCompile(`[a-z0-9-]+:[0-9]+-[0-9]+`)
	commands := map[string]int{ // refs in its JSON
		"mentions vladimir-putin":           8,
		"mentions iran-supplied-drones":     8,
		"mentions drones":                   8,
		"search drones":                     8,
		"search \"ballistic missiles\"":     3,
		"explain vladimir-putin":            1,
		"explain ashgabat-meeting":          0,
		"claims":                            0,
		"show iran-supplied-drones":         0,
		"compare vladimir-putin":            0,
		"diff dw-2025-01-17 voa-2025-01-17": 0,
		"origins":                           0,
		"numbers":                           0,
		"timeline":                          0,
		"coverage":                          0,
		"sources":                           0,
		"check --names":                     0,
		"draft --top 20":                    8,
		"notes":                             3,
		"memo":                              0,
		"verify --all " + draft:             3,
		"articles":                          0,
		"events":                            0,
		"figures":                           0,
		"topics":                            0,
		"new dw-2025-01-17":                 0,
		"since 2024-01-01":                  0,
		"words drones":                      8,
		"export --format csv --of mentions": 0,
	}
	everyCommand(t, commands)
	for command, atLeast := range commands {
		args := strings.Fields(strings.ReplaceAll(command, "\"", ""))
		for _, more := range [][]string{nil, {"--json"}} {
			var out bytes.Buffer
			if status := cli.Main(append(slices.Clone(args), more...), strings.NewReader(""), &out, io.Discard); status > 1 {
				if more == nil {
					t.Errorf("briefing %s: exit status %d", command, status)
				}
				continue // not every command prints JSON
			}
			var refs []string
			for _, r := range ref.FindAllString(out.String(), -1) {
				if id, _, _ := strings.Cut(r, ":"); articles[id] && !slices.Contains(refs, r) {
					refs = append(refs, r)
				}
			}
			if more != nil && strings.HasPrefix(out.String(), "{") {
				unnamed(t, command, out.String())
				if len(refs) < atLeast {
					t.Errorf("briefing %s --json prints %d refs, want %d and more", command, len(refs), atLeast)
				}
			}
			const some = 6
			for i, r := range refs {
				if len(refs) > some && i%(len(refs)/some) > 0 {
					continue
				}
				opens(t, command, r)
			}
		}
	}
}

// everyCommand holds that none is missing among commands, but those that print no passages.
func everyCommand(t *testing.T, commands map[string]int) {
	t.Helper()
	help, _ := run(t, 0, "--help")
	_, list, _ := strings.Cut(help, "Available Commands:\n")
	list, _, _ = strings.Cut(list, "\n\n")
	n := 0
	for line := range strings.Lines(list) {
		name := strings.Fields(line)[0]
		switch name {
		case "add", "completion", "feeds", "help", "man", "share":
			continue
		case "mcp": // TestRefsOfSessionsOpen
			continue
		}
		n++
		known := false
		for c := range commands {
			known = known || strings.Fields(c)[0] == name
		}
		if !known {
			t.Errorf("no test asks whether the refs of briefing %s open", name)
		}
	}
	if n < 20 {
		t.Errorf("%d commands are listed", n)
	}
}

// TestRefsOfSessionsOpen holds the same of what a model and a reader of lines are given.
func TestRefsOfSessionsOpen(t *testing.T) {
	skipProcesses(t)
	for _, name := range []string{"XDG_DATA_HOME", "XDG_STATE_HOME"} {
		t.Setenv(name, t.TempDir())
	}
	call := func(tool, args string) string {
		return `{"jsonrpc":"2.0","id":"` + tool + `","method":"tools/call","params":{"name":"` + tool + `","arguments":` + args + "}}\n"
	}
	asked := `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}` + "\n" +
		`{"jsonrpc":"2.0","method":"notifications/initialized"}` + "\n" +
		call("get_mentions", `{"ref":"tehran","limit":5}`) + call("search_passages", `{"query":"drones","limit":5}`) +
		call("compare_claim", `{"ref":"iran-supplied-drones","limit":5}`) + call("check_text", `{"text":"Putin met Pezeshkian on October 11, 2024."}`) +
		`{"jsonrpc":"2.0","id":9,"method":"resources/read","params":{"uri":"briefing://subject/ashgabat"}}` + "\n"
	ref := regexp.MustCompile(`[a-z0-9]+(?:-[a-z0-9]+)+:[0-9]+-[0-9]+`)
	for args, session := range map[string]struct {
		in      string
		atLeast int
	}{
		"mcp":      {asked, 15},
		"--linear": {"go putin\nn\ny\nm\nsearch drones\nn\ny\nmemo\nhelp\nq\n", 2},
	} {
		var out bytes.Buffer
		if status := cli.Main([]string{args}, strings.NewReader(session.in), &out, io.Discard); status != 0 {
			t.Fatalf("briefing %s: exit status %d", args, status)
		}
		refs := slices.Compact(slices.Sorted(slices.Values(ref.FindAllString(out.String(), -1))))
		if len(refs) < session.atLeast {
			t.Errorf("briefing %s prints %d refs, want %d and more", args, len(refs), session.atLeast)
		}
		for _, r := range refs {
			opens(t, args, r)
		}
	}
}

// opens holds that a ref leads to its passage, and that a link does.
func opens(t *testing.T, command, ref string) {
	t.Helper()
	out, _ := run(t, 0, "show", ref, "--json")
	var got struct{ Ref, Text, Passage string }
	if err := json.Unmarshal([]byte(out), &got); err != nil || got.Ref != ref || got.Text == "" {
		t.Errorf("briefing %s prints %s, which shows %v, %q", command, ref, err, out)
	}
	if text, _ := run(t, 0, "show", "briefing://"+ref, "--text"); text != got.Text {
		t.Errorf("the link to %s leads to %q, want %q", ref, text, got.Text)
	}
}

// unnamed complains of passages without a ref: objects with the start and end of a text
// that is no page's.
func unnamed(t *testing.T, command, out string) {
	t.Helper()
	var walk func(v any)
	walk = func(v any) {
		switch v := v.(type) {
		case []any:
			for _, one := range v {
				walk(one)
			}
		case map[string]any:
			_, isSpan := v["start"].(float64)
			_, isLink := v["page"]
			_, ofArticle := v["passage"]
			if isSpan && ofArticle && !isLink && v["ref"] == nil {
				t.Errorf("briefing %s prints a passage without a ref: %v", command, v)
			}
			for _, one := range v {
				walk(one)
			}
		}
	}
	for line := range strings.Lines(out) {
		var v any
		if err := json.Unmarshal([]byte(line), &v); err != nil {
			t.Errorf("briefing %s --json: %v in %.100q", command, err, line)
			return
		}
		walk(v)
	}
}

func TestRefsRefused(t *testing.T) {
	for r, want := range map[string]string{
		"dw-2025-01-17:999990-999999": "the text ends at byte",
		"vladimir-putin:1-5":          "only an article has passages",
		"nobody-at-all:1-5":           "not found",
	} {
		status := 2
		if !strings.HasPrefix(r, "vladimir") {
			status = 1
		}
		if _, err := run(t, status, "show", r); !strings.Contains(err, want) {
			t.Errorf("show %s: %q, want %q", r, err, want)
		}
	}
}
