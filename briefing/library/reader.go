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

// reader is a file system that hashes files as they are read.
type reader struct {
	files fs.FS

	mu     sync.Mutex
	hashes map[string][]byte // nil until hashAll is called
}

func (r *reader) Stat(name string) (fs.FileInfo, error)      { return fs.Stat(r.files, name) }
func (r *reader) Lstat(name string) (fs.FileInfo, error)     { return fs.Lstat(r.files, name) }
func (r *reader) ReadLink(name string) (string, error)       { return fs.ReadLink(r.files, name) }
func (r *reader) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(r.files, name) }

// Open opens a file. If hashing is on, the hash covers the bytes that the
// reader gets, even if the file changes meanwhile.
func (r *reader) Open(name string) (fs.File, error) {
	f, err := r.files.Open(name)
	if err != nil || !r.isHashing() {
		return f, err
	}
	return &hashed{File: f, reader: r, name: name, hash: sha256.New()}, nil
}

// hashAll turns hashing on for all files opened later.
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

// hash returns the hash of a file that was read, and forgets it.
func (r *reader) hash(name string) []byte {
	r.mu.Lock()
	defer r.mu.Unlock()
	sum := r.hashes[name]
	delete(r.hashes, name)
	return sum
}

// hashed is a file that hashes the bytes read from it.
type hashed struct {
	fs.File
	reader *reader
	name   string
	hash   hash.Hash
	n      int64 // bytes read so far
	ended  bool
}

func (h *hashed) Read(p []byte) (int, error) {
	n, err := h.File.Read(p)
	h.hash.Write(p[:n]) // a hash accepts any bytes
	h.n += int64(n)
	h.ended = h.ended || err == io.EOF
	return n, err
}

// Close closes the file. To complete the hash it first reads the rest, unless
// that is large: then there is no hash.
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
