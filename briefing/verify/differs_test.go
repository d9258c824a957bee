package verify_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/verify"
)

// quay is a library whose articles give a date, a number and names that drafts get wrong.
var quay = map[string]string{
	"arrival.md": "---\ntitle: Arrival\npublished: 2031-05-04\n---\n*Bram Okoro and Lisbet Vane on the quay of Selby on May 3, 2031.*\n\n" +
		"The harbour treaty is to be signed in Selby, they said. It bans only the night ferries of the islands and no others.\n",
	"count.md": "---\ntitle: Count\npublished: 2031-06-01\n---\nThe town had seen over 6,000 crates by then. Marsh sent thousands of crates to Selby. Marsh sent 9 crates to Selby too.\n" +
		"\nThe dredger Edda reached the northern lock of Selby on 7 April 2031.\n",
	"digest.yaml": `version: 1
figures:
  - {id: bram-okoro, kind: person, name: Bram Okoro, aliases: [Okoro]}
  - {id: lisbet-vane, kind: person, name: Lisbet Vane, aliases: [Vane, Elisabeth Vane]}
events:
  - {id: signing, name: The treaty is signed, date: 2031-05-03, match: [[[treaty], [signed]]]}
`,
}

// TestInstead says what the library has in place of what differs: the value, and the
// passage that holds it, marked.
func TestInstead(t *testing.T) {
	lib := open(t, quay)
	for _, c := range []struct {
		draft   string
		instead string // "" if nothing differs
		marked  string // hits of the first passage
	}{
		{"The harbour treaty was signed on 4 June 2031.", "3 May 2031", "May 3, 2031"},
		{"The dredger Edda reached the lock of Selby on 8 April 2031.", "7 April 2031", "7 April 2031"},
		{"It was cold on 8 April 2031.", "", ""},
		{"Marsh sent 6,000 crates.", "over 6,000 crates", "over 6,000"},
		{"Marsh sent 10 crates.", "9 crates", "9"},
		{"“It bans mainly the night ferries of the islands”", "only", "only"},
		{"“It bans only the late ferries of the islands”", "night", "night"},
		{"“It bans only the night ferries of some islands”", "the", "the"},
		{"“It bans only ferries of the islands”", "the night", "the night"},
		{"“It bans not only the night ferries of the islands”", "bans only", "bans only"},
		{"“The town had seen over 6,500 crates by then”", "6,000", "6,000"},
		{"“The town had seen over 7,000 crates by then”", "6,000", "6,000"},
		{"“The town had seen over 6 crates by then”", "6,000", "6,000"},
		{"Bran Okoro came.", "Bram Okoro", "Bram Okoro"},
		{"It rained. Lisbeth Vane came.", "Lisbet Vane", "Lisbet Vane"},
		{"President Okoro, Bram Okoro and Bram J. Okoro came; so did Elisabeth Vane and Mrs. Vane.", "", ""},
		{"Only Okoro came, Peter Okoro did not.", "", ""},
	} {
		var got []verify.Finding
		for _, f := range draft(t, lib, c.draft) {
			if f.Verdict == verify.Differs {
				got = append(got, f)
			}
		}
		if c.instead == "" {
			if len(got) > 0 {
				t.Errorf("%q: %q differs, instead %q", c.draft, got[0].Span.In(c.draft), got[0].Instead)
			}
			continue
		}
		if len(got) != 1 {
			t.Errorf("%q: %d differ, want one", c.draft, len(got))
			continue
		}
		p := got[0].Passages[0]
		var marked []string
		for _, h := range p.Hits {
			marked = append(marked, h.In(p.In.Words))
		}
		if got[0].Instead != c.instead || strings.Join(marked, " … ") != c.marked {
			t.Errorf("%q: instead %q, marked %q, want %q and %q", c.draft, got[0].Instead, marked, c.instead, c.marked)
		}
	}
}

// TestMisspeltNames covers the whole name, not the surname alone.
func TestMisspeltNames(t *testing.T) {
	lib := open(t, quay)
	text := "Okoro came. Then Bran Okoro met Lisbett\nVane, and Bran Okoro left."
	var got []string
	for _, same := range verify.Together(briefing.Show(text), draft(t, lib, text)) {
		got = append(got, fmt.Sprintf("%s: %q at %d places", same[0].Verdict, same[0].Span.In(text), len(same)))
	}
	want := []string{`found: "Okoro" at 1 places`, `differs: "Bran Okoro" at 2 places`, `differs: "Lisbett\nVane" at 1 places`}
	if !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestTogether tells what a draft says several times once, with all lines.
func TestTogether(t *testing.T) {
	lib := open(t, quay)
	text := "The treaty was signed on 4 May 2031.\n\nThe treaty was signed on 4 May 2031.\n4 June 2031. The treaty, signed on *4 May 2031*.\n"
	groups := verify.Together(briefing.Show(text), draft(t, lib, text))
	if len(groups) != 2 {
		t.Fatalf("%d groups, want 2: %v", len(groups), groups)
	}
	if lines := verify.Lines(briefing.Show(text), groups[0]); !slices.Equal(lines, []int{1, 3, 4}) {
		t.Errorf("lines %v, want 1, 3 and 4", lines)
	}
}
