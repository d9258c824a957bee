package library

import (
	"bytes"
	"compress/flate"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"sync"
	"time"

	"briefing/briefing"
	"briefing/briefing/draft"
	"briefing/briefing/store"
)

// Draft reads all articles for subjects that a digest could list. It calls
// each, if that is not nil, after every article.
func (l *Library) Draft(ctx context.Context, each func(done, all int)) (*draft.Draft, error) {
	entries, err := l.Entries(ctx)
	if err != nil {
		return nil, err
	}
	d := &draft.Draft{}
	for i, e := range entries {
		a, err := l.Article(ctx, e.ID)
		if err := errors.Join(err, ctx.Err()); err != nil {
			return nil, err
		}
		d.Add(a.ID, l.readings.read(a))
		if each != nil {
			each(i+1, len(entries))
		}
	}
	return d, nil
}

// mostFound limits the figures that were found and are linked.
const mostFound = 2000

// digestOf returns the finds of a draft as a digest.
func digestOf(d *draft.Draft) *briefing.Digest {
	f := d.Findings()
	f.Figures = f.Figures[:min(mostFound, len(f.Figures))]
	return f.Digest()
}

// findings searches articles in memory for subjects.
func (l *Library) findings(ctx context.Context, linked []store.Linked, tell func(Progress)) (*briefing.Digest, error) {
	d := &draft.Draft{}
	p := &progress{tell: tell, last: time.Now(), now: Progress{ToName: len(linked)}}
	for _, a := range linked {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		d.Add(a.Article.ID, l.readings.read(a.Article))
		p.named()
	}
	return digestOf(d), nil
}

// indexFindings returns the subjects found in the articles of an index.
// Articles not searched so far are searched now, which takes a while.
func (l *Library) indexFindings(ctx context.Context, x *store.Index, tell func(Progress)) (*briefing.Digest, error) {
	n, err := x.Unread(ctx, readingRules)
	if err != nil {
		return nil, err
	}
	p := &progress{tell: tell, last: time.Now(), now: Progress{ToName: n}}
	err = x.Read(ctx, readingRules, func(a *briefing.Article) []byte { return pack(draft.Read(a)) }, p.named)
	if err != nil {
		return nil, err
	}
	d := &draft.Draft{}
	err = x.Readings(ctx, func(id briefing.ArticleID, data []byte) error {
		r, err := unpack(data)
		if err == nil {
			d.Add(id, r)
		}
		return errors.Join(err, ctx.Err())
	})
	if err != nil {
		return nil, err
	}
	return digestOf(d), nil
}

// foundIn returns the subjects found in the articles of an index that is linked
// by linked. These are earlier finds, unless look asks for a search of all
// texts, or there are none although all texts have been searched.
func (l *Library) foundIn(ctx context.Context, x *store.Index, linked *briefing.Digest, look bool) (*briefing.Digest, error) {
	before := foundOf(l.linked)
	if isEmpty(before) {
		before = foundOf(linked)
	}
	if !look && isEmpty(before) {
		n, err := x.Unread(ctx, readingRules)
		if err != nil {
			return nil, err
		}
		look = n == 0
	}
	if look {
		return l.indexFindings(ctx, x, l.progress)
	}
	return before, nil
}

func isEmpty(d *briefing.Digest) bool {
	return d == nil || len(d.Figures)+len(d.Events)+len(d.Numbers) == 0
}

// readingRules names the version of the rules by which readings are made.
var readingRules = fmt.Sprintf("draft %d", draft.Version)

// pack encodes and compresses a reading.
func pack(r *draft.Reading) []byte {
	data, err := json.Marshal(r)
	if err != nil {
		panic(err) // JSON can encode every field
	}
	var out bytes.Buffer
	w := packers.Get().(*flate.Writer)
	defer packers.Put(w)
	w.Reset(&out)
	_, err = w.Write(data)
	if err := errors.Join(err, w.Close()); err != nil {
		panic(err) // writes to a buffer cannot fail
	}
	return out.Bytes()
}

// packers are writers to use again, since a writer takes over a megabyte.
var packers = sync.Pool{New: func() any {
	w, err := flate.NewWriter(nil, flate.BestSpeed)
	if err != nil {
		panic(err) // the level is a valid one
	}
	return w
}}

// unpack decodes a reading that pack encoded.
func unpack(data []byte) (*draft.Reading, error) {
	r := &draft.Reading{}
	plain, err := io.ReadAll(flate.NewReader(bytes.NewReader(data)))
	if err == nil {
		err = json.Unmarshal(plain, r)
	}
	if err != nil {
		return nil, fmt.Errorf("a reading that was kept: %w", err)
	}
	return r, nil
}
