package markdown

import (
	"path"
	"strings"
	"unicode"

	"briefing/briefing/source/stated"
)

// nameOf returns what the name of a file says that it is about: the name without its
// ending and without the date that it begins with, unless that is all of it. The
// index of a folder is called as that. A hyphen stands for a space where names are
// written in small letters.
func nameOf(file string) string {
	name := stemOf(file)
	name = strings.ReplaceAll(name, "_", " ")
	if !strings.Contains(name, " ") && name == strings.ToLower(name) && strings.ContainsFunc(name, unicode.IsLetter) {
		name = strings.ReplaceAll(name, "-", " ")
	}
	return strings.Join(strings.Fields(name), " ")
}

// stemOf returns the name of a file, or of the folder that it is the index of, without
// ending and date.
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

// isIndex reports whether a file of a name stands for its folder.
func isIndex(name string) bool {
	switch strings.ToLower(name) {
	case "index", "_index", "readme":
		return true
	}
	return false
}

// isWritten reports whether a name reads as if it was written to be read, and not to
// be part of an address: in several words, or with capital letters.
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
