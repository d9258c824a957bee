package formats

import (
	"bytes"
	"io"
	"slices"
	"strings"

	"golang.org/x/net/html"
)

// bookmarks are lists of bookmarks in the HTML of Netscape, which all browsers write, and
// Shiori, linkding, Raindrop and Karakeep.
var bookmarks = &Format{
	Name: "Bookmarks",
	is:   isBookmarks,
	read: readBookmarks,
}

// isBookmarks reports whether a file is a list of bookmarks: its document type says so,
// or its entries do, since some programs write none.
func isBookmarks(e *Export) bool {
	const (
		near = 1 << 10
		mark = "<!doctype netscape-bookmark-file"
	)
	head := strings.ToLower(e.head)
	if strings.Contains(head[:min(len(head), near)], mark) {
		return true
	}
	head = strings.TrimSpace(head)
	for strings.HasPrefix(head, "<!--") {
		_, behind, _ := strings.Cut(head, "-->")
		head = strings.TrimSpace(behind)
	}
	return strings.HasPrefix(head, mark) ||
		strings.HasPrefix(head, "<") && strings.Contains(head, "<dt>") && strings.Contains(head, "<a ") && strings.Contains(head, ` add_date="`)
}

// pocketPage is the page that Pocket wrote before it wrote tables.
var pocketPage = &Format{
	Name: "Pocket",
	is: func(e *Export) bool {
		head := strings.ToLower(e.head)
		return strings.Contains(head, "<title>pocket export</title>") || strings.Contains(head, "<a href=") && strings.Contains(head, ` time_added="`)
	},
	read: readBookmarks,
}

// instapaperPage is the page that Instapaper wrote before it wrote tables.
var instapaperPage = &Format{
	Name: "Instapaper",
	is: func(e *Export) bool {
		return strings.Contains(strings.ToLower(e.head), "<title>instapaper: export</title>")
	},
	read: readBookmarks,
}

// mostFolders is how deep folders are nested that are followed.
const mostFolders = 100

// list is a list of bookmarks that is read.
type list struct {
	*reading
	folders  []string // that the reader is in
	next     string   // the folder whose list comes next
	isRoot   bool     // of that folder
	skipped  int      // lists deeper than are followed
	item     *Item
	text     strings.Builder // of the element that is open
	in       string          // the name of that element: h1, h3, a, dd
	headings bool            // next is a heading of the page, which has no list so far
}

// readBookmarks reads a list token by token, so that none is too large.
func readBookmarks(r *reading) error {
	l := &list{reading: r}
	z := html.NewTokenizer(r.text())
	const longest = 4 << 20 // of a tag: an icon may be in it
	z.SetMaxBuf(longest)
	for {
		switch z.Next() {
		case html.ErrorToken:
			if err := l.end(); err != nil {
				return err
			}
			if z.Err() != io.EOF {
				return z.Err()
			}
			return nil
		case html.TextToken:
			if l.in != "" {
				const most = 64 << 10
				if l.text.Len() < most {
					l.text.Write(bytes.ReplaceAll(z.Text(), []byte("\x00"), nil))
				}
			}
		case html.StartTagToken, html.SelfClosingTagToken:
			t := z.Token()
			if err := l.start(t.Data, t.Attr); err != nil {
				return err
			}
		case html.EndTagToken:
			name, _ := z.TagName()
			if err := l.close(string(name)); err != nil {
				return err
			}
		}
	}
}

func (l *list) start(name string, attrs []html.Attribute) error {
	switch name {
	case "dl", "dt", "a", "h3", "h1", "hr":
		if err := l.end(); name != "dl" && err != nil {
			return err
		}
	case "dd":
		l.open("dd")
		return nil
	}
	switch name {
	case "dl":
		if len(l.folders) >= mostFolders {
			l.skipped++
			break
		}
		if l.headings {
			l.next = "" // the heading is that of the list as a whole
		}
		l.folders = append(l.folders, l.next)
		l.headings, l.next = false, ""
	case "h1", "h3":
		l.open(name)
		l.isRoot = false
		for _, a := range attrs {
			l.isRoot = l.isRoot || a.Key == "personal_toolbar_folder" || a.Key == "unfiled_bookmarks_folder"
		}
	case "a":
		l.bookmark(attrs)
	}
	return nil
}

func (l *list) open(name string) {
	l.in = name
	l.text.Reset()
}

// bookmark begins a bookmark.
func (l *list) bookmark(attrs []html.Attribute) {
	l.item = &Item{}
	starred := false
	for _, a := range attrs {
		value := strings.TrimSpace(a.Val)
		switch a.Key {
		case "href":
			l.item.Entry.URL = value
		case "add_date", "time_added":
			l.item.Saved = day(value)
		case "tags":
			for tag := range strings.SplitSeq(value, ",") {
				if tag = strings.TrimSpace(tag); tag == "linkding:bookmarks.archived" {
					l.item.Read = true
				} else {
					l.item.Entry.Tags = append(l.item.Entry.Tags, tag)
				}
			}
		case "toread":
			l.item.Read = value == "0"
		case "important", "data-important":
			starred = isTrue(value)
		}
	}
	folders := l.folders
	if l.headings {
		folders = append(slices.Clone(folders), l.next)
		l.item.Read = l.item.Read || strings.EqualFold(l.next, "Read Archive") || strings.EqualFold(l.next, "Archive")
		starred = starred || strings.EqualFold(l.next, "Starred")
	}
	if tag := folderTag(folders); tag != "" {
		l.item.Entry.Tags = append(l.item.Entry.Tags, tag)
	}
	if starred {
		l.item.Entry.Tags = append(l.item.Entry.Tags, starredTag)
	}
	l.open("a")
}

func (l *list) close(name string) error {
	switch {
	case name == "a" && l.in == "a":
		l.item.Entry.Title = strings.TrimSpace(l.text.String())
		l.in = ""
	case name == "h3" && l.in == "h3":
		l.headings, l.next = false, strings.TrimSpace(l.text.String())
		if l.isRoot {
			l.next = ""
		}
		l.in = ""
	case name == "h1" && l.in == "h1":
		l.headings, l.next, l.in = true, strings.TrimSpace(l.text.String()), ""
	case name == "dl":
		if err := l.end(); err != nil {
			return err
		}
		switch {
		case l.skipped > 0:
			l.skipped--
		case len(l.folders) > 0:
			l.folders = l.folders[:len(l.folders)-1]
		}
		l.next = ""
	}
	return nil
}

// end ends the bookmark that was read last, with what describes it.
func (l *list) end() error {
	i := l.item
	text := strings.TrimSpace(l.text.String())
	in := l.in
	if in == "dd" {
		l.in = ""
	}
	if i == nil {
		return nil
	}
	l.item = nil
	switch in {
	case "a": // it has no end
		i.Entry.Title = text
		l.in = ""
	case "dd":
		note, rest := linkdingNote(text)
		i.Description = rest
		if note != "" {
			i.Passages = append(i.Passages, Passage{Note: note})
		}
	}
	if !isWebAddress(i.Entry.URL) {
		return l.leave(nameOf(i.Entry.Title, i.Entry.URL), "no web page")
	}
	return l.reading.item(i)
}

// linkdingNote returns the note that linkding puts into a description, and the rest.
func linkdingNote(text string) (note, rest string) {
	before, after, ok := strings.Cut(text, "[linkding-notes]")
	if !ok {
		return "", text
	}
	note, behind, _ := strings.Cut(after, "[/linkding-notes]")
	return strings.TrimSpace(note), strings.TrimSpace(before + behind)
}

// isWebAddress reports whether an address is one of a page of the web.
func isWebAddress(s string) bool {
	scheme, rest, ok := strings.Cut(addressOf(s), "://")
	return ok && rest != "" && (strings.EqualFold(scheme, "http") || strings.EqualFold(scheme, "https"))
}
