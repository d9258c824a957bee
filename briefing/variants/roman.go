package variants

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// roman says how a word of another script sounds, in Latin letters: enough to tell whether
// it can be a word of a name, not how it is spelled. Each letter stands for one sound, and
// sounds that scripts do not tell apart are one.
type roman struct {
	sound    string
	skeleton string // its consonants
}

// script is a script in which names are written as they sound.
type script uint8

const (
	noScript script = iota
	latinScript
	cyrillicScript
	greekScript
	arabicScript
	hebrewScript
)

func scriptOf(r rune) script {
	switch {
	case unicode.Is(unicode.Latin, r):
		return latinScript
	case unicode.Is(unicode.Cyrillic, r):
		return cyrillicScript
	case unicode.Is(unicode.Greek, r):
		return greekScript
	case unicode.Is(unicode.Arabic, r):
		return arabicScript
	case unicode.Is(unicode.Hebrew, r):
		return hebrewScript
	}
	return noScript
}

// hasCapitals reports whether names in the script begin with a capital.
func (s script) hasCapitals() bool { return s <= greekScript }

// distance is how far the sound of a word may be from that of the same name in another
// script, as a share of its letters: Arabic and Hebrew leave out most vowels.
func (s script) distance() float64 {
	if s >= arabicScript {
		return .5
	}
	return .34
}

// sounds holds the letters of each script and what they sound like; several letters go
// before one.
var sounds = map[script]*strings.Replacer{
	latinScript: strings.NewReplacer(
		"tsch", "h", "sch", "s", "dzh", "i", "sh", "s", "ch", "h", "kh", "h", "zh", "s", "ts", "s", "tz", "s", "th", "t", "ph", "f", "gh", "g", "ck", "k",
		"ce", "se", "ci", "si", "cy", "si", "qu", "k", "ou", "u", "oo", "u", "ee", "i", "c", "k", "q", "k", "x", "ks", "w", "v", "y", "i", "j", "i", "z", "s"),
	cyrillicScript: strings.NewReplacer(
		"дж", "i", "кс", "ks", "а", "a", "б", "b", "в", "v", "г", "g", "ґ", "g", "д", "d", "е", "e", "ё", "e", "є", "e", "ж", "s", "з", "s", "и", "i", "і", "i", "ї", "i", "й", "i",
		"к", "k", "л", "l", "м", "m", "н", "n", "о", "o", "п", "p", "р", "r", "с", "s", "т", "t", "у", "u", "ў", "u", "ф", "f", "х", "h", "ц", "s", "ч", "h", "ш", "s", "щ", "s",
		"ъ", "", "ы", "i", "ь", "", "э", "e", "ю", "iu", "я", "ia", "ј", "i", "љ", "li", "њ", "ni", "ђ", "i", "ћ", "h", "џ", "i"),
	greekScript: strings.NewReplacer(
		"μπ", "b", "ντ", "d", "γκ", "g", "τζ", "i", "τσ", "s", "ου", "u", "ευ", "ev", "αυ", "av", "αι", "e", "ει", "i", "οι", "i",
		"α", "a", "β", "v", "γ", "g", "δ", "d", "ε", "e", "ζ", "s", "η", "i", "θ", "t", "ι", "i", "κ", "k", "λ", "l", "μ", "m", "ν", "n", "ξ", "ks", "ο", "o", "π", "p", "ρ", "r",
		"σ", "s", "ς", "s", "τ", "t", "υ", "i", "φ", "f", "χ", "h", "ψ", "ps", "ω", "o"),
	arabicScript: strings.NewReplacer(
		"ا", "a", "أ", "a", "إ", "i", "آ", "a", "ٱ", "a", "ب", "b", "پ", "p", "ت", "t", "ث", "t", "ج", "i", "چ", "h", "ح", "h", "خ", "h", "د", "d", "ذ", "s", "ر", "r", "ز", "s", "ژ", "s",
		"س", "s", "ش", "s", "ص", "s", "ض", "s", "ط", "t", "ظ", "s", "ع", "", "غ", "g", "ف", "f", "ق", "k", "ك", "k", "ک", "k", "گ", "g", "ل", "l", "م", "m", "ن", "n", "ه", "h", "ة", "a",
		"و", "u", "ؤ", "u", "ي", "i", "ی", "i", "ى", "a", "ئ", "i", "ء", "", "\u200c", ""),
	hebrewScript: strings.NewReplacer(
		"א", "a", "ב", "b", "ג", "g", "ד", "d", "ה", "h", "ו", "u", "ז", "s", "ח", "h", "ט", "t", "י", "i", "כ", "k", "ך", "k", "ל", "l", "מ", "m", "ם", "m", "נ", "n", "ן", "n", "ס", "s",
		"ע", "", "פ", "p", "ף", "p", "צ", "s", "ץ", "s", "ק", "k", "ר", "r", "ש", "s", "ת", "t"),
}

// merged are the sounds that Arabic and Hebrew do not tell apart.
var merged = map[script]*strings.Replacer{
	arabicScript: strings.NewReplacer("p", "b", "v", "f"),
	hebrewScript: strings.NewReplacer("f", "p", "v", "b"),
}

// newRoman returns how a word of one script sounds for a reader of both scripts.
func newRoman(word string, of, other script) roman {
	lower := strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return unicode.ToLower(r)
	}, norm.NFD.String(keepBreves.Replace(word)))
	first := strings.IndexAny(lower, "وו") == 0 // it is a v where a word begins
	sound := sounds[of].Replace(norm.NFC.String(lower))
	if first {
		sound = "v" + sound[1:]
	}
	for _, s := range []script{of, other} {
		if m := merged[s]; m != nil {
			sound = m.Replace(sound)
		}
	}
	sound = once(sound)
	skeleton := once(strings.Map(func(r rune) rune {
		if strings.ContainsRune("aeiouh", r) || r > unicode.MaxASCII {
			return -1
		}
		return r
	}, sound))
	return roman{sound, skeleton}
}

// keepBreves writes letters that are no others with a mark as letters of their own.
var keepBreves = strings.NewReplacer("й", "и", "Й", "и", "ё", "е", "Ё", "е", "ї", "и", "Ї", "и")

// once writes letters that are doubled once.
func once(s string) string {
	var b strings.Builder
	last := rune(0)
	for _, r := range s {
		if r != last {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

// apart returns how many letters r, a word of a text in a script, is apart from listed, a
// word of a name, endings of cases aside; ok reports whether they can be the same: the
// consonants are, and nearly all of the sound.
func (r roman) apart(listed roman, of script) (letters int, ok bool) {
	const ending = 3 // letters
	letters = len(listed.sound) + 1
	if r.skeleton != listed.skeleton {
		return letters, false
	}
	for cut := 0; cut <= ending && len(r.sound)-cut > 1; cut++ {
		a, b := r.sound[:len(r.sound)-cut], listed.sound
		n := edits(a, b)
		ok = ok || float64(n) <= of.distance()*float64(max(len(a), len(b)))
		letters = min(letters, n)
	}
	return letters, ok
}

// edits returns how many letters must be changed, added or left out to make b of a.
func edits(a, b string) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range len(a) {
		diagonal := row[0]
		row[0] = i + 1
		for j := range len(b) {
			cost := diagonal
			if a[i] != b[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}
