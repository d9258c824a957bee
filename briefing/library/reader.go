package library

import (
	"cmp"
	"context"
	"crypto/sha256"
	"hash"
	"io"
	"io/fs"
	"sync"

	"briefing/briefing/source"
)

// reader is a folder that can tell of every file that was opened what its bytes
// were, as they were read.
type reader struct {
	files fs.FS

	mu     sync.Mutex
	hashes map[string][]byte // nil as long as nobody wants to know
}

func (r *reader) Stat(name string) (fs.FileInfo, error)      { return fs.Stat(r.files, name) }
func (r *reader) Lstat(name string) (fs.FileInfo, error)     { return fs.Lstat(r.files, name) }
func (r *reader) ReadLink(name string) (string, error)       { return fs.ReadLink(r.files, name) }
func (r *reader) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(r.files, name) }

// Open opens a file. One that is to be hashed is hashed as it is read, so that the
// hash is of what its reader gets, whatever becomes of the file meanwhile.
func (r *reader) Open(name string) (fs.File, error) {
	f, err := r.files.Open(name)
	if err != nil || !r.isHashing() {
		return f, err
	}
	return &hashed{File: f, reader: r, name: name, hash: sha256.New()}, nil
}

// hashAll has every file hashed that is opened from now on.
func (r *reader) hashAll() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.hashes = map[string][]byte{}
}

func (r *reader) isHashing() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.hashes != nil
}

// hash returns the hash of a file that was opened, and forgets it.
func (r *reader) hash(name string) []byte {
	r.mu.Lock()
	defer r.mu.Unlock()
	sum := r.hashes[name]
	delete(r.hashes, name)
	return sum
}

// hashed is a file whose bytes are hashed.
type hashed struct {
	fs.File
	reader *reader
	name   string
	hash   hash.Hash
	n      int64 // bytes that were read
	ended  bool
}

func (h *hashed) Read(p []byte) (int, error) {
	n, err := h.File.Read(p)
	h.hash.Write(p[:n]) // a hash takes all
	h.n += int64(n)
	h.ended = h.ended || err == io.EOF
	return n, err
}

// Close closes the file. What its reader left of it is read, unless that is a lot:
// then there is no hash.
func (h *hashed) Close() error {
	if info, err := h.Stat(); err == nil && info.Mode().IsRegular() && info.Size()-h.n <= source.DefaultMaxBytes && !h.ended {
		_, _ = io.CopyN(io.Discard, h, source.DefaultMaxBytes) // it has no hash if that fails
	}
	if h.ended {
		h.reader.mu.Lock()
		h.reader.hashes[h.name] = h.hash.Sum(nil)
		h.reader.mu.Unlock()
	}
	return h.File.Close()
}

// hashOf returns the hash of a file.
func hashOf(ctx context.Context, files fs.FS, name string) ([]byte, error) {
	f, err := files.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	h := sha256.New()
	const piece = 1 << 20
	for {
		if _, err := io.CopyN(h, f, piece); err == io.EOF {
			return h.Sum(nil), nil
		} else if err := cmp.Or(err, ctx.Err()); err != nil {
			return nil, err
		}
	}
}
