package nearest_test

import (
	"slices"
	"strings"
	"testing"

	"briefing/briefing/internal/nearest"
)

func TestNearest(t *testing.T) {
	tests := []struct {
		name, word, candidates, want string
	}{
		{"a letter dropped", "putn", "iran putin", "putin"},
		{"a letter added", "iraan", "iran putin", "iran"},
		{"a letter changed", "irun", "iran putin", "iran"},
		{"neighbours swapped are one edit", "iarn", "iran", "iran"},
		{"up to 4 letters one edit", "iarm", "iran", ""},
		{"up to 8 letters two edits", "tehrxnn", "tehran", "tehran"},
		{"up to 8 letters not three", "texrxnn", "tehran", ""},
		{"above 8 letters three edits", "pezeshkxxxn", "pezeshkian", "pezeshkian"},
		{"fewer edits win", "abcde", "abxxe abcdx", "abcdx"},
		{"then the longer common prefix", "abcde", "xbcde abcdx", "abcdx"},
		{"then the first", "abcde", "abcdx abcdy", "abcdx"},
		{"a single letter is near nothing", "a", "b", ""},
		{"case does not count", "PUTIN", "putin", "putin"},
		{"accents do not count", "Erdogan", "Erdoğan", "Erdoğan"},
		{"a beginning", "vladimir", "vladimir-putin", "vladimir-putin"},
		{"the shortest that it begins", "shahed", "shahed-drones shahed-136", "shahed-136"},
		{"a continuation", "vladimir-putin", "vladimir", "vladimir"},
		{"two letters begin nothing", "vl", "vladimir-putin", ""},
		{"edits before beginnings", "drone", "drone-deliveries drones", "drones"},
		{"nothing near", "zebra", "iran putin", ""},
		{"no word", "", "iran", ""},
		{"too long", strings.Repeat("a", 101), strings.Repeat("a", 101), ""},
		{"as long as can be", strings.Repeat("a", 100), strings.Repeat("a", 103), strings.Repeat("a", 103)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := nearest.Nearest(tt.word, slices.Values(strings.Fields(tt.candidates)))
			if got != tt.want {
				t.Errorf("Nearest(%q, %q) = %q, want %q", tt.word, tt.candidates, got, tt.want)
			}
		})
	}
}

func TestNearestOfNothing(t *testing.T) {
	if got := nearest.Nearest("putin", slices.Values([]string(nil))); got != "" {
		t.Errorf("Nearest of no candidates = %q, want none", got)
	}
}

func FuzzNearest(f *testing.F) {
	f.Add("putn", "putin")
	f.Add("\xff", strings.Repeat("é", 500))
	f.Fuzz(func(t *testing.T, word, candidate string) {
		got := nearest.Nearest(word, slices.Values([]string{candidate}))
		if got != "" && got != candidate {
			t.Errorf("Nearest(%q, %q) = %q, not a candidate", word, candidate, got)
		}
	})
}

func BenchmarkNearest(b *testing.B) {
	candidates := make([]string, 1000)
	for i := range candidates {
		candidates[i] = strings.Repeat(string(rune('a'+i%26)), 5+i%10)
	}
	b.ReportAllocs()
	for b.Loop() {
		nearest.Nearest("vladimir-putin", slices.Values(candidates))
	}
}
