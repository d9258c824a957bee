//go:build unix

package source_test

import (
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"syscall"
	"testing"
	"testing/fstest"

	"briefing/briefing/limit"
	"briefing/briefing/source"
)

// scarce is a file system of which only so many files may be open at a time.
type scarce struct {
	fs.FS
	mu   sync.Mutex
	left int
}

func (s *scarce) Open(name string) (fs.File, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.left == 0 {
		return nil, &fs.PathError{Op: "open", Path: name, Err: syscall.EMFILE}
	}
	f, err := s.FS.Open(name)
	if err != nil {
		return nil, err
	}
	s.left--
	return &scarceFile{f, s}, nil
}

type scarceFile struct {
	fs.File
	of *scarce
}

func (f *scarceFile) ReadDir(n int) ([]fs.DirEntry, error) { return f.File.(fs.ReadDirFile).ReadDir(n) }

func (f *scarceFile) Close() error {
	f.of.mu.Lock()
	defer f.of.mu.Unlock()
	f.of.left++
	return f.File.Close()
}

// documents are many small ones, and some that are read in parts.
func manyDocuments(n int) fstest.MapFS {
	files := fstest.MapFS{}
	for i := range n {
		files[fmt.Sprintf("d%d/n%03d.md", i%3, i)] = &fstest.MapFile{Data: fmt.Appendf(nil, "# Report %d\n\nThe ferry sank.\n", i)}
		if i%10 == 0 {
			var lines []byte
			for j := range 300 {
				lines = fmt.Appendf(lines, `{"title":"Line %d","text":"The bridge %d stood for %d years."}`+"\n", j, i, j)
			}
			files[fmt.Sprintf("many%03d.jsonl", i)] = &fstest.MapFile{Data: lines}
		}
	}
	return files
}

// However few files may be open: either all articles come, or none is missing in
// silence.
func TestFewFiles(t *testing.T) {
	files := manyDocuments(60)
	read := func(most int) (articles int, err error) {
		for a, e := range source.Read(t.Context(), &scarce{FS: files, left: most}, source.Options{}) {
			if a != nil {
				articles++
			}
			err = errors.Join(err, e)
		}
		return articles, err
	}
	want, err := read(1000)
	if err != nil || want != 60+6*300 {
		t.Fatalf("with many files: %d articles, %v", want, err)
	}
	for most := range 4 {
		n, err := read(most)
		if most == 0 {
			if n != 0 || !limit.Is(err) || !errors.As(err, new(*source.Error)) {
				t.Errorf("with no file: %d articles, %v", n, err)
			}
		} else if n != want || err != nil {
			t.Errorf("with %d files: %d articles, want %d; %v", most, n, want, err)
		}
	}
}

// vanishing gives EMFILE from the n-th opening on.
type vanishing struct {
	fs.FS
	mu   sync.Mutex
	left int
}

func (v *vanishing) Open(name string) (fs.File, error) {
	v.mu.Lock()
	defer v.mu.Unlock()
	if v.left--; v.left < 0 {
		return nil, &fs.PathError{Op: "open", Path: name, Err: syscall.ENFILE}
	}
	return v.FS.Open(name)
}

// A limit that is met in the middle ends the reading with an error that names it once.
func TestLimitInTheMiddle(t *testing.T) {
	for _, after := range []int{0, 1, 3, 5, 20, 50} {
		named := 0
		for _, err := range source.Read(t.Context(), &vanishing{FS: manyDocuments(60), left: after}, source.Options{}) {
			if err != nil {
				named++
				if !limit.Is(err) || !strings.Contains(err.Error(), "all programs together") {
					t.Errorf("after %d: %v", after, err)
				}
			}
		}
		if named != 1 {
			t.Errorf("after %d: named %d times", after, named)
		}
	}
}
