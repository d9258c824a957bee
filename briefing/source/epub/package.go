package epub

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"
	"strings"

	"briefing/briefing/source/scrub"
	"briefing/briefing/source/stated"
	"briefing/briefing/source/web"
)

// container says where the package of a book is.
type container struct {
	Rootfiles []struct {
		Path string `xml:"full-path,attr"`
	} `xml:"rootfiles>rootfile"`
}

// pack is the package of a book: what it states, its files, their order.
type pack struct {
	Titles     []string `xml:"metadata>title"`
	Creators   []string `xml:"metadata>creator"`
	Publishers []string `xml:"metadata>publisher"`
	Dates      []string `xml:"metadata>date"`
	Subjects   []string `xml:"metadata>subject"`
	Items      []struct {
		ID         string `xml:"id,attr"`
		Href       string `xml:"href,attr"`
		Type       string `xml:"media-type,attr"`
		Properties string `xml:"properties,attr"`
	} `xml:"manifest>item"`
	Spine struct {
		Contents string `xml:"toc,attr"`
		Items    []struct {
			ID     string `xml:"idref,attr"`
			Linear string `xml:"linear,attr"`
		} `xml:"itemref"`
	} `xml:"spine"`
}

// packagePath returns the path of the package.
func (b *book) packagePath() (string, error) {
	var c container
	if err := b.readXML(containerFile, &c); err != nil {
		return "", err
	}
	if len(c.Rootfiles) == 0 || c.Rootfiles[0].Path == "" {
		return "", errors.New(containerFile + ": names no package")
	}
	return path.Clean(c.Rootfiles[0].Path), nil
}

// readPackage reads what the book states, the order of its chapters and their
// titles.
func (b *book) readPackage() error {
	at, err := b.packagePath()
	if err != nil {
		return err
	}
	var p pack
	if err := b.readXML(at, &p); err != nil {
		return err
	}
	b.state(p)
	items := map[string]string{} // paths by ID
	contents := ""
	for _, item := range p.Items {
		items[item.ID] = resolve(at, item.Href)
		if strings.Contains(" "+item.Properties+" ", " nav ") {
			contents = items[item.ID]
		}
	}
	for _, item := range p.Spine.Items {
		if name, ok := items[item.ID]; ok && name != contents && item.Linear != "no" {
			b.spine = append(b.spine, name)
		}
	}
	if len(b.spine) == 0 {
		return errors.New("names no chapters")
	}
	return b.readTitles(contents, items[p.Spine.Contents])
}

// state takes what a package states of the book: an article's source.
func (b *book) state(p pack) {
	if len(p.Titles) > 0 {
		b.entry.Source = scrub.Line(p.Titles[0])
	}
	var authors []string
	for _, c := range p.Creators {
		if c = scrub.Line(c); c != "" {
			authors = append(authors, c)
		}
	}
	b.entry.Author = strings.Join(authors, ", ")
	for _, d := range p.Dates {
		if date, err := stated.Date(scrub.Line(d)); err == nil {
			b.entry.Published = date
			break
		}
	}
	for _, s := range p.Subjects {
		if s = scrub.Line(s); s != "" {
			b.entry.Tags = append(b.entry.Tags, s)
		}
	}
}

// point is a place in the table of contents of EPUB 2, with those below it.
type point struct {
	Label   string `xml:"navLabel>text"`
	Content struct {
		Href string `xml:"src,attr"`
	} `xml:"content"`
	Points []point `xml:"navPoint"`
}

// readTitles reads the titles of chapters from the table of contents: of EPUB 3,
// a page, or of EPUB 2. A book that has none, or a broken one, is read without.
func (b *book) readTitles(page, ncx string) error {
	if page != "" {
		data, err := b.read(page)
		if errors.Is(err, b.tooBig) {
			return err
		}
		text, bad := scrub.DecodeAs(data, "")
		if err == nil && bad == nil {
			for href, title := range web.Links(text) {
				b.title(resolve(page, href), title)
			}
		}
	}
	if ncx != "" && len(b.titles) == 0 {
		var contents struct {
			Points []point `xml:"navMap>navPoint"`
		}
		if err := b.readXML(ncx, &contents); errors.Is(err, b.tooBig) {
			return err
		}
		b.titlesOf(ncx, contents.Points)
	}
	return nil
}

func (b *book) titlesOf(ncx string, points []point) {
	for _, p := range points {
		b.title(resolve(ncx, p.Content.Href), scrub.Line(p.Label))
		b.titlesOf(ncx, p.Points)
	}
}

// title keeps the first title that is given for a chapter.
func (b *book) title(name, title string) {
	if _, ok := b.titles[name]; !ok && title != "" {
		b.titles[name] = title
	}
}

// resolve returns the path of what a file of the book refers to.
func resolve(from, href string) string {
	href, _, _ = strings.Cut(href, "#")
	if plain, err := url.PathUnescape(href); err == nil {
		href = plain
	}
	return path.Join(path.Dir(from), href)
}

// readXML reads a file of the book. Entities that it declares stay as they are.
func (b *book) readXML(name string, to any) error {
	data, err := b.read(name)
	if err != nil {
		return err
	}
	d := xml.NewDecoder(bytes.NewReader(bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))))
	d.Strict = false
	d.CharsetReader = func(label string, in io.Reader) (io.Reader, error) { return scrub.Reader(in, data, label), nil }
	if err := d.Decode(to); err != nil {
		return fmt.Errorf("%s: %w", scrub.Line(name), err)
	}
	return nil
}
