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
	"briefing/briefing/internal/fold"
	"briefing/briefing/source/scrub"
	"briefing/briefing/verify"
)

// Arguments that several tools have.
var (
	limitArg  = arg{name: "limit", description: "how many rows, 20 if not given", number: true, least: 1, most: 100}
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
		"compare_claim", "How each article stands to a claim: asserts, denies, attributes or questions it, who speaks, and the passage; silent are the articles that do not speak of it.",
		[]arg{{name: "ref", description: "id or text of a claim; list_subjects kind=claim lists them", required: true}, limitArg, cursorArg},
		(*question).compare,
	},
	{
		"get_article", "The Markdown of an article from a byte on, up to 24 KB at once; bytes is the length of all of it, next_start where to go on, -1 at its end.",
		[]arg{{name: "article", description: "id of the article", required: true}, {name: "start", description: "first byte, 0 if not given", number: true}},
		(*question).article,
	},
	{
		"check_text", "Looks up each quotation, number, date and name of a text: found, differs (with what the articles have instead) or not in the library. Use it on what you wrote before you hand it over.",
		[]arg{{name: "text", description: "up to 32 KB of Markdown", required: true, longest: 32 << 10}},
		(*question).check,
	},
}

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

const mostSources = 100

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
	return q.list(len(all), func(i int) (any, *briefing.Entry, error) {
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
	return q.list(len(entries), func(i int) (any, *briefing.Entry, error) {
		a := articleOf(entries[i])
		a.Title, a.Source = cut(a.Title), cut(a.Source)
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
	results, err := q.lib.Search(q.ctx, query, briefing.SearchOptions{Order: order})
	if err != nil {
		return nil, fmt.Errorf("query: %w", err)
	}
	type hit struct {
		result  *briefing.Result
		passage *briefing.Passage
	}
	var hits []hit
	for i := range results {
		for j := range results[i].Passages {
			hits = append(hits, hit{&results[i], &results[i].Passages[j]})
		}
	}
	return q.list(len(hits), func(i int) (any, *briefing.Entry, error) {
		p, e := hits[i].passage, &hits[i].result.Entry
		span := p.Ref.Span
		if len(p.Hits) > 0 {
			span = p.Hits[0].Union(p.Hits[len(p.Hits)-1])
		}
		return passageOf(e.ID, p.In.Source, span, p.Ref.Span), e, nil
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
	s, err := q.subject()
	if err != nil {
		return nil, err
	}
	mentions, err := q.lib.Mentions(q.ctx, s.SubjectID())
	if err != nil {
		return nil, err
	}
	entries, err := q.entries()
	if err != nil {
		return nil, err
	}
	of := map[briefing.ArticleID]*briefing.Entry{}
	for i := range entries {
		of[entries[i].ID] = &entries[i]
	}
	if id := briefing.ArticleID(q.text["article"]); id != "" {
		if _, err := q.lib.Place(q.ctx, id); err != nil {
			return nil, fmt.Errorf("article %q: %w; list_articles lists the ids", id, briefing.ErrNotFound)
		}
		mentions = slices.DeleteFunc(slices.Clone(mentions), func(m briefing.Mention) bool { return m.Ref.Article != id })
	}
	mentions = slices.DeleteFunc(slices.Clone(mentions), func(m briefing.Mention) bool { return of[m.Ref.Article] == nil })
	texts := q.texts()
	return q.list(len(mentions), func(i int) (any, *briefing.Entry, error) {
		m := mentions[i]
		a, err := texts(m.Ref.Article)
		if err != nil {
			return nil, nil, err
		}
		return passageOf(a.ID, a.Text, m.Ref.Span, m.Sentence), of[a.ID], nil
	})
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
	Claim  string   `json:"claim"`
	Silent []string `json:"silent"`
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
	out := comparison{Claim: scrub.Line(claim.Text), Silent: []string{}}
	of := map[briefing.ArticleID]*briefing.Entry{}
	for i := range entries {
		of[entries[i].ID] = &entries[i]
		if speaks := slices.ContainsFunc(claim.Reports, func(r briefing.Report) bool { return r.Article == entries[i].ID }); !speaks && len(out.Silent) < mostSilent {
			out.Silent = append(out.Silent, string(entries[i].ID))
		}
	}
	texts := q.texts()
	out.answer, err = q.list(len(claim.Reports), func(i int) (any, *briefing.Entry, error) {
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
		return row, of[r.Article], nil
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
	for sizeOf(span.In(a.Text)) > MostBytes-(4<<10) {
		span = inner(a.Text, briefing.Span{Start: start, End: start + span.Len()/2})
	}
	next := span.End
	if next >= len(a.Text) {
		next = -1
	}
	head := articleOf(a.Entry)
	head.Title, head.Source, head.Words = cut(head.Title), cut(head.Source), a.Words
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

type finding struct {
	Kind     string    `json:"kind"`
	Verdict  string    `json:"verdict"`
	Start    int       `json:"start"`
	End      int       `json:"end"`
	Text     string    `json:"text"`
	Passages []passage `json:"passages"`
}

type checked struct {
	*answer
	Found   int `json:"found"`
	Differs int `json:"differs"`
	Missing int `json:"not_in_the_library"`
}

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
	out.answer, err = q.list(len(findings), func(i int) (any, *briefing.Entry, error) {
		f := findings[i]
		row := finding{string(f.Kind), string(f.Verdict), f.Span.Start, f.Span.End, f.Span.In(draft), []passage{}}
		for _, p := range f.Passages {
			span := p.Ref.Span
			if len(p.Hits) > 0 {
				span = p.Hits[0].Union(p.Hits[len(p.Hits)-1])
			}
			row.Passages = append(row.Passages, passageOf(p.Ref.Article, p.In.Source, span, p.Ref.Span))
		}
		return row, nil, nil
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
