package reader_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/internal/viewtest"
	"briefing/ui/keys"
	"briefing/ui/reader"
	"briefing/ui/typeset"
)

// marked returns the pane with a page on which words are mentions.
func marked(text string, w, h int, marks ...page.Mark) reader.Model {
	p := &page.Page{ID: page.OfArticle("a"), Markdown: text, Body: briefing.Span{End: len(text)}, Marks: marks}
	opts := typeset.Options{Style: typeset.Style(true, typeset.NoColor), Method: ansi.GraphemeWidth}
	return reader.Model{}.SetOptions(opts).SetSize(w, h).SetFocus(true).Show(p, reader.Prepare(p, opts))
}

// on returns the mark of a mention: the words after the first from bytes of text.
func on(text, words string, from int, subject briefing.SubjectID) page.Mark {
	start := from + strings.Index(text[from:], words)
	span := briefing.Span{Start: start, End: start + len(words)}
	return page.Mark{Span: span, Kind: briefing.KindFigure, Type: briefing.Person, Mention: briefing.Mention{Subject: subject, Ref: briefing.Ref{Article: "a", Span: span}}}
}

// TestContestedInTheMargin puts a sign beside the line on which a contested passage
// begins, the loudest if there are several, and none where there is no room.
func TestContestedInTheMargin(t *testing.T) {
	const text = "The ferry sank at noon.\n\nIt had been warned, says the guard, and denies\nthe captain, who asks whether anybody knew.\n\nNobody drowned.\n"
	claim := func(words string, stance briefing.Stance) page.Mark {
		m := on(text, words, 0, "c")
		m.Kind, m.Stance = briefing.KindClaim, stance
		return m
	}
	for _, tt := range []struct {
		width int
		marks []page.Mark
		want  []string
	}{
		{60, nil, []string{"  The ferry sank at noon.", "", "  It had been warned, says the guard, and denies the", "  captain, who asks whether anybody knew.", "", "  Nobody drowned."}},
		{60, []page.Mark{claim("ferry sank", "asserts"), claim("drowned", "attributes"), claim("denies\nthe captain", "denies"), claim("warned", "asserts"), claim("anybody", "questions")}, []string{
			"+ The ferry sank at noon.", "", "− It had been warned, says the guard, and denies the", "? captain, who asks whether anybody knew.", "", "“ Nobody drowned.",
		}},
		{60, []page.Mark{claim("ferry sank", "")}, []string{"  The ferry sank at noon."}},
		{39, []page.Mark{claim("ferry sank", "denies")}, []string{"The ferry sank at noon."}},
	} {
		m := marked(text, tt.width, 8, tt.marks...)
		view := m.View(viewtest.Theme())
		viewtest.Fits(t, view, tt.width, 8)
		lines := strings.Split(ansi.Strip(view), "\n")
		for i := range lines {
			lines[i] = strings.TrimRight(lines[i], " ")
		}
		if got := lines[:len(tt.want)]; !slices.Equal(got, tt.want) {
			t.Errorf("%d columns, %d marks: got %q, want %q", tt.width, len(tt.marks), got, tt.want)
		}
	}
}

// TestThin leaves fewer links, in what is drawn and where Tab goes, but never takes
// those of what is followed.
func TestThin(t *testing.T) {
	const text = "Ada met Bo in Oslo, and Ada and Bo left Oslo.\n\nAda rests in Oslo and Oslo.\n\nSee [a list](https://example.org).\n"
	oslo := func(from int) page.Mark {
		m := on(text, "Oslo", from, "oslo")
		m.Type = briefing.Place
		return m
	}
	second, third := strings.Index(text, "left"), strings.Index(text, "rests")
	marks := []page.Mark{
		on(text, "Ada", 0, "ada"), on(text, "Bo", 0, "bo"), oslo(0), on(text, "Ada", 5, "ada"), on(text, "Bo", 20, "bo"), oslo(second),
		on(text, "Ada", second, "ada"), oslo(third), oslo(third + 15),
	}
	const site = "https://example.org"
	for _, tt := range []struct {
		shown  reader.Shown
		follow briefing.SubjectID
		want   string
	}{
		{reader.EveryMention, "", "ada bo oslo ada bo oslo ada oslo oslo " + site},
		{reader.FirstOnly, "", "ada bo oslo ada oslo " + site},
		{reader.PeopleOnly, "", "ada bo ada bo ada " + site},
		{reader.PeopleOnly, "oslo", "ada bo oslo ada bo oslo ada oslo oslo " + site},
		{reader.FirstOnly, "bo", "ada bo oslo bo ada oslo " + site},
		{"nonsense", "", "ada bo oslo ada bo oslo ada oslo oslo " + site},
	} {
		m := marked(text, 60, 12, marks...).SetShown(tt.shown).Follow(tt.follow, nil)
		var got []string
		for range len(marks) + 1 {
			next := act(m, keys.NextLink)
			if follow(next) == follow(m) && at(next) == at(m) {
				break
			}
			m = next
			got = append(got, follow(m))
		}
		if strings.Join(got, " ") != tt.want {
			t.Errorf("%q, %q followed: Tab goes to %q, want %q", tt.shown, tt.follow, got, tt.want)
		}
	}
	m := act(act(act(marked(text, 60, 12, marks...), keys.NextLink), keys.NextLink), keys.NextLink) // Oslo
	if m = m.SetShown(reader.PeopleOnly); strings.Contains(m.View(viewtest.Theme()), viewtest.Theme().Focus) {
		t.Error("what is no link any more keeps the focus")
	}
	if got := m.Shown().Next(); got != reader.EveryMention {
		t.Errorf("after people comes %q", got)
	}
}

func at(m reader.Model) [2]int { x, y := focused(m); return [2]int{x, y} }

// TestKeptInTheMargin puts a sign beside every line of a passage that was kept, next to that
// of a contested one.
func TestKeptInTheMargin(t *testing.T) {
	const text = "The ferry sank at noon and nobody saw it go.\n\nNobody drowned.\n"
	contested := on(text, "ferry sank", 0, "c")
	contested.Kind, contested.Stance = briefing.KindClaim, briefing.Denies
	m := marked(text, 42, 5, contested).SetKept([]briefing.Span{{Start: 4, End: 40}})
	got := strings.Split(ansi.Strip(m.View(viewtest.Theme())), "\n")
	for i, want := range []string{"−▎The", " ▎", "", "  Nobody", ""} {
		if !strings.HasPrefix(got[i], want) {
			t.Errorf("line %d is %q, want it to begin with %q", i, got[i], want)
		}
	}
}
