package formats

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"

	"briefing/briefing"
	"briefing/briefing/source/scrub"
)

// The tables of products, told by columns that no other has together.
var (
	pocket        = tableOf("Pocket", "timeadded", "status", "url")
	reader        = tableOf("Readwise Reader", "url", "documenttags", "saveddate", "location")
	instapaper    = tableOf("Instapaper", "url", "title", "selection", "folder")
	matter        = tableOf("Matter", "url", "inqueue", "favorited")
	raindrop      = tableOf("Raindrop", "url", "folder", "excerpt", "cover")
	wallabagTable = tableOf("wallabag", "url", "content", "mimetype", "creationdate")
	table         = &Format{Name: "a table", is: isTable, read: readTable}
)

func tableOf(name string, columns ...string) *Format {
	return &Format{
		Name: name,
		is: func(e *Export) bool {
			head := header(e.head).names
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
	head := header(e.head).names
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

func (r row) has(meaning string) bool { _, ok := r.cells[meaning]; return ok }

// get returns the first cell that means something.
func (r row) get(meaning string) string { i, ok := r.cells[meaning]; return r.cell(i, ok) }

// column returns the cell of a column by its name.
func (r row) column(name string) string { i, ok := r.named[name]; return r.cell(i, ok) }

// rows calls take for each row below the header.
func (r *reading) rows(take func(row) error) error {
	head := header(r.head)
	switch {
	case head.nameless && head.names == nil:
		head.lines--
	case head.names == nil:
		return errNoNames
	}
	cells := map[string]int{}
	for name, i := range head.names {
		if meaning, ok := columns[name]; ok {
			if j, taken := cells[meaning]; !taken || i < j {
				cells[meaning] = i
			}
		}
	}
	const most = 256 << 20
	text := &io.LimitedReader{R: r.lines(), N: most}
	line := &io.LimitedReader{R: text}
	in := csv.NewReader(line)
	in.Comma, in.LazyQuotes, in.FieldsPerRecord = head.comma, true, -1
	for n := 0; ; n++ {
		line.N = mostMember
		record, err := in.Read()
		switch {
		case line.N <= 0: // the row is cut, which is no error of a table
			return fmt.Errorf("a row bigger than %d MB; what comes before was read", mostMember>>20)
		case err == io.EOF && text.N <= 0:
			return errors.New("a table bigger than 256 MB; what comes before was read")
		case err == io.EOF:
			return nil
		case err != nil:
			return err
		case n < head.lines:
			continue
		}
		if err := take(row{cells, head.names, record}); err != nil {
			return err
		}
	}
}

// lines returns the text of a table, with ends of lines that are read as such.
func (r *reading) lines() io.Reader {
	if strings.Contains(r.head, "\n") || !strings.Contains(r.head, "\r") {
		return r.text()
	}
	return returns{r.text()}
}

// returns reads a text whose lines end with a carriage return alone.
type returns struct{ io.Reader }

func (r returns) Read(p []byte) (int, error) {
	n, err := r.Reader.Read(p)
	for i, b := range p[:n] {
		if b == '\r' {
			p[i] = '\n'
		}
	}
	return n, err
}

var (
	errNoNames     = errors.New("a table without a line that names its columns")
	errNoAddresses = errors.New("a table without a column of addresses (url, link or address)")
)

// looked is how many rows are read to find the column of addresses by its cells.
const looked = 50

func readTable(r *reading) error {
	var held []row // until the column of addresses is known
	lines := 1
	found := false
	take := func(all []row) error {
		for _, c := range all {
			if lines++; strings.Join(c.row, "") == "" {
				continue
			}
			if err := r.row(c, lines); err != nil {
				return err
			}
		}
		return nil
	}
	find := func() error {
		if len(held) == 0 {
			return nil
		}
		if c := held[0]; !c.has("url") {
			i, ok := columnOfAddresses(held)
			if ok {
				c.cells["url"] = i // of all rows
			} else if !c.has("text") {
				return errNoAddresses
			}
		}
		found = true
		return take(held)
	}
	err := r.rows(func(c row) error {
		if found {
			return take([]row{c})
		}
		if held = append(held, c); c.has("url") || len(held) == looked {
			return find()
		}
		return nil
	})
	if err == nil && !found {
		err = find()
	}
	return err
}

// hasAddresses reports whether the beginning of a table has addresses, or a column of them.
func (e *Export) hasAddresses() bool {
	for name := range header(e.head).names {
		if columns[name] == "url" {
			return true
		}
	}
	return strings.Contains(e.head, "://")
}

// columnOfAddresses returns the column with the most different addresses of pages, the first of
// several, since its name may be in any language. It returns false if no cell has one.
func columnOfAddresses(rows []row) (int, bool) {
	different := map[int]map[string]bool{}
	for _, r := range rows {
		for i, cell := range r.row {
			if cell = strings.TrimSpace(cell); isWebAddress(cell) && !strings.ContainsAny(cell, " \n") && !isPicture(cell) {
				if different[i] == nil {
					different[i] = map[string]bool{}
				}
				different[i][cell] = true
			}
		}
	}
	best, ok := 0, false
	for i := range different {
		if n, most := len(different[i]), len(different[best]); !ok || n > most || n == most && i < best {
			best, ok = i, true
		}
	}
	return best, ok
}

// isPicture reports whether an address is that of a picture, by its end.
func isPicture(address string) bool {
	address, _, _ = strings.Cut(address, "?")
	switch strings.ToLower(path.Ext(address)) {
	case ".jpg", ".jpeg", ".png", ".gif", ".webp", ".svg", ".ico", ".avif":
		return true
	}
	return false
}

// row takes a row of a table, which begins on line n or behind it.
func (r *reading) row(c row, n int) error {
	i := &Item{Description: c.get("description"), Saved: day(c.get("saved"))}
	if _, ok := c.named["mimetype"]; ok && !i.Saved.Known() {
		i.Saved = dayFirst(c.get("saved")) // as wallabag writes it
	}
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
	if text := c.get("text"); strings.Contains(text, "</") {
		i.HTML = text
	} else {
		i.Text = text
	}
	if selection := c.get("selection"); selection != "" {
		if !isWebAddress(e.URL) && !i.HasText() {
			e.URL, i.Text = "", selection
		} else if _, isCount := epoch(selection); !isCount && len(selection) > 2 {
			i.Passages = append(i.Passages, selected(selection)...)
		}
	}
	if e.URL == "" && !i.HasText() {
		return r.leave(nameOf(e.Title, "line "+strconv.Itoa(n)), "without an address")
	}
	return r.item(i)
}

// dayFirst reads the day of "03/05/2031 10:15:00", which is in May.
func dayFirst(s string) briefing.Date {
	written, _, _ := strings.Cut(s, " ")
	parts := strings.Split(written, "/")
	if len(parts) != 3 {
		return briefing.Date{}
	}
	return day(parts[2] + "-" + parts[1] + "-" + parts[0])
}

// selected returns the passages of a cell: one, or several with empty lines between them.
// Lines may say what they are: "Highlight:" or "Note:".
func selected(cell string) []Passage {
	var out []Passage
	for part := range strings.SplitSeq(strings.ReplaceAll(scrub.Text(cell), "\r\n", "\n"), "\n\n") {
		if part = strings.TrimSpace(part); part != "" {
			out = append(out, labelled(part))
		}
	}
	return out
}

// labelled returns a passage, with its note if lines say which is which.
func labelled(text string) Passage {
	const quote, note = "highlight:", "note:"
	if !strings.HasPrefix(strings.ToLower(text), quote) {
		return Passage{Quote: text}
	}
	var p Passage
	to := &p.Quote
	for line := range strings.SplitSeq(text, "\n") {
		switch lower := strings.ToLower(line); {
		case strings.HasPrefix(lower, quote):
			to, line = &p.Quote, line[len(quote):]
		case strings.HasPrefix(lower, note):
			to, line = &p.Note, line[len(note):]
		}
		*to = strings.TrimSpace(*to + "\n" + strings.TrimSpace(line))
	}
	return p
}
