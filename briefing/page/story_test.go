package page

import (
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"briefing/briefing"
	"briefing/briefing/internal/sentence"
)

// story is a library in memory. Its articles are the files of testdata/story:
// lines "key: value", an empty line, and the text, in which {subject|words} is a
// mention, {claim#1|words} one that answers that report.
type story struct {
	briefing.Library // Search is not used
	digest           *briefing.Digest
	articles         []*briefing.Article
	mentions         map[briefing.ArticleID][]briefing.Mention
}

func (s *story) Digest() *briefing.Digest { return s.digest }

func (s *story) Entries(context.Context) ([]briefing.Entry, error) {
	var out []briefing.Entry
	for _, a := range s.articles {
		out = append(out, a.Entry)
	}
	return out, nil
}

func (s *story) Article(_ context.Context, id briefing.ArticleID) (*briefing.Article, error) {
	for _, a := range s.articles {
		if a.ID == id {
			return a, nil
		}
	}
	return nil, fmt.Errorf("article %q: %w", id, briefing.ErrNotFound)
}

func (s *story) Mentions(_ context.Context, id briefing.SubjectID) ([]briefing.Mention, error) {
	var out []briefing.Mention
	for _, a := range s.articles {
		for _, m := range s.mentions[a.ID] {
			if m.Subject == id {
				out = append(out, m)
			}
		}
	}
	return out, nil
}

func (s *story) MentionsIn(_ context.Context, id briefing.ArticleID) ([]briefing.Mention, error) {
	return s.mentions[id], nil
}

func (s *story) Extent() briefing.Extent {
	entries, _ := s.Entries(context.Background())
	return briefing.ExtentOf(entries)
}

func (s *story) EntriesAt(_ context.Context, places ...int) ([]briefing.Entry, error) {
	var out []briefing.Entry
	for _, place := range places {
		out = append(out, s.articles[place].Entry)
	}
	return out, nil
}

func (s *story) Place(_ context.Context, id briefing.ArticleID) (int, error) {
	for i, a := range s.articles {
		if a.ID == id {
			return i, nil
		}
	}
	return 0, fmt.Errorf("article %q: %w", id, briefing.ErrNotFound)
}

func (s *story) ArticlesOf(_ context.Context, id briefing.SubjectID) ([]briefing.ArticleTally, error) {
	var out []briefing.ArticleTally
	for i, a := range s.articles {
		n := 0
		for _, m := range s.mentions[a.ID] {
			if m.Subject == id {
				n++
			}
		}
		if n > 0 {
			out = append(out, briefing.ArticleTally{Place: i, Mentions: n})
		}
	}
	if topic, ok := s.digest.Subject(id).(*briefing.Topic); ok && topic.Gathers() {
		entries, _ := s.Entries(context.Background())
		for _, place := range briefing.NewSelection(entries).Of(topic.Where) {
			out = append(out, briefing.ArticleTally{Place: place})
		}
	}
	return out, nil
}

func (s *story) Tallies(ctx context.Context) (map[briefing.SubjectID]briefing.Tally, error) {
	out := map[briefing.SubjectID]briefing.Tally{}
	for subject := range s.digest.Subjects() {
		var t briefing.Tally
		articles, _ := s.ArticlesOf(ctx, subject.SubjectID())
		for _, a := range articles {
			t.Articles++
			t.Mentions += a.Mentions
		}
		if t.Stops() > 0 {
			out[subject.SubjectID()] = t
		}
	}
	return out, nil
}

// must returns v, which testdata can be trusted to give.
func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func date(s string) briefing.Date { return must(briefing.ParseDate(s)) }

// newStory reads the story.
func newStory() *story {
	s := &story{digest: storyDigest(), mentions: map[briefing.ArticleID][]briefing.Mention{}}
	for _, file := range must(filepath.Glob("testdata/story/*.md")) {
		s.add(filepath.Base(file), string(must(os.ReadFile(file))))
	}
	slices.SortFunc(s.articles, func(a, b *briefing.Article) int { return briefing.CompareEntries(a.Entry, b.Entry) })
	return s
}

func (s *story) add(file, document string) {
	head, marked, _ := strings.Cut(document, "\n\n")
	a := &briefing.Article{Entry: briefing.Entry{
		ID:   briefing.ArticleID(strings.TrimSuffix(file, ".md")),
		File: briefing.FileName(file),
	}}
	for line := range strings.Lines(head) {
		key, value, _ := strings.Cut(strings.TrimSpace(line), ": ")
		switch key {
		case "title":
			a.Title = value
		case "source":
			a.Source = value
		case "author":
			a.Author = value
		case "published":
			a.Published = date(value)
		case "tags":
			a.Tags = strings.Split(value, ", ")
		case "words":
			a.Words = must(strconv.Atoi(value))
		}
	}
	s.articles = append(s.articles, a)
	s.mentions[a.ID] = readMarked(a, strings.TrimSpace(marked))
}

// readMarked sets the text of a and returns its mentions.
func readMarked(a *briefing.Article, marked string) []briefing.Mention {
	var text []byte
	var open, done []briefing.Mention
	for i := 0; i < len(marked); i++ {
		switch marked[i] {
		case '{':
			name, _, _ := strings.Cut(marked[i+1:], "|")
			subject, report, _ := strings.Cut(name, "#")
			m := briefing.Mention{Subject: briefing.SubjectID(subject)}
			m.Report, _ = strconv.Atoi(report)
			m.Ref = briefing.Ref{Article: a.ID, Span: briefing.Span{Start: len(text)}}
			open = append(open, m)
			i += len(name) + 1
		case '}':
			m := open[len(open)-1]
			m.Ref.Span.End = len(text)
			done = append(done, m)
			open = open[:len(open)-1]
		default:
			text = append(text, marked[i])
		}
	}
	a.Text = string(text)
	for i, m := range done {
		for start, end := range sentence.Split(briefing.Show(a.Text).Words) {
			if s := (briefing.Span{Start: start, End: end}); s.Contains(m.Ref.Span) {
				done[i].Sentence = s
			}
		}
		if done[i].Sentence.Empty() {
			panic(fmt.Sprintf("%s: %q is in no sentence", a.ID, m.Ref.Span.In(a.Text)))
		}
	}
	slices.SortStableFunc(done, func(a, b briefing.Mention) int {
		return cmp.Or(a.Ref.Span.Start-b.Ref.Span.Start, b.Ref.Span.End-a.Ref.Span.End)
	})
	return done
}

func storyDigest() *briefing.Digest {
	return &briefing.Digest{
		Title:   "The Nordkai bridge",
		Summary: "How *Saint-Élan* got its bridge, and what it costs.",
		Topics: []*briefing.Topic{
			{ID: "crossing", Name: "Crossing the water", Summary: "The bridge & those who use it.", About: []briefing.SubjectID{"bridge", "visitors", "opening", "crowd"}},
			{ID: "money", Name: "Money", About: []briefing.SubjectID{"cost"}},
			{ID: "port", Name: "All of *Harbour Post*", Summary: "The local paper.", Where: must(briefing.ParseQuery(`source:="Harbour Post"`)), Group: "Sources"},
			{ID: "rails", Name: "Rails", Where: must(briefing.ParseQuery("tag:rails")), Group: "Tags"},
			{ID: "nowhere", Name: "Nowhere", Where: must(briefing.ParseQuery("source:nowhere -before:2031"))},
		},
		Figures: []*briefing.Figure{
			{
				ID: "ana", Type: briefing.Person, Name: "Ána Brandt", Aliases: []string{"Brandt", "A. Brandt-Óg"},
				Summary: "Mayor of the town.", IDs: map[string]string{"wikidata": "Q0"},
			},
			{ID: "bridge", Type: briefing.Thing, Name: "Nordkai bridge"},
			{ID: "kestrel", Type: briefing.Organization, Name: "Kestrel & Sons"},
			{ID: "elan", Type: briefing.Place, Name: "Saint-Élan"},
			{ID: "crane", Type: briefing.Thing, Name: "S-70 | crane"},
			{ID: "nobody", Type: briefing.Person, Name: "Nobody"},
		},
		Events: []*briefing.Event{
			{
				ID: "opening", Name: "Opening of the bridge", Date: date("2031-05-03"), Place: "elan",
				Who: []briefing.SubjectID{"ana", "kestrel"}, Names: []string{"great opening"}, Summary: "A ribbon was cut.",
			},
			{ID: "strike", Name: "Strike of the crane drivers", Date: date("2030~")},
			{ID: "inquiry", Name: "Inquiry into the costs"},
			{ID: "building", Name: "The bridge is built", Date: date("2029-03/2031-04")},
		},
		Numbers: []*briefing.Number{
			{ID: "visitors", Name: "Visitors on the first day", Unit: "people"},
			{ID: "cost", Name: "Cost"},
		},
		Claims: []*briefing.Claim{
			{ID: "safe", Text: "The bridge is safe.", Topic: "crossing", Reports: []briefing.Report{
				{Article: "opening", Stance: briefing.Asserts, By: []briefing.SubjectID{"ana"}},
				{Article: "doubts", Stance: briefing.Questions},
				{Article: "letters", Stance: briefing.Asserts},
				{Article: "doubts", Stance: briefing.Attributes, By: []briefing.SubjectID{"ana"}},
				{Article: "doubts", Stance: briefing.Asserts, By: []briefing.SubjectID{"ana"}},
				{Article: "elsewhere", Stance: briefing.Denies},
			}},
			{ID: "crowd", Text: "Many came on the first day.", Reports: []briefing.Report{
				{Article: "opening", Stance: briefing.Asserts},
				{},
				{Article: "doubts", Stance: briefing.Asserts},
				{},
				{},
				{Article: "letters", Stance: briefing.Asserts},
			}},
			{ID: "ghosts", Text: "There are ghosts.", Topic: "crossing"},
		},
	}
}
