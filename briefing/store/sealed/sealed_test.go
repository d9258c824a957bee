package sealed_test

import (
	"database/sql"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"briefing/briefing/store/sealed"
)

func dsn(path string) string {
	return (&url.URL{Scheme: "file", Path: path}).String() + "?vfs=" + sealed.VFS()
}

func open(t *testing.T, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite", dsn(path))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	return db
}

// begin makes an empty database and returns its path.
func begin(t *testing.T) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "a.db")
	if err := os.WriteFile(path, sealed.Empty(0x61626364), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func execute(t *testing.T, db *sql.DB, statements ...string) {
	t.Helper()
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatalf("%s: %v", s, err)
		}
	}
}

// fill writes rows that are short and such as take several pages, and takes some away.
func fill(t *testing.T, db *sql.DB) {
	t.Helper()
	execute(t, db, "CREATE TABLE a(id INTEGER PRIMARY KEY, text TEXT)", "CREATE INDEX b ON a(text)")
	for i := range 60 {
		if _, err := db.Exec("INSERT INTO a VALUES (?, ?)", i, strings.Repeat(fmt.Sprint("ferry ", i), 1+i*i)); err != nil {
			t.Fatal(err)
		}
	}
	execute(t, db, "DELETE FROM a WHERE id % 7 = 0")
}

// read returns what is in the database.
func read(db *sql.DB) (string, error) {
	rows, err := db.Query("SELECT id, text FROM a ORDER BY id")
	if err != nil {
		return "", err
	}
	defer rows.Close()
	var b strings.Builder
	for rows.Next() {
		var id int
		var text string
		if err := rows.Scan(&id, &text); err != nil {
			return "", err
		}
		fmt.Fprintln(&b, id, text)
	}
	return b.String(), rows.Err()
}

func contents(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// An empty database is one, is as large as is said and is known for one of its
// application.
func TestEmpty(t *testing.T) {
	path := begin(t)
	db := open(t, path)
	var mode, check string
	var application int
	if err := db.QueryRow("PRAGMA journal_mode").Scan(&mode); err != nil || mode != "wal" {
		t.Errorf("journal %q, %v, want a log", mode, err)
	}
	if err := db.QueryRow("PRAGMA integrity_check").Scan(&check); err != nil || check != "ok" {
		t.Errorf("SQLite says %q, %v", check, err)
	}
	if err := db.QueryRow("PRAGMA application_id").Scan(&application); err != nil || application != 0x61626364 {
		t.Errorf("application %#x, %v", application, err)
	}
}

// Every page that is in use has its sum, after rows came and went.
func TestWritten(t *testing.T) {
	path := begin(t)
	db := open(t, path)
	fill(t, db)
	want, err := read(db)
	if err != nil {
		t.Fatal(err)
	}
	execute(t, db, "PRAGMA wal_checkpoint(TRUNCATE)")
	if got, err := read(open(t, path)); got != want || err != nil {
		t.Errorf("another connection reads %d bytes, %v, want %d", len(got), err, len(want))
	}
	if !sealed.HasSound(strings.NewReader(string(contents(t, path)))) {
		t.Error("no page is known")
	}
}

// Whatever is changed in a database, what is read is what was written, or an error.
func TestDamage(t *testing.T) {
	t.Parallel()
	path := begin(t)
	db := open(t, path)
	fill(t, db)
	want, err := read(db)
	if err != nil {
		t.Fatal(err)
	}
	if err := db.Close(); err != nil {
		t.Fatal(err)
	}
	whole := contents(t, path)
	r := rand.New(rand.NewPCG(3, 4))
	told := 0
	for n := range 400 {
		data := append([]byte{}, whole...)
		what := ""
		switch n % 4 {
		case 0:
			bit := r.IntN(8 * len(data))
			data[bit/8] ^= 1 << (bit % 8)
			what = fmt.Sprint("bit ", bit)
		case 1, 2:
			size := 16 << r.IntN(9)
			at := r.IntN(len(data) - size)
			for i := range size {
				if data[at+i] = byte(r.Uint32()); n%4 == 2 {
					data[at+i] = 0
				}
			}
			what = fmt.Sprint("block ", at, size)
		case 3: // a page in the place of another
			from, to := r.IntN(len(data)/sealed.PageSize), r.IntN(len(data)/sealed.PageSize)
			copy(data[to*sealed.PageSize:], whole[from*sealed.PageSize:][:sealed.PageSize])
			what = fmt.Sprint("page ", from, to)
		}
		name := filepath.Join(t.TempDir(), "damaged.db")
		if err := os.WriteFile(name, data, 0o600); err != nil {
			t.Fatal(err)
		}
		db := open(t, name)
		got, err := read(db)
		if err != nil {
			told++
		} else if got != want {
			t.Errorf("%s: something else is read", what)
		}
		db.Close()
	}
	if told < 100 {
		t.Errorf("only %d of 400 were noticed", told)
	}
}

// A file that is cut while it is open has no zeros for what is missing.
func TestCutWhileOpen(t *testing.T) {
	path := begin(t)
	db := open(t, path)
	fill(t, db)
	execute(t, db, "PRAGMA wal_checkpoint(TRUNCATE)", "PRAGMA cache_size = 1")
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.Truncate(path, info.Size()/2+100); err != nil {
		t.Fatal(err)
	}
	if _, err := read(db); !sealed.IsBroken(err) {
		t.Errorf("%v, want that a page is broken", err)
	}
}

// A frame of the log that is damaged while programs run is not read, by the one who
// wrote it or by another, and does not come into the database.
func TestLog(t *testing.T) {
	for _, who := range []string{"writer", "other", "checkpoint"} {
		t.Run(who, func(t *testing.T) {
			path := begin(t)
			db := open(t, path)
			db.SetMaxOpenConns(1)
			execute(t, db, "PRAGMA cache_size = 1")
			fill(t, db)
			want, err := read(db)
			if err != nil {
				t.Fatal(err)
			}
			other := open(t, path)
			other.SetMaxOpenConns(1)
			if got, err := read(other); got != want || err != nil {
				t.Fatalf("before the damage: %d bytes, %v, want %d", len(got), err, len(want))
			}
			log := contents(t, path+"-wal")
			file, err := os.OpenFile(path+"-wal", os.O_WRONLY, 0)
			if err != nil {
				t.Fatal(err)
			}
			defer file.Close()
			for at := 32 + 24 + 1000; at < len(log); at += 24 + sealed.PageSize {
				if _, err := file.WriteAt([]byte{log[at] ^ 4}, int64(at)); err != nil {
					t.Fatal(err)
				}
			}
			switch who {
			case "writer":
				_, err = read(db)
			case "other":
				execute(t, other, "PRAGMA cache_size = 1", "PRAGMA shrink_memory")
				_, err = read(other)
			case "checkpoint":
				_, err = other.Exec("PRAGMA wal_checkpoint(TRUNCATE)")
			}
			if !sealed.IsBroken(err) {
				t.Errorf("%v, want that a page is broken", err)
			}
		})
	}
}

// What is not a database of ours has no page that is known.
func TestHasSound(t *testing.T) {
	for _, text := range []string{"", "SQLite format 3\x00", strings.Repeat("ferry ", 10000), string(make([]byte, 3*sealed.PageSize))} {
		if sealed.HasSound(strings.NewReader(text)) {
			t.Errorf("%d bytes are taken for a database", len(text))
		}
	}
	if sealed.HasSound(io.MultiReader(strings.NewReader("x"), errReader{})) {
		t.Error("what cannot be read is taken for a database")
	}
}

type errReader struct{}

func (errReader) Read([]byte) (int, error) { return 0, errors.New("not readable") }
