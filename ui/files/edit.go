package files

import (
	"bytes"
	"strings"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/briefing/ownfile"
	"briefing/briefing/page"
	"briefing/ui/nav"
	"briefing/ui/spot"
)

// edit opens the file behind the selection, or else behind the page, in an editor: the
// file of an article, or the digest at the entry of a subject.
func (f *Files) edit(at *spot.Spot) nav.Intent {
	id, ok := at.Selected()
	if p := at.Reader.Page(); !ok && p != nil {
		id = p.ID
	}
	switch id.Kind {
	case page.Article:
		return f.editArticle(briefing.ArticleID(id.Key), at)
	case page.Dossier, page.Compare:
		return f.editDigest(at.Library, at.Library.EntryLine(briefing.SubjectID(id.Key)))
	}
	return f.editDigest(at.Library, 1)
}

func (f *Files) editArticle(id briefing.ArticleID, at *spot.Spot) nav.Intent {
	e, ok := at.Entry(id)
	switch {
	case !ok:
		return noArticle
	case f.of.Path == "":
		return nav.Tell("the built-in articles are not files to edit")
	case at.Library.IsShared():
		return nav.Tell(library.ErrShared.Error())
	}
	name := at.Library.File(e)
	words := ""
	if ref, ok := at.Reader.Passage(); ok && at.Page() == page.OfArticle(id) && ref.Article == id {
		p := at.Reader.Page()
		words = firstLine(p.Body.In(p.Markdown)[ref.Span.Start:])
	}
	return nav.Do{Cmd: func() tea.Msg { return Edit{Path: name, Line: lineOf(name, words)} }}
}

// editDigest opens the digest at a line. Line 0 means that the digest has no such entry.
func (f *Files) editDigest(lib *library.Library, line int) nav.Intent {
	name := library.DigestPath(f.of)
	switch {
	case lib.IsShared():
		return nav.Tell(library.ErrShared.Error())
	case name == "":
		return nav.Tell("the built-in digest is not a file to edit")
	case !lib.HasDigest:
		return nav.Tell("there is no digest to edit: these lists come from the articles themselves")
	case line == 0:
		return nav.Tell("the digest has no entry for this")
	}
	return nav.Do{Cmd: func() tea.Msg { return Edit{Path: name, Line: line} }}
}

// firstLine returns the beginning of text, at most a line.
func firstLine(text string) string {
	const enough = 40
	line, _, _ := strings.Cut(text, "\n")
	if len(line) > enough {
		line = line[:enough]
	}
	return line
}

// lineOf returns the line of a file, from 1, with the first occurrence of words. It
// returns 1 if there is none or the file cannot be read: the editor will report that.
func lineOf(name, words string) int {
	data, err := ownfile.ReadAll(name)
	if err != nil || words == "" {
		return 1
	}
	before, _, ok := bytes.Cut(data, []byte(words))
	if !ok {
		return 1
	}
	return 1 + bytes.Count(before, []byte("\n"))
}
