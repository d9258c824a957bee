package sentence

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// kind says what a full stop after a word can mean.
type kind int

const (
	always        kind = iota // ends a sentence
	never                     // Mr. Putin
	unlessNumber              // Jan. 17, No. 5
	beforeStarter             // only if a word follows that often begins a sentence: the U.S. The
)

var abbreviations = func() map[string]kind {
	m := map[string]kind{}
	for k, words := range map[kind]string{
		never: `Mr Mrs Ms Mx Messrs Mme Mlle Dr Prof Profs Rev Revd Hon Fr Msgr Pres Amb Gov Govs Sen
			Sens Rep Reps Gen Gens Adm Brig Col Cols Maj Capt Cmdr Cdr Comdr Lt Sgt Cpl Pvt Supt Insp
			Atty Asst Dep St Ste Mt Ft vs v cf viz e.g i.e eg ie Ph`,
		unlessNumber: `Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
			Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
			No Nos no nos Vol Vols Art Arts Sec Secs Fig Figs Ch Chap Res Op Para para p pp
			ca c approx Approx`,
		beforeStarter: `Inc Ltd Corp Co Cos Bros Jr Sr Esq etc al Ph.D a.m p.m A.M P.M`,
	} {
		for word := range strings.FieldsSeq(words) {
			m[word] = k
		}
	}
	return m
}()

// starters often begin a sentence, and seldom follow an abbreviation within one.
var starters = func() map[string]bool {
	m := map[string]bool{}
	for word := range strings.FieldsSeq(`A According After Again All Along Also Although Among An And
		Another Any As At Back Because Before Besides Both But By Despite During Each Earlier Either
		Even Eventually Every Experts Few Finally First For Four From Further Given He Hence Her Here
		His How However I If In Indeed Instead It Its Last Later Like Many Meanwhile Moreover Most Much
		Neither Nevertheless No Nor Not Nothing Now Of Officials On Once One Only Or Other Others Our
		Perhaps Second Several She Since So Some Soon Still Such Ten That The Their Then There These
		They This Those Though Three Through Thus To Today Two Under Unlike Until Upon Was We Were What
		When Whenever Where Whether Which While Who Whoever Why With Within Without Yesterday Yet You
		Your`) {
		m[word] = true
	}
	return m
}()

// kindOf says what a full stop after word can mean.
func kindOf(word string) kind {
	const longest = len("Messrs")
	if len(word) > longest && strings.IndexByte(word, '.') < 0 {
		return always
	}
	if k, ok := abbreviations[word]; ok {
		return k
	}
	if isInitials(word) {
		return beforeStarter
	}
	return always
}

// isInitials reports whether word is a capital letter, or single letters with
// stops between them: "J", "U.S".
func isInitials(word string) bool {
	r, size := utf8.DecodeRuneInString(word)
	if size == len(word) {
		return unicode.IsUpper(r)
	}
	for unicode.IsLetter(r) {
		if word = word[size:]; word == "" {
			return true
		}
		if word[0] != '.' {
			return false
		}
		word = word[1:]
		r, size = utf8.DecodeRuneInString(word)
	}
	return false
}
