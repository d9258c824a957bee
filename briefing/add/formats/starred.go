package formats

import (
	"encoding/json"
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
		return each(r, "items", func(s starredItem) error { return r.item(s.item()) })
	},
}

type starredItem struct {
	Title, Author, URL, Published, CrawlTimeMsec, TimestampUsec word
	Canonical, Alternate                                        []struct{ Href word }
	Categories                                                  words
	Origin                                                      struct{ Title, HTMLURL word }
	Content, Summary                                            held
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

func (s starredItem) item() *Item {
	i := &Item{HTML: string(s.Content)}
	if i.HTML == "" {
		i.HTML = string(s.Summary)
	}
	for _, saved := range []word{s.CrawlTimeMsec, s.TimestampUsec} {
		if d := day(saved.String()); d.Known() && !i.Saved.Known() {
			i.Saved = d
		}
	}
	e := &i.Entry
	e.Title, e.Author, e.Source = unescaped(s.Title.String()), authors(unescaped(s.Author.String())), unescaped(s.Origin.Title.String())
	e.Published = day(s.Published.String())
	links := append(s.Canonical, s.Alternate...)
	e.URL = s.URL.String()
	if len(links) > 0 {
		e.URL = links[0].Href.String()
	}
	e.URL = unescapedAddress(e.URL)
	isStarred := false
	for _, c := range s.Categories {
		switch kind, name := category(c); kind {
		case "state":
			i.Read = i.Read || name == "read"
			isStarred = isStarred || name == "starred"
		default:
			e.Tags = append(e.Tags, unescaped(name))
		}
	}
	if isStarred {
		e.Tags = append(e.Tags, starredTag)
	}
	return i
}

// category splits "user/1/state/com.google/read" and "user/-/label/X" into what they are
// and a name; anything else is a tag of the feed.
func category(c string) (kind, name string) {
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
