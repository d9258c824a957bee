package mail

import "strings"

// unflowed returns text of the format "flowed" (RFC 3676) with one line for each
// paragraph: lines that end in a space go on in the next one. delSp says that this
// space is none of the text. Quotes keep their marks.
func unflowed(text string, delSp bool) string {
	var out []string
	goesOn, depth := false, 0
	for line := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		rest := strings.TrimLeft(line, ">")
		quotes := len(line) - len(rest)
		rest = strings.TrimPrefix(rest, " ") // that was put before it
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
