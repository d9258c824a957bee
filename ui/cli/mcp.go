package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/briefing/mcp"
	"briefing/seeds"
)

func mcpCommand(a *app) *cobra.Command {
	return a.ofLibrary(&cobra.Command{
		Use:   "mcp",
		Short: "Serve the library to programs that speak the Model Context Protocol",
		Long: `Serve the library on standard input and output to a program that speaks the Model
Context Protocol, such as an assistant: eight tools that read, and none that writes,
fetches or runs anything. Passages come with a ref that "briefing show REF" opens.
It ends when standard input does.`,
		RunE: func(cmd *cobra.Command, _ []string) error {
			s := &served{opts: library.Options{Path: a.path, Digest: a.digest, Default: seeds.FS, Draft: !a.noDraft}, opened: make(chan struct{})}
			go s.open(cmd.Context())
			defer s.close()
			return mcp.Serve(cmd.Context(), mcp.Options{Version: version(), Library: s.library}, io.NopCloser(a.stdin), unbuffered{a.out})
		},
	})
}

// unbuffered is an output that passes on each message at once.
type unbuffered struct{ *output }

func (u unbuffered) Write(p []byte) (int, error) {
	n, err := u.buf.Write(p)
	return n, errors.Join(err, u.buf.Flush())
}

func (u unbuffered) Close() error { return u.buf.Flush() }

// served is the library that is served. It is opened while the first requests come, and
// again when it has changed.
type served struct {
	opts   library.Options
	opened chan struct{} // closed when it was tried for the first time

	mu         sync.Mutex
	lib        *library.Library
	err        error
	generation int64
	looked     time.Time
	progress   string
	old        []*library.Library // that a call may still read
}

const (
	patience  = 10 * time.Second // of a call with a library that is still being read
	lookEvery = 2 * time.Second  // for changes
)

// open opens the library for the first time.
func (s *served) open(ctx context.Context) {
	opts := s.opts
	opts.Progress = func(p library.Progress) {
		s.mu.Lock()
		s.progress = p.String()
		s.mu.Unlock()
	}
	lib, err := library.Open(ctx, opts)
	s.mu.Lock()
	s.lib, s.err, s.looked, s.generation = lib, err, time.Now(), time.Now().UnixNano()
	s.mu.Unlock()
	close(s.opened)
}

// library returns the library as it is now.
func (s *served) library(ctx context.Context) (mcp.Library, error) {
	select {
	case <-s.opened:
	case <-ctx.Done():
		return mcp.Library{}, ctx.Err()
	case <-time.After(patience):
		s.mu.Lock()
		defer s.mu.Unlock()
		return mcp.Library{}, fmt.Errorf("the library is still being read (%s); ask again in a moment", orElse(s.progress, "it has begun"))
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if time.Since(s.looked) > lookEvery && s.opts.Path != "" {
		s.look(ctx)
	}
	if s.lib == nil {
		return mcp.Library{}, s.err
	}
	return mcp.Library{Library: s.lib, Generation: s.generation, ChangedSince: s.changedSince()}, nil
}

// look opens the library again if it has changed. While that fails, it stays as it was.
func (s *served) look(ctx context.Context) {
	s.looked = time.Now()
	opts := s.opts
	opts.Since = s.lib
	lib, err := library.Open(ctx, opts)
	switch {
	case err == nil:
		if s.lib != nil {
			s.old = append(s.old, s.lib)
		}
		s.lib, s.err = lib, nil
		s.generation = max(s.generation+1, s.looked.UnixNano()) // a clock may be set back
	case s.lib == nil:
		s.err = err
	}
}

// changedSince tells by the documents of the library which articles changed.
func (s *served) changedSince() func(briefing.Entry, int64) bool {
	path := s.opts.Path
	if path == "" {
		return nil
	}
	return func(e briefing.Entry, nanoseconds int64) bool {
		info, err := os.Stat(filepath.Join(path, filepath.FromSlash(string(e.File))))
		if err != nil {
			info, err = os.Stat(path) // the library is one document
		}
		return err == nil && info.ModTime().UnixNano() > nanoseconds
	}
}

func (s *served) close() {
	s.mu.Lock()
	defer s.mu.Unlock()
	for _, l := range append(s.old, s.lib) {
		if l != nil {
			l.Close() // it was only read
		}
	}
}
