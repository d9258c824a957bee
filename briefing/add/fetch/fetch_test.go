package fetch

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"net/url"
	"strings"
	"testing"
	"time"
)

func noProxy(*http.Request) (*url.URL, error) { return nil, nil }

// local returns a client that may fetch from this machine.
func local(opts Options) *Client {
	opts.AllowPrivate = true
	opts.Proxy = noProxy
	return New(opts)
}

// serve returns the address of a server.
func serve(t *testing.T, handler http.HandlerFunc) string {
	t.Helper()
	server := httptest.NewServer(handler)
	t.Cleanup(server.Close)
	return server.URL
}

func packed(t *testing.T, text string) []byte {
	t.Helper()
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	if _, err := w.Write([]byte(text)); err != nil {
		t.Fatal(err)
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestGet(t *testing.T) {
	var asked http.Header
	at := serve(t, func(w http.ResponseWriter, r *http.Request) {
		asked = r.Header
		switch r.URL.Path {
		case "/from":
			http.Redirect(w, r, "to?a=b", http.StatusMovedPermanently)
		case "/packed":
			w.Header().Set("Content-Encoding", "gzip")
			w.Write(packed(t, "The ferry"))
		default:
			w.Header().Set("Content-Type", `Text/HTML; charset="windows-1251"`)
			w.Header().Set("ETag", `"1"`)
			fmt.Fprint(w, "The harbour")
		}
	})
	c := local(Options{Agent: "briefing/1"})
	d, err := c.Get(t.Context(), at+"/from#part", Version{})
	if err != nil {
		t.Fatal(err)
	}
	if d.URL != at+"/to?a=b" || d.Type != "text/html" || d.Charset != "windows-1251" || string(d.Data) != "The harbour" || d.Version.ETag != `"1"` {
		t.Errorf("%+v, data %q", d, d.Data)
	}
	if asked.Get("User-Agent") != "briefing/1" || asked.Get("Accept") == "" || asked.Get("Referer") != "" || asked.Get("Cookie") != "" {
		t.Errorf("asked with %v", asked)
	}
	if d, err := c.Get(t.Context(), at+"/packed", Version{}); err != nil || string(d.Data) != "The ferry" {
		t.Errorf("packed: %v, %v", d, err)
	}
}

func TestGetIfChanged(t *testing.T) {
	at := serve(t, func(w http.ResponseWriter, r *http.Request) {
		if r.Header.Get("If-None-Match") == `"1"` || r.Header.Get("If-Modified-Since") == "then" {
			w.WriteHeader(http.StatusNotModified)
		}
	})
	for _, v := range []Version{{ETag: `"1"`}, {Modified: "then"}} {
		if _, err := local(Options{}).Get(t.Context(), at, v); !errors.Is(err, ErrUnchanged) {
			t.Errorf("%+v: %v, want %v", v, err, ErrUnchanged)
		}
	}
	if d, err := local(Options{}).Get(t.Context(), at, Version{ETag: `"2"`}); err != nil || len(d.Data) > 0 {
		t.Errorf("changed: %v, %v", d, err)
	}
}

// Whatever a server does, there is an error that says so, and soon.
func TestWhatServersDo(t *testing.T) {
	hang := make(chan struct{})
	at := serve(t, func(w http.ResponseWriter, r *http.Request) {
		switch r.URL.Path {
		case "/loop":
			http.Redirect(w, r, "/loop", http.StatusFound)
		case "/elsewhere":
			w.Header().Set("Location", r.URL.Query().Get("to"))
			w.WriteHeader(http.StatusSeeOther)
		case "/big":
			w.Header().Set("Content-Length", "5000")
			w.Write(bytes.Repeat([]byte("a"), 5000))
		case "/big-untold":
			for range 500 {
				w.Write(bytes.Repeat([]byte("a"), 1000))
				w.(http.Flusher).Flush()
			}
		case "/bomb":
			w.Header().Set("Content-Encoding", "gzip")
			w.Write(packed(t, strings.Repeat("a", 1<<20)))
		case "/no-gzip":
			w.Header().Set("Content-Encoding", "gzip")
			fmt.Fprint(w, "not packed at all")
		case "/cut-gzip":
			w.Header().Set("Content-Encoding", "gzip")
			all := packed(t, strings.Repeat("some words ", 20))
			w.Write(all[:len(all)/2])
		case "/br":
			w.Header().Set("Content-Encoding", "br")
			fmt.Fprint(w, "a")
		case "/cut":
			w.Header().Set("Content-Length", "100")
			fmt.Fprint(w, "a")
		case "/picture":
			w.Header().Set("Content-Type", "image/png")
		case "/header":
			w.Header().Set("X-Long", strings.Repeat("a", 2*mostHeader))
		case "/mute":
			<-hang
		case "/slow":
			fmt.Fprint(w, "a")
			w.(http.Flusher).Flush()
			<-hang
		case "/drip":
			for r.Context().Err() == nil {
				fmt.Fprint(w, "a")
				w.(http.Flusher).Flush()
				time.Sleep(time.Millisecond)
			}
		case "/304":
			w.WriteHeader(http.StatusNotModified)
		case "/404":
			w.WriteHeader(http.StatusNotFound)
		case "/500":
			w.WriteHeader(http.StatusInternalServerError)
		case "/799":
			w.WriteHeader(799)
		}
	})
	defer close(hang)
	limits := Options{MaxBytes: 4000, Accept: func(mediaType string) error {
		if strings.HasPrefix(mediaType, "image/") {
			return errors.New("a picture")
		}
		return nil
	}}
	for _, tt := range []struct{ path, want string }{
		{"/loop", "more than 10 redirects"},
		{"/elsewhere?to=", "a redirect to no address"},
		{"/elsewhere?to=file:///etc/passwd", `a redirect to "file:///etc/passwd": want an address that begins with http:// or https://`},
		{"/elsewhere?to=http://me:secret@a.example/", `a redirect to "http://me:xxxxx@a.example/": an address with a user name in it; what needs a password is not fetched`},
		{"/elsewhere?to=%2F404", "it leads to " + at + "/404: the server answers 404 Not Found"},
		{"/big", "bigger than 4000 bytes"},
		{"/big-untold", "bigger than 4000 bytes"},
		{"/bomb", "bigger than 4000 bytes"},
		{"/no-gzip", "unpack: gzip: invalid header"},
		{"/cut-gzip", "broken off before its end"},
		{"/br", `packed in a way that was not asked for: "br"`},
		{"/cut", "broken off before its end"},
		{"/picture", "a picture"},
		{"/mute", "the server sends nothing for 100ms"},
		{"/slow", "the server sends nothing for 100ms"},
		{"/404", "the server answers 404 Not Found"},
		{"/500", "the server answers 500 Internal Server Error"},
		{"/799", "the server answers 799"},
	} {
		limits.Idle = 0
		if strings.HasPrefix(tt.want, "the server sends nothing") {
			limits.Idle = 100 * time.Millisecond
		}
		if d, err := local(limits).Get(t.Context(), at+tt.path, Version{}); err == nil || err.Error() != tt.want {
			t.Errorf("%s: %v, error %q, want %q", tt.path, d, err, tt.want)
		}
	}
	if _, err := local(limits).Get(t.Context(), at+"/header", Version{}); err == nil || !strings.Contains(err.Error(), "header") {
		t.Errorf("a huge header: %v", err)
	}
	limits.Timeout, limits.MaxBytes = 100*time.Millisecond, 1<<30
	if _, err := local(limits).Get(t.Context(), at+"/drip", Version{}); err == nil || err.Error() != "not done after 100ms" {
		t.Errorf("drop by drop: %v", err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(50*time.Millisecond, cancel)
	if _, err := local(Options{}).Get(ctx, at+"/mute", Version{}); !errors.Is(err, context.Canceled) {
		t.Errorf("interrupted: %v", err)
	}
}

func TestNoAddress(t *testing.T) {
	for _, tt := range []struct{ address, want string }{
		{"", "want an address that begins with http:// or https://"},
		{"ferry.html", "want an address that begins with http:// or https://"},
		{"ftp://a.example/", "want an address that begins with http:// or https://"},
		{"http://", "an address without a host"},
		{"http://a.example:port/", "that is no address"},
		{"http://a\x1b.example/", "that is no address"},
		{"http://me:secret@a.example/", "an address with a user name in it; what needs a password is not fetched"},
		{"http://a.example/" + strings.Repeat("a", longestAddress), "its address has more than 8192 bytes"},
	} {
		if _, err := local(Options{}).Get(t.Context(), tt.address, Version{}); err == nil || err.Error() != tt.want {
			t.Errorf("%.30q: %v, want %s", tt.address, err, tt.want)
		}
	}
	for s, want := range map[string]bool{"http://a": true, "HTTPS://a": true, "http:a": false, "http://": false, "a.html": false, "file:///a": false} {
		if IsAddress(s) != want {
			t.Errorf("IsAddress(%q) is %t", s, !want)
		}
	}
}

// Nothing but the internet is reached, neither at once nor by a redirect.
func TestPrivate(t *testing.T) {
	reached := 0
	at := serve(t, func(http.ResponseWriter, *http.Request) { reached++ })
	_, port, err := net.SplitHostPort(strings.TrimPrefix(at, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	c := New(Options{Proxy: noProxy})
	for _, host := range []string{"127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[64:ff9b::7f00:1]", "0.0.0.0", "[::]", "2130706433", "0x7f.1"} {
		if d, err := c.Get(t.Context(), "http://"+host+":"+port, Version{}); err == nil {
			t.Errorf("%s: %v, want an error", host, d)
		}
	}
	if _, err := c.Get(t.Context(), at, Version{}); !errors.Is(err, ErrPrivate) || err.Error() != "127.0.0.1: not a public address" {
		t.Errorf("%v, want %v", err, ErrPrivate)
	}
	if reached > 0 {
		t.Errorf("the server was reached %d times", reached)
	}
	// The check is that of the connection, whatever the hop.
	from := serve(t, func(w http.ResponseWriter, r *http.Request) { http.Redirect(w, r, at, http.StatusFound) })
	if _, err := c.Get(t.Context(), from, Version{}); !errors.Is(err, ErrPrivate) {
		t.Errorf("redirect: %v", err)
	}
}

// A connection that is allowed for the first address is not for the next one.
func TestRedirectToPrivate(t *testing.T) {
	c := New(Options{Proxy: noProxy})
	inside, reached := 0, 0
	secret := serve(t, func(http.ResponseWriter, *http.Request) { inside++ })
	public := serve(t, func(w http.ResponseWriter, r *http.Request) {
		reached++
		http.Redirect(w, r, secret, http.StatusFound)
	})
	dial := c.direct.DialContext
	c.direct.DialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
		if address == "public.example:80" {
			return new(net.Dialer).DialContext(ctx, network, strings.TrimPrefix(public, "http://"))
		}
		return dial(ctx, network, address)
	}
	_, err := c.Get(t.Context(), "http://public.example/", Version{})
	if want := "it leads to " + secret + ": 127.0.0.1: not a public address"; !errors.Is(err, ErrPrivate) || err.Error() != want {
		t.Errorf("error %q, want %q", err, want)
	}
	if reached != 1 || inside != 0 {
		t.Errorf("reached the public server %d times, the private one %d times", reached, inside)
	}
}

// A proxy is neither passed by in silence nor used in silence; one that is used
// is not asked for names of its own network.
func TestProxy(t *testing.T) {
	var asked []string
	proxy := serve(t, func(w http.ResponseWriter, r *http.Request) { asked = append(asked, r.URL.String()) })
	at, err := url.Parse(proxy)
	if err != nil {
		t.Fatal(err)
	}
	through := func(*http.Request) (*url.URL, error) { return at, nil }
	for _, allow := range []bool{false, true} {
		if _, err := New(Options{Proxy: through, AllowPrivate: allow}).Get(t.Context(), "http://a.example/", Version{}); !errors.Is(err, ErrProxy) {
			t.Errorf("%v, want %v", err, ErrProxy)
		}
	}
	c := New(Options{Proxy: through, UseProxy: true})
	for _, s := range []string{
		"http://10.0.0.1/", "http://localhost/", "http://a.local/", "http://wiki/", "http://[::1]/", "http://127.1/", "http://0x7f.0.0.1./",
		"http://0177.0.0.1/", "http://１２７。０。０。１/", "http://a。local/", "http://[::1%25lo]/",
	} {
		if _, err := c.Get(t.Context(), s, Version{}); !errors.Is(err, ErrPrivate) {
			t.Errorf("%s: %v, want %v", s, err, ErrPrivate)
		}
	}
	if len(asked) > 0 {
		t.Errorf("the proxy was asked for %q", asked)
	}
	if _, err := c.Get(t.Context(), "http://a.example/b", Version{}); err != nil || len(asked) != 1 || asked[0] != "http://a.example/b" {
		t.Errorf("%v, asked for %q", err, asked)
	}
}

func TestFromEnvironment(t *testing.T) {
	for _, tt := range []struct{ variable, value, address, want string }{
		{"http_proxy", "http://p.example:1", "http://a.example/", "http://p.example:1"},
		{"http_proxy", "http://p.example:1", "https://a.example/", ""},
		{"HTTPS_PROXY", "p.example:1", "https://a.example/", "http://p.example:1"},
		{"ALL_PROXY", "socks5h://127.0.0.1:9050", "https://a.example/", "socks5h://127.0.0.1:9050"},
		{"all_proxy", "socks5h://127.0.0.1:9050", "http://a.example/", "socks5h://127.0.0.1:9050"},
		{"ALL_PROXY", "http://p.example:1", "http://near.example/", ""},
	} {
		for _, v := range []string{"HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy", "REQUEST_METHOD"} {
			t.Setenv(v, "")
		}
		t.Setenv("NO_PROXY", "near.example")
		t.Setenv(tt.variable, tt.value)
		r := httptest.NewRequest(http.MethodGet, tt.address, nil)
		got := ""
		if u, err := fromEnvironment()(r); err != nil {
			t.Error(err)
		} else if u != nil {
			got = u.String()
		}
		if got != tt.want {
			t.Errorf("%s=%s: %s goes through %q, want %q", tt.variable, tt.value, tt.address, got, tt.want)
		}
	}
}

// A server is who it says it is, or nothing is fetched; HTTP/2 is spoken where it
// can be, within the same limits.
func TestTLS(t *testing.T) {
	server := httptest.NewUnstartedServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path == "/header" {
			w.Header().Set("X-Long", strings.Repeat("a", 2*mostHeader))
		}
		fmt.Fprint(w, r.Proto)
	}))
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	server.EnableHTTP2 = true
	server.StartTLS()
	defer server.Close()
	c := local(Options{})
	if d, err := c.Get(t.Context(), server.URL, Version{}); err == nil || !strings.Contains(err.Error(), "certificate") {
		t.Errorf("unknown authority: %v, %v", d, err)
	}
	c = local(Options{})
	c.direct.TLSClientConfig = server.Client().Transport.(*http.Transport).TLSClientConfig
	if d, err := c.Get(t.Context(), server.URL, Version{}); err != nil || string(d.Data) != "HTTP/2.0" {
		t.Errorf("%v, %v", d, err)
	}
	if d, err := c.Get(t.Context(), server.URL+"/header", Version{}); err == nil {
		t.Errorf("a huge header: %v", d)
	}
}

func TestIsPublic(t *testing.T) {
	for s, want := range map[string]bool{
		"8.8.8.8": true, "1.1.1.1": true, "172.15.0.1": true, "172.32.0.1": true, "100.63.0.1": true, "2606:4700::1111": true, "2a00:1450::1": true,
		"0.0.0.0": false, "0.1.2.3": false, "10.1.2.3": false, "100.64.0.1": false, "100.127.255.255": false, "127.9.9.9": false, "169.254.169.254": false,
		"172.16.0.1": false, "172.31.255.255": false, "192.168.1.1": false, "192.0.0.1": false, "192.0.2.1": false, "198.18.0.1": false, "198.19.9.9": false,
		"198.51.100.1": false, "203.0.113.1": false, "224.0.0.1": false, "239.1.1.1": false, "240.0.0.1": false, "255.255.255.255": false,
		"::": false, "::1": false, "::127.0.0.1": false, "fe80::1": false, "fe80::1%eth0": false, "fc00::1": false, "fd12::1": false, "fec0::1": false, "ff02::1": false,
		"2001:db8::1": false, "2001::1": false, "2002:7f00:1::": false, "3fff::1": false, "100::1": false, "5f00::1": false,
		"::ffff:10.0.0.1": false, "::ffff:8.8.8.8": true, "64:ff9b::10.0.0.1": false, "64:ff9b::8.8.8.8": true, "64:ff9b:1::1": false,
	} {
		if got := isPublic(netip.MustParseAddr(s)); got != want {
			t.Errorf("isPublic(%s) = %t", s, got)
		}
	}
	if isPublic(netip.Addr{}) {
		t.Error("no address is public")
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"http://a.example/b#c", "https://[::1%25eth0]:80/", "http://a@b/", "//a", "http:a"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		u, err := parse(s)
		if err == nil && (u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil) {
			t.Errorf("parse(%q) = %v", s, u)
		}
	})
}
