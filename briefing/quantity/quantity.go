// Package quantity finds the numbers in a text that count or measure something,
// with their values, bounds, units and nouns.
//
// A quantity is a numeral or a number in words, with its bounds, currency and
// unit: "over 8,000", "US$1.2bn", "between 30 and 40 km", "dozens", "half a
// million", "2 hours 30 minutes", "one in five". Dates, years, times of day,
// ages and ordinals are no quantities, nor are numbers of paragraphs, houses
// and telephones, or numerals within names (S-300, Shahed 136, Five Eyes).
//
// # Values
//
// A value is an interval. "120" is exact; "over 120" begins above it, "up to
// 120" ends with it; "nearly" and "about" leave a tenth of room; "dozens" and
// "thousands" are as wide as readers understand them. An ambiguous number has
// several readings: "1.500" is 1,500 or one and a half, "5m" metres or
// millions, "5 pounds" money or weight. [Compare] tells whether two quantities
// can both be true.
//
// Units of one dimension are converted; currencies are not. Tables hold the
// words of English, German, French, Spanish, Russian and Ukrainian, and the
// characters of Chinese and Japanese beside digits; see words.go, bound.go and
// unit.go. A word that two languages share is read as English.
package quantity

import "briefing/briefing"

// Quantity is a number as written in a text.
type Quantity struct {
	// Span covers bounds, currency, numeral and unit.
	Span briefing.Span
	// Numeral covers only the number in digits or words.
	Numeral briefing.Span
	// Phrase covers Span and the noun with the words between, if there is a
	// noun.
	Phrase briefing.Span
	// Noun is the counted thing, lower-case and singular: "drone" for "8,000
	// Shahed drones". It is "" if the text does not name it beside the number.
	Noun string
	// Indefinite says that the words hardly tell how many: "several", "a few".
	Indefinite bool
	// Denied says that the text denies the quantity: "not 40".
	Denied bool
	// Readings are the possible meanings, at least one, the likeliest first.
	Readings []Reading
}

// Reading is one meaning of a quantity: an interval in the base unit of its
// dimension.
type Reading struct {
	Low, High         float64 // equal if exact; infinite without a bound
	OpenLow, OpenHigh bool    // the bound itself is not in the interval
	Dimension         Dimension

	unit     float64 // base units in one of the written unit
	rounding float64 // how far an exact value may be off because it has few digits
	accuracy float64 // how far it may be off if it was converted from another unit
}

// Exact reports whether the reading is one value.
func (r Reading) Exact() bool { return r.Low == r.High }

// Find returns the quantities of a text in text order. They do not overlap. It
// takes time and memory linear in the length of the text.
func Find(text string) []Quantity { return In(text, briefing.Span{End: len(text)}) }

// In returns the quantities of a part of a text, a sentence of it, as Find does. What
// stands behind the part tells whether it ends with the mark of a footnote, which is no
// decimal: "It cost 1,500.2 The town paid". Spans count bytes from the beginning of the
// text.
func In(text string, part briefing.Span) []Quantity {
	out := find(text[part.Start:], part.Len())
	for i := range out {
		q := &out[i]
		q.Span, q.Phrase, q.Numeral = q.Span.Shift(part.Start), q.Phrase.Shift(part.Start), q.Numeral.Shift(part.Start)
	}
	return out
}

// find returns the quantities in the first end bytes of a text.
func find(text string, end int) []Quantity {
	p := parser{text: text, tokens: tokenize(text, end)}
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

// mayBegin reports whether a number can begin at token i.
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
