package library_test

import (
	"maps"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/library"
	"briefing/briefing/page"
)

// perArticle says how often a subject is mentioned in each article; articles
// that do not mention it are not there.
type perArticle map[briefing.ArticleID]int

func (p perArticle) sum() int {
	n := 0
	for _, count := range p {
		n += count
	}
	return n
}

// However one counts a subject's mentions, the count is the same, in every
// article.
func TestCountsAgree(t *testing.T) { eachLibrary(t, requireCounts) }

func requireCounts(t *testing.T, lib *library.Library) {
	t.Helper()
	tallies, err := lib.Tallies(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	inArticles, all := countArticles(t, lib), entries(t, lib)
	subjects := 0
	for s := range lib.Digest().Subjects() {
		subjects++
		id := s.SubjectID()
		want := perArticle{}
		articles, err := lib.ArticlesOf(t.Context(), id)
		if err != nil {
			t.Fatal(err)
		}
		for _, a := range articles {
			want[all[a.Place].ID] = a.Mentions
		}
		if got := tallies[id].Mentions; got != want.sum() {
			t.Errorf("%s: tally of %d mentions, of %d by article", id, got, want.sum())
		}
		for how, got := range map[string]perArticle{
			"Mentions":           countMentions(t, lib, id),
			"MentionsIn":         inArticles[id],
			"its trail":          countTrail(t, lib, s),
			"links of its page":  countLinks(t, lib, page.OfSubject(id), id),
			"marks of the texts": countMarks(t, lib, id),
		} {
			if !maps.Equal(got, want) {
				t.Errorf("%s: %s count %v, the tally %v", id, how, got, want)
			}
		}
	}
	if len(tallies) != subjects {
		t.Errorf("tallies of %d subjects, the digest has %d", len(tallies), subjects)
	}
}

func countArticles(t *testing.T, lib *library.Library) map[briefing.SubjectID]perArticle {
	t.Helper()
	counts := map[briefing.SubjectID]perArticle{}
	for s := range lib.Digest().Subjects() {
		counts[s.SubjectID()] = perArticle{}
	}
	for _, e := range entries(t, lib) {
		ms, err := lib.MentionsIn(t.Context(), e.ID)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range ms {
			counts[m.Subject][m.Ref.Article]++
		}
	}
	return counts
}

func countMentions(t *testing.T, lib *library.Library, id briefing.SubjectID) perArticle {
	t.Helper()
	counts := perArticle{}
	for _, m := range mentions(t, lib, id) {
		counts[m.Ref.Article]++
	}
	return counts
}

func countTrail(t *testing.T, lib *library.Library, s briefing.Subject) perArticle {
	t.Helper()
	trail := briefing.MentionTrail(s, mentions(t, lib, s.SubjectID()))
	counts := perArticle{}
	for i := range trail.Len() {
		counts[trail.Stop(i).Article]++
	}
	return counts
}

// countLinks counts the links of a page that lead to mentions of a subject. A
// place is linked once.
func countLinks(t *testing.T, lib *library.Library, id page.ID, subject briefing.SubjectID) perArticle {
	t.Helper()
	counts := perArticle{}
	seen := map[page.Target]bool{}
	for _, l := range makePage(t, lib, id).Links {
		if l.To.At.Empty() || l.To.Follow != subject {
			continue
		}
		if seen[l.To] && lib.Digest().Subject(subject).Kind() != briefing.KindClaim {
			t.Errorf("page of %s: two links lead to %v", subject, l.To)
		}
		seen[l.To] = true
		counts[briefing.ArticleID(l.To.Page.Key)]++
	}
	return counts
}

// countMarks counts the marks of a subject on the pages of all articles.
func countMarks(t *testing.T, lib *library.Library, subject briefing.SubjectID) perArticle {
	t.Helper()
	counts := perArticle{}
	for _, e := range entries(t, lib) {
		p := makePage(t, lib, page.OfArticle(e.ID))
		for _, m := range p.Marks {
			if m.Mention.Subject == subject {
				counts[e.ID]++
			}
		}
	}
	return counts
}

// A mention is a place in its article's text, within its sentence.
func TestMentionsLieInTheirTexts(t *testing.T) { eachLibrary(t, requirePlaces) }

func requirePlaces(t *testing.T, lib *library.Library) {
	t.Helper()
	for s := range lib.Digest().Subjects() {
		for _, m := range mentions(t, lib, s.SubjectID()) {
			text := article(t, lib, m.Ref.Article).Text
			for _, span := range []briefing.Span{m.Ref.Span, m.Sentence} {
				if !isPlace(text, span) {
					t.Fatalf("%s: %v is no place in the text of %s", s.SubjectID(), span, m.Ref.Article)
				}
			}
			if !m.Sentence.Contains(m.Ref.Span) {
				t.Errorf("%s: %v in %s is not within its sentence %v", s.SubjectID(), m.Ref.Span, m.Ref.Article, m.Sentence)
			}
			if f, ok := s.(*briefing.Figure); ok && !names(f, m.Ref.Span.In(text)) {
				t.Errorf("%s: %q in %s is no name of %q", f.ID, m.Ref.Span.In(text), m.Ref.Article, f.Name)
			}
		}
	}
}

// isPlace reports whether span is a range of whole characters of text, and not
// empty.
func isPlace(text string, span briefing.Span) bool {
	return 0 <= span.Start && span.Start < span.End && span.End <= len(text) &&
		utf8.RuneStart(text[span.Start]) && (span.End == len(text) || utf8.RuneStart(text[span.End]))
}

// names reports whether text is a name or alias of f, or a person's surname.
func names(f *briefing.Figure, text string) bool {
	if f.Type == briefing.Person && strings.HasSuffix(fold.String(f.Name), " "+fold.String(text)) {
		return true
	}
	return slices.ContainsFunc(briefing.Names(f), func(name string) bool { return fold.String(name) == fold.String(text) })
}

func entries(t *testing.T, lib *library.Library) []briefing.Entry {
	t.Helper()
	out, err := lib.Entries(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func article(t *testing.T, lib *library.Library, id briefing.ArticleID) *briefing.Article {
	t.Helper()
	a, err := lib.Article(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func mentions(t *testing.T, lib *library.Library, id briefing.SubjectID) []briefing.Mention {
	t.Helper()
	out, err := lib.Mentions(t.Context(), id)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func makePage(t *testing.T, lib *library.Library, id page.ID) *page.Page {
	t.Helper()
	p, err := page.Make(t.Context(), lib, id)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// Every link of every page is a stretch of it and leads to what is there.
func TestLinksLead(t *testing.T) {
	eachLibrary(t, func(t *testing.T, lib *library.Library) {
		pages := []page.ID{{Kind: page.Overview}, {Kind: page.Timeline}, {Kind: page.Coverage}, {Kind: page.Sources}, {Kind: page.List, Key: "article"}}
		for _, e := range entries(t, lib) {
			pages = append(pages, page.OfArticle(e.ID))
		}
		for s := range lib.Digest().Subjects() {
			pages = append(pages, page.OfSubject(s.SubjectID()), page.CompareOf(s.SubjectID()), page.ID{Kind: page.List, Key: string(s.Kind())})
		}
		targets := map[page.ID]bool{}
		for _, id := range pages {
			p := makePage(t, lib, id)
			requireLinks(t, lib, p)
			for _, l := range p.Links {
				targets[l.To.Page] = true
			}
		}
		for id := range targets {
			makePage(t, lib, id)
		}
	})
}
