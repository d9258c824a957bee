package scrub

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// detected is how many bytes of a document tell its encoding.
const detected = 64 << 10

// detect returns the encoding of text that does not say in which it is, or nil:
// it is UTF-8, or nothing can be told. A wrong guess puts wrong words into an
// article, so a guess needs plenty of evidence. Of a few bytes, as in a name or
// two, Windows-1252 is the likeliest but cannot be told from others: guessed is
// then how many these are, else 0.
func detect(data string) (from encoding.Encoding, guessed int) {
	if utf8.ValidString(data) {
		return nil, 0
	}
	head := []byte(data[:min(len(data), detected)])
	if isUTF8(head) {
		head = []byte(data) // all that can tell comes late
	}
	high := highBytes(head)
	switch {
	case isBrokenUTF8(head):
		return nil, 0
	case isGBK(head):
		return simplifiedchinese.GBK, 0
	case high.isCyrillic("\xee\xe5\xe0\xe8\xed\xf2\xf1\xf0\xe2\xeb", 0xe0, 0xff):
		return charmap.Windows1251, 0
	case high.isCyrillic("\xcf\xc5\xc1\xc9\xce\xd4\xd3\xd2\xd7\xcc", 0xc0, 0xdf):
		return charmap.KOI8R, 0
	case high.isFew(len(head)) && high.mayBeWestern(len(head)):
		return charmap.Windows1252, high.sum
	case !high.isFew(len(head)) && high.isWestern(len(head)):
		return charmap.Windows1252, 0
	}
	return nil, 0
}

// isBrokenUTF8 reports whether more runes outside of ASCII are UTF-8 than are
// not, or nothing is wrong but that the last one is cut. Letters of other encodings
// are UTF-8 only by chance.
func isBrokenUTF8(head []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(head); {
		r, size := utf8.DecodeRune(head[i:])
		switch {
		case r == utf8.RuneError && !utf8.FullRune(head[i:]):
			return bad == 0 || good > bad
		case r == utf8.RuneError && size == 1:
			bad++
		case size > 1:
			good++
		}
		i += size
	}
	return good > bad
}

// histogram counts bytes of 0x80 and more.
type histogram struct {
	count  [256]int
	sum    int
	joined int // how many stand beside another one

	// How many stand where Windows-1252 has none, if they are a letter or a sign
	// in it: letters away from those of ASCII, and signs within words.
	lone, within int
}

func highBytes(head []byte) histogram {
	var h histogram
	for i, c := range head {
		if c < 0x80 {
			continue
		}
		before, after := byte(' '), byte(' ')
		if i > 0 {
			before = head[i-1]
		}
		if i+1 < len(head) {
			after = head[i+1]
		}
		h.count[c]++
		h.sum++
		if before >= 0x80 || after >= 0x80 {
			h.joined++
		}
		switch {
		case isWesternLetter(c):
			if !isASCIILetter(before) && !isASCIILetter(after) {
				h.lone++
			}
		case c == copyright && isASCIILetter(after), isASCIILetter(before) && isASCIILetter(after) && c != apostrophe && c != hardSpace:
			h.within++
		}
	}
	return h
}

// Signs of Windows-1252 that stand in places of their own.
const (
	apostrophe = 0x92
	hardSpace  = 0xa0
	copyright  = 0xa9
)

// isWesternLetter reports whether c is a letter in Windows-1252, of those in
// western.
func isWesternLetter(c byte) bool { return c >= 0xc0 || c == 0x9c }

func isASCIILetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func (h histogram) of(set string) int {
	n := 0
	for i := range len(set) {
		n += h.count[set[i]]
	}
	return n
}

// isCyrillic reports whether the bytes are Russian, Ukrainian or Bulgarian words
// whose ten commonest letters, lower case, are common, and whose lower-case
// letters lie from first to last.
func (h histogram) isCyrillic(common string, first, last byte) bool {
	const enough, kinds = 60, 14
	lower, distinct := 0, 0
	for c := int(first); c <= int(last); c++ {
		lower += h.count[c]
		if h.count[c] > 0 {
			distinct++
		}
	}
	return h.sum >= enough && distinct >= kinds && h.joined*10 > h.sum*8 && lower*10 > h.sum*8 && h.of(common)*100 > h.sum*55
}

// western are the letters outside of ASCII of one language each, with the quotes,
// dashes and signs that all of them use.
var western = []string{
	"\xe9\xe8\xea\xeb\xe0\xe2\xe7\xee\xef\xf4\xf9\xfb\xfc\x9c\xc9\xc0\xc7", // French
	"\xe4\xf6\xfc\xdf\xc4\xd6\xdc",                                         // German
	"\xe1\xe9\xed\xf3\xfa\xf1\xfc\xbf\xa1\xc1\xc9\xd3\xda\xd1",             // Spanish
	"\xe1\xe9\xed\xf3\xfa\xe3\xf5\xe7\xe2\xea\xf4\xe0\xc9",                 // Portuguese
	"\xe0\xe8\xe9\xec\xf2\xf9\xc8",                                         // Italian
	"\xe5\xe4\xf6\xe6\xf8\xe9\xc5\xc4\xd6\xd8",                             // Nordic
}

// anyWestern are the letters of all languages of western, and the signs.
var anyWestern = func() string {
	var set []byte
	for c := range 256 {
		if strings.IndexByte(strings.Join(western, westernSigns), byte(c)) >= 0 {
			set = append(set, byte(c))
		}
	}
	return string(set)
}()

const westernSigns = "\x91\x92\x93\x94\x96\x97\x85\x80\x84\xa0\xa3\xa7\xa9\xab\xb0\xbb\xb4\x99"

// isFew reports whether the bytes are few or far between, as in names in an English
// text of this size.
func (h histogram) isFew(size int) bool {
	const enough, rare = 3, 100
	return h.sum < enough || h.sum*rare < size
}

// isWestern reports whether nearly all the bytes are letters of one Western
// language, here and there between letters of ASCII.
func (h histogram) isWestern(size int) bool {
	if h.sum*5 > size || h.joined*4 > h.sum || h.within*4 > h.sum {
		return false
	}
	for _, letters := range western {
		own, signs := h.of(letters), h.of(westernSigns)
		if (own+signs)*100 >= h.sum*97 {
			return true
		}
	}
	return false
}

// mayBeWestern reports whether all the bytes are letters of some Western language,
// or signs, and stand where these do, but for one in ten: a dash between words, an
// à by itself.
func (h histogram) mayBeWestern(size int) bool {
	if h.sum*5 > size || h.joined*4 > h.sum || (h.lone+h.within)*10 > h.sum {
		return false
	}
	return h.of(anyWestern) == h.sum
}

// isGBK reports whether head is Chinese: pairs of bytes, most of them common
// characters, with the commonest one and Chinese punctuation among them.
func isGBK(head []byte) bool {
	const enough = 40
	pairs, common, rare := 0, 0, 0
	for i := 0; i < len(head); i++ {
		c := head[i]
		if c < 0x80 {
			continue
		}
		if i+1 == len(head) {
			break
		}
		d := head[i+1]
		if c == 0x80 || c == 0xff || d < 0x40 || d == 0x7f || d == 0xff {
			return false
		}
		pairs++
		switch {
		case 0xa1 <= c && c <= 0xa3 && d >= 0xa1, 0xb0 <= c && c <= 0xd7 && d >= 0xa1:
			common++
			if c >= 0xc9 { // Korean has none of these
				rare++
			}
		}
		i++
	}
	const de, comma, stop = "\xb5\xc4", "\xa3\xac", "\xa1\xa3"
	signs := bytes.Count(head, []byte(de)) + bytes.Count(head, []byte(comma)) + bytes.Count(head, []byte(stop))
	return pairs >= enough && common*100 > pairs*90 && rare*10 > pairs*2 && signs*50 > pairs
}
