package link_test

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"briefing/briefing"
	"briefing/briefing/digest"
	"briefing/briefing/link"
	"briefing/briefing/source"
	"briefing/seeds"
)

// The linker must find in six articles what a careful reader finds; the lists
// and what counts are described in testdata/gold/README.md.

func TestGoldNames(t *testing.T) {
	for _, set := range goldSets {
		t.Run(set.name, func(t *testing.T) {
			d := seedsDigest(t)
			linked := set.link(t)
			want := readGoldNames(t, set.name+".txt")
			var s score
			for id, l := range linked {
				names, ok := want[id]
				if !ok {
					t.Errorf("%s: no list for article %s", set.name, id)
					continue
				}
				compare(t, &s, string(id), names.in(t, l.article.Text), l.names(d), func(n named) string {
					return fmt.Sprintf("%q at byte %d is %s", n.span.In(l.article.Text), n.span.Start, n.figure)
				})
			}
			if len(linked) != len(want) {
				t.Errorf("%s: %d articles, lists for %d", set.name, len(linked), len(want))
			}
			s.require(t, set.name+", names", 1)
		})
	}
}

func TestGoldArticles(t *testing.T) {
	kinds := []briefing.Kind{briefing.KindEvent, briefing.KindNumber, briefing.KindClaim}
	for _, set := range goldSets {
		t.Run(set.name, func(t *testing.T) {
			d := seedsDigest(t)
			linked := set.link(t)
			want := readGoldArticles(t, set.name)
			for _, k := range kinds {
				var s score
				for _, subject := range d.SubjectsOf(k) {
					id := subject.SubjectID()
					articles, ok := want[id]
					if !ok {
						t.Errorf("events.txt: no line for %s", id)
					}
					delete(want, id)
					compare(t, &s, string(id), articles, linked.mentioning(id), func(a briefing.ArticleID) string {
						return string(a)
					})
				}
				s.require(t, fmt.Sprintf("%s, articles of every %s", set.name, k), 0.95)
			}
			for id := range want {
				t.Errorf("events.txt: %s is not an event, number or claim of the digest", id)
			}
		})
	}
}

// Every name and term of the digest is there for both texts.
func TestGoldSpellings(t *testing.T) {
	for _, set := range goldSets {
		t.Run(set.name, func(t *testing.T) {
			var usages []link.Usage
			for _, l := range set.link(t) {
				usages = append(usages, l.links.Usage)
				for _, a := range l.links.Ambiguous {
					t.Errorf("%s: %q may be any of %v", a.Article, a.Surname, a.Figures)
				}
			}
			for _, s := range link.Unused(seedsDigest(t), usages) {
				t.Errorf("%s: %q stands nowhere", s.Subject, s.Text)
			}
		})
	}
}

// goldSets are the texts that the lists were made for.
var goldSets = []struct {
	name string
	link func(*testing.T) linkedArticles
}{
	{"seeds", func(t *testing.T) linkedArticles {
		articles, err := fs.Sub(seeds.FS, "articles")
		if err != nil {
			t.Fatal(err)
		}
		return linkAll(t, articles)
	}},
	{"originals", func(t *testing.T) linkedArticles {
		dir := cmp.Or(os.Getenv("BRIEFING_ORIGINALS"), filepath.Join("..", "..", "..", "shared", "originals"))
		if _, err := os.Stat(dir); err != nil {
			t.Skipf("no original documents: %v", err)
		}
		return linkAll(t, os.DirFS(dir))
	}},
}

type linkedArticles map[briefing.ArticleID]linkedArticle

type linkedArticle struct {
	article *briefing.Article
	links   link.Links
}

func linkAll(t *testing.T, fsys fs.FS) linkedArticles {
	t.Helper()
	d := seedsDigest(t)
	linker := link.New(d)
	out := linkedArticles{}
	for a, err := range source.Read(context.Background(), fsys, source.Options{Documents: d.Documents}) {
		if err != nil {
			t.Fatal(err)
		}
		out[a.ID] = linkedArticle{a, linker.Link(a)}
	}
	return out
}

func seedsDigest(t *testing.T) *briefing.Digest {
	t.Helper()
	data, err := seeds.FS.ReadFile("digest.yaml")
	if err != nil {
		t.Fatal(err)
	}
	f := digest.Parse("digest.yaml", data)
	for _, p := range f.Problems {
		t.Error(p)
	}
	return f.Digest
}

// named is a figure's name where it stands in an article.
type named struct {
	span   briefing.Span
	figure briefing.SubjectID
}

// names returns where figures of d were found, in text order.
func (l linkedArticle) names(d *briefing.Digest) []named {
	var out []named
	for _, m := range l.links.Mentions {
		if d.Figure(m.Subject) != nil {
			out = append(out, named{m.Ref.Span, m.Subject})
		}
	}
	return out
}

// mentioning returns the articles that mention a subject, sorted.
func (all linkedArticles) mentioning(id briefing.SubjectID) []briefing.ArticleID {
	var out []briefing.ArticleID
	for article, l := range all {
		if slices.ContainsFunc(l.links.Mentions, func(m briefing.Mention) bool { return m.Subject == id }) {
			out = append(out, article)
		}
	}
	slices.Sort(out)
	return out
}
