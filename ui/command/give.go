package command

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"

	"briefing/briefing"
	"briefing/briefing/page"
)

// Source is where the reader is.
type Source struct {
	Library briefing.Library
	Path    string // of the library; "" for the one that comes with the program
	File    func(briefing.Entry) string
	Page    *page.Page
	At      briefing.Ref // the passage, or an article alone; the zero Ref for none
	Trail   briefing.Trail
}

// Record is a passage as commands print it with --json.
type Record struct {
	Ref       string             `json:"ref"`
	Article   briefing.ArticleID `json:"article"`
	Title     string             `json:"title"`
	Source    string             `json:"source"`
	Published string             `json:"published"`
	URL       string             `json:"url"`
	File      briefing.FileName  `json:"file"`
	Start     int                `json:"start"`
	End       int                `json:"end"`
	Text      string             `json:"text"`
	Passage   string             `json:"passage"`
}

// RecordOf returns the record of a passage of an article; passage is the sentence around it
// as a page shows it.
func RecordOf(a *briefing.Article, at briefing.Span, passage string) Record {
	return Record{
		Ref: briefing.Ref{Article: a.ID, Span: at}.String(), Article: a.ID, Title: a.Title, Source: a.Source, Published: a.Published.String(),
		URL: a.URL, File: a.File, Start: at.Start, End: at.End, Text: at.In(a.Text), Passage: passage,
	}
}

// mostStops limits the passages of a trail that a program gets.
const mostStops = 10_000

// Input returns what a command gives to its program where the reader is: standard input,
// and the values of placeholders.
func (c Command) Input(ctx context.Context, s Source) (stdin string, v Values, err error) {
	v.Library = s.Path
	var a *briefing.Article
	if s.At.Article != "" {
		if a, err = s.Library.Article(ctx, s.At.Article); err != nil {
			return "", v, err
		}
		if s.At.Span.End > len(a.Text) {
			return "", v, errors.New("the article has changed: read the library again")
		}
		if !s.At.Span.Empty() {
			s.At.Span = briefing.SentencesAt(a.Text, s.At.Span)
		}
		v.Title, v.Source, v.Published, v.URL, v.Article, v.Ref = a.Title, a.Source, a.Published.String(), a.URL, string(a.ID), s.At.String()
		if s.File != nil && s.Path != "" {
			v.File = s.File(a.Entry)
		}
	}
	switch c.Give {
	case Passage:
		if a == nil || s.At.Span.Empty() {
			return "", v, errors.New("no passage is here: go to an article")
		}
		stdin = c.passage(a, s.At.Span)
	case Article:
		if a == nil {
			return "", v, errors.New("no article is here")
		}
		stdin = c.document(a.Text, RecordOf(a, briefing.Span{End: len(a.Text)}, ""))
	case Page:
		stdin = c.document(s.Page.Markdown, struct {
			Page     page.Kind `json:"page"`
			ID       string    `json:"id"`
			Title    string    `json:"title"`
			Markdown string    `json:"markdown"`
		}{s.Page.ID.Kind, s.Page.ID.Key, s.Page.Title, s.Page.Markdown})
	case Trail:
		stdin, err = c.trail(ctx, s)
	}
	return stdin, v, err
}

// Given names what a command gives to its program, for whoever reads what that prints.
func (c Command) Given(v Values, s Source) string {
	switch c.Give {
	case Passage:
		return v.Ref
	case Article:
		return v.Article
	case Page:
		return "the page " + s.Page.Title
	case Trail:
		return "the trail of " + s.Trail.Label
	}
	return ""
}

// passage writes one passage.
func (c Command) passage(a *briefing.Article, at briefing.Span) string {
	switch plain := page.Plain(briefing.Show(a.Text), at); c.As {
	case Markdown:
		return at.In(a.Text) + "\n"
	case JSON:
		return object(RecordOf(a, at, plain))
	default:
		return plain + "\n"
	}
}

// document writes a text in Markdown, or a record of it.
func (c Command) document(markdown string, record any) string {
	switch c.As {
	case Markdown:
		return markdown
	case JSON:
		return object(record)
	}
	shown := briefing.Show(markdown)
	var paragraphs []string
	at := 0
	for part := range strings.SplitSeq(markdown, "\n\n") {
		if text := page.Plain(shown, briefing.Span{Start: at, End: at + len(part)}); text != "" {
			paragraphs = append(paragraphs, text)
		}
		at += len(part) + len("\n\n")
	}
	return strings.Join(paragraphs, "\n\n") + "\n"
}

// trail writes the passages of a trail.
func (c Command) trail(ctx context.Context, s Source) (string, error) {
	if s.Trail.Len() == 0 {
		return "", errors.New("no trail is walked")
	}
	if s.Trail.Len() > mostStops {
		return "", fmt.Errorf("the trail has %s: at most %s can be given", briefing.Count(s.Trail.Len(), "stop"), briefing.Thousands(mostStops))
	}
	var b strings.Builder
	var a *briefing.Article
	for i := range s.Trail.Len() {
		at := s.Trail.Stop(i)
		if a == nil || a.ID != at.Article {
			var err error
			if a, err = s.Library.Article(ctx, at.Article); err != nil {
				return "", err
			}
		}
		if at.Span.End <= len(a.Text) && !at.Span.Empty() {
			b.WriteString(c.passage(a, briefing.SentencesAt(a.Text, at.Span)))
		}
	}
	return b.String(), nil
}

// object returns v as JSON on one line.
func object(v any) string {
	var b strings.Builder
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(v) // texts and numbers always encode
	return b.String()
}
