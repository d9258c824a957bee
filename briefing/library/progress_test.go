package library

import "testing"

// TestProgressText says what is being done, and how much of it is done.
func TestProgressText(t *testing.T) {
	for _, tt := range []struct {
		p       Progress
		want    string
		percent int
	}{
		{Progress{Files: 50, TotalFiles: 200}, "50 of 200 documents", 25},
		{Progress{Relinked: 1500}, "1,500 articles linked again", 0},
		{Progress{Named: 30, ToName: 3000}, "names: 30 of 3,000 articles", 1},
		{Progress{Sorted: 25_000, ToSort: 100_000}, "sorting the names of 100,000 articles", 25},
		{Progress{ToSort: 1}, "sorting the names of 1 article", 0},
	} {
		if got := tt.p.String(); got != tt.want || tt.p.Percent() != tt.percent {
			t.Errorf("%+v: %q, %d%%, want %q, %d%%", tt.p, got, tt.p.Percent(), tt.want, tt.percent)
		}
	}
}
