package formats

import (
	"regexp"
	"strings"
)

// Formats that are recognized, so that none is taken for an article, and not read.
var (
	kindle = &Format{
		Name:    "Kindle clippings",
		Instead: "Kindle keeps passages of books, which are not read",
		is: func(e *Export) bool {
			return clipping.MatchString(strings.ReplaceAll(e.head, "\r\n", "\n"))
		},
	}
	ris = &Format{
		Name:    "RIS",
		Instead: "RIS is not read; export CSL-JSON, or Zotero RDF with files",
		is:      func(e *Export) bool { return reference.MatchString(e.head) },
	}
	bibTeX = &Format{
		Name:    "BibTeX",
		Instead: "BibTeX is not read; export CSL-JSON, or Zotero RDF with files",
		is:      func(e *Export) bool { return bibEntry.MatchString(e.head) },
	}
)

var (
	// clipping is a book with its author, the kind and place of the passage, an empty line,
	// the text, and a line of ten signs.
	clipping  = regexp.MustCompile(`^[^\n]+\n- [^\n]+\|[^\n]+\n\n(?s:.*)\n==========(\n|$)`)
	reference = regexp.MustCompile(`^\s*TY  - [A-Z]+\r?\n`)
	bibEntry  = regexp.MustCompile(`^(?:\s*%[^\n]*\n)*\s*@[A-Za-z]+\s*[{(][^,{}\n]*,\s*\r?\n?\s*[A-Za-z_-]+\s*=`)
)
