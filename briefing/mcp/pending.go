package mcp

import (
	"bytes"
	"io"
	"sync"
	"time"
)

// pending counts the requests without an answer. A client may send its last request and
// close its output at once; the server would stop there, with the answer unwritten.
type pending struct {
	mu   sync.Mutex
	n    int
	done chan struct{} // has room for one; filled when n falls to 0
}

// mostWait is how long the end of the input waits for answers.
const mostWait = 30 * time.Second

func newPending() *pending { return &pending{done: make(chan struct{}, 1)} }

// count adds the requests, or takes away the answers, among lines of JSON.
func (p *pending) count(data []byte, key string, by int) {
	n := 0
	for line := range bytes.Lines(data) {
		if bytes.Contains(line, []byte(`"id":`)) && bytes.Contains(line, []byte(key)) {
			n++
		}
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.n += n * by; n > 0 && p.n <= 0 {
		select {
		case p.done <- struct{}{}:
		default:
		}
	}
}

// wait waits for the answers.
func (p *pending) wait() {
	after := time.After(mostWait)
	for {
		p.mu.Lock()
		n := p.n
		p.mu.Unlock()
		if n <= 0 {
			return
		}
		select {
		case <-p.done:
		case <-after:
			return
		}
	}
}

// asking is the input.
type asking struct {
	io.ReadCloser
	*pending
}

func (a asking) Read(p []byte) (int, error) {
	n, err := a.ReadCloser.Read(p)
	a.count(p[:n], `"method":`, 1)
	if err == io.EOF && n == 0 {
		a.wait()
	}
	return n, err
}

// answering is the output.
type answering struct {
	io.WriteCloser
	*pending
}

func (a answering) Write(p []byte) (int, error) {
	n, err := a.WriteCloser.Write(p)
	a.count(p[:n], `"jsonrpc":`, -1)
	return n, err
}
