package quantity

import "testing"

// TestCurrencies says that the name of each currency is read as that currency.
func TestCurrencies(t *testing.T) {
	for of := range isMoney {
		name := Quantity{Readings: []Reading{{Dimension: of}}}.Currency()
		again := Find("12 " + name)
		if SortOf(name) != money || len(again) != 1 || again[0].Currency() != name {
			t.Errorf("%s: the name %q is of sort %q and reads %v", of, name, SortOf(name), again)
		}
	}
	if got := Find("12 metres")[0].Currency(); got != "" {
		t.Errorf("12 metres are %q", got)
	}
}
