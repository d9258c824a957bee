package quantity

// rangeFrom reads the rest of a range that begins with n. isRange says that the
// following words belong to n; ok that both together are a valid number.
func (p *parser) rangeFrom(n number) (joined number, isRange, ok bool) {
	low := n
	p.measure(&low)
	at := low.end
	hyphen := p.isHyphen(at)
	n.between = betweens[p.at(n.outer()-1).text] && n.outer() > p.read
	switch {
	case p.apart(at):
		return n, false, true
	case hyphen && (p.isGlued(at) == p.isGlued(at+1)):
	case p.is(at, "a", "o"):
		if n.isDigits != (p.at(at+1).kind == digits) || p.is(at, "a") && !p.is(n.start-1, "de", "da") && !n.isDigits {
			return n, false, true
		}
	case toWords[p.at(at).text], and[p.at(at).text] && n.between:
	default:
		return n, false, true
	}
	first := p.inner(at + 1)
	high, found := p.single(first)
	if !found || high.outer() != at+1 && high.start != at+1 {
		isTight := hyphen && n.isDigits && p.at(at+1).kind == digits && p.isGlued(at+1)
		n.end = max(n.end, high.end)
		return n, isTight, false
	}
	if hyphen && n.isDigits != high.isDigits && !n.currency && !high.currency {
		return n, false, true
	}
	return p.join(n, low, high, hyphen)
}

// betweens precede a range of two numbers joined by "and"; toWords join a
// range.
var (
	betweens = setOf("between zwischen entre между між")
	toWords  = setOf("to or bis oder à ou до или по або")
)

// outer returns the first token of n, with its sign.
func (n *number) outer() int {
	if n.sign != 0 {
		return min(n.start, n.first-n.signs)
	}
	return n.start
}

// inner returns the first digits behind sign and currency at token i.
func (p *parser) inner(i int) int {
	if p.isHyphen(i) || p.is(i, "+", "minus", "plus", "moins", "menos", "минус", "плюс") {
		i++
	}
	if prefixed[p.at(i).text] || p.is(i+1, "$") || p.is(i, "u") && p.is(i+4, "$") {
		const longest = 5 // U.S.$
		for first := i; first <= i+longest; first++ {
			if p.at(first).kind == digits || p.isPoint(first) {
				return first
			}
		}
	}
	return i
}

// join makes a range of two numbers. It must succeed between digits that a
// hyphen joins; other numbers otherwise stay separate.
func (p *parser) join(n, low, high number, hyphen bool) (joined number, isRange, ok bool) {
	tight := hyphen && n.isDigits && p.isGlued(high.start)
	a, b := n.amounts[0].scaledAs(high.amounts[0], len(low.units) == len(n.units) || n.currency), high.amounts[0]
	if hyphen && n.plain && !high.plain && b.low >= 1000 && b.low < 1e6 && a.low < b.low/1000 && !b.scaled && high.last-high.first > 1 {
		a = a.times(1000) // "5-10,000"
	}
	signed := n.sign < 0 || high.sign < 0
	if signed {
		p.measure(&high)
		if signed = takesSign(high.units) || takesSign(low.units); signed {
			a, b = a.signed(n.sign), b.signed(high.sign)
			if a.low > b.low && n.sign < 0 {
				a, b = b, a
			}
		}
	}
	years := n.plain && high.plain && isYear(a.low) && (isYear(b.low) || b.low < 100)
	longer := tight && p.isHyphen(high.end) && p.isGlued(high.end) && p.at(high.end+1).kind == digits
	if a.high >= b.low || years || longer || a.share != b.share {
		n.end = high.end
		for longer && (p.isHyphen(n.end) || p.at(n.end).kind == digits) && p.isGlued(n.end) {
			n.end++
		}
		return n, tight && !signed, false
	}
	if p.isChange(n.outer()) {
		return n, false, true
	}
	joined = n
	joined.end, joined.last = high.end, high.last
	joined.plain = n.plain && high.plain
	joined.meters = high.meters
	if len(joined.units) == 0 {
		joined.units = high.units
	}
	if signed {
		joined.start, joined.sign = n.outer(), 0
	}
	joined.amounts = []amount{{low: a.low, high: b.high, step: a.step, inWords: true, share: a.share, many: a.many}}
	if len(low.units) > len(n.units) || n.currency { // "10 km to 15 km", "$10 to $15"
		p.measure(&high)
		if len(high.units) == 0 && n.currency {
			return joined, true, true
		}
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

// scaledAs returns the lower end of a range in the scale of the upper end, if
// only that has one: "two to three hundred thousand".
func (a amount) scaledAs(b amount, alike bool) amount {
	if b.tail <= 1 || a.scaled || a.inWords || !alike {
		return a
	}
	for scale := b.tail; scale > 1; scale /= 10 {
		if isScale(scale) && a.high < b.low/scale {
			return a.times(scale)
		}
	}
	return a
}

// isScale reports whether some word of scale multiplies by v.
func isScale(v float64) bool { return v == 12 || isPower(v) }

func (a amount) signed(sign int) amount {
	if sign < 0 {
		a.low, a.high = -a.high, -a.low
	}
	return a
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

// takesSign reports whether values in one of the units can be negative.
func takesSign(us []unit) bool {
	if len(us) == 0 {
		return false
	}
	d := us[0].dimension
	return d == Temperature || d == Share || d == "degree" || d == "points"
}

// negative applies a minus to a temperature or a share.
func (p *parser) negative(n *number) {
	if n.sign == 0 || !takesSign(n.units) || n.outer() < p.read {
		return
	}
	n.start = n.outer()
	for i, a := range n.amounts {
		n.amounts[i] = a.signed(n.sign)
	}
}
