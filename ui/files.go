package ui

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/briefing/ownfile"
	"briefing/briefing/page"
	"briefing/ui/keys"
	"briefing/ui/live"
	"briefing/ui/nav"
	"briefing/ui/system"
)

// copying is a passage to copy, with its source.
type copying struct {
	sentence, from string
	err            error
	ref            briefing.Ref
}

// copyPassage copies the passage at the reader's position, with its source.
func (m model) copyPassage() (model, tea.Cmd) {
	ref, ok := m.reader.Passage()
	_, _, selected := m.reader.Focused()
	switch {
	case !ok && selected:
		return m.say("the selected link leads to no passage to copy"), nil
	case !ok:
		return m.say("no passage here to copy"), nil
	}
	lib := m.lib
	return m, func() tea.Msg {
		a, err := lib.Article(context.Background(), ref.Article)
		if err == nil && ref.Span.End > len(a.Text) {
			err = errors.New("the article has changed: read the library again")
		}
		if err != nil {
			return copying{err: fmt.Errorf("copy a passage: %w", err)}
		}
		at := briefing.Ref{Article: a.ID, Span: briefing.SentencesAt(a.Text, ref.Span)}
		return copying{sentence: page.Plain(briefing.Show(a.Text), at.Span), from: page.Citation(a.Entry), ref: at}
	}
}

func (m model) copying(msg copying) (model, tea.Cmd) {
	if msg.err != nil {
		return m.say(msg.err.Error()), nil
	}
	what, text := "“"+msg.sentence+"”", "“"+msg.sentence+"”"
	if msg.from != "" {
		what, text = "with its source: "+what, text+" — "+msg.from
	}
	text += " (" + msg.ref.String() + ")"
	return m, system.Copy(what, text)
}

// selected returns the page of the selection: the entry under the cursor of the
// panel with the keyboard, or the focused link. It returns false if the
// selection leads to no page.
func (m model) selected() (page.ID, bool) {
	switch m.focus {
	case nav.Index:
		return m.index.Selected()
	case nav.Here:
		return m.here.Selected()
	}
	to, url, ok := m.reader.Focused()
	return to.Page, ok && url == ""
}

// currentArticle returns the selected article, or else the current one.
func (m model) currentArticle() (briefing.Entry, bool) {
	if id, ok := m.selected(); ok && id.Kind == page.Article {
		return m.Entry(briefing.ArticleID(id.Key))
	}
	if p := m.reader.Page(); p != nil && p.ID.Kind == page.Article {
		return m.Entry(briefing.ArticleID(p.ID.Key))
	}
	return briefing.Entry{}, false
}

// copyLink copies the address of the selected link, or else that of the current
// article.
func (m model) copyLink() (model, tea.Cmd) {
	if _, url, _ := m.reader.Focused(); isAddress.MatchString(url) {
		return m, system.Copy("the link "+url, url)
	}
	e, ok := m.currentArticle()
	switch {
	case !ok:
		return m.say("no article here: open one").suggest(keys.ListArticles), nil
	case e.URL == "":
		return m.say("this article gives no address"), nil
	}
	return m, system.Copy("the link "+e.URL, e.URL)
}

// openOriginal opens the address of the current article, or that of the focused
// Markdown link.
func (m model) openOriginal() (model, tea.Cmd) {
	if _, url, ok := m.reader.Focused(); ok && url != "" {
		return m.browse(url)
	}
	e, ok := m.currentArticle()
	switch {
	case !ok:
		return m.say("no article here: open one").suggest(keys.ListArticles), nil
	case e.URL == "":
		return m.say("this article gives no address"), nil
	}
	return m, system.Browse(e.URL)
}

func (m model) browsed(msg system.Browsed) model {
	if msg.Err != nil {
		return m.say(msg.Err.Error())
	}
	return m.say("opened " + msg.URL)
}

// editing is a file to edit, and the line to start at.
type editing struct {
	path string
	line int
}

// editFile opens the file behind the selection, or else behind the page, in an
// editor: the file of an article, or the digest at the entry of a subject.
func (m model) editFile() (model, tea.Cmd) {
	id, ok := m.selected()
	if p := m.reader.Page(); !ok && p != nil {
		id = p.ID
	}
	switch id.Kind {
	case page.Article:
		return m.editArticle(briefing.ArticleID(id.Key))
	case page.Dossier, page.Compare:
		return m.editDigest(m.lib.EntryLine(briefing.SubjectID(id.Key)))
	}
	return m.editDigest(1)
}

func (m model) editArticle(id briefing.ArticleID) (model, tea.Cmd) {
	e, ok := m.Entry(id)
	switch {
	case !ok:
		return m.say("no article here: open one").suggest(keys.ListArticles), nil
	case m.opts.Library.Path == "":
		return m.say("the built-in articles are not files to edit"), nil
	case m.lib.IsShared():
		return m.say(library.ErrShared.Error()), nil
	}
	name := m.lib.File(e)
	words := ""
	if ref, ok := m.reader.Passage(); ok && m.reader.Page().ID == page.OfArticle(id) && ref.Article == id {
		text := m.reader.Page().Body.In(m.reader.Page().Markdown)
		words = firstLine(text[ref.Span.Start:])
	}
	return m, func() tea.Msg { return editing{path: name, line: lineOf(name, words)} }
}

// editDigest opens the digest at a line. Line 0 means that the digest has no
// such entry.
func (m model) editDigest(line int) (model, tea.Cmd) {
	name := library.DigestPath(m.opts.Library)
	switch {
	case m.lib.IsShared():
		return m.say(library.ErrShared.Error()), nil
	case name == "":
		return m.say("the built-in digest is not a file to edit"), nil
	case !m.lib.HasDigest:
		return m.say("there is no digest to edit: these lists come from the articles themselves"), nil
	case line == 0:
		return m.say("the digest has no entry for this"), nil
	}
	return m, func() tea.Msg { return editing{path: name, line: line} }
}

func (m model) edit(msg editing) (model, tea.Cmd) {
	m.editing = true
	return m, system.Edit(msg.path, msg.line)
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

// lineOf returns the line of a file, from 1, with the first occurrence of
// words. It returns 1 if there is none or the file cannot be read: the editor
// will report that.
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

func (m model) edited(msg system.Edited) (model, tea.Cmd) {
	m.editing = false
	if msg.Err != nil {
		m = m.say(msg.Err.Error())
	} else {
		m = m.say("reread after editing " + filepath.Base(msg.Path))
	}
	return m.renew(live.Files)
}
