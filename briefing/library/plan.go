package library

import (
	"bytes"
	"cmp"
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

// plan describes how an index differs from its folder.
type plan struct {
	changed map[string]store.Document // documents to read, new ones included
	touched []store.Document          // new time of modification, same bytes
	removed []string                  // gone or changed
	bytes   int64                     // of changed
	relink  bool                      // the digest differs
	unmade  bool                      // an earlier change was interrupted
	unread  bool                      // some texts are still to be searched for names
	ids     *source.IDs               // set if there are documents to read

	resumed map[string]bool // documents in changed with parts in the index already

	thorough bool // times of modification prove nothing
}

func (p *plan) empty() bool {
	return len(p.changed)+len(p.touched)+len(p.removed) == 0 && !p.relink && !p.unmade && !p.unread
}

// newPlan compares an index with the folder.
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
	if l.drafts && l.derives() && !opts.AtOnce {
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

// read schedules a document that is not in the index.
func (p *plan) read(d store.Document) {
	p.changed[d.Path] = d
	p.bytes += d.Size
}

// reread schedules a document that is in the index.
func (p *plan) reread(d store.Document) {
	if _, ok := p.changed[d.Path]; !ok {
		p.read(d)
	}
	delete(p.resumed, d.Path)
	p.removed = append(p.removed, d.Path)
}

// compare compares a document in the index with the one in the folder.
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

// giveIDs reserves the IDs of articles that will not be read again. A document
// whose reserved ID now belongs to another document is read again as well.
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
	there := map[string]int{} // articles of documents that are resumed
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

// unsettled is how long after a change a file may change again without a new
// time of modification, on the coarsest file systems.
const unsettled = 2 * time.Second

// stat returns the documents of a folder as they are now, in the order of their
// paths, and the paths of files and folders that cannot be examined.
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
					continue // reading it will report the error
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

// isUnread reports whether path or a folder above it cannot be examined. Then
// it may still exist.
func isUnread(unread []string, path string) bool {
	for _, u := range unread {
		if u == "." || u == path || strings.HasPrefix(path, u+"/") {
			return true
		}
	}
	return false
}

// said returns a fingerprint of the digest's description of a document.
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

// digestKey returns a fingerprint of everything in the digest that affects
// linking.
func (l *Library) digestKey() string {
	switch {
	case !l.HasDigest:
		return keyOf(l.names, "", l.drafts)
	case l.derives():
		return keyOf(l.names, fingerprint(sorted(l.linked)), l.drafts)
	}
	return fingerprint(l.linked)
}

// fingerprint returns a hash of everything in a digest that affects linking.
func fingerprint(d *briefing.Digest) string {
	topics := slices.DeleteFunc(slices.Clone(d.Topics), (*briefing.Topic).Gathers) // these are not linked
	data, err := json.Marshal([]any{
		topics, unmarked(d.Figures, func(f *briefing.Figure) { f.Found = false }),
		unmarked(d.Events, func(e *briefing.Event) { e.Found = false }), unmarked(d.Numbers, func(n *briefing.Number) { n.Found = false }), d.Claims,
	})
	if err != nil {
		panic(err) // JSON can encode every field
	}
	return hex.EncodeToString(sum(data))
}

// sorted returns a digest with figures, events and numbers by ID. It makes no difference to the
// links whether an editor or the program lists a subject.
func sorted(d *briefing.Digest) *briefing.Digest {
	out := *d
	out.Figures, out.Events, out.Numbers = byID(d.Figures), byID(d.Events), byID(d.Numbers)
	return &out
}

func byID[S briefing.Subject](list []S) []S {
	return slices.SortedFunc(slices.Values(list), func(a, b S) int { return cmp.Compare(a.SubjectID(), b.SubjectID()) })
}

// unmarked returns copies of subjects without the fields that do not affect
// linking.
func unmarked[S any](list []*S, unmark func(*S)) []S {
	out := make([]S, len(list))
	for i, s := range list {
		out[i] = *s
		unmark(&out[i])
	}
	return out
}
