package cli

import "testing"

func TestWrapMarkdown(t *testing.T) {
	const text = "# Kept\n\n1. one two three four\n   > “five six seven eight nine”\n\n> ten eleven twelve\n\n- a b c d e f g h i\n"
	const want = "# Kept\n\n1. one two\n   three four\n   > “five\n   > six\n   > seven\n   > eight\n   > nine”\n\n> ten eleven\n> twelve\n\n- a b c d e f\n  g h i\n"
	if got := wrapMarkdown(text, 13); got != want {
		t.Errorf("got:\n%swant:\n%s", got, want)
	}
}
