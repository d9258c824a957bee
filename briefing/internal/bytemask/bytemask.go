// Package bytemask looks at eight bytes of a text at once. Linking, masking and
// splitting spend most of their time with bytes that mean nothing to them; in
// eight of those they see so for the price of two or three.
//
// What it says of eight bytes is a mask: the highest bit of each byte that
// something holds of, the first byte in the lowest bits.
package bytemask

import "math/bits"

const (
	each = 0x0101010101010101
	high = 0x80 * each
)

// Load returns the eight bytes of text at i, which must be there.
func Load(text string, i int) uint64 {
	s := text[i : i+8]
	return uint64(s[0]) | uint64(s[1])<<8 | uint64(s[2])<<16 | uint64(s[3])<<24 |
		uint64(s[4])<<32 | uint64(s[5])<<40 | uint64(s[6])<<48 | uint64(s[7])<<56
}

// LowerCase makes letters among eight bytes lower case. It changes other bytes
// too.
const LowerCase = 0x20 * each

// First returns the number of the first byte in a mask, 8 if there is none.
func First(mask uint64) int { return bits.TrailingZeros64(mask) / 8 }

// Markup returns which bytes of v may be markup: % & * . / : ; < = @ [ \ ] ^ _ ` { | } ~.
// It says so of control characters, too.
func Markup(v uint64) uint64 {
	folded := v&^high | LowerCase // so that @ is `, and [ \ ] ^ _ are { | } ~ and delete
	m := between(folded, '%', '&') | between(folded, '*', '*') | between(folded, '.', '/') |
		between(folded, ':', '=') | between(folded, '`', '`') | between(folded, '{', 0x7f)
	return m &^ v & high
}

// Stops returns which bytes of v may belong to the stop of a sentence: . ! : ; < = > ?,
// the last control characters, and all that is not ASCII.
func Stops(v uint64) uint64 {
	low := v &^ high
	return (between(low, '.', '.') | between(low, '!', '!') | between(low, ':', '?') | between(low, 0x1c, 0x1f) | v) & high
}

// Block is how many bytes Words looks at.
const Block = 64

// Words returns, a bit for each of the bytes of text from i on, which of them words
// are made of: ASCII letters and digits, and odd bytes, which are those that are not
// ASCII, or hidden.
func Words(text string, i int, hidden byte) (words, odd uint64) {
	block := text[i : i+Block]
	for k := 0; k < Block; k += 8 {
		v := Load(block, k)
		low := v &^ high
		o := between(low, uint64(hidden), uint64(hidden)) | v
		words |= gather(letters(low)|between(low, '0', '9')|o) << k
		odd |= gather(o) << k
	}
	return words, odd
}

// gather returns the highest bits of eight bytes in one.
func gather(v uint64) uint64 { return (v & high >> 7) * 0x0102040810204080 >> 56 }

// letters returns which bytes below 128 are letters.
func letters(low uint64) uint64 { return between(low|LowerCase, 'a', 'z') }

// between returns the mask of the bytes below 128 from first to last. The
// addition lifts first to 128, which sets the highest bit of first and of all
// larger bytes.
func between(low, first, last uint64) uint64 {
	return (low + (0x80-first)*each) &^ (low + (0x80-last-1)*each)
}
