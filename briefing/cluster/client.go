package cluster

import (
	"bytes"
	"context"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"strings"
	"sync/atomic"
	"time"

	"briefing/briefing/source/scrub"
)

// Limits on one request.
const (
	deadline   = 30 * time.Second // of a reader, who sees no reason to wait
	writeLimit = 2 * time.Minute  // of a publisher: a server that is full of work takes its time
	dialLimit  = 5 * time.Second
	mostAnswer = 256 << 20 // bytes
)

// client asks one index of a cluster.
type client struct {
	at       Address
	who      Credentials
	http     *http.Client
	deadline time.Duration
	server   atomic.Int32 // the one that answered last
}

func newClient(at Address, who Credentials) *client {
	transport := &http.Transport{
		Proxy:               http.ProxyFromEnvironment,
		DialContext:         (&net.Dialer{Timeout: dialLimit}).DialContext,
		TLSClientConfig:     who.tls,
		MaxIdleConnsPerHost: 8,
		IdleConnTimeout:     time.Minute,
		ForceAttemptHTTP2:   true,
	}
	return &client{at: at, who: who, deadline: deadline, http: &http.Client{
		Transport: transport,
		// Another host must not get the credentials, and the same one has no reason.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

func (c *client) close() { c.http.CloseIdleConnections() }

// object is a JSON object.
type object = map[string]any

// lines are JSON objects, one a line.
type lines []byte

// do sends a request to path below the index and decodes the answer into out, which may be
// nil. The error of a context that is done is the context's.
func (c *client) do(ctx context.Context, method, path string, body, out any) error {
	limited, cancel := context.WithTimeout(ctx, c.deadline)
	defer cancel()
	data, err := c.ask(limited, method, path, body)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case limited.Err() != nil:
		return c.fail(slow(c.deadline))
	case err != nil:
		return c.fail(err)
	case out == nil:
		return nil
	}
	if err := json.Unmarshal(data, out); err != nil {
		return c.fail(errors.New("its answer is no JSON of the expected form"))
	}
	return nil
}

// slow is the error of a server that gives no answer for so long.
type slow time.Duration

func (s slow) Error() string {
	return fmt.Sprintf("no answer within %.0f seconds", time.Duration(s).Seconds())
}

// ask sends a request to the server that answered last or, while none can be reached, to
// the next.
func (c *client) ask(ctx context.Context, method, path string, body any) (data []byte, err error) {
	content, kind, err := encode(body)
	if err != nil {
		return nil, err
	}
	first := int(c.server.Load())
	for i := range c.at.bases {
		server := (first + i) % len(c.at.bases)
		data, err = c.send(ctx, server, method, path, content, kind)
		var away unreachable
		if !errors.As(err, &away) || away.dialled && method != http.MethodGet && method != http.MethodPost {
			c.server.Store(int32(server))
			return data, err
		}
		if ctx.Err() != nil {
			return nil, err
		}
	}
	return data, err
}

// unreachable is the error of a server that gave no answer, or not all of one. If it was
// dialled, it may have done what it was asked to do, which only GET and POST allow to ask
// for again: all that is written by POST has a name of its own.
type unreachable struct {
	dialled bool
	why     string
}

func (e unreachable) Error() string { return e.why }

func encode(body any) (content []byte, kind string, err error) {
	switch b := body.(type) {
	case nil:
	case lines:
		return b, "application/x-ndjson", nil
	default:
		content, err = json.Marshal(b)
	}
	return content, "application/json", err
}

func (c *client) send(ctx context.Context, server int, method, path string, content []byte, kind string) ([]byte, error) {
	var in io.Reader
	if content != nil {
		in = bytes.NewReader(content)
	}
	req, err := http.NewRequestWithContext(ctx, method, c.at.url(server, path), in)
	if err != nil {
		return nil, err
	}
	req.Header.Set("Content-Type", kind)
	c.who.sign(req)
	resp, err := c.http.Do(req)
	if err != nil {
		return nil, reason(err)
	}
	defer resp.Body.Close()
	data, err := io.ReadAll(io.LimitReader(resp.Body, mostAnswer+1))
	switch {
	case err != nil:
		return nil, unreachable{true, "its answer breaks off"}
	case len(data) > mostAnswer:
		return nil, errors.New("its answer is too large")
	case resp.StatusCode >= http.StatusMultipleChoices:
		return nil, &statusError{status: resp.StatusCode, said: said(data)}
	}
	return data, nil
}

// fail returns an error that names the server.
func (c *client) fail(err error) error {
	return fmt.Errorf("shared library %q: %w", c.at, err)
}

// reason returns why a server could not be asked, without the address that net/http puts
// before it.
func reason(err error) error {
	var name x509.HostnameError
	var unknown x509.UnknownAuthorityError
	var invalid x509.CertificateInvalidError
	var record tls.RecordHeaderError
	var dns *net.DNSError
	var op *net.OpError
	switch {
	case errors.As(err, &name):
		return errors.New("its certificate is for another name")
	case errors.As(err, &unknown):
		return fmt.Errorf("its certificate is signed by nobody known here; %s names a file with the one who signed it", EnvCA)
	case errors.As(err, &invalid):
		return errors.New("its certificate is not valid now")
	case errors.As(err, &record):
		return errors.New("it answers without encryption")
	case errors.As(err, &dns):
		return fmt.Errorf("there is no host %q", dns.Name)
	case errors.As(err, &op) && op.Op == "dial":
		return unreachable{false, "nobody answers there (is the server running?)"}
	}
	return unreachable{true, "the connection was lost"}
}

// statusError is an answer with a status of failure.
type statusError struct {
	status int
	said   string // the server's reason, one line; "" if it gave none
}

func (e *statusError) Error() string {
	text := map[int]string{
		http.StatusUnauthorized:          "user and password, or API key, are needed or not accepted (" + EnvUser + ", " + EnvPassword + ", " + EnvAPIKey + ")",
		http.StatusForbidden:             "no right to do that",
		http.StatusNotFound:              "there is no library of that name",
		http.StatusRequestEntityTooLarge: "the server does not take so much at once",
		http.StatusTooManyRequests:       "the server is busy",
		http.StatusServiceUnavailable:    "the server is not ready",
	}[e.status]
	switch {
	case text != "":
	case e.status < http.StatusBadRequest:
		text = fmt.Sprintf("it sends elsewhere (status %d), and is not followed", e.status)
	default:
		text = fmt.Sprintf("the server failed with status %d", e.status)
	}
	if e.said != "" && e.status != http.StatusUnauthorized && e.status != http.StatusNotFound {
		text += ": " + e.said
	}
	return text
}

// hasStatus reports whether err is an answer with a status.
func hasStatus(err error, status int) bool {
	var failed *statusError
	return errors.As(err, &failed) && failed.status == status
}

// said returns the reason in an answer, as one line that may be shown.
func said(data []byte) string {
	const most = 200 // runes
	var answer struct{ Error json.RawMessage }
	var detail struct {
		Reason string
		Causes []struct{ Reason string } `json:"root_cause"`
	}
	text := ""
	if json.Unmarshal(data, &answer) == nil && json.Unmarshal(answer.Error, &detail) == nil {
		text = detail.Reason
		if len(detail.Causes) > 0 && detail.Causes[0].Reason != "" {
			text = detail.Causes[0].Reason
		}
	}
	line := []rune(strings.Join(strings.Fields(scrub.Line(text)), " "))
	if len(line) > most {
		return string(line[:most-1]) + "…"
	}
	return string(line)
}
