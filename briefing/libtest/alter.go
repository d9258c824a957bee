package libtest

import (
	"bytes"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"time"
)

// Alter changes about an eighth of the documents of a generated library, as months of work
// on it do: some say more, some are new, copied, removed or in another folder. Now and then
// the digest changes, too. All files are old enough that nobody has to read them again.
func Alter(dir string, r *rand.Rand) error {
	names, err := filepath.Glob(filepath.Join(dir, "*", "*.md"))
	if err != nil {
		return err
	}
	for _, name := range names {
		if r.IntN(8) == 0 {
			err = errors.Join(err, alter(dir, name, r))
		}
	}
	if r.IntN(3) == 0 {
		name := filepath.Join(dir, "digest.yaml")
		text, failed := os.ReadFile(name)
		other := bytes.Replace(text, []byte("words: [war,"), fmt.Appendf(nil, "words: [war, w%d,", r.Uint64()), 1)
		err = errors.Join(err, failed, os.WriteFile(name, other, 0o600), settle(name))
	}
	if err != nil {
		return fmt.Errorf("alter a library: %w", err)
	}
	return nil
}

// alter does one thing to a document.
func alter(dir, name string, r *rand.Rand) error {
	text, err := os.ReadFile(name)
	if err != nil {
		return err
	}
	other := filepath.Join(dir, fmt.Sprintf("%03d", r.IntN(4)), fmt.Sprintf("new-%d.md", r.IntN(1_000_000)))
	if err := os.MkdirAll(filepath.Dir(other), 0o700); err != nil {
		return err
	}
	switch r.IntN(8) {
	case 0, 1: // as many as are new, so that the library keeps its size
		return os.Remove(name)
	case 2:
		return errors.Join(os.Rename(name, other), settle(other))
	case 3: // a copy
		return errors.Join(os.WriteFile(other, text, 0o600), settle(other))
	case 4: // another, which is much the same
		return errors.Join(os.WriteFile(other, fmt.Appendf(text, "\nThis one is number %d.\n", r.IntN(1_000_000)), 0o600), settle(other))
	}
	return errors.Join(os.WriteFile(name, fmt.Appendf(text, "\nThe war went on for %d days.\n", r.IntN(1000)), 0o600), settle(name))
}

// settle makes a file half a day to one day old: it is a time at which nobody writes any more.
func settle(name string) error {
	info, err := os.Stat(name)
	if err != nil {
		return err
	}
	old := info.ModTime().Add(-12 * time.Hour)
	return os.Chtimes(name, old, old)
}
