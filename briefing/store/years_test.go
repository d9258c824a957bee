package store

import (
	"testing"

	"briefing/briefing"
	"briefing/briefing/match"
)

// TestInYears says that a filter by date asks for the years of a library, unless there are
// too many.
func TestInYears(t *testing.T) {
	for _, c := range []struct{ query, first, last, want string }{
		{"after:2021", "2019", "2023-05", `("·l2022" OR "·l2023" OR "·l2021")`},
		{"before:2021", "2019", "2023-05", `("·e2019" OR "·e2020")`},
		{"before:2019", "2019", "2023-05", `"·never"`},
		{"ferry -after:2021-02", "2019", "2021-05", `("ferry" NOT ("·l202103" OR "·l202104" OR "·l202105" OR "·l202106" OR "·l202107" OR "·l202108" OR "·l202109" OR "·l202110" OR "·l202111" OR "·l202112" OR "·l202102"))`},
		{"before:0003", "0001", "9999", `("·e0000" OR "·e0001" OR "·e0002")`},
		{"published:unknown", "2019", "2023-05", `("·" NOT "·e"*)`},
	} {
		compiled, err := match.Compile(parse(t, c.query).Root(), &briefing.Digest{})
		if err != nil {
			t.Fatal(err)
		}
		x := briefing.Extent{First: newArticle(t, "a", "", c.first, "", "").Published, Last: newArticle(t, "b", "", c.last, "", "").Published}
		if got := ftsOf(inYears(compiled, x)); got != c.want {
			t.Errorf("%s from %s to %s: %s, want %s", c.query, c.first, c.last, got, c.want)
		}
	}
}
