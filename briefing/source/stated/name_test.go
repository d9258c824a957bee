package stated

import (
	"strings"
	"testing"

	"briefing/briefing"
)

func TestDateInName(t *testing.T) {
	for _, tt := range []struct{ name, want string }{
		{"2026-03-19-title.md", "2026-03-19"},
		{"_posts/2026-03-19-lazy-bdds-with-ropes.markdown", "2026-03-19"},
		{"2026-03-19.md", "2026-03-19"},
		{"2026-03-19 Title of it.md", "2026-03-19"},
		{"2026-03-19_title.txt.gz", "2026-03-19"},
		{"2026_03_19.md", "2026-03-19"},
		{"2026.03.19 minutes.txt", "2026-03-19"},
		{"2026 03 19 minutes.txt", "2026-03-19"},
		{"2026-3-9-title.md", "2026-03-09"},
		{"20260319-title.md", "2026-03-19"},
		{"20260319.md", "2026-03-19"},
		{"202603191230 Ferry.md", "2026-03-19"},
		{"20260319T123000-ferry.md", "2026-03-19"},
		{"2026-03-19T12-30-00-ferry.md", "2026-03-19"},
		{"IMG_20260319_123000.txt", "2026-03-19"},
		{"Minutes 2026-03-19.md", "2026-03-19"},
		{"minutes-of-20260319.md", "2026-03-19"},
		{"2026-03-19-to-2026-03-21.md", "2026-03-19"},
		{"March 19th, 2026.md", "2026-03-19"},
		{"19 March 2026.md", "2026-03-19"},
		{"19.03.2026.md", "2026-03-19"},
		{"19-03-2026.md", "2026-03-19"},
		{"2026/mar/19/title", "2026-03-19"},
		{"March 2026.md", "2026-03"},
		{"1871-03-02-gale.md", "1871-03-02"},
		{"2026/03/19/title.md", "2026-03-19"},
		{"2014/12/12/1.0-Timeline", "2014-12-12"},
		{"content/posts/2014/2/1/x.md", "2014-02-01"},
		{"2026/03/19.md", "2026-03-19"},
		{"2026-03/19.md", "2026-03-19"},
		{"2026-03/title.md", "2026-03"},
		{"2026-03/12-title.md", "2026-03"},
		{"2026/03/title.md", "2026-03"},
		{"2026/03/01-first.md", "2026-03"},
		{"2026-03.md", "2026-03"},
		{"2026-03 Minutes.md", "2026-03"},
		{"2026-03-minutes.md", "2026-03"},
		{"2026-03-19-title/index.md", "2026-03-19"},
		{"2026-03-19/notes/a.md", "2026-03-19"},
		{"2024/2023-05-01-title.md", "2023-05-01"},
		{"2011-12/title.md", "2011-12"},
		{"会议/2026-03-19会议.md", "2026-03-19"},
		{"2024-02-29.md", "2024-02-29"},

		{"title.md", ""},
		{"", ""},
		{"2026-02-30-title.md", ""},
		{"2025-02-29.md", ""},
		{"2026-13-01.md", ""},
		{"2026/02/30/title.md", ""},
		{"2026/13/title.md", ""},
		{"20261301-title.md", ""},
		{"12345678.md", ""},
		{"18121224-score.md", ""},
		{"2026031-x.md", ""},
		{"202603191.md", ""},
		{"202603192560 x.md", ""},
		{"1.0.0.md", ""},
		{"03-04-2026.md", ""},
		{"2024.1.2-release.md", ""},
		{"2026.03.19.2.md", ""},
		{"v2026.03.19.md", ""},
		{"1.0.0/changes.md", ""},
		{"CVE-2024-1234.md", ""},
		{"CVE-2024-12345-x.md", ""},
		{"x2026-03-19.md", ""},
		{"2026-03-195.md", ""},
		{"12026-03-19.md", ""},
		{"2026-03-19x.md", ""},
		{"from 2026-03-19 to 2026-03-21.md", ""},
		{"2026.md", ""},
		{"1984-review.md", ""},
		{"2001-a-space-odyssey.md", ""},
		{"2024/title.md", ""},
		{"2026-03-19-a/../x/b.md", "2026-03-19"},
		{"2009-10 Budget.md", ""},
		{"2024-25 season.md", ""},
		{"0000-00-00.md", ""},
		{"0999-01-01.md", ""},
		{"10/20/30/x.md", ""},
		{"May be.md", ""},
		{"Sunday.md", ""},
	} {
		d, ok := DateInName(tt.name)
		if got := d.String(); got != tt.want || ok != (tt.want != "") {
			t.Errorf("%q is dated %q (%t), want %q", tt.name, got, ok, tt.want)
		}
	}
}

// FuzzDateInName looks for names that are dated with what does not stand in them.
func FuzzDateInName(f *testing.F) {
	for _, name := range []string{"2026-03-19-title.md", "a/2026/03/19/x", "2026-03/1.md", "20260319T1.md", "March 19th, 2026.md", "2.1.2026.", "/", "2026/", "2026_03", "\xff2026-03-19"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		d, ok := DateInName(name)
		if ok != d.Known() {
			t.Fatalf("%q: %v, %t", name, d, ok)
		}
		if ok && !strings.Contains(name, d.String()[:4]) {
			t.Errorf("%q is dated %s", name, d)
		}
		if again, err := briefing.ParseDate(d.String()); err != nil || again != d {
			t.Errorf("%q: %s is read as %s, %v", name, d, again, err)
		}
	})
}
