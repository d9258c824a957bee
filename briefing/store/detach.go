package store

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"modernc.org/sqlite"

	"briefing/briefing/store/sealed"
)

// A store sees its index in the state in which it was loaded. As long as it
// does, SQLite cannot move anything that others write from the log into the
// index, and the log grows to several times that size. So before much is
// written, a store moves to a copy of its state.

// copies separates the name of the index and a number in the names of copies.
// On most systems a copy loses its name as soon as it is open.
const copies = ".copy-"

// Detach moves the store to a copy of its state of the index, unless the index
// has more than most bytes. The content stays the same. The copy takes disk
// space until the store is closed. If Detach fails, or the store is in memory,
// the store reads from the same place as before.
func (s *Store) Detach(ctx context.Context, most int64) error {
	if s.index == nil {
		return ctx.Err()
	}
	if info, err := os.Stat(s.index.path); err != nil || info.Size() > most {
		return err
	}
	if err := s.detach(ctx); err != nil {
		return fmt.Errorf("copy index %q: %w", s.index.path, err)
	}
	return nil
}

func (s *Store) detach(ctx context.Context) error {
	s.detaching.Lock()
	defer s.detaching.Unlock()
	if s.detached {
		return ctx.Err()
	}
	old, err := s.takeReaders(ctx, 1)
	if err != nil {
		return err
	}
	defer func() { s.giveReaders(old) }()
	path, err := s.copyTo(ctx, old[0])
	if err != nil {
		return err
	}
	db, conns, err := openCopy(ctx, path)
	// Where an open file can have no name, nothing remains of it even after a
	// crash; elsewhere it is removed with the store.
	if remove(path) == nil {
		path = ""
	}
	var others []*reader
	if err == nil {
		others, err = s.takeReaders(ctx, s.reading-1)
	}
	if err != nil {
		return errors.Join(err, closeAll(db, conns), removeCopy(path))
	}
	_ = closeAll(s.db, append(old, others...)) // nothing was written through them
	s.db, s.copied, s.detached, old = db, path, true, conns
	return nil
}

// takeReaders takes n readers, once they are free. They must be given back.
func (s *Store) takeReaders(ctx context.Context, n int) (conns []*reader, err error) {
	for len(conns) < n && err == nil {
		select {
		case c := <-s.conns:
			conns = append(conns, c)
		case <-ctx.Done():
			err = ctx.Err()
		case <-s.background.Done():
			err = errors.New("the library is closed")
		}
	}
	if err != nil {
		s.giveReaders(conns)
		return nil, err
	}
	return conns, nil
}

func (s *Store) giveReaders(conns []*reader) {
	for _, c := range conns {
		s.conns <- c
	}
}

// copyTo writes the state seen by a reader to a new file and returns its path.
func (s *Store) copyTo(ctx context.Context, from *reader) (path string, err error) {
	file, err := os.CreateTemp(filepath.Dir(s.index.path), filepath.Base(s.index.path)+copies)
	if err != nil {
		return "", err
	}
	path = file.Name()
	if err = file.Close(); err == nil {
		err = from.Raw(func(conn any) error { return s.backUp(ctx, conn, path) })
	}
	if err == nil {
		err = sealed.LeaveLog(path)
	}
	if err != nil {
		return "", errors.Join(err, remove(path))
	}
	return path, nil
}

// backUp copies the database of a connection to path, some pages at a time.
func (s *Store) backUp(ctx context.Context, conn any, path string) error {
	from, ok := conn.(interface {
		NewBackup(to string) (*sqlite.Backup, error)
	})
	if !ok {
		return errors.New("no way to copy a database")
	}
	// The copy need not survive the program.
	b, err := from.NewBackup(sealedDSN(path) + "&_pragma=synchronous(off)&_pragma=journal_mode(off)")
	if err != nil {
		return err
	}
	defer sealed.Copying()()
	const pages = 4096
	more := true
	for more && err == nil {
		more, err = b.Step(pages)
		if err == nil && (ctx.Err() != nil || s.background.Err() != nil) {
			err = context.Canceled
		}
	}
	return cmp.Or(err, b.Finish()) // Finish repeats the error
}

// openCopy opens the readers of a copy.
func openCopy(ctx context.Context, path string) (db *sql.DB, conns []*reader, err error) {
	if db, err = sql.Open("sqlite", sealedDSN(path)+"&mode=ro&immutable=1"); err != nil {
		return nil, nil, err
	}
	for range readers {
		c, err := newReader(ctx, db)
		if err != nil {
			return nil, nil, errors.Join(err, closeAll(db, conns))
		}
		conns = append(conns, c)
	}
	return db, conns, nil
}

func closeAll(db *sql.DB, conns []*reader) error {
	var err error
	for _, c := range conns {
		err = errors.Join(err, c.Close())
	}
	if db == nil {
		return err
	}
	return errors.Join(err, db.Close())
}

// removeOldCopies removes copies that a program left behind, as far as
// possible. It spares new ones, which others may be about to open.
func (x *Index) removeOldCopies() {
	const old = time.Hour
	files, err := os.ReadDir(filepath.Dir(x.path))
	if err != nil {
		return
	}
	for _, f := range files {
		info, err := f.Info()
		if err == nil && isCopyOf(x.path, info) && time.Since(info.ModTime()) > old {
			_ = remove(filepath.Join(filepath.Dir(x.path), f.Name()))
		}
	}
}

func isCopyOf(path string, info fs.FileInfo) bool {
	return info.Mode().IsRegular() && strings.HasPrefix(info.Name(), filepath.Base(path)+copies)
}

// removeCopy removes the copy at path, if it still has a name.
func removeCopy(path string) error {
	if path == "" {
		return nil
	}
	return remove(path)
}
