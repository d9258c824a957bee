// Package export writes a library in the formats of other programs: tables,
// bibliographies, annotations, entities and graphs.
//
// [Write] writes each article before it reads the next, so that a library of
// any size can be exported. A format is an encoder (csv.go, csl.go, bibtex.go,
// ris.go, annotation.go, ftm.go, graphml.go). It receives one article after the
// other with the content to write.
package export

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"slices"

	"briefing/briefing"
	"briefing/briefing/notes"
)

// Format is a file format of other programs.
type Format string

// The formats.
const (
	CSV         Format = "csv"         // a table (RFC 4180)
	CSLJSON     Format = "csl-json"    // a bibliography for citation processors (CSL 1.0.2)
	BibTeX      Format = "bibtex"      // one for BibTeX and biblatex
	RIS         Format = "ris"         // one for reference managers
	Annotations Format = "annotations" // W3C Web Annotations in JSON-LD
	FTM         Format = "ftm"         // FollowTheMoney entities, one a line
	GraphML     Format = "graphml"     // the graph of figures that are mentioned in one sentence
)

// Formats lists the formats.
var Formats = []Format{CSV, CSLJSON, BibTeX, RIS, Annotations, FTM, GraphML}

// Content is the part of a library to export.
type Content string

// The contents.
const (
	Articles Content = "articles"
	Mentions Content = "mentions"
	Notes    Content = "notes" // in a bibliography: the articles with notes
)

// Contents returns the contents that a format can hold, the most common first;
// nothing for an unknown format.
func (f Format) Contents() []Content {
	switch f {
	case CSV:
		return []Content{Articles, Mentions, Notes}
	case CSLJSON, BibTeX, RIS:
		return []Content{Articles, Notes}
	case Annotations:
		return []Content{Notes, Mentions}
	case FTM:
		return []Content{Mentions, Articles, Notes}
	case GraphML:
		return []Content{Mentions}
	}
	return nil
}

// HoldsLost reports whether a format holds notes whose passage is lost. Formats
// that point into a text leave them out.
func (f Format) HoldsLost() bool { return f == CSV }

// encoder writes one format.
type encoder interface {
	begin() error
	// add writes an article with its exported content.
	add(item) error
	// end writes the text after all articles, and the lost notes.
	end(lost []notes.Placed) error
}

// item is an article with its exported content.
type item struct {
	briefing.Entry
	text     string // set for Mentions and Notes
	shown    briefing.Shown
	mentions []briefing.Mention
	kept     []notes.Placed // in text order
}

// exporter holds the state that all encoders share.
type exporter struct {
	context.Context
	*bufio.Writer
	lib      briefing.Library
	content  Content
	subjects map[briefing.SubjectID]briefing.Subject
	n        int // number written: articles, mentions, notes, entities or nodes
}

// Write writes content of from a library to w. It returns the number of
// articles, mentions, notes, entities or nodes written. kept holds the
// library's notes; only Notes needs them.
func Write(ctx context.Context, w io.Writer, lib briefing.Library, f Format, of Content, kept []notes.Placed) (n int, err error) {
	if !slices.Contains(f.Contents(), of) {
		return 0, fmt.Errorf("export %s as %s: that format does not hold them", of, f)
	}
	x := &exporter{Context: ctx, Writer: bufio.NewWriterSize(w, 1<<16), lib: lib, content: of, subjects: map[briefing.SubjectID]briefing.Subject{}}
	for s := range lib.Digest().Subjects() {
		x.subjects[s.SubjectID()] = s
	}
	if of != Notes {
		kept = nil
	}
	err = x.run(x.encoder(f), kept)
	return x.n, errors.Join(err, x.Flush())
}

func (x *exporter) encoder(f Format) encoder {
	switch f {
	case CSV:
		return newTable(x)
	case CSLJSON:
		return &csl{list: list{x: x}}
	case BibTeX:
		return bibtex{x}
	case RIS:
		return ris{x}
	case Annotations:
		return &annotations{list: list{x: x}}
	case FTM:
		return ftm{x}
	case GraphML:
		return newGraph(x)
	}
	panic("no encoder of " + string(f))
}

// run passes the articles to enc in the order of the library.
func (x *exporter) run(enc encoder, kept []notes.Placed) error {
	entries, err := x.lib.Entries(x)
	if err != nil {
		return err
	}
	if err := enc.begin(); err != nil {
		return err
	}
	byArticle, lost := sorted(entries, kept)
	for _, e := range entries {
		it := item{Entry: e, kept: byArticle[e.ID]}
		if x.content == Notes && len(it.kept) == 0 {
			continue
		}
		if err := x.read(&it); err != nil {
			return err
		}
		if err := enc.add(it); err != nil {
			return err
		}
	}
	return enc.end(lost)
}

// read loads the content of an article for export.
func (x *exporter) read(it *item) error {
	if x.content == Articles {
		return nil
	}
	a, err := x.lib.Article(x, it.ID)
	if err != nil {
		return err
	}
	it.text, it.shown = a.Text, briefing.Show(a.Text)
	if x.content == Mentions {
		it.mentions, err = x.lib.MentionsIn(x, it.ID)
	}
	return err
}

// sorted returns notes by article in text order, and the lost ones.
func sorted(entries []briefing.Entry, kept []notes.Placed) (byArticle map[briefing.ArticleID][]notes.Placed, lost []notes.Placed) {
	there := make(map[briefing.ArticleID]bool, len(entries))
	for _, e := range entries {
		there[e.ID] = true
	}
	byArticle = map[briefing.ArticleID][]notes.Placed{}
	for _, p := range kept {
		if p.State == notes.Lost || !there[p.Article] {
			p.State = notes.Lost
			lost = append(lost, p)
			continue
		}
		byArticle[p.Article] = append(byArticle[p.Article], p)
	}
	for _, all := range byArticle {
		slices.SortStableFunc(all, func(a, b notes.Placed) int {
			return cmp.Or(cmp.Compare(a.Span.Start, b.Span.Start), cmp.Compare(a.Span.End, b.Span.End))
		})
	}
	return byArticle, lost
}

// name returns a name for an article.
func name(e briefing.Entry) string { return cmp.Or(e.Title, e.File.String(), string(e.ID)) }
