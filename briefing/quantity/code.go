package quantity

// Numbers used as names: of houses, telephones, companies and films.

// code returns the token after a number that is dialled or typed and counts
// nothing: "+44 20 7946 0958", "(555) 123-4567", "1-800-555-0199". Its first
// digits are token i. It returns i if there is no such number.
func (p *parser) code(i int) int {
	if p.at(i).kind != digits || p.at(i-1).kind == digits && p.isGlued(i) {
		return i
	}
	c := p.groups(i)
	first := p.at(i).text
	isLocal := c.groups == 2 && c.hyphens == 1 && len(first) == 3 && c.last == 4
	isBracketed := p.is(i-1, "(") && p.is(i+1, ")") && len(first) <= 4 && len(first) >= 2 && c.groups >= 2
	switch {
	case p.is(i-1, "+") && p.isGlued(i) && c.digits >= 7 && (c.groups > 1 || c.digits >= 9):
	case p.isDialled(i) && (c.digits >= 5 || c.digits == 3 && p.is(i-1, "dial", "call") && p.isBare(c.end)):
	case c.groups == 2 && c.hyphens == 1 && !isLocal:
		return i
	case c.hyphens == c.groups-1 && c.groups >= 3:
	case isLocal && p.isBare(c.end), isBracketed && c.digits >= 7:
	case first[0] == '0' && len(first) > 1 && c.digits >= 7 && c.groups >= 2:
	case len(first) == 3 && c.groups == 3 && c.last == 4 && c.digits == 10:
	default:
		return i
	}
	return c.end
}

// chain is a run of digits in groups, as on a telephone.
type chain struct {
	end             int
	groups, hyphens int
	digits, last    int // how many digits; how many in the last group
}

// groups reads the groups of digits from token i on.
func (p *parser) groups(i int) chain {
	const most = 8 // groups
	n := len(p.at(i).text)
	c := chain{end: i + 1, groups: 1, digits: n, last: n}
	for c.groups < most {
		at := c.end
		for c.groups < 3 && p.is(at, "(", ")") {
			at++
		}
		switch {
		case p.isHyphen(at) && p.isGlued(at) && p.isGlued(at+1):
			at++
			c.hyphens++
		case p.at(at).kind == digits && !p.isGlued(at) && len(p.gap(at)) <= 2 && !p.apart(at):
		case p.at(at).kind == digits && at > c.end:
		default:
			return c
		}
		if p.at(at).kind != digits {
			return c
		}
		c.last = len(p.at(at).text)
		c.end, c.groups, c.digits = at+1, c.groups+1, c.digits+c.last
	}
	return c
}

// isDialled reports whether a word for telephones stands before token i.
func (p *parser) isDialled(i int) bool {
	at := i - 1
	for range 2 {
		if p.is(at, ":", ".", "(", "+") {
			at--
		}
	}
	return p.is(at, "tel", "telephone", "phone", "call", "fax", "hotline", "mobile", "dial", "whatsapp",
		"telefon", "téléphone", "teléfono", "телефон", "тел")
}

// streets end the names of streets; streetsBefore begin them.
var (
	streets = setOf(`street st road rd avenue ave boulevard blvd lane drive square plaza terrace way highway crescent gardens row mews
		court circus`)
	streetsBefore = setOf("rue avenue boulevard place quai calle via avenida rua piazza plaza paseo allée chemin улица ул проспект")
)

// isHouse reports whether n is a house number: "10 Downing Street", "12 rue de
// la Paix".
func (p *parser) isHouse(n number) bool {
	if !n.plain || n.currency || p.apart(n.end) {
		return false
	}
	at := n.end
	if p.is(at, ",") {
		at++
	}
	if streetsBefore[p.at(at).text] && p.at(at+1).kind == word && (p.at(at).upper || p.at(at+1).upper || p.isOf(at+1) > at+1) {
		return true
	}
	const most = 4 // words
	for i := n.end; i < n.end+most && p.at(i).kind == word && p.at(i).upper; i++ {
		if streets[p.at(i).text] && i > n.end {
			noun, _ := p.nounFrom(i + 1)
			return noun == "" || p.at(i+1).upper
		}
	}
	return false
}

// opensName lists the words that turn a number before them into a name
// (English).
var opensName = map[string]set{
	"five": setOf("eyes"), "six": setOf("nations"), "seven": setOf("sisters seas"), "four": setOf("seasons corners"),
	"three": setOf("gorges mile"), "ten": setOf("commandments"), "twelve": setOf("tribes apostles"), "nine": setOf("elms"),
	"thirty": setOf("years"), "hundred": setOf("years"), "two": setOf("towers"), "eighty": setOf("years"),
}

// isNameOf reports whether n, a number in words, belongs to a name: "Five
// Eyes", "the Group of Seven".
func (p *parser) isNameOf(n number) bool {
	first, next := p.at(n.first), p.at(n.end)
	if !first.upper || n.amounts[0].inWords || n.amounts[0].scaled || n.amounts[0].share || n.currency {
		return false
	}
	if next.upper && opensName[first.text][next.text] {
		return true
	}
	if p.isWar(n.end) {
		return true
	}
	before := p.at(n.first - 1)
	return before.kind == word && !before.upper && !p.apart(n.first) && !p.begins(n.first) && english[first.text]
}

// isWar reports whether the words at token i name a war by its length: "Years'
// War", "-Day War".
func (p *parser) isWar(i int) bool {
	const most = 3 // tokens before "War"
	at := p.afterHyphen(i)
	if us := units[p.at(at).text]; us == nil || us[0].dimension != Time || !p.at(at).upper {
		return false
	}
	for n := 1; n <= most; n++ {
		if p.is(at+n, "war", "wars") && p.at(at+n).upper {
			return true
		}
	}
	return false
}

// english are the numbers that English capitalizes only in names.
var english = setOf("two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen twenty thirty forty fifty")
