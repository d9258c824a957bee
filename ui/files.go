package ui

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/system"
)

// copying carries a passage and its article to be copied.
type copying struct {
	text string
	err  error
}

// copyPassage copies the passage that the reader is at, with where it is from.
func (m model) copyPassage() (model, tea.Cmd) {
	ref, ok := m.reader.Passage()
	if !ok {
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
		return copying{text: cite(a, ref.Span)}
	}
}

func (m model) copying(msg copying) (model, tea.Cmd) {
	if msg.err != nil {
		return m.say(msg.err.Error()), nil
	}
	return m, system.Copy("the passage with its citation", msg.text)
}

// cite returns the sentence around span and where it is from, as far as that is
// known: title, author, source, date, address.
func cite(a *briefing.Article, span briefing.Span) string {
	sentence := briefing.SentenceAt(a.Text, span)
	var from []string
	for _, part := range []string{nameOf(a.Entry), a.Author, a.Source} {
		if part != "" {
			from = append(from, part)
		}
	}
	from = append(from, a.Published.Human())
	if a.URL != "" {
		from = append(from, a.URL)
	}
	return fmt.Sprintf("“%s” — %s", page.Plain(briefing.Show(a.Text), sentence), strings.Join(from, ", "))
}

// currentArticle returns the entry of the article that the reader is at: the shown one,
// else the one the focused link leads to.
func (m model) currentArticle() (briefing.Entry, bool) {
	if p := m.reader.Page(); p != nil && p.ID.Kind == page.Article {
		return m.entry(briefing.ArticleID(p.ID.Key))
	}
	if to, _, ok := m.reader.Focused(); ok && to.Page.Kind == page.Article {
		return m.entry(briefing.ArticleID(to.Page.Key))
	}
	return briefing.Entry{}, false
}

// copyLink copies the address of the article that the reader is at.
func (m model) copyLink() (model, tea.Cmd) {
	e, ok := m.currentArticle()
	switch {
	case !ok:
		return m.say("no article here"), nil
	case e.URL == "":
		return m.say("this article does not say its address"), nil
	}
	return m, system.Copy("the link "+e.URL, e.URL)
}

// openOriginal opens the address of the article that the reader is at, or the
// focused Markdown link.
func (m model) openOriginal() (model, tea.Cmd) {
	if _, url, ok := m.reader.Focused(); ok && url != "" {
		return m.browse(url)
	}
	e, ok := m.currentArticle()
	switch {
	case !ok:
		return m.say("no article here"), nil
	case e.URL == "":
		return m.say("this article does not say its address"), nil
	}
	return m, system.Browse(e.URL)
}

func (m model) browsed(msg system.Browsed) model {
	if msg.Err != nil {
		return m.say(msg.Err.Error())
	}
	return m.say("opened " + msg.URL)
}

// editing carries the file to edit, and at which line.
type editing struct {
	path string
	line int
}

// editFile opens the file of the article that the reader is at in an editor.
func (m model) editFile() (model, tea.Cmd) {
	e, ok := m.currentArticle()
	switch {
	case !ok:
		return m.say("no article here"), nil
	case m.opts.Library.Path == "":
		return m.say("the articles that come with the program are not files to edit"), nil
	}
	name := m.lib.File(e)
	words := ""
	if ref, ok := m.reader.Passage(); ok && m.reader.Page().ID == page.OfArticle(ref.Article) {
		text := m.reader.Page().Body.In(m.reader.Page().Markdown)
		words = firstLine(text[ref.Span.Start:])
	}
	return m, func() tea.Msg { return editing{path: name, line: lineOf(name, words)} }
}

func (m model) editing(msg editing) (model, tea.Cmd) {
	m.upkeep.editing = true
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

// lineOf returns the line of a file, from 1, in which words stand first; 1 if
// they do not, or the file cannot be read: the editor will say so.
func lineOf(name, words string) int {
	data, err := os.ReadFile(name)
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
	m.upkeep.editing = false
	if msg.Err != nil {
		m = m.say(msg.Err.Error())
	} else {
		m = m.say("read again after editing " + filepath.Base(msg.Path))
	}
	return m.renew(false)
}
