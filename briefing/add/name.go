package add

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"briefing/briefing"
	"briefing/briefing/source/stated"
)

// longestName limits the words of a file's name, in bytes. With a date, a
// number and an extension it is far below the limit of any system.
const longestName = 80

// Name returns what the file of an article is called, without its ending: its
// date, as exactly as it is known, and its title, in lower case with hyphens. It
// holds nothing but letters, digits and hyphens, of whatever script, and is no
// name that a system keeps for itself.
func Name(a *briefing.Article) string {
	words := cmp.Or(hyphenated(a.Title), hyphenated(a.Text[:min(len(a.Text), 4*longestName)]), hyphenated(stated.Host(a.URL)), "article")
	name := strings.TrimPrefix(day(a.Published)+"-"+words, "-")
	if isReserved(name) {
		name += "-article"
	}
	return name
}

// day returns the beginning of d without its qualifier: "2024-10-11", "2024".
func day(d briefing.Date) string {
	from, _, _ := strings.Cut(d.String(), "/")
	return strings.TrimRight(from, "~?%")
}

// hyphenated returns the words of s joined by hyphens. Marks within a word,
// such as apostrophes, are dropped.
func hyphenated(s string) string {
	var b strings.Builder
	gap := false
	for _, r := range norm.NFC.String(strings.ToLower(strings.ToValidUTF8(s, " "))) {
		switch {
		case unicode.IsLetter(r) || unicode.Is(unicode.Nd, r) || unicode.IsMark(r) && b.Len() > 0 && !gap:
			if gap && b.Len() > 0 {
				b.WriteByte('-')
			}
			gap = false
			b.WriteRune(r)
		case r == '\'' || r == '’':
		default:
			gap = true
		}
	}
	return short(b.String())
}

// short returns name cut to its first words, or its first letters if its first
// word is too long.
func short(name string) string {
	if len(name) <= longestName {
		return name
	}
	cut := longestName
	for name[cut]&0xc0 == 0x80 { // within a rune
		cut--
	}
	if name[cut] != '-' {
		if i := strings.LastIndexByte(name[:cut], '-'); i > 0 {
			cut = i
		}
	}
	return name[:cut]
}

// isReserved reports whether Windows keeps a name for a device.
func isReserved(name string) bool {
	if len(name) == len("com1") && '0' <= name[3] && name[3] <= '9' {
		name = name[:3] + "0"
	}
	return slices.Contains([]string{"con", "prn", "aux", "nul", "com0", "lpt0"}, name)
}
