package source

import "testing"

// TestWords counts words, and characters where a script has no spaces.
func TestWords(t *testing.T) {
	for text, want := range map[string]int{
		"":                       0,
		"Two words — and a 3rd.": 5,
		"S-400, isn’t it?":       3,
		"渡轮沉没":                   4,
		"渡轮 沉没。手机 iPhone手机也在":    11,
		"カフェで会う":                 6,
		"Паром затонул у берега": 4,
		"페리가 침몰했다":               2,
	} {
		if got := words(text); got != want {
			t.Errorf("words(%q) = %d, want %d", text, got, want)
		}
	}
}
