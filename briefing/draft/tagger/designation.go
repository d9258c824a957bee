package tagger

import (
	"strings"
	"unicode"
)

// isStrain reports whether a word has letters on both sides of a digit: H5N1.
func isStrain(w string) bool {
	i := strings.IndexAny(w, "0123456789")
	return i > 0 && strings.ContainsFunc(w[i:], unicode.IsUpper) && classOf(w)&organization == 0
}

// phrases appends the countries, nations and organizations of several words in a line, which
// the models sometimes split: Sri Lanka, Sunday Times. One within a longer name is left to
// the models.
func (d *document) phrases(i int, all []candidate) []candidate {
	for j := range d.lines[i] {
		w := &d.words[i][j]
		if w.phrase < 2 || w.begins&(country|demonym|organization) == 0 || w.goesOn != 0 {
			continue
		}
		r := run{i, j, j + int(w.phrase)}
		before, after := d.around(r)
		if before.capital && before.class&opener == 0 || after.capital {
			continue
		}
		c := d.candidate(r, Place)
		switch {
		case w.begins&country != 0:
		case w.begins&organization != 0:
			c.kind = Organization
		default:
			c.kind = Nation
		}
		c.sure, c.worth = true, 8
		all = append(all, c)
	}
	return all
}

// designations appends the designations of a line: S-400, Shahed 136, STS-1.
func (d *document) designations(i int, all []candidate) []candidate {
	l := d.lines[i]
	for j := 0; j < len(l); j++ {
		if d.words[i][j].class&calendar != 0 {
			continue
		}
		r := run{i, j, j + 1}
		switch {
		case isDesignation(l[j].text):
			if j+1 < len(l) && isLetters(l[j+1].text) && isCapitals(l[j+1].text) && len(l[j+1].text) == 1 {
				r.end++ // as in Launch Pad 39 A
			}
			if j > 0 && d.isModel(i, j-1) {
				r.start--
			}
		case d.isNumbered(i, j):
			r.end = j + 2
		default:
			continue
		}
		c := d.candidate(r, Thing)
		c.sure, c.worth = true, 8
		if classOf(c.text)&organization != 0 {
			c.kind = Organization
		}
		if len(all) == 0 || !index(all[max(0, len(all)-8):]).overlaps(c) {
			all = append(all, c)
		}
		j = r.end - 1
	}
	return all
}

// isNumbered reports whether a word and the number behind it are a name: Shahed
// 136, but not "rose 2 percent".
func (d *document) isNumbered(i, j int) bool {
	l := d.lines[i]
	if j+1 >= len(l) || !isDigits(l[j+1].text) || len(l[j+1].text) > 4 || d.isYear(l[j+1].text) || d.opens(i, j) || !d.isModel(i, j) {
		return false
	}
	if j+2 < len(l) {
		next := l[j+2].text
		return !measures[next] && next != ":" && next != "-" && next != "/"
	}
	return true
}

var measures = map[string]bool{
	"percent": true, "per": true, "%": true, "million": true, "billion": true, "points": true, "goals": true, "times": true,
	"years": true, "months": true, "days": true, "hours": true, "minutes": true, "people": true, "km": true, "miles": true,
}

func (d *document) isYear(digits string) bool {
	return len(digits) == 4 && (digits[:2] == "19" || digits[:2] == "20")
}

// isModel reports whether a word may precede a number in the name of a thing.
func (d *document) isModel(i, j int) bool {
	w := &d.words[i][j]
	if w.class&thingHead != 0 && w.capital {
		return true
	}
	unlisted := class(phrases)
	if j > 0 && isArticle(d.lines[i][j-1].text) {
		unlisted = country | demonym // a Falcon 9, though a town is called Falcon
	}
	return (w.capital || isDesignationName(d.lines[i][j].text)) && w.level < 3 && w.class&(calendar|opener|unlisted|title|given|locative|role|abbreviation) == 0 &&
		isLetters(d.lines[i][j].text) && len(d.lines[i][j].text) > 2
}

// isDesignationName reports whether w is written like "iPhone".
func isDesignationName(w string) bool {
	return len(w) > 2 && w[0] >= 'a' && w[0] <= 'z' && w[1] >= 'A' && w[1] <= 'Z'
}

// isDesignation reports whether w is letters, a hyphen and digits, perhaps
// followed by letters.
func isDesignation(w string) bool {
	letters, rest, ok := strings.Cut(w, "-")
	if !ok || letters == "" || len(letters) > 12 || rest == "" || !isLetters(letters) || !isCapital(letters) {
		return false
	}
	if classOf(letters)&calendar != 0 {
		return false
	}
	if len(letters) > 4 && (isCapitals(letters) || classOf(letters)&(role|title|calendar|opener) != 0) || strings.EqualFold(letters, "covid") {
		return false
	}
	digits := strings.TrimRight(rest, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	return isDigits(digits) && len(digits) <= 4
}

func isDigits(w string) bool {
	return w != "" && !strings.ContainsFunc(w, func(r rune) bool { return r < '0' || r > '9' })
}

func isLetters(w string) bool {
	return w != "" && !strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) })
}

func isArticle(w string) bool {
	switch w {
	case "a", "an", "the", "A", "An", "The":
		return true
	}
	return false
}
