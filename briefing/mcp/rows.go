package mcp

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"maps"
	"slices"

	"briefing/briefing"
	"briefing/briefing/source/scrub"
)

// article describes an article, once in an answer.
type article struct {
	ID        string `json:"id"`
	Title     string `json:"title"`
	Source    string `json:"source"`
	Published string `json:"published"`
	URL       string `json:"url"`
	File      string `json:"file,omitempty"`
	Words     int    `json:"words,omitempty"`
}

func articleOf(e briefing.Entry) article {
	return article{ID: string(e.ID), Title: cut(scrub.Line(e.Title)), Source: cut(scrub.Line(e.Source)), Published: e.Published.String(), URL: cut(scrub.Line(e.URL))}
}

// passage is a place in an article: bytes of its text, and the sentence around them.
type passage struct {
	Ref          string `json:"ref"`
	Article      string `json:"article"`
	Start        int    `json:"start"`
	End          int    `json:"end"`
	Text         string `json:"text"`
	PassageStart int    `json:"passage_start"`
	Passage      string `json:"passage"`
}

// longestPassage is how many bytes of a sentence are given; a sentence can be a table.
const longestPassage = 2 << 10

// passageOf returns a passage with as much of the sentence around it as is given.
func passageOf(id briefing.ArticleID, text string, span, sentence briefing.Span) passage {
	sentence = sentence.Union(span)
	if sentence.Len() > longestPassage {
		const beside = longestPassage / 4
		near := briefing.Span{Start: max(sentence.Start, span.Start-beside), End: min(sentence.End, max(span.Start+beside, min(span.End+beside, span.Start+longestPassage)))}
		sentence = inner(text, near)
	}
	shown := inner(text, briefing.Span{Start: span.Start, End: min(span.End, span.Start+longestPassage)})
	return passage{briefing.Ref{Article: id, Span: span}.String(), string(id), span.Start, span.End, shown.In(text), sentence.Start, sentence.In(text)}
}

// inner returns a span made smaller so that it cuts no character.
func inner(text string, s briefing.Span) briefing.Span {
	for s.Start < s.End && text[s.Start]&0xc0 == 0x80 {
		s.Start++
	}
	for s.End > s.Start && s.End < len(text) && text[s.End]&0xc0 == 0x80 {
		s.End--
	}
	return s
}

// answer is a part of a list, with the articles that its rows name.
type answer struct {
	Articles   []article `json:"articles"`
	Rows       []any     `json:"rows"`
	Total      int       `json:"total"`
	NextCursor string    `json:"next_cursor"`
}

const (
	usualRows = 20
	maxRows   = 100
)

// list answers with rows from where the cursor says, as many as are asked for and have
// room beside what else the answer holds. Row returns a row and the articles to list with
// it.
func (q *question) list(total int, beside any, row func(i int) (any, []*briefing.Entry, error)) (*answer, error) {
	from, err := q.from()
	if err != nil {
		return nil, err
	}
	limit := q.nums["limit"]
	if limit == 0 {
		limit = usualRows
	}
	const around = 512 // bytes of the answer without its rows
	out := &answer{Articles: []article{}, Rows: []any{}, Total: total}
	listed := map[briefing.ArticleID]bool{}
	size := around + sizeOf(beside)
	i := from
	for ; i < total && len(out.Rows) < limit; i++ {
		r, entries, err := row(i)
		if err != nil {
			return nil, err
		}
		entries = slices.DeleteFunc(entries, func(e *briefing.Entry) bool { return e == nil || listed[e.ID] })
		add := sizeOf(r)
		for _, e := range entries {
			add += sizeOf(articleOf(*e))
		}
		if size+add > mostBytes && len(out.Rows) > 0 {
			break
		}
		size += add
		out.Rows = append(out.Rows, r)
		for _, e := range entries {
			if !listed[e.ID] {
				listed[e.ID] = true
				out.Articles = append(out.Articles, articleOf(*e))
			}
		}
	}
	if i < total {
		out.NextCursor = q.cursor(i)
	}
	return out, nil
}

// sizeOf returns how many bytes a value has as JSON.
func sizeOf(v any) int {
	data, err := json.Marshal(v)
	if err != nil {
		return mostBytes
	}
	return len(data) + 1
}

// place is the content of a cursor: a row of a list of a library.
type place struct {
	Query      uint64 `json:"q"`
	Generation int64  `json:"g"`
	From       int    `json:"f"`
}

// query identifies the question, apart from its cursor and limit.
func (q *question) query() uint64 {
	h := fnv.New64a()
	h.Write([]byte(q.tool)) // a hash takes all
	for _, name := range slices.Sorted(maps.Keys(q.text)) {
		if name != "cursor" {
			fmt.Fprintf(h, "\x00%s\x00%s", name, q.text[name])
		}
	}
	return h.Sum64()
}

func (q *question) cursor(from int) string {
	data, err := json.Marshal(place{q.query(), q.lib.Generation, from})
	if err != nil {
		panic(err) // it holds numbers
	}
	return base64.RawURLEncoding.EncodeToString(data)
}

// from returns the row that the cursor says.
func (q *question) from() (int, error) {
	cursor := q.text["cursor"]
	if cursor == "" {
		return 0, nil
	}
	data, err := base64.RawURLEncoding.DecodeString(cursor)
	var p place
	if err != nil || json.Unmarshal(data, &p) != nil || p.From < 0 {
		return 0, errors.New("cursor: want the next_cursor of the answer before")
	}
	switch {
	case p.Query != q.query():
		return 0, errors.New("cursor: it belongs to another question; ask that, or start without a cursor")
	case p.Generation != q.lib.Generation:
		return 0, errors.New("cursor: the library has changed since; start again without a cursor")
	}
	return p.From, nil
}
