package mcp

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"briefing/briefing"
	"briefing/briefing/source/scrub"
)

// Arguments that several tools have.
var (
	limitArg  = arg{name: "limit", description: "how many rows, 20 if not given", number: true, least: 1, most: maxRows}
	cursorArg = arg{name: "cursor", description: "next_cursor of the answer before, to go on; all other arguments as then"}
	sinceArg  = arg{name: "since", description: "only articles whose document changed after this: now of an earlier get_overview"}
	refArg    = arg{name: "ref", description: "id, name or alias of a figure, event, number, claim or topic", required: true}
)

var tools = []tool{
	{"get_overview", "What the library is about: title, counts, span of dates, sources, and now, to ask later what is new.", nil, (*question).overview},
	{
		"list_subjects", "The figures, events, numbers, claims and topics, with how often and in how many articles they are mentioned. checked is false for names that the program found and nobody checked.",
		[]arg{
			{name: "kind", description: "only these", enum: []string{"figure", "event", "number", "claim", "topic"}},
			{name: "match", description: "only names and aliases that hold these words"},
			limitArg, cursorArg,
		},
		(*question).subjects,
	},
	{
		"list_articles", "The articles in order of date.",
		[]arg{{name: "filter", description: `what articles state, such as "source:dw after:2024-10 -tag:sport"; also before: published: folder:`}, sinceArg, limitArg, cursorArg},
		(*question).articles,
	},
	{
		"search_passages", "Sentences that answer a query. All words must be in an article; \"a phrase\", word*, OR, -word, source:, after:, before:, figure: and topic: are understood.",
		[]arg{{name: "query", description: `such as "strategic partnership" source:dw`, required: true}, {name: "order", description: "rank: best article first (usual); date: newest first", enum: []string{"rank", "date"}}, limitArg, cursorArg},
		(*question).search,
	},
	{
		"get_mentions", "Every passage that mentions a subject, in the order of its trail: by date of the article, then by place in it.",
		[]arg{refArg, {name: "article", description: "only in the article with this id"}, sinceArg, limitArg, cursorArg},
		(*question).mentions,
	},
	{
		"compare_claim", "How each article stands to a claim: asserts, denies, attributes or questions it, who speaks, and the passage; silent are the articles that do not speak of it, the first 200 of silent_total.",
		[]arg{{name: "ref", description: "id or text of a claim; list_subjects kind=claim lists them", required: true}, limitArg, cursorArg},
		(*question).compare,
	},
	{
		"get_article", "The Markdown of an article from a byte on, up to 24 KB at once; bytes is the length of all of it, next_start where to go on, -1 at its end.",
		[]arg{{name: "article", description: "id of the article", required: true}, {name: "start", description: "first byte, 0 if not given", number: true}},
		(*question).article,
	},
	{
		"check_text", "Looks up each quotation, number, date and name of a text: found, differs (with what the articles have instead) or not in the library, each with up to 5 passages. Use it on what you wrote before you hand it over.",
		[]arg{{name: "text", description: "up to 32 KB of Markdown", required: true, longest: 32 << 10}},
		(*question).check,
	},
}

func (q *question) overview() (any, error) {
	d, x := q.lib.Digest(), q.lib.Extent()
	entries, err := q.lib.Entries(q.ctx)
	if err != nil {
		return nil, err
	}
	out := overview{
		Title: scrub.Line(d.Title), Articles: x.Articles, Words: x.Words, First: x.First.String(), Last: x.Last.String(),
		Figures: len(d.Figures), Events: len(d.Events), Numbers: len(d.Numbers), Claims: len(d.Claims), Topics: len(d.Topics),
		Sources: []string{}, Now: strconv.FormatInt(time.Now().UnixNano(), 10),
	}
	for s := range d.Subjects() {
		if briefing.IsFound(s) {
			out.Unchecked++
		}
	}
	count := map[string]int{}
	for _, e := range entries {
		if e.Source != "" {
			count[e.Source]++
		}
	}
	for s := range count {
		out.Sources = append(out.Sources, s)
	}
	slices.SortFunc(out.Sources, func(a, b string) int { return cmp.Or(count[b]-count[a], cmp.Compare(a, b)) })
	out.Sources = out.Sources[:min(len(out.Sources), mostSources)]
	for i, s := range out.Sources {
		out.Sources[i] = cut(scrub.Line(s))
	}
	return out, nil
}

func (q *question) search() (any, error) {
	query, err := briefing.ParseQuery(q.text["query"])
	if err == nil && query.Empty() {
		err = errors.New("it is empty; want words, such as sanctions or \"strategic partnership\"")
	}
	if text := q.text["query"]; err == nil && strings.Count(text, "(") != strings.Count(text, ")") {
		err = errors.New("a bracket has no other; want ( and ) in pairs")
	}
	if err != nil {
		return nil, fmt.Errorf("query: %w", err)
	}
	order := briefing.ByRank
	if q.text["order"] == "date" {
		order = briefing.ByDate
	}
	return q.passages(func() ([]hit, error) {
		results, err := q.lib.Search(q.ctx, query, briefing.SearchOptions{Order: order})
		if err != nil {
			return nil, fmt.Errorf("query: %w", err)
		}
		var hits []hit
		for _, r := range results {
			for _, p := range r.Passages {
				span := p.Ref.Span
				if len(p.Hits) > 0 {
					span = p.Hits[0].Union(p.Hits[len(p.Hits)-1])
				}
				hits = append(hits, hit{r.Entry.ID, span, p.Ref.Span})
			}
		}
		return hits, nil
	})
}

// subject returns the subject that ref names.
func (q *question) subject() (briefing.Subject, error) {
	found, err := briefing.Lookup(q.ctx, q.lib, briefing.CutLink(q.text["ref"]))
	switch {
	case err != nil:
		return nil, fmt.Errorf("ref %w", err)
	case found.Subject == nil:
		return nil, fmt.Errorf("ref %q: it is an article; get_article gives its text", q.text["ref"])
	}
	return found.Subject, nil
}

func (q *question) mentions() (any, error) {
	return q.passages(func() ([]hit, error) {
		s, err := q.subject()
		if err != nil {
			return nil, err
		}
		in, err := q.asked()
		if err != nil {
			return nil, err
		}
		mentions, err := q.lib.Mentions(q.ctx, s.SubjectID())
		if err != nil {
			return nil, err
		}
		hits := make([]hit, 0, len(mentions))
		for _, m := range mentions {
			if in == nil || in[m.Ref.Article] {
				hits = append(hits, hit{m.Ref.Article, m.Ref.Span, m.Sentence})
			}
		}
		return hits, nil
	})
}

// asked returns the articles that article and since ask for; nil for all.
func (q *question) asked() (map[briefing.ArticleID]bool, error) {
	id := briefing.ArticleID(q.text["article"])
	if id == "" && q.text["since"] == "" {
		return nil, nil
	}
	if id != "" {
		if _, err := q.lib.Place(q.ctx, id); err != nil {
			return nil, fmt.Errorf("article %q: %w; list_articles lists the ids", id, briefing.ErrNotFound)
		}
	}
	entries, err := q.entries()
	if err != nil {
		return nil, err
	}
	in := map[briefing.ArticleID]bool{}
	for _, e := range entries {
		in[e.ID] = id == "" || e.ID == id
	}
	return in, nil
}

// texts returns a reader of articles that keeps the last one, which is asked for again.
func (q *question) texts() func(briefing.ArticleID) (*briefing.Article, error) {
	var last *briefing.Article
	return func(id briefing.ArticleID) (*briefing.Article, error) {
		if last == nil || last.ID != id {
			a, err := q.lib.Article(q.ctx, id)
			if err != nil {
				return nil, err
			}
			last = a
		}
		return last, nil
	}
}

// entry returns an article without its text; nil if the library has none with that ID.
func (q *question) entry(id briefing.ArticleID) (*briefing.Entry, error) {
	place, err := q.lib.Place(q.ctx, id)
	if errors.Is(err, briefing.ErrNotFound) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	found, err := q.lib.EntriesAt(q.ctx, place)
	if err != nil {
		return nil, err
	}
	return &found[0], nil
}

// stance is how an article stands to a claim.
type stance struct {
	Article string   `json:"article"`
	Stance  string   `json:"stance"`
	By      []string `json:"by"`
	Wording string   `json:"wording"`
	// Found says that the passage is in the article; else its rules match nothing.
	Found   bool    `json:"found"`
	Passage passage `json:"passage"`
}

type comparison struct {
	*answer
	Claim   string   `json:"claim"`
	Silent  []string `json:"silent"`
	Silents int      `json:"silent_total"`
}

const mostSilent = 200

func (q *question) compare() (any, error) {
	s, err := q.subject()
	if err != nil {
		return nil, err
	}
	claim, ok := s.(*briefing.Claim)
	if !ok {
		return nil, fmt.Errorf("ref %q: it is a %s; get_mentions gives its passages, list_subjects with kind claim lists claims", q.text["ref"], s.Kind())
	}
	mentions, err := q.lib.Mentions(q.ctx, claim.ID)
	if err != nil {
		return nil, err
	}
	first := map[int]briefing.Mention{}
	for _, m := range mentions {
		if _, ok := first[m.Report]; !ok {
			first[m.Report] = m
		}
	}
	entries, err := q.lib.Entries(q.ctx)
	if err != nil {
		return nil, err
	}
	out := comparison{Claim: cut(scrub.Line(claim.Text)), Silent: []string{}}
	speaks := map[briefing.ArticleID]bool{}
	for _, r := range claim.Reports {
		speaks[r.Article] = true
	}
	for _, e := range entries {
		if speaks[e.ID] {
			continue
		}
		if out.Silents++; len(out.Silent) < mostSilent {
			out.Silent = append(out.Silent, string(e.ID))
		}
	}
	texts := q.texts()
	out.answer, err = q.list(len(claim.Reports), out, func(i int) (any, []*briefing.Entry, error) {
		r := claim.Reports[i]
		row := stance{Article: string(r.Article), Stance: string(r.Stance), By: []string{}, Wording: scrub.Line(r.Wording)}
		for _, id := range r.By {
			row.By = append(row.By, string(id))
		}
		if m, ok := first[i]; ok {
			a, err := texts(m.Ref.Article)
			if err != nil {
				return nil, nil, err
			}
			row.Found, row.Passage = true, passageOf(a.ID, a.Text, m.Ref.Span, m.Sentence)
		}
		e, err := q.entry(r.Article)
		return row, []*briefing.Entry{e}, err
	})
	return out, err
}

type text struct {
	article
	Author    string `json:"author"`
	Bytes     int    `json:"bytes"`
	Start     int    `json:"start"`
	End       int    `json:"end"`
	NextStart int    `json:"next_start"`
	Text      string `json:"text"`
}

// mostText is how many bytes of an article are given at once. As JSON they can be more.
const mostText = 24 << 10

func (q *question) article() (any, error) {
	found, err := briefing.Lookup(q.ctx, q.lib, briefing.CutLink(q.text["article"]))
	switch {
	case err != nil:
		return nil, fmt.Errorf("article %w; list_articles lists the ids", err)
	case found.Entry == nil:
		return nil, fmt.Errorf("article %q: it is a %s; get_mentions gives its passages", q.text["article"], found.Subject.Kind())
	}
	a, err := q.lib.Article(q.ctx, found.Entry.ID)
	if err != nil {
		return nil, err
	}
	start := q.nums["start"]
	if start > len(a.Text) {
		return nil, fmt.Errorf("start %d: the text ends at byte %d", start, len(a.Text))
	}
	for start > 0 && start < len(a.Text) && a.Text[start]&0xc0 == 0x80 {
		start--
	}
	span := inner(a.Text, briefing.Span{Start: start, End: min(len(a.Text), start+mostText)})
	for sizeOf(span.In(a.Text)) > mostBytes-(4<<10) {
		span = inner(a.Text, briefing.Span{Start: start, End: start + span.Len()/2})
	}
	next := span.End
	if next >= len(a.Text) {
		next = -1
	}
	head := articleOf(a.Entry)
	head.Words = a.Words
	return text{head, cut(scrub.Line(a.Author)), len(a.Text), span.Start, span.End, next, span.In(a.Text)}, nil
}

// cut returns a line of bounded length.
func cut(s string) string {
	const longest = 500
	if len(s) <= longest {
		return s
	}
	return inner(s, briefing.Span{End: longest}).In(s) + "…"
}
