package add

import (
	"net/url"
	"strings"
)

// addressKey returns the same key for addresses of one text: with http or
// https, any spelling of the host, and any parameters that a campaign adds to
// count readers. Parts of a page, such as the entries of a list of changes,
// have keys of their own. It returns "" for anything else than an address.
func addressKey(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" || !strings.EqualFold(u.Scheme, "http") && !strings.EqualFold(u.Scheme, "https") {
		return ""
	}
	host := strings.ToLower(u.Host)
	for _, port := range []string{":80", ":443"} {
		host = strings.TrimSuffix(host, port)
	}
	key := host + "/" + strings.TrimPrefix(u.EscapedPath(), "/")
	var query []string
	for pair := range strings.SplitSeq(u.RawQuery, "&") {
		if pair != "" && !strings.HasPrefix(pair, "utm_") {
			query = append(query, pair)
		}
	}
	if len(query) > 0 {
		key += "?" + strings.Join(query, "&")
	}
	if u.Fragment != "" && !strings.HasPrefix(u.Fragment, ":~:") { // which is a passage
		key += "#" + u.Fragment
	}
	return key
}
