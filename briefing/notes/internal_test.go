package notes

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestMeanwhile has an editor, which waits for nobody, save the file while a note is
// added: both stay. One that never stops is told of.
func TestMeanwhile(t *testing.T) {
	b := Book{Path: filepath.Join(t.TempDir(), FileName)}
	save := func(text string) {
		if err := os.WriteFile(b.Path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	const byHand = "version: 1\nnotes:\n- id: mine\n  article: a\n"
	adding := func(id ID, meanwhile func(attempt int)) error {
		attempt := 0
		return b.edit(context.Background(), nil, func(f *file) ([]byte, []Note, error) {
			n := Note{ID: id, Article: "b"}
			data, err := f.with(n)
			attempt++
			meanwhile(attempt)
			return data, append(f.all(), n), err
		})
	}
	if err := adding("theirs", func(attempt int) {
		if attempt == 1 {
			save(byHand)
		}
	}); err != nil {
		t.Fatal(err)
	}
	if all, err := b.Notes(t.Context()); err != nil || len(all) != 2 || all[0].ID != "mine" || all[1].ID != "theirs" {
		t.Errorf("the file has %v, error %v", all, err)
	}
	last := 0
	err := adding("more", func(attempt int) {
		last = attempt
		save(byHand + strings.Repeat("# again\n", attempt))
	})
	data, _ := os.ReadFile(b.Path)
	if !errors.Is(err, errChanged) || strings.Contains(err.Error(), "\n") || string(data) != byHand+strings.Repeat("# again\n", last) {
		t.Errorf("error %v after %d attempts; the file is\n%s", err, last, data)
	}
	if left, _ := filepath.Glob(filepath.Join(filepath.Dir(b.Path), ".*")); len(left) > 0 {
		t.Errorf("files are left over: %q", left)
	}
}
