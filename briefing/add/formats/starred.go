package formats

import (
	"encoding/json"
	"slices"
	"strings"
)

// starred is the format of starred items, as Google Reader wrote it and FreshRSS, Inoreader, The Old
// Reader and Feedly write it.
var starred = &Format{
	Name: "Starred items",
	is: func(e *Export) bool {
		s := e.shape()
		return s.has("items[].title") && !strings.Contains(s.keys["version"], "jsonfeed") &&
			s.hasAny("items[].crawlTimeMsec", "items[].timestampUsec", "items[].origin", "items[].alternate", "items[].canonical")
	},
	read: func(r *reading) error {
		// A list of starred items may not say so again of each.
		all := strings.HasSuffix(r.shape().keys["id"], "/starred") || strings.HasSuffix(r.shape().keys["id"], "/global.saved")
		return each(r, "items", func(s starredItem) error { return r.item(s.item(all)) })
	},
}

// feedbin is the list of starred items that Feedbin writes.
var feedbin = &Format{
	Name: "Feedbin",
	is:   func(e *Export) bool { return e.shape().has("[].feed_id", "[].url", "[].content") },
	read: func(r *reading) error {
		return each(r, "", func(s starredItem) error { return r.item(s.item(true)) })
	},
}

type starredItem struct {
	Title, Author, URL, Published, CrawlTimeMsec, TimestampUsec word
	ActionTimestamp, Crawled, Unread                            word // Feedly
	CreatedAt                                                   word `json:"created_at"` // Feedbin
	Canonical, Alternate                                        []struct{ Href word }
	Categories, Tags, Keywords                                  words
	Origin                                                      struct{ Title, HTMLURL word }
	Content, Summary                                            held
	Annotations                                                 []struct {
		Text, Note word
		AddedOn    word `json:"added_on"`
	} // Inoreader
}

// held is a text, by itself or in an object.
type held string

func (h *held) UnmarshalJSON(data []byte) error {
	var inner struct{ Content word }
	switch data[0] {
	case '{':
		if err := json.Unmarshal(data, &inner); err != nil {
			return nil // an object of another kind holds none
		}
		*h = held(inner.Content)
	case '"':
		return json.Unmarshal(data, (*string)(h))
	}
	return nil
}

func (s starredItem) item(isStarred bool) *Item {
	i := &Item{HTML: string(s.Content), Read: s.Unread == "false"}
	if i.HTML == "" {
		i.HTML = string(s.Summary)
	}
	for _, saved := range []word{s.CrawlTimeMsec, s.TimestampUsec, s.ActionTimestamp, s.Crawled, s.CreatedAt} {
		if d := day(saved.String()); d.Known() && !i.Saved.Known() {
			i.Saved = d
		}
	}
	e := &i.Entry
	e.Title, e.Author, e.Source = unescaped(s.Title.String()), authors(strings.Split(unescaped(s.Author.String()), ";")...), unescaped(s.Origin.Title.String())
	e.Published = day(s.Published.String())
	links := append(s.Canonical, s.Alternate...)
	e.URL = s.URL.String()
	if len(links) > 0 {
		e.URL = links[0].Href.String()
	}
	e.URL = unescapedAddress(e.URL)
	for _, c := range slices.Concat(s.Categories, s.Tags, s.Keywords) {
		switch kind, name := category(c); kind {
		case "state":
			i.Read = i.Read || name == "read"
			isStarred = isStarred || name == "starred"
		case "saved":
			isStarred = true
		default:
			e.Tags = append(e.Tags, unescaped(name))
		}
	}
	if isStarred {
		e.Tags = append(e.Tags, starredTag)
	}
	for _, a := range s.Annotations {
		i.Passages = append(i.Passages, Passage{Quote: a.Text.String(), Note: a.Note.String(), Kept: moment(a.AddedOn.String())})
	}
	return i
}

// category splits "user/1/state/com.google/read" and "user/-/label/X" into what they are
// and a name; anything else is a tag of the feed.
func category(c string) (kind, name string) {
	if c == "Saved For Later" { // Feedly's name for it
		return "saved", c
	}
	parts := strings.SplitN(c, "/", 4)
	if len(parts) < 4 || parts[0] != "user" {
		return "tag", c
	}
	switch parts[2] {
	case "state":
		return "state", strings.TrimPrefix(parts[3], "com.google/")
	case "label":
		return "label", parts[3]
	}
	return "tag", c
}
