package typeset

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// between says whether a line may end between two characters, because one of them is of
// a script that writes no spaces between words.
func between(before, after string) kind {
	a, _ := utf8.DecodeLastRuneInString(before)
	b := firstOf(after)
	if cannotEnd(firstOf(before)) || cannotBegin(b) {
		return none
	}
	switch {
	case isIdeographic(firstOf(before)) || isIdeographic(b):
		return betweenLetters
	case isSoutheastAsian(firstOf(before)) && isSoutheastAsian(b) && !holdsNext(a) && !holdsBefore(after):
		return betweenClusters
	}
	return none
}

// isUnspaced reports whether r is of a script that writes no spaces between words.
func isUnspaced(r rune) bool { return isIdeographic(r) || isSoutheastAsian(r) }

// isIdeographic reports whether r is Han or kana, or punctuation of these.
func isIdeographic(r rune) bool {
	if r < '\u2e80' {
		return false
	}
	return r >= '\u3000' && r <= '\u303f' || r >= '\uff01' && r <= '\uff60' || r == 'ー' ||
		unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana)
}

// isSoutheastAsian reports whether r is of Thai, Lao, Khmer or Burmese.
func isSoutheastAsian(r rune) bool {
	return r >= '\u0e00' && r < '\u0f00' || r >= '\u1000' && r < '\u10a0' || r >= '\u1780' && r < '\u1800'
}

// Marks that no line of Chinese or Japanese begins or ends with.
const (
	closingMarks = "。，、；：？！．」』）】》〉〕］｝〙〗｠”’…—・‥〜～ーゝゞヽヾ々〻ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶ％‰℃′″" +
		"｡､｣ｧｨｩｪｫｬｭｮｯｰﾞﾟ.,;:!?)]}%»›។៕ៗ၊။"
	openingMarks = "「『（【《〈〔［｛〘〖｟“‘￥＄([{«‹$£€"
)

func cannotBegin(r rune) bool { return strings.ContainsRune(closingMarks, r) || unicode.IsMark(r) }

func cannotEnd(r rune) bool { return strings.ContainsRune(openingMarks, r) }

// holdsNext reports whether r, the last of a character, belongs to the character behind
// it: a vowel that is written before its consonant, or the sign that stacks two.
func holdsNext(r rune) bool {
	switch {
	case r >= 'เ' && r <= 'ไ', r >= 'ເ' && r <= 'ໄ':
		return true
	}
	return r == '\u1039' || r == '\u17d2'
}

// holdsBefore reports whether a character belongs to the one before it: a vowel that is
// written behind its consonant, a repetition, or a consonant that ends a syllable.
func holdsBefore(s string) bool {
	switch firstOf(s) {
	case 'ะ', 'า', 'ำ', 'ๅ', 'ๆ', 'ฯ', 'ະ', 'າ', 'ຳ', 'ໆ', 'ຯ', 'ៈ':
		return true
	}
	return strings.ContainsRune(s, '\u103a')
}
