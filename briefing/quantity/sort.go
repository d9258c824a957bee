package quantity

import "strings"

// Sort is a sort of comparable quantities: those of one dimension, or all.
type Sort string

// AnySort is the sort of all quantities.
const AnySort Sort = "any"

// SortOf returns the sort of quantities with a unit: "km", "US dollars", or a
// noun that is counted, such as "people". Without a unit it is AnySort.
func SortOf(name string) Sort {
	p := parser{text: name, tokens: tokenize(name, len(name))}
	if len(p.tokens) == 0 {
		return AnySort
	}
	us, next := p.unit(0)
	if us == nil || next < len(p.tokens) {
		return Sort(Count)
	}
	return us[0].dimension.sort()
}

// money is the sort of all currencies: a question about dollars finds euros
// too.
const money Sort = "money"

// sort returns the sort of quantities of a dimension or of its rates.
func (d Dimension) sort() Sort {
	d = Dimension(strings.TrimSuffix(string(d), perDay))
	if isMoney[d] {
		return money
	}
	return Sort(d)
}

// Currency returns what a sum of money is in, as SortOf reads it: "euros" for "€3m". It is
// "" if the quantity is no sum of money.
func (q Quantity) Currency() string {
	for _, r := range q.Readings {
		d := Dimension(strings.TrimSuffix(string(r.Dimension), perDay))
		switch name := moneyNames[d]; {
		case name != "":
			return name
		case isMoney[d]:
			return string(d) + "s"
		}
	}
	return ""
}

// moneyNames are the names of currencies whose name is not that of their dimension with an s.
var moneyNames = map[Dimension]string{
	"dollar": "US dollars", "sterling": "pounds sterling", "yen": "yen", "yuan": "yuan", "won": "KRW", "krone": "kroner",
	"australian dollar": "Australian dollars", "canadian dollar": "Canadian dollars", "hong kong dollar": "Hong Kong dollars",
	"new zealand dollar": "New Zealand dollars",
}

// Split returns phrase without its only quantity, "" if nothing else is left:
// "passengers" for "120 passengers". It returns false unless phrase holds
// exactly one quantity.
func Split(phrase string) (rest string, ok bool) {
	found := Find(phrase)
	if len(found) != 1 {
		return phrase, false
	}
	at := found[0].Span
	return strings.TrimSpace(phrase[:at.Start] + " " + phrase[at.End:]), true
}

// Is reports whether the quantity may be of a sort. A number with neither unit
// nor noun may be of any: "it cost 800 million".
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
