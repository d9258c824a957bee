package fetch

import (
	"compress/gzip"
	"crypto/tls"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"strings"
	"syscall"
)

// reason returns err in the words of a reader of articles, if possible: without
// system calls. It wraps the errors that callers test for.
func reason(err error) error {
	var lookup *net.DNSError
	var address *net.AddrError
	var call *os.SyscallError
	var limit net.Error
	switch {
	case errors.Is(err, ErrPrivate), errors.Is(err, ErrProxy):
		return innermost(err)
	case errors.As(err, &lookup) && lookup.IsNotFound:
		return fmt.Errorf("there is no host %q", lookup.Name)
	case errors.As(err, &lookup):
		return fmt.Errorf("no answer to where the host %q is", lookup.Name)
	case errors.As(err, &address):
		return fmt.Errorf("%q is no address of a server: %s", address.Addr, address.Err)
	case errors.As(err, &call) && errors.Is(err, syscall.ECONNREFUSED):
		return errors.New("the server does not answer (connection refused)")
	case errors.As(err, &call) && errors.Is(err, syscall.ECONNRESET):
		return errors.New("the server broke the connection off")
	case errors.As(err, &call):
		return fmt.Errorf("the server cannot be reached (%w)", call.Err)
	case errors.As(err, &limit) && limit.Timeout():
		return errors.New("the server did not answer in time")
	case errors.Is(err, gzip.ErrHeader), errors.Is(err, gzip.ErrChecksum):
		return fmt.Errorf("unpack: %w", err)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("broken off before its end")
	case errors.Is(err, io.EOF):
		return errors.New("the server sent nothing")
	}
	return spoken(err)
}

// spoken returns errors of how a server speaks in words that say so; other errors as they
// are.
func spoken(err error) error {
	var certificate *tls.CertificateVerificationError
	var record tls.RecordHeaderError
	var alert tls.AlertError
	switch said := err.Error(); {
	case errors.As(err, &certificate):
		return fmt.Errorf("the server does not prove that it is the one: %w", certificate.Err)
	case errors.As(err, &record), errors.As(err, &alert), strings.Contains(said, "tls: "):
		return errors.New("the server does not speak TLS as it should (is it an http address?)")
	case strings.Contains(said, "response headers exceeded"):
		return errors.New("the headers of the server's answer are too long")
	case strings.Contains(said, "HTTP response"), strings.Contains(said, "net/http: "), strings.Contains(said, "http: "), strings.Contains(said, "http2: "), strings.Contains(said, "stream error"), strings.Contains(said, "malformed"):
		return errors.New("what the server answers is not HTTP")
	}
	return err
}

// innermost returns err without the text that the dialer adds.
func innermost(err error) error {
	var op *net.OpError
	if errors.As(err, &op) {
		return op.Err
	}
	return err
}
