package library

import (
	"bytes"
	"compress/flate"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"runtime"
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
	return d.Foremost(mostFound).Digest()
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
	if n > 0 {
		p.end()
	}
	var kept packer
	err = x.Read(ctx, readingRules, func(a *briefing.Article) []byte { return kept.pack(draft.Read(a)) }, p.named)
	if err != nil {
		return nil, err
	}
	d, err := l.sorted(ctx, x, &kept, p)
	if err != nil {
		return nil, err
	}
	return digestOf(d), nil
}

// sorted combines the readings in an index. It lets others work after each of
// them.
func (l *Library) sorted(ctx context.Context, x *store.Index, kept *packer, p *progress) (*draft.Draft, error) {
	n, err := x.Len(ctx)
	if err != nil {
		return nil, err
	}
	p.sorting(n)
	d := &draft.Draft{}
	err = x.Readings(ctx, func(id briefing.ArticleID, data []byte) error {
		r, err := kept.unpack(data)
		if err := errors.Join(err, ctx.Err()); err != nil {
			return err
		}
		d.Add(id, r)
		p.sorted()
		runtime.Gosched()
		return nil
	})
	return d, err
}

// foundIn returns the subjects found in the articles of an index that is linked
// by linked. These are earlier finds, unless look asks for a search of all
// texts, or there are none although all texts have been searched.
func (l *Library) foundIn(ctx context.Context, x *store.Index, linked *briefing.Digest, look bool) (*briefing.Digest, error) {
	before := foundOf(l.names)
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
	if !look {
		return before, nil
	}
	found, err := l.indexFindings(ctx, x, l.progress)
	if err == nil {
		l.searched, err = x.Generation(ctx)
	}
	return found, err
}

func isEmpty(d *briefing.Digest) bool {
	return d == nil || len(d.Figures)+len(d.Events)+len(d.Numbers) == 0
}

// readingRules names the version of the rules by which readings are made.
var readingRules = fmt.Sprintf("draft %d", draft.Version)

// packer encodes and decodes readings, compressed. Its buffers, which are a hundred times as
// large as a reading, serve all of them. It is not safe for concurrent use.
type packer struct {
	to   *flate.Writer
	from io.ReadCloser // also a flate.Resetter
}

// pack returns a reading as unpack takes it.
func (p *packer) pack(r *draft.Reading) []byte {
	data, err := json.Marshal(r)
	if err != nil {
		panic(err) // JSON can encode every field
	}
	var out bytes.Buffer
	if p.to == nil {
		if p.to, err = flate.NewWriter(&out, flate.BestSpeed); err != nil {
			panic(err) // the level is one of the package's own
		}
	}
	p.to.Reset(&out)
	_, err = p.to.Write(data)
	if err := errors.Join(err, p.to.Close()); err != nil {
		panic(err) // writes to a buffer cannot fail
	}
	return out.Bytes()
}

// unpack decodes a reading that pack encoded.
func (p *packer) unpack(data []byte) (*draft.Reading, error) {
	r := &draft.Reading{}
	if p.from == nil {
		p.from = flate.NewReader(nil)
	}
	err := p.from.(flate.Resetter).Reset(bytes.NewReader(data), nil)
	if err == nil {
		data, err = io.ReadAll(p.from)
	}
	if err == nil {
		err = json.Unmarshal(data, r)
	}
	if err != nil {
		return nil, fmt.Errorf("a reading that was kept: %w", err)
	}
	return r, nil
}
