package sentences_test

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
)

// More alterations of one thing, which were written before any of them was run.
var moreAlterations = []alteration{
	{"a hardly put in", func(r *rand.Rand, s string) string { return after(r, s, auxiliary, " hardly") }},
	{"a failed to put in", func(r *rand.Rand, s string) string {
		return replaced(r, s, toDo, func(was string) string { return "failed " + was })
	}},
	{"with to without", swapping(`with`, "without")},
	{"without to with", swapping(`without`, "with")},
	{"both to neither", swappingAll(map[string]string{"both": "neither", "either": "neither", "all": "none", "every": "no", "everyone": "no one", "always": "never", "often": "rarely"})},
	{"a prefix of denial", func(r *rand.Rand, s string) string {
		return replaced(r, s, deniable, func(was string) string { return opposite[was] })
	}},
	{"a prefix of denial lost", func(r *rand.Rand, s string) string {
		return replaced(r, s, regexp.MustCompile(`\b(un|il|im|in|dis)(able|legal|likely|possible|certain|known|fair|armed|official|approved|agreed|satisfied|dependent|complete|correct|stable)\b`), func(was string) string {
			return regexp.MustCompile(`^(un|il|im|in|dis)`).ReplaceAllString(was, "")
		})
	}},
	{"no longer lost", losing(`no longer|far from|short of|anything but|instead of|rather than|except for|apart from|other than|free of|out of`)},
	{"a verb of not doing lost", losing(`declined to|neglected to|ceased to|forgot to|stopped|halted|abandoned|postponed|delayed|suspended|blocked|barred|prevented|avoided|scrapped|foiled|thwarted|averted|ended`)},
	{"a comparative turned", swappingAll(map[string]string{"higher": "lower", "lower": "higher", "larger": "smaller", "bigger": "smaller", "better": "worse", "worse": "better", "earlier": "later", "later": "earlier", "older": "younger", "stronger": "weaker", "more": "less", "less": "more"})},
	{"a comparative to its positive", swappingAll(map[string]string{"higher": "high", "lower": "low", "larger": "large", "bigger": "big", "older": "old", "stronger": "strong", "highest": "high", "largest": "large", "biggest": "big", "worst": "bad", "best": "good"})},
	{"more lost", losing(`more|most|less|least|too|as|so`)},
	{"a quantity exchanged", swappingAll(map[string]string{"most": "some", "some": "most", "few": "many", "many": "few", "several": "all", "all": "some", "none": "some", "any": "all", "half": "most", "each": "some", "every": "some"})},
	{"a quantity lost", losing(`most of|some of|few of|many of|half of|part of|parts of|any of|none of|several|some|most|few|many|half|part|nearly all|almost all`)},
	{"a modal exchanged", swappingAll(map[string]string{"may": "must", "must": "may", "should": "will", "will": "could", "could": "can", "can": "must", "would": "will", "might": "will"})},
	{"a modal lost", losing(`may|must|should|could|can|might|would|ought to|needs to|need to|has to|have to|had to|is to|are to|was to|were to`)},
	{"has to had", swappingAll(map[string]string{"has": "had", "have": "had", "had": "has"})},
	{"has to will", swappingAll(map[string]string{"has": "will", "have": "will", "had": "will", "is": "will be", "was": "will be"})},
	{"is to was", swappingAll(map[string]string{"is": "was", "are": "were", "was": "is", "were": "are"})},
	{"two nouns exchanged", func(r *rand.Rand, s string) string { return exchanged(r, s, noun) }},
	{"two phrases around a verb exchanged", func(r *rand.Rand, s string) string { return aroundOf(r, s, verbs) }},
	{"two clauses around a word of time exchanged", func(r *rand.Rand, s string) string {
		return aroundOf(r, s, regexp.MustCompile(` (before|after|because|since|until|while|when|although|unless) `))
	}},
	{"before to after", swappingAll(map[string]string{"before": "after", "after": "before", "until": "since", "since": "until", "during": "after", "while": "after"})},
	{"a word of place exchanged", swappingAll(map[string]string{"in": "outside", "inside": "outside", "outside": "inside", "near": "in", "from": "to", "to": "from", "above": "below", "over": "under", "into": "out of", "within": "beyond", "across": "along", "between": "beyond"})},
	{"a word of place lost", losing(`outside|inside|near|around|off|beyond|behind|opposite|north of|south of|east of|west of|outside of|close to|next to`)},
	{"up to down", swappingAll(map[string]string{"up": "down", "down": "up", "rose": "fell", "fell": "rose", "increase": "decrease", "increased": "decreased", "gains": "losses", "won": "lost", "lost": "won"})},
	{"a direction exchanged", swappingAll(map[string]string{"north": "south", "south": "north", "east": "west", "west": "east", "northern": "southern", "southern": "northern", "eastern": "western", "western": "eastern", "northeast": "northwest", "southwest": "southeast"})},
	{"a direction lost", losing(`north|south|east|west|northern|southern|eastern|western|central|upper|lower|left|right`)},
	{"a unit exchanged", swappingAll(map[string]string{"kilometers": "miles", "miles": "kilometers", "meters": "feet", "feet": "meters", "tons": "pounds", "million": "billion", "billion": "million", "thousand": "million", "hundreds": "thousands", "thousands": "hundreds", "hours": "days", "days": "weeks", "weeks": "months", "months": "years", "years": "months", "minutes": "hours"})},
	{"a currency exchanged", swappingAll(map[string]string{"$": "€", "dollars": "euros", "euros": "dollars", "pounds": "dollars", "rupees": "dollars", "yen": "yuan"})},
	{"an ordinal exchanged", swappingAll(map[string]string{"first": "second", "second": "third", "third": "fourth", "fourth": "fifth", "last": "first", "next": "last", "latest": "first"})},
	{"an ordinal lost", losing(`first|second|third|fourth|last|next|final|latest|previous|earlier|later|early|late|mid`)},
	{"a year", func(r *rand.Rand, s string) string {
		return replaced(r, s, regexp.MustCompile(`\b(19|20)\d\d\b`), func(was string) string { return was[:3] + string('0'+(was[3]-'0'+1)%10) })
	}},
	{"a day of the month", func(r *rand.Rand, s string) string {
		return replaced(r, s, regexp.MustCompile(`(January|February|March|April|May|June|July|August|September|October|November|December) \d+`), func(was string) string {
			name, _, _ := strings.Cut(was, " ")
			return name + " 29"
		})
	}},
	{"a word of the day exchanged", swappingAll(map[string]string{"today": "tomorrow", "yesterday": "today", "tomorrow": "yesterday", "morning": "evening", "evening": "morning", "weekend": "week", "month": "year", "week": "month", "year": "month"})},
	{"percent to points", func(r *rand.Rand, s string) string {
		return replaced(r, s, regexp.MustCompile(`\b(percent|per cent)\b|%`), func(string) string { return pick(r, []string{"percentage points", "points", "per mille"}) })
	}},
	{"a name of the same length", func(r *rand.Rand, s string) string {
		return replaced(r, s, named, func(was string) string {
			b := []byte(was)
			b[len(b)-1] = 'a' + (b[len(b)-1]-'a'+1+byte(r.IntN(24)))%26
			return string(b)
		})
	}},
	{"a first name exchanged", func(r *rand.Rand, s string) string {
		return replaced(r, s, fullName, func(was string) string {
			_, rest, _ := strings.Cut(was, " ")
			return pick(r, []string{"Paul", "Anna", "Omar", "Wei"}) + " " + rest
		})
	}},
	{"a title exchanged", swappingAll(map[string]string{"President": "Minister", "Prime Minister": "President", "Minister": "Senator", "General": "Colonel", "Senator": "Governor", "Secretary": "President", "King": "Prince", "spokesman": "lawyer", "spokeswoman": "daughter", "leader": "member"})},
	{"a title lowered", losing(`Prime|Vice|Deputy|Assistant|Lieutenant|Under|Crown|Shadow|deputy|junior|assistant|acting|interim|opposition|rebel|chief|senior`)},
	{"former lost", losing(`former|ex|late|retired|onetime|then|outgoing|incoming|ousted|deposed|exiled|future|would-be|aspiring|designate|elect|self-proclaimed|self-styled|so-called`)},
	{"former put in", func(r *rand.Rand, s string) string {
		return replaced(r, s, regexp.MustCompile(`\b(President|Minister|Senator|leader|chief|official|officials|general|rebels)\b`), func(was string) string { return "former " + was })
	}},
	{"an unreal word lost", losing(`alleged|allegedly|reportedly|supposed|supposedly|suspected|apparent|apparently|purported|presumed|proposed|planned|potential|possible|fake|false|mock|toy|counterfeit|failed|attempted|foiled|unsuccessful|aborted|unconfirmed|disputed|rejected|draft|tentative|preliminary|conditional|partial|limited|temporary|near|virtual|hypothetical|theoretical|imaginary|artificial|replica|virtually|practically|effectively|technically|temporarily|provisionally|tentatively|initially|conditionally`)},
	{"two speakers exchanged", func(r *rand.Rand, s string) string {
		if !strings.Contains(s, " said") && !strings.Contains(s, " says") {
			return ""
		}
		return exchanged(r, s, named)
	}},
	{"quotation marks moved by a word", func(r *rand.Rand, s string) string {
		i := strings.Index(s, "”")
		if i < 0 || strings.HasSuffix(s[:i], ",") {
			return ""
		}
		rest := strings.TrimLeft(s[i+len("”"):], " ,")
		word, more, ok := strings.Cut(rest, " ")
		if !ok || !strings.ContainsAny(word, "abcdefghijklmnopqrstuvwxyz") || strings.ContainsAny(word, "“”") {
			return ""
		}
		return s[:i] + " " + word + "” " + more
	}},
	{"a statement to a question", func(_ *rand.Rand, s string) string {
		if !strings.HasSuffix(s, ".") {
			return ""
		}
		return strings.TrimSuffix(s, ".") + "?"
	}},
	{"a question to a statement", func(_ *rand.Rand, s string) string {
		if !strings.HasSuffix(s, "?") {
			return ""
		}
		return strings.TrimSuffix(s, "?") + "."
	}},
	{"only put in", func(r *rand.Rand, s string) string {
		return between(r, s, pick(r, []string{"only", "just", "merely", "solely"}))
	}},
	{"only lost", losing(`only|just|merely|solely|exclusively|alone|even|still|already|yet|again`)},
	{"an or to an and", swapping(`or`, "and")},
	{"an and to an or", swapping(`and`, "or")},
	{"an if put in", func(r *rand.Rand, s string) string {
		return between(r, s, pick(r, []string{"if", "unless", "perhaps"}))
	}},
	{"a that clause made a fact", losing(`[a-z]+ (says|say|claims|claim|thinks|think|believes|believe|hopes|hope|fears|fear|doubts|doubt|argues|argue|suggests|suggest) (that )?`)},
	{"a condition lost", func(r *rand.Rand, s string) string {
		return without(r, s, regexp.MustCompile(`\b(if|unless|provided|assuming|pending|subject to|in case of|in the event of|depending on|on condition) [^,.]*,? `))
	}},
}

var (
	toDo     = regexp.MustCompile(`\bto [a-z]{3,}\b`)
	noun     = regexp.MustCompile(`\b[a-z]{5,}(ers|ors|ion|ment|ists|ians|ity|ists|ies|ees|nce)\b`)
	verbs    = regexp.MustCompile(` (attacked|killed|accused|accuses|defeated|beat|urged|told|asked|criticized|arrested|supports|opposes|invaded|warned|blamed|rejected|attacks|wounded|met) `)
	fullName = regexp.MustCompile(`\b[A-Z][a-z]+ [A-Z][a-z]{3,}\b`)
	deniable = regexp.MustCompile(`\b(able|legal|likely|possible|certain|known|fair|armed|official|approve|agreed|agree|satisfied|dependent|complete|stable|legitimate|popular|successful|willing|happy|regular|responsible)\b`)
	opposite = map[string]string{
		"able": "unable", "legal": "illegal", "likely": "unlikely", "possible": "impossible", "certain": "uncertain", "known": "unknown", "fair": "unfair", "armed": "unarmed",
		"official": "unofficial", "approve": "disapprove", "agreed": "disagreed", "agree": "disagree", "satisfied": "dissatisfied", "dependent": "independent", "complete": "incomplete",
		"stable": "unstable", "legitimate": "illegitimate", "popular": "unpopular", "successful": "unsuccessful", "willing": "unwilling", "happy": "unhappy", "regular": "irregular", "responsible": "irresponsible",
	}
)

func swapping(word, by string) func(*rand.Rand, string) string {
	return swappingAll(map[string]string{word: by})
}

// swappingAll returns an alteration that puts another word in the place of one.
func swappingAll(by map[string]string) func(*rand.Rand, string) string {
	var words []string
	for w := range by {
		words = append(words, regexp.QuoteMeta(w))
	}
	slices.SortFunc(words, func(a, b string) int { return len(b) - len(a) })
	find := regexp.MustCompile(`(^|\W)(` + strings.Join(words, "|") + `)($|\W)`)
	return func(r *rand.Rand, s string) string {
		all := find.FindAllStringSubmatchIndex(s, -1)
		if len(all) == 0 {
			return ""
		}
		at := all[r.IntN(len(all))]
		return s[:at[4]] + by[s[at[4]:at[5]]] + s[at[5]:]
	}
}

// losing returns an alteration that leaves out one of some words.
func losing(words string) func(*rand.Rand, string) string {
	find := regexp.MustCompile(`\b(` + words + `) `)
	return func(r *rand.Rand, s string) string { return without(r, s, find) }
}

// aroundOf exchanges what stands before a word with what stands behind it.
func aroundOf(r *rand.Rand, s string, find *regexp.Regexp) string {
	body := strings.TrimRight(s, ". ")
	all := find.FindAllStringIndex(body, -1)
	if len(all) == 0 || strings.ContainsAny(s, "“”") {
		return ""
	}
	at := all[r.IntN(len(all))]
	if len(strings.Fields(body[at[1]:])) < 4 || len(strings.Fields(body[:at[0]])) < 4 {
		return "" // hardly a sentence
	}
	b := body[at[1]:] + body[at[0]:at[1]] + body[:at[0]] + "."
	return strings.ToUpper(b[:1]) + b[1:]
}
