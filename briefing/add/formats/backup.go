package formats

import (
	"strconv"
	"strings"

	"briefing/briefing"
)

// backup is the bookmarks of a browser as JSON: a backup of Firefox, or the file in which
// Chrome and its kin keep them.
var backup = &Format{
	Name: "Bookmarks",
	is: func(e *Export) bool {
		s := e.shape()
		return s.keys["root"] == "placesRoot" || s.has("roots.bookmark_bar")
	},
	read: func(r *reading) error {
		var top struct {
			branch
			Roots struct {
				Bar    branch `json:"bookmark_bar"`
				Other  branch
				Synced branch
			}
		}
		if err := decodeOne(r.text(), &top); err != nil {
			return err
		}
		for _, b := range []branch{top.branch, top.Roots.Bar, top.Roots.Other, top.Roots.Synced} {
			b.Title, b.Name = "", "" // the name that the program gave it
			if err := r.branch(b, nil); err != nil {
				return err
			}
		}
		return nil
	},
}

// branch is a bookmark or a folder of bookmarks.
type branch struct {
	Title, Name, URI, URL, Root, Tags word
	DateAdded                         word // microseconds since 1970
	Added                             word `json:"date_added"` // microseconds since 1601
	Children                          []branch
}

// branch takes the entries of a branch inside folders.
func (r *reading) branch(b branch, folders []string) error {
	address := b.URI + b.URL
	if address == "" {
		name := (b.Title + b.Name).String()
		switch {
		case b.Root == "tagsFolder":
			return nil // the bookmarks have their tags themselves
		case len(folders) > mostFolders:
			return r.leave(name, "in more than "+strconv.Itoa(mostFolders)+" folders")
		}
		if b.Root != "" {
			name = ""
		}
		folders = append(folders[:len(folders):len(folders)], name)
		for _, c := range b.Children {
			if err := r.branch(c, folders); err != nil {
				return err
			}
		}
		return nil
	}
	i := &Item{Saved: day(b.DateAdded.String())}
	if b.Added != "" {
		i.Saved = since1601(b.Added.String())
	}
	i.Entry.Title, i.Entry.URL = (b.Title + b.Name).String(), address.String()
	i.Entry.Tags = append(strings.Split(b.Tags.String(), ","), folderTag(folders))
	if !isWebAddress(i.Entry.URL) {
		return r.leave(nameOf(i.Entry.Title, i.Entry.URL), "no web page")
	}
	return r.item(i)
}

// since1601 reads a count of microseconds since 1601.
func since1601(s string) briefing.Date {
	const seconds1970 = 11_644_473_600
	n, err := strconv.ParseInt(s, 10, 64)
	if err != nil || n/1e6 <= seconds1970 {
		return briefing.Date{}
	}
	return day(strconv.FormatInt(n/1e6-seconds1970, 10))
}

// pinboard is the JSON of Pinboard, and of what copies it.
var pinboard = &Format{
	Name: "Pinboard",
	is: func(e *Export) bool {
		return e.shape().has("[].href", "[].description", "[].tags") && e.shape().hasAny("[].extended", "[].toread")
	},
	read: func(r *reading) error {
		type post struct{ Href, Description, Extended, Time, Tags, ToRead word }
		return each(r, "", func(p post) error {
			i := &Item{Saved: day(p.Time.String()), Description: p.Extended.String(), Read: p.ToRead == "no"}
			i.Entry.Title, i.Entry.URL, i.Entry.Tags = p.Description.String(), p.Href.String(), strings.Fields(p.Tags.String())
			if !isWebAddress(i.Entry.URL) {
				return r.leave(nameOf(i.Entry.Title, i.Entry.URL), "no web page")
			}
			return r.item(i)
		})
	},
}

// pocketPassages are the passages that Pocket kept, in files beside its tables.
var pocketPassages = &Format{
	Name: "Pocket",
	is:   func(e *Export) bool { return e.shape().has("[].url", "[].highlights[].quote") },
	read: func(r *reading) error {
		type page struct {
			URL, Title word
			Highlights []struct {
				Quote, Note word
				CreatedAt   word `json:"created_at"`
			}
		}
		return each(r, "", func(p page) error {
			i := &Item{OnlyPassages: true}
			i.Entry.URL, i.Entry.Title = p.URL.String(), p.Title.String()
			for _, h := range p.Highlights {
				i.Passages = append(i.Passages, Passage{Quote: h.Quote.String(), Note: h.Note.String(), Kept: moment(h.CreatedAt.String())})
			}
			return r.item(i)
		})
	},
}
