package cleanup

import (
	"strings"
	"unicode"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/source/stated"
)

// publicationLine reads a line such as "DW | Published January 17, 2025". In the
// head of an article the date may stand alone or with a name only.
func publicationLine(s string, inHead bool) (e briefing.Entry, ok bool) {
	if !strings.ContainsAny(s, "0123456789") {
		return e, false
	}
	dated := false
	for part := range strings.SplitSeq(separated(s), "|") {
		part = strings.TrimSpace(part)
		when, verb := cutVerb(part)
		if len(when) > len("2025") {
			if d, err := stated.Date(when); err == nil && d.Known() {
				if dated = dated || verb != "" || inHead; verb != "updated" {
					e.Published = orDate(e.Published, d)
				}
				continue
			}
		}
		if strings.IndexFunc(part, unicode.IsLetter) < 0 || isClock(part) {
			continue
		}
		if e.Source != "" || moreWords(part, 6) || EndsSentence(part) {
			return e, false
		}
		e.Source = strings.TrimSuffix(part, ":")
	}
	return e, dated
}

func orDate(d, other briefing.Date) briefing.Date {
	if d.Known() {
		return d
	}
	return other
}

// separated returns s with a bar for every mark that separates a publisher from
// a date.
func separated(s string) string {
	return strings.NewReplacer(" · ", "|", " • ", "|", " – ", "|", " — ", "|", " - ", "|").Replace(s)
}

// cutVerb splits "Published on January 17, 2025" into the date and the verb:
// "published", "updated", or "" if there is none.
func cutVerb(s string) (rest, verb string) {
	for {
		word, after, ok := strings.Cut(s, " ")
		if !ok {
			return s, verb
		}
		switch strings.ToLower(strings.TrimSuffix(word, ":")) {
		case "published", "posted":
			verb = "published"
		case "updated", "modified":
			verb = "updated"
		case "first", "last", "date", "on", "at":
		default:
			return s, verb
		}
		s = after
	}
}

// isClock reports whether s is a time of day: "10:30 GMT".
func isClock(s string) bool {
	word, zone, _ := strings.Cut(s, " ")
	return strings.Contains(word, ":") && strings.Trim(word, "0123456789:") == "" && len(zone) <= len("p.m. EEST")
}

// sourceLine reads a line such as "SOURCE: www.dw.com".
func sourceLine(s string) (e briefing.Entry, ok bool) {
	label, rest, ok := strings.Cut(s, ":")
	if !ok || !sourceLabels()[fold.String(label)] {
		return e, false
	}
	address, ok := stated.Address(rest)
	if !ok {
		return e, false
	}
	e.Source = stated.Host(address)
	if !stated.IsSite(address) {
		e.URL = address
	}
	return e, true
}

// relatedLine returns the headline in a line such as "RELATED: …".
func relatedLine(s string) (headline string, ok bool) {
	const words = 25
	label, rest, _ := strings.Cut(s, ":")
	rest = strings.TrimSpace(rest)
	if rest == "" || moreWords(rest, words) || strings.HasSuffix(rest, ".") || !relatedLabels()[fold.String(label)] {
		return "", false
	}
	return rest, true
}

var sourceLabels = setOf("source", "original source", "original article")

var relatedLabels = setOf("related", "related article", "related articles", "related story", "related stories", "related coverage",
	"see also", "read also", "also read", "read more", "read next", "more on this", "more on this story", "recommended",
	"you may also like")
