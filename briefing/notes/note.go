// Package notes keeps what a reader finds: passages of articles, and what the reader
// wrote about them.
//
// Notes are in one file that a person can read and change, notes.yaml ([Path] says
// where). A [Book] adds, changes and removes them. Each change is written whole or not
// at all, so neither a crash nor another program loses a note. [Place] finds where a
// note's passage stands now, or says that it is lost: a note is never put on other
// words.
package notes

import (
	"crypto/rand"
	"encoding/hex"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"briefing/briefing"
)

// ID is a note's name in its file, made at random.
type ID string

// Note is a passage that was kept, or an article as a whole, and what the reader wrote
// about it, which may be nothing.
type Note struct {
	ID ID
	// Library is the absolute path of the library that the note is about, [Default] for
	// the default library; "" in a file that lies in the library's own folder.
	Library string
	Article briefing.ArticleID
	File    briefing.FileName // of the article
	Title   string
	// Span is where the passage stood when it was kept or found again, in bytes of the
	// article's text. It is empty in a note on an article as a whole.
	Span briefing.Span
	// Quote is the passage as a page shows it. Before and After are the characters
	// around it, at most [Around] of them.
	Quote, Before, After string
	Text                 string   // what the reader wrote
	Tags                 []string // besides those in Text: see AllTags
	Created              time.Time
	Changed              time.Time // zero if it was not
}

// Around is how many characters on each side of a passage are kept, to tell it from
// others with the same words.
const Around = 32

// On returns a note without ID and text on a span of an article's text, in bytes, or on
// the article as a whole if the span is empty.
func On(a *briefing.Article, span briefing.Span) Note {
	n := Note{Article: a.ID, File: a.File, Title: a.Title}
	if span.Empty() {
		return n
	}
	shown := briefing.Show(a.Text)
	n.at(shown, span)
	return n
}

// at puts n on a span of a text.
func (n *Note) at(text briefing.Shown, span briefing.Span) {
	const enough = 8 * Around // bytes; markup and line breaks take some
	n.Span, n.Quote = span, plain(text, span)
	n.Before = last(plain(text, briefing.Span{Start: max(0, span.Start-enough), End: span.Start}), Around)
	n.After = first(plain(text, briefing.Span{Start: span.End, End: min(len(text.Source), span.End+enough)}), Around)
}

// plain returns the visible text of a span with white space collapsed.
func plain(text briefing.Shown, span briefing.Span) string {
	var b strings.Builder
	for _, p := range text.Pieces(span.Start, span.End) {
		b.WriteString(p.Text)
	}
	return strings.ToValidUTF8(strings.Join(strings.Fields(b.String()), " "), "")
}

func first(s string, n int) string {
	for i := range s {
		if n--; n < 0 {
			return s[:i]
		}
	}
	return s
}

func last(s string, n int) string {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return s[i:]
}

var hashtag = regexp.MustCompile(`(?:^|[\s(])#(\pL[\pL\pN_/-]*)`)

// AllTags returns the tags of a note in lower case, those in its text ("#check")
// included, each once.
func (n Note) AllTags() []string {
	var out []string
	add := func(tag string) {
		if tag = strings.ToLower(tag); tag != "" && !slices.Contains(out, tag) {
			out = append(out, tag)
		}
	}
	for _, t := range n.Tags {
		add(t)
	}
	for _, m := range hashtag.FindAllStringSubmatch(n.Text, -1) {
		add(m[1])
	}
	return out
}

func newID() ID {
	var b [6]byte
	_, _ = rand.Read(b[:]) // it never fails
	return ID(hex.EncodeToString(b[:]))
}
