package markdown

import (
	"path"
	"strings"
	"unicode"

	"briefing/briefing/source/stated"
)

// nameOf returns a readable name of a file, its likely topic: the name without
// extension and without a date at its beginning, unless that is all. An index
// file takes the name of its folder. In lower-case names hyphens stand for
// spaces.
func nameOf(file string) string {
	name := stemOf(file)
	name = strings.ReplaceAll(name, "_", " ")
	if !strings.Contains(name, " ") && name == strings.ToLower(name) && strings.ContainsFunc(name, unicode.IsLetter) {
		name = strings.ReplaceAll(name, "-", " ")
	}
	return strings.Join(strings.Fields(name), " ")
}

// stemOf returns the name of a file, or of the folder that it is the index of,
// without extension and date.
func stemOf(file string) string {
	dir, name := path.Split(strings.TrimSuffix(file, ".gz"))
	name = strings.TrimSuffix(name, path.Ext(name))
	if isIndex(name) && dir != "" {
		name = path.Base(dir)
	}
	if bare := strings.TrimLeft(stated.TrimDate(name), " -_."); bare != "" {
		name = bare
	}
	return name
}

// isIndex reports whether a file with that name stands for its folder.
func isIndex(name string) bool {
	switch strings.ToLower(name) {
	case "index", "_index", "readme":
		return true
	}
	return false
}

// isWritten reports whether a name was written for readers rather than for an
// address: it has several words or capital letters.
func isWritten(name string) bool {
	letters, digits := 0, 0
	for _, r := range name {
		switch {
		case unicode.IsLetter(r):
			letters++
		case unicode.IsDigit(r):
			digits++
		}
	}
	hasCase := strings.ToLower(name) != strings.ToUpper(name)
	return letters > digits && !isIndex(name) && (!hasCase || name != strings.ToLower(name) || strings.Contains(name, " "))
}
