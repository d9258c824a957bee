package briefing

import (
	"path"
	"strings"

	"briefing/briefing/internal/fold"
)

// Folder returns the folder that the document of e is in, relative to the library;
// "" for the library's own.
func (e Entry) Folder() string {
	if folder := path.Dir(e.File); folder != "." {
		return folder
	}
	return ""
}

// FoldFolder returns the path of a folder in the form in which such paths are
// compared: without case, accents and punctuation.
func FoldFolder(folder string) string {
	var parts []string
	for part := range strings.SplitSeq(folder, "/") {
		if folded := fold.String(part); folded != "" {
			parts = append(parts, folded)
		}
	}
	return strings.Join(parts, "/")
}

// isWithin reports whether a folder is another or within it; both are folded.
func isWithin(folder, other string) bool {
	rest, ok := strings.CutPrefix(folder, other)
	return ok && other != "" && (rest == "" || rest[0] == '/')
}
