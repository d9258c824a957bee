package claim

import (
	"strings"
	"unicode"

	"briefing/briefing"
)

// English names take an article or none: "the United States", "Russia". A
// digest gives them without.

var (
	// definite are lower-case names that take an article.
	definite = setOf(`west|east|north|south|kremlin|white house|pentagon|vatican|hague|netherlands|philippines|bahamas|maldives|
		seychelles|emirates|gambia|congo|balkans|caucasus|levant|sahel|arctic|middle east|far east|near east|global south|
		un|eu|us|usa|uk|uae|u.n.|e.u.|u.s.|u.k.|cia|fbi|nsa|imf|who|wto|iaea|irgc|icc|icj|sco|bbc|ussr|gcc|osce|
		taliban|duma|state duma|knesset|majlis|bundestag|senate|commons|west bank|gaza strip|opposition|public`)
	// heads are nouns that give a name an article, at its end or before "of" or
	// "for".
	heads = setOf(`ministry|department|agency|organization|organisation|council|commission|committee|bank|fund|court|tribunal|
		parliament|assembly|congress|house|army|navy|force|forces|guard|guards|corps|police|party|movement|front|alliance|union|
		federation|republic|republics|kingdom|empire|states|nations|emirates|islands|treaty|agreement|accord|accords|pact|sea|
		ocean|gulf|river|strait|canal|desert|mountains|war|railway|pipeline|bridge|observatory|institute|association|foundation|
		group|government|administration|authority|authorities|office|bureau|service|board|league|society|center|centre|
		ministers|officials|analysts|experts|writers|authors|rebels|militants|coalition|delegation|embassy|secretariat|mission`)
	// headsOf do so only before "of".
	headsOf = setOf("university|bank|isle|isles|bay|cape|city|state|church|leader|president")
	// peopleEnds are endings of names of peoples and groups.
	peopleEnds = []string{"this", "ians", "icans", "ists", "inis", "rds", "bels"}
)

// setOf returns the words in a list separated by bars.
func setOf(list string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.SplitSeq(list, "|") {
		set[strings.TrimSpace(word)] = true
	}
	return set
}

// inText returns a figure's name for use in a sentence, with its article: "the
// United States".
func inText(f *briefing.Figure) string {
	name := f.Name
	if rest, ok := strings.CutPrefix(name, "The "); ok && f.Type != briefing.Person {
		return "the " + rest
	}
	if f.Type == briefing.Person || !takesArticle(name, f.Type) {
		return name
	}
	return "the " + name
}

func takesArticle(name string, kind briefing.FigureKind) bool {
	lower := strings.ToLower(name)
	words := strings.Fields(lower)
	switch {
	case len(words) == 0, strings.HasPrefix(lower, "the "), hasOwner(lower):
		return false
	case definite[lower], len(words) > 1 && words[0] == "united":
		return true
	}
	last := len(words) - 1
	for i, w := range words {
		if i > 0 && (w == "of" || w == "for") {
			last = i - 1
			break
		}
	}
	if len(words) > 1 && heads[words[last]] || last < len(words)-1 && headsOf[words[last]] {
		return true
	}
	return kind == briefing.Organization && len(words) == 1 && isPeople(name)
}

// hasOwner reports whether a name begins with a possessive: "Ukraine’s Foreign
// Ministry".
func hasOwner(name string) bool {
	return strings.Contains(name, "'s ") || strings.Contains(name, "’s ")
}

// isPeople reports whether a word is a plural that names people.
func isPeople(name string) bool {
	if strings.ToUpper(name) == name || !unicode.IsUpper([]rune(name)[0]) {
		return false
	}
	for _, end := range peopleEnds {
		if strings.HasSuffix(name, end) {
			return true
		}
	}
	return false
}
