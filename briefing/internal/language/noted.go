package language

import "strings"

// Unspaced holds, by code, the languages that are written without spaces between words, and
// how many characters of them are read in a minute.
var Unspaced = map[string]int{"zh": 260, "ja": 360, "th": 880, "lo": 880, "km": 880, "my": 880}

// Named returns the language of a code as Noted returns it; where that is "", of a text.
func Named(code, text string) *Language {
	if code != "" {
		return byCode(code)
	}
	return Of(text)
}

// Noted returns the code of a text's language if there is more to it than Of tells: one
// that is stated, as "ru", "rus" or "ru-RU", if the text is in its script, Of does not find
// the same, and the words are not plainly those of another; or one that is written without
// spaces. It returns "" otherwise.
func Noted(stated, text string) string {
	text = text[:min(len(text), farText)]
	in := "latin"
	if 4*notASCII(text) > len(text) {
		var letters map[rune]int
		if in, letters = script(text); in == "han" && isFrequent(letters, kana) {
			in = "ja"
		}
	}
	switch in {
	case "han":
		return "zh"
	case "ja", "th", "lo", "km", "my":
		return in
	}
	code, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(stated, "_", "-")), "-")
	if short, ok := threeLetters[code]; ok {
		code = short
	}
	found, isSure := tell(text)
	if len(code) != 2 || scriptOf(code) != in || found.Code == code || isSure && found.Code != "" && found != byCode(code) {
		return ""
	}
	return code
}

// threeLetters holds the codes of ISO 639-2, which books have, by those of ISO 639-1.
var threeLetters = map[string]string{
	"eng": "en", "deu": "de", "ger": "de", "fra": "fr", "fre": "fr", "spa": "es", "ita": "it", "por": "pt", "rus": "ru", "ukr": "uk", "nld": "nl", "dut": "nl",
	"swe": "sv", "dan": "da", "nor": "no", "pol": "pl", "ces": "cs", "cze": "cs", "slk": "sk", "slo": "sk", "srp": "sr", "hrv": "hr", "bos": "bs", "slv": "sl",
	"fin": "fi", "hun": "hu", "est": "et", "lav": "lv", "lit": "lt", "ell": "el", "gre": "el", "hye": "hy", "arm": "hy", "kat": "ka", "geo": "ka", "kor": "ko",
	"heb": "he", "ara": "ar", "fas": "fa", "per": "fa", "urd": "ur", "tur": "tr", "ron": "ro", "rum": "ro", "bul": "bg", "bel": "be", "mkd": "mk", "mac": "mk",
}

// kana are frequent letters of Japanese that Chinese has not.
const kana = "のはをにがでたとるしいこ"

// scriptOf returns the script of a language as script returns it.
func scriptOf(code string) string {
	for script, codes := range map[string]string{
		"cyrillic": "ru uk sr bg be mk kk ky mn tg", "arabic": "ar fa ur ps",
		"el": "el", "hy": "hy", "ka": "ka", "ko": "ko", "he": "he yi", "": "hi bn ta te ml mr gu pa kn am",
	} {
		if strings.Contains(codes, code) {
			return script
		}
	}
	return "latin"
}
