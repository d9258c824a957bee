package notes

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"briefing/briefing"
	"briefing/briefing/internal/replace"
	"briefing/briefing/ownfile"
)

// FileName is the name of the file that notes are in.
const FileName = "notes.yaml"

// Default is the Library of notes on the default library.
const Default = "default"

// Book is the file of a library's notes. Its methods read the file anew, so that they
// see and keep the changes of other programs and of the reader's editor. Those that write
// take the notes as they were placed: of those that have moved, the new place is written
// too, for which alone nothing is ever written.
type Book struct {
	Path    string
	library string
}

// Open returns the book of a library, given by the path it was opened with; "" is the
// default library. Notes are in the library's folder if that has a notes.yaml, else in
// $XDG_DATA_HOME/briefing, with those on all other libraries (XDG Base Directory
// Specification 0.8). No file is read or made.
func Open(library string) (Book, error) {
	if library == "" {
		path, err := sharedPath()
		return Book{path, Default}, err
	}
	abs, err := briefing.Absolute(library)
	if err != nil {
		return Book{}, fmt.Errorf("find the notes of %q: %w", library, err)
	}
	own := filepath.Join(abs, FileName)
	if _, err := os.Stat(own); err == nil {
		return Book{Path: own}, nil
	}
	path, err := sharedPath()
	return Book{path, abs}, err
}

func sharedPath() (string, error) {
	dir := os.Getenv("XDG_DATA_HOME")
	if !filepath.IsAbs(dir) {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", fmt.Errorf("find the folder of notes: %w", err)
		}
		dir = filepath.Join(home, ".local", "share")
	}
	return filepath.Join(dir, "briefing", FileName), nil
}

// Notes returns the notes on the library in the order in which they were added. A file
// that cannot be understood is left as it is, and the error says where it is wrong.
func (b Book) Notes(ctx context.Context) ([]Note, error) {
	f, err := b.read(ctx)
	if err != nil {
		return nil, err
	}
	var out []Note
	for _, p := range f.notes {
		if p.Library == b.library {
			out = append(out, p.Note)
		}
	}
	return out, nil
}

func (b Book) read(ctx context.Context) (*file, error) {
	data, err := readIfThere(b.Path)
	if err != nil {
		return nil, fmt.Errorf("read the notes: %w", err)
	}
	f, err := parse(ctx, data)
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil {
		return nil, fmt.Errorf("read the notes in %q: %w (nothing is written there until that is mended)", b.Path, err)
	}
	f.read = data
	return f, nil
}

// readIfThere returns the contents of a file, nothing if there is none.
func readIfThere(path string) ([]byte, error) {
	data, err := ownfile.Read(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return data, err
}

// Add adds a note and returns it with its ID and time. One that has an ID, because it
// was removed before, keeps both.
func (b Book) Add(ctx context.Context, n Note, placed ...Placed) (Note, error) {
	all, err := b.AddAll(ctx, []Note{n}, placed...)
	return all[0], err
}

// AddAll adds several notes, or none if it fails, and returns them with their IDs. A note
// with a time keeps it.
func (b Book) AddAll(ctx context.Context, all []Note, placed ...Placed) ([]Note, error) {
	all = slices.Clone(all)
	for i := range all {
		n := &all[i]
		n.Library = b.library
		n.Text = strings.TrimRight(n.Text, " \t\r\n")
		if n.ID == "" {
			n.ID = newID()
		}
		if n.Created.IsZero() {
			n.Created = now()
		}
	}
	if len(all) == 0 {
		return all, nil
	}
	return all, b.edit(ctx, placed, func(f *file) ([]byte, []Note, error) {
		for _, n := range all {
			if f.index(n.ID) >= 0 {
				return nil, nil, fmt.Errorf("a note %s is there already", n.ID)
			}
		}
		data, err := f.with(all...)
		return data, append(f.all(), all...), err
	})
}

// Change sets what a note says, where it stands and its tags to those of n, which is
// known by its ID. The error wraps [ErrNone] if another program removed it.
func (b Book) Change(ctx context.Context, n Note, placed ...Placed) error {
	n.Text = strings.TrimRight(n.Text, " \t\r\n")
	return b.edit(ctx, placed, func(f *file) ([]byte, []Note, error) {
		at := f.index(n.ID)
		if at < 0 {
			return nil, nil, fmt.Errorf("note %s: %w", n.ID, errNone)
		}
		n.Library, n.Created = f.notes[at].Library, f.notes[at].Created
		data, err := f.changed(n)
		all := f.all()
		all[at] = n
		return data, all, err
	})
}

// Remove removes a note. The error wraps [ErrNone] if it was removed already.
func (b Book) Remove(ctx context.Context, id ID, placed ...Placed) error {
	return b.edit(ctx, placed, func(f *file) ([]byte, []Note, error) {
		at := f.index(id)
		if at < 0 {
			return nil, nil, fmt.Errorf("note %s: %w", id, errNone)
		}
		return f.without(id), slices.Delete(f.all(), at, at+1), nil
	})
}

// errNone says that there is no note of an ID.
var errNone = errors.New("there is no such note")

func now() time.Time { return time.Now().UTC().Truncate(time.Second) }

func (f *file) all() []Note {
	out := make([]Note, len(f.notes))
	for i, p := range f.notes {
		out[i] = p.Note
	}
	return out
}

const (
	patience = 30 * time.Second // with another program that writes
	attempts = 100              // to write while the file is changed by hand again and again
)

// errChanged says that the file was changed by a program that does not wait for others,
// such as an editor, after it was read.
var errChanged = errors.New("the file is being changed")

// edit writes what change makes of the file, which it reads while no other program
// writes. It reads its result once before writing it, and fails if the notes are not those
// that change returned.
func (b Book) edit(ctx context.Context, placed []Placed, change func(*file) ([]byte, []Note, error)) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("write the notes: %w", err)
		}
	}()
	path, err := replace.Followed(b.Path)
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return err
	}
	waiting, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	unlock, err := ownfile.Lock(waiting, path)
	switch {
	case err != nil && waiting.Err() != nil:
		return fmt.Errorf("wait for another program that writes %q: %w", path, err)
	case err != nil:
		return err
	}
	defer unlock()
	for range attempts {
		if err = b.write(ctx, path, placed, change); !errors.Is(err, errChanged) {
			return err
		}
		if err := ctx.Err(); err != nil {
			return err
		}
	}
	return err
}

// write makes a change of the file, unless that was written by others meanwhile.
func (b Book) write(ctx context.Context, path string, placed []Placed, change func(*file) ([]byte, []Note, error)) error {
	f, err := b.read(ctx)
	if err != nil {
		return err
	}
	read := f.read
	if f, err = f.moved(ctx, placed); err != nil {
		return err
	}
	data, want, err := change(f)
	if err != nil {
		return err
	}
	if err := holds(ctx, data, want); err != nil {
		return err
	}
	return replace.FileIf(path, data, 0o600, func() error {
		if now, err := readIfThere(path); err != nil || !bytes.Equal(now, read) {
			return errors.Join(errChanged, err)
		}
		return nil
	})
}

// holds returns an error unless data is a notes.yaml with these notes.
func holds(ctx context.Context, data []byte, want []Note) error {
	f, err := parse(ctx, data)
	switch {
	case err == nil && slices.EqualFunc(f.all(), want, Note.equal):
		return nil
	case ctx.Err() != nil || errors.Is(err, errTooBig):
		return orDone(ctx, err)
	}
	return errors.Join(errors.New("the file is written in a way that cannot be changed line by line (give each note and each key lines of their own)"), err)
}

// equal reports whether two notes are written alike.
func (n Note) equal(o Note) bool {
	return n.ID == o.ID && n.Library == o.Library && n.Article == o.Article && n.File == o.File && n.Title == o.Title && n.Span == o.Span &&
		n.Quote == o.Quote && n.Before == o.Before && n.After == o.After && n.Text == o.Text && slices.Equal(n.Tags, o.Tags) &&
		n.Created.Equal(o.Created) && n.Changed.Equal(o.Changed)
}
