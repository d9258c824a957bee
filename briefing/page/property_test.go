package page

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/page/coverage"
	"briefing/briefing/page/pagetest"
)

// TestLinks holds every link to its place: in the page, in reading order, apart
// from the others, in one line and without white space at its ends.
func TestLinks(t *testing.T) {
	s := pagetest.NewStory()
	for _, id := range storyPages(s) {
		p := makePage(t, s, id)
		end := 0
		for _, l := range p.Links {
			if l.Span.Start < end || l.Span.Empty() || l.Span.End > len(p.Markdown) {
				t.Fatalf("%v: link at %v of %d bytes, after %d", id, l.Span, len(p.Markdown), end)
			}
			end = l.Span.End
			text := l.Span.In(p.Markdown)
			if text != strings.TrimSpace(text) || strings.Contains(text, "\n") {
				t.Errorf("%v: link %q", id, text)
			}
			if _, err := Make(t.Context(), s, l.To.Page); err != nil {
				t.Errorf("%v: link %q leads nowhere: %v", id, text, err)
			}
		}
	}
}

// TestParts says that the parts of a page, each of which leads to the next, hold
// all that the page is of.
func TestParts(t *testing.T) {
	s := manyArticles()
	tallies, _ := s.Tallies(t.Context())
	for first, want := range map[ID]int{
		OfSubject("ana"):                   tallies["ana"].Mentions,
		OfSubject("crossing"):              tallies["crossing"].Mentions,
		{Kind: List, Key: string(Article)}: len(s.Articles),
		{Kind: Sources}:                    len(s.Articles),
		CompareOf("ana"):                   tallies["ana"].Articles,
	} {
		seen := map[Target]bool{}
		parts := 0
		for id := first; ; parts++ {
			p := makePage(t, s, id)
			if p.ID != id || id.Part != parts {
				t.Fatalf("part %d of %v is %v", parts, first, p.ID)
			}
			n := 0
			for _, l := range p.Links {
				if isContent(p, l) {
					seen[l.To] = true
					n++
				}
			}
			if n == 0 || n > 400 {
				t.Errorf("%v has %d links to what it is of", id, n)
			}
			next := nextPart(p)
			if (next == ID{}) != (parts == p.Parts-1) {
				t.Fatalf("%v, of %d parts, leads to %v", id, p.Parts, next)
			}
			if next == (ID{}) {
				break
			}
			id = next
		}
		if len(seen) != want || parts < 2 {
			t.Errorf("the %d parts of %v hold %d, want %d", parts+1, first, len(seen), want)
		}
		far := first
		far.Part = 1 << 30
		if p := makePage(t, s, far); p.ID.Part != parts {
			t.Errorf("a part of %v after the last is %d, want %d", first, p.ID.Part, parts)
		}
	}
}

// isContent reports whether a link is to what the page is of: passages of its
// subject, or on a list or comparison, headings of articles but for silent ones.
func isContent(p *Page, l Link) bool {
	switch p.ID.Kind {
	case Dossier:
		return string(l.To.Follow) == p.ID.Key
	case Compare:
		return l.To.Page.Kind == Article && l.To.At.Empty() && strings.HasSuffix(p.Markdown[:l.Span.Start], "### ")
	}
	return l.To.Page.Kind == Article
}

// nextPart returns where "next part" leads, on a page that says the same at its
// beginning and its end.
func nextPart(p *Page) ID {
	var to ID
	for _, l := range p.Links {
		if l.Span.In(p.Markdown) == "next part" {
			to = l.To.Page
		}
	}
	return to
}

// TestTrail says that a subject's page has one link for each stop of its trail,
// and names their number. A claim's page has them by stance first.
func TestTrail(t *testing.T) {
	s := pagetest.NewStory()
	tallies, _ := s.Tallies(t.Context())
	for subject := range s.Digest().Subjects() {
		id := subject.SubjectID()
		p := makePage(t, s, OfSubject(id))
		var got []briefing.Ref
		for _, l := range p.Links {
			if l.To.Follow == id {
				got = append(got, briefing.Ref{Article: briefing.ArticleID(l.To.Page.Key), Span: l.To.At})
			}
		}
		trail, err := briefing.Follow(t.Context(), s, subject)
		if err != nil {
			t.Fatal(err)
		}
		var want []briefing.Ref
		for i := range trail.Len() {
			want = append(want, trail.Stop(i))
		}
		if subject.Kind() == briefing.KindClaim {
			slices.SortFunc(got, byPlace)
			slices.SortFunc(want, byPlace)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: links to %v, want %v", id, got, want)
		}
		said := tallies[id].String()
		if id == "nowhere" {
			said = "no articles"
		}
		if !strings.Contains(strings.ToLower(p.Markdown), said) || tallies[id].Stops() != len(want) {
			t.Errorf("%s: want %q for %d stops in\n%s", id, said, len(want), p.Markdown)
		}
	}
}

func byPlace(a, b briefing.Ref) int {
	return cmp.Or(strings.Compare(string(a.Article), string(b.Article)), a.Span.Start-b.Span.Start, a.Span.End-b.Span.End)
}

// TestMarks says that an article's page holds its text as it is, with every
// mention where it stands.
func TestMarks(t *testing.T) {
	s := pagetest.NewStory()
	for _, a := range s.Articles {
		p := makePage(t, s, OfArticle(a.ID))
		if p.Body.In(p.Markdown) != a.Text {
			t.Errorf("%s: body is\n%s\nwant\n%s", a.ID, p.Body.In(p.Markdown), a.Text)
		}
		if len(p.Marks) != len(s.Marked[a.ID]) {
			t.Fatalf("%s: %d marks, want %d", a.ID, len(p.Marks), len(s.Marked[a.ID]))
		}
		for i, m := range p.Marks {
			want := s.Marked[a.ID][i]
			if m.Mention != want || m.Span.In(p.Markdown) != want.Ref.Span.In(a.Text) || p.PageSpan(want.Ref.Span) != m.Span {
				t.Errorf("%s: mark %v %q, want %v %q", a.ID, m.Span, m.Span.In(p.Markdown), want, want.Ref.Span.In(a.Text))
			}
			if back, ok := p.ArticleSpan(m.Span); !ok || back != want.Ref.Span {
				t.Errorf("%s: ArticleSpan(%v) = %v, %v, want %v", a.ID, m.Span, back, ok, want.Ref.Span)
			}
		}
	}
}

func TestUnknown(t *testing.T) {
	s := pagetest.NewStory()
	for _, id := range []ID{
		{},
		{Kind: "help"},
		{Kind: List},
		{Kind: List, Key: "weather"},
		OfArticle("elsewhere"), OfSubject("elsewhere"),
		CompareOf("elsewhere"), OfArticle(""), OfSubject(""), OfSubject("opening#1"),
	} {
		p, err := Make(t.Context(), s, id)
		if !errors.Is(err, briefing.ErrNotFound) || p != nil {
			t.Errorf("Make(%v) = %v, %v, want %v", id, p, err, briefing.ErrNotFound)
		}
	}
}

// failing is a library whose calls fail after the first few.
type failing struct {
	*pagetest.Story
	left int
}

var errBroken = errors.New("broken")

func (f *failing) fails() error {
	if f.left--; f.left < 0 {
		return errBroken
	}
	return nil
}

func (f *failing) Entries(ctx context.Context) ([]briefing.Entry, error) {
	if err := f.fails(); err != nil {
		return nil, err
	}
	return f.Story.Entries(ctx)
}

func (f *failing) EntriesAt(ctx context.Context, places ...int) ([]briefing.Entry, error) {
	if err := f.fails(); err != nil {
		return nil, err
	}
	return f.Story.EntriesAt(ctx, places...)
}

func (f *failing) Place(ctx context.Context, id briefing.ArticleID) (int, error) {
	if err := f.fails(); err != nil {
		return 0, err
	}
	return f.Story.Place(ctx, id)
}

func (f *failing) ArticlesOf(ctx context.Context, id briefing.SubjectID) ([]briefing.ArticleTally, error) {
	if err := f.fails(); err != nil {
		return nil, err
	}
	return f.Story.ArticlesOf(ctx, id)
}

func (f *failing) Article(ctx context.Context, id briefing.ArticleID) (*briefing.Article, error) {
	if err := f.fails(); err != nil {
		return nil, err
	}
	return f.Story.Article(ctx, id)
}

func (f *failing) Mentions(ctx context.Context, id briefing.SubjectID) ([]briefing.Mention, error) {
	if err := f.fails(); err != nil {
		return nil, err
	}
	return f.Story.Mentions(ctx, id)
}

func (f *failing) MentionsIn(ctx context.Context, id briefing.ArticleID) ([]briefing.Mention, error) {
	if err := f.fails(); err != nil {
		return nil, err
	}
	return f.Story.MentionsIn(ctx, id)
}

func (f *failing) Tallies(ctx context.Context) (map[briefing.SubjectID]briefing.Tally, error) {
	if err := f.fails(); err != nil {
		return nil, err
	}
	return f.Story.Tallies(ctx)
}

// TestErrors says that there is no page when any of what it is made from cannot
// be read.
func TestErrors(t *testing.T) {
	s := pagetest.NewStory()
	for _, id := range storyPages(s) {
		for calls := 0; ; calls++ {
			f := &failing{s, calls}
			p, err := Make(t.Context(), f, id)
			if f.left >= 0 {
				if err != nil {
					t.Errorf("Make(%v): %v", id, err)
				}
				break
			}
			if !errors.Is(err, errBroken) || p != nil {
				t.Errorf("Make(%v), call %d fails: %v, %v, want %v", id, calls+1, p, err, errBroken)
			}
		}
	}
}

// manyArticles returns the story with most of its articles a hundred times.
func manyArticles() *pagetest.Story {
	s := pagetest.NewStory()
	for i := range 400 {
		a := *s.Articles[i%4]
		a.ID = briefing.ArticleID(fmt.Sprintf("%s-%d", a.ID, i))
		for _, m := range s.Marked[s.Articles[i%4].ID] {
			m.Ref.Article = a.ID
			s.Marked[a.ID] = append(s.Marked[a.ID], m)
		}
		s.Articles = append(s.Articles, &a)
	}
	slices.SortFunc(s.Articles, func(a, b *briefing.Article) int { return briefing.CompareEntries(a.Entry, b.Entry) })
	return s
}

// TestMany says that the pages of a library of many articles stay readable, and
// tell what they leave out.
func TestMany(t *testing.T) {
	s := manyArticles()
	for id, want := range map[ID]string{
		{Kind: Overview}: "\n## Latest articles\n\n- Rain",
		{Kind: Timeline}: "when the articles were published: all 404 articles\n",
		{Kind: Coverage}: "By source, 404 articles",

		{Kind: Coverage, Key: coverage.ByArticle}: "The 8 articles with most mentions, of 404",

		OfSubject("ana"):      "Below: a part of these articles.",
		CompareOf("ana"):      "Below: a part of these articles.",
		OfSubject("crossing"): "Below: a part of these articles.",
		OfSubject("safe"):     "\n- and 371 more\n",
	} {
		if p := makePage(t, s, id); !strings.Contains(p.Markdown, want) {
			t.Errorf("%v: no word %q on what is left out:\n%.2000s", id, want, p.Markdown)
		}
	}
	const tableColumns = 8
	p := makePage(t, s, ID{Kind: Coverage, Key: coverage.ByArticle})
	for line := range strings.Lines(p.Markdown) {
		if n := strings.Count(line, " |"); n > tableColumns+1 {
			t.Errorf("%d columns: %s", n, line)
		}
	}
}
