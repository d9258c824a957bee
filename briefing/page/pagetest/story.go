// Package pagetest has what tests of pages share: a library in memory with a story in six
// articles, and Write, which makes a page of it.
package pagetest

import (
	"cmp"
	"context"
	"embed"
	"fmt"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/internal/sentence"
	"briefing/briefing/page/sheet"
)

//go:embed testdata/story
var documents embed.FS

// Story is a library in memory. Its articles are the files of testdata/story:
// lines "key: value", an empty line, and the text, in which {subject|words} is a
// mention, {claim#1|words} one that answers that report.
type Story struct {
	briefing.Library // Search is not used
	Subjects         *briefing.Digest
	Articles         []*briefing.Article
	Marked           map[briefing.ArticleID][]briefing.Mention
}

// Digest and the methods below are those of briefing.Library.
func (s *Story) Digest() *briefing.Digest { return s.Subjects }

func (s *Story) Entries(context.Context) ([]briefing.Entry, error) {
	var out []briefing.Entry
	for _, a := range s.Articles {
		out = append(out, a.Entry)
	}
	return out, nil
}

func (s *Story) Article(_ context.Context, id briefing.ArticleID) (*briefing.Article, error) {
	for _, a := range s.Articles {
		if a.ID == id {
			return a, nil
		}
	}
	return nil, fmt.Errorf("article %q: %w", id, briefing.ErrNotFound)
}

func (s *Story) Mentions(_ context.Context, id briefing.SubjectID) ([]briefing.Mention, error) {
	var out []briefing.Mention
	for _, a := range s.Articles {
		for _, m := range s.Marked[a.ID] {
			if m.Subject == id {
				out = append(out, m)
			}
		}
	}
	return out, nil
}

func (s *Story) MentionsIn(_ context.Context, id briefing.ArticleID) ([]briefing.Mention, error) {
	return s.Marked[id], nil
}

func (s *Story) Extent() briefing.Extent {
	entries, _ := s.Entries(context.Background())
	return briefing.ExtentOf(entries)
}

func (s *Story) EntriesAt(_ context.Context, places ...int) ([]briefing.Entry, error) {
	var out []briefing.Entry
	for _, place := range places {
		out = append(out, s.Articles[place].Entry)
	}
	return out, nil
}

func (s *Story) Place(_ context.Context, id briefing.ArticleID) (int, error) {
	for i, a := range s.Articles {
		if a.ID == id {
			return i, nil
		}
	}
	return 0, fmt.Errorf("article %q: %w", id, briefing.ErrNotFound)
}

func (s *Story) ArticlesOf(_ context.Context, id briefing.SubjectID) ([]briefing.ArticleTally, error) {
	var out []briefing.ArticleTally
	for i, a := range s.Articles {
		n := 0
		for _, m := range s.Marked[a.ID] {
			if m.Subject == id {
				n++
			}
		}
		if n > 0 {
			out = append(out, briefing.ArticleTally{Place: i, Mentions: n})
		}
	}
	if topic, ok := s.Subjects.Subject(id).(*briefing.Topic); ok && topic.Gathers() {
		entries, _ := s.Entries(context.Background())
		for _, place := range briefing.NewSelection(entries).Of(topic.Where) {
			out = append(out, briefing.ArticleTally{Place: place})
		}
	}
	return out, nil
}

func (s *Story) Tallies(ctx context.Context) (map[briefing.SubjectID]briefing.Tally, error) {
	out := map[briefing.SubjectID]briefing.Tally{}
	for subject := range s.Subjects.Subjects() {
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

// Date returns the date that a text is, which must be one.
func Date(s string) briefing.Date { return must(briefing.ParseDate(s)) }

// Write returns the page that write makes of a library for a reader, who may be nil.
func Write(t testing.TB, lib briefing.Library, id sheet.ID, reader *sheet.Reader, write func(*sheet.Sheet) error) *sheet.Page {
	t.Helper()
	s := sheet.New(t.Context(), lib, id)
	s.Reader = reader
	if err := s.Load(); err != nil {
		t.Fatal(err)
	}
	p, err := s.Finish(write(s))
	if err != nil {
		t.Fatalf("%v: %v", id, err)
	}
	return p
}

// NewStory returns the story. Every call returns one of its own, which a test may change.
func NewStory() *Story {
	s := &Story{Subjects: storyDigest(), Marked: map[briefing.ArticleID][]briefing.Mention{}}
	for _, file := range must(fs.Glob(documents, "testdata/story/*.md")) {
		s.add(path.Base(file), string(must(documents.ReadFile(file))))
	}
	slices.SortFunc(s.Articles, func(a, b *briefing.Article) int { return briefing.CompareEntries(a.Entry, b.Entry) })
	return s
}

func (s *Story) add(file, document string) {
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
			a.Published = Date(value)
		case "tags":
			a.Tags = strings.Split(value, ", ")
		case "words":
			a.Words = must(strconv.Atoi(value))
		}
	}
	s.Articles = append(s.Articles, a)
	s.Marked[a.ID] = readMarked(a, strings.TrimSpace(marked))
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
				ID: "opening", Name: "Opening of the bridge", Date: Date("2031-05-03"), Place: "elan",
				Who: []briefing.SubjectID{"ana", "kestrel"}, Names: []string{"great opening"}, Summary: "A ribbon was cut.",
			},
			{ID: "strike", Name: "Strike of the crane drivers", Date: Date("2030~")},
			{ID: "inquiry", Name: "Inquiry into the costs"},
			{ID: "building", Name: "The bridge is built", Date: Date("2029-03/2031-04")},
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
