package briefing_test

import (
	"testing"

	"briefing/briefing"
)

// A sentence is found from the paragraph that it stands in as from the whole text.
func TestSentenceIn(t *testing.T) {
	const text = "# Rain\n\nIt rained. It *snowed* too.\n\nThe quay, the yard\nand the pier. All shut.\n\n- Ice\n- Fog. Hail."
	shown := briefing.Show(text)
	for i := range len(text) + 1 {
		span := briefing.Span{Start: i, End: min(i+2, len(text))}
		if got, want := briefing.SentenceIn(shown, span), briefing.SentenceAt(text, span); got != want {
			t.Errorf("at %d: got %q, want %q", i, got.In(text), want.In(text))
		}
	}
	for at, want := range map[int]string{8: "It rained.", 20: "It *snowed* too.", 50: "The quay, the yard\nand the pier.", 92: "Fog."} {
		if got := briefing.SentenceIn(shown, briefing.Span{Start: at, End: at + 1}).In(text); got != want {
			t.Errorf("at %d: got %q, want %q", at, got, want)
		}
	}
}
