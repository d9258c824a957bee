package formats

import (
	"encoding/csv"
	"errors"
	"io"
	"strconv"
	"strings"

	"briefing/briefing/source/scrub"
)

// columns are what the columns of tables mean, by their names in lower case without
// anything but letters and digits.
var columns = map[string]string{
	"url": "url", "link": "url", "href": "url", "address": "url", "uri": "url", "sourceurl": "url", "articleurl": "url", "pageurl": "url",
	"permalink": "url", "storyurl": "url", "originalurl": "url",
	"title": "title", "name": "title", "headline": "title", "documenttitle": "title", "articletitle": "title",
	"timeadded": "saved", "saveddate": "saved", "savedat": "saved", "created": "saved", "createdat": "saved", "timestamp": "saved",
	"dateadded": "saved", "addedat": "saved", "added": "saved", "datesaved": "saved", "lastinteractiondate": "saved", "datecreated": "saved",
	"published": "published", "publishedat": "published", "publishdate": "published", "publicationdate": "published", "datepublished": "published",
	"publisheddate": "published", "pubdate": "published", "date": "published",
	"tags": "tags", "documenttags": "tags", "labels": "tags", "keywords": "tags", "categories": "tags",
	"folder": "folder", "collection": "folder", "list": "folder",
	"author": "author", "authors": "author", "byline": "author", "creator": "author",
	"publisher": "source", "medianame": "source", "sitename": "source", "source": "source", "publication": "source",
	"status": "state", "location": "state", "state": "state",
	"readingprogress": "progress", "progress": "progress",
	"archived": "read", "isarchived": "read", "read": "read", "isread": "read",
	"inqueue":  "queue",
	"favorite": "starred", "favourite": "starred", "favorited": "starred", "starred": "starred", "isstarred": "starred",
	"excerpt": "description", "description": "description", "summary": "description",
	"note": "note", "notes": "note", "comment": "note",
	"selection": "selection", "highlights": "selection",
}

// The tables of products, told by columns that no other has together.
var (
	pocket        = tableOf("Pocket", "timeadded", "status", "url")
	reader        = tableOf("Readwise Reader", "url", "documenttags", "saveddate", "location")
	instapaper    = tableOf("Instapaper", "url", "title", "selection", "folder")
	matter        = tableOf("Matter", "url", "inqueue", "favorited")
	raindrop      = tableOf("Raindrop", "url", "folder", "excerpt", "cover")
	wallabagTable = tableOf("wallabag", "url", "domainname", "mimetype", "tags")
	table         = &Format{Name: "a table", is: isTable, read: readTable}
)

func tableOf(name string, columns ...string) *Format {
	return &Format{
		Name: name,
		is: func(e *Export) bool {
			head, _ := header(e.head)
			for _, c := range columns {
				if _, ok := head[c]; !ok {
					return false
				}
			}
			return len(head) > 0
		},
		read: readTable,
	}
}

// isTable reports whether a file is a table: its name says so, or its first line names
// an address and something else that tables of articles have.
func isTable(e *Export) bool {
	if ext := e.ext(); ext == ".csv" || ext == ".tsv" {
		return e.head != ""
	}
	head, _ := header(e.head)
	known, url := 0, false
	for name := range head {
		meaning, ok := columns[name]
		if ok {
			known++
		}
		url = url || meaning == "url"
	}
	return url && known >= 2 && 2*known >= len(head)
}

// header returns the columns that the first line of a table names, by their names without
// anything but letters and digits, and what stands between cells. There are none if it is
// no such line.
func header(text string) (map[string]int, rune) {
	const longest = 4 << 10
	line, _, _ := strings.Cut(strings.TrimLeft(text[:min(len(text), longest)], "\r\n"), "\n")
	line = strings.TrimRight(line, "\r")
	for _, comma := range []rune{',', ';', '\t'} {
		if !strings.ContainsRune(line, comma) {
			continue
		}
		in := csv.NewReader(strings.NewReader(line))
		in.Comma, in.LazyQuotes = comma, true
		names, err := in.Read()
		if err != nil || len(names) < 2 {
			continue
		}
		if head := named(names); head != nil {
			return head, comma
		}
	}
	return nil, ','
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

func plainName(s string) string {
	return strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' || '0' <= r && r <= '9' {
			return r
		}
		return -1
	}, strings.ToLower(s))
}

// row is a row of a table, by what its columns mean.
type row struct {
	cells map[string]int
	named map[string]int
	row   []string
}

func (r row) cell(i int, ok bool) string {
	if !ok || i >= len(r.row) {
		return ""
	}
	return strings.TrimSpace(r.row[i])
}

// get returns the first cell that means something.
func (r row) get(meaning string) string { i, ok := r.cells[meaning]; return r.cell(i, ok) }

// column returns the cell of a column by its name.
func (r row) column(name string) string { i, ok := r.named[name]; return r.cell(i, ok) }

// rows calls take for each row below the header.
func (r *reading) rows(take func(row) error) error {
	names, comma := header(r.head)
	if names == nil {
		return errors.New("a table without a line that names its columns")
	}
	cells := map[string]int{}
	for name, i := range names {
		if meaning, ok := columns[name]; ok {
			if j, taken := cells[meaning]; !taken || i < j {
				cells[meaning] = i
			}
		}
	}
	const most = 256 << 20
	text := &io.LimitedReader{R: r.text(), N: most}
	in := csv.NewReader(text)
	in.Comma, in.LazyQuotes, in.FieldsPerRecord = comma, true, -1
	for n := 0; ; n++ {
		record, err := in.Read()
		switch {
		case err == io.EOF && text.N <= 0:
			return errors.New("a table bigger than 256 MB; what comes before was read")
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		case n == 0:
			continue
		}
		if err := take(row{cells, names, record}); err != nil {
			return err
		}
	}
}

func readTable(r *reading) error {
	names, _ := header(r.head)
	if !hasAddress(names) {
		return errors.New("a table without a column of addresses (url, link or address)")
	}
	n := 1
	return r.rows(func(c row) error {
		n++
		if strings.Join(c.row, "") == "" {
			return nil
		}
		return r.row(c, n)
	})
}

func hasAddress(names map[string]int) bool {
	for name := range names {
		if columns[name] == "url" {
			return true
		}
	}
	return false
}

// row takes a row of a table, which begins on line n or behind it.
func (r *reading) row(c row, n int) error {
	i := &Item{Description: c.get("description"), Saved: day(c.get("saved"))}
	e := &i.Entry
	e.URL, e.Title, e.Author, e.Source = c.get("url"), c.get("title"), authors(c.get("author")), c.get("source")
	e.Published = day(c.get("published"))
	if tags := c.get("tags"); tags != "" {
		e.Tags = tagsOf(tags)
	}
	state := strings.ToLower(c.get("state"))
	if state == "feed" {
		return r.leave(nameOf(e.Title, e.URL), "of a feed, which the reader did not choose")
	}
	folder := c.get("folder")
	if strings.EqualFold(folder, "starred") || isTrue(c.get("starred")) {
		e.Tags = append(e.Tags, starredTag)
	}
	if tag := folderTag(strings.Split(folder, "/")); tag != "" {
		e.Tags = append(e.Tags, tag)
	}
	progress, _ := strconv.ParseFloat(c.get("progress"), 64)
	i.Read = state == "archive" || state == "archived" || state == "read" || progress >= 1 ||
		strings.EqualFold(folder, "archive") || strings.EqualFold(folder, "read archive") || isTrue(c.get("read")) || strings.EqualFold(c.get("queue"), "false")
	if note := c.get("note"); note != "" {
		i.Passages = append(i.Passages, Passage{Note: note})
	}
	if selection := c.get("selection"); selection != "" {
		if e.URL == "" {
			i.Text = selection
		} else if _, isCount := epoch(selection); !isCount && len(selection) > 2 {
			i.Passages = append(i.Passages, selected(selection)...)
		}
	}
	if e.URL == "" && i.Text == "" {
		return r.leave(nameOf(e.Title, "line "+strconv.Itoa(n)), "without an address")
	}
	return r.item(i)
}

// selected returns the passages of a cell: one, or several with empty lines between them.
func selected(cell string) []Passage {
	var out []Passage
	for part := range strings.SplitSeq(strings.ReplaceAll(scrub.Text(cell), "\r\n", "\n"), "\n\n") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, Passage{Quote: part})
		}
	}
	return out
}
