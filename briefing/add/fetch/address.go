package fetch

import (
	"fmt"
	"net/netip"
	"strconv"
	"strings"
	"syscall"

	"golang.org/x/net/idna"
)

// onlyPublic refuses to connect to an address that is not public. It is called
// for every connection, when the name is resolved.
func onlyPublic(_, address string, _ syscall.RawConn) error {
	to, err := netip.ParseAddrPort(address)
	if err != nil {
		return err
	}
	if !isPublic(to.Addr()) {
		return fmt.Errorf("%s: %w", to.Addr().Unmap(), ErrPrivate)
	}
	return nil
}

// translated is where networks without IPv4 map all of IPv4 to (RFC 6052).
var translated = netip.MustParsePrefix("64:ff9b::/96")

// unicast is the part of IPv6 that is given out for the internet.
var unicast = netip.MustParsePrefix("2000::/3")

// special are the addresses within the public ranges that are not of the
// internet (IANA special-purpose registries).
var special = prefixes(
	"0.0.0.0/8",       // this network
	"10.0.0.0/8",      // private
	"100.64.0.0/10",   // shared by the customers of a provider
	"127.0.0.0/8",     // this machine
	"169.254.0.0/16",  // this link
	"172.16.0.0/12",   // private
	"192.0.0.0/24",    // protocols
	"192.0.2.0/24",    // documentation
	"192.88.99.0/24",  // relays to IPv6
	"192.168.0.0/16",  // private
	"198.18.0.0/15",   // measurements
	"198.51.100.0/24", // documentation
	"203.0.113.0/24",  // documentation
	"224.0.0.0/4",     // multicast
	"240.0.0.0/4",     // reserved, broadcast
	"2001::/23",       // protocols, Teredo, which holds an IPv4 address
	"2001:db8::/32",   // documentation
	"2002::/16",       // 6to4, which holds an IPv4 address
	"3fff::/20",       // documentation
)

func prefixes(all ...string) []netip.Prefix {
	var out []netip.Prefix
	for _, s := range all {
		out = append(out, netip.MustParsePrefix(s))
	}
	return out
}

// isPublic reports whether ip is an address of the internet. An IPv4 address
// that is written as IPv6 counts as what it is.
func isPublic(ip netip.Addr) bool {
	ip = ip.WithZone("").Unmap()
	if translated.Contains(ip) {
		b := ip.As16()
		ip = netip.AddrFrom4([4]byte(b[12:]))
	}
	if ip.Is6() && !unicast.Contains(ip) {
		return false
	}
	for _, p := range special {
		if p.Contains(ip) {
			return false
		}
	}
	return ip.IsValid()
}

// isPrivateName reports whether a host that a proxy is asked for is one of its
// own network, as far as its name tells. Names that end in a number count as such:
// proxies read 127.1 and 0x7f000001 as addresses (WHATWG URL, "ends in a number").
func isPrivateName(host string) bool {
	if ip, err := netip.ParseAddr(host); err == nil {
		return !isPublic(ip)
	}
	host, err := idna.New(idna.MapForLookup(), idna.StrictDomainName(false)).ToASCII(strings.TrimSuffix(host, "."))
	if err != nil {
		return true
	}
	for _, end := range []string{"localhost", "local", "internal", "home.arpa"} {
		if host == end || strings.HasSuffix(host, "."+end) {
			return true
		}
	}
	dot := strings.LastIndexByte(host, '.')
	return dot < 0 || isNumber(host[dot+1:])
}

func isNumber(label string) bool {
	_, err := strconv.ParseUint(label, 0, 64) // 0x7f too
	return err == nil || strings.Trim(label, "0123456789") == ""
}
