package link_test

import (
	"cmp"
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
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

func TestGoldPassages(t *testing.T) {
	for _, set := range goldSets {
		t.Run(set.name, func(t *testing.T) {
			d := seedsDigest(t)
			linked := set.link(t)
			want := readGoldPassages(t, set.name+"-passages.txt")
			scores := map[briefing.Kind]*passageScore{
				briefing.KindEvent: {}, briefing.KindNumber: {}, briefing.KindClaim: {},
			}
			for id, l := range linked {
				for k, s := range scores {
					s.add(t, l.article, want[id].of(d, k), l.said(d, k))
				}
			}
			for id, passages := range want {
				for _, p := range passages {
					if scores[kindOf(d, p.subject)] == nil || linked[id].article == nil {
						t.Errorf("line %d: %s is not an event, number or claim of the digest, or %s no article", p.line, p.subject, id)
					}
				}
			}
			for _, k := range []briefing.Kind{briefing.KindEvent, briefing.KindNumber, briefing.KindClaim} {
				scores[k].require(t, fmt.Sprintf("%s, %ss", set.name, k), passageBars[k])
			}
		})
	}
}

// passageBars are the least precision and recall; recall counts what is named
// or referred to with a noun.
var passageBars = map[briefing.Kind]struct{ precision, recall float64 }{
	briefing.KindEvent:  {0.98, 0.97},
	briefing.KindNumber: {1, 1},
	briefing.KindClaim:  {0.98, 0.95},
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

// said is a mention of an event, number or claim.
type said struct {
	briefing.Mention
	how string // of a claim: the stance, and who takes it
}

// said returns the mentions of subjects of a kind, in text order.
func (l linkedArticle) said(d *briefing.Digest, k briefing.Kind) []said {
	var out []said
	for _, m := range l.links.Mentions {
		if kindOf(d, m.Subject) != k {
			continue
		}
		s := said{Mention: m}
		if c, ok := d.Subject(m.Subject).(*briefing.Claim); ok {
			s.how = stanceOf(c.Reports[m.Report])
		}
		out = append(out, s)
	}
	return out
}

func stanceOf(r briefing.Report) string {
	how := string(r.Stance)
	for _, id := range r.By {
		how += " " + string(id)
	}
	return how
}

func kindOf(d *briefing.Digest, id briefing.SubjectID) briefing.Kind {
	if s := d.Subject(id); s != nil {
		return s.Kind()
	}
	return ""
}
