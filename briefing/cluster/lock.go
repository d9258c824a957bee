package cluster

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"sync"
	"time"

	"briefing/briefing/source/scrub"
)

// A publisher holds the lock of a library: a document that it writes again every beat. A
// lock that was not written for some beats belongs to a program that was killed, and is
// taken over. No clock of another machine counts, only whether the document changes.
var beat = 3 * time.Second // tests do not wait so long

const beatsOfSilence = 5

type lock struct {
	c    *client
	ctx  context.Context
	stop context.CancelCauseFunc
	done sync.WaitGroup
	at   version
}

// lock takes the lock. The error wraps ErrPublishing if another program holds it.
func (c *client) lock(ctx context.Context) (*lock, error) {
	at, err := c.writeLock(ctx, "/_create/"+kindLock)
	if hasStatus(err, http.StatusConflict) {
		at, err = c.takeOver(ctx)
	}
	if err != nil {
		return nil, err
	}
	l := &lock{c: c, at: at}
	l.ctx, l.stop = context.WithCancelCause(ctx)
	l.done.Go(l.keep)
	return l, nil
}

func (c *client) writeLock(ctx context.Context, path string) (version, error) {
	var at version
	err := c.do(ctx, http.MethodPut, path, object{"kind": kindLock, "id": kindLock, "data": pack([]byte(owner()))}, &at)
	return at, err
}

func (v version) path(id string) string {
	return fmt.Sprintf("/_doc/%s?if_seq_no=%d&if_primary_term=%d", id, v.Seq, v.Term)
}

// takeOver waits whether the lock is written again, and takes it if not.
func (c *client) takeOver(ctx context.Context) (version, error) {
	doc, err := c.get(ctx, kindLock)
	if err != nil {
		return version{}, err
	}
	busy := func() error {
		who, err := unpack(kindLock, "", doc.Source.Data)
		if err != nil {
			return c.fail(errPublishing)
		}
		return c.fail(fmt.Errorf("%w (%s)", errPublishing, scrub.Line(string(who))))
	}
	for range beatsOfSilence {
		select {
		case <-ctx.Done():
			return version{}, ctx.Err()
		case <-time.After(beat):
		}
		now, err := c.get(ctx, kindLock)
		switch {
		case hasStatus(err, http.StatusNotFound):
			return c.writeLock(ctx, "/_create/"+kindLock)
		case err != nil:
			return version{}, err
		case now.version != doc.version:
			return version{}, busy()
		}
	}
	at, err := c.writeLock(ctx, doc.path(kindLock))
	if hasStatus(err, http.StatusConflict) {
		err = busy()
	}
	return at, err
}

// context is done when the lock is lost.
func (l *lock) context() context.Context { return l.ctx }

// keep writes the lock every beat.
func (l *lock) keep() {
	lost := 0
	for {
		select {
		case <-l.ctx.Done():
			return
		case <-time.After(beat):
		}
		at, err := l.c.writeLock(l.ctx, l.at.path(kindLock))
		switch {
		case err == nil:
			l.at, lost = at, 0
		case hasStatus(err, http.StatusConflict) || hasStatus(err, http.StatusNotFound):
			l.stop(l.c.fail(errPublishing))
			return
		case lost == beatsOfSilence:
			l.stop(err) // somebody else may have it by now
			return
		default:
			lost++
		}
	}
}

// release gives the lock back. It returns why it was lost before, if it was.
func (l *lock) release() error {
	l.stop(nil)
	l.done.Wait()
	cause := context.Cause(l.ctx)
	if errors.Is(cause, context.Canceled) {
		cause = nil
	}
	const enough = 2 * time.Second
	ctx, cancel := context.WithTimeout(context.WithoutCancel(l.ctx), enough)
	defer cancel()
	_ = l.c.do(ctx, http.MethodDelete, l.at.path(kindLock), nil, nil) // else it is taken over
	return cause
}
