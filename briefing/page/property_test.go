package page

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"briefing/briefing"
)

// TestLinks holds every link to its place: in the page, in reading order, apart
// from the others, in one line and without white space at its ends.
func TestLinks(t *testing.T) {
	s := newStory()
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

// TestTrail says that a subject's page has one link for each stop of its trail,
// and names their number.
func TestTrail(t *testing.T) {
	s := newStory()
	tallies, _ := s.Tallies(t.Context())
	for subject := range s.digest.Subjects() {
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

// TestMarks says that an article's page holds its text as it is, with every
// mention where it stands.
func TestMarks(t *testing.T) {
	s := newStory()
	for _, a := range s.articles {
		p := makePage(t, s, OfArticle(a.ID))
		if p.Body.In(p.Markdown) != a.Text {
			t.Errorf("%s: body is\n%s\nwant\n%s", a.ID, p.Body.In(p.Markdown), a.Text)
		}
		if len(p.Marks) != len(s.mentions[a.ID]) {
			t.Fatalf("%s: %d marks, want %d", a.ID, len(p.Marks), len(s.mentions[a.ID]))
		}
		for i, m := range p.Marks {
			want := s.mentions[a.ID][i]
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
	s := newStory()
	for _, id := range []ID{
		{},
		{Kind: "help"},
		{Kind: List},
		{List, "weather"},
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
	*story
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
	return f.story.Entries(ctx)
}

func (f *failing) Article(ctx context.Context, id briefing.ArticleID) (*briefing.Article, error) {
	if err := f.fails(); err != nil {
		return nil, err
	}
	return f.story.Article(ctx, id)
}

func (f *failing) Mentions(ctx context.Context, id briefing.SubjectID) ([]briefing.Mention, error) {
	if err := f.fails(); err != nil {
		return nil, err
	}
	return f.story.Mentions(ctx, id)
}

func (f *failing) MentionsIn(ctx context.Context, id briefing.ArticleID) ([]briefing.Mention, error) {
	if err := f.fails(); err != nil {
		return nil, err
	}
	return f.story.MentionsIn(ctx, id)
}

func (f *failing) Tallies(ctx context.Context) (map[briefing.SubjectID]briefing.Tally, error) {
	if err := f.fails(); err != nil {
		return nil, err
	}
	return f.story.Tallies(ctx)
}

// TestErrors says that there is no page when any of what it is made from cannot
// be read.
func TestErrors(t *testing.T) {
	s := newStory()
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

// TestMany says that the pages of a library of many articles stay readable, and
// tell what they leave out.
func TestMany(t *testing.T) {
	s := newStory()
	for i := range 400 {
		a := *s.articles[i%4]
		a.ID = briefing.ArticleID(fmt.Sprintf("%s-%d", a.ID, i))
		for _, m := range s.mentions[s.articles[i%4].ID] {
			m.Ref.Article = a.ID
			s.mentions[a.ID] = append(s.mentions[a.ID], m)
		}
		s.articles = append(s.articles, &a)
	}
	slices.SortFunc(s.articles, func(a, b *briefing.Article) int { return briefing.CompareEntries(a.Entry, b.Entry) })
	for id, want := range map[ID]string{
		{Kind: Overview}:      "\n## Latest articles\n\n- Engineers",
		{Kind: Timeline}:      "when the articles were published: all 404 articles\n",
		{Kind: Coverage}:      "The 24 articles with most mentions, of 404.",
		OfSubject("ana"):      "Below: the first 200 of these articles.",
		CompareOf("ana"):      "Below: the first 200 of these articles.",
		OfSubject("crossing"): "Below: the first 200 of these articles.",
		OfSubject("safe"):     "\n- and 371 more\n",
	} {
		if p := makePage(t, s, id); !strings.Contains(p.Markdown, want) {
			t.Errorf("%v: no word %q on what is left out:\n%.2000s", id, want, p.Markdown)
		}
	}
	p := makePage(t, s, ID{Kind: Coverage})
	for line := range strings.Lines(p.Markdown) {
		if n := strings.Count(line, " |"); n > tableColumns+1 {
			t.Errorf("%d columns: %s", n, line)
		}
	}
}
