package quantity

// quantity reads the quantity whose numeral begins at token i. Next is the token
// after what was read, whether that is a quantity or not.
func (p *parser) quantity(i int) (q Quantity, next int, ok bool) {
	n, ok := p.number(i)
	switch {
	case !ok:
		return q, n.end, false
	case n.isDigits && !p.counts(&n), !n.isDigits && p.isNamed(n):
		return q, n.end, false
	}
	p.measure(&n)
	if p.isAge(n) {
		return q, n.end, false
	}
	p.negative(&n)
	q = p.whole(&n)
	return q, n.end, true
}

// whole returns the quantity of a number, with the words that bound it and the noun
// that it counts. It moves the ends of n over the bounds.
func (p *parser) whole(n *number) Quantity {
	b, start := p.before(n.start)
	if n.start = start; n.between {
		n.start--
	}
	if c, end := p.after(n.end); b == none && c != none {
		b, n.end = c, end
	}
	phrase := p.span(n.start, n.end)
	noun, at := p.noun(*n)
	if noun != "" {
		phrase = p.span(n.start, max(at, n.end))
		if rate, end := p.rate([]unit{{dimension: Count, factor: 1}}, at); len(n.units) == 0 && end > at {
			n.units, at = rate, end
		}
	}
	if c, _ := p.after(at); b == none {
		b = c // "120 people or more"
	}
	return Quantity{
		Span:       p.span(n.start, n.end),
		Phrase:     phrase,
		Numeral:    p.span(n.first, n.last),
		Noun:       noun,
		Indefinite: n.amounts[0].loose,
		Readings:   n.readings(b),
	}
}

// number is a numeral or number in words, or a range of two.
type number struct {
	start, end  int // tokens, with currency and unit
	first, last int // tokens of the number alone
	amounts     []amount
	units       []unit
	isDigits    bool
	plain       bool // digits without separator, decimals or scale
	currency    bool // one stands before the number
	between     bool // "between" stands before a range
	meters      bool // "5m", which may be millions or metres
}

// number reads one number or a range. If there is none, end is the token to go on
// from.
func (p *parser) number(i int) (number, bool) {
	n, ok := p.single(i)
	if !ok {
		return n, false
	}
	if joined, isRange, ok := p.rangeFrom(n); isRange {
		return joined, ok
	}
	return n, true
}

// single reads one number with its currency and scale.
func (p *parser) single(i int) (n number, ok bool) {
	n = number{start: i, first: i, end: i + 1}
	if p.at(i).kind == digits {
		n.isDigits = true
		n.amounts, n.end = p.numeral(i)
		n.plain = n.end == i+1
		n.last = n.end
		if n.amounts == nil {
			return n, false
		}
		n.units, n.start = p.currency(i)
		n.currency = n.start < i
		p.scale(&n)
		return n, true
	}
	if p.at(i).kind != word {
		return n, false
	}
	a, end := p.inWords(i)
	if end == i {
		return n, false
	}
	n.amounts, n.end, n.last = []amount{a}, end, end
	if us, start := p.currency(i); start < i {
		n.units, n.start, n.currency = us, start, true
	}
	return n, true
}

// scale reads what multiplies digits: "million", "bn", "k".
func (p *parser) scale(n *number) {
	for range 2 {
		at := n.end
		if p.isHyphen(at) && p.isGlued(at) && p.isGlued(at+1) && factors[p.at(at+1).text] > 0 {
			at++ // "2-million"
		}
		f, ok := factors[p.at(at).text]
		if s, short := suffixes[p.at(at).text]; short && !ok {
			f, ok = s, p.isSuffix(n, at)
		}
		if !ok || p.apart(at) {
			return
		}
		n.end, n.last, n.plain = at+1, at+1, false
		if p.is(n.end, ".") && p.is(at, "mio", "mrd") {
			n.end++
		}
		for i, a := range n.amounts {
			a = a.times(f)
			a.scaled = true
			n.amounts[i] = a
		}
	}
}

// isSuffix reports whether the short form of a factor at token i is one, and no
// unit.
func (p *parser) isSuffix(n *number, i int) bool {
	switch p.at(i).text {
	case "m":
		if n.currency || p.isGlued(i) && p.countsMany(i+1) {
			return true
		}
		n.meters = p.isGlued(i)
		return false
	case "b", "t":
		return n.currency
	case "k":
		return p.isGlued(i)
	}
	return true
}

// countsMany reports whether a noun in the plural follows at token i.
func (p *parser) countsMany(i int) bool {
	noun, _ := p.nounFrom(i)
	return noun != ""
}

// rangeFrom reads the rest of a range that begins with n. IsRange says that what
// follows belongs to n; ok that both together are a number.
func (p *parser) rangeFrom(n number) (joined number, isRange, ok bool) {
	low := n
	p.measure(&low)
	at := low.end
	hyphen := p.isHyphen(at)
	n.between = p.is(n.start-1, "between") && n.start > p.read
	switch {
	case p.apart(at):
		return n, false, true
	case hyphen && (p.isGlued(at) == p.isGlued(at+1)):
	case p.is(at, "to", "or", "bis"), p.is(at, "and", "und") && n.between:
	default:
		return n, false, true
	}
	first := at + 1
	if prefixed[p.at(first).text] || p.is(first+1, "$") {
		for first < at+4 && p.at(first).kind != digits {
			first++
		}
	}
	high, found := p.single(first)
	if !found || high.start != at+1 {
		isTight := hyphen && n.isDigits && p.at(at+1).kind == digits && p.isGlued(at+1)
		n.end = max(n.end, high.end)
		return n, isTight, false
	}
	if hyphen && n.isDigits != high.isDigits {
		return n, false, true
	}
	return p.join(n, low, high, hyphen)
}

// join makes a range of two numbers. Between digits that a hyphen joins there must
// be one; others stay apart if there is none.
func (p *parser) join(n, low, high number, hyphen bool) (joined number, isRange, ok bool) {
	tight := hyphen && n.isDigits && p.isGlued(high.start)
	a, b := n.amounts[0], high.amounts[0]
	if scale := p.scaleOf(high); scale > 1 && !a.scaled && len(low.units) == len(n.units) && a.high < b.low/scale {
		a = a.times(scale)
	}
	years := n.plain && high.plain && isYear(a.low) && (isYear(b.low) || b.low < 100)
	longer := tight && p.isHyphen(high.end) && p.isGlued(high.end) && p.at(high.end+1).kind == digits
	if a.high >= b.low || years || longer || a.share != b.share {
		n.end = high.end
		for longer && (p.isHyphen(n.end) || p.at(n.end).kind == digits) && p.isGlued(n.end) {
			n.end++
		}
		return n, tight, false
	}
	if p.isChange(n.start) {
		return n, false, true
	}
	joined = n
	joined.end, joined.last = high.end, high.last
	joined.plain = n.plain && high.plain
	joined.meters = high.meters
	if len(joined.units) == 0 {
		joined.units = high.units
	}
	joined.amounts = []amount{{low: a.low, high: b.high, step: a.step, inWords: true}}
	if len(low.units) > len(n.units) { // "10 km to 15 km"
		p.measure(&high)
		if !shareDimension(low.units, high.units) {
			return n, false, true
		}
		top := b.high * high.units[0].factor / low.units[0].factor
		if !(top > a.low) {
			return n, false, true
		}
		joined.amounts[0].high, joined.units, joined.end = top, low.units, high.end
	}
	return joined, true, true
}

// scaleOf returns what the words or letters after the digits of n multiply them
// by.
func (p *parser) scaleOf(n number) float64 {
	if !n.amounts[0].scaled {
		return 1
	}
	bare, _ := p.numeral(n.first)
	if !n.isDigits || bare == nil || bare[0].low == 0 {
		return 1
	}
	return n.amounts[0].low / bare[0].low
}

func shareDimension(a, b []unit) bool {
	for _, u := range a {
		for _, v := range b {
			if u.dimension == v.dimension {
				return true
			}
		}
	}
	return false
}

// negative reads the sign before a temperature or a share.
func (p *parser) negative(n *number) {
	if len(n.units) == 0 || n.units[0].dimension != Temperature && n.units[0].dimension != Share && n.units[0].dimension != "degree" {
		return
	}
	if n.start <= p.read {
		return
	}
	isSign := p.isHyphen(n.start-1) && p.isGlued(n.start) && !p.isGlued(n.start-1)
	if !isSign && !p.is(n.start-1, "minus") {
		return
	}
	n.start--
	for i, a := range n.amounts {
		n.amounts[i].low, n.amounts[i].high = -a.high, -a.low
	}
}

// measure reads the unit after a number.
func (p *parser) measure(n *number) {
	us, end := p.unit(n.end)
	if us == nil {
		return
	}
	n.end = end
	if !n.currency {
		n.units = us
		return
	}
	if shareDimension(n.units, us) || p.at(end-1).kind == mark {
		return
	}
	// "$5 a barrel" has no unit of its own; "US$5 million dollars" has it twice.
	n.end = n.last
}
