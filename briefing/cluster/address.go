package cluster

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"strings"

	"briefing/briefing"
)

// Address says where a shared library is: opensearch://HOST[:PORT][/PATH]/NAME.
type Address struct {
	base  *url.URL // of the server, without the name
	name  string   // of the index
	plain bool     // without TLS
}

const defaultPort = "9200"

// ParseAddress reads an address. Without TLS it must name this machine. It must not hold a
// user or password, since addresses are shown, logged and kept.
func ParseAddress(text string) (Address, error) {
	u, err := url.Parse(text)
	if err != nil {
		var parse *url.Error
		if errors.As(err, &parse) {
			err = parse.Err // the error itself repeats the address, and a password in it
		}
		return Address{}, fmt.Errorf("address of a shared library: %w", err)
	}
	a := Address{plain: u.Scheme == briefing.SharedSchemePlain}
	if u.User != nil {
		return Address{}, fmt.Errorf("address of the shared library on %q: it holds a user or password; set %s and %s instead", u.Host, EnvUser, EnvPassword)
	}
	problem := ""
	path := strings.Trim(u.Path, "/")
	i := strings.LastIndexByte(path, '/')
	a.name = path[i+1:]
	switch {
	case !briefing.IsAddress(text):
		problem = "want opensearch://HOST/NAME, or opensearch+http://localhost/NAME without encryption"
	case u.Hostname() == "":
		problem = "it names no host"
	case u.RawQuery != "" || u.Fragment != "":
		problem = "nothing may follow the name"
	case a.plain && !isLoopback(u.Hostname()):
		problem = "without encryption only a server on this machine is asked; write opensearch://"
	case !isName(a.name):
		problem = fmt.Sprintf("%q is no name of an index: want lower-case letters, digits, - and _, the first a letter or digit", a.name)
	}
	if problem != "" {
		return Address{}, fmt.Errorf("address of a shared library %q: %s", text, problem)
	}
	a.base = &url.URL{Scheme: "https", Host: u.Host, Path: "/" + strings.Trim(path[:max(i, 0)], "/")}
	if a.plain {
		a.base.Scheme = "http"
	}
	if u.Port() == "" {
		a.base.Host = net.JoinHostPort(u.Hostname(), defaultPort)
	}
	return a, nil
}

// String returns the address in the form that ParseAddress reads.
func (a Address) String() string {
	scheme := briefing.SharedScheme
	if a.plain {
		scheme = briefing.SharedSchemePlain
	}
	return scheme + "://" + a.base.Host + strings.TrimSuffix(a.base.Path, "/") + "/" + a.name
}

// Host returns the name of the server.
func (a Address) Host() string { return a.base.Hostname() }

// Name returns the name of the library on the server.
func (a Address) Name() string { return a.name }

// url returns the address of a path below the index.
func (a Address) url(path string) string {
	return strings.TrimSuffix(a.base.String(), "/") + "/" + a.name + path
}

func isLoopback(host string) bool {
	ip := net.ParseIP(host)
	return host == "localhost" || ip != nil && ip.IsLoopback()
}

// isName reports whether name is one that both products accept for an index.
func isName(name string) bool {
	const most = 200 // bytes
	for i, r := range name {
		letter := 'a' <= r && r <= 'z' || '0' <= r && r <= '9'
		if !letter && (i == 0 || r != '-' && r != '_') {
			return false
		}
	}
	return name != "" && len(name) <= most
}
