package cli

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/briefing/notes"
	"briefing/briefing/verify"
)

// The objects of --json, one a line (https://jsonlines.org). Offsets are bytes
// of the article's text as printed by "show ID --text". Dates are EDTF, "" if
// unknown. A ref is a passage as "show REF" opens it.

// partialRecord is the last object of an answer that is not whole, and says why.
type partialRecord struct {
	Partial string `json:"partial"`
}

type articleRecord struct {
	ID        briefing.ArticleID  `json:"id"`
	Title     string              `json:"title"`
	Source    string              `json:"source"`
	Author    string              `json:"author"`
	Published string              `json:"published"`
	URL       string              `json:"url"`
	File      briefing.FileName   `json:"file"`
	Words     int                 `json:"words"`
	Also      []briefing.FileName `json:"also,omitempty"`  // other documents with the same text
	Dated     string              `json:"dated,omitempty"` // "by name" if only the name gives the date
}

type subjectRecord struct {
	ID       briefing.SubjectID   `json:"id"`
	Kind     string               `json:"kind"`
	Name     string               `json:"name"`
	Date     string               `json:"date,omitempty"`
	Mentions int                  `json:"mentions"`
	Articles []briefing.ArticleID `json:"articles"`
	Found    bool                 `json:"found,omitempty"` // found in the texts and not checked
	Reports  []reportRecord       `json:"reports,omitempty"`
}

// sourceRecord is a source, "" for the articles that state none.
type sourceRecord struct {
	Source   string               `json:"source"`
	Articles []briefing.ArticleID `json:"articles"`
	Claims   []briefing.SubjectID `json:"claims"` // that its articles report
	Alone    []briefing.SubjectID `json:"alone"`  // of these, that no other article reports
}

// reportRecord is an article's stance on a claim.
type reportRecord struct {
	Article briefing.ArticleID `json:"article"`
	stanceRecord
}

// stanceRecord is a stance to a claim.
type stanceRecord struct {
	Stance  briefing.Stance      `json:"stance,omitempty"`
	By      []briefing.SubjectID `json:"by,omitempty"`      // the speakers; absent if the article itself speaks
	Wording string               `json:"wording,omitempty"` // wording of the stance in the text
}

func newStanceRecord(r briefing.Report) stanceRecord {
	return stanceRecord{Stance: r.Stance, By: r.By, Wording: r.Wording}
}

type mentionRecord struct {
	Subject   briefing.SubjectID `json:"subject"`
	Kind      briefing.Kind      `json:"kind"`
	Name      string             `json:"name"`
	Article   briefing.ArticleID `json:"article"`
	Title     string             `json:"title"`
	Source    string             `json:"source"`
	Published string             `json:"published"`
	File      briefing.FileName  `json:"file"`
	Start     int                `json:"start"`
	End       int                `json:"end"`
	Text      string             `json:"text"`
	Passage   string             `json:"passage"`
	Ref       string             `json:"ref"`
	stanceRecord
}

type searchRecord struct {
	Article   briefing.ArticleID `json:"article"`
	Title     string             `json:"title"`
	Source    string             `json:"source"`
	Published string             `json:"published"`
	File      briefing.FileName  `json:"file"`
	Score     float64            `json:"score"`
	Hits      []hitRecord        `json:"hits"`
}

type hitRecord struct {
	Start   int    `json:"start"`
	End     int    `json:"end"`
	Passage string `json:"passage"`
	Ref     string `json:"ref"`
}

type problemRecord struct {
	File   briefing.FileName `json:"file"`
	Line   int               `json:"line"`   // from 1; 0 for a whole document
	Column int               `json:"column"` // from 1, in characters; 0 likewise
	Text   string            `json:"text"`
}

// partRecord holds the matches of a name, word or rule of a subject.
type partRecord struct {
	Subject  briefing.SubjectID `json:"subject"`
	Kind     briefing.Kind      `json:"kind"`
	Part     string             `json:"part"` // name alias surname form unnamed kept rule word about
	Text     string             `json:"text"` // as the digest writes it
	Article  briefing.ArticleID `json:"article,omitempty"`
	Report   *int               `json:"report,omitempty"` // of a claim's report, from 0
	Mentions int                `json:"mentions"`
	Articles int                `json:"articles"`
	Groups   [][]termRecord     `json:"groups,omitempty"` // of a rule
	Examples []exampleRecord    `json:"examples"`
}

type termRecord struct {
	Text     string `json:"text"`
	Mentions int    `json:"mentions"`
	Articles int    `json:"articles"`
}

type exampleRecord struct {
	Article briefing.ArticleID `json:"article"`
	Start   int                `json:"start"`
	End     int                `json:"end"`
	Text    string             `json:"text"`
	Passage string             `json:"passage"`
	Ref     string             `json:"ref"`
}

// variantRecord is a problemRecord about a spelling that may be a name.
type variantRecord struct {
	problemRecord
	Figure   briefing.SubjectID `json:"figure"`
	Spelling string             `json:"spelling"`
	Why      string             `json:"why"`
	Mentions int                `json:"mentions"`
	Articles int                `json:"articles"`
	Article  briefing.ArticleID `json:"article"` // the first with the spelling, and its position
	Start    int                `json:"start"`
	End      int                `json:"end"`
	Passage  string             `json:"passage"`
	Ref      string             `json:"ref"`
}

// noteRecord is a note with its current position. Start and End are bytes of
// the article's text, both 0 for a note on a whole article.
type noteRecord struct {
	ID      notes.ID           `json:"id"`
	State   notes.State        `json:"state"`
	Article briefing.ArticleID `json:"article"`
	Title   string             `json:"title"`
	File    briefing.FileName  `json:"file"`
	Start   int                `json:"start"`
	End     int                `json:"end"`
	Quote   string             `json:"quote"`
	Note    string             `json:"note"`
	Tags    []string           `json:"tags"`
	Created string             `json:"created"`
	Ref     string             `json:"ref"` // "" for a lost one
}

// findingRecord is a statement of a draft with its verdict. Start and End are
// bytes of the draft, or of each passage's article.
type findingRecord struct {
	Kind     verify.Kind    `json:"kind"`
	Verdict  verify.Verdict `json:"verdict"`
	Line     int            `json:"line"` // from 1
	Start    int            `json:"start"`
	End      int            `json:"end"`
	Text     string         `json:"text"`
	Instead  string         `json:"instead,omitempty"` // what the library has in its place
	Passages []placeRecord  `json:"passages"`
}

type placeRecord struct {
	Article briefing.ArticleID `json:"article"`
	Start   int                `json:"start"` // with End 0: the article's date of publication
	End     int                `json:"end"`
	Passage string             `json:"passage"`
	Ref     string             `json:"ref"`
}

func newVariantRecord(v library.Variant) variantRecord {
	return variantRecord{
		problemRecord: problemRecord{v.File, v.Line, v.Column, oneLine(v.Text)},
		Figure:        v.Figure, Spelling: v.Spelling, Why: string(v.Why), Mentions: v.Mentions, Articles: v.Articles,
		Article: v.Example.Article, Start: v.Example.Span.Start, End: v.Example.Span.End, Ref: v.Example.String(), Passage: v.Passage,
	}
}

func newArticleRecord(e briefing.Entry) articleRecord {
	r := articleRecord{
		ID: e.ID, Title: e.Title, Source: e.Source, Author: e.Author,
		Published: e.Published.String(), URL: e.URL, File: e.File, Words: e.Words, Also: e.Also,
	}
	if e.DatedByName {
		r.Dated = "by name"
	}
	return r
}

func newSubjectRecord(s briefing.Subject, mentions int) subjectRecord {
	r := subjectRecord{
		ID: s.SubjectID(), Kind: kindOf(s), Name: s.Label(),
		Mentions: mentions, Articles: []briefing.ArticleID{}, Found: briefing.IsFound(s),
	}
	if e, ok := s.(*briefing.Event); ok {
		r.Date = e.Date.String()
	}
	return r
}

// kindOf returns the kind of s as lists show it: for a figure its own kind, if
// known.
func kindOf(s briefing.Subject) string {
	if f, ok := s.(*briefing.Figure); ok && f.Type != "" {
		return string(f.Type)
	}
	return string(s.Kind())
}

// printJSON prints records one a line.
func printJSON[R any](o *output, records []R) error {
	enc := json.NewEncoder(escaper{o})
	enc.SetEscapeHTML(false)
	for _, r := range records {
		if err := enc.Encode(r); err != nil {
			return err
		}
	}
	return nil
}

// escaper writes JSON, with what a terminal might act on as \u and four digits, which
// stands for the same.
type escaper struct{ w io.Writer }

// Write reports all of p as written.
func (e escaper) Write(p []byte) (int, error) {
	text := string(p)
	if strings.ContainsFunc(text, acts) {
		var b strings.Builder
		for _, r := range text {
			if acts(r) {
				fmt.Fprintf(&b, "\\u%04x", r)
			} else {
				b.WriteRune(r)
			}
		}
		text = b.String()
	}
	if _, err := io.WriteString(e.w, text); err != nil {
		return 0, err
	}
	return len(p), nil
}

func acts(r rune) bool { return r >= 0x7f && r <= 0x9f || isTurn(r) }
