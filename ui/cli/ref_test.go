package cli_test

import (
	"encoding/json"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// TestRefsOpen holds that "show REF" opens what commands print. Of many refs of a command,
// some are opened.
func TestRefsOpen(t *testing.T) {
	skipProcesses(t)
	ref := regexp.MustCompile(`"ref":"([^"]+)"|\b([a-z0-9-]+:[0-9]+-[0-9]+)\b`)
	for _, command := range [][]string{
		{"mentions", "vladimir-putin", "--json"},
		{"search", "drones", "--json"},
		{"explain", "vladimir-putin", "--json"},
		{"explain", "vladimir-putin"},
		{"mentions", "iran-supplied-drones", "--json"},
	} {
		out, _ := run(t, 0, command...)
		var refs []string
		for _, m := range ref.FindAllStringSubmatch(out, -1) {
			if one := m[1] + m[2]; !slices.Contains(refs, one) {
				refs = append(refs, one)
			}
		}
		const some = 8
		for i, r := range refs {
			if len(refs) > some && i%(len(refs)/some) > 0 {
				continue
			}
			out, _ := run(t, 0, "show", r, "--json")
			var got struct{ Ref, Text, Passage string }
			if err := json.Unmarshal([]byte(out), &got); err != nil || got.Ref != r || got.Text == "" {
				t.Errorf("show %s: %v, %q", r, err, out)
			}
			text, _ := run(t, 0, "show", "briefing://"+r, "--text")
			if text != got.Text {
				t.Errorf("the link to %s leads to %q, want %q", r, text, got.Text)
			}
		}
		if len(refs) == 0 && !strings.Contains(command[0], "explain") {
			t.Errorf("briefing %q prints no ref", command)
		}
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
