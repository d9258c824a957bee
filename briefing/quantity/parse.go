package quantity

// quantity reads the quantity whose numeral begins at token i. next is the
// token to continue from, even if ok is false.
func (p *parser) quantity(i int) (q Quantity, next int, ok bool) {
	if end := p.code(i); end > i {
		return q, end, false
	}
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
	p.mixed(&n)
	p.ratio(&n)
	p.negative(&n)
	q = p.whole(&n)
	return q, n.end, true
}

// whole returns the quantity of a number with its bounds and its noun. It
// extends n over the bounds.
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
		Denied:     p.isDenied(n.outer()),
		Readings:   n.readings(b),
	}
}

// number is a number in digits or words, or a range of two.
type number struct {
	start, end  int // tokens, currency and unit included
	first, last int // tokens of the number alone
	amounts     []amount
	units       []unit
	isDigits    bool
	plain       bool // digits without separator, decimals or scale
	currency    bool // the currency stands before the number
	between     bool // "between" precedes the range
	meters      bool // "5m", which may be millions or metres
	sign        int  // -1 for a possible minus before the number, 1 for a plus
	signs       int  // its length in tokens
}

// number reads one number or a range. If there is none, end is the token to
// continue from.
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
	if a, end := p.alone(i); end > i {
		n.amounts, n.end, n.last = []amount{a}, end, end
		p.withCurrency(&n)
		return n, true
	}
	at := i
	if p.isPoint(i) {
		at++
	}
	if p.at(at).kind == digits {
		n.isDigits = true
		n.amounts, n.end = p.numeral(at)
		n.plain = n.end == at+1
		n.last = n.end
		if n.amounts == nil {
			return n, false
		}
		if at > i {
			n.amounts, n.plain = decimal("0", p.at(at).text), false
		}
		p.withFraction(&n)
		p.sign(&n)
		p.withCurrency(&n)
		p.scale(&n)
		return n, true
	}
	if p.at(i).kind != word {
		return n, false
	}
	if p.at(i).alone {
		v, end := p.han(i)
		n.amounts, n.end, n.last = []amount{exactly(v)}, max(end, i+1), end
		return n, end > i
	}
	a, end := p.inWords(i)
	if end == i && oneWords[p.at(i).text] {
		a, end = p.oneOf(i)
	}
	if end == i {
		return n, false
	}
	n.amounts, n.end, n.last = []amount{a}, end, end
	p.sign(&n)
	p.withCurrency(&n)
	return n, true
}

// oneOf reads an article used as a number: one in so many, or one and a half.
func (p *parser) oneOf(i int) (amount, int) {
	if p.nested {
		return amount{}, i
	}
	p.nested = true
	defer func() { p.nested = false }()
	if p.is(i, "one", "uno", "un", "einer", "eine", "один", "одна") && p.isRatio(i) {
		return exactly(1), i + 1
	}
	us, end := p.longest(i + 1)
	if us == nil || p.apart(i+1) || p.isHyphen(i+1) {
		return amount{}, i
	}
	_, _, isMixed := p.smaller(end, us[0])
	b, _ := p.before(i)
	isShare := us[0].dimension == Share && !p.is(i, "a", "an")
	if p.halfAfter(end) > end || isMixed || isShare || p.isFortnight(i) || b != none && b != about {
		return exactly(1), i + 1
	}
	return amount{}, i
}

// isFortnight reports whether token i begins "a fortnight", which says as much as "two
// weeks", and does not end a rate: "twice a fortnight", "three flights a fortnight".
func (p *parser) isFortnight(i int) bool {
	_, isWord := p.below100(i-2, false)
	isRate := isWord || p.at(i-2).kind == digits
	return !isRate && p.is(i, "a") && p.is(i+1, "fortnight") && !p.is(i-1, "once", "twice", "thrice", "times")
}

// isPoint reports whether token i is the point of a number below one: ".5".
func (p *parser) isPoint(i int) bool {
	return p.is(i, ".") && p.at(i+1).kind == digits && p.isGlued(i+1) &&
		(!p.isGlued(i) || prefixed[p.at(i-1).text])
}

func (p *parser) withCurrency(n *number) {
	us, start := p.currency(n.first)
	if n.currency = start < n.first; n.currency {
		n.units, n.start = us, start
	}
}

// sign reads the sign before a number.
func (p *parser) sign(n *number) {
	i := n.first - 1
	isGlued := p.isGlued(n.first) && (!p.isGlued(i) || p.at(i-1).kind == mark && !p.isGluedHyphen(i-1))
	switch {
	case n.first <= p.read:
	case p.isHyphen(i) && isGlued, p.is(i, "minus", "moins", "menos", "минус"):
		n.sign, n.signs = -1, 1
	case p.is(i, "+") && isGlued, p.is(i, "plus", "плюс"):
		n.sign, n.signs = 1, 1
	}
}

// isGluedHyphen reports whether token i is the hyphen in a word or range.
func (p *parser) isGluedHyphen(i int) bool { return p.isHyphen(i) && p.isGlued(i) }

// scale reads a factor after digits: "million", "bn", "k".
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
		if p.is(n.end, ".") && p.isGlued(n.end) && dotted[p.at(at).text] {
			n.end++
		}
		rest := p.restOf(at, f)
		if rest > 0 {
			n.end, n.last = n.end+1, n.end+1
		}
		for i, a := range n.amounts {
			a = a.times(f)
			a.low, a.high = a.low+rest, a.high+rest
			a.scaled, a.tail = true, max(a.tail, 1)*f
			n.amounts[i] = a
		}
	}
}

// restOf returns the digits to add behind the factor f at token i: the 5000 of
// "1万5000".
func (p *parser) restOf(i int, f float64) float64 {
	if !p.at(i).alone || p.at(i+1).kind != digits || !p.isGlued(i+1) {
		return 0
	}
	rest, _ := p.numeral(i + 1)
	if len(rest) == 0 || rest[0].low >= f {
		return 0
	}
	return rest[0].low
}

// isSuffix reports whether the letters at token i abbreviate a factor rather
// than a unit.
func (p *parser) isSuffix(n *number, i int) bool {
	switch p.at(i).text {
	case "m":
		if n.currency || p.isGlued(i) && p.countsMany(i+1) || p.is(i+1, "€", "$", "£") && p.isGlued(i+1) {
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

// countsMany reports whether a plural noun follows at token i.
func (p *parser) countsMany(i int) bool {
	noun, _ := p.nounFrom(i)
	return noun != ""
}

// measure reads the unit after a number.
func (p *parser) measure(n *number) {
	us, end := p.unit(n.end)
	if at := p.isOf(n.end); us == nil && at > n.end && (n.amounts[0].many || n.amounts[0].scaled) {
		us, end = p.unit(at) // "millions of dollars"
	}
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
