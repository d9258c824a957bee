package quantity

import "strings"

// Sort is a sort of quantities that can answer for one another: those of one
// dimension, or all.
type Sort string

// AnySort is the sort of all quantities.
const AnySort Sort = "any"

// SortOf returns the sort of quantities that have a unit: "km" or "US dollars", and
// counts of what is no unit of measure: "people". Without a unit it is any.
func SortOf(name string) Sort {
	p := parser{text: name, tokens: tokenize(name)}
	if len(p.tokens) == 0 {
		return AnySort
	}
	us, next := p.unit(0)
	if us == nil || next < len(p.tokens) {
		return Sort(Count)
	}
	return us[0].dimension.sort()
}

// money is the sort of all currencies: who asks for dollars is told of euros too.
const money Sort = "money"

// sort returns the sort of quantities of a dimension, or of their rates.
func (d Dimension) sort() Sort {
	d = Dimension(strings.TrimSuffix(string(d), perDay))
	if isMoney[d] {
		return money
	}
	return Sort(d)
}

// Split returns a phrase without the one quantity that it holds, "" if it is
// nothing else: "passengers" of "120 passengers". Ok reports whether it holds one.
func Split(phrase string) (rest string, ok bool) {
	found := Find(phrase)
	if len(found) != 1 {
		return phrase, false
	}
	at := found[0].Span
	return strings.TrimSpace(phrase[:at.Start] + " " + phrase[at.End:]), true
}

// Is reports whether the quantity can be of a sort. A number without a unit or a
// noun can be of any: "it cost 800 million".
func (q Quantity) Is(of Sort) bool {
	if of == AnySort {
		return true
	}
	for _, r := range q.Readings {
		if r.Dimension.sort() == of || r.Dimension == Count && q.Noun == "" {
			return true
		}
	}
	return false
}
