package cli

import (
	"testing"
	"time"
)

func TestFetchedOf(t *testing.T) {
	for _, tt := range []struct {
		done, all int
		want      string
	}{
		{3, 10_000, "fetching: 3 of 10,000 addresses"},
		{100, 10_000, "fetching: 100 of 10,000 addresses · 16m30s left"},
		{10_000, 10_000, "fetching: 10,000 of 10,000 addresses"},
	} {
		if got := fetchedOf(tt.done, tt.all, 10*time.Second); got != tt.want {
			t.Errorf("%d of %d: %q, want %q", tt.done, tt.all, got, tt.want)
		}
	}
}
