package scrub

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
)

// detected is the number of bytes examined to detect an encoding.
const detected = 64 << 10

// detect returns the encoding of text that declares none. It returns nil for
// UTF-8 and when the bytes are not conclusive: a wrong guess puts wrong words
// into an article, so plenty of evidence is needed. A few bytes, as in a name
// or two, are most likely Windows-1252 but do not prove it. guessed is then
// their number, else 0.
func detect(data string) (from encoding.Encoding, guessed int) {
	if utf8.ValidString(data) {
		return nil, 0
	}
	head := []byte(data[:min(len(data), detected)])
	if isUTF8(head) {
		head = []byte(data) // all evidence comes late
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

// isBrokenUTF8 reports whether most runes outside ASCII are valid UTF-8, or the
// only fault is a last rune that is cut. Other encodings look like UTF-8 only
// by chance.
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
	joined int // how many are next to another such byte

	// Bytes in odd places for Windows-1252: letters away from ASCII letters,
	// and signs within words.
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

// Signs of Windows-1252 that have typical places.
const (
	apostrophe = 0x92
	hardSpace  = 0xa0
	copyright  = 0xa9
)

// isWesternLetter reports whether c is a letter of one of the western languages
// in Windows-1252.
func isWesternLetter(c byte) bool { return c >= 0xc0 || c == 0x9c }

func isASCIILetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func (h histogram) of(set string) int {
	n := 0
	for i := range len(set) {
		n += h.count[set[i]]
	}
	return n
}

// isCyrillic reports whether the bytes are Russian, Ukrainian or Bulgarian
// words. common holds the ten commonest lower-case letters in the encoding to
// test, and first and last bound its lower-case letters.
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

// western lists the letters outside ASCII of one language each. All of them use
// the signs in westernSigns as well.
var western = []string{
	"\xe9\xe8\xea\xeb\xe0\xe2\xe7\xee\xef\xf4\xf9\xfb\xfc\x9c\xc9\xc0\xc7", // French
	"\xe4\xf6\xfc\xdf\xc4\xd6\xdc",                                         // German
	"\xe1\xe9\xed\xf3\xfa\xf1\xfc\xbf\xa1\xc1\xc9\xd3\xda\xd1",             // Spanish
	"\xe1\xe9\xed\xf3\xfa\xe3\xf5\xe7\xe2\xea\xf4\xe0\xc9",                 // Portuguese
	"\xe0\xe8\xe9\xec\xf2\xf9\xc8",                                         // Italian
	"\xe5\xe4\xf6\xe6\xf8\xe9\xc5\xc4\xd6\xd8",                             // Nordic
}

// anyWestern holds the letters of all western languages, and the signs.
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

// isFew reports whether the bytes are few or far between, like names in an
// English text of size bytes.
func (h histogram) isFew(size int) bool {
	const enough, rare = 3, 100
	return h.sum < enough || h.sum*rare < size
}

// isWestern reports whether nearly all the bytes are letters of one Western
// language, scattered among ASCII letters.
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

// mayBeWestern reports whether all the bytes are Western letters or signs, and
// at least nine of ten stand in typical places. Exceptions are a dash between
// words or an à on its own.
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
			if c >= 0xc9 { // absent from Korean
				rare++
			}
		}
		i++
	}
	const de, comma, stop = "\xb5\xc4", "\xa3\xac", "\xa1\xa3"
	signs := bytes.Count(head, []byte(de)) + bytes.Count(head, []byte(comma)) + bytes.Count(head, []byte(stop))
	return pairs >= enough && common*100 > pairs*90 && rare*10 > pairs*2 && signs*50 > pairs
}
