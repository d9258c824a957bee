package source

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/add/formats"
	"briefing/briefing/source/cleanup"
	"briefing/briefing/source/docx"
	"briefing/briefing/source/epub"
	"briefing/briefing/source/mail"
	"briefing/briefing/source/markdown"
	"briefing/briefing/source/plain"
	"briefing/briefing/source/scrub"
)

// format is a kind of document with its reader. To add one, write a package that reads
// it, add a line to formats, and a document to testdata/library.
type format struct {
	name    string
	endings []string // of the names of such documents, in lower case, with their dot
	// is reports whether d begins as a document of the format. For one of formats of
	// text, head is the beginning in UTF-8.
	is   func(d *document, head string) bool
	read func(d *document) (result, error)

	text    bool // its name alone makes a document one
	certain bool // whatever begins so is of the format: an error in it is reported
	packed  bool // documents may expand some hundred times
	streams bool // documents are read in parts; one part is held at a time
}

// The formats, in the order in which they are tried: first those that are no text.
var (
	binaryFormats = []*format{bookFormat, archiveFormat, pdfFormat, gzipFormat}
	textFormats   = []*format{feedFormat, pageFormat, mailboxFormat, messageFormat, jsonFeedFormat, jsonlFormat, markdownFormat, plainFormat}
	// archived are the formats that the files in an archive distinguish.
	archived = []archivedFormat{{bookFormat, epub.IsBook}, {wordFormat, docx.IsDocument}}
)

var (
	bookFormat     = &format{name: "book", endings: []string{".epub"}, is: isBook, read: readBook, certain: true, packed: true}
	wordFormat     = &format{name: "Word document", endings: []string{".docx"}, read: readDocx, packed: true}
	archiveFormat  = &format{name: "archive", is: isArchive, packed: true}
	pdfFormat      = &format{name: "PDF", endings: []string{".pdf"}, is: isPDF, read: readPDF, certain: true, packed: true}
	gzipFormat     = &format{name: "gzip", is: isGzip}
	feedFormat     = &format{name: "feed", text: true, endings: []string{".rss", ".atom"}, is: isFeed, read: readFeed, certain: true}
	pageFormat     = &format{name: "page", text: true, endings: []string{".html", ".htm", ".xhtml"}, is: isPage, read: readPage, certain: true}
	mailboxFormat  = &format{name: "mailbox", text: true, endings: []string{".mbox"}, is: isMailbox, read: readMailbox, certain: true, streams: true}
	messageFormat  = &format{name: "message", text: true, endings: []string{".eml"}, is: isMessage, read: readMessage, certain: true}
	jsonFeedFormat = &format{name: "JSON Feed", is: isJSONFeed, read: readJSONFeed, certain: true}
	jsonlFormat    = &format{name: "JSON Lines", text: true, endings: []string{".jsonl", ".ndjson"}, is: isJSONLines, read: readJSONL, streams: true}
	markdownFormat = &format{name: "markdown", text: true, endings: []string{".md", ".markdown"}, is: isMarkdown, read: linesOf(markdown.ReadHeader, markdown.Article)}
	plainFormat    = &format{name: "plain", text: true, endings: []string{".txt", ".text"}, is: isRest, read: linesOf(func(string) markdown.Header { return markdown.Header{} }, plain.Article)}
)

// These readers pick a format themselves.
func init() {
	gzipFormat.read = readGzip
	archiveFormat.read = readArchive
}

// archivedFormat is a format whose documents are archives. is reports whether an archive
// is one.
type archivedFormat struct {
	*format
	is func(archive []byte) bool
}

// has reports whether the name of a document of the format ends in ending.
func (f *format) has(ending string) bool { return slices.Contains(f.endings, ending) }

// linesOf returns a reader of documents that are text, line by line.
func linesOf(header func(string) markdown.Header, article func([]cleanup.Line, briefing.Entry) *briefing.Article) func(*document) (result, error) {
	return func(d *document) (result, error) { return d.readLines(lineFormat{header, article}) }
}

// lineFormat reads documents that are text, line by line.
type lineFormat struct {
	// header returns the metadata of a document, which hold for all its
	// articles.
	header func(text string) markdown.Header
	// article makes an article from lines. It may change them.
	article func(lines []cleanup.Line, known briefing.Entry) *briefing.Article
}

// formatOf decides the format of d by its first bytes. Where these fit several
// formats, the file name decides.
func formatOf(d *document) (*format, error) {
	if f := firstOf(binaryFormats, d, ""); f != nil {
		return f, nil
	}
	text, loss, err := scrub.DecodeString(string(d.head), "")
	switch {
	case err != nil:
		text = string(d.head)
	case len(d.head) < sniffed:
		d.whole, d.loss = text, loss // kept, so as not to decode twice
	}
	if f := exportOf(d, text); f != nil {
		d.sure = true
		return nil, &exportError{f.Name, f.Instead}
	}
	if isBareJSON(text) && !markdownFormat.has(d.ext) {
		return nil, errBareJSON
	}
	f := firstOf(textFormats, d, text)
	isLines := f == markdownFormat || f == plainFormat
	switch {
	case f == nil, isLines && err != nil && !d.sure:
		return nil, errNoDocument
	case isLines && err != nil:
		return nil, err
	}
	return f, nil
}

// exportError says that a document is what a program exported of what its user saved: a
// list of articles, or many of them, but not one.
type exportError struct {
	Format  string // "Pocket"
	Instead string // what to do, if nothing takes it in
}

func (e *exportError) Error() string {
	if e.Instead != "" {
		return fmt.Sprintf("an export (%s), not an article; %s", e.Format, e.Instead)
	}
	return fmt.Sprintf("an export (%s), not an article; %q takes it in", e.Format, "briefing add LIBRARY FILE")
}

// exportOf returns the format that d is an export in, nil if it is none.
func exportOf(d *document, head string) *formats.Format {
	if d.ext == ".md" || d.ext == ".markdown" {
		return nil
	}
	return formats.IsExport(path.Base(d.path), head)
}

// firstOf returns the first of formats that d begins as or, for text, is called as; nil
// if there is none.
func firstOf(formats []*format, d *document, head string) *format {
	for _, f := range formats {
		if f.is(d, head) || f.text && f.has(d.ext) {
			d.sure = d.sure || f.certain
			return f
		}
	}
	return nil
}

// near returns the first n bytes of d.
func (d *document) near(n int) []byte { return d.head[:min(len(d.head), n)] }

func isArchive(d *document, _ string) bool { return bytes.HasPrefix(d.head, []byte("PK\x03\x04")) }

// isBook reports whether d is an archive that is a book by its first file, which stands
// there unpacked, or by its name.
func isBook(d *document, _ string) bool {
	const first = "mimetypeapplication/epub+zip"
	return isArchive(d, "") && (d.ext == ".epub" || bytes.Contains(d.near(100), []byte(first)))
}

// isPDF reports whether d begins as a PDF; one that is called so may have some bytes
// before that.
func isPDF(d *document, _ string) bool {
	const magic = "%PDF-"
	return bytes.HasPrefix(d.head, []byte(magic)) || d.ext == ".pdf" && bytes.Contains(d.near(1024), []byte(magic))
}

func isGzip(d *document, _ string) bool { return bytes.HasPrefix(d.head, []byte("\x1f\x8b")) }

func isFeed(d *document, head string) bool {
	root := rootElement(head)
	return isFeedElement(root) || root == "" && !isPageName(d.path) && isFeedElement(rootElement(behindJunk(head)))
}

func isPage(_ *document, head string) bool { return rootElement(head) == "html" }

func isMailbox(_ *document, head string) bool { return mail.IsMailbox(head) }

func isMessage(_ *document, head string) bool { return mail.IsMessage(head) }

func isJSONFeed(_ *document, head string) bool {
	return isJSON(head) && strings.Contains(head, "jsonfeed.org/version/")
}

func isJSONLines(d *document, head string) bool {
	return isJSON(head) && !markdownFormat.has(d.ext)
}

func isMarkdown(_ *document, head string) bool { return markdown.HasHeader(head) }

// isRest reports whether a document of no other format is taken for text.
func isRest(d *document, _ string) bool { return d.sure || d.ext == "" }

// isFeedElement reports whether a root element is that of a feed, whatever its prefix.
func isFeedElement(root string) bool {
	if _, local, ok := strings.Cut(root, ":"); ok {
		root = local
	}
	return root == "rss" || root == "feed" || root == "rdf"
}

// behindJunk returns text from its XML declaration or feed element on, if a
// line or two of something else, such as a server's warning, stand before it;
// "" otherwise.
func behindJunk(text string) string {
	const near = 2 << 10
	head := text[:min(len(text), near)]
	for _, begin := range []string{"<?xml ", "<rss ", "<feed ", "<rdf:RDF "} {
		if i := strings.Index(head, begin); i > 0 {
			return text[i:]
		}
	}
	return ""
}

var errBareJSON = errors.New("JSON without an article in it")

// isBareJSON reports whether a text is nothing but JSON without an object that has a
// key: an export of nothing, say.
func isBareJSON(text string) bool {
	text = strings.TrimSpace(text)
	return (strings.HasPrefix(text, "[") || strings.HasPrefix(text, "{")) && !isJSON(text) && json.Valid([]byte(text))
}

// isJSON reports whether text begins with an object, or a list of objects, that
// has a key.
func isJSON(text string) bool {
	text, _ = strings.CutPrefix(strings.TrimSpace(text), "[")
	text, ok := strings.CutPrefix(strings.TrimSpace(text), "{")
	if !ok {
		return false
	}
	key, ok := strings.CutPrefix(strings.TrimSpace(text), `"`)
	_, rest, closed := strings.Cut(key, `"`)
	return ok && closed && strings.HasPrefix(strings.TrimSpace(rest), ":")
}

// rootElement returns the name, in lower case, of the element that XML or HTML
// begins with; "" if text is neither.
func rootElement(text string) string {
	for {
		text = strings.TrimLeft(text, " \t\n")
		var ok bool
		switch {
		case strings.HasPrefix(text, "<!--"):
			_, text, ok = strings.Cut(text, "-->")
		case strings.HasPrefix(text, "<?"):
			_, text, ok = strings.Cut(text, "?>")
		case hasPrefixFold(text, "<!doctype html"):
			return "html"
		case hasPrefixFold(text, "<!doctype"):
			text, ok = cutDoctype(text)
		case strings.HasPrefix(text, "<"):
			name := strings.TrimLeft(text[1:], " ")
			if i := strings.IndexAny(name, " \t\n/>"); i >= 0 {
				name = name[:i]
			}
			return strings.ToLower(name)
		}
		if !ok {
			return ""
		}
	}
}

// cutDoctype returns text behind its leading document type, which may declare
// entities in brackets.
func cutDoctype(text string) (string, bool) {
	if open := strings.IndexAny(text, "[>"); open >= 0 && text[open] == '[' {
		_, rest, ok := strings.Cut(text, "]")
		if !ok {
			return "", false
		}
		text = rest
	}
	_, rest, ok := strings.Cut(text, ">")
	return rest, ok
}

func hasPrefixFold(s, prefix string) bool {
	return len(s) >= len(prefix) && strings.EqualFold(s[:len(prefix)], prefix)
}

// IsName reports whether Find would take a file of that name for a possible
// document. It ignores whether the file is hidden.
func IsName(name string) bool { return isDocument(name) }

// isDocument reports whether a file may be a document by its name: it has the
// ending of one, or none, so that the content must decide.
func isDocument(name string) bool {
	name = strings.TrimSuffix(name, ".gz")
	if path.Base(name) == "digest.yaml" {
		return false
	}
	switch extension(name) {
	case "", ".xml", ".rdf", ".json":
		return true
	}
	return isSureName(name)
}

// isSureName reports whether a name promises a document, so that any other
// content is an error.
func isSureName(name string) bool { return sureEndings[packedExtension(name)] }

// sureEndings are the endings of all formats.
var sureEndings = endings()

func endings() map[string]bool {
	all := map[string]bool{}
	for _, f := range slices.Concat(binaryFormats, textFormats) {
		for _, e := range f.endings {
			all[e] = true
		}
	}
	for _, a := range archived {
		for _, e := range a.endings {
			all[e] = true
		}
	}
	return all
}

func isPageName(name string) bool { return pageFormat.has(packedExtension(name)) }

func extension(name string) string { return strings.ToLower(path.Ext(name)) }
