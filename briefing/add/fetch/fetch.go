// Package fetch gets documents from the web, one at a time and within limits: of
// time, of size, of redirects, and of the addresses that are reached.
//
// An address that is not public (this machine, the local network and the like) is
// refused unless Options allow it. The check is made on the address that a
// connection is made to, after its name was resolved and for every redirect, so
// that neither a name that changes its address nor a redirect gets around it.
// Behind a proxy that cannot be checked: the proxy resolves the names. So a proxy
// that the environment names is an error unless Options say to use it; it is
// never passed by in silence, and never used in silence either.
package fetch

import (
	"context"
	"errors"
	"fmt"
	"io"
	"mime"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// Reasons to refuse a document. Other errors report faults on the way.
var (
	ErrPrivate   = errors.New("not a public address")
	ErrProxy     = errors.New("the environment names a proxy for it")
	ErrUnchanged = errors.New("not changed")
)

// StatusError is an answer that holds no document, such as 404.
type StatusError struct{ Code int }

func (e *StatusError) Error() string {
	return strings.TrimSpace(fmt.Sprintf("the server answers %d %s", e.Code, http.StatusText(e.Code)))
}

// Default limits.
const (
	DefaultTimeout  = 2 * time.Minute
	DefaultIdle     = 20 * time.Second
	defaultMaxBytes = 32 << 20
)

const (
	mostRedirects  = 10
	mostHeader     = 256 << 10 // bytes of an answer's header
	longestAddress = 8 << 10   // bytes
)

// Options says how to fetch. The zero value is sound.
type Options struct {
	Agent        string        // name and version of the program, sent to servers
	Timeout      time.Duration // for a document with all its redirects
	Idle         time.Duration // for a server to send anything at all
	MaxBytes     int64         // of a document, unpacked
	AllowPrivate bool          // also fetch from addresses that are not public
	UseProxy     bool          // go through the proxy that Proxy names, whatever it reaches
	// Proxy returns the proxy for a request, or nil; FromEnvironment's if it is
	// not set.
	Proxy func(*http.Request) (*url.URL, error)
	// Accept, if set, returns an error for a media type ("image/png", "" if the
	// server does not tell) that is not worth downloading.
	Accept func(mediaType string) error
}

// Client fetches documents. It keeps no cookies.
type Client struct {
	opts    Options
	direct  *http.Transport
	proxied *http.Transport
}

// Document is a server's answer.
type Document struct {
	URL     string // where it was found, after all redirects
	Type    string // media type in lower case: "text/html"; "" if not stated
	Charset string // encoding, as the server states it; "" if it does not
	Data    []byte // unpacked
	Version Version
}

// Version is a server's identification of the state of a document.
type Version struct{ ETag, Modified string }

// New returns a client with opts.
func New(opts Options) *Client {
	if opts.Timeout <= 0 {
		opts.Timeout = DefaultTimeout
	}
	if opts.Idle <= 0 {
		opts.Idle = DefaultIdle
	}
	if opts.MaxBytes <= 0 {
		opts.MaxBytes = defaultMaxBytes
	}
	if opts.Proxy == nil {
		opts.Proxy = fromEnvironment()
	}
	c := &Client{opts: opts, direct: transport(), proxied: transport()}
	if !opts.AllowPrivate {
		dialer := &net.Dialer{Control: onlyPublic}
		c.direct.DialContext = dialer.DialContext
	}
	c.proxied.Proxy = opts.Proxy
	return c
}

// transport returns what both ways of fetching share. The limits of time are
// kept by Get.
func transport() *http.Transport {
	return &http.Transport{ForceAttemptHTTP2: true, MaxResponseHeaderBytes: mostHeader, MaxIdleConns: 10, IdleConnTimeout: time.Minute}
}

// IsAddress reports whether s is the address of a web page.
func IsAddress(s string) bool {
	scheme, rest, ok := strings.Cut(s, "://")
	return ok && rest != "" && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https"))
}

// Get returns the document at address. If have is the current version of that
// document, the error is ErrUnchanged. When ctx is done, partial data are
// dropped.
func (c *Client) Get(ctx context.Context, address string, have Version) (*Document, error) {
	limited, cancel := context.WithTimeoutCause(ctx, c.opts.Timeout, fmt.Errorf("not done after %v", c.opts.Timeout))
	defer cancel()
	limited, watch := watchIdle(limited, c.opts.Idle)
	defer watch.stop()
	d, err := c.get(limited, address, have, watch)
	if err != nil {
		if cause := context.Cause(limited); cause != nil {
			return nil, cause
		}
		return nil, reason(err)
	}
	return d, nil
}

// get follows redirects up to a document.
func (c *Client) get(ctx context.Context, address string, have Version, watch *watch) (*Document, error) {
	first, err := parse(address)
	if err != nil {
		return nil, err
	}
	at := first
	for range mostRedirects + 1 {
		answer, err := c.ask(ctx, at, have)
		if err != nil {
			return nil, within(at, first, err)
		}
		watch.heard()
		next, err := redirect(at, answer)
		if next == nil && err == nil {
			d, err := c.document(at, answer, watch)
			return d, within(at, first, err)
		}
		if closed := answer.Body.Close(); err == nil {
			err = closed
		}
		if err != nil {
			return nil, within(at, first, err)
		}
		if next.Host != at.Host {
			have = Version{} // it is the version of another server
		}
		at = next
	}
	return nil, fmt.Errorf("more than %d redirects", mostRedirects)
}

// within adds to err that it occurred after a redirect.
func within(at, first *url.URL, err error) error {
	if err == nil || at == first {
		return err
	}
	return fmt.Errorf("it leads to %s: %w", at, reason(err))
}

// parse returns the address to fetch, without its fragment.
func parse(address string) (*url.URL, error) {
	if len(address) > longestAddress {
		return nil, fmt.Errorf("its address has more than %d bytes", longestAddress)
	}
	u, err := url.Parse(address)
	switch {
	case err != nil:
		return nil, errors.New("that is no address")
	case u.Scheme != "http" && u.Scheme != "https":
		return nil, errors.New("want an address that begins with http:// or https://")
	case u.Hostname() == "":
		return nil, errors.New("an address without a host")
	case u.User != nil:
		return nil, errors.New("an address with a user name in it; what needs a password is not fetched")
	}
	u.Fragment, u.RawFragment = "", ""
	return u, nil
}

// ask sends the request for one address.
func (c *Client) ask(ctx context.Context, at *url.URL, have Version) (*http.Response, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, at.String(), nil)
	if err != nil {
		return nil, err
	}
	r.Header.Set("User-Agent", c.opts.Agent)
	r.Header.Set("Accept", "text/html, application/xhtml+xml, application/pdf, application/rss+xml, application/atom+xml, application/feed+json, */*;q=0.5")
	if have.ETag != "" {
		r.Header.Set("If-None-Match", have.ETag)
	}
	if have.Modified != "" {
		r.Header.Set("If-Modified-Since", have.Modified)
	}
	proxy, err := c.opts.Proxy(r)
	switch {
	case err != nil:
		return nil, fmt.Errorf("the proxy that the environment names: %w", err)
	case proxy == nil:
		return c.direct.RoundTrip(r)
	case !c.opts.UseProxy:
		return nil, ErrProxy
	case !c.opts.AllowPrivate && isPrivateName(at.Hostname()):
		return nil, fmt.Errorf("%s: %w", at.Hostname(), ErrPrivate)
	}
	return c.proxied.RoundTrip(r)
}

// redirect returns the address that answer leads to, or nil if it does not.
func redirect(at *url.URL, answer *http.Response) (*url.URL, error) {
	switch answer.StatusCode {
	case http.StatusMovedPermanently, http.StatusFound, http.StatusSeeOther, http.StatusTemporaryRedirect, http.StatusPermanentRedirect:
	default:
		return nil, nil
	}
	to, err := at.Parse(answer.Header.Get("Location"))
	if err != nil || answer.Header.Get("Location") == "" {
		return nil, errors.New("a redirect to no address")
	}
	next, err := parse(to.String())
	if err != nil {
		return nil, fmt.Errorf("a redirect to %q: %w", to.Redacted(), err)
	}
	return next, nil
}

// document reads the document that answer brings.
func (c *Client) document(at *url.URL, answer *http.Response, watch *watch) (*Document, error) {
	defer answer.Body.Close()
	switch answer.StatusCode {
	case http.StatusOK:
	case http.StatusNotModified:
		return nil, ErrUnchanged
	default:
		return nil, &StatusError{answer.StatusCode}
	}
	d := &Document{URL: at.String(), Version: Version{ETag: answer.Header.Get("ETag"), Modified: answer.Header.Get("Last-Modified")}}
	if mediaType, params, err := mime.ParseMediaType(answer.Header.Get("Content-Type")); err == nil {
		d.Type, d.Charset = mediaType, params["charset"]
	}
	if c.opts.Accept != nil {
		if err := c.opts.Accept(d.Type); err != nil {
			return nil, err
		}
	}
	if e := answer.Header.Get("Content-Encoding"); e != "" && !strings.EqualFold(e, "identity") {
		return nil, fmt.Errorf("packed in a way that was not asked for: %q", e)
	}
	tooBig := fmt.Errorf("bigger than %s", size(c.opts.MaxBytes))
	if answer.ContentLength > c.opts.MaxBytes {
		return nil, tooBig
	}
	var err error
	if d.Data, err = io.ReadAll(io.LimitReader(watched{answer.Body, watch}, c.opts.MaxBytes+1)); err != nil {
		return nil, err
	}
	if int64(len(d.Data)) > c.opts.MaxBytes {
		return nil, tooBig
	}
	return d, nil
}

func size(n int64) string {
	if n < 1<<20 {
		return fmt.Sprintf("%d bytes", n)
	}
	return fmt.Sprintf("%d MB", n>>20)
}
