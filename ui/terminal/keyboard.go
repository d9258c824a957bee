//go:build unix

package terminal

import (
	"errors"
	"io"
	"os"
	"sync"
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/muesli/cancelreader"
)

// keyboard reads what the terminal sends, in the background.
type keyboard struct {
	in   *os.File
	to   *queue
	gone func(error) // called when there is nothing more to read, ever

	scanner scanner
	reader  cancelreader.CancelReader
	ended   sync.WaitGroup
}

// start begins to read.
func (k *keyboard) start() error {
	reader, err := uv.NewCancelReader(k.in)
	if err != nil {
		return err
	}
	k.reader = reader
	chunks := make(chan []byte)
	taken := make(chan struct{})
	k.ended.Go(func() { k.read(reader, chunks, taken) })
	k.ended.Go(func() { k.scan(chunks, taken) })
	return nil
}

// stop ends the reading: the next keys are for another program.
func (k *keyboard) stop() {
	if k.reader == nil {
		return
	}
	k.reader.Cancel()
	k.ended.Wait()
	_ = k.reader.Close()
	k.reader = nil
}

func (k *keyboard) read(from io.Reader, chunks chan<- []byte, taken <-chan struct{}) {
	defer close(chunks)
	buf := make([]byte, 1<<16)
	for {
		n, err := from.Read(buf)
		if n > 0 {
			chunks <- buf[:n]
			<-taken
		}
		switch {
		case errors.Is(err, cancelreader.ErrCanceled):
			return
		case err == nil && n > 0:
		case err == nil:
			err = io.EOF
			fallthrough
		default:
			k.gone(err)
			return
		}
	}
}

// scan puts messages in the queue. It waits a moment for the rest of an unfinished
// sequence.
func (k *keyboard) scan(chunks <-chan []byte, taken chan<- struct{}) {
	late := time.NewTimer(time.Hour)
	defer late.Stop()
	for {
		late.Stop()
		if d := k.scanner.wait(); d > 0 {
			late.Reset(d)
		}
		select {
		case chunk, ok := <-chunks:
			if !ok {
				k.to.push(k.scanner.scan(nil, true)...)
				return
			}
			k.to.push(k.scanner.scan(chunk, false)...)
			taken <- struct{}{}
		case <-late.C:
			k.to.push(k.scanner.scan(nil, true)...)
		}
	}
}

// mostJoined limits the bytes of letters in one message.
const mostJoined = 1 << 16

// burst is letters on their way to the app.
type burst struct {
	letters
	interrupts int64 // how many ^C had come
}

// queue holds messages for the program, so that their senders need not wait. ^C
// passes earlier keys.
type queue struct {
	mu         sync.Mutex
	messages   []tea.Msg
	ready      chan struct{}
	interrupts atomic.Int64 // how many ^C came
}

func newQueue() *queue { return &queue{ready: make(chan struct{}, 1)} }

func (q *queue) push(msgs ...tea.Msg) {
	if len(msgs) == 0 {
		return
	}
	q.mu.Lock()
	for _, msg := range msgs {
		if _, ok := msg.(interrupt); ok {
			q.interrupts.Add(1)
			q.messages = kept(q.messages)
		}
		if last := len(q.messages) - 1; last >= 0 {
			if both, ok := joined(q.messages[last], msg); ok {
				q.messages[last] = both
				continue
			}
		}
		q.messages = append(q.messages, msg)
	}
	q.mu.Unlock()
	select {
	case q.ready <- struct{}{}:
	default:
	}
}

// joined returns the letters of two messages in one.
func joined(a, b tea.Msg) (tea.Msg, bool) {
	first, ok := a.(letters)
	second, also := b.(letters)
	if !ok || !also || len(first) > mostJoined {
		return nil, false
	}
	return first + second, true
}

// kept returns the messages that do not come from the keyboard or the mouse.
func kept(msgs []tea.Msg) []tea.Msg {
	var out []tea.Msg
	for _, msg := range msgs {
		switch msg.(type) {
		case letters, uv.KeyEvent, uv.MouseEvent, uv.PasteEvent:
		default:
			out = append(out, msg)
		}
	}
	return out
}

// deliver hands every message to send, in order, until end.
func (q *queue) deliver(send func(tea.Msg), end <-chan struct{}) {
	for {
		select {
		case <-end:
			return
		case <-q.ready:
		}
		for msg, ok := q.next(); ok; msg, ok = q.next() {
			send(msg)
		}
	}
}

func (q *queue) next() (tea.Msg, bool) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if len(q.messages) == 0 {
		q.messages = nil
		return nil, false
	}
	msg := q.messages[0]
	q.messages = q.messages[1:]
	if s, ok := msg.(letters); ok {
		return burst{s, q.interrupts.Load()}, true
	}
	return msg, true
}
