package stated

import (
	"net/url"
	"strings"
)

// Address returns s as the address of a web page with its scheme, and reports
// whether it is one: "https://www.dw.com/en/a-1", "www.dw.com".
func Address(s string) (string, bool) {
	s = strings.TrimSpace(s)
	if len(s) > len("www.") && strings.EqualFold(s[:len("www.")], "www.") {
		s = "https://" + s
	}
	if strings.ContainsAny(s, " \t\n<>\"") {
		return "", false
	}
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || !strings.Contains(u.Hostname(), ".") {
		return "", false
	}
	return s, true
}

// Host returns the name of the site of an address that Address returned:
// "dw.com".
func Host(address string) string {
	u, err := url.Parse(address)
	if err != nil {
		return ""
	}
	return strings.TrimPrefix(strings.ToLower(u.Hostname()), "www.")
}

// IsSite reports whether address leads to the front page of a site.
func IsSite(address string) bool {
	u, err := url.Parse(address)
	return err == nil && strings.Trim(u.Path, "/") == "" && u.RawQuery == ""
}
