package cli

import (
	"strings"
	"testing"
)

// TestClaimRows says that a terminal of any width shows the whole text of a claim.
func TestClaimRows(t *testing.T) {
	text := "The captain had been warned of the storm by the coast guard before she left the harbour"
	stance := "asserted in 3, denied by the owners in 2 (“brushed aside”), questioned by the coast guard in 1, silent in 12"
	for _, width := range []int{20, 80, 120} {
		var b strings.Builder
		a := &app{out: &output{Writer: &b, terminal: true, width: width}}
		if err := a.printClaimRows([][]string{{"warned", "4 mentions", "in 4 articles", stance, text}}); err != nil {
			t.Fatal(err)
		}
		got := strings.Join(strings.Fields(b.String()), " ")
		if want := "warned 4 mentions in 4 articles " + text + " " + stance; got != want {
			t.Errorf("%d columns: %q, want %q", width, got, want)
		}
	}
}
