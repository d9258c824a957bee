package sheet

import (
	"fmt"
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/concord"
)

// Kind is a kind of page.
type Kind string

// The kinds of page.
const (
	Overview Kind = "overview" // the library: title, summary, topics, articles
	Article  Kind = "article"  // Key is an ArticleID
	Dossier  Kind = "subject"  // Key is a SubjectID: topic, figure, event, number or claim
	Compare  Kind = "compare"  // Key is a SubjectID: each article's account of it, side by side
	List     Kind = "list"     // Key is a briefing.Kind or "article"
	Timeline Kind = "timeline" // Key is a SubjectID, or "" for all events
	Coverage Kind = "coverage" // Key is ByArticle, BySource, ByMonth, or "" for the best fit
	// Sources lists the sources, and the claims that only one of them reports.
	Sources Kind = "sources"
	// Beside sets two articles side by side, see BesideOf.
	Beside Kind = "beside"
	// Origins groups articles by the text that they share. Key is a SubjectID, or
	// "" for all articles.
	Origins Kind = "origins"
	// Novelty tells which sentences of an article are known from others, see NoveltyOf.
	Novelty Kind = "new"
	// Concordance lists the stops of a trail one a row, see ConcordanceOf.
	Concordance Kind = "concordance"
	// Since lists the news of Reader.News.
	Since Kind = "since"
	// Documents lists the flaws of documents.
	Documents Kind = "documents"
	// Problems lists the problems of the digest.
	Problems Kind = "problems"
	// Proposed lists what stands in the texts and the digest lacks.
	Proposed Kind = "proposed"
	// Notes lists the passages that the reader kept.
	Notes Kind = "notes"
	// Memo is the same as a brief; Key is a memo.By, or "" for the usual one.
	Memo Kind = "memo"
	// Programs is what a program of the reader's printed; Key is its name.
	Programs Kind = "output"
	// Verify is the check of a draft; Key is the name of its file.
	Verify Kind = "verify"
)

// ID names a page. The zero ID names none. IDs can be compared with ==, so the
// history of a reader is a list of values.
type ID struct {
	Kind Kind
	Key  string
	// Part is the number, from 0, of one part of a page that is too long.
	Part int `json:",omitzero"`
}

// OfArticle returns the ID of an article's page.
func OfArticle(id briefing.ArticleID) ID { return ID{Kind: Article, Key: string(id)} }

// OfSubject returns the ID of a subject's page: its dossier, a topic's page or a
// claim's comparison.
func OfSubject(id briefing.SubjectID) ID { return ID{Kind: Dossier, Key: string(id)} }

// CompareOf returns the ID of the page that compares the articles' accounts of
// a subject. For a claim it shows the same as the claim's own page.
func CompareOf(id briefing.SubjectID) ID { return ID{Kind: Compare, Key: string(id)} }

// TimelineOf returns the ID of the timeline of a subject.
func TimelineOf(id briefing.SubjectID) ID { return ID{Kind: Timeline, Key: string(id)} }

// Whole returns the ID of the first part of the page. All parts of a page share
// it.
func (id ID) Whole() ID {
	id.Part = 0
	return id
}

// String returns the ID as error messages show it: "timeline", `article "a7"`.
func (id ID) String() string {
	if id.Key == "" {
		return string(id.Kind)
	}
	return fmt.Sprintf("%s %q", id.Kind, id.Key)
}

// BesideOf returns the ID of the page that sets the sentences of two articles side by
// side.
func BesideOf(left, right briefing.ArticleID) ID {
	return ID{Kind: Beside, Key: string(left) + " " + string(right)}
}

// Sides returns the articles of the page of BesideOf.
func (id ID) Sides() (left, right briefing.ArticleID, ok bool) {
	l, r, ok := strings.Cut(id.Key, " ")
	return briefing.ArticleID(l), briefing.ArticleID(r), ok && id.Kind == Beside
}

// NoveltyOf returns the ID of the page that tells which sentences of an article are known
// from others.
func NoveltyOf(id briefing.ArticleID) ID { return ID{Kind: Novelty, Key: string(id)} }

// OriginsOf returns the ID of the page of origins of the articles that mention a subject,
// or of all articles if it is "".
func OriginsOf(id briefing.SubjectID) ID { return ID{Kind: Origins, Key: string(id)} }

// ConcordanceOf returns the ID of the concordance of a subject or, if that is "", of a
// search.
func ConcordanceOf(of briefing.SubjectID, query string, o concord.Order) ID {
	if of == "" {
		return ID{Kind: Concordance, Key: string(o) + " ?" + query}
	}
	return ID{Kind: Concordance, Key: string(o) + " " + string(of)}
}

// Concords returns what the page of ConcordanceOf is made of. It returns false for other
// pages.
func (id ID) Concords() (of briefing.SubjectID, query string, o concord.Order, ok bool) {
	order, what, ok := strings.Cut(id.Key, " ")
	o = concord.Order(order)
	if id.Kind != Concordance || !ok || !slices.Contains(concord.Orders, o) {
		return "", "", "", false
	}
	if query, is := strings.CutPrefix(what, "?"); is {
		return "", query, o, true
	}
	return briefing.SubjectID(what), "", o, true
}

// Sorted returns the ID of the same concordance in another order.
func (id ID) Sorted(o concord.Order) ID {
	_, what, _ := strings.Cut(id.Key, " ")
	return ID{Kind: Concordance, Key: string(o) + " " + what}
}

// EarlierMark marks the ID of an article as that of its text before it was edited.
const EarlierMark = "@before"

// BeforeOf returns the ID of the page that sets an article side by side with the text
// that it had before it was edited, which is among Reader.News.Before.
func BeforeOf(id briefing.ArticleID) ID { return BesideOf(id+EarlierMark, id) }

// TimelineIn returns the ID of a part of the timeline of a subject, or of all events if
// that is "": of the events that begin in a period.
func TimelineIn(of briefing.SubjectID, in briefing.Date) ID {
	if !in.Known() {
		return TimelineOf(of)
	}
	return ID{Kind: Timeline, Key: inPeriod + in.String() + " " + string(of)}
}

// inPeriod begins the key of a part of a timeline. No ID begins so.
const inPeriod = "@"

// Timed returns what TimelineIn made an ID of.
func (id ID) Timed() (of briefing.SubjectID, in briefing.Date) {
	rest, ok := strings.CutPrefix(id.Key, inPeriod)
	if !ok {
		return briefing.SubjectID(id.Key), in
	}
	when, subject, _ := strings.Cut(rest, " ")
	in, err := briefing.ParseDate(when)
	if err != nil {
		return briefing.SubjectID(subject), briefing.Date{}
	}
	return briefing.SubjectID(subject), in
}
