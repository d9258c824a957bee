package source

import (
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

const text = "The harbour opened its gates on Saturday, nine days after the storm had passed.\n"

// names returns the files of the articles of fsys, and what went wrong.
func names(t *testing.T, fsys fs.FS, opts Options) (files []string, errs []string) {
	t.Helper()
	articles, problems := read(t, fsys, opts)
	for _, a := range articles {
		files = append(files, string(a.File))
	}
	for _, err := range problems {
		errs = append(errs, err.Error())
	}
	return files, errs
}

func TestFindDocuments(t *testing.T) {
	fsys := folder(
		"b.txt", text, "a/z.md", text, "a.md", text, "B.MARKDOWN", text, "c.text", text, "README", text,
		"digest.yaml", "version: 1", "x.css", text, "x.png", "\x89PNG\x00", "binary", "\x7fELF\x00\x00", "blank", "\n",
		".hidden.md", text, ".git/x.md", text, "a/.obsidian/x.md", text,
	)
	files, errs := names(t, fsys, Options{})
	want := []string{"B.MARKDOWN", "README", "a.md", "a/z.md", "b.txt", "c.text"}
	if !slices.Equal(files, want) || errs != nil {
		t.Errorf("found %q with errors %q, want %q", files, errs, want)
	}
}

func TestBadDocumentsAreTold(t *testing.T) {
	fsys := folder(
		"lines.txt", strings.Repeat("\n", mostLines)+"\na", "a.txt", text, "binary.txt", "GIF89a\x00\x00", "empty.md", " \n", "koi8.txt", strings.Repeat("\xf0\xd2\xc9 ", 20),
		"long.txt", strings.Repeat("a", 2<<20), "z.txt", text,
	)
	files, errs := names(t, fsys, Options{MaxBytes: 2<<20 - 1})
	wantErrs := []string{
		"binary.txt: binary, not text",
		"empty.md: empty, no text",
		"koi8.txt: text in an encoding that cannot be told (UTF-8 always can)",
		"lines.txt: more than 1048576 lines",
		"long.txt: bigger than 1 MB",
	}
	if want := []string{"a.txt", "z.txt"}; !slices.Equal(files, want) || !slices.Equal(errs, wantErrs) {
		t.Errorf("found %q with errors %q\nwant %q with errors %q", files, errs, want, wantErrs)
	}
}

func TestOneDocument(t *testing.T) {
	fsys := folder("a.log", text, "b.txt", text, "c.bin", "\x00", ".d.md", text)
	fsys["e"] = &fstest.MapFile{Mode: fs.ModeNamedPipe}
	for _, tt := range []struct{ file, article, err string }{
		{"a.log", "a.log", ""},
		{".d.md", ".d.md", ""},
		{"./b.txt", "b.txt", ""},
		{"c.bin", "", "c.bin: binary, not text"},
		{"e", "", "e: not a file"},
		{"f", "", "f: file does not exist"},
		{".", "", ".: not a file"},
	} {
		files, errs := names(t, fsys, Options{File: tt.file})
		if strings.Join(files, " ") != tt.article || strings.Join(errs, " ") != tt.err {
			t.Errorf("%s: articles %q, errors %q, want %q, %q", tt.file, files, errs, tt.article, tt.err)
		}
	}
}

func TestLinks(t *testing.T) {
	link := func(target string) *fstest.MapFile {
		return &fstest.MapFile{Mode: fs.ModeSymlink, Data: []byte(target)}
	}
	fsys := folder("real.md", text, ".store/kept.md", text, ".store/sub/deep.md", text, "sub/x.md", text)
	fsys["a.md"] = link("real.md")              // is there under its own name
	fsys["b.md"] = link(".store/kept.md")       // leads to a hidden file
	fsys["c.md"] = link(".store/kept.md")       // leads there again
	fsys["d"] = link(".store/sub")              // leads to a hidden folder
	fsys["sub/up"] = link("..")                 // a circle of folders
	fsys["sub/y.md"] = link("../b.md")          // a link to a link
	fsys["loop1.md"] = link("loop2.md")         // a circle of files
	fsys["loop2.md"] = link("loop1.md")         //
	fsys["out.md"] = link("../../etc/passwd")   // leaves the folder
	fsys["outside"] = link("../elsewhere")      // leaves it for what may be a folder
	fsys["photo.png"] = link("../photo.png")    // leaves it, but would be no document
	fsys["root.md"] = link("/etc/passwd")       // leaves it, too
	fsys["gone.md"] = link("nowhere.md")        // leads to nothing
	fsys["dots.md"] = link("sub/../../real.md") // leaves the folder and comes back
	files, errs := names(t, fsys, Options{})
	want := []string{"b.md", "d/deep.md", "real.md", "sub/x.md"}
	var wantErrs []string
	for _, name := range []string{"dots.md", "gone.md", "loop1.md", "loop2.md", "out.md", "outside", "root.md"} {
		wantErrs = append(wantErrs, name+": a link that leads to nothing in the folder")
	}
	if !slices.Equal(files, want) || !slices.Equal(errs, wantErrs) {
		t.Errorf("found %q with errors %q\nwant %q with errors %q", files, errs, want, wantErrs)
	}
}
