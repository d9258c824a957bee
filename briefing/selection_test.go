package briefing

import (
	"slices"
	"testing"
)

func TestSelection(t *testing.T) {
	entries := []Entry{
		{Source: "The Tide", File: "News/Saudi Arabia/a.md", Published: mustDate("2024-10-11"), Tags: []string{"Saudi Arabia", "drones"}},
		{Source: "Tide", File: "news/b.md", Published: mustDate("2024-10~"), Tags: []string{"saudi-arabia"}},
		{Source: "", File: "newsroom/news/c.md", Published: mustDate("2024"), Tags: []string{"Saudi"}},
		{Source: "DW", Published: mustDate("2024-10-31/2024-11-02")},
		{Source: "the tide", Tags: []string{"Drones", "drones"}},
		{Published: mustDate("0001-01-01")},
	}
	tests := []struct {
		query string
		want  []int
	}{
		{"", nil},
		{"source:tide", []int{0, 1, 4}},
		{"source:=tide", []int{1}},
		{`source:="The Tide"`, []int{0, 4}},
		{"-source:tide", []int{2, 3, 5}},
		{"tag:saudi", []int{2}},
		{"tag:saudi*", []int{0, 1, 2}},
		{"tag:saudi-arabia", []int{0, 1}},
		{"tag:arabia", nil},
		{"tag:DRONES", []int{0, 4}},
		{"folder:news", []int{0, 1}},
		{"folder:news/", []int{0, 1}},
		{"folder:News/saudi-arabia", []int{0}},
		{`folder:"news/saudi arabia"`, []int{0}},
		{"folder:newsroom", []int{2}},
		{"folder:new", nil},
		{"-folder:news", []int{2, 3, 4, 5}},
		{"published:2024", []int{0, 1, 2, 3}},
		{"published:2024-10", []int{0, 1}},
		{"published:2024-10-11", []int{0}},
		{"published:2024-10/2024-11", []int{0, 1, 3}},
		{"published:unknown", []int{4}},
		{"-published:unknown after:2024-11", []int{2, 3}},
		{"before:2024-10", []int{2, 5}},
		{"published:0001-01", []int{5}},
		{"tag:drones OR source:dw", []int{0, 3, 4}},
		{"tag:drones published:2024-10", []int{0}},
		{"tide", nil},
		{"-tide", []int{0, 1, 2, 3, 4, 5}},
		{"figure:tide has:note", nil},
	}
	s := NewSelection(entries)
	for _, tt := range tests {
		q, err := ParseQuery(tt.query)
		if err != nil {
			t.Fatal(err)
		}
		if got := s.Of(q); !slices.Equal(got, tt.want) {
			t.Errorf("Of(%s) = %v, want %v", q, got, tt.want)
		}
	}
	if got := NewSelection(nil).Of(QueryFor(Not{Filter{Key: FilterTag, Value: "a"}})); got != nil {
		t.Errorf("of no articles %v are selected", got)
	}
	many := make([]Entry, 130)
	many[129].Source = "DW"
	if got := NewSelection(many).Of(QueryFor(Not{Filter{Key: FilterSource, Value: "dw"}})); len(got) != 129 || got[128] != 128 {
		t.Errorf("of 130 articles %v are selected, want all but the last", got)
	}
}

func TestQueryUnstated(t *testing.T) {
	tests := []struct{ query, want string }{
		{"", ""},
		{"source:dw -(tag:a OR published:2024) after:2023 before:2025", ""},
		{"source:dw drones", "drones"},
		{`source:dw -(tag:a OR "a b")`, `"a b"`},
		{"source:dw figure:putin has:note", "figure:putin"},
	}
	for _, tt := range tests {
		q, err := ParseQuery(tt.query)
		if err != nil {
			t.Fatal(err)
		}
		if got := QueryFor(q.Unstated()).String(); got != tt.want {
			t.Errorf("Unstated of %s is %q, want %q", q, got, tt.want)
		}
	}
}
