package mail

import "strings"

// unflowed returns text in format "flowed" (RFC 3676) with one line for each
// paragraph: a line that ends in a space continues on the next. With delSp that
// space is not part of the text. Quotes keep their marks.
func unflowed(text string, delSp bool) string {
	var out []string
	goesOn, depth := false, 0
	for line := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		rest := strings.TrimLeft(line, ">")
		quotes := len(line) - len(rest)
		rest = strings.TrimPrefix(rest, " ") // space-stuffing
		isSignature := rest == "-- "
		if goesOn && (quotes != depth || isSignature) {
			goesOn = false
		}
		flows := strings.HasSuffix(rest, " ") && !isSignature
		if flows && delSp {
			rest = strings.TrimSuffix(rest, " ")
		}
		switch {
		case goesOn:
			out[len(out)-1] += rest
		case quotes > 0:
			out = append(out, strings.Repeat(">", quotes)+" "+rest)
		default:
			out = append(out, rest)
		}
		goesOn, depth = flows, quotes
	}
	return strings.Join(out, "\n")
}
