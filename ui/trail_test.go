package ui

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/ansi"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/index"
	"briefing/ui/theme"
)

// TestTrailOfEverySubject walks the trail of every subject, there and back: as
// many stops as the index counts, each once, in the order of the library, each
// in view.
func TestTrailOfEverySubject(t *testing.T) {
	t.Parallel()
	play(t, embedded(), 79, 30, func(a *app) {
		i := 0
		for s := range a.m.lib.Digest().Subjects() {
			if i++; testing.Short() && i%8 != 1 {
				continue
			}
			mentions := a.m.Tallies[s.SubjectID()].Mentions
			if mentions == 0 {
				continue
			}
			for by, key := range map[int]string{1: "n", -1: "N"} {
				if by < 0 && i%3 != 0 && mentions > 3 {
					continue // there is no need to walk them all
				}
				a.show(page.OfSubject(s.SubjectID()))
				if a.m.trail.Subject != s.SubjectID() || a.m.trail.Len() != mentions {
					t.Errorf("%s: trail of %q with %d stops, want %d", s.Label(), a.m.trail.Subject, a.m.trail.Len(), mentions)
				}
				a.walk(key, by, mentions)
				a.keys("esc")
			}
		}
	})
}

// TestListedCounts says that the index panel lists each subject with the length
// of its trail.
func TestListedCounts(t *testing.T) {
	play(t, embedded(), 120, 32, func(a *app) {
		lists := a.m.Lists(a.m.state.Read)
		for _, list := range []index.Slice{lists.Topics, lists.Figures, lists.Events} {
			for _, item := range list {
				if item.Count == 0 {
					continue
				}
				a.show(item.Page)
				if a.m.trail.Len() != item.Count {
					t.Errorf("%s: listed with %d, trail of %d", item.Label, item.Count, a.m.trail.Len())
				}
			}
		}
	})
}

// TestTrailInSmallWindows lands where there is little room.
func TestTrailInSmallWindows(t *testing.T) {
	t.Parallel()
	for _, size := range [][2]int{{80, 24}, {40, 9}, {20, 4}, {90, 2}} {
		t.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(t *testing.T) {
			play(t, embedded(), size[0], size[1], func(a *app) {
				a.show(page.OfSubject("vladimir-putin"))
				a.walk("n", 1, a.m.trail.Len())
				a.show(page.OfSubject("partnership-treaty"))
				a.walk("n", 1, a.m.trail.Len())
			})
		})
	}
}

// TestTrailInAnyColours lands where a terminal has few colours or none.
func TestTrailInAnyColours(t *testing.T) {
	for profile := colorprofile.NoTTY; profile <= colorprofile.TrueColor; profile++ {
		for _, light := range []bool{true, false} {
			opts := embedded()
			opts.NoColor = profile <= colorprofile.ASCII
			opts.Config.Theme = theme.Dark
			if light {
				opts.Config.Theme = theme.Light
			}
			play(t, opts, 100, 24, func(a *app) {
				a.send(tea.ColorProfileMsg{Profile: profile})
				a.script("2 enter")
				for range 6 {
					a.keys("n")
					a.checkStop()
				}
				if opts.NoColor && regexp.MustCompile(`\x1b\[[0-9;:]*[34][0-9][;m]`).MatchString(a.m.draw()) {
					t.Errorf("%v: there are colours on the screen", profile)
				}
			})
		}
	}
}

// TestTrailOfSearches walks what searches find.
func TestTrailOfSearches(t *testing.T) {
	t.Parallel()
	for _, query := range []string{
		"sanctions", "miss", "putin OR raisi", `"strategic partnership"`, "drones -mishustin", "figure:iran russia", "topic:drones", "source:dw", "relationship OR tatarstan",
	} {
		t.Run(query, func(t *testing.T) {
			if testing.Short() && !strings.Contains(query, "miss") {
				t.Skip("one is enough")
			}
			play(t, embedded(), 120, 32, func(a *app) {
				for _, pause := range []time.Duration{0, time.Second} { // newest first, best first
					a.keys("/")
					a.text(query)
					a.wait(pause)
					a.keys("enter")
					stops := a.m.trail.Len()
					if stops == 0 || a.m.trail.Label != query {
						t.Fatalf("a trail %q of %d stops:\n%s", a.m.trail.Label, stops, a.screen())
					}
					a.checkStop()
					a.inLibraryOrder()
					for range stops - a.m.trail.At {
						a.keys("n")
					}
					a.says("trail begins again")
					a.m.trail.At = -1
					a.walk("n", 1, stops)
				}
			})
		})
	}
}

// inMargin is a sign beside a line of an article.
var inMargin = regexp.MustCompile(`(?m)^ *[+−“?] `)

// TestSearchLandsOnTheRow enters a passage in the middle of the list.
func TestSearchLandsOnTheRow(t *testing.T) {
	play(t, embedded(), 120, 32, func(a *app) {
		for down := range 12 {
			a.keys("/")
			a.text("sanctions")
			a.wait(time.Second)
			for range down {
				a.keys("down")
			}
			var row string
			for line := range strings.SplitSeq(a.m.finder.View(a.m.window.Theme), "\n") {
				if strings.Contains(line, "\x1b[48") || strings.Contains(line, ";48;") { // under the cursor
					row = strings.Trim(ansi.Strip(line), "│▐ …")
				}
			}
			a.keys("enter")
			if seen := inMargin.ReplaceAllString(ansi.Strip(a.m.reader.View(a.m.window.Theme)), ""); row == "" || !strings.Contains(spaceless(seen), spaceless(row)) {
				t.Errorf("%d down: entered %q, landed on\n%s", down, row, seen)
			}
			a.checkStop()
		}
	})
}

// walk takes as many steps as the trail has stops, and one more.
func (a *app) walk(key string, by, stops int) {
	a.t.Helper()
	trail := a.m.trail.Trail
	a.inLibraryOrder()
	for i := range stops {
		a.keys(key)
		want := i
		if by < 0 {
			want = stops - 1 - i
		}
		if a.m.trail.At != want {
			a.t.Fatalf("%s: step %d by %d is at stop %d, want %d", trail.Label, i+1, by, a.m.trail.At, want)
		}
		a.says("")
		a.checkStop()
	}
	a.keys(key)
	if by > 0 {
		a.says("trail begins again")
	} else {
		a.says("trail goes on from its end")
	}
	if first := (stops + min(by, 0)) % stops; a.m.trail.At != first {
		a.t.Errorf("%s: after all stops by %d at %d, want %d", trail.Label, by, a.m.trail.At, first)
	}
	a.checkStop()
}

// says fails unless the status line says text, as far as there is room.
func (a *app) says(text string) {
	a.t.Helper()
	if got := a.m.notice; got != text {
		a.t.Errorf("notice %q, want %q", got, text)
	}
}

// inLibraryOrder fails unless the stops of the trail stand in the order of the
// library, each once.
func (a *app) inLibraryOrder() {
	a.t.Helper()
	rank := map[briefing.ArticleID]int{}
	for i, e := range a.m.Entries {
		rank[e.ID] = i
	}
	trail := a.m.trail
	for i := 1; i < trail.Len(); i++ {
		p, q := trail.Stop(i-1), trail.Stop(i)
		if cmp.Or(cmp.Compare(rank[p.Article], rank[q.Article]), cmp.Compare(p.Span.Start, q.Span.Start), cmp.Compare(p.Span.End, q.Span.End)) >= 0 {
			a.t.Errorf("%s: stop %d, %v, comes after %v", trail.Label, i, q, p)
		}
	}
}

// checkStop fails unless the stop of the trail is shown: its article, its text
// in the style of stops, in the middle of the pane where there is room, and its
// number in the status line.
func (a *app) checkStop() {
	a.t.Helper()
	trail := a.m.trail
	ref := trail.Stop(trail.At)
	fail := func(format string, args ...any) {
		a.t.Helper()
		a.t.Errorf("%s, stop %d of %d, %v: %s\n%s", trail.Label, trail.At+1, trail.Len(), ref, fmt.Sprintf(format, args...), a.screen())
	}
	p := a.m.reader.Page()
	if p.ID != page.OfArticle(ref.Article) {
		fail("%v is shown", p.ID)
		return
	}
	height := a.m.window.Reader.H
	want := spaceless(page.Plain(briefing.Show(p.Body.In(p.Markdown)), ref.Span))
	got, first, last := a.styled(a.m.window.Theme.Stop)
	got = spaceless(got)
	switch {
	case ref.Span.Empty() && got == "": // the whole article
		first = 0
	case got == "" || !strings.HasPrefix(want, got):
		fail("marked is %q, want %q", got, want)
	case got != want && last < height-1:
		fail("marked is only %q, want %q", got, want)
	}
	atTop := a.m.reader.Wheel(-1).Place() == a.m.reader.Place()
	atBottom := a.m.reader.Wheel(1).Place() == a.m.reader.Place()
	if middle := (height - 1) / 2; first < middle && !atTop || first > middle && !atBottom {
		fail("it is on line %d of %d", first, height)
	}
	number := fmt.Sprintf("%d/%d", trail.At+1, trail.Len())
	if a.m.window.Status.H > 0 && a.m.window.Width >= 40 && !strings.Contains(a.status(), number) {
		fail("%s is not in %q", number, a.status())
	}
}

// styled returns the text that stands in a style on the page, and the first and
// last of the pane's lines that it stands on.
func (a *app) styled(sgr string) (text string, first, last int) {
	first = -1
	var b strings.Builder
	for y, line := range strings.Split(a.m.reader.View(a.m.window.Theme), "\n") {
		var open []string
		for state := byte(0); line != ""; {
			seq, _, n, next := ansi.DecodeSequence(line, state, nil)
			line, state = line[n:], next
			body, ok := strings.CutPrefix(seq, "\x1b[")
			switch {
			case ok && body == "m":
				open = nil
			case ok:
				open = append(open, strings.TrimSuffix(body, "m"))
			case slices.Contains(open, sgr):
				b.WriteString(seq)
				if first < 0 {
					first = y
				}
				last = y
			}
		}
	}
	return b.String(), first, last
}

// spaceless returns s without white space, which depends on where lines break.
func spaceless(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}

// TestTrailKeepsItsStop looks at pages of the subject that is walked: they are no
// stops, and the next one is as it was.
func TestTrailKeepsItsStop(t *testing.T) {
	for _, look := range []string{"=", "T", `2 enter`, `: "vladimir putin" enter`, "? esc"} {
		play(t, embedded(), 100, 24, func(a *app) {
			a.script("2 enter n n n")
			a.script(look)
			a.keys("n")
			if got := a.m.trail.At; got != 3 {
				t.Errorf("after %s the next stop is %d, want 4", look, got+1)
			}
		})
	}
}

// TestSuggestionsFindSomething holds that a query that is proposed has an answer.
func TestSuggestionsFindSomething(t *testing.T) {
	for query, want := range map[string]string{
		"sanctons ":               "did you mean sanctions",
		"sanctons source:nobody ": "",
	} {
		play(t, embedded(), 120, 32, func(a *app) {
			a.keys("/")
			a.text(query)
			a.wait(time.Second)
			screen := a.screen()
			if want != "" && !strings.Contains(screen, want) || want == "" && strings.Contains(screen, "did you mean") || !strings.Contains(screen, "nothing found") {
				t.Errorf("%q: want %q in\n%s", query, want, screen)
			}
		})
	}
}
