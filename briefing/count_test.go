package briefing

import "testing"

func TestCount(t *testing.T) {
	for n, want := range map[int]string{
		0: "0 mentions", 1: "1 mention", 2: "2 mentions", 999: "999 mentions", 1000: "1,000 mentions",
		1002003: "1,002,003 mentions",
	} {
		if got := Count(n, "mention"); got != want {
			t.Errorf("Count(%d) = %q, want %q", n, got, want)
		}
	}
}
