package fetch

import (
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"syscall"
)

// reason returns err in the words of a reader of articles, if possible: without
// system calls. It wraps the errors that callers test for.
func reason(err error) error {
	var lookup *net.DNSError
	var call *os.SyscallError
	switch {
	case errors.Is(err, ErrPrivate), errors.Is(err, ErrProxy):
		return innermost(err)
	case errors.As(err, &lookup) && lookup.IsNotFound:
		return fmt.Errorf("there is no host %q", lookup.Name)
	case errors.As(err, &call) && errors.Is(err, syscall.ECONNREFUSED):
		return errors.New("the server does not answer (connection refused)")
	case errors.Is(err, gzip.ErrHeader), errors.Is(err, gzip.ErrChecksum):
		return fmt.Errorf("unpack: %w", err)
	case errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("broken off before its end")
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
