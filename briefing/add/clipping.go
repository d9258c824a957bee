package add

import (
	"cmp"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/source"
	"briefing/briefing/source/scrub"
	"briefing/briefing/source/stated"
)

// Clipping is an article to save, with facts about its origin.
type Clipping struct {
	Article     *briefing.Article
	Description string        // one or two sentences on the article by its publisher
	Feed        string        // address of the feed that it came with
	Created     briefing.Date // the day it is saved
}

// Limits in bytes on the fields of an article; longer ones are a mistake of the
// page. Front matter of more than 64 KB is not read.
const (
	longestTitle = 400
	longestField = 4 << 10
	longestTags  = 16 << 10
)

// errUnlike says that an article cannot be written so that it reads the same.
var errUnlike = errors.New("cannot be written as Markdown that reads the same")

// Kept returns the part of e that front matter can hold: lines of bounded
// length, a valid address, tags without commas. An unknown source becomes the
// site of the address. Other addresses, such as those of machines in the local
// network, become the source.
func Kept(e briefing.Entry) briefing.Entry {
	if e.DatedByName { // as its new file will be, see Name
		e.Published = briefing.Date{}
	}
	kept := briefing.Entry{
		Title:     cut(e.Title, longestTitle),
		Source:    cut(e.Source, longestField),
		Author:    cut(e.Author, longestField),
		Original:  cut(e.Original, longestField),
		Published: e.Published,
		Tags:      tags(e.Tags),
		Note:      note(e.Note),
	}
	address := scrub.Line(e.URL)
	if page, ok := stated.Address(address); ok && len(page) <= longestField {
		kept.URL = page
		kept.Source = cmp.Or(kept.Source, stated.Host(page))
	} else if address != "" {
		kept.Source = cut(address, longestField)
	}
	return kept
}

// cut returns s in one line of at most so many bytes.
func cut(s string, longest int) string {
	s = scrub.Line(s)
	if len(s) <= longest {
		return s
	}
	return strings.TrimSpace(scrub.Line(strings.ToValidUTF8(s[:longest-len("…")], "")) + "…")
}

func tags(all []string) []string {
	var out []string
	left := longestTags
	for _, value := range all {
		for tag := range strings.SplitSeq(scrub.Line(value), ",") {
			tag = cut(strings.TrimLeft(tag, "# "), longestTitle)
			if left -= len(tag); tag != "" && left > 0 && !slices.Contains(out, tag) {
				out = append(out, tag)
			}
		}
	}
	return out
}

func note(n *briefing.Note) *briefing.Note {
	if n == nil {
		return nil
	}
	return &briefing.Note{Kind: n.Kind, Aliases: tags(n.Aliases)}
}

// markdownOf returns the file of a clipping. It reads back as the fields in Kept
// with the same text, byte for byte. The only exception is an article without a
// title whose text begins with something like one: that becomes the title.
func markdownOf(c Clipping) ([]byte, error) {
	entry := Kept(c.Article.Entry)
	for _, heading := range []bool{false, true} {
		data := c.file(entry, c.Article.Text, heading)
		a, err := readBack(data)
		switch {
		case err != nil:
			return nil, err
		case same(a, entry, c.Article.Text):
			return data, nil
		case entry.Title == "" && a.Title != "":
			c.Article = a
			return markdownOf(c)
		}
	}
	return nil, errUnlike
}

func readBack(data []byte) (*briefing.Article, error) {
	h := source.ReadHeld(".md", "", data) // without a name that may be a title
	var bad *source.Error
	switch {
	case len(h.Errs) > 0 && errors.As(h.Errs[0], &bad):
		return nil, bad.Err
	case len(h.Articles) != 1:
		return nil, fmt.Errorf("%w: %d articles", errUnlike, len(h.Articles))
	}
	return h.Articles[0], nil
}

// same reports whether a equals entry and text.
func same(a *briefing.Article, entry briefing.Entry, text string) bool {
	return a.Text == text && a.Title == entry.Title && a.Source == entry.Source && a.Author == entry.Author &&
		a.Published == entry.Published && a.URL == entry.URL && a.Original == entry.Original && slices.Equal(a.Tags, entry.Tags) &&
		reflect.DeepEqual(a.Note, entry.Note)
}
