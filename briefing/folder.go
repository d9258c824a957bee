package briefing

import (
	"path"
	"strings"

	"briefing/briefing/internal/fold"
)

// Folder returns the folder of the document of e as it is shown, relative to the
// library; "" for the library's own folder.
func (e Entry) Folder() string {
	if folder := path.Dir(e.File.String()); folder != "." {
		return folder
	}
	return ""
}

// FoldFolder returns the path of a folder without case, accents and
// punctuation, for comparisons.
func FoldFolder(folder string) string {
	var parts []string
	for part := range strings.SplitSeq(folder, "/") {
		if folded := fold.String(part); folded != "" {
			parts = append(parts, folded)
		}
	}
	return strings.Join(parts, "/")
}

// isWithin reports whether folder is other or lies below it. Both are folded.
func isWithin(folder, other string) bool {
	rest, ok := strings.CutPrefix(folder, other)
	return ok && other != "" && (rest == "" || rest[0] == '/')
}
