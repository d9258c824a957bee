package pdf

import (
	"strings"
	"sync"
)

// Glyph names of letters, in Unicode order from a given letter on.
const (
	asciiNames = "space exclam quotedbl numbersign dollar percent ampersand quotesingle parenleft parenright asterisk plus comma hyphen period slash " +
		"zero one two three four five six seven eight nine colon semicolon less equal greater question at " +
		"A B C D E F G H I J K L M N O P Q R S T U V W X Y Z bracketleft backslash bracketright asciicircum underscore grave " +
		"a b c d e f g h i j k l m n o p q r s t u v w x y z braceleft bar braceright asciitilde"
	latinNames = "nbspace exclamdown cent sterling currency yen brokenbar section dieresis copyright ordfeminine guillemotleft logicalnot softhyphen " +
		"registered macron degree plusminus twosuperior threesuperior acute mu paragraph periodcentered cedilla onesuperior ordmasculine " +
		"guillemotright onequarter onehalf threequarters questiondown " +
		"Agrave Aacute Acircumflex Atilde Adieresis Aring AE Ccedilla Egrave Eacute Ecircumflex Edieresis Igrave Iacute Icircumflex Idieresis " +
		"Eth Ntilde Ograve Oacute Ocircumflex Otilde Odieresis multiply Oslash Ugrave Uacute Ucircumflex Udieresis Yacute Thorn germandbls " +
		"agrave aacute acircumflex atilde adieresis aring ae ccedilla egrave eacute ecircumflex edieresis igrave iacute icircumflex idieresis " +
		"eth ntilde ograve oacute ocircumflex otilde odieresis divide oslash ugrave uacute ucircumflex udieresis yacute thorn ydieresis"
	otherNames = "quoteleft ‘ quoteright ’ quotedblleft “ quotedblright ” quotesinglbase ‚ quotedblbase „ guilsinglleft ‹ guilsinglright › " +
		"endash – emdash — bullet • ellipsis … dagger † daggerdbl ‡ perthousand ‰ Euro € trademark ™ minus − fraction ⁄ florin ƒ " +
		"fi ﬁ fl ﬂ ff ﬀ ffi ﬃ ffl ﬄ OE Œ oe œ dotlessi ı Lslash Ł lslash ł Scaron Š scaron š Zcaron Ž zcaron ž Ccaron Č ccaron č Ydieresis Ÿ " +
		"Cacute Ć cacute ć Aogonek Ą aogonek ą Eogonek Ę eogonek ę Nacute Ń nacute ń Sacute Ś sacute ś Zacute Ź zacute ź Zdotaccent Ż zdotaccent ż " +
		"Rcaron Ř rcaron ř Ecaron Ě ecaron ě Uring Ů uring ů Dcaron Ď dcaron ď Tcaron Ť tcaron ť Ncaron Ň ncaron ň Gbreve Ğ gbreve ğ " +
		"Scedilla Ş scedilla ş Idotaccent İ Ohungarumlaut Ő ohungarumlaut ő Uhungarumlaut Ű uhungarumlaut ű Abreve Ă abreve ă Dcroat Đ dcroat đ"
)

var glyphNames = sync.OnceValue(func() map[string]rune {
	out := map[string]rune{}
	for i, n := range strings.Fields(asciiNames) {
		out[n] = ' ' + rune(i)
	}
	for i, n := range strings.Fields(latinNames) {
		out[n] = 0xa0 + rune(i)
	}
	for words := strings.Fields(otherNames); len(words) > 1; words = words[2:] {
		out[words[0]] = []rune(words[1])[0]
	}
	return out
})
