package typeset

import (
	"fmt"
	"net/url"
	"strings"
)

// longestAddress is how many bytes an address may have that a terminal is handed:
// some take no more.
const longestAddress = 2083

// address returns the destination of a link in a form that is safe for a
// terminal: a web or mail address in printable ASCII without spaces, or "".
// Semicolons separate the terminal's parameters, so an address with one is
// refused.
func address(to string) string {
	u, err := url.Parse(strings.TrimSpace(to))
	if err != nil {
		return ""
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		if u.Host == "" {
			return ""
		}
	case "mailto":
		if u.Opaque == "" {
			return ""
		}
	default:
		return ""
	}
	var b strings.Builder
	for _, c := range []byte(u.String()) {
		switch {
		case c == ';':
			return ""
		case c <= ' ' || c >= 0x7f:
			fmt.Fprintf(&b, "%%%02X", c)
		default:
			b.WriteByte(c)
		}
	}
	if b.Len() > longestAddress {
		return ""
	}
	return b.String()
}

// linked returns the sequence after which text leads to an address, as Address returns
// it; after that of "" it leads nowhere.
func linked(address string) string { return beginLink + address + endSequence }

const (
	beginLink   = "\x1b]8;;"
	endSequence = "\x1b\\"
)
