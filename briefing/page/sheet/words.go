package sheet

import (
	"strings"

	"briefing/briefing"
)

// Human returns a date as a reader writes it. A no-break space keeps "c." with
// it.
func Human(d briefing.Date) string {
	return strings.ReplaceAll(d.Human(), "c. ", "c.\u00a0")
}

// Stated returns a date as human does, "" if it is unknown: rows of a list need
// not repeat that.
func Stated(d briefing.Date) string {
	if !d.Known() {
		return ""
	}
	return Human(d)
}

// NumbersKept returns a clause in which no line begins with the number of articles: "in 2".
func NumbersKept(clause string) string { return strings.ReplaceAll(clause, " in ", " in\u00a0") }

// Capital returns s with its first letter, which must be ASCII, in upper case.
func Capital(s string) string {
	if s == "" {
		return ""
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// NameOf returns the name of an article: its title, or its document in
// brackets.
func NameOf(e briefing.Entry) string {
	switch {
	case e.Title != "":
		return e.Title
	case e.File != "":
		return "[" + e.File.String() + "]"
	}
	return "[" + string(e.ID) + "]"
}

// Brief returns a title cut to at most most characters.
func Brief(title string, most int) string {
	r := []rune(title)
	if len(r) <= most {
		return title
	}
	end := "…"
	if r[0] == '[' {
		end = "…]"
	}
	short := string(r[:most-len([]rune(end))])
	if i := strings.LastIndexByte(short, ' '); i > len(short)/2 {
		short = short[:i]
	}
	return strings.TrimRight(short, " ,;:.–-") + end
}

// KindName returns the kind of subject in a reader's words.
func KindName(s briefing.Subject) string {
	if f, ok := s.(*briefing.Figure); ok && f.Type != "" {
		return Capital(string(f.Type))
	}
	return Capital(string(s.Kind()))
}

// summaryOf returns the summary of a subject in the digest.
func summaryOf(s briefing.Subject) string {
	switch s := s.(type) {
	case *briefing.Figure:
		return s.Summary
	case *briefing.Event:
		return s.Summary
	case *briefing.Number:
		return s.Summary
	case *briefing.Topic:
		return s.Summary
	}
	return ""
}

// HeadOf returns an article as the head of a column names it.
func HeadOf(e briefing.Entry) string {
	parts := []string{e.Source, Stated(e.Published)}
	if e.Source == "" {
		parts[0] = NameOf(e)
	}
	if parts[1] == "" {
		return parts[0]
	}
	return strings.Join(parts, " · ")
}

// ListNames are the names of the lists of subjects.
var ListNames = map[briefing.Kind]string{
	briefing.KindTopic:  "Topics",
	briefing.KindFigure: "Figures",
	briefing.KindEvent:  "Events",
	briefing.KindNumber: "Numbers",
	briefing.KindClaim:  "Claims",
}
