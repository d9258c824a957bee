package draft_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"briefing/briefing/digest"
	"briefing/briefing/draft"
)

// TestEventsOfOneDay says that sentences which date what they tell on different days are
// never one event, whatever else they share. A weekday counts as the day it is.
func TestEventsOfOneDay(t *testing.T) {
	for _, tt := range []struct{ texts, want string }{
		{"Families of Oslo sued the Nordic Council on October 11, 2024.|The families of Oslo sued the Nordic Council on 10 October 2024.", "2024-10-10 1, 2024-10-11 1"},
		{"Families of Oslo sued the Nordic Council on October 11, 2024.|The families of Oslo sued the Nordic Council on 11 October.", "2024-10-11 2"},
		{"Families of Oslo sued the Nordic Council on October 11, 2024.|The families of Oslo sued the Nordic Council in October 2024.", "2024-10-11 2"},
		{"The families of Oslo sued the Nordic Council in October 2024.|Families of Oslo sued the Nordic Council on October 11, 2024.|Families of Oslo sued the Nordic Council on October 12, 2024.", "2024-10-11 2, 2024-10-12 1"},
		{"Families of Oslo sued the Nordic Council on Monday.|The families of Oslo sued the Nordic Council on Tuesday.", "2024-10-14 1, 2024-10-15 1"},
		{"Families of Oslo sued the Nordic Council in September 2024.|Families of Oslo sued the Nordic Council on October 1, 2024.", "2024-09 1, 2024-10-01 1"},
	} {
		var got []string
		for _, e := range drafted(t, strings.Split(tt.texts, "|")...).Findings().Events {
			got = append(got, fmt.Sprintf("%s %d", e.Date, len(e.Articles)))
		}
		slices.Sort(got)
		if all := strings.Join(got, ", "); all != tt.want {
			t.Errorf("%s: %q, want %q", tt.texts, all, tt.want)
		}
	}
}

// TestEventRules says that no term of an event's rule stands there twice.
func TestEventRules(t *testing.T) {
	for text, want := range map[string]string{
		"The Nordic Council published its letters on 9 March.":               "[[published], [Council], [March, Mar]]",
		"The Nordic Council published its letters on 9 March 2024.":          "[[published], [Council], [2024]]",
		"The Nordic Council published its letters on Monday.":                "[[published], [Council]]",
		"Engineers of Upper Norvik visited the harbour of Norvik on 9 Sept.": "[[visited], [Norvik], [September, Sept, Sep]]",
		"Ada Holm visited Oslo on 9 March.":                                  "[[visited], [Holm], [Oslo]]",
	} {
		got := ""
		for _, e := range drafted(t, text).Findings().Events {
			got += digest.FlowRules(e.Match)
		}
		if got != "["+want+"]" && got != want {
			t.Errorf("%s: %s, want %s", text, got, want)
		}
	}
}

// TestQuestionsAreListed says that each question stands in the digest that is written, below a
// figure that is listed.
func TestQuestionsAreListed(t *testing.T) {
	f := drafted(t,
		"The mayor, Ada Holm, came to Norvik on Monday. By Jonas Lind, Norvik Courier.",
		"The mayor said that President Holm would go to Norvik on Monday.",
		"Omar Diallo went to Norvik. Ada Holm was in Norvik.", "Erik Holm and Omar Diallo met in Norvik.",
	).Findings()
	for _, most := range []int{100, 2, 1, 0} {
		f.Top(most)
		var out strings.Builder
		if err := f.Write(&out, "", func(draft.Evidence) string { return "" }); err != nil {
			t.Fatal(err)
		}
		if n := strings.Count(out.String(), "without the full name?"); n != len(f.Questions) {
			t.Errorf("top %d: %d questions, %d of them in the digest\n%s", most, len(f.Questions), n, out.String())
		}
	}
}

// TestInitials asks whether names with initials are those of persons who are named in full.
func TestInitials(t *testing.T) {
	d := drafted(t,
		"The engineer, Tomas Reyk, met Ada Holm in Norvik on Monday. Tomas Reyk stayed in Norvik.",
		"The pier was built by T. Reyk in Norvik. Later T. Reyk sold it. Ada M. Holm bought it in Norvik.",
		"Erik Holm and B. Reyk went to Norvik. B. Reyk lives there, and Erik Holm too.",
	)
	var got []string
	for _, q := range d.All().Questions {
		got = append(got, string(q.Merge[1])+" is "+string(q.Merge[0])+"?")
	}
	slices.Sort(got)
	want := "ada-m-holm is ada-holm? t-reyk is tomas-reyk?"
	if got := strings.Join(got, " "); got != want {
		t.Errorf("questions %q, want %q", got, want)
	}
}
