package add

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"briefing/briefing"
)

func open(t *testing.T, path string) *Folder {
	t.Helper()
	f, err := Open(t.Context(), path, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func article(title, text, url string) *briefing.Article {
	return &briefing.Article{Text: text, Entry: briefing.Entry{Title: title, URL: url}}
}

func save(t *testing.T, f *Folder, a *briefing.Article) string {
	t.Helper()
	path, err := f.save(Clipping{Article: a})
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// names returns the names in a folder.
func names(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, e := range entries {
		out = append(out, e.Name())
	}
	return out
}

func TestSave(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "new")
	f := open(t, dir)
	if f.IsMade() {
		t.Error("made before anything is saved")
	}
	if got, want := save(t, f, article("Ferry", "It sails.", "")), filepath.Join(dir, "ferry.md"); got != want || !f.IsMade() {
		t.Errorf("saved as %s, want %s", got, want)
	}
	save(t, f, article("Ferry", "It sails again.", ""))
	save(t, f, article("Ferry", "It sails no more.", ""))
	if err := os.WriteFile(filepath.Join(dir, "harbour.md"), []byte("mine"), 0o600); err != nil {
		t.Fatal(err)
	}
	save(t, open(t, dir), article("Harbour", "It opens.", ""))
	save(t, open(t, dir), article("FERRY!", "It came back.", ""))
	if got, want := names(t, dir), []string{"ferry-2.md", "ferry-3.md", "ferry-4.md", "ferry.md", "harbour-2.md", "harbour.md"}; !slices.Equal(got, want) {
		t.Errorf("names %q, want %q", got, want)
	}
	if mine, err := os.ReadFile(filepath.Join(dir, "harbour.md")); err != nil || string(mine) != "mine" {
		t.Errorf("a file that was there: %q, %v", mine, err)
	}
}

// What is there is known, whether it was there before or was saved just now.
func TestHas(t *testing.T) {
	dir := t.TempDir()
	f := open(t, dir)
	save(t, f, article("Ferry", "It sails.", "https://a.example/1"))
	save(t, f, article("Wiki", "It is known.", "http://wiki/1"))
	save(t, f, article("", "# A title\n\nNone was stated.", ""))
	for _, f := range []*Folder{f, open(t, dir)} {
		for _, tt := range []struct {
			name string
			a    *briefing.Article
			want string
		}{
			{"same address", article("B", "Another text.", "http://a.example/1?utm_source=b"), "ferry.md"},
			{"same text", article("B", "It\n sails.", "https://b.example/"), "ferry.md"},
			{"address in the local network", article("B", "Another text.", "http://wiki/1"), "wiki.md"},
			{"title from the text", article("", "# A title\n\nNone was stated.", ""), "a-title-none-was-stated.md"},
			{"new", article("Ferry", "Another text.", "https://a.example/2"), ""},
		} {
			want := tt.want
			if want != "" {
				want = filepath.Join(dir, want)
			}
			if got := f.Has(tt.a); got != want {
				t.Errorf("%s: has %q, want %q", tt.name, got, want)
			}
			if got := f.hasText(tt.a); got != want && !strings.Contains(tt.name, "address") {
				t.Errorf("%s: has the text in %q, want %q", tt.name, got, want)
			}
		}
	}
}

func TestNoFolder(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		file:                             "not a folder",
		filepath.Join(dir, "a", "b"):     fmt.Sprintf("there is no folder %q to make it in", filepath.Join(dir, "a")),
		filepath.Join(dir, "a", "b", ""): fmt.Sprintf("there is no folder %q to make it in", filepath.Join(dir, "a")),
	} {
		if _, err := Open(t.Context(), path, Options{}); err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", path, err, want)
		}
	}
	f := open(t, filepath.Join(dir, "gone", "..", "new"))
	if err := os.WriteFile(filepath.Join(dir, "new"), nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := f.save(Clipping{Article: article("A", "b", "")}); err == nil {
		t.Error("saved into a file")
	}
}

// Where a file cannot have two names, nothing is overwritten either.
func TestWithoutLinks(t *testing.T) {
	dir := t.TempDir()
	f := open(t, dir)
	f.link = func(string, string) error { return errors.ErrUnsupported }
	save(t, f, article("Ferry", "It sails.", ""))
	f.last = map[string]int{}
	save(t, f, article("Ferry", "It sails again.", ""))
	if got, want := names(t, dir), []string{"ferry-2.md", "ferry.md"}; !slices.Equal(got, want) {
		t.Errorf("names %q, want %q", got, want)
	}
	if open(t, dir).Has(article("", "It sails.", "")) != filepath.Join(dir, "ferry.md") {
		t.Error("the first file was overwritten")
	}
}

// Two that save at once take no name from each other.
func TestTogether(t *testing.T) {
	dir := t.TempDir()
	const each = 50
	var group sync.WaitGroup
	for i := range 4 {
		f := open(t, dir)
		group.Go(func() {
			for j := range each {
				if _, err := f.save(Clipping{Article: article("Ferry", fmt.Sprintf("It sails %d, %d.", i, j), "")}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	if all := open(t, dir); len(all.texts) != 2*4*each || // without and with the title
		len(names(t, dir)) != 4*each {
		t.Errorf("%d texts in %d files, want %d", len(all.texts), len(names(t, dir)), 4*each)
	}
}

// Two programs that save the same articles at once save each of them once.
func TestOnce(t *testing.T) {
	dir, lock := t.TempDir(), filepath.Join(t.TempDir(), "cache", "lock")
	const programs, articles = 4, 20
	var folders []*Folder
	for range programs {
		f, err := Open(t.Context(), dir, Options{Lock: lock})
		if err != nil {
			t.Fatal(err)
		}
		folders = append(folders, f)
	}
	var saved atomic.Int64
	var group sync.WaitGroup
	for _, f := range folders {
		group.Go(func() {
			for i := range articles {
				a := article(fmt.Sprint("Ferry ", i), fmt.Sprintf("It sails on day %d.", i), fmt.Sprintf("https://example.org/%d", i))
				err := f.alone(t.Context(), func() error {
					if f.Has(a) != "" {
						return nil
					}
					saved.Add(1)
					_, err := f.save(Clipping{Article: a})
					return err
				})
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	group.Wait()
	if n := len(names(t, dir)); saved.Load() != articles || n != articles {
		t.Errorf("%d saved in %d files, want %d", saved.Load(), n, articles)
	}
}

// killedFolder is the variable that makes TestKilled the program that is killed.
const killedFolder = "BRIEFING_KILLED_FOLDER"

// A program that is killed while it saves leaves whole articles, and nothing else
// that a reader looks at.
func TestKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("starts another program")
	}
	text := strings.Repeat("The ferry sails again. ", 10_000) + "End."
	if dir := os.Getenv(killedFolder); dir != "" {
		f := open(t, dir)
		for i := 0; ; i++ {
			save(t, f, article("Ferry", fmt.Sprint(i, " ", text), ""))
		}
	}
	dir := t.TempDir()
	program := exec.Command(os.Args[0], "-test.run=^TestKilled$")
	program.Env = append(os.Environ(), killedFolder+"="+dir)
	if err := program.Start(); err != nil {
		t.Fatal(err)
	}
	for started := time.Now(); len(names(t, dir)) < 20 && time.Since(started) < 20*time.Second; {
		time.Sleep(time.Millisecond)
	}
	if err := program.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	if err := program.Wait(); err == nil {
		t.Error("it ended by itself")
	}
	for _, name := range names(t, dir) {
		if strings.HasPrefix(name, ".") {
			continue
		}
		data, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		if a, err := readBack(data); err != nil || !strings.HasSuffix(a.Text, "End.") {
			t.Errorf("%s: %v, %d bytes", name, err, len(data))
		}
	}
	if n := len(open(t, dir).texts); n < 15 {
		t.Errorf("%d articles, want about 20", n)
	}
}

// Of a large folder only what has changed is read again, and what is known of it
// is right whatever was changed.
func TestRemembered(t *testing.T) {
	dir, file := t.TempDir(), filepath.Join(t.TempDir(), "cache", "known")
	write := func(name, text string, age time.Duration) {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, time.Time{}, time.Now().Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	var read []int
	has := func(text, want string) {
		t.Helper()
		read = nil
		f, err := Open(t.Context(), dir, Options{Remembered: file, Progress: func(n, all int) { read = []int{n, all} }})
		if err != nil {
			t.Fatal(err)
		}
		if want != "" {
			want = filepath.Join(dir, want)
		}
		if got := f.Has(article("A", text, "")); got != want {
			t.Errorf("%q is in %q, want %q", text, got, want)
		}
	}
	for i := range enough {
		write(fmt.Sprintf("%d.txt", i), fmt.Sprintf("It sails %d.", i), time.Hour)
	}
	has("It sails 17.", "17.txt")
	if m := recall(file); len(m.Documents) != enough {
		t.Fatalf("%d documents remembered, want %d", len(m.Documents), enough)
	}
	if !slices.Equal(read, []int{enough, enough}) {
		t.Errorf("read %d of all, want all", read)
	}
	has("It sails 17.", "17.txt")
	if read != nil {
		t.Errorf("read %d of all, want none", read)
	}
	write("17.txt", "It sails on.", time.Minute) // as long, by another time
	has("It sails 17.", "")
	has("It sails on.", "17.txt")
	write("18.txt", "It sails to.", 0) // while it is read
	has("It sails to.", "18.txt")
	write("18.txt", "It sails so.", 0)
	has("It sails so.", "18.txt")
	if err := os.Remove(filepath.Join(dir, "19.txt")); err != nil {
		t.Fatal(err)
	}
	has("It sails 19.", "")
	// What was remembered is believed; what cannot be read is not.
	m := recall(file)
	m.Documents["20.txt"] = document{Size: m.Documents["20.txt"].Size, Modified: m.Documents["20.txt"].Modified, Articles: nil}
	remember(file, m)
	has("It sails 20.", "")
	if err := os.WriteFile(file, []byte("no memory"), 0o600); err != nil {
		t.Fatal(err)
	}
	has("It sails 20.", "20.txt")
}

// What a program that was killed had begun to write is taken away in time.
func TestTidy(t *testing.T) {
	dir := t.TempDir()
	for name, age := range map[string]time.Duration{".briefing-a.part": 2 * time.Hour, ".briefing-b.part": 0, ".briefing-c": 2 * time.Hour} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(path, time.Time{}, time.Now().Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	save(t, open(t, dir), article("Ferry", "It sails.", ""))
	if got, want := names(t, dir), []string{".briefing-b.part", ".briefing-c", "ferry.md"}; !slices.Equal(got, want) {
		t.Errorf("names %q, want %q", got, want)
	}
}

func TestReason(t *testing.T) {
	cause := errors.New("no room")
	for _, err := range []error{&fs.PathError{Op: "write", Path: "a", Err: cause}, &os.LinkError{Op: "link", Old: "a", New: "b", Err: cause}, cause} {
		if got := reason(err); got != cause {
			t.Errorf("%v: %v", err, got)
		}
	}
}
