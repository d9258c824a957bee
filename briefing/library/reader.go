package library

import (
	"bytes"
	"crypto/sha256"
	"io"
	"io/fs"
	"sync"

	"briefing/briefing/source"
)

// reader is a folder that can tell of every file that was opened what its bytes
// were, as they were read.
type reader struct {
	files fs.FS

	head int64 // if not 0, no more than so many bytes of each are read

	mu     sync.Mutex
	hashes map[string][]byte // nil as long as nobody wants to know
}

func (r *reader) Stat(name string) (fs.FileInfo, error)      { return fs.Stat(r.files, name) }
func (r *reader) Lstat(name string) (fs.FileInfo, error)     { return fs.Lstat(r.files, name) }
func (r *reader) ReadLink(name string) (string, error)       { return fs.ReadLink(r.files, name) }
func (r *reader) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(r.files, name) }

// Open opens a file. One that is to be hashed is read whole at once, so that the
// hash is of what its reader gets, whatever becomes of the file meanwhile.
func (r *reader) Open(name string) (fs.File, error) {
	f, err := r.files.Open(name)
	if err == nil && r.head > 0 {
		return &head{f, r.head}, nil
	}
	if err != nil || r.hashes == nil {
		return f, err
	}
	info, err := f.Stat()
	if err != nil || !info.Mode().IsRegular() || info.Size() > source.DefaultMaxBytes {
		return f, nil // nobody reads it
	}
	defer f.Close()
	var data bytes.Buffer
	data.Grow(int(info.Size()) + bytes.MinRead)
	if _, err := io.Copy(&data, io.LimitReader(f, source.DefaultMaxBytes+1)); err != nil {
		return nil, err
	}
	sum := sha256.Sum256(data.Bytes())
	r.mu.Lock()
	defer r.mu.Unlock()
	r.hashes[name] = sum[:]
	return &readFile{bytes.NewReader(data.Bytes()), info}, nil
}

// hash returns the hash of a file that was opened, and forgets it.
func (r *reader) hash(name string) []byte {
	r.mu.Lock()
	defer r.mu.Unlock()
	sum := r.hashes[name]
	delete(r.hashes, name)
	return sum
}

// readFile is a file that was read.
type readFile struct {
	*bytes.Reader
	info fs.FileInfo
}

func (r *readFile) Stat() (fs.FileInfo, error) { return r.info, nil }
func (r *readFile) Close() error               { return nil }
