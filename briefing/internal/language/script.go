package language

import (
	"math/bits"
	"unicode"

	"briefing/briefing/internal/bytemask"
)

// ofLetters returns the language of a text in another script than Latin, as far as its
// letters tell it; nil if they do not. Of scripts of several languages it looks for
// letters that only one of them has.
func ofLetters(text string) *Language {
	const share = 4 // of a text in another script few bytes are ASCII
	if share*notASCII(text) <= len(text) {
		return nil
	}
	switch script, letters := script(text); script {
	case "latin":
		return nil
	case "cyrillic":
		return cyrillic(letters)
	case "arabic":
		return arabic(letters)
	default:
		return byCode(script)
	}
}

// notASCII returns how many bytes of a text are not ASCII.
func notASCII(text string) (n int) {
	const high = 0x80 * 0x0101010101010101
	i := 0
	for ; i+8 <= len(text); i += 8 {
		n += bits.OnesCount64(bytemask.Load(text, i) & high)
	}
	for ; i < len(text); i++ {
		n += int(text[i] >> 7)
	}
	return n
}

// scripts are those that tell a language, or a few, and the blocks of their letters.
var scripts = []struct {
	code        string // a language, or what cyrillic and arabic tell apart
	first, last rune
}{
	{"latin", 'A', '\u024F'},
	{"latin", '\u1E00', '\u1EFF'},
	{"el", '\u0370', '\u03FF'},
	{"el", '\u1F00', '\u1FFF'},
	{"cyrillic", '\u0400', '\u052F'},
	{"hy", '\u0530', '\u058F'},
	{"he", '\u0590', '\u05FF'},
	{"arabic", '\u0600', '\u077F'},
	{"ka", '\u10A0', '\u10FF'},
	{"ko", '\uAC00', '\uD7A3'},
	{"th", '\u0E00', '\u0E7F'},
	{"lo", '\u0E80', '\u0EFF'},
	{"my", '\u1000', '\u109F'},
	{"km", '\u1780', '\u17FF'},
	{"ja", '\u3040', '\u30FF'},
	{"han", '\u3400', '\u9FFF'},
}

// script returns which of the scripts most letters of a text are of, "" if it is none of
// them, and how often each letter stands there.
func script(text string) (code string, letters map[rune]int) {
	letters = map[rune]int{}
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters[unicode.ToLower(r)]++
		}
	}
	count := map[string]int{}
	for r, n := range letters {
		code := ""
		for _, s := range scripts {
			if s.first <= r && r <= s.last {
				code = s.code
			}
		}
		count[code] += n
	}
	best := ""
	for code, n := range count {
		if n > count[best] || n == count[best] && code < best {
			best = code
		}
	}
	return best, letters
}

// cyrillic tells Russian, Ukrainian and Serbian by letters that the others lack; nil if
// there are none.
func cyrillic(letters map[rune]int) *Language {
	ru, uk, sr := count(letters, "ыэё"), count(letters, "іїєґ"), count(letters, "јљњћђџ")
	switch {
	case isFrequent(letters, "ўѓќѕәқғңөүұһҷӣӯҳ"):
		return other
	case sr > ru && sr > uk:
		return byCode("sr")
	case uk > ru:
		return byCode("uk")
	case ru > 0:
		return byCode("ru")
	case isFrequent(letters, "ъ"): // Bulgarian
		return other
	}
	return nil
}

// arabic returns Arabic for a text without the letters that Persian, Urdu and others
// have besides.
func arabic(letters map[rune]int) *Language {
	if isFrequent(letters, "پچژگٹڈڑںےۓەۆێڵیک") {
		return other
	}
	return byCode("ar")
}

// isFrequent reports whether more than a few of the letters of a text are among some:
// names from another language have them, too.
func isFrequent(letters map[rune]int, some string) bool {
	const few = 200 // letters for each of them
	all := 0
	for _, n := range letters {
		all += n
	}
	return few*count(letters, some) > all
}

func count(letters map[rune]int, some string) (n int) {
	for _, r := range some {
		n += letters[r]
	}
	return n
}
