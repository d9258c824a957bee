package source

import (
	"path"
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/source/cleanup"
	"briefing/briefing/source/markdown"
	"briefing/briefing/source/plain"
)

// format is a kind of document: how to know it and how to read it.
type format struct {
	// claims reports whether a document with this ending and content is of
	// the format.
	claims func(ext, text string) bool
	// header returns what the document states of all its articles.
	header func(text string) markdown.Header
	// article makes an article of lines, which it changes.
	article func(lines []cleanup.Line, known briefing.Entry) *briefing.Article
}

// formats are asked in this order; the last claims all text.
var formats = []format{
	{
		claims:  isMarkdown,
		header:  markdown.ReadHeader,
		article: markdown.Article,
	},
	{
		claims:  func(string, string) bool { return true },
		header:  func(string) markdown.Header { return markdown.Header{} },
		article: plain.Article,
	},
}

func isMarkdown(ext, text string) bool {
	return markdown.HasHeader(text) || ext == ".md" || ext == ".markdown"
}

// formatOf returns the format of a document.
func formatOf(name, text string) format {
	i := slices.IndexFunc(formats, func(f format) bool { return f.claims(extension(name), text) })
	return formats[i]
}

// isDocument reports whether a file may be a document by its name: it ends as
// texts do, or has no ending, so that its content has to tell.
func isDocument(name string) bool {
	return path.Base(name) != "digest.yaml" && (isTextName(name) || extension(name) == "")
}

func isTextName(name string) bool {
	switch extension(name) {
	case ".md", ".markdown", ".txt", ".text":
		return true
	}
	return false
}

func extension(name string) string { return strings.ToLower(path.Ext(name)) }
