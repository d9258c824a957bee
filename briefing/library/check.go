package library

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/digest"
	"briefing/briefing/link"
)

// Problems returns what was wrong with the digest when it was read, in the
// order of the file. What they name was left out.
func (l *Library) Problems() []digest.Problem { return l.digest.Problems }

// Check returns all that is wrong with the digest, in the order of the file:
// Problems, and what shows only against the articles: names and terms that match
// nothing, surnames that stay ambiguous, articles that no topic holds.
func (l *Library) Check(ctx context.Context) ([]digest.Problem, error) {
	if !l.HasDigest {
		return nil, nil
	}
	problems := slices.Clone(l.digest.Problems)
	for _, u := range link.Unused(l.Digest(), l.usage) {
		problems = append(problems, l.problem(u.Subject, u.Text, fmt.Sprintf("%q matches nothing in the library", u.Text)))
	}
	for _, a := range l.unsure {
		text := fmt.Sprintf("surname %q in article %q could be %s: not linked", a.Surname, a.Article, list(a.Figures))
		problems = append(problems, l.problem(a.Figures[0], "", text))
	}
	loose, err := l.withoutTopic(ctx)
	if err != nil {
		return nil, err
	}
	for _, id := range loose {
		problems = append(problems, digest.Problem{File: l.digest.Name, Line: 1, Column: 1, Text: fmt.Sprintf("no topic holds article %q", id)})
	}
	slices.SortStableFunc(problems, func(a, b digest.Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	return problems, nil
}

// problem returns a complaint about a spelling of a subject, or about the
// subject as a whole.
func (l *Library) problem(subject briefing.SubjectID, spelling, text string) digest.Problem {
	line, column := l.digest.Position(subject, spelling)
	return digest.Problem{File: l.digest.Name, Line: line, Column: column, Subject: subject, Text: text}
}

// withoutTopic returns the articles in which no topic is mentioned, if there are
// topics at all.
func (l *Library) withoutTopic(ctx context.Context) ([]briefing.ArticleID, error) {
	if len(l.Digest().Topics) == 0 {
		return nil, nil
	}
	entries, err := l.Entries(ctx)
	if err != nil {
		return nil, err
	}
	tallies, err := l.Tallies(ctx)
	if err != nil {
		return nil, err
	}
	held := map[briefing.ArticleID]bool{}
	for _, t := range l.Digest().Topics {
		for _, a := range tallies[t.ID].Articles {
			held[a.Article] = true
		}
	}
	var loose []briefing.ArticleID
	for _, e := range entries {
		if !held[e.ID] {
			loose = append(loose, e.ID)
		}
	}
	return loose, nil
}

func list(ids []briefing.SubjectID) string {
	var out []string
	for _, id := range ids {
		out = append(out, fmt.Sprintf("%q", id))
	}
	return strings.Join(out, " or ")
}
