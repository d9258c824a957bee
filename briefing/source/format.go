package source

import (
	"bytes"
	"path"
	"strings"

	"briefing/briefing"
	"briefing/briefing/source/cleanup"
	"briefing/briefing/source/mail"
	"briefing/briefing/source/markdown"
	"briefing/briefing/source/plain"
	"briefing/briefing/source/scrub"
)

// format is a kind of document with its reader.
type format struct {
	name   string
	read   func(d *document) (result, error)
	packed bool // documents may expand some hundred times

	streams bool // documents are read in parts; one part is held at a time
}

var (
	markdownFormat = &format{name: "markdown", read: linesOf(markdown.ReadHeader, markdown.Article)}
	plainFormat    = &format{name: "plain", read: linesOf(func(string) markdown.Header { return markdown.Header{} }, plain.Article)}
	pageFormat     = &format{name: "page", read: readPage}
	feedFormat     = &format{name: "feed", read: readFeed}
	jsonFeedFormat = &format{name: "JSON Feed", read: readJSONFeed}
	messageFormat  = &format{name: "message", read: readMessage}
	mailboxFormat  = &format{name: "mailbox", read: readMailbox, streams: true}
	bookFormat     = &format{name: "book", read: readBook, packed: true}
	archiveFormat  = &format{name: "archive", read: readArchive, packed: true}
	pdfFormat      = &format{name: "PDF", read: readPDF, packed: true}
	jsonlFormat    = &format{name: "JSON Lines", read: readJSONL, streams: true}
)

// gzipFormat is a packed document of any other format.
var gzipFormat = &format{name: "gzip"}

func init() { gzipFormat.read = readGzip } // here, because readGzip refers to gzipFormat

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
	if f := binaryFormat(d); f != nil {
		return f, nil
	}
	text, loss, err := scrub.DecodeString(string(d.head), "")
	switch {
	case err != nil:
		text = string(d.head)
	case len(d.head) < sniffed:
		d.whole, d.loss = text, loss // kept, so as not to decode twice
	}
	if f := textFormat(d, text); f != nil {
		d.sure = true
		return f, nil
	}
	switch {
	case d.ext == ".jsonl" || d.ext == ".ndjson", isJSON(text) && d.ext != ".md" && d.ext != ".markdown":
		return jsonlFormat, nil
	case err != nil && !d.sure:
		return nil, errNoDocument
	case err != nil:
		return nil, err
	case markdown.HasHeader(text) || d.ext == ".md" || d.ext == ".markdown":
		return markdownFormat, nil
	case d.sure || isTextName(d.path) || d.ext == "":
		return plainFormat, nil
	}
	return nil, errNoDocument
}

// binaryFormat returns the format of d if it is not text, or nil.
func binaryFormat(d *document) *format {
	const book = "mimetypeapplication/epub+zip" // a book begins with this file, unpacked
	switch {
	case bytes.HasPrefix(d.head, []byte("PK\x03\x04")) && (d.ext == ".epub" || bytes.Contains(d.head[:min(len(d.head), 100)], []byte(book))):
		d.sure = true
		return bookFormat
	case bytes.HasPrefix(d.head, []byte("PK\x03\x04")):
		return archiveFormat // only the archive's directory, at its end, can tell
	case bytes.Contains(d.head[:min(len(d.head), 1024)], []byte("%PDF-")) && (d.ext == ".pdf" || bytes.HasPrefix(d.head, []byte("%PDF-"))):
		d.sure = true
		return pdfFormat
	case bytes.HasPrefix(d.head, []byte("\x1f\x8b")):
		return gzipFormat
	}
	return nil
}

// textFormat returns the format of a text with a characteristic beginning, or
// nil.
func textFormat(d *document, head string) *format {
	root := rootElement(head)
	switch {
	case isFeed(root), d.ext == ".rss", d.ext == ".atom", root == "" && !isPageName(d.path) && isFeed(rootElement(behindJunk(head))):
		return feedFormat
	case root == "html" || isPageName(d.path):
		return pageFormat
	case mail.IsMailbox(head) || d.ext == ".mbox":
		return mailboxFormat
	case mail.IsMessage(head) || d.ext == ".eml":
		return messageFormat
	case isJSON(head) && strings.Contains(head, "jsonfeed.org/version/"):
		return jsonFeedFormat
	}
	return nil
}

// isFeed reports whether a root element is that of a feed, whatever its prefix.
func isFeed(root string) bool {
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
// extension of one, or none, so that the content must decide.
func isDocument(name string) bool {
	name = strings.TrimSuffix(name, ".gz")
	switch path.Base(name) {
	case "digest.yaml":
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
func isSureName(name string) bool {
	name = strings.TrimSuffix(name, ".gz")
	switch extension(name) {
	case ".rss", ".atom", ".jsonl", ".ndjson", ".eml", ".mbox", ".epub", ".pdf":
		return true
	}
	return isTextName(name) || isPageName(name)
}

func isTextName(name string) bool {
	switch extension(name) {
	case ".md", ".markdown", ".txt", ".text":
		return true
	}
	return false
}

func isPageName(name string) bool {
	switch extension(strings.TrimSuffix(name, ".gz")) {
	case ".html", ".htm", ".xhtml":
		return true
	}
	return false
}

func extension(name string) string { return strings.ToLower(path.Ext(name)) }
