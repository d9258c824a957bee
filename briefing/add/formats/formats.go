// Package formats reads what programs export of what their users saved: lists of
// addresses, articles with their text, and the passages that were kept of them.
//
// A format is recognized by its content, never by its name alone. [Tell] asks the formats in
// [all] in their order; a new one is a file with its reader, a line there, and a
// fixture. Nothing is written, fetched or unpacked here: an [Item] holds what the export
// states, and who takes it decides.
package formats

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"path"
	"strings"

	"briefing/briefing/source/scrub"
)

// Format is what one program, or several alike, export.
type Format struct {
	Name string // "Pocket"
	// Instead says what to do with what is recognized and not read; else it is empty.
	Instead string
	is      func(*Export) bool
	read    func(*reading) error // nil if Instead is set: the format is only recognized
}

// all are the formats, those that tell more of themselves first.
var all = []*Format{
	omnivore, wallabag, starred, feedbin, tinyTiny, hypothesis, karakeep, linkwarden, followTheMoney, pinboard, backup,
	citations, pocketPassages, zotero, tinyTinyXML, bookmarks, pocketPage, instapaperPage,
	readwise, pocket, instapaper, reader, matter, raindrop, wallabagTable, addresses, table,
	kindle, ris, bibTeX,
}

// Limits on one export.
const (
	mostBytes  = 1 << 30 // of the file; of all that is unpacked of an archive, too
	mostMember = 32 << 20
	mostLists  = 64 << 20 // of all that is unpacked to tell an archive
	mostItems  = 250_000
	mostPacked = 128 << 20 // of what a file is unpacked to, by gzip
)

// errTooBig says that an export is not read since it is too large.
var errTooBig = fmt.Errorf("bigger than %d MB", mostBytes>>20)

// Export is a file that may be an export.
type Export struct {
	Name  string // of the file, without its folder
	size  int64
	at    io.ReaderAt
	files folder // beside the file, or in the archive; nil if there are none

	head   string // the first bytes, decoded
	broken error  // why no more than the first bytes can be had
	shaped *shape // of its JSON, once it was asked for
}

// folder is where an export has its files.
type folder interface {
	// read returns a file by its path with slashes. It is fs.ErrNotExist if there is
	// none, or if the path leads out of the folder.
	read(name string) ([]byte, error)
}

// sniffed is how many bytes tell a format.
const sniffed = 8 << 10

// Open returns the export in a file of a size in bytes. Beside is the folder that the
// file lies in, nil if it has none.
func Open(name string, at io.ReaderAt, size int64, beside fs.FS) *Export {
	e := &Export{Name: name, size: size, at: at}
	e.unpack()
	if beside != nil {
		e.files = disk{beside}
	}
	e.peek()
	return e
}

// OfBytes returns the export that data is.
func OfBytes(name string, data []byte) *Export {
	return Open(name, bytes.NewReader(data), int64(len(data)), nil)
}

// unpack unpacks a file that is packed by gzip.
func (e *Export) unpack() {
	z, err := gzip.NewReader(io.NewSectionReader(e.at, 0, e.size))
	if err != nil {
		return // it is not packed
	}
	data, err := io.ReadAll(io.LimitReader(z, mostPacked+1))
	switch {
	case err != nil:
		e.broken = fmt.Errorf("unpack: %w", err)
	case len(data) > mostPacked:
		e.broken = fmt.Errorf("it unpacks to more than %d MB; unpack it first (gunzip)", mostPacked>>20)
		data = data[:sniffed]
	}
	e.Name, e.at, e.size = strings.TrimSuffix(e.Name, ".gz"), bytes.NewReader(data), int64(len(data))
}

// peek looks at the first bytes.
func (e *Export) peek() {
	head := make([]byte, min(e.size, sniffed))
	n, err := e.at.ReadAt(head, 0)
	if err != nil && err != io.EOF {
		return
	}
	data, err := io.ReadAll(scrub.Decoded(bytes.NewReader(head[:n])))
	if err == nil {
		e.head = strings.TrimPrefix(string(data), "\ufeff")
	}
}

// text returns the file as UTF-8.
func (e *Export) text() io.Reader {
	return withoutMark(scrub.Decoded(io.NewSectionReader(e.at, 0, e.size)))
}

// withoutMark returns a text without its byte order mark.
func withoutMark(in io.Reader) io.Reader {
	var head [3]byte
	n, err := io.ReadFull(in, head[:])
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return in
	}
	return io.MultiReader(strings.NewReader(strings.TrimPrefix(string(head[:n]), "\ufeff")), in)
}

// isZip reports whether the file is an archive.
func (e *Export) isZip() bool { return strings.HasPrefix(e.head, "PK\x03\x04") }

// ext returns the end of the file's name, in lower case with its dot.
func (e *Export) ext() string { return strings.ToLower(path.Ext(e.Name)) }

// tell returns the format of an export that is no archive; nil if it is none.
func (e *Export) tell() *Format {
	for _, f := range all {
		if f.is(e) {
			return f
		}
	}
	return nil
}

// IsExport returns the format that a document is an export in, by its beginning in UTF-8;
// nil if it is none. Name is that of its file.
func IsExport(name, head string) *Format {
	e := &Export{Name: name, size: int64(len(head)), at: strings.NewReader(head), head: strings.TrimPrefix(head, "\ufeff")}
	return e.tell()
}

// InArchive returns the name of the product that a zip is an export of; "" if it is none,
// or if it has so many files that their list alone takes much memory.
func InArchive(data []byte) string {
	const (
		near     = 64 << 10
		most     = 20_000
		count    = 10 // bytes from the mark at the end of an archive to the number of its files
		sizeOf16 = 2
	)
	end := bytes.LastIndex(data[max(0, len(data)-near):], []byte("PK\x05\x06"))
	at := max(0, len(data)-near) + end + count
	if end < 0 || at+sizeOf16 > len(data) || binary.LittleEndian.Uint16(data[at:]) > most {
		return ""
	}
	name, _ := OfBytes("", data).Items(context.Background())
	return name
}

// reading is a pass through an export.
type reading struct {
	*Export
	ctx   context.Context
	yield func(*Item, error) bool
	items int
}

// errStop ends a pass that nobody wants more of.
var errStop = errors.New("stopped")

// item yields an item.
func (r *reading) item(i *Item) error {
	if r.items++; r.items > mostItems {
		return fmt.Errorf("more than %d entries; the rest is left out", mostItems)
	}
	i.settle()
	return r.send(i, nil)
}

// leave yields that something was left out: where it stands, or what it is called, and
// why.
func (r *reading) leave(where, reason string) error {
	return r.send(nil, &LeftOut{scrub.Line(where), reason})
}

func (r *reading) send(i *Item, err error) error {
	if err := r.ctx.Err(); err != nil {
		return err
	}
	if !r.yield(i, err) {
		return errStop
	}
	return nil
}

// Items returns the name of the export's product, and its items in order; "" if it is no
// export. A *LeftOut describes an entry that is no item; any other error ends the sequence.
// Of an archive, each member that is an export counts.
func (e *Export) Items(ctx context.Context) (string, iter.Seq2[*Item, error]) {
	if e.isZip() {
		return e.archive(ctx)
	}
	f := e.tell()
	if f == nil {
		return "", nil
	}
	return f.Name, pass(ctx, e, f)
}

// pass goes through an export that is in one format.
func pass(ctx context.Context, e *Export, f *Format) iter.Seq2[*Item, error] {
	return func(yield func(*Item, error) bool) {
		r := &reading{Export: e, ctx: ctx, yield: yield}
		if err := r.safely(f); err != nil && !errors.Is(err, errStop) {
			yield(nil, err)
		}
	}
}

// safely reads what may be broken in any way.
func (r *reading) safely(f *Format) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("cannot be read: %v", p)
		}
	}()
	switch {
	case r.size > mostBytes:
		return errTooBig
	case r.broken != nil:
		return r.broken
	case f.Instead != "":
		return errors.New(f.Instead)
	}
	return f.read(r)
}

// archive goes through the members of an archive.
func (e *Export) archive(ctx context.Context) (string, iter.Seq2[*Item, error]) {
	if e.size > mostBytes {
		return "", nil
	}
	z, err := zip.NewReader(e.at, e.size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return "", nil
	}
	a := newArchive(z)
	if a.members["mimetype"] != nil { // a book
		return "", nil
	}
	a.left = mostLists
	name := ""
	var parts []string
	for _, member := range a.candidates() {
		head, err := a.head(member)
		if err != nil {
			a.leave(member, err.Error())
			continue
		}
		is := a.open(member, head).tell()
		switch {
		case is == nil:
			continue
		case is == table && !a.open(member, head).hasAddresses():
			a.leave(member, errNoAddresses.Error())
			continue
		case name == "" || name == table.Name:
			name = is.Name
		}
		parts = append(parts, member)
	}
	if name == "" {
		return "", nil
	}
	a.left = mostBytes
	return name, func(yield func(*Item, error) bool) {
		for _, out := range a.leftOut {
			if !yield(nil, out) {
				return
			}
		}
		for _, member := range parts {
			data, err := a.read(member)
			if err != nil {
				if !yield(nil, &LeftOut{member, err.Error()}) {
					return
				}
				continue
			}
			part := a.open(member, data)
			f := part.tell()
			if f == nil {
				continue // it is another beginning
			}
			for item, err := range pass(ctx, part, f) {
				if left := (*LeftOut)(nil); err != nil && !errors.As(err, &left) && ctx.Err() == nil {
					err = &LeftOut{member, err.Error()} // the others may be whole
				}
				if !yield(item, err) {
					return
				}
			}
		}
	}
}

// open returns the export that a member is.
func (a *archive) open(member string, data []byte) *Export {
	e := OfBytes(path.Base(member), data)
	e.files = inside{a, path.Dir(member)}
	return e
}
