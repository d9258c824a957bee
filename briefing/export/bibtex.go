package export

import (
	"fmt"
	"strings"
	"unicode"

	"briefing/briefing/notes"
)

// bibtex writes entries for BibTeX and biblatex, in UTF-8. Names are in braces,
// so that no program splits them; so are titles, which thus keep their
// capitals.
type bibtex struct{ *exporter }

func (b bibtex) begin() error { return nil }

var months = []string{"", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

func (b bibtex) add(it item) error {
	b.n++
	e := it.Entry
	sort := "misc"
	if e.Source != "" {
		sort = "article"
	}
	fmt.Fprintf(b, "@%s{%s,\n", sort, key(e.ID))
	b.field("title", "{"+tex(name(e))+"}")
	if e.Author != "" {
		b.field("author", "{"+tex(e.Author)+"}")
	}
	b.field("journal", tex(e.Source))
	if ends := days(e.Published); len(ends) > 0 {
		first := ends[0]
		if first.isYear() {
			b.field("year", fmt.Sprintf("%04d", first.year))
		}
		if first.month > 0 {
			fmt.Fprintf(b, "  month = %s,\n", months[first.month])
		}
		b.field("date", e.Published.String())
	}
	b.field("url", address(e.URL))
	b.field("keywords", tex(strings.Join(e.Tags, ", ")))
	b.field("annote", tex(strings.Join(annotationsOf(it.kept), " | ")))
	_, err := b.WriteString("}\n\n")
	return err
}

func (b bibtex) end([]notes.Placed) error { return nil }

func (b bibtex) field(name, value string) {
	if strings.Trim(value, "{}") != "" {
		fmt.Fprintf(b, "  %s = {%s},\n", name, value) // Flush returns the error
	}
}

// texEscapes escapes the characters that are special in TeX. Braces become
// commands, since BibTeX counts a brace even behind a backslash.
var texEscapes = strings.NewReplacer(
	`\`, `\textbackslash{}`, `{`, `\textbraceleft{}`, `}`, `\textbraceright{}`, `~`, `\textasciitilde{}`, `^`, `\textasciicircum{}`,
	`&`, `\&`, `%`, `\%`, `$`, `\$`, `#`, `\#`, `_`, `\_`,
)

func tex(text string) string { return texEscapes.Replace(oneLine(text)) }

// address returns a URL with characters that addresses cannot have
// percent-encoded. They would end or unbalance a field.
func address(url string) string {
	var b strings.Builder
	for _, r := range strings.ToValidUTF8(url, "") {
		if strings.ContainsRune("{}\\<>\"|^`", r) || unicode.IsSpace(r) || unicode.IsControl(r) {
			for _, c := range []byte(string(r)) {
				fmt.Fprintf(&b, "%%%02X", c)
			}
			continue
		}
		b.WriteRune(r)
	}
	return b.String()
}
