package quantity

import (
	"maps"
	"strings"
)

// Number words. A table has no word that is another word in English. Its rows
// are English, German, French, Spanish, Russian and Ukrainian.

// byWord turns a table keyed by rows of words into one keyed by words.
func byWord[T any](rows map[string]T) map[string]T {
	out := map[string]T{}
	for words, v := range rows {
		for w := range strings.FieldsSeq(words) {
			out[w] = v
		}
	}
	return out
}

// ones are the numbers of one word to which smaller ones may be added. German
// compounds are taken apart in cardinal.go.
var ones = byWord(map[string]float64{
	"zero": 0,
	"two zwei zwo deux dos два две двух двум двумя двое двоих дві двох":      2,
	"three drei trois tres три трех трёх трем тремя трое троих трьох":        3,
	"four vier quatre cuatro четыре четырех четырёх четверо чотири чотирьох": 4,
	"five fünf cinq cinco пять пяти пятью пятеро п'ять п’ять":                5,
	"six sechs seis шесть шести шестеро шість":                               6,
	"seven sieben siete семь семи семеро сім":                                7,
	"eight acht huit ocho восемь восьми вісім":                               8,
	"nine neun neuf nueve девять девяти дев'ять дев’ять":                     9,
	"ten zehn dix diez десять десяти":                                        10,
	"eleven onze одиннадцать одиннадцати одинадцять":                         11,
	"twelve zwölf douze doce двенадцать двенадцати дванадцять":               12,
	"thirteen treize trece тринадцать тринадцати тринадцять":                 13,
	"fourteen quatorze catorce четырнадцать четырнадцати чотирнадцять":       14,
	"fifteen quinze quince пятнадцать пятнадцати":                            15,
	"sixteen dieciséis шестнадцать шестнадцати шістнадцять":                  16,
	"seventeen diecisiete семнадцать семнадцати сімнадцять":                  17,
	"eighteen dieciocho восемнадцать восемнадцати вісімнадцять":              18,
	"nineteen diecinueve девятнадцать девятнадцати":                          19,
	"twenty zwanzig vingt veinte двадцать двадцати двадцять":                 20,
	"veintiuno veintiún veintiuna": 21,
	"veintidós":                    22,
	"veintitrés":                   23,
	"veinticuatro":                 24,
	"veinticinco":                  25,
	"veintiséis":                   26,
	"veintisiete":                  27,
	"veintiocho":                   28,
	"veintinueve":                  29,
	"thirty dreißig dreissig trente treinta тридцать тридцати тридцять": 30,
	"forty vierzig quarante cuarenta сорок сорока":                      40,
	"fifty fünfzig cinquante cincuenta пятьдесят пятидесяти":            50,
	"sixty sechzig soixante sesenta шестьдесят шестидесяти шістдесят":   60,
	"seventy siebzig setenta семьдесят семидесяти сімдесят":             70,
	"eighty achtzig ochenta восемьдесят восьмидесяти вісімдесят":        80,
	"ninety neunzig noventa девяносто дев'яносто":                       90,
	"ciento сто ста": 100,
	"doscientos doscientas двести двухсот двісті":                200,
	"trescientos trescientas триста трехсот трёхсот":             300,
	"cuatrocientos cuatrocientas четыреста четырехсот чотириста": 400,
	"quinientos quinientas пятьсот пятисот п'ятсот":              500,
	"seiscientos seiscientas шестьсот шестисот шістсот":          600,
	"setecientos setecientas семьсот семисот сімсот":             700,
	"ochocientos ochocientas восемьсот восьмисот вісімсот":       800,
	"novecientos novecientas девятьсот девятисот дев'ятсот":      900,
})

// factors multiply the number before them.
var factors = byWord(map[string]float64{
	"dozen dozens dutzend": 12,
	"score":                20,
	"hundred hundreds hundert cien сотен сотни 百 백":                                                   100,
	"thousand thousands tausend mille mil тысяча тысячи тысяч тысячу тыс тисяч тисячі тисяча тис 千 천": 1e3,
	"万 萬 만":      1e4,
	"lakh lakhs": 1e5,
	"million millions millionen millón millones миллион миллиона миллионов млн мільйон мільйона мільйонів мільйони": 1e6,
	"crore crores": 1e7,
	"亿 億 억":        1e8,
	"billion billions milliarde milliarden milliard milliards миллиард миллиарда миллиардов млрд мільярд мільярда мільярдів мільярди": 1e9,
	"trillion trillions billionen триллион триллиона триллионов трлн трильйон трильйона трильйонів трильйони 兆 조":                     1e12,
})

// bare are factors that also stand alone, for one times their value.
var bare = setOf("hundert tausend cien mille mil тысяча тысячу миллион миллиард тисяча мільйон мільярд")

// suffixes are abbreviated factors, which only follow digits.
var suffixes = byWord(map[string]float64{
	"k tsd": 1e3, "m mn mln mio": 1e6, "bn bln b mrd md mds": 1e9, "tn trn t": 1e12,
})

// dotted are abbreviations that may have a stop.
var dotted = setOf("mio mrd tsd тыс млн млрд трлн тис md")

// vagueWords are words for many, with the usual understanding. Neighbouring
// ranges do not overlap: "hundreds" does not mean thousands.
var vagueWords = byWord(map[string]amount{
	"tens dozens dutzende dutzenden dizaines decenas docenas десятки десятков десятками десятків": {low: 20, high: 149},
	"scores": {low: 40, high: 199},
	"hundreds hunderte hunderten centaines cientos centenares сотни сотен сотнями сотні": {low: 150, high: 999},
	"thousands tausende tausenden milliers miles millares тысячи тысяч тысячами тисячі":  {low: 1000, high: 999_999},
	"zehntausende zehntausenden":       {low: 10_000, high: 149_000},
	"hunderttausende hunderttausenden": {low: 100_000, high: 999_999},
	"millions millionen millones миллионы миллионов мільйони":     {low: 1e6, high: 999e6},
	"billions milliarden milliards миллиарды миллиардов мільярди": {low: 1e9, high: 999e9},
	"trillions billionen триллионы":                               {low: 1e12, high: 999e12},
})

// vagueWordsOf are the meanings of vague words before "of thousands" and the
// like, in units of that word.
var vagueWordsOf = byWord(map[string]amount{
	"tens dizaines decenas десятки десятков": {low: 10, high: 149},
	"dozens docenas": {low: 20, high: 149},
	"scores":         {low: 40, high: 199},
	"hundreds centaines cientos centenares сотни сотен сотні": {low: 100, high: 999},
	"thousands milliers miles тысячи":                         {low: 1000, high: 999_999},
})

// manyThousand are words that mean thousand only after a word for many.
var manyThousand = setOf("miles milliers millares")

// fewWords are words for a few.
var fewWords = byWord(map[string]amount{
	"several mehrere mehreren plusieurs varios varias несколько кілька": {low: 3, high: 20},
	"few handful einige einigen algunos algunas":                        {low: 2, high: 10},
	"couple": {low: 2, high: 3},
})

// roundWords are words for approximate numbers between an article and "of"
// (French, Spanish).
var roundWords = byWord(map[string]float64{
	"dizaine decena": 10, "quinzaine": 15, "vingtaine veintena": 20, "trentaine treintena": 30, "quarantaine": 40,
	"cinquantaine": 50, "soixantaine": 60, "centaine centenar": 100, "millier millar": 1000,
})

// wholes are fractions with the number of parts in a whole.
var wholes = byWord(map[string]float64{
	"half halves": 2, "third thirds drittel tercio tercios": 3, "quarter quarters viertel": 4, "fifth fifths fünftel": 5,
	"sixth sixths": 6, "seventh sevenths": 7, "eighth eighths": 8, "tenth tenths": 10,
})

// halfWords halve the noun or number after them.
var halfWords = setOf("half halbe halben halber halbes demi demie medio media")

// oneWords are the articles and numerals that can mean one.
var oneWords = setOf(`a an one ein eine einen einem einer eines un une uno una один одна одно одного одну одной один`)

// fixed are numbers that are phrases, or parts of a whole.
var fixed = map[string]amount{}

func init() {
	for share, list := range map[float64]string{
		1. / 2:  "hälfte|moitié|mitad|половина|половину|половины|jeder zweite|jede zweite|каждый второй|каждая вторая",
		1. / 3:  "un tiers|треть|трети|jeder dritte|jede dritte|каждый третий|каждая третья",
		2. / 3:  "deux tiers|две трети|двух третей",
		1. / 4:  "un quart|un cuarto|четверть|четверти|jeder vierte|jede vierte|каждый четвертый|каждый четвёртый",
		3. / 4:  "trois quarts|tres cuartos|три четверти|drei viertel|dreiviertel",
		1. / 5:  "jeder fünfte|jede fünfte|каждый пятый|каждая пятая",
		1. / 10: "jeder zehnte|jede zehnte|каждый десятый|каждая десятая",
	} {
		for phrase := range strings.SplitSeq(list, "|") {
			fixed[phrase] = amount{low: share, high: share, step: 0.01, share: true}
		}
	}
	for v, list := range map[float64]string{
		1.5: "anderthalb|eineinhalb|полтора|полторы|полутора|півтора", 5e5: "полмиллиона|півмільйона", 150: "полтораста",
		500: "полтысячи", 80: "quatre - vingt|quatre - vingts|quatre vingt|quatre vingts",
	} {
		for phrase := range strings.SplitSeq(list, "|") {
			fixed[phrase] = amount{low: v, high: v, step: v / 5}
		}
	}
}

// beginsNumber holds the words with which a number in words can begin.
var beginsNumber = func() set {
	s := setOf("sept cent elf")
	maps.Copy(s, oneWords)
	maps.Copy(s, halfWords)
	maps.Copy(s, bare)
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

func init() {
	for phrase := range fixed {
		first, _, _ := strings.Cut(phrase, " ")
		beginsNumber[first] = true
	}
}

// afterArticle holds the words that turn an article before them into a number.
var afterArticle = func() set {
	s := setOf("in out sur de von из docena douzaine - ‑ – —")
	maps.Copy(s, halfWords)
	maps.Copy(s, beginsUnit)
	for _, words := range []map[string]float64{factors, wholes, roundWords} {
		for w := range words {
			s[w] = true
		}
	}
	for w := range fewWords {
		s[w] = true
	}
	return s
}()

// and joins a number to an addition.
var and = setOf("and und et y и та")

// of joins a word for many to its noun.
var of = setOf("of de von an d del des")

// isOf returns the token after an "of" at token i, or i.
func (p *parser) isOf(i int) int {
	switch {
	case !of[p.at(i).text] || p.apart(i), p.is(i, "an") && !p.at(i+1).upper:
		return i
	case p.is(i, "d"):
		if p.is(i+1, "'", "’") {
			return i + 2
		}
		return i
	}
	return i + 1
}

// inWords reads a number in words. next is i if there is none.
func (p *parser) inWords(i int) (a amount, next int) {
	if p.isAcronym(i) {
		return a, i
	}
	for _, read := range []func(int) (amount, int){
		p.phrase, p.vague, p.half, p.fraction, p.cardinal, p.few, p.round, p.one,
	} {
		if a, next = read(i); next > i {
			return a, next
		}
	}
	return a, i
}

// phrase reads the longest number in fixed.
func (p *parser) phrase(i int) (a amount, next int) {
	const most = 3 // words
	key := ""
	next = i
	for n := range most {
		t := p.at(i + n)
		if t.text == "" || n > 0 && p.apart(i+n) {
			break
		}
		key = strings.TrimSpace(key + " " + t.text)
		if found, ok := fixed[key]; ok {
			a, next = found, i+n+1
		}
	}
	if next > i && !a.share {
		if f, ok := factors[p.at(next).text]; ok && !p.apart(next) {
			a, next = a.times(f), next+1
			a.scaled = true
		} else if a.low == 80 {
			return a, i // part of a longer number
		}
	}
	return a, next
}

// isAcronym reports whether token i is in capitals and its neighbours are not:
// TEN is a number only in a headline.
func (p *parser) isAcronym(i int) bool {
	isCapitals := func(i int) bool {
		s := p.original(i)
		return len(s) > 1 && strings.ToUpper(s) == s && strings.ToLower(s) != s
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
	next := i + 1
	of := p.isOf(next)
	switch {
	case !ok || p.at(i).kind != word, manyThousand[p.at(i).text] && p.is(i, "miles") && !p.is(next, "de"):
		return amount{}, i
	case p.is(next, "upon") || and[p.at(next).text]:
		if p.at(i+2).text == p.at(i).text {
			next = i + 3
		}
	default:
		f := factors[p.at(of).text]
		if manyThousand[p.at(of).text] && p.is(next, "de") {
			f = 1000
		}
		if of, ok := vagueWordsOf[p.at(i).text], f >= 1000; ok && of.low > 0 {
			a, next = of.times(f), p.isOf(next)+1
		}
	}
	a.inWords, a.many = true, true
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
	of := p.isOf(next)
	f, ok := factors[p.at(of).text]
	switch {
	case manyThousand[p.at(of).text] && !p.is(i, "several", "few", "a"):
		f, ok = 1000, true
	case p.is(of, "десятков"):
		f, ok = 10, true
	}
	if ok && f >= 10 {
		a.loose, a.high = false, min(a.high, 9.99)
		return a.times(f), of + 1
	}
	return a, next
}

// round reads "une centaine" before "de".
func (p *parser) round(i int) (amount, int) {
	v, ok := roundWords[p.at(i+1).text]
	if p.is(i+1, "docena", "douzaine") && oneWords[p.at(i).text] {
		return exactly(12), i + 2
	}
	if !ok || !oneWords[p.at(i).text] || p.isOf(i+2) == i+2 {
		return amount{}, i
	}
	return amount{low: v * (1 - room), high: v * (1 + room), step: v, inWords: true}, i + 2
}

// one reads "one" where it is a number: before a noun, or as the lower of two.
func (p *parser) one(i int) (amount, int) {
	if !p.is(i, "one") || p.at(i+1).kind != word || p.apart(i+1) || p.at(i+1).upper {
		return amount{}, i
	}
	if p.is(i-1, "no", "any", "every", "each", "some", "this", "that", "the", "another", "which", "only", "or", "day", "than") {
		return amount{}, i
	}
	if p.is(i+1, "or", "to") {
		if n, ok := p.below100(i+2, false); ok && n > 1 {
			return exactly(1), i + 1
		}
	}
	if notOne[p.at(i+1).text] {
		return amount{}, i
	}
	return exactly(1), i + 1
}

// notOne are words after which "one" is not a number (English).
var notOne = setOf(`of another day side hand thing way time point can could must who that which is was are were has had have
	should would will may might more and or but to in on at by for from with as than by the s night morning evening did does
	cannot other such knows wants thinks says said needs gets where when`)
