package cluster

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"slices"
)

// isSame reports whether m is the present generation.
func (w *publisher) isSame(m *manifest) bool {
	now := *m
	now.Generation = w.was.Generation
	a, errA := json.Marshal(now)
	b, errB := json.Marshal(w.was)
	return !w.first && errA == nil && errB == nil && string(a) == string(b)
}

// isMade reports whether the library is in the state that is published, as far as counts
// and digest do not tell otherwise.
func (w *publisher) isMade(ctx context.Context) (bool, error) {
	if w.first || w.p.Made == 0 || w.p.Made != w.was.Made || len(w.left) > 0 {
		return false, nil
	}
	tallies, err := w.p.Library.Tallies(ctx)
	now := *w.was
	now.Title, now.HasDigest, now.Digest = w.p.Title, w.p.HasDigest, string(w.p.Digest)
	now.Extent, now.Tallies = w.p.Library.Extent(), tallies
	return w.isSame(&now), err
}

// end ends the articles that the next generation does not have.
func (w *publisher) end(ctx context.Context) error {
	var gone []string
	for key, wanted := range w.docs {
		if !wanted {
			gone = append(gone, key)
		}
	}
	slices.Sort(gone)
	w.bulk = newBulk(ctx, w.c)
	var err error
	left := map[string]bool{}
	for _, key := range w.left {
		left[key] = true
	}
	gone = slices.DeleteFunc(gone, func(key string) bool {
		if left[key] && err == nil {
			err = w.bulk.delete(key) // no reader has seen it
		}
		return left[key]
	})
	if err != nil {
		return errors.Join(err, w.bulk.wait())
	}
	w.done.Ended = len(gone)
	for some := range slices.Chunk(gone, 500) {
		var out struct {
			Docs []struct {
				ID     string `json:"_id"`
				Source struct {
					Data, Order string
					From        int64
				} `json:"_source"`
			}
		}
		if err = w.c.do(ctx, http.MethodPost, "/_mget", object{"ids": some}, &out); err != nil {
			break
		}
		for _, d := range out.Docs {
			var h hit
			h.ID, h.Source.Data, h.Source.Order, h.Source.From = d.ID, d.Source.Data, d.Source.Order, d.Source.From
			if err = w.again(h, w.next()); err != nil {
				break
			}
		}
	}
	return errors.Join(err, w.bulk.wait())
}

func (w *publisher) refresh(ctx context.Context) error {
	return w.c.patiently(ctx, func() error { return w.c.do(ctx, http.MethodPost, "/_refresh", nil, nil) })
}

// show makes a generation the present one, unless another program has done so since.
func (w *publisher) show(ctx context.Context, m *manifest) error {
	content, err := json.Marshal(m)
	if err != nil {
		return err
	}
	path := "/_create/" + kindManifest
	if !w.first {
		path = fmt.Sprintf("/_doc/%s?if_seq_no=%d&if_primary_term=%d", kindManifest, w.before.Seq, w.before.Term)
	}
	doc := object{"kind": kindManifest, "id": kindManifest, "from": m.Generation, "data": pack(content)}
	err = w.c.do(ctx, http.MethodPut, path, doc, nil)
	if hasStatus(err, http.StatusConflict) {
		err = w.c.fail(errPublishing)
	}
	return err
}

// tidy deletes what a publisher that was killed has left.
func (w *publisher) tidy(ctx context.Context) error {
	if len(w.left) == 0 {
		return nil
	}
	if err := w.end(ctx); err != nil {
		return err
	}
	return w.clean(ctx, w.was)
}

// clean deletes what neither the present generation has nor the one before.
func (w *publisher) clean(ctx context.Context, m *manifest) error {
	w.bulk = newBulk(ctx, w.c)
	err := w.each(ctx, []object{{"term": object{"kind": kindArticle}}, {"range": object{"until": object{"lte": w.was.Generation}}}}, false, func(h hit) error {
		return w.bulk.delete(h.ID)
	})
	keep := map[string]bool{}
	for _, piece := range append(w.was.pieces(), m.pieces()...) {
		keep[piece] = true
	}
	if err == nil {
		err = w.each(ctx, []object{{"term": object{"kind": kindPart}}}, false, func(h hit) error {
			if keep[h.ID] {
				return nil
			}
			return w.bulk.delete(h.ID)
		})
	}
	if err = errors.Join(err, w.bulk.wait()); err != nil {
		return err
	}
	return w.refresh(ctx)
}
