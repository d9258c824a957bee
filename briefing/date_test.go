package briefing

import (
	"slices"
	"testing"
	"time"
)

func TestParseDate(t *testing.T) {
	tests := []struct{ in, human, earliest, latest string }{
		{"2024", "2024", "2024-01-01", "2024-12-31"},
		{"2024-02", "February 2024", "2024-02-01", "2024-02-29"},
		{"2024-03~", "c. March 2024", "2024-03-01", "2024-03-31"},
		{"2024?", "2024 (uncertain)", "2024-01-01", "2024-12-31"},
		{"2024-10-11%", "c. 11 October 2024 (uncertain)", "2024-10-11", "2024-10-11"},
		{"2024-10-11", "11 October 2024", "2024-10-11", "2024-10-11"},
		{"2024-10-22/2024-10-24", "22–24 October 2024", "2024-10-22", "2024-10-24"},
		{"2024-10-22/2024-10-22", "22 October 2024", "2024-10-22", "2024-10-22"},
		{"2024-09/2024-10", "September–October 2024", "2024-09-01", "2024-10-31"},
		{"2024-09-28/2024-10-02", "28 September 2024 – 2 October 2024", "2024-09-28", "2024-10-02"},
		{"2024-09~/2024-10~", "c. September–October 2024", "2024-09-01", "2024-10-31"},
		{"2024-10-11~/2024-10-22~", "c. 11–22 October 2024", "2024-10-11", "2024-10-22"},
		{"2024-10-11?/2024-10-22?", "11–22 October 2024 (uncertain)", "2024-10-11", "2024-10-22"},
		{"2024-10-11~/2024-10-22", "c. 11 October 2024 – 22 October 2024", "2024-10-11", "2024-10-22"},
		{"2024-09~/2024-10", "c. September 2024 – October 2024", "2024-09-01", "2024-10-31"},
		{"0800", "800", "0800-01-01", "0800-12-31"},
		{"0001-01", "January 0001", "0001-01-01", "0001-01-31"},
		{"2001-21", "spring 2001", "2001-03-01", "2001-05-31"},
		{"2001-24~", "c. winter 2001", "2001-12-01", "2002-02-28"},
		{"2001-22/2001-23", "summer 2001 – autumn 2001", "2001-06-01", "2001-11-30"},
		{"2022-02-24/..", "since 24 February 2022", "2022-02-24", "9999-12-31"},
		{"../2019~", "until c. 2019", "2019-01-01", "2019-12-31"},
		{"196X", "1960s", "1960-01-01", "1969-12-31"},
		{"19XX?", "1900s (uncertain)", "1900-01-01", "1999-12-31"},
		{"195X/196X", "1950s – 1960s", "1950-01-01", "1969-12-31"},
	}
	for _, tt := range tests {
		d, err := ParseDate(tt.in)
		if err != nil {
			t.Errorf("ParseDate(%q): %v", tt.in, err)
			continue
		}
		if got := d.String(); got != tt.in {
			t.Errorf("ParseDate(%q).String() = %q", tt.in, got)
		}
		if got := d.Human(); got != tt.human {
			t.Errorf("ParseDate(%q).Human() = %q, want %q", tt.in, got, tt.human)
		}
		if got := d.Earliest().Format(time.DateOnly); got != tt.earliest {
			t.Errorf("ParseDate(%q).Earliest() = %s, want %s", tt.in, got, tt.earliest)
		}
		if got := d.Latest().Format(time.DateOnly); got != tt.latest {
			t.Errorf("ParseDate(%q).Latest() = %s, want %s", tt.in, got, tt.latest)
		}
	}
}

// TestParseDateShortens says of dates that are written longer than what is known which
// date they are.
func TestParseDateShortens(t *testing.T) {
	for in, want := range map[string]string{
		"2024-10-22T15:16:00Z": "2024-10-22", "2024-10-22T15:16:00+01:00": "2024-10-22", "2024-10-22T15:16": "2024-10-22",
		"1931-08-XX": "1931-08", "1931-XX": "1931", "1931-XX-XX": "1931",
	} {
		if d, err := ParseDate(in); err != nil || d.String() != want {
			t.Errorf("ParseDate(%q) = %q, %v, want %q", in, d.String(), err, want)
		}
	}
}

func TestParseDateRefuses(t *testing.T) {
	for _, in := range []string{
		"0000", "24", "2024-13", "2024-00", "2024-02-30", "2024-2-3", "2024-10-11T1000", "2024-10-11Tea", "2024-10-11-1", "2024-25", "2024-21-01", "../..", "..", "XXXX", "1XXX", "19X5", "196X-05", "2024-XX-05",
		"next week", "2024-10/2024-09", "2024/", "/2024", "~", "2024~~", "+2024", "2024-+1", " 2024", "2024-256-01",
	} {
		if d, err := ParseDate(in); err == nil {
			t.Errorf("ParseDate(%q) = %v, want an error", in, d)
		}
	}
}

func TestUnknownDate(t *testing.T) {
	d, err := ParseDate("")
	if err != nil || d.Known() || d.String() != "" || d.Human() != "date unknown" || !d.Earliest().IsZero() {
		t.Errorf("ParseDate(\"\") = %v (%q), %v: want the unknown date", d, d.Human(), err)
	}
}

func TestDatesSortByEarliestDay(t *testing.T) {
	want := []string{"2024", "2024-03~", "2024-10-01", "2024-10", "2024-10-22/2024-10-24", "2025-01-17", ""}
	var dates []Date
	for _, s := range want {
		d, err := ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		dates = append(dates, d)
	}
	// The year begins on the same day as no other date here; the day comes
	// before its month because it ends first.
	slices.Reverse(dates)
	slices.SortFunc(dates, Date.Compare)
	for i, d := range dates {
		if d.String() != want[i] {
			t.Errorf("date %d is %q, want %q", i, d, want[i])
		}
	}
}

func FuzzParseDate(f *testing.F) {
	for _, s := range []string{"", "2024", "2024-03~", "2024-10-22/2024-10-24", "9999-12-31?"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d, err := ParseDate(s)
		if err != nil {
			return
		}
		if d.String() != s {
			t.Errorf("ParseDate(%q).String() = %q", s, d.String())
		}
		if d.Latest().Before(d.Earliest()) {
			t.Errorf("ParseDate(%q) ends before it begins", s)
		}
	})
}
