package store

import (
	"database/sql"
	"path/filepath"
	"testing"
)

func TestCloseAgain(t *testing.T) {
	d, linked := fixture(t)
	for name, s := range map[string]*Store{"in memory": openStore(t, 0, d, linked), "on disk": openIndex(t, filepath.Join(t.TempDir(), "index.db"), d, linked)} {
		for range 2 {
			if err := s.Close(); err != nil {
				t.Errorf("%s: %v", name, err)
			}
		}
	}
}

// A fault in what is done with a row does not keep the library from being closed.
func TestCloseAfterPanic(t *testing.T) {
	d, linked := fixture(t)
	s := openIndex( // which closes it at the end
		t, filepath.Join(t.TempDir(), "index.db"), d, linked)
	func() {
		defer func() {
			if recover() == nil {
				t.Error("the panic is gone")
			}
		}()
		err := s.query(t.Context(), "SELECT key FROM article", nil, func(row *sql.Rows) error {
			var key sql.RawBytes
			if err := row.Scan(&key); err != nil {
				return err
			}
			panic("a fault")
		})
		t.Error(err)
	}()
}
