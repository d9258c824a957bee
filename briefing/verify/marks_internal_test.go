package verify

import (
	"strings"
	"testing"

	"briefing/briefing"
)

// Marks that nothing closes are looked at a bounded number of times each: a text twice
// as long takes twice the work.
func TestUnclosedMarksTakeLinearTime(t *testing.T) {
	for _, unit := range []string{"'a ", "'Abd ", "«a ", "„a ", "‘a ", "‚a ", "‹a ", "「a ", "“a ", `"a `, "'a «b ", "'a “b” ", "'a' ‘b ", "'(- ", "'a «b ‘c „d "} {
		looked := func(n int) int {
			text := briefing.Show(strings.Repeat(unit, n/len(unit)))
			m := marksOf(text, briefing.Span{End: len(text.Words)})
			m.quoted("")
			return m.looked
		}
		once, twice := looked(10_000), looked(20_000)
		if twice > 2*once+once/10+1000 || once > 10_000*mostLooked {
			t.Errorf("%q: %d bytes looked at in 10 KB, %d in 20 KB", unit, once, twice)
		}
	}
}
