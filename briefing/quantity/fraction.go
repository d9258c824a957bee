package quantity

import "strings"

// vulgar maps fractions that are one character to their values.
var vulgar = map[string]float64{
	"½": 1. / 2, "⅓": 1. / 3, "⅔": 2. / 3, "¼": 1. / 4, "¾": 3. / 4, "⅕": 1. / 5, "⅖": 2. / 5, "⅗": 3. / 5, "⅘": 4. / 5,
	"⅙": 1. / 6, "⅚": 5. / 6, "⅛": 1. / 8, "⅜": 3. / 8, "⅝": 5. / 8, "⅞": 7. / 8, "⅒": 1. / 10,
}

// part returns a fraction of a whole.
func part(v float64) amount {
	return amount{low: v, high: v, step: 0.01, share: true}
}

// fractionAt reads "½" or "1/2" at token i. next is i if there is no fraction.
func (p *parser) fractionAt(i int) (v float64, next int) {
	if v, ok := vulgar[p.at(i).text]; ok {
		return v, i + 1
	}
	isSlash := p.is(i+1, "/", "⁄") && p.isGlued(i+1) && p.isGlued(i+2)
	above, ok := smallNumber(p.at(i))
	below, ok2 := smallNumber(p.at(i + 2))
	if !isSlash || !ok || !ok2 || above == 0 || above >= below || below > 64 || p.is(i+3, "/") && p.isGlued(i+3) {
		return 0, i
	}
	return above / below, i + 3
}

// smallNumber returns the value of a token of one or two digits.
func smallNumber(t token) (v float64, ok bool) {
	if t.kind != digits || len(t.text) > 2 {
		return 0, false
	}
	for _, c := range t.text {
		v = v*10 + float64(c-'0')
	}
	return v, true
}

// withFraction adds a fraction behind whole digits: "1½", "1 1/2", "2-1/2".
func (p *parser) withFraction(n *number) {
	at := n.end
	if p.isHyphen(at) && p.isGlued(at) && p.isGlued(at+1) {
		at++
	}
	v, end := p.fractionAt(at)
	if end == at || p.apart(at) || !n.plain {
		return
	}
	for i := range n.amounts {
		n.amounts[i].low += v
		n.amounts[i].high += v
		n.amounts[i].step = 0.01
	}
	n.end, n.last, n.plain = end, end, false
}

// alone reads a fraction on its own at token i, if its whole follows: "½", "1/2
// mile", "3/4 of the crew".
func (p *parser) alone(i int) (a amount, next int) {
	v, next := p.fractionAt(i)
	if next == i || i > 0 && p.isGlued(i) && p.at(i-1).kind != mark {
		return a, i
	}
	if p.at(i).kind == digits {
		us, _ := p.unit(next)
		isOf := p.is(next, "of") && !p.monthAfter(next)
		if us == nil && !isOf && p.partOf(next) == next && factors[p.at(next).text] == 0 {
			return a, i
		}
	}
	return p.ofWhole(part(v), next)
}

// ofWhole applies a fraction to its whole at token i: a unit, which stays to be
// read, or a number such as a million. Otherwise the fraction is a share.
func (p *parser) ofWhole(a amount, i int) (amount, int) {
	at := p.partOf(i)
	if f := factors[p.at(at).text]; f >= 12 && !p.apart(at) {
		a = a.times(f)
		a.share, a.scaled, a.step = false, true, f/10
		return a, at + 1
	}
	if us, _ := p.unit(at); us != nil && us[0].dimension != Share {
		a.share = false
		return a, at
	}
	return a, i
}

// partOf returns the token after "of a" or the like at token i. It returns i if
// there is no such word.
func (p *parser) partOf(i int) int {
	at := i
	if p.isHyphen(at) && p.isGlued(at) {
		at++
	}
	if p.is(at, "of") && p.is(at+1, "a", "an", "one") {
		at += 2
	} else if p.is(at, "a", "an") {
		at++
	}
	if p.isHyphen(at) && p.isGlued(at) {
		at++
	}
	return at
}

// half reads "half a million", "half a dozen", "half an hour", "eine halbe Stunde".
func (p *parser) half(i int) (amount, int) {
	at := i
	if oneWords[p.at(at).text] && halfWords[p.at(at+1).text] {
		at++
	}
	if !halfWords[p.at(at).text] || p.apart(at) {
		return amount{}, i
	}
	to := p.partOf(at + 1)
	if f := factors[p.at(to).text]; f >= 12 && !p.apart(to) {
		a := exactly(f / 2)
		a.step, a.scaled = f/10, true
		return a, to + 1
	}
	us, _ := p.unit(to)
	if us == nil || us[0].dimension == Share || us[0].dimension == "points" {
		return amount{}, i
	}
	a := exactly(0.5)
	a.step = 0.1
	return a, to
}

// fraction reads "a third of", "two-thirds", "half of the", "half the", "a quarter
// mile", "three quarters of an hour".
func (p *parser) fraction(i int) (amount, int) {
	n, at := 1.0, i
	hasCount := true
	switch v, ok := ones[p.at(i).text]; {
	case ok:
		n, at = v, i+1
	case oneWords[p.at(i).text]:
		at = i + 1
	default:
		hasCount = false
	}
	hyphen := hasCount && p.isHyphen(at) && p.isGlued(at)
	if hyphen {
		at++
	}
	whole, ok := wholes[p.at(at).text]
	next := at + 1
	isOf := p.is(next, "of") || p.is(at, "half", "quarter") && hasCount && p.is(next, "the", "its", "their")
	isHalf := p.is(at, "half") && (isOf || p.is(next, "the", "its", "their"))
	a, end := p.ofWhole(part(n/whole), next)
	isOfUnit := hasCount && (!a.share || a.scaled) && (end > next || n > 1 || hyphen || p.is(at, "quarter", "viertel"))
	isForeign := strings.HasSuffix(p.at(at).text, "el") || strings.HasSuffix(p.at(at).text, "cio")
	switch {
	case !ok || n >= whole:
		return amount{}, i
	case isOfUnit:
		return a, end
	case !hasCount && !isHalf, hasCount && n == 1 && !hyphen && !isOf && !isHalf && !isForeign:
		return amount{}, i
	}
	return part(n / whole), next
}

// halfAfter returns the token after "and a half" at token i, or i.
func (p *parser) halfAfter(i int) int {
	if p.is(i, "с") && p.is(i+1, "половиной") {
		return i + 2
	}
	if !and[p.at(i).text] || p.apart(i) {
		return i
	}
	at := p.afterHyphen(i + 1)
	isPlain := p.is(at, "demi", "demie", "media", "medio")
	if oneWords[p.at(at).text] && !isPlain {
		at = p.afterHyphen(at + 1)
	} else if !isPlain {
		return i
	}
	if !halfWords[p.at(at).text] || p.is(at, "halbe", "halben") {
		return i
	}
	if us, _ := p.unit(at + 1); us != nil && !isPlain && p.is(i, "and") && p.at(i-1).kind == word && units[p.at(i-1).text] != nil {
		return i // "two hours and a half hour"
	}
	return at + 1
}

// afterHyphen returns the token after a hyphen at token i, or i.
func (p *parser) afterHyphen(i int) int {
	if p.isHyphen(i) && p.isGlued(i) && p.isGlued(i+1) {
		return i + 1
	}
	return i
}

// mixed adds the smaller units after a unit, and a half: "2 hours 30 minutes",
// "two years and a half".
func (p *parser) mixed(n *number) {
	if len(n.amounts) != 1 || len(n.units) == 0 || n.amounts[0].low != n.amounts[0].high || n.amounts[0].share {
		return
	}
	if end := p.halfAfter(n.end); end > n.end {
		n.add(0.5, 0.1)
		n.end = end
		return
	}
	const most = 2
	last := n.units[0]
	for range most {
		m, u, ok := p.smaller(n.end, last)
		if !ok {
			return
		}
		n.add(m.amounts[0].low*u.factor/n.units[0].factor, u.factor/n.units[0].factor)
		n.end, last = m.end, u
	}
}

func (n *number) add(v, step float64) {
	n.amounts[0].low += v
	n.amounts[0].high += v
	n.amounts[0].step = step
	n.plain = false
}

// smaller reads a number in a smaller unit than than, at token i.
func (p *parser) smaller(i int, than unit) (m number, u unit, ok bool) {
	if and[p.at(i).text] || p.is(i, ",") && than.dimension == Time {
		i++
	}
	if p.apart(i) || p.at(i).kind == mark {
		return m, u, false
	}
	m, ok = p.single(i)
	if !ok || m.start != i || len(m.amounts) != 1 || m.amounts[0].share || m.amounts[0].inWords || len(m.units) > 0 {
		return m, u, false
	}
	us, end := p.unit(m.end)
	if p.is(m.end, "in") && than.dimension == Length && than.factor < 1 {
		us, end = units["inch"], m.end+1
	}
	m.end = end
	for _, u := range us {
		isPart := u.dimension == than.dimension && u.factor < than.factor && u.offset == 0
		if isPart && m.amounts[0].high*u.factor < than.factor*1.001 {
			return m, u, true
		}
	}
	return m, u, false
}

// ratio makes a share from a number and the one that follows: "one in five", "3
// out of 5", "12 per 1,000".
func (p *parser) ratio(n *number) {
	if len(n.units) > 0 || n.amounts[0].share || n.amounts[0].inWords || n.currency {
		return
	}
	m, isOutOf, ok := p.outOf(n.end, n.amounts[0].low, n.isDigits && !n.plain)
	if !ok {
		return
	}
	a := part(n.amounts[0].low / m.amounts[0].low)
	a.step = 0.01 * min(1, a.low*10)
	few := m.amounts[0].low <= 10
	if isOutOf && !few {
		n.amounts = append([]amount{a}, n.amounts...)
	} else {
		n.amounts = []amount{a}
	}
	n.end, n.last, n.plain = m.end, m.end, false
}

// outOf reads "in five", "out of every 5", "per 1,000" at token i, behind the
// value v.
func (p *parser) outOf(i int, v float64, written bool) (m number, isOutOf, ok bool) {
	at := i
	glued := p.isHyphen(at) && p.isGlued(at) && p.isGlued(at+1)
	if glued {
		at++
	}
	isPer := false
	switch {
	case p.is(at, "out") && p.is(at+1, "of"):
		at, isOutOf = at+2, true
	case p.is(at, "in", "sur", "von", "из"):
		at++
	case p.is(at, "de") && p.is(at+1, "cada"):
		at++
	case p.is(at, "per"), p.is(at, "на") && !written:
		at, isPer = at+1, true
	default:
		return m, false, false
	}
	every := p.is(at, "every", "each", "cada")
	if every {
		at++
	}
	if glued && p.isHyphen(at) {
		at++
	}
	if p.apart(at) || p.at(at).kind == mark {
		return m, false, false
	}
	m, ok = p.single(at)
	if !ok || m.start != at || len(m.units) > 0 || len(m.amounts) == 0 {
		return m, false, false
	}
	w := m.amounts[0]
	us, _ := p.unit(m.end)
	switch {
	case w.low != w.high || w.inWords || w.share || w.low < 2 || us != nil || p.isDate(&m):
		return m, false, false
	case isPer:
		return m, false, w.low >= 100 && isPower(w.low)
	case v > w.low || v == w.low && v > 10 || m.plain && isYear(w.low) && w.low != 1000:
		return m, false, false
	}
	return m, isOutOf, isOutOf || every || v == 1 || w.low <= 10 || w.low == 12 || w.low == 20 || isPower(w.low)
}

// isPower reports whether v is a power of ten.
func isPower(v float64) bool {
	for v >= 10 {
		v /= 10
	}
	return v == 1
}

// isRatio reports whether the "one" at token i begins a ratio.
func (p *parser) isRatio(i int) bool {
	_, _, ok := p.outOf(i+1, 1, false)
	return ok
}
