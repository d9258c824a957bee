// Package files leads out of the app: to the clipboard, to the browser, and to the editor
// with the file of an article or the digest. It follows the links in articles, which may
// lead to another file of the library.
package files

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/briefing/page"
	"briefing/ui/keys"
	"briefing/ui/list"
	"briefing/ui/nav"
	"briefing/ui/spot"
	"briefing/ui/system"
)

// Files answers the keys that copy, open and edit.
type Files struct {
	of      library.Options
	editing bool
}

// New returns the files of a library that is opened with opts.
func New(opts library.Options) Files { return Files{of: opts} }

// IsEditing reports whether an editor has the screen.
func (f *Files) IsEditing() bool { return f.editing }

// copying is a passage to copy, with its source.
type copying struct {
	sentence, from string
	err            error
	ref            briefing.Ref
}

// Edit is a file to edit, and the line to start at.
type Edit struct {
	Path string
	Line int
}

// Update answers an action, an intent, or the end of something that was begun.
func (f *Files) Update(msg tea.Msg, at *spot.Spot) nav.Intent {
	switch msg := msg.(type) {
	case keys.Action:
		return f.act(msg, at)
	case nav.Browse:
		return follow(msg.URL, at)
	case copying:
		return msg.copy()
	case Edit:
		f.editing = true
		return nav.Do{Cmd: system.Edit(msg.Path, msg.Line)}
	case system.Copied:
		return nav.Tell("copied " + msg.What)
	case system.Browsed:
		if msg.Err != nil {
			return nav.Tell(msg.Err.Error())
		}
		return nav.Tell("opened " + msg.URL)
	case system.Edited:
		f.editing = false
		said := "reread after editing " + filepath.Base(msg.Path)
		if msg.Err != nil {
			said = msg.Err.Error()
		}
		return nav.All{nav.Tell(said), nav.Reread{}}
	}
	return nil
}

func (f *Files) act(a keys.Action, at *spot.Spot) nav.Intent {
	switch a {
	case keys.CopyPassage:
		return copyPassage(at)
	case keys.CopyLink:
		return copyLink(at)
	case keys.OpenURL:
		return openOriginal(at)
	case keys.EditFile:
		return f.edit(at)
	}
	return nil
}

// copyPassage copies the passage at the reader's position, with its source. In a panel, or
// where the selected link leads to no passage, it copies the name of what is selected.
func copyPassage(at *spot.Spot) nav.Intent {
	ref, ok := at.Reader.Passage()
	if !ok || !at.OnPage() {
		return copyName(at)
	}
	lib := at.Library
	return nav.Do{Cmd: func() tea.Msg {
		a, err := lib.Article(context.Background(), ref.Article)
		if err == nil && ref.Span.End > len(a.Text) {
			err = errors.New("the article has changed: read the library again")
		}
		if err != nil {
			return copying{err: fmt.Errorf("copy a passage: %w", err)}
		}
		at := briefing.Ref{Article: a.ID, Span: briefing.SentencesAt(a.Text, ref.Span)}
		return copying{sentence: page.Plain(briefing.Show(a.Text), at.Span), from: page.Citation(a.Entry), ref: at}
	}}
}

// copyName copies what the selection names: an article as it is cited, or a subject, each
// with its ID.
func copyName(at *spot.Spot) nav.Intent {
	id, ok := at.Selected()
	name := nameOf(id, at)
	switch {
	case ok && name != "":
		return nav.Do{Cmd: system.Copy("“"+list.Cut(name, shownQuote)+"”", name+" ("+id.Key+")")}
	case ok:
		return nav.Tell("the selection names nothing to copy")
	}
	return nav.Tell("no passage here to copy")
}

func nameOf(id page.ID, at *spot.Spot) string {
	switch id.Kind {
	case page.Article:
		e, _ := at.Entry(briefing.ArticleID(id.Key))
		return page.Citation(e)
	case page.Dossier, page.Compare:
		of := at.Library.Digest().Subject(briefing.SubjectID(id.Key))
		if e, ok := of.(*briefing.Event); ok && e.Date.Known() {
			return e.Name + ", " + e.Date.Human()
		}
		if of != nil {
			return of.Label()
		}
	}
	return ""
}

// shownQuote is the length of a passage in a message, in cells.
const shownQuote = 48

func (c copying) copy() nav.Intent {
	if c.err != nil {
		return nav.Tell(c.err.Error())
	}
	what, text := "“"+list.Cut(c.sentence, shownQuote)+"”", "“"+c.sentence+"”"
	if c.from != "" {
		what, text = "with its source: "+what, text+" — "+c.from
	}
	text += " (" + c.ref.String() + ")"
	return nav.Do{Cmd: system.Copy(what, text)}
}

// original returns the address of the article at hand, or says that there is none.
func original(at *spot.Spot) (url string, no nav.Intent) {
	e, ok := at.Article()
	switch {
	case !ok:
		return "", noArticle
	case e.URL == "":
		return "", nav.Tell("this article gives no address")
	}
	return e.URL, nil
}

var noArticle = nav.Tell("no article here: open one", keys.ListArticles)

// copyLink copies the address of the selected link, or else that of the current article.
func copyLink(at *spot.Spot) nav.Intent {
	if _, url, _ := at.Reader.Focused(); isAddress.MatchString(url) {
		return nav.Do{Cmd: system.Copy("the link "+url, url)}
	}
	url, no := original(at)
	if no != nil {
		return no
	}
	return nav.Do{Cmd: system.Copy("the link "+url, url)}
}

// openOriginal opens the address of the current article, or follows the focused Markdown
// link.
func openOriginal(at *spot.Spot) nav.Intent {
	if _, url, ok := at.Reader.Focused(); ok && url != "" {
		return follow(url, at)
	}
	url, no := original(at)
	if no != nil {
		return no
	}
	return nav.Do{Cmd: system.Browse(url)}
}
