// Package quantity reads the numbers of a text that count or measure something:
// their values, what bounds them and what they are of.
//
// A quantity is a numeral or a number in words, with the words that bound it, its
// currency and its unit: "over 8,000", "US$1.2bn", "between 30 and 40 km",
// "dozens", "half a million", "2 hours 30 minutes", "one in five". No quantities are
// dates, years, times of day, ages, ordinals, numbers of paragraphs, houses and
// telephones, and numerals within names (S-300, Shahed 136, Five Eyes).
//
// # Values
//
// A value is an interval. "120" is exact; "over 120" begins above it, "up to 120"
// ends with it; "nearly" and "about" leave a tenth of room; "dozens" and
// "thousands" are as wide as a reader understands them. What a text leaves open
// has several readings: "1.500" is 1,500 or one and a half, "5m" metres or
// millions, "5 pounds" money or weight. [Compare] says of two quantities whether
// both can hold.
//
// Units of one dimension are converted; currencies are not. Tables hold the words of
// English, German, French, Spanish, Russian and Ukrainian, and the characters of
// Chinese and Japanese that stand beside digits; see words.go, bound.go and unit.go.
// A word that two languages have is read as English has it.
package quantity

import "briefing/briefing"

// Quantity is one number as a text gives it.
type Quantity struct {
	// Span is all of it: the words that bound it, currency, numeral and unit.
	Span briefing.Span
	// Numeral is the number alone, in digits or words, without bounds and unit.
	Numeral briefing.Span
	// Phrase is Span and, if there is one, the noun with what stands before it.
	Phrase briefing.Span
	// Noun is what is counted, in lower case and the singular: "drone" of "8,000
	// Shahed drones". It is "" if the text does not say so beside the number.
	Noun string
	// Indefinite says that the words hardly tell how many: "several", "a few".
	Indefinite bool
	// Denied says that the text has it as what is not so: "not 40".
	Denied bool
	// Readings are what the quantity can mean, at least one, the likeliest first.
	Readings []Reading
}

// Reading is one meaning of a quantity: an interval, in the base unit of its
// dimension.
type Reading struct {
	Low, High         float64 // equal if exact; infinite if there is no such bound
	OpenLow, OpenHigh bool    // the bound itself is not in the interval
	Dimension         Dimension

	unit     float64 // base units of one of the unit that it is written in
	rounding float64 // how far an exact value may be off for being written in few digits
	accuracy float64 // the same, if it may have been converted from another unit
}

// Exact reports whether the reading is one value.
func (r Reading) Exact() bool { return r.Low == r.High }

// Find returns the quantities of a text, in its order. They do not overlap. It
// takes time and memory linear in the length of the text.
func Find(text string) []Quantity {
	p := parser{text: text, tokens: tokenize(text)}
	var out []Quantity
	for i := 0; i < len(p.tokens); {
		if !p.mayBegin(i) {
			i++
			continue
		}
		q, next, ok := p.quantity(i)
		i = max(next, i+1)
		if ok {
			out = append(out, q)
			p.read = i
		}
	}
	return out
}

// mayBegin reports whether a number can begin with token i.
func (p *parser) mayBegin(i int) bool {
	switch t := &p.tokens[i]; t.kind {
	case digits:
		return true
	case word:
		if !beginsNumber[t.text] {
			return isCompound(t.text) || t.alone && hanDigits[t.text] > 0
		}
		if oneWords[t.text] && t.text != "one" && !afterArticle[p.at(i+1).text] {
			return fixed[t.text+" "+p.at(i+1).text].share
		}
		return true
	}
	return vulgar[p.tokens[i].text] > 0 || p.isPoint(i)
}
