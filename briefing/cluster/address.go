package cluster

import (
	"errors"
	"fmt"
	"net"
	"net/url"
	"slices"
	"strings"

	"briefing/briefing"
)

// Address says where a shared library is: opensearch://HOST[:PORT],…[/PATH]/NAME. Several
// hosts are nodes of one cluster: if one does not answer, the next is asked.
type Address struct {
	bases []*url.URL // of the servers, without the name
	name  string     // of the index
	plain bool       // without TLS
}

const defaultPort = "9200"

// ParseAddress reads an address. Without TLS it must name this machine. It must not hold a
// user or password, since addresses are shown, logged and kept.
func ParseAddress(text string) (Address, error) {
	first, others := splitHosts(text)
	u, err := url.Parse(first)
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
	case !a.setHosts(append([]string{u.Host}, others...), path[:max(i, 0)]):
		problem = "want hosts, each with a port or without, separated by commas"
	case a.plain && slices.ContainsFunc(a.bases, func(u *url.URL) bool { return !isLoopback(u.Hostname()) }):
		problem = "without encryption only a server on this machine is asked; write opensearch://"
	case !isName(a.name):
		problem = fmt.Sprintf("%q is no name of an index: want lower-case letters, digits, - and _, the first a letter or digit", a.name)
	}
	if problem != "" {
		return Address{}, fmt.Errorf("address of a shared library %q: %s", text, problem)
	}
	return a, nil
}

// splitHosts returns an address with its first host alone, and the other hosts, which
// package url does not expect.
func splitHosts(text string) (first string, others []string) {
	scheme, rest, _ := strings.Cut(text, "://")
	end := strings.IndexAny(rest, "/?#")
	if end < 0 || strings.Contains(rest[:end], "@") {
		return text, nil
	}
	hosts := strings.Split(rest[:end], ",")
	return scheme + "://" + hosts[0] + rest[end:], hosts[1:]
}

// setHosts sets the servers. It reports whether each is a host, with a port or without.
func (a *Address) setHosts(hosts []string, path string) bool {
	scheme := "https"
	if a.plain {
		scheme = "http"
	}
	for _, host := range hosts {
		u, err := url.Parse(scheme + "://" + host)
		if err != nil || u.Hostname() == "" || u.Host != host {
			return false
		}
		if u.Port() == "" {
			u.Host = net.JoinHostPort(u.Hostname(), defaultPort)
		}
		u.Path = "/" + strings.Trim(path, "/")
		a.bases = append(a.bases, u)
	}
	return true
}

// String returns the address in the form that ParseAddress reads.
func (a Address) String() string {
	scheme := briefing.SharedScheme
	if a.plain {
		scheme = briefing.SharedSchemePlain
	}
	var hosts []string
	for _, u := range a.bases {
		hosts = append(hosts, u.Host)
	}
	return scheme + "://" + strings.Join(hosts, ",") + strings.TrimSuffix(a.bases[0].Path, "/") + "/" + a.name
}

// Host returns the name of the first server.
func (a Address) Host() string { return a.bases[0].Hostname() }

// Name returns the name of the library on the server.
func (a Address) Name() string { return a.name }

// url returns the address of a path below the index on a server.
func (a Address) url(server int, path string) string {
	return strings.TrimSuffix(a.bases[server].String(), "/") + "/" + a.name + path
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
