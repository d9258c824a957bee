package quantity

import "strings"

// Numbers in words. A table belongs to the languages that its comment names.

// ones are the numbers below a hundred that are one word (English, German,
// French, Spanish where they are no other word of English).
var ones = map[string]float64{
	"zero": 0, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
	"eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16,
	"seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40,
	"fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
	"zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "sechs": 6, "sieben": 7, "acht": 8, "neun": 9, "zehn": 10,
	"zwölf": 12, "zwanzig": 20, "dreißig": 30, "vierzig": 40, "fünfzig": 50,
	"deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "huit": 8, "neuf": 9, "dix": 10, "vingt": 20,
	"dos": 2, "tres": 3, "cuatro": 4, "cinco": 5, "seis": 6, "siete": 7, "ocho": 8, "nueve": 9, "diez": 10,
}

// factors multiply what stands before them (English, German, French, Spanish).
var factors = map[string]float64{
	"dozen": 12, "hundred": 100, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "lakh": 1e5, "crore": 1e7,
	"dozens": 12, "hundreds": 100, "thousands": 1e3, "millions": 1e6, "billions": 1e9, "trillions": 1e12, "lakhs": 1e5, "crores": 1e7,
	"hundert": 100, "tausend": 1e3, "millionen": 1e6, "milliarde": 1e9, "milliarden": 1e9, "mio": 1e6, "mrd": 1e9,
	"mille": 1e3, "milliard": 1e9, "milliards": 1e9, "cien": 100, "mil": 1e3, "millón": 1e6, "millones": 1e6,
}

// suffixes are the short forms of factors, which stand after digits only.
var suffixes = map[string]float64{
	"k": 1e3, "m": 1e6, "mn": 1e6, "mln": 1e6, "bn": 1e9, "bln": 1e9, "b": 1e9, "tn": 1e12, "trn": 1e12, "t": 1e12,
	"mio": 1e6, "mrd": 1e9,
}

// vagueWords are the words for many, with what they are understood as (English,
// German). Neighbours do not overlap, for who says "hundreds" does not mean
// thousands.
var vagueWords = map[string]amount{
	"tens":      {low: 20, high: 149},
	"dozens":    {low: 20, high: 149},
	"scores":    {low: 40, high: 199},
	"hundreds":  {low: 150, high: 999},
	"thousands": {low: 1000, high: 999_999},
	"millions":  {low: 1e6, high: 999e6},
	"billions":  {low: 1e9, high: 999e9},
	"trillions": {low: 1e12, high: 999e12},
	"dutzende":  {low: 20, high: 149},
	"hunderte":  {low: 150, high: 999},
	"tausende":  {low: 1000, high: 999_999},
}

// vagueWordsOf are what vague words mean before "of thousands", in the unit of what
// follows.
var vagueWordsOf = map[string]amount{
	"tens":      {low: 10, high: 149},
	"dozens":    {low: 20, high: 149},
	"scores":    {low: 40, high: 199},
	"hundreds":  {low: 100, high: 999},
	"thousands": {low: 1000, high: 999_999},
}

// fewWords are the words for some (English).
var fewWords = map[string]amount{
	"several": {low: 3, high: 20},
	"few":     {low: 2, high: 10},
	"handful": {low: 2, high: 10},
	"couple":  {low: 2, high: 3},
}

// wholes are fractions, each with the number of parts that make a whole.
var wholes = map[string]float64{
	"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "tenth": 10,
	"halves": 2, "thirds": 3, "quarters": 4, "fifths": 5, "sixths": 6, "sevenths": 7, "eighths": 8, "tenths": 10,
}

// beginsNumber are the words that a number in words can begin with.
var beginsNumber = func() set {
	s := setOf("a one half")
	for _, words := range []map[string]amount{vagueWords, fewWords} {
		for w := range words {
			s[w] = true
		}
	}
	for w := range ones {
		s[w] = true
	}
	return s
}()

// inWords reads a number in words; next is i if there is none.
func (p *parser) inWords(i int) (a amount, next int) {
	if p.isAcronym(i) {
		return a, i
	}
	for _, read := range []func(int) (amount, int){p.vague, p.half, p.fraction, p.cardinal, p.few, p.one} {
		if a, next = read(i); next > i {
			return a, next
		}
	}
	return a, i
}

// isAcronym reports whether token i is in capitals and its neighbours are not: TEN
// is ten in a headline only.
func (p *parser) isAcronym(i int) bool {
	isCapitals := func(i int) bool {
		s := p.original(i)
		return len(s) > 1 && strings.ToUpper(s) == s
	}
	if !isCapitals(i) {
		return false
	}
	for _, at := range []int{i - 1, i + 1} {
		if p.at(at).kind == word && isCapitals(at) {
			return false
		}
	}
	return true
}

// vague reads "thousands", "tens of thousands", "thousands upon thousands".
func (p *parser) vague(i int) (amount, int) {
	a, ok := vagueWords[p.at(i).text]
	if !ok || p.at(i).kind != word {
		return amount{}, i
	}
	next := i + 1
	if f, ok := factors[p.at(i+2).text]; ok && f >= 1000 && p.is(i+1, "of") {
		if of, ok := vagueWordsOf[p.at(i).text]; ok {
			a, next = of.times(f), i+3
		}
	} else if p.is(i+1, "upon", "and") && p.at(i+2).text == p.at(i).text {
		next = i + 3
	}
	a.inWords = true
	return a, next
}

// few reads "several", "a few", "a couple of", also of hundreds: "several hundred".
func (p *parser) few(i int) (amount, int) {
	at := i
	if p.is(at, "a") {
		at++
	}
	a, ok := fewWords[p.at(at).text]
	if !ok || at == i && p.is(at, "handful", "couple") {
		return amount{}, i
	}
	a.inWords, a.loose = true, true
	next := at + 1
	of := next
	if p.is(of, "of") {
		of++
	}
	if f, ok := factors[p.at(of).text]; ok && f >= 12 {
		a.loose, a.high = false, min(a.high, 9.99)
		return a.times(f), of + 1
	}
	return a, next
}

// half reads "half a million", "half a dozen", "half-dozen".
func (p *parser) half(i int) (amount, int) {
	at := i
	if p.is(at, "a") && p.is(at+1, "half") {
		at++
	}
	if !p.is(at, "half") {
		return amount{}, i
	}
	at++
	if p.isHyphen(at) {
		at++
	}
	if p.is(at, "a") {
		at++
	}
	if p.isHyphen(at) {
		at++
	}
	f, ok := factors[p.at(at).text]
	if !ok || f < 12 {
		return amount{}, i
	}
	a := exactly(f / 2)
	a.step, a.scaled = f/10, true
	return a, at + 1
}

// fraction reads "a third of", "two-thirds", "half of the", "half the".
func (p *parser) fraction(i int) (amount, int) {
	n, at := 1.0, i
	hasCount := true
	switch v, ok := ones[p.at(i).text]; {
	case ok:
		n, at = v, i+1
	case p.is(i, "a", "one"):
		at = i + 1
	default:
		hasCount = false
	}
	hyphen := hasCount && p.isHyphen(at) && p.isGlued(at)
	if hyphen {
		at++
	}
	whole, ok := wholes[p.at(at).text]
	isOf := p.is(at+1, "of") || p.is(at, "half", "quarter") && hasCount && p.is(at+1, "the", "its", "their")
	isHalf := p.is(at, "half") && (isOf || p.is(at+1, "the", "its", "their", "of"))
	switch {
	case !ok || n >= whole:
		return amount{}, i
	case !hasCount && !isHalf, hasCount && n == 1 && !hyphen && !isOf && !isHalf:
		return amount{}, i
	}
	a := exactly(n / whole)
	a.step, a.share = 0.01, true
	return a, at + 1
}

// one reads "one" where it counts: before a noun.
func (p *parser) one(i int) (amount, int) {
	if !p.is(i, "one") || p.at(i+1).kind != word || p.apart(i+1) || p.at(i+1).upper || notOne[p.at(i+1).text] {
		return amount{}, i
	}
	if p.is(i-1, "no", "any", "every", "each", "some", "this", "that", "the", "another", "which", "only", "or", "day", "than") {
		return amount{}, i
	}
	return exactly(1), i + 1
}

// notOne are the words after which "one" does not count (English).
var notOne = setOf(`of another day side hand thing way time point can could must who that which is was are were has had have
	should would will may might more and or but to in on at by for from with as than by the s night morning evening did does
	cannot other such knows wants thinks says said needs gets where when`)

// cardinal reads "twelve", "a hundred and twenty", "two and a half million".
func (p *parser) cardinal(i int) (amount, int) {
	c := counter{next: i}
	for at := i; ; {
		t := p.at(at)
		if t.kind != word || at > i && p.apart(at) {
			break
		}
		n, isOne := p.below100(at, c.open)
		f, isFactor := factors[t.text]
		switch {
		case isOne && c.unit(n):
			c.next = at + 1
		case isFactor && c.factor(f):
			c.next = at + 1
		case at == i && (t.text == "a" || t.text == "one") && factors[p.at(at+1).text] > 0:
			c.single = true
		case at == i && t.text == "one" && p.is(i+1, "and") && p.is(i+2, "a") && p.is(i+3, "half"):
			c.unit(1)
		case t.text == "and" && c.halves(p, at):
			c.next = at + 3
			at += 3
			continue
		case t.text == "and" && c.room > 0 && c.open:
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

// below100 returns the number that token i is, if it is one word for it. "One" counts
// as such only within a number.
func (p *parser) below100(i int, within bool) (float64, bool) {
	if within && p.is(i, "one") {
		return 1, true
	}
	n, ok := ones[p.at(i).text]
	return n, ok
}

// counter adds up a number in words.
type counter struct {
	next        int
	total, part float64 // millions and thousands, and the rest
	room        float64 // an amount below it may be added: 10 after "twenty"
	step        float64
	open        bool // something was read
	single      bool // "a" or "one" was read, which counts before a factor only
	scaled      bool
}

func (c *counter) done(i int) (amount, int) {
	if !c.open {
		return amount{}, i
	}
	a := exactly(c.total + c.part)
	a.step, a.scaled = c.step, c.scaled
	return a, c.next
}

func (c *counter) unit(n float64) bool {
	if c.open && n >= c.room {
		return false
	}
	c.part, c.open, c.room, c.step = c.part+n, true, 0, 1
	if n >= 20 {
		c.room = 10
	}
	return true
}

func (c *counter) factor(f float64) bool {
	switch {
	case c.single:
		c.part, c.step, c.single = 1, 1, false
	case !c.open:
		return false
	}
	c.open, c.scaled, c.room = true, true, f
	if f < 1000 {
		c.part, c.step = c.part*f, c.step*f
		return true
	}
	c.total, c.part, c.step = c.total+c.part*f, 0, min(c.step, 1)*f
	return true
}

// halves reads "and a half" at token i.
func (c *counter) halves(p *parser, i int) bool {
	if !c.open || c.scaled || !p.is(i+1, "a") || !p.is(i+2, "half") {
		return false
	}
	c.part, c.step, c.room = c.part+0.5, 0.1, 0
	return true
}
