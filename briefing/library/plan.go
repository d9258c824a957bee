package library

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io/fs"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"briefing/briefing"
	"briefing/briefing/source"
	"briefing/briefing/store"
)

// plan says how an index differs from the folder that it is of.
type plan struct {
	changed map[string]store.Document // to be read: new ones too
	touched []store.Document          // modified, but with the same bytes
	removed []string                  // not there any more, or changed
	bytes   int64                     // of changed
	relink  bool                      // the digest is another one
	unmade  bool                      // a change was broken off before its end
	unread  bool                      // names are yet to be looked for in some texts
	ids     *source.IDs               // if documents are to be read

	resumed map[string]bool // of changed: parts of them are in the index

	thorough bool // the times of documents say nothing
}

func (p *plan) empty() bool {
	return len(p.changed)+len(p.touched)+len(p.removed) == 0 && !p.relink && !p.unmade && !p.unread
}

// newPlan compares an index to the folder.
func (l *Library) newPlan(ctx context.Context, x *store.Index, opts Options, r *reader, folder *source.Folder) (*plan, error) {
	found, unread := stat(r.files, folder)
	known, err := x.Documents(ctx)
	if err != nil {
		return nil, err
	}
	linked, err := x.Linked(ctx, l.digestKey())
	if err != nil {
		return nil, err
	}
	p := &plan{changed: map[string]store.Document{}, relink: !linked, resumed: map[string]bool{}, thorough: opts.Thorough}
	made, err := x.IsMade(ctx)
	if err != nil {
		return nil, err
	}
	p.unmade = !made
	if l.drafts && !l.HasDigest && !opts.AtOnce {
		n, err := x.Unread(ctx, readingRules)
		if err != nil {
			return nil, err
		}
		p.unread = n > 0
	}
	for len(found) > 0 || len(known) > 0 {
		switch {
		case len(known) == 0 || len(found) > 0 && found[0].Path < known[0].Path:
			p.read(found[0])
			found = found[1:]
		case len(found) == 0 || known[0].Path < found[0].Path:
			if !isUnread(unread, known[0].Path) {
				p.removed = append(p.removed, known[0].Path)
			}
			known = known[1:]
		default:
			if err := p.compare(ctx, x, r.files, known[0], found[0]); err != nil {
				return nil, err
			}
			found, known = found[1:], known[1:]
		}
	}
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return p, p.giveIDs(ctx, x, folder)
}

// read says that a document is to be read, which is not in the index.
func (p *plan) read(d store.Document) {
	p.changed[d.Path] = d
	p.bytes += d.Size
}

// reread says that a document is to be read that is in the index.
func (p *plan) reread(d store.Document) {
	if _, ok := p.changed[d.Path]; !ok {
		p.read(d)
	}
	delete(p.resumed, d.Path)
	p.removed = append(p.removed, d.Path)
}

// compare compares a document in the index to the one that was found.
func (p *plan) compare(ctx context.Context, x *store.Index, files fs.FS, known, found store.Document) error {
	switch {
	case known.Size != found.Size || known.Said != found.Said:
		p.reread(found)
		return nil
	case known.Modified == found.Modified && known.Modified >= 0 && !p.thorough:
		if known.Unfinished {
			p.read(found)
			p.resumed[found.Path] = true
		}
		return nil
	}
	old, err := x.Hash(ctx, found.Path)
	if err != nil {
		return err
	}
	if now, err := hashOf(ctx, files, found.Path); err != nil || known.Unfinished || len(old) == 0 || !bytes.Equal(now, old) {
		p.reread(found)
	} else if known.Modified != found.Modified {
		p.touched = append(p.touched, found)
	}
	return nil
}

func sum(data []byte) []byte {
	s := sha256.Sum256(data)
	return s[:]
}

// giveIDs makes sure that articles that are read get no IDs of such as are not.
// A document that has an ID which is meant for another one is read too.
func (p *plan) giveIDs(ctx context.Context, x *store.Index, folder *source.Folder) error {
	if len(p.changed) == 0 {
		return nil
	}
	p.ids = folder.IDs()
	gone := map[string]bool{}
	for _, path := range p.removed {
		gone[path] = true
	}
	var robbed []string
	there := map[string]int{} // articles of the documents that are resumed
	err := x.Articles(ctx, func(path string, ids []briefing.ArticleID) {
		if gone[path] {
			return
		}
		for _, id := range ids {
			if !p.ids.Keep(id, path) {
				robbed = append(robbed, path)
				return
			}
		}
		if p.resumed[path] {
			there[path] += len(ids)
		}
	})
	for _, path := range slices.Compact(robbed) {
		p.reread(store.Document{Path: path, Modified: -1, Said: said(folder, path)})
	}
	for path := range p.resumed {
		p.ids.Pass(path, there[path])
	}
	return err
}

// unsettled is how long after a file was modified it may be modified again
// without its time telling so, on the coarsest of file systems.
const unsettled = 2 * time.Second

// stat returns the documents of a folder as they are now, in the order of their
// paths, and the paths of files and folders that cannot be looked at.
func stat(files fs.FS, folder *source.Folder) (documents []store.Document, unread []string) {
	for path, err := range folder.Paths() {
		if err != nil {
			unread = append(unread, path)
			continue
		}
		documents = append(documents, store.Document{Path: path, Modified: -1, Said: said(folder, path)})
	}
	settled := time.Now().Add(-unsettled)
	var workers sync.WaitGroup
	n := runtime.GOMAXPROCS(0)
	for i := range n {
		part := documents[len(documents)*i/n : len(documents)*(i+1)/n]
		workers.Go(func() {
			for j := range part {
				info, err := fs.Stat(files, part[j].Path)
				if err != nil {
					continue // whoever reads it will tell
				}
				part[j].Size = info.Size()
				if info.ModTime().Before(settled) {
					part[j].Modified = max(0, info.ModTime().UnixNano())
				}
			}
		})
	}
	workers.Wait()
	return documents, unread
}

// isUnread reports whether path, or a folder that it is in, cannot be looked at:
// then it is not known to be gone.
func isUnread(unread []string, path string) bool {
	for _, u := range unread {
		if u == "." || u == path || strings.HasPrefix(path, u+"/") {
			return true
		}
	}
	return false
}

// said returns what the digest says of a document, as a short text that differs
// if that does.
func said(folder *source.Folder, path string) string {
	d, ok := folder.Said(path)
	if !ok {
		return ""
	}
	var b strings.Builder
	for _, a := range d.Articles {
		fmt.Fprintf(&b, "%q %q %q %q %q %q %q\n", a.ID, a.Title, a.Source, a.Author, a.Published.String(), a.URL, a.Starts)
	}
	return hex.EncodeToString(sum([]byte(b.String()))[:16])
}

// digestKey returns a short text that differs if articles are to be linked
// differently.
func (l *Library) digestKey() string {
	if !l.HasDigest {
		return keyOf(l.linked, l.drafts)
	}
	d := l.linked
	topics := slices.DeleteFunc(slices.Clone(d.Topics), (*briefing.Topic).Gathers) // nothing is linked for these
	data, err := json.Marshal([]any{
		topics, unmarked(d.Figures, func(f *briefing.Figure) { f.Found = false }),
		unmarked(d.Events, func(e *briefing.Event) { e.Found = false }), unmarked(d.Numbers, func(n *briefing.Number) { n.Found = false }), d.Claims,
	})
	if err != nil {
		panic(err) // there is nothing in a digest that JSON has no form for
	}
	return hex.EncodeToString(sum(data))
}

// unmarked returns subjects without what has no influence on how they are linked.
func unmarked[S any](list []*S, unmark func(*S)) []S {
	out := make([]S, len(list))
	for i, s := range list {
		out[i] = *s
		unmark(&out[i])
	}
	return out
}
