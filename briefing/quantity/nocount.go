package quantity

import (
	"slices"
	"strings"

	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/language"
)

// Numbers that count nothing: numerals within names, dates, years, times of
// day, ages, ordinals, labels. All tables are English; the months also German,
// French and Spanish.

var (
	months = setOf(`january february march april may june july august september october november december
		jan feb mar apr jun jul aug sep sept oct nov dec
		januar februar märz mai juni juli oktober dezember
		janvier février mars avril juin juillet août septembre octobre novembre décembre
		enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
		января февраля марта апреля мая июня июля августа сентября октября ноября декабря
		январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь
		січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня`)
	weekdays = setOf(`monday tuesday wednesday thursday friday saturday sunday
		montag dienstag mittwoch donnerstag freitag samstag sonntag
		lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo`)

	ordinalEnds = setOf("st nd rd th s er re e ème x am pm")
	ordinals    = setOf("first second third fourth fifth sixth seventh eighth ninth tenth")
	// cyrillicOrdinals follow a number and a hyphen: "5-го".
	cyrillicOrdinals = setOf("е й я го му м ми ого ому ая ое ые ых х")

	dayTimes = setOf("am pm gmt utc cet est uhr")

	// labels precede a number that identifies rather than counts.
	labels = setOf(`article articles page pages chapter chapters section sections paragraph number version room route highway
		flight volume figure table resolution channel amendment apartment suite formula verse psalm exhibit schedule annex
		appendix protocol directive clause artikel seite absatz kapitel página статья статьи статьей страница часть пункт`)
	// looseLabels are labels unless a noun follows the number: "on the first
	// day 120 people".
	looseLabels = setOf(`phase point level stage category part zone line gate track type day grade class round game season
		episode step rule bill law decree platform bus tram pier block district ward sector reactor mark model series item
		question case title top wave form unit brigade lot act group`)
	// shortLabels are labels before a full stop.
	shortLabels = setOf("no nos nr art p pp vol fig ch sec para ref")

	// beforeYear are words after which four digits are always a year.
	beforeYear = setOf(`in since until till before after during early late mid circa c ca im seit jahr en depuis desde année año`)
	// afterYear are words that mark the number before them as a year.
	afterYear = setOf("г гг год года году годом годах годы рік року році роки 年")
	// beforeEither are words after which four digits are a year, unless they
	// are round and a noun follows, or that means people.
	beforeEither = setOf("the a an its his her their this that of by from for than and or to despite around between")
	// openers are words that can begin a sentence before a number.
	openers = setOf(`killed wounded injured arrested detained rescued evacuated used sold bought sent shot seized destroyed
		downed launched fired deployed delivered including counting carrying killing wounding using costing weighing
		another today yesterday tomorrow tonight overnight meanwhile altogether together total all both last next these those
		were was are is has have had got get take add give see insgesamt heute gestern bilan hier hoy ayer`)
	// openings are endings of words that can begin a sentence before a number
	// (Russian, Spanish).
	openings = []string{"ли", "ло", "но", "ны", "ты", "то", "ют", "ет", "ят", "ит", "ся", "сь", "го", "еще", "ещё", "aron", "ieron"}
	// beforePlace introduce places at the beginning of a sentence.
	beforePlace = setOf("in near outside at")
)

// counts reports whether n, a number in digits, counts or measures something.
// If not, it may extend n over everything that belongs to it.
func (p *parser) counts(n *number) bool {
	switch {
	case p.isTime(n), p.isInWord(n), p.isDate(n), p.isLabelled(*n), p.isItem(*n), p.isHouse(*n):
		return false
	case p.isYear(*n):
		return false
	}
	return !p.isAfterName(*n)
}

// isInWord reports whether the digits of n are part of a word, a name or
// another number: "S-300", "T90", "3G", "9th", "1990s", "[1]", "24/7".
func (p *parser) isInWord(n *number) bool {
	if p.isGlued(n.start) && !n.currency {
		switch before := p.at(n.start - 1); {
		case before.kind == word && !before.alone, before.kind == digits:
			return true
		case p.isHyphen(n.start-1) && p.isGlued(n.start-1) && p.at(n.start-2).kind != mark:
			return true
		case strings.Contains("#№§@^/_=&:\x1c", before.text):
			return true
		case strings.Contains(".,'’", before.text) && p.isGlued(n.start-1):
			return true
		case before.text == "[" && p.is(n.end, "]"):
			return true
		}
	}
	if !p.isGlued(n.end) {
		return false
	}
	next := p.at(n.end)
	switch {
	case next.kind == word && ordinalEnds[next.text]:
		n.end++
		return true
	case next.alone:
		return false
	case next.kind == word:
		us, _ := p.unit(n.end)
		return us == nil && !p.isGroupWord(n.end)
	case next.text == "/" && p.isGlued(n.end+1) && p.at(n.end+1).kind == digits:
		n.end = p.skipGlued(n.end)
		return true
	case next.text == "." && p.isGlued(n.end+1) && p.at(n.end+1).kind != mark:
		n.end = p.skipGlued(n.end)
		return true
	case p.isHyphen(n.end) && p.isGlued(n.end+1):
		after := p.at(n.end + 1)
		isName := after.kind == word && (after.upper || ordinals[after.text] || cyrillicOrdinals[after.text])
		if isName {
			n.end += 2
		}
		return isName
	}
	return false
}

// isGroupWord reports whether token i may follow digits without a space: a
// factor, as in "5million".
func (p *parser) isGroupWord(i int) bool { return factors[p.at(i).text] > 0 }

// skipGlued returns the first token from i on that has a space before it.
func (p *parser) skipGlued(i int) int {
	for p.isGlued(i) {
		i++
	}
	return i
}

// isTime reports whether n is a time of day.
func (p *parser) isTime(n *number) bool {
	at := n.end
	switch {
	case p.is(at, ":") && p.isGlued(at) && p.at(at+1).kind == digits && p.isGlued(at+1):
		n.end = p.skipGlued(at)
		return true
	case p.is(at, "h") && p.isGlued(at) && p.at(at+1).kind == digits && p.isGlued(at+1): // 17h30
		n.end = at + 2
		return true
	case p.is(at, "点", "點", "时", "時") && !p.is(at+1, "間") && n.plain:
		n.end = at + 1
		if p.at(n.end).kind == digits && p.is(n.end+1, "分") {
			n.end += 2
		}
		return true
	case p.is(at, "часов", "часа", "час") && (p.is(n.start-1, "в", "о", "к") || p.is(at+1, "утра", "вечера", "ночи", "дня")),
		p.is(at, "heures", "heure") && p.is(n.start-1, "à", "dès", "vers"),
		p.is(n.start-1, "las") && p.is(n.start-2, "a", "desde", "hasta") && p.isBare(at):
		return true
	case dayTimes[p.at(at).text] && !p.apart(at),
		p.is(at, "a", "p") && p.is(at+1, ".") && p.is(at+2, "m") && p.isGlued(at+1) && p.isGlued(at+2):
		return true
	case p.is(at, "o") && p.is(at+1, "'", "’") && p.is(at+2, "clock"):
		return true
	}
	hour := n.amounts[0].high <= 24 && n.plain && len(n.units) == 0
	return hour && p.is(n.start-1, "at") && p.isBare(at) && !p.standsAt(n.start-1)
}

// standsAt reports whether the words before the "at" at token i announce an
// amount: "the toll stands at 15".
func (p *parser) standsAt(i int) bool {
	for n := i - 1; n >= i-3 && p.at(n).kind == word && !p.apart(n+1); n-- {
		if standing[p.at(n).text] {
			return true
		}
	}
	return false
}

// standing are words that announce an amount with "at" (English).
var standing = setOf(`stand stands stood standing put puts set sets estimated estimate estimates remain remains remained remaining stay
	stays stayed peak peaks peaked cap capped kept keep keeps held hold holds fixed valued priced pegged reckoned reckon counted
	toll tolls count total totals number numbers figure figures rate price level is are was were be still unchanged now`)

// isBare reports whether neither a unit nor a noun follows at token i.
func (p *parser) isBare(i int) bool {
	us, _ := p.unit(i)
	noun, _ := p.nounFrom(i)
	return us == nil && noun == "" && !(p.isHyphen(i) && p.isGlued(i))
}

// isYear reports whether n is a year: four digits that count nothing.
func (p *parser) isYear(n number) bool {
	v := n.amounts[0].low
	if !n.plain || n.currency || !isYear(v) || len(p.at(n.first).text) != 4 || n.last > n.first+1 {
		return false
	}
	if afterYear[p.at(n.end).text] {
		return true
	}
	if p.dated > 0 && n.start-p.dated <= 1 || p.monthBefore(n.start) {
		return true
	}
	if us, _ := p.unit(n.end); us != nil {
		return false
	}
	if b, _ := p.before(n.start); b != none {
		return b == about && p.isBare(n.end)
	}
	noun, _ := p.nounFrom(n.end)
	before := p.at(n.start - 1).text
	switch {
	case beforeYear[before]:
		return true
	case noun == "":
		return v >= 1900 || beforeEither[before]
	}
	return v >= 1900 && int(v)%100 != 0 && !people(noun)
}

func isYear(v float64) bool { return 1000 <= v && v <= 2100 && v == float64(int(v)) }

// people reports whether a noun means people.
func people(noun string) bool {
	return persons[noun] || states[noun] || noun == "soldier" || noun == "civilian"
}

// isLabelled reports whether n is a label such as "page 5" or "No. 10".
func (p *parser) isLabelled(n number) bool {
	if n.isDigits && !n.plain || n.currency || n.amounts[0].inWords || p.apart(n.start) {
		return false
	}
	before := p.at(n.start - 1).text
	if n.isDigits && labels[before] || (labels[before] || looseLabels[before]) && p.isBare(n.end) {
		return true
	}
	return p.is(n.start-1, ".") && shortLabels[p.at(n.start-2).text] || p.is(n.start-1, "#", "№", "§") ||
		p.is(n.start-1, "of") && p.is(n.start-2, "group") && p.at(n.start-2).upper
}

// isItem reports whether n numbers a list item.
func (p *parser) isItem(n number) bool {
	begins := n.start == 0 || strings.Contains(p.gap(n.start), "\n")
	return begins && n.plain && p.is(n.end, ".", ")") && p.isGlued(n.end) && !p.isGlued(n.end+1) && n.end+1 < len(p.tokens)
}

// isAfterName reports whether n is the last word of a name: "Shahed 136". A
// capital letter alone does not prove a name: it also begins sentences, days
// and places.
func (p *parser) isAfterName(n number) bool {
	before := p.at(n.start - 1)
	if !n.plain || n.currency || before.kind != word || !before.upper || p.apart(n.start) {
		return false
	}
	if betweens[before.text] || weekdays[before.text] || months[before.text] || endsPhrase[before.text] || isListedPlace(before.text) {
		return false
	}
	if b, _ := p.before(n.start); b != none {
		return false
	}
	if noun, _ := p.nounFrom(n.end); people(noun) {
		return false
	}
	first := n.start - 1
	for p.at(first-1).upper && !p.apart(first) && !p.begins(first) && !beforePlace[p.at(first-1).text] {
		first--
	}
	switch {
	case p.begins(first):
		return !(first == n.start-1 && p.opens(before.text))
	case beforePlace[p.at(first-1).text] && p.begins(first-1):
		return p.isBare(n.end)
	}
	return true
}

// opens reports whether a word can begin a sentence before a number.
func (p *parser) opens(word string) bool {
	const short = len("на")
	return openers[word] || isCyrillic(word) && len(word) <= short ||
		slices.ContainsFunc(openings, func(end string) bool { return strings.HasSuffix(word, end) })
}

// isListedPlace reports whether a word is a place. Places do not make models
// with numbers.
func isListedPlace(word string) bool {
	const of = language.Place | language.People
	c := language.English.Class([]byte(fold.String(word)))
	return c&of != 0 && c&language.Common == 0
}

// begins reports whether token i begins a sentence.
func (p *parser) begins(i int) bool {
	return i == 0 || p.apart(i) || p.at(i-1).kind == mark && strings.Contains(".!?:;“”\"‘(—–•|>", p.at(i-1).text)
}

// isNamed reports whether n, a number in words, is a label, a name, or part of
// an ordinal or a time.
func (p *parser) isNamed(n number) bool {
	isOrdinal := p.isHyphen(n.end) && ordinals[p.at(n.end+1).text]
	isBig := p.at(n.start).upper && p.is(n.start-1, "big") && p.at(n.start-1).upper
	if isOrdinal || isBig || p.isNameOf(n) {
		return true
	}
	n.plain = true
	return p.isLabelled(n) || p.isTime(&n)
}

// isAge reports whether n with its unit is an age, or a time that has passed.
func (p *parser) isAge(n number) bool {
	at := n.end
	if p.isHyphen(at) {
		at++
	}
	isTime := len(n.units) > 0 && n.units[0].dimension == Time
	switch {
	case p.isHyphen(n.end) && slices.ContainsFunc(aged, func(s string) bool { return strings.HasPrefix(p.at(at).text, s) }):
		return true
	case isTime && (p.is(at, "alt", "назад", "тому") || p.is(n.start-1, "vor", "hace") ||
		p.is(n.start-1, "a") && p.is(n.start-2, "y") && p.is(n.start-3, "il")):
		return true
	case isTime && n.units[0].factor > 360 && (p.is(n.start-1, "âgé", "âgée", "возрасте") || p.is(n.start-1, "de") && p.is(n.start-2, "âgé", "âgée", "edad")):
		return true
	case isTime && (p.is(at, "old", "olds", "ago") || p.is(at, "of") && p.is(at+1, "age")):
		return true
	case p.is(n.start-1, "aged", "age", "ages"), p.is(n.start-1, "of") && p.is(n.start-2, "age"),
		n.between && p.is(n.start-2, "aged", "ages"):
		return true
	}
	return n.isDigits && n.plain && len(n.units) == 0 && n.amounts[0].high <= 120 &&
		p.at(n.start-2).upper && p.at(n.start-2).kind == word &&
		(p.is(n.start-1, ",") && p.is(n.end, ",", ".", ";") || p.is(n.start-1, "(") && p.is(n.end, ")"))
}

// aged are beginnings of words that turn the number before them into an age:
// "14-летний".
var aged = []string{"летн", "річн", "jährig"}
