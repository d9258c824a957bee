package stated

import "testing"

func TestDate(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"", ""},
		{"2024", "2024"},
		{"2024-03~", "2024-03~"},
		{"2024-10-22/2024-10-24", "2024-10-22/2024-10-24"},
		{" 2025-01-17 ", "2025-01-17"},
		{"2025-01-17T23:30:00-08:00", "2025-01-17"},
		{"2025-01-17T10:30:00.123Z", "2025-01-17"},
		{"2025-01-17 10:30", "2025-01-17"},
		{"2025/01/17", "2025-01-17"},
		{"2025.01.17 10:30", "2025-01-17"},
		{"17.01.2025", "2025-01-17"},
		{"7.1.2025, 10:30 Uhr", "2025-01-07"},
		{"January 17, 2025", "2025-01-17"},
		{"january 17 2025", "2025-01-17"},
		{"Jan. 17, 2025", "2025-01-17"},
		{"Sept. 3rd, 2024", "2024-09-03"},
		{"17 January 2025", "2025-01-17"},
		{"17th Jan 2025", "2025-01-17"},
		{"Friday, January 17, 2025", "2025-01-17"},
		{"Fri, 17 Jan 2025 10:30:00 GMT", "2025-01-17"},
		{"January 17, 2025 at 10:30 GMT", "2025-01-17"},
		{"January 17, 2025, 10:30 p.m.", "2025-01-17"},
		{"January 2025", "2025-01"},
		{"March, 2024", "2024-03"},
	} {
		got, err := Date(tt.in)
		if err != nil || got.String() != tt.want {
			t.Errorf("Date(%q) = %q, %v, want %q", tt.in, got, err, tt.want)
		}
	}
}

func TestDateThatIsNone(t *testing.T) {
	for _, in := range []string{
		"yesterday", "01/02/2025", "07/01/2025", "February 30, 2025", "January 17", "Friday", "2025-13-01", "2025-01-17x",
		"2025-01-17 and later", "January 17, 2025 in Moscow", "May be 2025", "17 17 2025", "0 January 2025", ", , ,",
		"17.13.2025", "17.01.25", "31.02.2025", "1.2.3", "17.01.2025 in Moscow", "17.+1.2025",
	} {
		if got, err := Date(in); err == nil {
			t.Errorf("Date(%q) = %q, want an error", in, got)
		}
	}
}

func TestAddress(t *testing.T) {
	for _, tt := range []struct {
		in, want string
		site     bool
		host     string
	}{
		{"https://www.dw.com/en/a-1?b=c", "https://www.dw.com/en/a-1?b=c", false, "dw.com"},
		{" www.dw.com ", "https://www.dw.com", true, "dw.com"},
		{"http://Example.org/", "http://Example.org/", true, "example.org"},
	} {
		got, ok := Address(tt.in)
		if !ok || got != tt.want || IsSite(got) != tt.site || Host(got) != tt.host {
			t.Errorf("Address(%q) = %q, %t (site %t of %q), want %q (site %t of %q)",
				tt.in, got, ok, IsSite(got), Host(got), tt.want, tt.site, tt.host)
		}
	}
	for _, in := range []string{"", "DW", "javascript:alert(1)", "file:///etc/passwd", "https://", "http://localhost", "www.", "www.a b", "https://a.b/\x1b"} {
		if got, ok := Address(in); ok {
			t.Errorf("Address(%q) = %q, want none", in, got)
		}
	}
}
