package formats

import (
	"strings"
)

// omnivore is the archive of Omnivore, or one of its pieces of metadata: the texts and
// the highlights lie beside it.
var omnivore = &Format{
	Name: "Omnivore",
	is:   func(e *Export) bool { return e.shape().has("[].slug", "[].savedAt", "[].labels") },
	read: func(r *reading) error {
		return each(r, "", func(o omnivoreArticle) error { return r.omnivore(o) })
	},
}

type omnivoreArticle struct {
	Slug, Title, Description, Author, URL, State word
	SavedAt, PublishedAt                         word
	ReadingProgress                              float64
	Labels                                       words
}

func (r *reading) omnivore(o omnivoreArticle) error {
	i := &Item{Description: o.Description.String(), Saved: day(o.SavedAt.String())}
	i.Entry.Title, i.Entry.Author, i.Entry.URL = o.Title.String(), authors(o.Author.String()), o.URL.String()
	i.Entry.Published, i.Entry.Tags = day(o.PublishedAt.String()), o.Labels
	i.Read = o.State == "Archived" || o.ReadingProgress >= 100
	slug := o.Slug.String()
	if r.files != nil && slug != "" && !strings.Contains(slug, "/") {
		switch data, err := r.files.read("content/" + slug + ".html"); {
		case err == nil:
			i.HTML = decoded(data)
		default:
			if data, err := r.files.read("content/" + slug + ".pdf"); err == nil {
				i.File = &File{slug + ".pdf", data}
			}
		}
		if data, err := r.files.read("highlights/" + slug + ".md"); err == nil {
			i.Passages = omnivorePassages(decoded(data))
		}
	}
	if i.Entry.URL == "" || addressOf(i.Entry.URL) == "" {
		i.Entry.URL = ""
		if !i.HasText() {
			return r.leave(nameOf(o.Title.String(), ""), "without an address or a text")
		}
	}
	return r.item(i)
}

// omnivorePassages reads a file of highlights: for each its quote, which begins with "> ";
// then, each after an empty line, its tags and a note. Lines of a quote have no mark but
// the empty ones. What stands before the first quote is a note on the article.
func omnivorePassages(text string) []Passage {
	var out []Passage
	p := Passage{}
	quoting := false
	var note []string
	flush := func() {
		p.Quote = strings.TrimSpace(p.Quote)
		p.Note = strings.TrimSpace(strings.Join(note, "\n"))
		if p.Quote != "" || p.Note != "" {
			out = append(out, p)
		}
		p, note = Passage{}, nil
	}
	for line := range strings.SplitSeq(strings.ReplaceAll(text, "\r\n", "\n"), "\n") {
		quoted, isQuoted := strings.CutPrefix(line, ">")
		switch {
		case isQuoted && quoting:
			p.Quote += "\n" + strings.TrimPrefix(quoted, " ")
		case isQuoted:
			flush()
			p.Quote, quoting = strings.TrimPrefix(quoted, " "), true
		case strings.TrimSpace(line) == "":
			quoting = false
			note = append(note, "")
		case quoting:
			p.Quote += "\n" + line
		case isTagLine(line) && p.Quote != "" && len(p.Tags) == 0 && strings.TrimSpace(strings.Join(note, "")) == "":
			for tag := range strings.SplitSeq(line, "#") {
				p.Tags = append(p.Tags, strings.TrimSpace(tag))
			}
		default:
			note = append(note, line)
		}
	}
	flush()
	return out
}

// isTagLine reports whether a line holds nothing but tags: "#quote #two words".
func isTagLine(line string) bool {
	line = strings.TrimSpace(line)
	return len(line) > 1 && line[0] == '#' && line[1] != ' ' && line[1] != '#'
}
