package cluster

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"briefing/briefing"
	"briefing/briefing/source/scrub"
)

// bulk sends documents, some megabytes at a time and two requests at once.
type bulk struct {
	c      *client
	ctx    context.Context
	group  *errgroup.Group
	buffer []byte
}

// Bytes of one request: from enough on it is sent, and it has no more than most unless one
// document alone has.
const (
	enoughBytes = 4 << 20
	mostBytes   = 8 << 20
)

func newBulk(ctx context.Context, c *client) *bulk {
	group, inside := errgroup.WithContext(ctx)
	group.SetLimit(2)
	return &bulk{c: c, ctx: inside, group: group}
}

// putting returns the lines that write a document.
func putting(id string, doc object) ([]byte, error) {
	return encoded(object{"index": object{"_id": id}}, doc)
}

func encoded(of ...object) (out []byte, err error) {
	for _, o := range of {
		line, err := json.Marshal(o)
		if err != nil {
			return nil, err
		}
		out = append(append(out, line...), '\n')
	}
	return out, nil
}

func (b *bulk) put(id string, doc object) error {
	content, err := putting(id, doc)
	if err != nil {
		return err
	}
	return b.send(content)
}

func (b *bulk) delete(id string) error {
	content, err := encoded(object{"delete": object{"_id": id}})
	if err != nil {
		return err
	}
	return b.send(content)
}

// send adds the lines of one document to the next request.
func (b *bulk) send(content []byte) error {
	if err := b.ctx.Err(); err != nil {
		return b.wait()
	}
	if len(b.buffer)+len(content) > mostBytes {
		b.flush()
	}
	b.buffer = append(b.buffer, content...)
	if len(b.buffer) >= enoughBytes {
		b.flush()
	}
	return nil
}

func (b *bulk) flush() {
	if len(b.buffer) == 0 {
		return
	}
	body := lines(b.buffer)
	b.buffer = nil
	b.group.Go(func() error {
		return b.c.patiently(b.ctx, func() (err error) {
			body, err = b.c.sendBulk(b.ctx, body)
			return err
		})
	})
}

// wait sends the rest and returns the first error once all is sent.
func (b *bulk) wait() error {
	b.flush()
	return b.group.Wait()
}

// sendBulk sends actions and returns those that the server was too busy for, with an error
// of that status.
func (c *client) sendBulk(ctx context.Context, body lines) (lines, error) {
	var out struct {
		Errors bool
		Items  []map[string]struct {
			ID     string `json:"_id"`
			Status int
			Error  struct{ Reason string }
		}
	}
	if err := c.do(ctx, http.MethodPost, "/_bulk?_source_includes=_id", body, &out); err != nil {
		return body, err
	}
	if !out.Errors {
		return nil, nil
	}
	all := strings.SplitAfter(string(body), "\n")
	var busy lines
	var failed []string
	at := 0
	for _, item := range out.Items {
		for action, of := range item {
			n := 2
			if action == "delete" {
				n = 1
			}
			action := all[at : at+n]
			at += n
			switch {
			case of.Status == http.StatusTooManyRequests:
				busy = append(busy, strings.Join(action, "")...)
			case of.Status >= http.StatusBadRequest && of.Status != http.StatusNotFound:
				failed = append(failed, fmt.Sprintf("%s: %s", named(action, of.ID), said([]byte(fmt.Sprintf(`{"error":{"reason":%q}}`, of.Error.Reason)))))
			}
		}
	}
	if len(failed) > 0 {
		const most = 3
		return nil, c.fail(fmt.Errorf("%s not taken: %s", briefing.Count(len(failed), "document"), strings.Join(failed[:min(most, len(failed))], "; ")))
	}
	if len(busy) > 0 {
		return busy, c.fail(&statusError{status: http.StatusTooManyRequests})
	}
	return nil, nil
}

// named returns the name of what an action writes: an article's id, else the key.
func named(action []string, key string) string {
	var doc struct{ ID string }
	if json.Unmarshal([]byte(action[len(action)-1]), &doc) == nil && doc.ID != "" {
		return scrub.Line(doc.ID)
	}
	return key
}

// patience is how long a publisher waits for a server that cannot take anything now.
var patience = 5 * time.Minute // tests do not wait so long

// patiently calls do again and again while the server is busy, not ready or not there, with
// pauses that grow.
func (c *client) patiently(ctx context.Context, do func() error) error {
	const first, longest = 100 * time.Millisecond, 20 * time.Second
	pause, began := first, time.Now()
	for {
		err := do()
		if !isPassing(err) || time.Since(began)+pause > patience {
			return err
		}
		select {
		case <-ctx.Done():
			return ctx.Err()
		case <-time.After(pause/2 + rand.N(pause)):
		}
		pause = min(2*pause, longest)
	}
}

// isPassing reports whether an error may be another time.
func isPassing(err error) bool {
	var late slow
	var away unreachable
	return hasStatus(err, http.StatusTooManyRequests) || hasStatus(err, http.StatusServiceUnavailable) ||
		errors.As(err, &late) || errors.As(err, &away)
}
