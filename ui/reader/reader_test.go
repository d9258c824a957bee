package reader_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/internal/viewtest"
	"briefing/ui/keys"
	"briefing/ui/nav"
	"briefing/ui/reader"
	"briefing/ui/typeset"
)

// The texts of tests mark links like [this], which become mentions of a figure
// of that name; Markdown's own links stay.
const text = `# A title

Putin [Putin] and **bold [Raisi]** met, says [the site](https://example.org/a) of
言葉 [東京 and more] with é [e\u0301te\u0301].

- a list with [one]
- and [two], which goes on and on until the line is full and has to be [broken somewhere in the middle of it] to fit

| A table | with |
| --- | --- |
| [Moscow] | [Tehran] |

` + "Paragraph.\n\nParagraph.\n\nParagraph.\n\nParagraph.\n\nParagraph.\n\nParagraph.\n\nThe [last].\n"

// show returns the pane with a text on it.
func show(t *testing.T, text string, w, h int) reader.Model {
	t.Helper()
	p := &page.Page{ID: page.OfArticle("a"), Title: "A title"}
	var b strings.Builder
	for rest := text; ; {
		before, after, ok := strings.Cut(rest, "[")
		b.WriteString(before)
		if !ok {
			break
		}
		name, end, _ := strings.Cut(after, "]")
		rest = end
		if strings.HasPrefix(end, "(") {
			b.WriteString("[" + name + "]")
			continue
		}
		span := briefing.Span{Start: b.Len(), End: b.Len() + len(name)}
		b.WriteString(name)
		ref := briefing.Ref{Article: "a", Span: span}
		p.Marks = append(p.Marks, page.Mark{Span: span, Kind: briefing.KindFigure, Mention: briefing.Mention{Subject: briefing.SubjectID(name), Ref: ref}})
	}
	p.Markdown = b.String()
	p.Body = briefing.Span{End: b.Len()}
	opts := typeset.Options{Style: typeset.Style(true, typeset.NoColor), Method: ansi.GraphemeWidth}
	m := reader.Model{}.SetOptions(opts).SetSize(w, h).SetFocus(true)
	return m.Show(p, reader.Prepare(p, opts))
}

// follow returns what following the focused link asks for, as text.
func follow(m reader.Model) string {
	_, intent, _ := m.Act(keys.Follow)
	return name(intent)
}

func name(intent nav.Intent) string {
	switch i := intent.(type) {
	case nav.Open:
		return string(i.Target.Follow)
	case nav.Browse:
		return i.URL
	}
	return fmt.Sprint(intent)
}

func act(m reader.Model, a keys.Action) reader.Model {
	m, _, _ = m.Act(a)
	return m
}

var links = []string{
	"Putin", "Raisi", "https://example.org/a", "東京 and more", `e\u0301te\u0301`, "one", "two", "broken somewhere in the middle of it", "Moscow",
	"Tehran", "last",
}

// TestLinksInOrder goes through all links and back, in windows of many sizes:
// each is in view when it has the focus, and the last one keeps it.
func TestLinksInOrder(t *testing.T) {
	for _, size := range [][2]int{{80, 40}, {80, 6}, {40, 3}, {20, 10}, {10, 2}, {5, 1}} {
		m := show(t, text, size[0], size[1])
		if _, got, _ := m.Act(keys.Follow); got != nav.Tell("no link is selected", keys.NextLink) {
			t.Errorf("without a focus, Enter asks for %v", got)
		}
		var forth, back []string
		for range links {
			m = act(m, keys.NextLink)
			forth = append(forth, follow(m))
			if x, _ := focused(m); x < 0 {
				t.Errorf("%v: %q has the focus and is not in view", size, follow(m))
			}
		}
		if !slices.Equal(forth, links) {
			t.Errorf("%v: forth %q, want %q", size, forth, links)
		}
		if got := follow(act(m, keys.NextLink)); got != "last" {
			t.Errorf("%v: after the last comes %q", size, got)
		}
		for range links {
			back = append(back, follow(m))
			m = act(m, keys.PrevLink)
		}
		slices.Reverse(back)
		if !slices.Equal(back, links) {
			t.Errorf("%v: back %q, want %q", size, back, links)
		}
	}
}

// focused returns the first cell of the pane in the style of the focused link.
func focused(m reader.Model) (x, y int) {
	style := "\x1b[" + viewtest.Theme().Focus + "m"
	for y, line := range strings.Split(m.View(viewtest.Theme()), "\n") {
		if before, _, ok := strings.Cut(line, style); ok {
			return ansi.StringWidth(before), y
		}
	}
	return -1, -1
}

// TestLinkInView steps to the first link in view when the focus is elsewhere.
func TestLinkInView(t *testing.T) {
	m := act(show(t, text, 60, 6), keys.NextLink)
	m = act(m, keys.Bottom)
	if got := follow(act(m, keys.PrevLink)); got != "last" {
		t.Errorf("from the bottom, the link before is %q", got)
	}
	if got := follow(act(act(m, keys.Top), keys.NextLink)); got != "Raisi" {
		t.Errorf("from the top, where a link has the focus, the next is %q", got)
	}
	if got := follow(act(m, keys.NextLink)); got != "last" {
		t.Errorf("at the bottom, the next link is %q", got)
	}
}

// TestClick clicks on every cell: a link's cells ask for what Enter asks for,
// the others for nothing.
func TestClick(t *testing.T) {
	for _, width := range []int{80, 30, 12} {
		m := show(t, text, width, 60)
		clicked := map[string]int{}
		lines := strings.Split(m.View(viewtest.Theme()), "\n")
		for y, line := range lines {
			for x := range width {
				_, intent := m.Click(x, y)
				if intent == nil {
					continue
				}
				if x >= ansi.StringWidth(line) {
					t.Errorf("width %d: %q is clicked at %d,%d, beyond the text", width, name(intent), x, y)
				}
				clicked[name(intent)]++
			}
		}
		for _, link := range links {
			shown := link
			if strings.HasPrefix(link, "https") {
				shown = "the site"
			}
			// A link that is broken has fewer blanks, never more cells.
			if got, want := clicked[link], ansi.StringWidth(shown); got > want || got < want-strings.Count(shown, " ") {
				t.Errorf("width %d: %q is clicked on %d cells, want %d", width, link, got, want)
			}
		}
		if len(clicked) != len(links) {
			t.Errorf("width %d: clicked on %v", width, clicked)
		}
		next := act(m, keys.NextLink)
		x, y := focused(next)
		if _, intent := m.Click(x, y); name(intent) != follow(next) {
			t.Errorf("width %d: a click on the focused link asks for %v", width, intent)
		}
		if _, intent := m.Click(0, 200); intent != nil {
			t.Errorf("a click below the text asks for %v", intent)
		}
	}
}

// TestHints types the letters that are shown on every link in view.
func TestHints(t *testing.T) {
	many := strings.Repeat("Word [name] and ", 40)
	for _, test := range []struct {
		text   string
		h      int
		want   []string
		length int // of a label
	}{
		{text, 60, links, 1},
		{text, 4, links[:5], 1},
		{many, 40, slices.Repeat([]string{"name"}, 40), 2},
	} {
		m := act(show(t, test.text, 80, test.h), keys.Hints)
		if !m.Hinting() {
			t.Fatal("no hints")
		}
		viewtest.Fits(t, m.View(viewtest.Theme()), 80, test.h)
		labels := shownLabels(m)
		if len(labels) != len(test.want) {
			t.Errorf("%d labels for %d links: %q", len(labels), len(test.want), labels)
			continue
		}
		for i, label := range labels {
			if len(label) != test.length {
				t.Errorf("label %q", label)
			}
			typed, got := m, nav.Intent(nil)
			for _, letter := range label {
				typed, got = typed.Hint(string(letter))
			}
			if name(got) != test.want[i] || typed.Hinting() {
				t.Errorf("%q leads to %s, want %s", label, name(got), test.want[i])
			}
		}
	}
}

// shownLabels returns the letters in the style of hints, in reading order.
func shownLabels(m reader.Model) []string {
	const style = "\x1b[1;7m" // of viewtest.Theme
	var labels []string
	for line := range strings.SplitSeq(m.View(viewtest.Theme()), "\n") {
		for _, after := range strings.Split(line, style)[1:] {
			label, _, _ := strings.Cut(after, "\x1b")
			labels = append(labels, label)
		}
	}
	return labels
}

// TestHintsGo says how letters are taken back and away.
func TestHintsGo(t *testing.T) {
	m := act(show(t, strings.Repeat("Word [name] and ", 40), 80, 40), keys.Hints)
	for _, test := range []struct {
		keys    []string
		hinting bool
	}{
		{[]string{"a"}, true},
		{[]string{"a", "backspace"}, true},
		{[]string{"backspace"}, false},
		{[]string{"esc"}, false},
		{[]string{"m"}, false}, // no label begins so
		{[]string{"a", "é"}, false},
		{[]string{"A", "backspace", "S"}, true},
	} {
		typed := m
		for _, key := range test.keys {
			var intent nav.Intent
			if typed, intent = typed.Hint(key); intent != nil {
				t.Errorf("%q asks for %v", test.keys, intent)
			}
		}
		if typed.Hinting() != test.hinting {
			t.Errorf("%q: hints shown is %t", test.keys, typed.Hinting())
		}
	}
	if act(show(t, "No link.", 80, 10), keys.Hints).Hinting() {
		t.Error("hints without a link")
	}
}

// TestPassage says what is copied: the stop, else the link, else the top.
func TestPassage(t *testing.T) {
	m := show(t, text, 60, 10)
	at := func(m reader.Model) string {
		ref, ok := m.Passage()
		if !ok {
			return "none"
		}
		span := ref.Span
		return m.Page().Markdown[span.Start:max(span.End, min(span.Start+9, len(m.Page().Markdown)))]
	}
	if got := at(act(m, keys.HalfDown)); !strings.HasPrefix(got, "a list") {
		t.Errorf("at the top stands %q", got)
	}
	m = act(m, keys.NextLink)
	if got := at(m); got != "Putin" && !strings.HasPrefix(got, "Putin") {
		t.Errorf("at the link: %q", got)
	}
	stop := briefing.Span{Start: strings.Index(m.Page().Markdown, "last"), End: strings.Index(m.Page().Markdown, "last") + 4}
	if got := at(m.Land(stop, stop)); !strings.HasPrefix(got, "last") {
		t.Errorf("at the stop: %q", got)
	}
	if _, ok := (reader.Model{}).Passage(); ok {
		t.Error("an empty pane has a passage")
	}
}

// TestEmpty says that a pane without a page, or with an empty one, can be asked
// for anything.
func TestEmpty(t *testing.T) {
	for _, m := range []reader.Model{{}, reader.Model{}.SetSize(20, 5), show(t, "", 20, 5), show(t, "", 0, 0), show(t, "\n\n", 1, 1)} {
		for _, b := range keys.Default() {
			m, _, _ = m.Act(b.Action)
		}
		m = m.Wheel(3).Follow("a", []briefing.Span{{Start: 1, End: 2}}).Fade().SetSize(10, 3).SetFocus(true)
		m.Click(1, 1)
		m.Headings()
		if m.Percent() != 100 {
			t.Errorf("%d%% of nothing", m.Percent())
		}
		viewtest.Fits(t, m.View(viewtest.Theme()), 10, 3)
	}
}

// TestAtTheStop says that Tab goes on from the stop that was walked to, and that Enter
// follows the link there.
func TestAtTheStop(t *testing.T) {
	m := show(t, text, 80, 40)
	ref := func(name string) briefing.Span {
		for _, mark := range m.Page().Marks {
			if string(mark.Mention.Subject) == name {
				return mark.Span
			}
		}
		t.Fatalf("no mention of %q", name)
		return briefing.Span{}
	}
	m = m.Follow("one", nil).Land(ref("one"), ref("one"))
	if got := follow(m); got != "one" {
		t.Errorf("Enter at the stop asks for %s", got)
	}
	for action, want := range map[keys.Action]string{keys.NextLink: "two", keys.PrevLink: `e\u0301te\u0301`} {
		next, intent, _ := m.Act(action)
		if got := follow(next); got != want || intent != nil {
			t.Errorf("%s from the stop goes to %s, want %s; asks for %v", action, got, want, intent)
		}
	}
	m, had := m.Unfocus()
	if had {
		t.Error("a link had the focus before any was selected")
	}
	// A stop that is not a mention, as those of a search.
	hit := briefing.Span{Start: 2, End: 3}
	m = m.Follow("", []briefing.Span{hit}).Land(hit, hit)
	if _, got, _ := m.Act(keys.Follow); got != nav.Tell("no link at this stop", keys.NextLink) {
		t.Errorf("Enter at a stop without a link asks for %v", got)
	}
}

// TestEndsAreTold says why a key does nothing at the ends of a page.
func TestEndsAreTold(t *testing.T) {
	const top, end = "this is the top of the page", "this is the end of the page"
	for _, test := range []struct {
		do   string
		want nav.Intent
	}{
		{"line-up", nav.Say{Text: top}},
		{"half-page-up", nav.Say{Text: top}},
		{"page-up", nav.Say{Text: top}},
		{"top", nav.Say{Text: top}},
		{"line-down", nil},
		{"bottom", nil},
		{"bottom line-down", nav.Say{Text: end}},
		{"bottom half-page-down", nav.Say{Text: end}},
		{"bottom bottom", nav.Say{Text: end}},
		{"bottom page-down", nav.Onward{}},
		{"next-link previous-link", nav.Say{Text: "no link is above"}},
		{"bottom previous-link next-link", nav.Say{Text: "no link is below"}},
		{"next-link", nil},
		{"hints", nil},
	} {
		m, got := show(t, text, 40, 6), nav.Intent(nil)
		for _, do := range strings.Fields(test.do) {
			m, got, _ = m.Act(keys.Action(do))
		}
		if got != test.want {
			t.Errorf("%s: got %v, want %v", test.do, got, test.want)
		}
	}
	for do, want := range map[keys.Action]string{keys.NextLink: "no link is on this page", keys.Hints: "no link is in view"} {
		if _, got, _ := show(t, "Nothing.\n", 40, 6).Act(do); got != (nav.Say{Text: want}) {
			t.Errorf("%s: got %v, want that it says %q", do, got, want)
		}
	}
}
