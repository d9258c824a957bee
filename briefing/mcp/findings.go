package mcp

import (
	"errors"
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/verify"
)

type finding struct {
	Kind     string    `json:"kind"`
	Verdict  string    `json:"verdict"`
	Start    int       `json:"start"`
	End      int       `json:"end"`
	Text     string    `json:"text"`
	Instead  string    `json:"instead,omitempty"`
	Passages []passage `json:"passages"`
}

type checked struct {
	*answer
	Found   int `json:"found"`
	Differs int `json:"differs"`
	Missing int `json:"not_in_the_library"`
}

// mostPassages limits the passages of one finding.
const mostPassages = 5

// check looks up a text. Differences and gaps come first: an answer has
// limited room.
func (q *question) check() (any, error) {
	draft := q.text["text"]
	if strings.TrimSpace(draft) == "" {
		return nil, errors.New("text: it is empty")
	}
	findings, err := verify.Draft(q.ctx, q.lib, draft)
	if err != nil {
		return nil, err
	}
	var out checked
	for _, f := range findings {
		switch f.Verdict {
		case verify.Found:
			out.Found++
		case verify.Differs:
			out.Differs++
		case verify.Missing:
			out.Missing++
		}
	}
	slices.SortStableFunc(findings, func(a, b verify.Finding) int { return weight(a) - weight(b) })
	q.nums["limit"] = len(findings)
	out.answer, err = q.list(len(findings), nil, func(i int) (any, []*briefing.Entry, error) {
		f := findings[i]
		row := finding{string(f.Kind), string(f.Verdict), f.Span.Start, f.Span.End, cut(f.Span.In(draft)), cut(f.Instead), []passage{}}
		var named []*briefing.Entry
		for _, p := range f.Passages[:min(len(f.Passages), mostPassages)] {
			e, err := q.entry(p.Ref.Article)
			if err != nil {
				return nil, nil, err
			}
			named = append(named, e)
			span := p.Ref.Span
			if len(p.Hits) > 0 {
				span = p.Hits[0].Union(p.Hits[len(p.Hits)-1])
			}
			row.Passages = append(row.Passages, passageOf(p.Ref.Article, p.In.Source, span, p.Ref.Span))
		}
		return row, named, nil
	})
	if out.answer != nil {
		out.NextCursor = "" // the text is checked as a whole
	}
	return out, err
}

func weight(f verify.Finding) int {
	switch f.Verdict {
	case verify.Differs:
		return 0
	case verify.Missing:
		return 1
	}
	return 2
}
