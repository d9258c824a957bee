package library

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"briefing/briefing/digest"
	"briefing/briefing/internal/replace"
	"briefing/briefing/ownfile"
)

// Correction is a change made to the file of a digest.
type Correction struct {
	Path          string
	before, after []byte
	made          bool // the file did not exist before
}

// News says that the correction made the file; "" if it was there before.
func (c *Correction) News() string {
	if !c.made {
		return ""
	}
	return filepath.Base(c.Path) + " is written"
}

// Correct applies change to the current content of the digest's file. A library
// without a digest gets one with no entries, to which the program goes on adding what it
// derives; change is then applied to that. Other programs see the old file or the new one, nothing in between. If
// the file changes meanwhile, Correct fails and writes nothing. The library
// itself stays the same until it is opened again.
func (l *Library) Correct(opts Options, change func(data []byte) ([]byte, error)) (*Correction, error) {
	c, err := l.correct(opts, change)
	if err != nil {
		return nil, fmt.Errorf("change the digest: %w", err)
	}
	return c, nil
}

func (l *Library) correct(opts Options, change func(data []byte) ([]byte, error)) (*Correction, error) {
	if l.IsShared() {
		return nil, ErrShared
	}
	c := &Correction{Path: DigestPath(opts)}
	if c.Path == "" {
		return nil, errors.New("it comes with the program, and is no file")
	}
	if real, err := filepath.EvalSymlinks(c.Path); err == nil {
		c.Path = real
	}
	var err error
	switch c.before, err = ownfile.ReadAll(c.Path); {
	case err == nil:
	case !errors.Is(err, fs.ErrNotExist):
		return nil, err
	case l.HasDigest:
		return nil, fmt.Errorf("%s is gone", c.Path)
	default:
		c.made = true
	}
	start := c.before
	if c.made {
		start = []byte(digest.Empty)
	}
	if c.after, err = change(start); err != nil {
		return nil, err
	}
	return c, c.put(c.after, c.before, c.made)
}

// Undo restores the file byte for byte, or removes it if there was none. It
// fails if somebody else has changed the file since.
func (c *Correction) Undo() error {
	if !c.made {
		return c.undone(c.put(c.before, c.after, false))
	}
	now, err := ownfile.ReadAll(c.Path)
	switch {
	case err != nil:
	case !bytes.Equal(now, c.after):
		err = errChanged
	default:
		err = os.Remove(c.Path)
	}
	return c.undone(err)
}

func (c *Correction) undone(err error) error {
	if err != nil {
		return fmt.Errorf("undo a change of %s: %w", c.Path, err)
	}
	return nil
}

var errChanged = errors.New("it was changed meanwhile, and is left as it is")

// put writes data to the file, whose current content must be was, or which must
// be absent.
func (c *Correction) put(data, was []byte, absent bool) error {
	if absent {
		return c.create(data)
	}
	return replace.FileIf(c.Path, data, newMode, func() error {
		now, err := ownfile.ReadAll(c.Path)
		if err != nil || !bytes.Equal(now, was) {
			return errors.Join(err, errChanged)
		}
		return nil
	})
}

// newMode is the mode of a new digest.
const newMode = 0o644

// create writes the file, completely or not at all. It fails if the file
// exists.
func (c *Correction) create(data []byte) error {
	f, err := os.CreateTemp(filepath.Dir(c.Path), ".digest-*")
	if err != nil {
		return err
	}
	defer os.Remove(f.Name()) // the file keeps its other name
	_, err = f.Write(data)
	if err := errors.Join(err, f.Chmod(newMode), f.Sync(), f.Close()); err != nil {
		return err
	}
	err = os.Link(f.Name(), c.Path) // fails if another program made the file meanwhile
	if errors.Is(err, fs.ErrExist) {
		err = errChanged
	}
	return err
}
