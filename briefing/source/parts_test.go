package source

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"slices"
	"strings"
	"testing"

	"briefing/briefing"
)

// dump returns JSON Lines of n articles, every hundredth line a bad one.
func dump(n int) []byte {
	var b bytes.Buffer
	for i := range n {
		fmt.Fprintf(&b, "{\"title\":\"Number %d\",\"text\":\"The ferry %d left.\"}\n", i, i)
		if i%100 == 99 {
			b.WriteString("{oops}\n")
		}
	}
	return b.Bytes()
}

// Documents that may be larger than memory come in parts, whatever their size;
// taken together these are what the document is.
func TestParts(t *testing.T) {
	const articles, most = 1050, 16 << 10
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	z.Write(dump(articles))
	z.Close()
	var box strings.Builder
	for i := range articles {
		fmt.Fprintf(&box, "From a@b.example Sun May  4 08:15:00 2031\nSubject: Number %d\n\nThe ferry %d left.\n\n", i, i)
	}
	list := "[" + strings.ReplaceAll(strings.ReplaceAll(strings.TrimSpace(string(dump(articles))), "{oops}\n", ""), "}\n", "},\n")
	for name, data := range map[string]string{
		"a.jsonl": string(dump(articles)), "b.jsonl.gz": packed.String(), "c.mbox": box.String(), "d.json": strings.TrimSuffix(list, "\n{oops}") + "]",
	} {
		f := Find(t.Context(), folder(name, data), Options{MaxBytes: most})
		var got []briefing.ArticleID
		var read []int64
		for d := range f.Read(t.Context(), f.IDs(), func(string) bool { return true }) {
			if d.Path != name || len(d.Articles) > partArticles {
				t.Errorf("%s: %d articles of %s in a part", name, len(d.Articles), d.Path)
			}
			for _, a := range d.Articles {
				got = append(got, a.ID)
			}
			if d.More {
				read = append(read, d.Read)
			}
			for i, err := range d.Errs {
				if want := fmt.Sprintf("%s:%d:1: JSON: ", name, 101*(i+1)); !strings.HasPrefix(err.Error(), want) {
					t.Errorf("error %v, want %s…", err, want)
				}
			}
		}
		if len(got) != articles || got[articles-1] != briefing.ArticleID(name[:1]+"-number-1049") {
			t.Errorf("%s: %d articles, the last %s", name, len(got), got[len(got)-1])
		}
		if len(read) != articles/partArticles || !slices.IsSorted(read) || read[0] <= 0 || read[len(read)-1] > int64(len(data)) {
			t.Errorf("%s: parts end after %d of %d bytes", name, read, len(data))
		}
	}
}

// The first problems are told, then how many more there are.
func TestManyProblems(t *testing.T) {
	articles, errs := read(t, folder("a.jsonl", strings.Repeat("{oops}\n", 500)+`{"text":"a"}`), Options{})
	if len(articles) != 1 || len(errs) != mostProblems+1 || errs[mostProblems].Error() != "a.jsonl: and 400 more of this kind" {
		t.Errorf("%d articles, %d errors, the last %v", len(articles), len(errs), errs[len(errs)-1])
	}
}

// Articles that were read before are passed over, and IDs are as if they were
// not.
func TestPass(t *testing.T) {
	f := Find(t.Context(), folder("a.jsonl", string(dump(1000))), Options{})
	ids := f.IDs()
	ids.Pass("a.jsonl", 250)
	ids.Pass("a.jsonl", 200)
	n := 0
	for d := range f.Read(t.Context(), ids, func(string) bool { return true }) {
		for _, a := range d.Articles {
			if want := fmt.Sprintf("a-number-%d", 450+n); string(a.ID) != want {
				t.Fatalf("article %s, want %s", a.ID, want)
			}
			n++
		}
	}
	if n != 550 {
		t.Errorf("%d articles, want 550", n)
	}
}

// What is packed must not become as large as it likes.
func TestUnpackedWithoutEnd(t *testing.T) {
	var packed bytes.Buffer
	z := gzip.NewWriter(&packed)
	line := []byte(`{"text":"` + strings.Repeat("a ", 4000) + "\"}\n")
	for range 1 + 2*DefaultMaxBytes/len(line) {
		z.Write(line)
	}
	z.Close()
	articles, errs := read(t, folder("a.jsonl.gz", packed.String()), Options{})
	if len(articles) == 0 || len(errs) != 1 || !strings.Contains(errs[0].Error(), "unpacks to more than 50 times its size") {
		t.Errorf("%d articles, errors %v", len(articles), errs)
	}
}
