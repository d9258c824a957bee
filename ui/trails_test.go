package ui

import (
	"slices"
	"strings"
	"testing"
	"time"

	"briefing/briefing/page"
)

// TestBackTakesUpTheTrail follows a link in the middle of a trail, which begins
// another one, and comes back.
func TestBackTakesUpTheTrail(t *testing.T) {
	play(t, embedded(), 100, 24, func(a *app) {
		a.script(`2 enter n n : "ties and treaty" enter`)
		if a.m.trail.Subject == "vladimir-putin" {
			t.Fatal("following the link began no other trail")
		}
		a.keys("H")
		if got := a.m.trail; got.Subject != "vladimir-putin" || got.At != 1 {
			t.Errorf("back on trail %q at stop %d, want vladimir-putin at 2", got.Subject, got.At+1)
		}
		a.keys("n")
		if got := a.m.trail.At; got != 2 {
			t.Errorf("the next stop is %d, want 3", got+1)
		}
	})
}

// TestDroppedTrailIsTakenUp drops a trail and goes on with it where there is no
// other to begin.
func TestDroppedTrailIsTakenUp(t *testing.T) {
	play(t, embedded(), 100, 24, func(a *app) {
		a.script("2 enter n n T esc")
		if a.m.trail.Active() {
			t.Fatal("the trail was not dropped")
		}
		a.keys("n")
		if got := a.m.trail; got.Subject != "vladimir-putin" || got.At != 2 {
			t.Errorf("on trail %q at stop %d, want vladimir-putin at 3", got.Subject, got.At+1)
		}
	})
}

// TestNextStopIsAfterWhatIsSeen goes to another article by itself: the trail
// goes on from there, forwards and back.
func TestNextStopIsAfterWhatIsSeen(t *testing.T) {
	play(t, embedded(), 100, 24, func(a *app) {
		a.script("2 enter n n J")
		shown := a.m.reader.Page().ID
		a.keys("n")
		stop := a.m.trail.Stop(a.m.trail.At)
		if page.OfArticle(stop.Article) != shown {
			t.Errorf("n leads to %s, want a stop in %s", stop.Article, shown.Key)
		}
		if at := a.m.trail.At; a.m.trail.Stop(at-1).Article == stop.Article {
			t.Errorf("n leads to stop %d, which is not the first in its article", at+1)
		}
	})
	play(t, embedded(), 100, 24, func(a *app) {
		a.script("2 enter n n J")
		shown := a.m.reader.Page().ID
		a.keys("N")
		stop := a.m.trail.Stop(a.m.trail.At)
		if page.OfArticle(stop.Article) != shown {
			t.Errorf("N leads to %s, want the last stop in %s", stop.Article, shown.Key)
		}
		if at := a.m.trail.At; a.m.trail.Stop(at+1).Article == stop.Article {
			t.Errorf("N leads to stop %d, which is not the last in its article", at+1)
		}
	})
}

// TestNextTopicGoesOn goes on from the topic whose trail is walked or was walked last,
// wherever that led.
func TestNextTopicGoesOn(t *testing.T) {
	for _, way := range []string{
		"] ] ]", "] ] ] n n", "] ] ] n esc esc", "] ] ] n tab enter", "] ] ] T", "] ] ] n J", `] ] ] : "putin" enter n n`,
	} {
		play(t, embedded(), 100, 24, func(a *app) {
			topics := a.m.Lists(a.m.state.Read).Topics
			a.script(way)
			a.keys("]")
			if got := a.m.reader.Page().ID; got != topics.At(3).Page {
				t.Errorf("%s ]: at %v, want %v", way, got, topics.At(3).Page)
			}
			a.keys("H", "[")
			if got := a.m.reader.Page().ID; got != topics.At(1).Page {
				t.Errorf("%s ] H [: at %v, want %v", way, got, topics.At(1).Page)
			}
		})
	}
	play(t, embedded(), 100, 24, func(a *app) {
		topics := a.m.Lists(a.m.state.Read).Topics
		a.script("] ] ] esc 0 ]")
		if got := a.m.reader.Page().ID; got != topics.At(0).Page {
			t.Errorf("from home ] leads to %v, want the first topic", got)
		}
	})
}

// TestOffTheTrail says that the reader is at no stop in an article that they went to
// by itself.
func TestOffTheTrail(t *testing.T) {
	play(t, embedded(), 120, 24, func(a *app) {
		a.script("] ] ] n n") // drones
		a.shows("Drones 2/17 · article 1 of 5")
		for _, step := range []struct{ key, want string }{
			{"J", "Drones –/17 · not in this article"},
			{"J", "Drones –/17 · article 2 of 5"},
			{"K", "Drones –/17 · not in this article"},
			{"K", "Drones 2/17 · article 1 of 5"},
			{"T", "Drones 2/17 · article 1 of 5"},
		} {
			a.keys(step.key)
			a.shows(step.want)
		}
		a.script("esc esc")
		a.show(page.OfSubject("viktor-bout"))
		a.script("n J J J J")
		a.shows("Viktor Bout –/2 · not in this article")
		a.size(79, 24)
		a.shows("Viktor Bout –/2 ")
	})
}

// TestStride walks a trail article by article, over its ends.
func TestStride(t *testing.T) {
	play(t, embedded(), 120, 24, func(a *app) {
		a.show(page.OfSubject("vladimir-putin"))
		var first []int // stops of their articles
		for i := range a.m.trail.Len() {
			if i == 0 || a.m.trail.Stop(i).Article != a.m.trail.Stop(i-1).Article {
				first = append(first, i)
			}
		}
		if len(first) < 3 {
			t.Fatalf("stops %v are the first of their articles", first)
		}
		for i, want := range append(slices.Clone(first), first[0]) {
			a.keys(")")
			if a.m.trail.At != want {
				t.Fatalf("step %d is at stop %d, want %d", i+1, a.m.trail.At+1, want+1)
			}
			a.checkStop()
		}
		a.says("trail begins again")
		a.script("n n (")
		a.says("trail goes on from its end")
		a.checkStop()
		if last := first[len(first)-1]; a.m.trail.At != last {
			t.Errorf("before the first article is stop %d, want %d", a.m.trail.At+1, last+1)
		}
		a.script("( (")
		if want := first[len(first)-3]; a.m.trail.At != want {
			t.Errorf("two articles back is stop %d, want %d", a.m.trail.At+1, want+1)
		}
		// From another article it goes on as n does.
		a.script("0")
		a.show(page.OfArticle(a.m.Entries[2].ID))
		a.keys(")")
		if got := a.m.Rank(a.m.trail.Stop(a.m.trail.At).Article); got <= 2 {
			t.Errorf("after the third article comes the %d.", got+1)
		}
		// A trail in one article has nowhere to go.
		a.script("esc")
		a.show(page.OfSubject("viktor-bout"))
		a.keys("n", ")")
		a.says("the trail has no other article")
	})
	play(t, embedded(), 120, 24, func(a *app) {
		a.script(`: "viktor bout" enter esc )`)
		if a.m.trail.At != 0 {
			t.Errorf("without a trail ) is at stop %d, want the first of what is shown", a.m.trail.At+1)
		}
	})
}

// TestEscLetsGoOneByOne takes away the selected link, then the trail, and says how to
// take that up again if that is so.
func TestEscLetsGoOneByOne(t *testing.T) {
	play(t, embedded(), 120, 24, func(a *app) {
		a.script("2 enter n n tab")
		if _, _, ok := a.m.reader.Focused(); !ok {
			t.Fatal("no link is selected")
		}
		a.keys("esc")
		if _, _, ok := a.m.reader.Focused(); ok || !a.m.trail.Active() {
			t.Errorf("a link is selected: %t; a trail is walked: %t", ok, a.m.trail.Active())
		}
		a.keys("esc")
		a.says("trail left · n takes it up again")
		a.keys("esc")
		a.says("nothing left to close · q quit")
		a.keys("n")
		if a.m.trail.Subject != "vladimir-putin" || a.m.trail.At != 2 {
			t.Errorf("n is at stop %d of %q, want the third of Putin", a.m.trail.At+1, a.m.trail.Label)
		}
		a.keys("H", "esc") // on Putin's own page
		a.says("trail left · n takes it up again")
		a.keys("n")
		if a.m.trail.Subject != "vladimir-putin" || a.m.trail.At != 3 {
			t.Errorf("on its page n is at stop %d of %q, want the fourth of Putin", a.m.trail.At+1, a.m.trail.Label)
		}
		a.show(page.OfSubject("iran"))
		a.m.trail.TakeUp(1)
		a.keys("esc") // n follows Iran here
		a.says("trail left")
	})
}

// TestFirstHit says why the hit that is listed first is not the first stop.
func TestFirstHit(t *testing.T) {
	for query, want := range map[string]string{
		"putin":  "the trail goes in the order of the articles’ dates · N previous stop",
		"esbati": "",
	} {
		play(t, embedded(), 120, 24, func(a *app) {
			a.keys("/")
			a.text(query)
			a.wait(time.Second)
			a.keys("enter")
			if at := a.m.trail.At; (at > 0) != (want != "") {
				t.Fatalf("%s: the first hit is stop %d", query, at+1)
			}
			a.says(want)
		})
	}
}

// TestHiddenTextIsNotFound finds only words that an article shows, and each hit where
// the page highlights it.
func TestHiddenTextIsNotFound(t *testing.T) {
	const text = "---\ntitle: Low water\n---\nSee [the bridge](https://github.com/harbour), <noscript class=\"tide\">all of it</noscript> " +
		"and [[slug-of-note|the quay]]. %%ask the mayor%%\n\n{{< figure src=\"plan.png\" >}}\n\n*Saint Helier* is near.\n"
	for query, found := range map[string]string{
		"github.com": "", "harbour": "", "noscript": "", "tide": "", "slug": "", "mayor": "", "plan.png": "",
		"bridge": "See the bridge", "quay": "the quay", "helier": " Saint Helier is near.",
	} {
		opts, _ := folder(t, map[string]string{"a.md": text})
		play(t, opts, 120, 24, func(a *app) {
			a.keys("/")
			a.text(query)
			a.wait(time.Second)
			if found == "" {
				a.shows("nothing found")
				return
			}
			a.shows("1 hit in 1 article", found)
			a.keys("enter")
			a.checkStop()
		})
	}
}

// TestFirstHitWithoutDates does not speak of dates where no article has one.
func TestFirstHitWithoutDates(t *testing.T) {
	opts, _ := folder(t, map[string]string{
		"a.txt": "Low water\n\n" + strings.Repeat("The quay was empty. ", 40) + "A ferry left.\n",
		"b.txt": "The ferry\n\nThe ferry left. Another ferry came, and a third ferry sank.\n",
	})
	play(t, opts, 120, 24, func(a *app) {
		a.shows("Articles", "no dates are known")
		if strings.Contains(a.screen(), "Latest") {
			t.Errorf("articles without dates are called the latest:\n%s", a.screen())
		}
		a.keys("/")
		a.text("ferry")
		a.wait(time.Second)
		a.keys("enter")
		if a.m.trail.At == 0 {
			t.Fatal("the first hit is the first stop")
		}
		a.says("the trail goes in the order of the articles · N previous stop")
	})
}

// TestSearchAgain opens the search as it was left with one key, to be typed over.
func TestSearchAgain(t *testing.T) {
	play(t, embedded(), 120, 24, func(a *app) {
		a.script(`/ "sanctions" down down enter n J`)
		stop := a.m.trail.At
		a.keys("/")
		a.shows("/ sanctions", "hits in 4 articles")
		a.keys("enter")
		if got := a.m.trail.At; got != stop-1 {
			t.Errorf("Enter leads to stop %d, want %d, that was chosen before", got+1, stop)
		}
		a.script(`/ "drones"`)
		a.shows("/ drones")
		a.keys("esc", "/", "backspace")
		a.shows("sanctions", "searched before")
		a.keys("enter")
		a.shows("/ sanctions", "hits in 4 articles")
	})
}

// TestReloadTellsOfProblems breaks the digest while the app is open.
func TestReloadTellsOfProblems(t *testing.T) {
	opts, dir := folder(t, map[string]string{
		"a.md":        "Ada Holm saw the ferry.\n",
		"digest.yaml": "version: 1\nfigures:\n  - {id: ada, kind: person, name: Ada Holm}\n",
	})
	play(t, opts, 100, 24, func(a *app) {
		write(t, dir+"/digest.yaml", "version: 1\nfigures:\n  - {id: ada, kind: persn, name: Ada Holm}\n")
		a.keys("R")
		if !strings.Contains(a.status(), "1 problem in the digest") {
			t.Errorf("status %q does not tell of the problem", a.status())
		}
	})
}
