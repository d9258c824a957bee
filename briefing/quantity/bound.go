package quantity

import (
	"math"
	"slices"
	"strings"
)

// bound is the effect of words such as "over" on a value.
type bound uint8

const (
	none     bound = iota
	above          // "over"
	atLeast        // "at least"
	below          // "fewer than"
	atMost         // "up to"
	nearly         // a little less, at most that
	justOver       // a little more, at least that
	about          // a little more or less
)

// room is the share of a value by which "about" and "nearly" widen it.
const room = 0.1

// boundsBefore maps words before a number to the bound that they give it
// (English, German, French, Spanish, Russian, Ukrainian, Chinese and Japanese).
var boundsBefore = phrases(map[bound]string{
	above: "over|more than|above|upwards of|upward of|in excess of|exceeding|greater than|beyond|well over|far more than|north of|>|" +
		"über|mehr als|plus de|au - dessus de|plus d '|más de|superior a|" +
		"более|более чем|больше|больше чем|свыше|выше|понад|більше|більше ніж|超过|超過|逾|超",
	atLeast: "at least|no fewer than|no less than|not less than|not fewer than|a minimum of|minimum of|minimum|≥|" +
		"mindestens|wenigstens|nicht weniger als|zumindest|au moins|pas moins de|al menos|por lo menos|como mínimo|no menos de|" +
		"не менее|не менее чем|не меньше|как минимум|по меньшей мере|минимум|щонайменше|не менше|至少|少なくとも",
	below: "under|fewer than|less than|below|<|south of|unter|weniger als|moins de|moins d '|menos de|inferior a|" +
		"менее|менее чем|меньше|меньше чем|ниже|менше|менше ніж|不到|不足|少于|少於",
	atMost: "up to|at most|no more than|not more than|as many as|as much as|a maximum of|maximum of|maximum|≤|" +
		"bis zu|höchstens|maximal|nicht mehr als|jusqu ' à|au plus|au maximum|pas plus de|hasta|como máximo|no más de|a lo sumo|" +
		"до|не более|не более чем|не больше|максимум|не більше|最多|至多",
	nearly: "nearly|almost|close to|nigh on|approaching|just under|a little under|slightly under|slightly less than|just short of|" +
		"fast|knapp|beinahe|nahezu|annähernd|presque|près de|près d '|casi|почти|чуть менее|чуть меньше|майже|近|将近|接近",
	justOver: "just over|a little over|slightly over|slightly more than|a little more than|gut|" +
		"etwas mehr als|un peu plus de|algo más de|poco más de|чуть более|чуть больше|немного больше|немногим более",
	about: "about|around|approximately|approx|approx .|roughly|some|circa|c .|ca .|ca|an estimated|estimated|in the region of|" +
		"of the order of|in the order of|on the order of|something like|~|≈|" +
		"etwa|rund|ungefähr|gegen|zirka|schätzungsweise|environ|quelque|autour de|unos|unas|alrededor de|cerca de|aproximadamente|" +
		"около|примерно|приблизительно|порядка|близько|приблизно|约|約|大约|大約|およそ",
})

// boundsAfter maps words after a number to the bound that they give it, in the
// same languages.
var boundsAfter = phrases(map[bound]string{
	above: "多|余|餘",
	atLeast: "or more|or above|or over|and counting|and more|at least|+|" +
		"oder mehr|und mehr|ou plus|et plus|o más|y más|или более|и более|или больше|и больше|以上",
	atMost: "or fewer|or less|or under|at most|oder weniger|ou moins|o menos|или менее|и менее|以下",
	about:  "or so|- odd|or thereabouts|左右|前後",
})

// phrases returns phrases keyed by their tokens.
func phrases(of map[bound]string) map[string]bound {
	out := map[string]bound{}
	for b, list := range of {
		for phrase := range strings.SplitSeq(list, "|") {
			out[spaced(phrase)] = b
		}
	}
	return out
}

// endsBefore holds the last words of the phrases in boundsBefore.
var endsBefore = func() set {
	s := set{}
	for phrase := range boundsBefore {
		s[phrase[strings.LastIndexByte(phrase, ' ')+1:]] = true
	}
	return s
}()

// beginsAfter holds the first words of the phrases in boundsAfter.
var beginsAfter = func() set {
	s := set{}
	for phrase := range boundsAfter {
		word, _, _ := strings.Cut(phrase, " ")
		s[word] = true
	}
	return s
}()

// mostWords is the maximum length of a phrase in tokens.
const mostWords = 5 // 少なくとも

// before returns the bound for the number that begins at token i, from the
// words before it, and the first token of these.
func (p *parser) before(i int) (b bound, start int) {
	start = i
	if p.is(i-1, "die", "der", "la", "the") && fixed[p.at(i).text].share {
		i-- // "menos de la mitad"
	}
	if !endsBefore[p.at(i-1).text] {
		return b, start
	}
	key := ""
	for n := 1; n <= mostWords && i-n >= p.read && !p.apart(i-n+1); n++ {
		t := p.at(i - n)
		key = strings.TrimSpace(strings.ReplaceAll(t.text, "’", "'") + " " + key)
		if found, ok := boundsBefore[key]; ok {
			b, start = found, i-n
		}
	}
	return b, start
}

// after returns the bound for a number that ends before token i, from the words
// at i, and the token after them.
func (p *parser) after(i int) (b bound, next int) {
	next = i
	if !beginsAfter[p.at(i).text] {
		return b, next
	}
	key := ""
	for n := range 2 {
		t := p.at(i + n)
		if t.text == "" || p.apart(i+n) {
			break
		}
		key = strings.TrimSpace(key + " " + t.text)
		if found, ok := boundsAfter[key]; ok && (t.text != "+" || t.glued) {
			b, next = found, i+n+1
		}
	}
	return b, next
}

// bounded returns r with bound b applied.
func (r Reading) bounded(b bound) Reading {
	less, more := room*math.Abs(r.Low), room*math.Abs(r.High)
	switch b {
	case above:
		r.High, r.OpenLow = math.Inf(1), true
	case atLeast:
		r.High = math.Inf(1)
	case below:
		r.Low, r.OpenHigh = math.Inf(-1), true
	case atMost:
		r.Low = math.Inf(-1)
	case nearly:
		r.Low -= less
	case justOver:
		r.High += more
	case about:
		r.Low, r.High = r.Low-less, r.High+more
	}
	return r
}

// isDenied reports whether the words before token i deny the number there: "not
// 40", "rather than 40".
func (p *parser) isDenied(i int) bool {
	switch {
	case p.apart(i):
		return false
	case denials[p.at(i-1).text], p.is(i-1, "t") && p.is(i-2, "'", "’") && strings.HasSuffix(p.at(i-3).text, "n"):
		return true
	case p.is(i-1, "than"):
		return p.is(i-2, "rather")
	case p.is(i-1, "of", "de", "von"):
		return p.is(i-2, "instead", "lieu", "lugar", "anstelle", "vez")
	case p.is(i-1, "no"):
		return p.is(i-2, "y", ",") // "30, no 40"
	}
	return false
}

// denials are the words before a denied number.
var denials = setOf("not never neither nor nicht kein keine keinen pas statt anstatt nunca не ни вместо")

// changes are the words that make "from X to Y" two values rather than a range
// (English).
var changes = setOf(`rose rise rises risen rising fell fall falls fallen falling increased increase increases increasing decreased
	decrease grew grow grows grown growing dropped drop drops jumped climbed went go goes gone up down cut raised raise raises
	revised lowered declined shrank shrunk swelled doubled tripled surged slid slipped moved changed
	stieg sank wuchs fiel passé passée subió pasó вырос выросло выросла упал упало`)

// isChange reports whether a word for a change stands before the "from" before
// token i.
func (p *parser) isChange(i int) bool {
	if !p.is(i-1, "from", "von", "de", "с", "от") {
		return false
	}
	return slices.ContainsFunc([]int{2, 3, 4, 5}, func(n int) bool { return changes[p.at(i-n).text] })
}
