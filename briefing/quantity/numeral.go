package quantity

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// amount is one value, or a range, before unit and bounds are applied.
type amount struct {
	low, high float64
	step      float64 // value of one in the last written digit of low
	inWords   bool    // "thousands", "dozens": low and high are the usual understanding
	loose     bool    // hardly tells how many
	share     bool    // a fraction: "half", "two thirds"
	scaled    bool    // has a word or letter such as "million", "bn"
	many      bool    // a word for many that "of" can follow: "millions"
	tail      float64 // multiplier of the words or letters that scale it
}

func exactly(v float64) amount { return amount{low: v, high: v, step: 1} }

func (a amount) times(f float64) amount {
	a.low, a.high, a.step = a.low*f, a.high*f, a.step*f
	return a
}

// numeral reads digits with the marks that group them. It returns several
// amounts if the text is ambiguous, and none for the digits of a date or
// version. next is the token after all of them.
func (p *parser) numeral(i int) (amounts []amount, next int) {
	parts := []string{p.at(i).text}
	var marks []string
	next = i + 1
	for {
		sep, at := p.separator(next, parts, marks)
		if sep == "" {
			break
		}
		marks = append(marks, sep)
		parts = append(parts, p.at(at).text)
		next = at + 1
	}
	return values(parts, marks), next
}

// separator returns the mark, in normalized form, that joins the digits before
// token i to those at token at.
func (p *parser) separator(i int, parts, marks []string) (sep string, at int) {
	if t := p.at(i); t.kind == digits {
		alike := len(marks) == 0 || marks[len(marks)-1] == " "
		if isGroupSpace(p.gap(i)) && len(t.text) == 3 && len(parts[0]) <= 3 && parts[0][0] != '0' && alike && !p.endsDate(i-1) {
			return " ", i
		}
		return "", 0
	}
	if !p.isGlued(i) || !p.isGlued(i+1) || p.at(i+1).kind != digits {
		return "", 0
	}
	switch p.at(i).text {
	case ",", "٬":
		return ",", i + 1
	case ".", "·":
		return ".", i + 1
	case "'", "’", "ʼ", "‘":
		return "'", i + 1
	}
	return "", 0
}

// isGroupSpace reports whether s is a single space, of any width, as between
// groups of digits.
func isGroupSpace(s string) bool {
	r, size := utf8.DecodeRuneInString(s)
	return size == len(s) && r != '\n' && r != '\r' && r != '\t' && unicode.IsSpace(r) || s == "\u2060"
}

// values returns the possible values of groups of digits with marks between
// them.
func values(parts, marks []string) []amount {
	if len(parts[0]) > 1 && parts[0][0] == '0' {
		return nil // "007", "0900"
	}
	const most = 9 // digits; more without a separator are a code
	if len(parts[0]) > most {
		return nil
	}
	if len(marks) == 0 {
		return decimal(parts[0], "")
	}
	last := marks[len(marks)-1]
	whole, fraction := parts[:len(parts)-1], parts[len(parts)-1]
	switch {
	case len(marks) > 1 && uniform(marks):
		return grouped(parts, last)
	case len(marks) > 1: // "1,234.5"
		first := marks[0]
		if last == " " || last == first || !uniform(marks[:len(marks)-1]) || grouped(whole, first) == nil {
			return nil
		}
		return decimal(strings.Join(whole, ""), fraction)
	case last == "." && len(fraction) == 3:
		return append(grouped(parts, last), decimal(parts[0], fraction)...)
	case last == "," && len(fraction) == 3 && parts[0] != "0", last == "'", last == " ":
		return grouped(parts, last)
	}
	return decimal(parts[0], fraction)
}

func uniform(marks []string) bool {
	for _, m := range marks {
		if m != marks[0] {
			return false
		}
	}
	return true
}

// grouped joins groups of thousands into one number, or returns nil. Groups
// between commas may be Indian: "12,34,567".
func grouped(parts []string, mark string) []amount {
	if len(parts[0]) > 3 || parts[0] == "0" || len(parts[len(parts)-1]) != 3 {
		return nil
	}
	size := 3
	if len(parts) > 2 && mark == "," && len(parts[1]) == 2 {
		size = 2
	}
	for _, part := range parts[1 : len(parts)-1] {
		if len(part) != size {
			return nil
		}
	}
	return decimal(strings.Join(parts, ""), "")
}

func decimal(whole, fraction string) []amount {
	v, err := strconv.ParseFloat(whole+"."+fraction+"0", 64)
	if err != nil || len(fraction) > 15 {
		return nil
	}
	a := exactly(v)
	for range fraction {
		a.step /= 10
	}
	return []amount{a}
}
