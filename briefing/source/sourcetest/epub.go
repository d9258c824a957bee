package sourcetest

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
)

// Zip returns an archive of files: names and contents by turns. The first is not
// packed.
func Zip(files ...string) []byte {
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for i := 0; i < len(files); i += 2 {
		method := zip.Deflate
		if i == 0 {
			method = zip.Store
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: files[i], Method: method})
		if err != nil {
			panic(err) // a buffer takes all
		}
		w.Write([]byte(files[i+1]))
	}
	z.Close()
	return out.Bytes()
}

// EPUB returns a book with chapters of XHTML, without a table of contents.
func EPUB(title, author string, chapters ...string) []byte {
	var manifest, spine strings.Builder
	files := []string{
		"mimetype", "application/epub+zip",
		"META-INF/container.xml", `<container><rootfiles><rootfile full-path="book.opf"/></rootfiles></container>`,
	}
	for i, c := range chapters {
		fmt.Fprintf(&manifest, `<item id="c%d" href="c%d.xhtml"/>`, i, i)
		fmt.Fprintf(&spine, `<itemref idref="c%d"/>`, i)
		files = append(files, fmt.Sprintf("c%d.xhtml", i), c)
	}
	opf := fmt.Sprintf(`<package><metadata><title>%s</title><creator>%s</creator></metadata><manifest>%s</manifest><spine>%s</spine></package>`,
		title, author, manifest.String(), spine.String())
	return Zip(append(files, "book.opf", opf)...)
}
