package web

import (
	"regexp"
	"strings"
	"sync"
)

// expand returns a page of XML without the declarations within its DOCTYPE, and
// with the values of the entities that these define. Lines keep their numbers.
// Entities within values stay, which bounds what a page can grow to.
func expand(text string) string {
	const near = 4 << 10 // bytes before the DOCTYPE
	begin := strings.Index(text[:min(len(text), near)], "<!DOCTYPE")
	if begin < 0 {
		return text
	}
	open := strings.IndexAny(text[begin:], "[>")
	if open < 0 || text[begin+open] == '>' {
		return text
	}
	open += begin
	end := declarationsEnd().FindStringIndex(text[open:])
	if end == nil {
		return text
	}
	declared := text[open : open+end[1]]
	rest := text[open+end[1]:]
	return text[:open] + ">" + strings.Repeat("\n", strings.Count(declared, "\n")) + withEntities(rest, declared)
}

// withEntities returns text with the values of the entities that declarations
// define.
func withEntities(text, declarations string) string {
	const most, longest = 200, 1000 // entities; bytes of a value
	var pairs []string
	grown := len(text)
	for _, m := range entityDeclared().FindAllStringSubmatch(declarations, most) {
		name, value := "&"+m[1]+";", m[2]+m[3]
		if len(value) > longest {
			continue
		}
		pairs = append(pairs, name, value)
		grown += strings.Count(text, name) * len(value)
	}
	if len(pairs) == 0 || grown > 2*len(text)+longestAttr {
		return text
	}
	return strings.NewReplacer(pairs...).Replace(text)
}

var (
	declarationsEnd = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\]\s*>`) })
	entityDeclared  = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`<!ENTITY\s+([\w.-]+)\s+(?:"([^"]*)"|'([^']*)')\s*>`)
	})
)
