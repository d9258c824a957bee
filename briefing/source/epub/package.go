package epub

import (
	"cmp"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"path"
	"strings"

	"briefing/briefing"
	"briefing/briefing/source/scrub"
	"briefing/briefing/source/stated"
	"briefing/briefing/source/web"
)

// container says where the package of a book is.
type container struct {
	Rootfiles []struct {
		Path string `xml:"full-path,attr"`
		Type string `xml:"media-type,attr"`
	} `xml:"rootfiles>rootfile"`
}

// pack is the package of a book: its metadata, its files and their order.
type pack struct {
	Titles    []stating `xml:"metadata>title"`
	Creators  []stating `xml:"metadata>creator"`
	Dates     []stating `xml:"metadata>date"`
	Subjects  []string  `xml:"metadata>subject"`
	Languages []string  `xml:"metadata>language"`
	Metas     []struct {
		Refines  string `xml:"refines,attr"`
		Property string `xml:"property,attr"`
		Value    string `xml:",chardata"`
	} `xml:"metadata>meta"`
	Items []struct {
		ID         string `xml:"id,attr"`
		Href       string `xml:"href,attr"`
		Type       string `xml:"media-type,attr"`
		Properties string `xml:"properties,attr"`
		Fallback   string `xml:"fallback,attr"`
	} `xml:"manifest>item"`
	Spine struct {
		Contents string `xml:"toc,attr"`
		Items    []struct {
			ID string `xml:"idref,attr"`
		} `xml:"itemref"`
	} `xml:"spine"`
}

// stating is a metadata element with its attributes.
type stating struct {
	ID    string `xml:"id,attr"`
	Role  string `xml:"role,attr"`
	Event string `xml:"event,attr"`
	Value string `xml:",chardata"`
}

// of returns the value of a property that refines s.
func (p pack) of(s stating, property string) string {
	for _, m := range p.Metas {
		if s.ID != "" && m.Refines == "#"+s.ID && m.Property == property {
			return scrub.Line(m.Value)
		}
	}
	return ""
}

// packagePath returns the path of the package.
func (b *book) packagePath() (string, error) {
	var c container
	if err := b.readXML(containerFile, &c); err != nil {
		return "", err
	}
	for _, f := range c.Rootfiles {
		if f.Path != "" && (f.Type == "" || f.Type == "application/oebps-package+xml") {
			return path.Clean(strings.TrimPrefix(f.Path, "/")), nil
		}
	}
	return "", errors.New(containerFile + ": names no package")
}

// readPackage reads the metadata of the book, the order of its chapters and
// their titles.
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
	items := map[string]string{}   // paths by ID
	instead := map[string]string{} // IDs of what replaces files that are no chapters
	contents := ""
	for _, item := range p.Items {
		items[item.ID] = resolve(at, item.Href)
		if item.Fallback != "" && !isChapterType(item.Type) {
			instead[item.ID] = item.Fallback
		}
		if strings.Contains(" "+item.Properties+" ", " nav ") {
			contents = items[item.ID]
		}
	}
	for _, item := range p.Spine.Items {
		if name, ok := items[last(instead, item.ID)]; ok && name != contents {
			b.spine = append(b.spine, name)
		}
	}
	if len(b.spine) == 0 {
		return errors.New("names no chapters")
	}
	return b.readTitles(contents, items[p.Spine.Contents])
}

// isChapterType reports whether files of a type are chapters.
func isChapterType(kind string) bool {
	switch kind {
	case "", "application/xhtml+xml", "image/svg+xml", "text/html", "application/x-dtbook+xml", "text/x-oeb1-document":
		return true
	}
	return false
}

// last follows next from id to its end. It goes a few steps only, since next may
// lead in a circle.
func last(next map[string]string, id string) string {
	const most = 10
	for range most {
		to, ok := next[id]
		if !ok {
			break
		}
		id = to
	}
	return id
}

// state sets the metadata that all chapters share. The book's title is their
// source.
func (b *book) state(p pack) {
	for i, t := range p.Titles {
		if title := scrub.Line(t.Value); title != "" && (i == 0 || b.entry.Source == "" || p.of(t, "title-type") == "main") {
			b.entry.Source = title
		}
	}
	b.entry.Author = strings.Join(p.authors(), ", ")
	b.entry.Published = p.published()
	if len(p.Languages) == 1 { // of several none is that of all chapters
		b.entry.Language = scrub.Line(p.Languages[0])
	}
	for _, s := range p.Subjects {
		if s = scrub.Line(s); s != "" {
			b.entry.Tags = append(b.entry.Tags, s)
		}
	}
}

// authors returns the names of the creators marked as authors, or of all
// creators if none is.
func (p pack) authors() []string {
	var all, wrote []string
	for _, c := range p.Creators {
		name := scrub.Line(c.Value)
		if name == "" {
			continue
		}
		all = append(all, name)
		if role := cmp.Or(c.Role, p.of(c, "role")); role == "aut" || role == "" {
			wrote = append(wrote, name)
		}
	}
	if len(wrote) > 0 {
		return wrote
	}
	return all
}

// published returns the date of publication, or else the first date that is not
// marked as another event.
func (p pack) published() briefing.Date {
	var first briefing.Date
	for _, d := range p.Dates {
		date, err := stated.Date(scrub.Line(d.Value))
		if err != nil || !date.Known() {
			continue
		}
		switch strings.ToLower(cmp.Or(d.Event, p.of(d, "event"))) {
		case "publication", "original-publication", "issued":
			return date
		case "conversion", "modification", "creation", "ops-publication":
		default:
			if !first.Known() {
				first = date
			}
		}
	}
	return first
}

// point is an entry in the table of contents of EPUB 2, with its sub-entries.
type point struct {
	Label   string `xml:"navLabel>text"`
	Content struct {
		Href string `xml:"src,attr"`
	} `xml:"content"`
	Points []point `xml:"navPoint"`
}

// readTitles reads the titles of chapters from the table of contents, which is
// a page in EPUB 3 and an NCX file in EPUB 2. A missing or broken table is
// ignored.
func (b *book) readTitles(page, ncx string) error {
	if page != "" {
		data, err := b.read(page)
		if errors.Is(err, b.tooBig) {
			return err
		}
		text, bad := scrub.DecodeAs(data, "")
		if err == nil && bad == nil {
			for href, title := range web.Links(text) {
				b.title(resolve(page, href), href, title)
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
		b.title(resolve(ncx, p.Content.Href), p.Content.Href, scrub.Line(p.Label))
		b.titlesOf(ncx, p.Points)
	}
}

// title keeps the first title given for a chapter. If a book is a single file
// for which the table of contents has several entries, the file gets the book's
// title.
func (b *book) title(name, href, title string) {
	first, ok := b.titles[name]
	switch {
	case title == "" || name == ".":
	case !ok:
		b.titles[name] = title
	case first != title && strings.Contains(href, "#") && len(b.spine) == 1 && b.entry.Source != "":
		b.titles[name] = b.entry.Source
	}
}

// resolve returns the path of a file that another file of the book refers to.
func resolve(from, href string) string {
	href, _, _ = strings.Cut(href, "#")
	if plain, err := url.PathUnescape(href); err == nil {
		href = plain
	}
	if strings.HasPrefix(href, "/") {
		return path.Clean(href[1:])
	}
	return path.Join(path.Dir(from), href)
}

// readXML reads a file of the book. Entities that the file declares stay
// unexpanded.
func (b *book) readXML(name string, to any) error {
	data, err := b.read(name)
	if err != nil {
		return err
	}
	text, err := scrub.DecodeAs(data, declared(data))
	if err != nil {
		return fmt.Errorf("%s: %w", scrub.Line(name), err)
	}
	tokens := xml.NewDecoder(strings.NewReader(text))
	tokens.Strict = false
	tokens.CharsetReader = func(_ string, in io.Reader) (io.Reader, error) { return in, nil } // already decoded
	d := xml.NewTokenDecoder(&shallow{of: tokens})
	d.Strict = false
	if err := d.Decode(to); err != nil {
		return fmt.Errorf("%s: %w", scrub.Line(name), err)
	}
	return nil
}

// shallow reads XML whose elements are not nested too deep: a decoder remembers all that
// are open.
type shallow struct {
	of    *xml.Decoder
	depth int
}

// Token returns the next piece as the file has it.
func (s *shallow) Token() (xml.Token, error) {
	const deepest = 500
	t, err := s.of.RawToken()
	switch t.(type) {
	case xml.StartElement:
		if s.depth++; s.depth > deepest {
			return nil, errors.New("elements are nested too deep")
		}
	case xml.EndElement:
		s.depth--
	}
	return t, err
}
