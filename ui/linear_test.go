package ui

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/briefing/page"
	"briefing/ui/config"
	"briefing/ui/linear"
)

// stopPlace is what is said of a stop: its number, how many there are, and the number of its
// article on the trail.
type stopPlace struct{ at, of, article, articles int }

// TestLinearSaysTheSame walks trails in the app and in lines: both say the same counts
// and places, for subjects and for searches.
func TestLinearSaysTheSame(t *testing.T) {
	said := regexp.MustCompile(`trail .*, stop (\d+) of (\d+), article (\d+) of (\d+)\.`)
	shown := regexp.MustCompile(` (\d+)/(\d+) · article (\d+) of (\d+) $`)
	read := func(t *testing.T, pattern *regexp.Regexp, s string) (p stopPlace) {
		t.Helper()
		match := pattern.FindStringSubmatch(s)
		if match == nil {
			t.Fatalf("no place in %q", s)
		}
		for i, to := range []*int{&p.at, &p.of, &p.article, &p.articles} {
			_, _ = fmt.Sscan(match[i+1], to)
		}
		return p
	}
	steps := strings.Fields("n n n ) ( N N )")
	walk := func(begin string, lines ...string) (places []stopPlace) {
		var in, out strings.Builder
		fmt.Fprintln(&in, begin)
		for _, l := range lines {
			fmt.Fprintf(&in, "%s\nwhere\n", l)
		}
		opts := embedded()
		err := linear.Run(t.Context(), linear.Options{Library: opts.Library, Config: config.Default(), Input: strings.NewReader(in.String()), Output: &out})
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(out.String()) {
			if strings.Contains(line, "Trail: ") {
				places = append(places, read(t, said, strings.Replace(line, "Trail: ", "trail ", 1)))
			}
		}
		return places
	}
	lib, err := library.Open(t.Context(), embedded().Library)
	if err != nil {
		t.Fatal(err)
	}
	defer lib.Close()
	tallies, err := lib.Tallies(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var subjects []briefing.Subject
	i := 0
	for s := range lib.Digest().Subjects() {
		if tallies[s.SubjectID()].Articles < 2 { // ) and ( go nowhere
			continue
		}
		if i++; i%7 == 1 {
			subjects = append(subjects, s)
		}
	}
	queries := []string{"drone", "\"ballistic missiles\"", "source:dw treaty OR visit"}
	heard := map[string][]stopPlace{}
	for _, s := range subjects {
		heard[s.Label()] = walk("go "+string(s.SubjectID()), steps...)
	}
	for _, q := range queries {
		heard[q] = walk("search "+q, steps...)
	}
	play(t, embedded(), 140, 40, func(a *app) {
		check := func(name string) {
			for i, key := range steps {
				a.keys(key)
				if got := read(t, shown, a.m.line().Trail()); i >= len(heard[name]) || heard[name][i] != got {
					t.Fatalf("%s, after %v: the app says %v, linear %v", name, steps[:i+1], got, heard[name])
				}
			}
			a.keys("esc")
		}
		for _, s := range subjects {
			a.show(page.OfSubject(s.SubjectID()))
			check(s.Label())
		}
		for _, q := range queries {
			a.keys("/")
			a.text(q)
			a.keys("enter")
			for a.m.trail.At != 0 { // the app lands on the best hit
				a.keys("N")
			}
			a.keys("N") // and linear stands before the first
			check(q)
		}
	})
}
