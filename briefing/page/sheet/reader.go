package sheet

import (
	"time"

	"briefing/briefing"
	"briefing/briefing/concord"
	"briefing/briefing/notes"
	"briefing/briefing/sentences"
	"briefing/briefing/since"
	"briefing/briefing/verify"
)

// Reader describes the current reader. The overview shows their news; the pages of notes
// and of the memo show the passages they kept, and lists, dossiers and the coverage mark
// these; the check of a draft is of theirs.
type Reader struct {
	Unread int                  // number of articles not read to the end
	Next   briefing.ArticleID   // the article to continue with, or ""
	New    []briefing.ArticleID // articles added since the last visit, in the order of the library
	Since  briefing.Date        // date of the last visit; unknown before the first
	News   *News                // the changes since the last visit; nil if unknown
	Seen   sentences.Known      // the sentences that they have read; nil if unknown
	Cells  func(string) int     // the cells that their terminal needs for a text; nil if unknown
	Rows   *concord.Concordance // the rows of a concordance; nil if the page is to find them
	Width  int                  // width of a line in cells; 0 if unknown
	Height int                  // lines that they see at once; 0 if unknown
	Notes  []notes.Placed       // their notes, in any order
	Draft  *Draft               // the draft to check, or nil
	Output *Output              // what a program of theirs printed, or nil
}

// Limits on the characters of titles, so that a title with the words before it
// fits on one line of the narrowest window with a panel; and of several titles
// together.
const (
	ShortTitle = 23
	SomeTitles = 44
)

// BriefArticle writes an article's title, cut to most characters, as a link to
// its page.
func (s *Sheet) BriefArticle(e briefing.Entry, most int) {
	s.LinkText(Brief(NameOf(e), most), Target{Page: OfArticle(e.ID)})
}

// News is how the articles differ from those that there were when the reader was here
// last.
type News struct {
	since.Changes
	Moment time.Time                     // when that was
	Before map[briefing.ArticleID]string // the texts that edited articles had, as far as they are kept
}

// NewsOf returns how the articles in a ledger differ from those at a moment.
func NewsOf(l *since.Ledger, moment time.Time) *News {
	n := &News{Changes: l.Since(moment), Moment: moment, Before: map[briefing.ArticleID]string{}}
	for _, id := range n.Edited {
		if text, ok := l.Before(id, moment); ok {
			n.Before[id] = text
		}
	}
	return n
}

// Draft is a text that was compared with the library.
type Draft struct {
	Text     string
	Findings []verify.Finding // in the order of the text
}

// Output is what a program of the reader's printed.
type Output struct {
	Name string // of the program
	From string // what it was given, such as the ref of a passage; or ""
	Text string
	Cut  bool // it printed more
}
