// Package docx makes articles from documents of Word: the paragraphs, headings,
// lists and tables of an Office Open XML text (ECMA-376, part 1). Text deleted
// in tracked changes, notes, headers and pictures are left out.
package docx

import (
	"archive/zip"
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strings"

	"briefing/briefing"
	"briefing/briefing/source/scrub"
	"briefing/briefing/source/stated"
)

// ErrNoText says that a document holds no words.
var ErrNoText = errors.New("document of Word without text")

const (
	contentTypes = "[Content_Types].xml"
	rootRelation = "_rels/.rels"
	usualMain    = "word/document.xml"
	properties   = "docProps/core.xml"

	mostFiles = 10_000
	mostSmall = 4 << 20 // bytes of the parts beside the text
)

// IsDocument reports whether an archive is a document of Word: it lists the kinds of its
// parts and has a main part.
func IsDocument(archive []byte) bool {
	// zip.NewReader would read the whole list of files.
	const listed = "PK\x01\x02"
	if bytes.Count(archive, []byte(listed)) > mostFiles {
		return false
	}
	p, err := open(archive, mostSmall, errors.New("too big"))
	if err != nil {
		return false
	}
	return p.files[contentTypes] != nil && p.files[p.main()] != nil
}

// Article makes an article from a document. tooBig is the error once more than most bytes
// came out of the archive. Fields that known already has stay; title and author that the
// document states fill the rest. If the text is cut or damaged, both the article so far
// and an error are returned.
func Article(archive []byte, most int64, tooBig error, known briefing.Entry) (*briefing.Article, error) {
	p, err := open(archive, most, tooBig)
	if err != nil {
		return nil, fmt.Errorf("document of Word: %w", err)
	}
	main, err := p.reader(p.main())
	if err != nil {
		return nil, fmt.Errorf("document of Word: %w", err)
	}
	defer main.Close()
	w := &writer{styles: p.styles()}
	err = w.read(main)
	text := strings.Join(w.blocks, "\n\n")
	switch {
	case err != nil && text == "":
		return nil, fmt.Errorf("document of Word: %w", err)
	case err != nil:
		err = fmt.Errorf("document of Word: %w: the rest is left out", err)
	case text == "" && w.title == "":
		return nil, ErrNoText
	}
	said := p.properties()
	said.Title = cmp.Or(said.Title, w.title)
	return &briefing.Article{Entry: stated.Complete(known, said), Text: text}, err
}

// parts are the files of a document.
type parts struct {
	files  map[string]*zip.File
	left   int64 // bytes that may still come out of the archive
	tooBig error
}

func open(archive []byte, most int64, tooBig error) (*parts, error) {
	z, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	if err != nil {
		return nil, err
	}
	if len(z.File) > mostFiles {
		return nil, fmt.Errorf("more than %d files", mostFiles)
	}
	p := &parts{files: map[string]*zip.File{}, left: most, tooBig: tooBig}
	for _, f := range z.File {
		if name := strings.TrimPrefix(path.Clean(f.Name), "/"); p.files[name] == nil {
			p.files[name] = f
		}
	}
	return p, nil
}

// reader returns the content of a part, which fails with tooBig beyond what may come out
// of the archive.
func (p *parts) reader(name string) (io.ReadCloser, error) {
	f := p.files[name]
	if f == nil {
		return nil, fmt.Errorf("%s is missing", scrub.Line(name))
	}
	in, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", scrub.Line(name), err)
	}
	return &bounded{in, p}, nil
}

// bounded is a part that is read.
type bounded struct {
	io.ReadCloser
	parts *parts
}

func (b *bounded) Read(data []byte) (int, error) {
	n, err := b.ReadCloser.Read(data)
	if b.parts.left -= int64(n); b.parts.left < 0 {
		return n, b.parts.tooBig
	}
	return n, err
}

// decode reads a small part into to, as far as it can be read.
func (p *parts) decode(name string, to any) {
	in, err := p.reader(name)
	if err != nil {
		return
	}
	defer in.Close()
	_ = decoder(io.LimitReader(in, mostSmall)).Decode(to)
}

func decoder(in io.Reader) *xml.Decoder {
	d := xml.NewDecoder(in)
	d.Strict = false
	d.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // the standard wants UTF-8
	return d
}

// main returns the name of the part that holds the text.
func (p *parts) main() string {
	var relations struct {
		Relationship []struct {
			Type   string `xml:",attr"`
			Target string `xml:",attr"`
		}
	}
	p.decode(rootRelation, &relations)
	for _, r := range relations.Relationship {
		if strings.HasSuffix(r.Type, "/officeDocument") {
			return strings.TrimPrefix(path.Clean(r.Target), "/")
		}
	}
	return usualMain
}

// properties returns what the document states of itself. Its dates are those of the file,
// not of a publication.
func (p *parts) properties() briefing.Entry {
	var core struct {
		Title    string `xml:"title"`
		Creator  string `xml:"creator"`
		Language string `xml:"language"`
	}
	p.decode(properties, &core)
	return briefing.Entry{Title: scrub.Line(core.Title), Author: scrub.Line(core.Creator), Language: scrub.Line(core.Language)}
}
