package formats

import (
	"strings"

	"briefing/briefing/source/web"
)

// wallabag is the JSON of wallabag 2, and of its first version.
var wallabag = &Format{
	Name: "wallabag",
	is: func(e *Export) bool {
		s := e.shape()
		return s.has("[].url", "[].is_archived") || s.has("[].url", "[].is_read", "[].is_fav")
	},
	read: func(r *reading) error {
		return each(r, "", func(w wallabagEntry) error { return r.item(w.item()) })
	},
}

type wallabagEntry struct {
	Title, URL, Content word
	GivenURL            word  `json:"given_url"`
	IsArchived          word  `json:"is_archived"`
	IsRead              word  `json:"is_read"`
	IsStarred           word  `json:"is_starred"`
	IsFav               word  `json:"is_fav"`
	CreatedAt           word  `json:"created_at"`
	PublishedAt         word  `json:"published_at"`
	PublishedBy         words `json:"published_by"`
	Tags                words
	Annotations         []struct {
		Text, Quote word
		CreatedAt   word `json:"created_at"`
	}
}

// wallabagFailed is what wallabag writes for a text that it could not get; noFullText is
// what its first version writes.
const (
	wallabagFailed = "wallabag can't retrieve contents for this article"
	noFullText     = "[unable to retrieve full-text content]"
)

func (w wallabagEntry) item() *Item {
	i := &Item{HTML: w.Content.String(), Saved: day(w.CreatedAt.String()), Read: isTrue(w.IsArchived.String()) || isTrue(w.IsRead.String())}
	if strings.Contains(strings.NewReplacer("’", "'", "&#039;", "'", "&rsquo;", "'", "&#39;", "'").Replace(i.HTML), wallabagFailed) || strings.TrimSpace(web.Text(i.HTML)) == noFullText {
		i.HTML = ""
	}
	i.Entry.Title, i.Entry.URL = unescaped(w.Title.String()), w.URL.String()
	if i.Entry.URL == "" {
		i.Entry.URL = w.GivenURL.String()
	}
	i.Entry.Author, i.Entry.Published = authors(w.PublishedBy...), day(w.PublishedAt.String())
	for _, t := range w.Tags {
		i.Entry.Tags = append(i.Entry.Tags, strings.Split(t, ",")...) // the first version has them in one text
	}
	if isTrue(w.IsStarred.String()) || isTrue(w.IsFav.String()) {
		i.Entry.Tags = append(i.Entry.Tags, starredTag)
	}
	for _, a := range w.Annotations {
		i.Passages = append(i.Passages, Passage{Quote: a.Quote.String(), Note: a.Text.String(), Kept: moment(a.CreatedAt.String())})
	}
	return i
}
