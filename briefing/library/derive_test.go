package library_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"briefing/briefing"
	"briefing/briefing/library"
)

// undigested fills a folder with n articles that state source and date, and three of
// four of them tags.
func undigested(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	for i := range n {
		tags := []string{"harbour", "Halvik"}
		if i%4 == 0 { // a tag that all have is no topic
			tags = nil
		}
		putUndigested(t, dir, i, tags...)
	}
	return dir
}

// putUndigested writes article i of a folder without a digest.
func putUndigested(t *testing.T, dir string, i int, tags ...string) {
	t.Helper()
	day := time.Date(2024, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, i)
	source := []string{"The Tide", "Coast Radio", "The Tide Weekly"}[i%3]
	text := fmt.Sprintf("---\ntitle: Letter %d\nsource: %s\npublished: %s\ntags: [%s]\n---\n\n"+
		"The harbour of Halvik got letter %d. Mona Berg read it.\n", i, source, day.Format(time.DateOnly), strings.Join(tags, ", "), i)
	name := filepath.Join(dir, "000", fmt.Sprintf("letter-%04d.md", i))
	if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// outlineOf returns a library's topics and figures, each with its tally.
func outlineOf(t *testing.T, lib *library.Library) []string {
	t.Helper()
	tallies, err := lib.Tallies(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for s := range lib.Digest().Subjects() {
		out = append(out, fmt.Sprintf("%s %s: %v", s.SubjectID(), s.Label(), tallies[s.SubjectID()]))
	}
	return out
}

// checkTrails reports trails that have not as many stops as their tallies say.
func checkTrails(t *testing.T, lib *library.Library) {
	t.Helper()
	tallies, err := lib.Tallies(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for s := range lib.Digest().Subjects() {
		trail, err := briefing.Follow(t.Context(), lib, s)
		if err != nil {
			t.Fatal(err)
		}
		if n := tallies[s.SubjectID()].Stops(); n != trail.Len() || n == 0 {
			t.Errorf("%s: %d stops, counted %d", s.SubjectID(), trail.Len(), n)
		}
	}
}

// A library without a digest is the same in memory and on disk, and follows what
// its documents state.
func TestDerived(t *testing.T) {
	for _, n := range []int{12, 310} {
		t.Run(fmt.Sprint(n), func(t *testing.T) {
			dir, cache := undigested(t, n), t.TempDir()
			age(t, dir)
			lib, _ := openIn(t, cache, dir)
			want := []string{
				fmt.Sprintf("tag-halvik Halvik: %d articles", n-(n+3)/4),
				fmt.Sprintf("tag-harbour harbour: %d articles", n-(n+3)/4),
				fmt.Sprintf("source-the-tide The Tide: %d articles", (n+2)/3),
				fmt.Sprintf("source-coast-radio Coast Radio: %d articles", (n+1)/3),
				fmt.Sprintf("source-the-tide-weekly The Tide Weekly: %d articles", n/3),
			}
			got := outlineOf(t, lib)
			slices.Sort(want)
			diff(t, "topics", want, slices.Sorted(slices.Values(got[:5])))
			figure := fmt.Sprintf("figure-halvik Halvik: %d mentions in %d articles", n, n)
			january := slices.Contains(got, "published-2024-01 January 2024: 31 articles")
			if got[len(got)-1] != figure || january != (n > 31) { // a month that holds all is no topic
				t.Errorf("of %d letters: %q", n, got)
			}
			checkTrails(t, lib)
			if !lib.Digest().Derived || lib.HasDigest {
				t.Error("the digest does not say that it was derived")
			}
			if found, err := lib.Check(t.Context()); err != nil || len(found.Problems)+len(found.Loose) > 0 {
				t.Errorf("problems %v, error %v", found, err)
			}

			same, _ := openIn(t, cache, dir)
			diff(t, "topics of the library opened again", got, outlineOf(t, same))

			putUndigested(t, dir, n, "Mona Berg")
			putUndigested(t, dir, n+1, "mona-berg")
			again, _ := openIn(t, cache, dir)
			figures := again.Digest().Figures
			if len(figures) != 2 || len(mentions(t, again, "figure-mona-berg")) != n+2 || len(mentions(t, again, "figure-halvik")) != n+2 {
				t.Errorf("after two more letters: %q", outlineOf(t, again))
			}
			checkTrails(t, again)

			write(t, dir, "digest.yaml", "version: 1\ntitle: Letters\ntopics: [{id: tide, name: Tide, where: \"source:=the-tide\"}]\n")
			digested, _ := openIn(t, cache, dir)
			diff(t, "topics of the digest", []string{fmt.Sprintf("tide Tide: %d articles", (n+4)/3)}, outlineOf(t, digested))
			checkTrails(t, digested)
		})
	}
}

// A common noun of German, which has a capital there, is no figure by what German texts
// say. In other languages the same word is one.
func TestGermanNouns(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ tags, text, want string }{
		{"Geld, Universität, Verwaltung, Rostock", "Das Geld der Stadt Rostock ist nicht bei der Verwaltung des Landes. Die Höhe des Gelds ist der Universität nicht bekannt.", "Rostock"},
		{"Habitat, Zeit, Samsung, Bandung, neil young", "In der Zeit steht, dass Samsung und Habitat nicht in Bandung sind. Das hat Neil Young auch gesagt.", "Habitat, Zeit, Samsung, Bandung, neil young"},
		{"Geld, Habitat, Rostock", "The houses of Habitat in Rostock are not what Geld said that they were to be for the town.", "Geld, Habitat, Rostock"},
	} {
		dir := t.TempDir()
		for i := range 2 {
			write(t, dir, fmt.Sprintf("%d.md", i), fmt.Sprintf("---\ntitle: %d\ntags: [%s]\n---\n\n%s Das ist %d.\n", i, tt.tags, tt.text, i))
		}
		got := []string{}
		for _, f := range open(t, library.Options{Path: dir}).Digest().Figures {
			if strings.HasPrefix(string(f.ID), "figure-") {
				got = append(got, f.Name)
			}
		}
		diff(t, "figures of "+tt.text, slices.Sorted(slices.Values(strings.Split(tt.want, ", "))), slices.Sorted(slices.Values(got)))
	}
}

// The folders that articles are in are topics, in memory and on disk alike.
func TestFoldersAreTopics(t *testing.T) {
	t.Parallel()
	for _, n := range []int{4, 310} {
		dir := t.TempDir()
		for i := range n {
			folder := []string{"News/Sea", "News/Land", "letters"}[i%3]
			if err := os.MkdirAll(filepath.Join(dir, folder), 0o700); err != nil {
				t.Fatal(err)
			}
			write(t, dir, fmt.Sprintf("%s/%d.md", folder, i), fmt.Sprintf("Letter %d was read to all.", i))
		}
		write(t, dir, "about.md", "Of these letters.")
		lib := open(t, library.Options{Path: dir, Cache: t.TempDir()})
		want := []string{fmt.Sprintf("folder-news News: %d articles", n-n/3), fmt.Sprintf("folder-news--sea Sea: %d articles", (n+2)/3)}
		if n > 4 {
			want = append(want, fmt.Sprintf("folder-letters letters: %d articles", n/3), fmt.Sprintf("folder-news--land Land: %d articles", (n+1)/3))
		}
		got := outlineOf(t, lib)
		slices.Sort(want)
		slices.Sort(got)
		diff(t, "topics", want, got)
		checkTrails(t, lib)
	}
}

// What copies of an article state counts once, in memory and on disk alike.
func TestCopiesDeriveNothing(t *testing.T) {
	t.Parallel()
	small, large := t.TempDir(), generate(t, 320)
	if err := os.Remove(filepath.Join(large, library.DigestFile)); err != nil && !os.IsNotExist(err) {
		t.Fatal(err)
	}
	for _, dir := range []string{small, large} {
		for _, name := range []string{"a.md", "b.md"} {
			write(t, dir, name, "---\ntitle: Gale\npublished: 1871-03-02\ntags: [Halvik]\n---\nA gale came to Halvik.")
		}
		lib := open(t, library.Options{Path: dir, Cache: t.TempDir()})
		for s := range lib.Digest().Subjects() {
			if strings.Contains(s.Label(), "Halvik") {
				t.Errorf("%s, which one article states, is %s", s.Label(), s.SubjectID())
			}
		}
	}
}

// Texts are searched for names once and their names sorted once, although the articles are linked
// by these afterwards. Opened again, the library has nothing to do.
func TestNamesAreSortedOnce(t *testing.T) {
	t.Parallel()
	dir, cache := undigested(t, 310), t.TempDir()
	age(t, dir)
	var named, sorted int
	var reports []library.Progress
	opts := library.Options{Path: dir, Cache: cache, Draft: true, Progress: func(p library.Progress) {
		reports = append(reports, p)
		named = max(named, p.ToName)
		if p.ToSort > 0 && p.Sorted == 0 {
			sorted++
		}
	}}
	lib := open(t, opts)
	if named != 310 || sorted != 1 || !slices.ContainsFunc(lib.Digest().Figures, func(f *briefing.Figure) bool { return f.Found && f.Name == "Mona Berg" }) {
		t.Errorf("%d texts searched, names sorted %d times, found %q", named, sorted, outlineOf(t, lib))
	}
	before, _ := generations(t, indexes(t, cache)[0])
	want := outlineOf(t, lib)
	reports = nil
	again := open(t, opts)
	if after, _ := generations(t, indexes(t, cache)[0]); len(reports) > 0 || after != before {
		t.Errorf("opened again: work %v, generation %d of the index after %d", reports, after, before)
	}
	diff(t, "what was found", want, outlineOf(t, again))

	putUndigested(t, dir, 310, "harbour")
	named, sorted = 0, 0
	open(t, opts)
	if named != 1 || sorted != 1 {
		t.Errorf("with one more letter: %d texts searched, names sorted %d times", named, sorted)
	}
}
