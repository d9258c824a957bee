package sheet

import (
	"testing"

	"briefing/briefing"
)

func TestNameOf(t *testing.T) {
	for want, e := range map[string]briefing.Entry{
		"Rain":        {Title: "Rain", File: "a/rain.md", ID: "a-rain"},
		"[a/rain.md]": {File: "a/rain.md", ID: "a-rain"},
		"[a-rain]":    {ID: "a-rain"},
	} {
		if got := NameOf(e); got != want {
			t.Errorf("nameOf(%v) = %q, want %q", e, got, want)
		}
	}
}
