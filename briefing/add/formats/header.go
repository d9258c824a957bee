package formats

import (
	"encoding/csv"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// heading is the beginning of a table.
type heading struct {
	names map[string]int // places of the columns by their plain names; nil if none are named
	comma rune           // between cells
	lines int            // that are no rows
	// nameless says that the first line is a row with an address.
	nameless bool
}

// header reads the line of a table that names its columns. Spreadsheets put a line before
// it that says what stands between cells: "sep=;".
func header(text string) heading {
	const longest = 4 << 10
	h := heading{comma: ',', lines: 1}
	commas := []rune{',', ';', '\t', '|'}
	line, rest := firstLine(text[:min(len(text), longest)])
	if sep := []rune(line); len(sep) == len("sep=;") && strings.EqualFold(string(sep[:4]), "sep=") {
		commas, h.lines = sep[4:], 2
		line, _ = firstLine(rest)
	}
	for _, comma := range commas {
		if !strings.ContainsRune(line, comma) {
			continue
		}
		in := csv.NewReader(strings.NewReader(line))
		in.Comma, in.LazyQuotes = comma, true
		names, err := in.Read()
		if err != nil || len(names) < 2 {
			continue
		}
		if h.names = named(names); h.names != nil {
			h.comma = comma
			return h
		}
		if slices.ContainsFunc(names, isWebAddress) && !h.nameless {
			h.comma, h.nameless = comma, true // unless another comma gives names
		}
	}
	if name := plainName(line); columns[name] == "url" { // a list of addresses
		h.names = map[string]int{name: 0}
	}
	return h
}

// firstLine cuts a text behind its first line that is not empty.
func firstLine(text string) (line, rest string) {
	text = strings.TrimLeft(text, "\r\n")
	end := strings.IndexAny(text, "\r\n")
	if end < 0 {
		return text, ""
	}
	return text[:end], text[end:]
}

// named returns the places of columns by their names; nil if a cell is no name.
func named(names []string) map[string]int {
	const longest = 60
	out := map[string]int{}
	for i, n := range names {
		key := plainName(n)
		if len(n) > longest || strings.Contains(n, "://") {
			return nil
		}
		if _, taken := out[key]; !taken && key != "" {
			out[key] = i
		}
	}
	return out
}

// plainName returns the letters and digits of a name, in lower case without accents.
func plainName(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, norm.NFD.String(s))
}
