package formats

import (
	"cmp"
	"strconv"
)

// karakeep is the JSON of Karakeep, which holds texts of its own notes alone.
var karakeep = &Format{
	Name: "Karakeep",
	is: func(e *Export) bool {
		return e.shape().has("bookmarks[].createdAt") && e.shape().hasAny("bookmarks[].content", "bookmarks[].tags")
	},
	read: func(r *reading) error {
		lists, err := r.karakeepLists()
		if err != nil {
			return err
		}
		return each(r, "bookmarks", func(b karakeepBookmark) error { return r.karakeep(b, lists) })
	},
}

type karakeepBookmark struct {
	CreatedAt, Title, Note, Archived, Favourited word
	Tags, Lists                                  words
	Content                                      *struct{ Type, URL, SourceURL, Text word }
}

type karakeepList struct{ ID, Name, ParentID word }

// karakeepLists returns the tag of each list by its ID.
func (r *reading) karakeepLists() (map[string]string, error) {
	all := map[string]karakeepList{}
	for l, err := range elements[karakeepList](r.text(), "lists") {
		if err != nil {
			break // that there is no list of lists says nothing; a broken file is reported next
		}
		all[l.ID.String()] = l
	}
	tags := map[string]string{}
	for id := range all {
		tags[id] = folderTag(pathOf(id, func(id string) (string, string) { return all[id].Name.String(), all[id].ParentID.String() }))
	}
	return tags, nil
}

// pathOf returns the names of a folder and those around it, the outermost first.
func pathOf(id string, of func(id string) (name, parent string)) []string {
	var path []string
	for range mostFolders {
		name, parent := of(id)
		if name == "" {
			break
		}
		path = append([]string{name}, path...)
		id = parent
	}
	return path
}

func (r *reading) karakeep(b karakeepBookmark, lists map[string]string) error {
	i := &Item{Saved: day(b.CreatedAt.String()), Read: isTrue(b.Archived.String())}
	i.Entry.Title, i.Entry.Tags = b.Title.String(), b.Tags
	for _, l := range b.Lists {
		i.Entry.Tags = append(i.Entry.Tags, lists[l])
	}
	if isTrue(b.Favourited.String()) {
		i.Entry.Tags = append(i.Entry.Tags, starredTag)
	}
	if b.Note != "" {
		i.Passages = append(i.Passages, Passage{Note: b.Note.String()})
	}
	switch c := b.Content; {
	case c == nil:
		return r.leave(nameOf(b.Title.String(), ""), "a file that the export does not hold")
	case c.Type == "text":
		i.Text = c.Text.String()
		i.Entry.URL = cmp.Or(c.URL, c.SourceURL).String()
	default:
		i.Entry.URL = c.URL.String()
	}
	if i.Entry.URL == "" && !i.HasText() {
		return r.leave(nameOf(b.Title.String(), ""), "without an address or a text")
	}
	return r.item(i)
}

// linkwarden is the JSON of Linkwarden: a user with collections of links.
var linkwarden = &Format{
	Name: "Linkwarden",
	is:   func(e *Export) bool { return e.shape().has("collections[].links") },
	read: func(r *reading) error {
		type collection struct {
			ID, Name, ParentID word
			Links              []struct {
				Name, URL, Description, CreatedAt, ImportDate word
				Tags                                          words
			}
		}
		parents := map[string]collection{}
		for c, err := range elements[collection](r.text(), "collections") {
			if err != nil {
				break
			}
			c.Links = nil
			parents[c.ID.String()] = c
		}
		return each(r, "collections", func(c collection) error {
			tag := folderTag(pathOf(c.ID.String(), func(id string) (string, string) { return parents[id].Name.String(), parents[id].ParentID.String() }))
			for n, l := range c.Links {
				// ImportDate is when a program before it saved the link.
				i := &Item{Saved: cmp.Or(day(l.ImportDate.String()), day(l.CreatedAt.String())), Description: l.Description.String()}
				i.Entry.Title, i.Entry.URL, i.Entry.Tags = l.Name.String(), l.URL.String(), append(l.Tags, tag)
				var err error
				if l.URL == "" {
					err = r.leave(nameOf(l.Name.String(), "link "+strconv.Itoa(n+1)), "without an address")
				} else {
					err = r.item(i)
				}
				if err != nil {
					return err
				}
			}
			return nil
		})
	},
}

func number(n int) string { return strconv.Itoa(n) }
