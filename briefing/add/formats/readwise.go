package formats

import "strings"

// readwise is the table of Readwise's highlights. It has no addresses: an article is found
// by its title and author.
var readwise = &Format{
	Name: "Readwise highlights",
	is: func(e *Export) bool {
		names := header(e.head).names
		_, highlight := names["highlight"]
		_, title := names["booktitle"]
		return highlight && title
	},
	read: func(r *reading) error {
		return r.rows(func(c row) error {
			quote := c.column("highlight")
			title := c.column("booktitle")
			if quote == "" && c.column("note") == "" {
				return nil
			}
			if title == "" {
				return r.leave(quote, "a passage without the title of its article")
			}
			p := Passage{Quote: quote, Note: c.column("note"), Kept: moment(c.column("highlightedat"))}
			if tags := c.column("tags"); tags != "" {
				p.Tags = strings.Split(tags, ",")
			}
			i := &Item{Passages: []Passage{p}, OnlyPassages: true}
			i.Entry.Title, i.Entry.Author = title, authors(c.column("bookauthor"))
			return r.item(i)
		})
	},
}
