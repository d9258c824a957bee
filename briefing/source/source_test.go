package source

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"briefing/briefing"
)

var update = flag.Bool("update", false, "write goldens")

// read returns all that Read yields.
func read(t testing.TB, fsys fs.FS, opts Options) ([]*briefing.Article, []error) {
	t.Helper()
	var articles []*briefing.Article
	var errs []error
	for a, err := range Read(context.Background(), fsys, opts) {
		if (a == nil) == (err == nil) {
			t.Fatalf("yielded article %v with error %v, want one of them", a, err)
		}
		if a != nil {
			articles = append(articles, a)
		} else {
			errs = append(errs, err)
		}
	}
	return articles, errs
}

// folder returns a file system of names and contents by turns.
func folder(files ...string) fstest.MapFS {
	fsys := fstest.MapFS{}
	for i := 0; i < len(files); i += 2 {
		fsys[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return fsys
}

// summary returns everything of an article, for people to read.
func summary(a *briefing.Article) string {
	var b strings.Builder
	for _, f := range []struct{ key, value string }{
		{"title", a.Title},
		{"source", a.Source},
		{"author", a.Author},
		{"published", a.Published.String()},
		{"url", a.URL},
		{"original", a.Original},
		{"tags", strings.Join(a.Tags, " | ")},
		{"words", fmt.Sprint(a.Words)},
	} {
		if f.value != "" {
			fmt.Fprintf(&b, "%s: %s\n", f.key, f.value)
		}
	}
	fmt.Fprintf(&b, "\n%s\n", a.Text)
	for i, r := range a.Removed {
		if i == 0 {
			b.WriteString("\nremoved:\n")
		}
		fmt.Fprintf(&b, "%d %s: %q\n", r.Line, r.Reason, r.Text)
	}
	return b.String()
}

func TestPages(t *testing.T) {
	names, err := filepath.Glob("testdata/pages/*.txtar")
	if err != nil || len(names) == 0 {
		t.Fatalf("no pages: %v", err)
	}
	for _, name := range names {
		t.Run(strings.TrimSuffix(filepath.Base(name), ".txtar"), func(t *testing.T) {
			archive, err := txtar.ParseFile(name)
			if err != nil {
				t.Fatal(err)
			}
			page, golden := archive.Files[0], &archive.Files[1]
			articles, errs := read(t, folder(page.Name, string(page.Data)), Options{})
			if len(errs) > 0 || len(articles) != 1 {
				t.Fatalf("%d articles, errors %v, want one article", len(articles), errs)
			}
			got := []byte(summary(articles[0]))
			if *update && !bytes.Equal(got, golden.Data) {
				golden.Data = got
				if err := os.WriteFile(name, txtar.Format(archive), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			if diff := cmp.Diff(string(golden.Data), string(got)); diff != "" {
				t.Errorf("article differs (-want +got):\n%s", diff)
			}
		})
	}
}

// folderOf returns a file system of one file, whatever its name.
func folderOf(name string, data []byte) fs.FS { return oneFile{name, data} }

type oneFile struct {
	name string
	data []byte
}

func (f oneFile) Open(string) (fs.File, error) {
	return folder("x", string(f.data)).Open("x")
}
