package quantity

import "strings"

// cardinal reads "twelve", "a hundred and twenty", "two and a half million".
func (p *parser) cardinal(i int) (amount, int) {
	c := counter{next: i}
	for at := i; ; {
		t := p.at(at)
		if t.kind != word || at > i && p.apart(at) {
			break
		}
		n, width, isOne := p.small(at, &c)
		f, isFactor := factors[t.text]
		switch {
		case isOne && c.unit(n):
			c.next = at + width
			at += width - 1
		case t.text == "cents" && at > i && deux[p.at(at-1).text] && c.factor(100):
			c.next = at + 1
		case isFactor && (c.open || c.single || bare[t.text]) && c.factor(f):
			c.next = at + 1
		case at == i && oneWords[t.text] && factors[p.at(at+1).text] > 0:
			c.single = true
		case at == i && t.text == "one" && p.is(i+1, "and") && p.is(i+2, "a") && p.is(i+3, "half"):
			c.unit(1)
		case c.halves(p, at):
			c.next = p.halfAfter(at)
			at = p.afterHyphen(c.next)
			continue
		case and[t.text] && c.room > 0 && c.open:
			if n, ok := p.below100(at+1, true); !ok || n >= c.room {
				return c.done(i)
			}
		default:
			return c.done(i)
		}
		at++
		if p.isHyphen(at) && p.isGlued(at) && p.isGlued(at+1) {
			at++
		}
	}
	return c.done(i)
}

// small returns the number below a thousand that begins at token i, and its
// length in tokens.
func (p *parser) small(i int, c *counter) (n float64, width int, ok bool) {
	if p.is(i, "quatre") {
		at := i + 1
		if p.isHyphen(at) {
			at++
		}
		if p.is(at, "vingt", "vingts") {
			return 80, at + 1 - i, true
		}
	}
	if to := p.afterHyphen(i + 1); p.is(i, "dix") && to > i+1 && p.is(to, "sept", "huit", "neuf") {
		n := 17.0
		if !p.is(to, "sept") {
			n = 10 + ones[p.at(to).text]
		}
		return n, to + 1 - i, true
	}
	if n, ok := p.french(i, c); ok {
		return n, 1, true
	}
	n, ok = p.below100(i, c.open)
	return n, 1, ok
}

// deux are the purely French numbers that may stand before "cents".
var deux = setOf("deux trois quatre cinq sept huit neuf")

// french reads the French numbers that are also other words: "cent" of money
// and of per cent, "sept" of September; and the German "elf".
func (p *parser) french(i int, c *counter) (float64, bool) {
	next := p.at(i + 1)
	switch p.at(i).text {
	case "cent":
		_, isNumber := p.below100(i+1, false)
		_, isPlural := singular(next.text)
		isFirst := !c.open && !p.is(i-1, "per", "pour", "one", "a", "the", "of") && p.at(i-1).kind != digits
		if isFirst && !p.apart(i+1) && (isNumber || isPlural && next.kind == word) {
			return 100, true
		}
	case "sept":
		if !p.at(i).upper && next.kind == word && !next.upper && !p.apart(i+1) {
			return 7, true
		}
	case "elf":
		if next.upper && !p.is(i-1, "the", "an", "an", "s") && !p.apart(i+1) {
			return 11, true
		}
	}
	return 0, false
}

// below100 returns the number named by token i, if that is a single word for
// one. "One" is a number only within another one.
func (p *parser) below100(i int, within bool) (float64, bool) {
	t := p.at(i)
	if within && (t.text == "one" || t.text == "un" || t.text == "uno" || t.text == "une" || t.text == "один" || t.text == "одна") {
		return 1, true
	}
	if n, ok := ones[t.text]; ok {
		return n, true
	}
	return german(t.text)
}

// counter sums up a number in words.
type counter struct {
	next        int
	total, part float64 // millions and thousands; the rest
	room        float64 // amounts below it may be added: 10 after "twenty"
	step        float64
	tail        float64 // multiplier of the last factors
	open        bool    // a word has been read
	single      bool    // "a" or "one" was read, which needs a factor after it
	scaled      bool
}

func (c *counter) done(i int) (amount, int) {
	if !c.open {
		return amount{}, i
	}
	a := exactly(c.total + c.part)
	a.step, a.scaled, a.tail = c.step, c.scaled, c.tail
	return a, c.next
}

func (c *counter) unit(n float64) bool {
	if c.open && n >= c.room {
		return false
	}
	c.part, c.open, c.room, c.step, c.tail = c.part+n, true, 0, 1, 0
	switch {
	case n == 60 || n == 80:
		c.room = 20 // soixante-dix
	case n >= 100:
		c.room = 100
	case n >= 20:
		c.room = 10
	}
	return true
}

func (c *counter) factor(f float64) bool {
	if !c.open {
		c.part, c.step, c.single = 1, 1, false
	}
	c.open, c.scaled, c.room = true, true, f
	c.tail = max(c.tail, 1) * f
	if f < 1000 {
		c.part, c.step = c.part*f, c.step*f
		return true
	}
	if c.part == 0 { // "mil millones"
		c.total, c.step = c.total*f, c.step*f
		return true
	}
	c.total, c.part, c.step = c.total+c.part*f, 0, min(c.step, 1)*f
	return true
}

// halves reads "and a half" at token i.
func (c *counter) halves(p *parser, i int) bool {
	end := p.halfAfter(i)
	if !c.open || end == i {
		return false
	}
	end = p.afterHyphen(end)
	if c.scaled {
		if _, ok := factors[p.at(end).text]; ok || c.room < 100 {
			return false
		}
		c.total, c.step, c.room = c.total+c.room/2, c.room/10, 0
		return true
	}
	c.part, c.step, c.room = c.part+0.5, 0.1, 0
	return true
}

// german returns the value of a German compound number: "zweihundertfünfzig".
func german(s string) (float64, bool) {
	if !isCompound(s) {
		return 0, false
	}
	if whole, ok := strings.CutSuffix(s, "einhalb"); ok {
		n, ok := germanBelow1000(whole)
		return n + 0.5, ok
	}
	high, low, ok := strings.Cut(s, "tausend")
	if !ok {
		return germanBelow1000(s)
	}
	n, v := 1.0, 0.0
	if high != "" {
		if n, ok = germanBelow1000(high); !ok {
			return 0, false
		}
	}
	if low = strings.TrimPrefix(low, "und"); low != "" {
		if v, ok = germanBelow1000(low); !ok {
			return 0, false
		}
	}
	return n*1000 + v, true
}

// isCompound reports whether s may be a German number with several parts.
func isCompound(s string) bool {
	if len(s) < len("achtzehn") {
		return false
	}
	for _, end := range []string{"zig", "ßig", "zehn", "einhalb"} {
		if strings.HasSuffix(s, end) {
			return true
		}
	}
	return strings.Contains(s, "hundert") || strings.Contains(s, "tausend")
}

func germanBelow1000(s string) (float64, bool) {
	high, low, ok := strings.Cut(s, "hundert")
	if !ok {
		return germanBelow100(s)
	}
	n, v := 1.0, 0.0
	if high != "" {
		if n, ok = germanDigit(high); !ok {
			return 0, false
		}
	}
	if low = strings.TrimPrefix(low, "und"); low != "" {
		if v, ok = germanBelow100(low); !ok {
			return 0, false
		}
	}
	return n*100 + v, true
}

func germanBelow100(s string) (float64, bool) {
	switch s {
	case "elf":
		return 11, true
	case "sechzehn":
		return 16, true
	case "siebzehn":
		return 17, true
	}
	if n, ok := germanDigit(s); ok {
		return n, true
	}
	if n, ok := ones[s]; ok {
		return n, true
	}
	if d, ok := strings.CutSuffix(s, "zehn"); ok {
		n, ok := germanDigit(d)
		return n + 10, ok
	}
	first, tens, ok := strings.Cut(s, "und")
	if !ok {
		return 0, false
	}
	n, isDigit := germanDigit(first)
	v, isTens := ones[tens]
	return n + v, isDigit && isTens && v >= 20
}

func germanDigit(s string) (float64, bool) {
	if s == "ein" || s == "eins" {
		return 1, true
	}
	n, ok := ones[s]
	return n, ok && n < 10
}
