package briefing

import "testing"

func TestExtentOf(t *testing.T) {
	got := ExtentOf([]Entry{
		{File: "a.md", Words: 3, Published: mustDate("2024-10"), Also: []FileName{"b.md", "c.mbox"}},
		{File: "c.mbox", Words: 2, Published: mustDate("2023-01-02")},
		{File: "c.mbox", Words: 1, Also: []FileName{"d.md"}},
	})
	want := Extent{Articles: 3, Words: 6, Files: 4, Copies: 2, Dated: 2, First: mustDate("2023-01-02"), Last: mustDate("2024-10")}
	if got != want {
		t.Errorf("extent %+v, want %+v", got, want)
	}
	if got := ExtentOf(nil); got != (Extent{}) {
		t.Errorf("extent of nothing is %+v", got)
	}
}
