package add

import (
	"context"
	"crypto/sha256"
	"encoding/gob"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"time"

	"briefing/briefing"
	"briefing/briefing/internal/dir"
	"briefing/briefing/ownfile"
	"briefing/briefing/source"
)

// textKey is equal for articles with the same text.
type textKey [16]byte

// keyOf returns the key of an article's text. White space does not count.
func keyOf(a *briefing.Article) textKey {
	h := sha256.New()
	for word := range strings.FieldsSeq(a.Text) {
		h.Write([]byte(word)) // a hash takes all
		h.Write([]byte{' '})
	}
	return textKey(h.Sum(nil))
}

// titledKeyOf returns the key of an article's title, as a file keeps it, and text. Of
// several articles that come together the text alone says little: "Comments", and the
// line for those who do not subscribe, stand under many titles.
func titledKeyOf(a *briefing.Article) textKey {
	text := keyOf(a)
	title := strings.Join(strings.Fields(cut(a.Title, longestTitle)), " ")
	sum := sha256.Sum256(append(text[:], title...))
	return textKey(sum[:])
}

// identity is what tells an article from others: the keys of its addresses and of
// its text, without and with the title.
type identity struct {
	Addresses    []string
	Text, Titled textKey
}

// identityOf returns the identity of a. The address of a machine in the local
// network stands in its source; the one that a page was asked for by, if it has another
// as its own, in what it was made from.
func identityOf(a *briefing.Article) identity {
	id := identity{Text: keyOf(a), Titled: titledKeyOf(a)}
	addresses := []string{a.URL, a.Source}
	if a.URL != "" {
		addresses = append(addresses, a.Original)
	}
	for _, address := range addresses {
		if key := addressKey(address); key != "" {
			id.Addresses = append(id.Addresses, key)
		}
	}
	return id
}

// document is the state of a document when it was read.
type document struct {
	Size, Modified int64 // Modified in nanoseconds since 1970
	Articles       []identity
}

// memory is the record of a folder kept between runs, so that only changed
// documents are read again.
type memory struct {
	Maker     string // version of the program
	Documents map[string]document
}

// enough is the number of documents from which a memory is worthwhile.
const enough = 300

// settled is how long a document must have been unchanged when it was read for
// its time of modification to reveal later changes.
const settled = 2 * time.Second

// read reads the articles in the folder. It ignores documents that cannot be
// read.
func (f *Folder) read(ctx context.Context, opts Options) error {
	files := dir.FS(f.path)
	all := source.Find(ctx, files, source.Options{})
	if err := all.Limit(); err != nil {
		return err
	}
	old, now := recall(opts.Remembered), memory{Maker: maker(), Documents: map[string]document{}}
	began := time.Now()
	changed := map[string]bool{}
	for path := range all.Paths() {
		info, err := fs.Stat(files, path)
		if err != nil {
			continue
		}
		d := document{Size: info.Size(), Modified: info.ModTime().UnixNano()}
		if was, ok := old.Documents[path]; ok && was.Size == d.Size && was.Modified == d.Modified {
			d = was
		} else if changed[path] = true; began.Sub(info.ModTime()) < settled {
			d.Modified = -1
		}
		now.Documents[path] = d
		f.seen[path] = true
	}
	wanted := func(path string) bool { return changed[path] }
	read := map[string]bool{} // a document may come in parts
	for d := range all.Read(ctx, all.IDs(), wanted) {
		if d.Limit != nil {
			return d.Limit
		}
		if read[d.Path] = true; opts.Progress != nil {
			opts.Progress(len(read), len(changed))
		}
		known := now.Documents[d.Path]
		if len(d.Errs) > 0 {
			known.Modified = -1 // it may be read the next time
		}
		for _, a := range d.Articles {
			known.Articles = append(known.Articles, identityOf(a))
		}
		now.Documents[d.Path] = known
	}
	for path := range all.Paths() {
		for _, id := range now.Documents[path].Articles {
			f.know(id, path)
		}
	}
	if ctx.Err() == nil && len(changed) > 0 && len(now.Documents) >= enough {
		remember(opts.Remembered, now)
	}
	return ctx.Err()
}

// recall returns the memory in a file; an empty one if this version of the
// program has written none.
func recall(file string) memory {
	var m memory
	in, err := ownfile.Open(file)
	if err != nil {
		return memory{}
	}
	defer in.Close()
	if err := gob.NewDecoder(in).Decode(&m); err != nil || m.Maker != maker() {
		return memory{}
	}
	return m
}

// remember writes a memory into a file. A failure only costs time.
func remember(file string, m memory) {
	if file == "" || os.MkdirAll(filepath.Dir(file), 0o700) != nil {
		return
	}
	part := fmt.Sprintf("%s.%d", file, os.Getpid())
	out, err := os.OpenFile(part, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, 0o600)
	if err != nil {
		return
	}
	if err := errors.Join(gob.NewEncoder(out).Encode(m), out.Close()); err != nil || os.Rename(part, file) != nil {
		_ = os.Remove(part) // it is of no use
	}
}

// maker returns the version of the program, as far as it is known.
func maker() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	version := info.Main.Version
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			version += " " + s.Value
		}
	}
	return version
}
