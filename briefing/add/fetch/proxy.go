package fetch

import (
	"cmp"
	"net/http"
	"net/url"
	"os"

	"golang.org/x/net/http/httpproxy"
)

// FromEnvironment returns what tells the proxy that the environment names for a
// request, as HTTP_PROXY, HTTPS_PROXY and NO_PROXY say, in capitals or not. Those
// who go through a network for their anonymity often set only ALL_PROXY, which the
// standard library does not know.
func FromEnvironment() func(*http.Request) (*url.URL, error) {
	c := httpproxy.FromEnvironment()
	all := cmp.Or(os.Getenv("ALL_PROXY"), os.Getenv("all_proxy"))
	c.HTTPProxy = cmp.Or(c.HTTPProxy, all)
	c.HTTPSProxy = cmp.Or(c.HTTPSProxy, all)
	proxy := c.ProxyFunc()
	return func(r *http.Request) (*url.URL, error) { return proxy(r.URL) }
}
