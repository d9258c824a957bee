package sentences

import (
	"regexp"
	"strings"
	"sync"
)

// headBytes is how far into an article a dateline may stand.
const headBytes = 1500

// What an article credits: the agency in a dateline, who contributed, who reported.
// An agency that is named elsewhere ("he told AFP", a photograph) is none.
// They are made when they are first needed, not in every start.
var credits = sync.OnceValue(func() []*regexp.Regexp {
	return []*regexp.Regexp{
		regexp.MustCompile(`(?m)^[^\n]{0,60}\(([A-Z][\pL ]{1,24})\)[ \x{a0}]*(?:—|–|--|-)`),
		regexp.MustCompile(`(?m)^[^\n]{0,20}(?:Reporting|Writing|Additional reporting) by ([\pL][^\n;.]{1,80})`),
		regexp.MustCompile(`([A-Z][^\n.]{1,80}) contributed to this (?:report|article|story)`),
	}
})

// Credits returns whom an article credits with its text or a part of it, in its words and
// in their order, each once. That two articles credit the same agency does not say that
// they have the same text of it.
func Credits(text string) []string {
	var out []string
	seen := map[string]bool{}
	for i, find := range credits() {
		within := text
		if i == 0 {
			within = text[:min(len(text), headBytes)]
		}
		for _, m := range find.FindAllStringSubmatch(within, -1) {
			if name := strings.Join(strings.Fields(m[1]), " "); !seen[name] {
				seen[name] = true
				out = append(out, name)
			}
		}
	}
	return out
}
