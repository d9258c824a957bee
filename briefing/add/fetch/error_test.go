package fetch

import (
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"net/url"
	"os"
	"syscall"
	"testing"
)

// What the net packages say reaches a reader in our words.
func TestReason(t *testing.T) {
	dial := func(err error) error {
		return &url.Error{Op: "Get", URL: "http://a.example", Err: &net.OpError{Op: "dial", Net: "tcp", Err: err}}
	}
	for _, tt := range []struct {
		err  error
		want string
	}{
		{dial(&net.AddrError{Err: "invalid port", Addr: "99999"}), `"99999" is no address of a server: invalid port`},
		{dial(&net.DNSError{Name: "a.example", IsNotFound: true}), `there is no host "a.example"`},
		{dial(&net.DNSError{Name: "a.example", Err: "server misbehaving"}), `no answer to where the host "a.example" is`},
		{dial(os.NewSyscallError("connect", syscall.ECONNREFUSED)), "the server does not answer (connection refused)"},
		{dial(os.NewSyscallError("read", syscall.ECONNRESET)), "the server broke the connection off"},
		{dial(os.NewSyscallError("connect", syscall.ENETUNREACH)), "the server cannot be reached (network is unreachable)"},
		{dial(os.ErrDeadlineExceeded), "the server did not answer in time"},
		{dial(tls.RecordHeaderError{Msg: "first record does not look like a TLS handshake"}), "the server does not speak TLS as it should (is it an http address?)"},
		{dial(errors.New("net/http: HTTP/1.x transport connection broken: malformed HTTP status code")), "what the server answers is not HTTP"},
		{dial(errors.New("http2: server sent GOAWAY")), "what the server answers is not HTTP"},
		{dial(io.EOF), "the server sent nothing"},
		{errors.New("more than 32 MB"), "more than 32 MB"},
	} {
		if got := reason(fmt.Errorf("fetch: %w", tt.err)).Error(); got != tt.want && got != "fetch: "+tt.want {
			t.Errorf("%v: got %q, want %q", tt.err, got, tt.want)
		}
	}
}
