package add

import (
	"fmt"
	"strings"

	"briefing/briefing"
	"briefing/briefing/internal/language"
)

// file returns the file of a clipping with this entry and text. The reader takes
// a heading away that repeats the title: one is put before a text that begins with
// such lines of its own, so that these stay.
func (c Clipping) file(e briefing.Entry, text string, heading bool) []byte {
	var f frontMatter
	f.WriteString("---\n")
	f.text("title", e.Title)
	f.text("source", e.URL)
	f.text("sitename", e.Source)
	f.list("author", nonEmpty(e.Author))
	f.date("published", e.Published)
	f.date("created", c.Created)
	f.text("description", cut(c.Description, longestField))
	f.list("tags", e.Tags)
	if e.Note != nil {
		f.list("aliases", e.Note.Aliases)
		f.text("kind", string(e.Note.Kind))
	}
	f.text("feed", cut(c.Feed, longestField))
	f.text("lang", language.Noted(e.Language, text))
	f.text("original", e.Original)
	f.WriteString("---\n\n")
	if heading {
		f.WriteString("# " + inHeading.Replace(e.Title) + "\n\n")
	}
	f.WriteString(text)
	f.WriteByte('\n')
	return []byte(f.String())
}

// frontMatter writes keys of YAML. Keys without a value are left out, except the title:
// without front matter the file would read differently.
type frontMatter struct{ strings.Builder }

func (f *frontMatter) text(key, value string) {
	if value != "" || key == "title" {
		f.WriteString(key + ": " + quoted(value) + "\n")
	}
}

func (f *frontMatter) list(key string, values []string) {
	if len(values) == 0 {
		return
	}
	f.WriteString(key + ":\n")
	for _, v := range values {
		f.WriteString("  - " + quoted(unlinked(v)) + "\n")
	}
}

// date writes a day plainly, in the form other programs look for, and less
// exact dates in quotes.
func (f *frontMatter) date(key string, d briefing.Date) {
	value := d.String()
	switch {
	case value == "":
	case len(value) == len("2024-10-11") && strings.Trim(value, "0123456789-") == "":
		f.WriteString(key + ": " + value + "\n")
	default:
		f.text(key, value)
	}
}

func nonEmpty(s string) []string {
	if s == "" {
		return nil
	}
	return []string{s}
}

// unlinked returns a list value that reads back unchanged: a wiki link would be
// read as the name in it.
func unlinked(s string) string {
	if strings.Contains(s, "[[") {
		return "[[|" + s + "]]"
	}
	return s
}

// quoted returns s as a YAML scalar in double quotes.
func quoted(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < 0x20, 0x7f <= r && r < 0xa0, r == 0x2028, r == 0x2029, r == 0xfeff, r == 0xfffe, r == 0xffff:
			fmt.Fprintf(&b, `\u%04X`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// inHeading escapes what would have a meaning in a heading.
var inHeading = strings.NewReplacer("&", "&amp;", `\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", `\<`, ">", `\>`, "#", `\#`, "~", `\~`)
