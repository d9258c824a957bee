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

// DOCX returns a document of Word with a body in the vocabulary of WordprocessingML, whose
// prefix is w, and the styles "h1" (heading 1) and "ttl" (title).
func DOCX(title, author, body string) []byte {
	const xmlns = `xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"`
	return Zip(
		"[Content_Types].xml", `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"_rels/.rels", `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
		"docProps/core.xml", fmt.Sprintf(`<cp:coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>%s</dc:title><dc:creator>%s</dc:creator></cp:coreProperties>`, title, author),
		"word/styles.xml", `<w:styles `+xmlns+`><w:style w:styleId="h1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="ttl"><w:name w:val="Title"/></w:style><w:style w:styleId="mine"><w:name w:val="Mine"/><w:basedOn w:val="h1"/></w:style></w:styles>`,
		"word/document.xml", `<?xml version="1.0" encoding="UTF-8"?><w:document `+xmlns+`><w:body>`+body+`</w:body></w:document>`,
	)
}
