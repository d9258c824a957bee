package mcp

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/source/scrub"
)

type overview struct {
	Title     string   `json:"title"`
	Articles  int      `json:"articles"`
	Words     int      `json:"words"`
	First     string   `json:"first"`
	Last      string   `json:"last"`
	Figures   int      `json:"figures"`
	Events    int      `json:"events"`
	Numbers   int      `json:"numbers"`
	Claims    int      `json:"claims"`
	Topics    int      `json:"topics"`
	Unchecked int      `json:"unchecked"`
	Sources   []string `json:"sources"`
	Now       string   `json:"now"`
}

const mostSources = 50

type subject struct {
	ID       string `json:"id"`
	Kind     string `json:"kind"`
	Name     string `json:"name"`
	Date     string `json:"date,omitempty"`
	Mentions int    `json:"mentions"`
	Articles int    `json:"articles"`
	Checked  bool   `json:"checked"`
}

func (q *question) subjects() (any, error) {
	tallies, err := q.lib.Tallies(q.ctx)
	if err != nil {
		return nil, err
	}
	words := strings.Fields(fold.String(q.text["match"]))
	var all []briefing.Subject
	for s := range q.lib.Digest().Subjects() {
		if kind := q.text["kind"]; (kind == "" || string(s.Kind()) == kind) && matches(s, words) {
			all = append(all, s)
		}
	}
	return q.list(len(all), nil, func(i int) (any, []*briefing.Entry, error) {
		s := all[i]
		t := tallies[s.SubjectID()]
		out := subject{ID: string(s.SubjectID()), Kind: string(s.Kind()), Name: cut(scrub.Line(s.Label())), Mentions: t.Mentions, Articles: t.Articles, Checked: !briefing.IsFound(s)}
		if e, ok := s.(*briefing.Event); ok {
			out.Date = e.Date.String()
		}
		return out, nil, nil
	})
}

// matches reports whether a name of a subject holds all words.
func matches(s briefing.Subject, words []string) bool {
	for _, name := range append(briefing.Names(s), s.Label(), string(s.SubjectID())) {
		name = fold.String(name)
		if !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(name, w) }) {
			return true
		}
	}
	return false
}

func (q *question) articles() (any, error) {
	entries, err := q.entries()
	if err != nil {
		return nil, err
	}
	return q.list(len(entries), nil, func(i int) (any, []*briefing.Entry, error) {
		a := articleOf(entries[i])
		a.File, a.Words = entries[i].File.String(), entries[i].Words
		return a, nil, nil
	})
}

// entries returns the articles that filter and since hold for.
func (q *question) entries() ([]briefing.Entry, error) {
	all, err := q.lib.Entries(q.ctx)
	if err != nil {
		return nil, err
	}
	if filter := q.text["filter"]; strings.TrimSpace(filter) != "" {
		query, err := briefing.ParseQuery(filter)
		if err != nil {
			return nil, fmt.Errorf("filter: %w", err)
		}
		if n := query.Unstated(); n != nil {
			return nil, fmt.Errorf("filter: %q looks into the text; use search_passages for that (want source: tag: folder: after: before: published:)", briefing.QueryFor(n))
		}
		var held []briefing.Entry
		for _, at := range briefing.NewSelection(all).Of(query) {
			held = append(held, all[at])
		}
		all = held
	}
	if q.text["since"] == "" {
		return all, nil
	}
	since, err := q.since()
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(slices.Clone(all), func(e briefing.Entry) bool { return !q.changed(e, since) }), nil
}

func (q *question) since() (int64, error) {
	n, err := strconv.ParseInt(q.text["since"], 10, 64)
	if err != nil || n < 0 {
		return 0, errors.New("since: want now of an earlier get_overview")
	}
	return n, nil
}

func (q *question) changed(e briefing.Entry, since int64) bool {
	return q.lib.ChangedSince != nil && q.lib.ChangedSince(e, since)
}
