package library

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"

	"briefing/briefing"
	"briefing/briefing/digest"
)

// takeDigest reads the digest of the library, if there is one.
func (l *Library) takeDigest(ctx context.Context, opts Options, files fs.FS) (err error) {
	if l.piped = isPipe(opts); l.piped && opts.Since != nil {
		l.digest = opts.Since.digest.With(opts.Since.given)
	} else if l.digest, err = readDigest(ctx, opts, files); err != nil {
		return err
	}
	l.HasDigest = l.digest != nil
	if !l.HasDigest {
		l.digest = &digest.File{Name: DigestFile, Digest: &briefing.Digest{Title: nameOf(opts.Path)}}
	}
	l.given = l.digest.Digest
	if l.derives() {
		l.linkBy(&briefing.Digest{})
		l.digest = l.digest.With(l.linked)
	} else {
		l.linkBy(l.given)
	}
	if !opts.Sound {
		return nil
	}
	err = l.isSound(opts.Since)
	if opts.Since != nil {
		opts.Since.refuse(l, err)
	}
	return err
}

// derives reports whether the program adds to the digest what it derives from the articles:
// there is no file of a digest, or one that says so.
func (l *Library) derives() bool { return !l.HasDigest || l.given.Derives }

// refuse records whether another digest was refused, because of err.
func (l *Library) refuse(other *Library, err error) {
	if err == nil {
		l.refused.Store(nil)
		return
	}
	problems := other.Problems()
	l.refused.Store(&problems)
}

// isPipe reports whether opts names a digest that can be read only once.
func isPipe(opts Options) bool {
	if opts.Digest == "" || opts.Digest == Seeds {
		return false
	}
	info, err := os.Stat(opts.Digest)
	return err == nil && !info.Mode().IsRegular() && !info.IsDir()
}

// DigestPath returns the path of the digest file that Open reads. The file may
// not exist yet. It returns "" if the digest comes from no file.
func DigestPath(opts Options) string {
	switch {
	case opts.Digest == Seeds || opts.Digest == "" && opts.Path == "" || isPipe(opts) || briefing.IsAddress(opts.Path):
		return ""
	case opts.Digest != "":
		return digestIn(opts.Digest)
	}
	if info, err := os.Stat(opts.Path); err == nil && !info.IsDir() {
		return filepath.Join(filepath.Dir(opts.Path), DigestFile)
	}
	return filepath.Join(opts.Path, DigestFile)
}

// digestIn returns the digest's path in a folder, or path itself if it is no
// folder.
func digestIn(path string) string {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return filepath.Join(path, DigestFile)
	}
	return path
}

// readDigest reads the digest named in opts, or else the library's own; nil if
// there is none. If the library's own cannot be read, the result is a digest
// with one problem. Any other that cannot be read is an error.
func readDigest(ctx context.Context, opts Options, files fs.FS) (*digest.File, error) {
	switch opts.Digest {
	case "":
		return ownDigest(ctx, files)
	case Seeds:
		data, err := fs.ReadFile(opts.Default, DigestFile)
		if err != nil {
			return nil, fmt.Errorf("read the default digest: %w", reason(err))
		}
		return digest.Parse(path.Join(Seeds, DigestFile), data), nil
	}
	name := digestIn(opts.Digest)
	// It may be a pipe: one from a shell's process substitution, or one that
	// nobody ever writes to.
	data, err := read(ctx, func() (io.ReadCloser, error) { return os.Open(name) })
	if err != nil {
		return nil, fmt.Errorf("read digest %q: %w", name, reason(err))
	}
	return digest.Parse(name, data), nil
}

// ownDigest reads the digest in the library's folder, nil if there is none.
func ownDigest(ctx context.Context, files fs.FS) (*digest.File, error) {
	info, err := fs.Stat(files, DigestFile)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err == nil && info.IsDir():
		err = errors.New("is a folder")
	case err == nil && !info.Mode().IsRegular():
		err = errors.New("is not a file") // a pipe might never be written to
	}
	if err != nil {
		return unread(err), nil
	}
	data, err := read(ctx, func() (io.ReadCloser, error) { return files.Open(DigestFile) })
	switch {
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case err != nil:
		return unread(err), nil
	}
	return digest.Parse(DigestFile, data), nil
}

// unread returns an empty digest whose only problem is err.
func unread(err error) *digest.File {
	text := fmt.Sprintf("cannot be read: %v; nothing of it is used", reason(err))
	return &digest.File{
		Name:     DigestFile,
		Digest:   &briefing.Digest{},
		Problems: []digest.Problem{{File: DigestFile, Line: 1, Column: 1, Text: text}},
	}
}

// read reads a digest. Of one that is too big it reads a little more than the
// digest package accepts, which then reports the size. When ctx is done it
// stops waiting.
func read(ctx context.Context, open func() (io.ReadCloser, error)) ([]byte, error) {
	type result struct {
		data []byte
		err  error
	}
	done := make(chan result, 1)
	go func() {
		f, err := open()
		if err != nil {
			done <- result{nil, err}
			return
		}
		defer f.Close()
		data, err := io.ReadAll(io.LimitReader(f, digest.MaxSize+1))
		done <- result{data, err}
	}()
	select {
	case r := <-done:
		return r.data, r.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

// reason returns err without operation and path, which the caller's message
// already has.
func reason(err error) error {
	if e := (*fs.PathError)(nil); errors.As(err, &e) {
		return e.Err
	}
	return err
}
