package cluster

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"sync"

	"golang.org/x/sync/errgroup"

	"briefing/briefing"
	"briefing/briefing/match"
)

// answer is what the search API returns.
type answer struct {
	TimedOut bool                        `json:"timed_out"`
	Shards   struct{ Total, Failed int } `json:"_shards"`
	Hits     struct {
		Total struct{ Value int }
		Hits  []hit
	}
}

type hit struct {
	ID     string `json:"_id"`
	Score  float64
	Source struct {
		Data, Order string
		From        int64
	} `json:"_source"`
	Sort []any
}

// UnmarshalJSON reads a hit; its score is null where nothing is ranked.
func (h *hit) UnmarshalJSON(data []byte) error {
	type plain hit
	var x struct {
		plain
		Score *float64 `json:"_score"`
	}
	if err := json.Unmarshal(data, &x); err != nil {
		return err
	}
	*h = hit(x.plain)
	if x.Score != nil {
		h.Score = *x.Score
	}
	return nil
}

// partialError says that an answer is not whole: of the Shards that the index is split
// into Failed gave none or, if that is 0, the server ran out of time.
type partialError struct{ Failed, Shards int }

// Is reports whether target is briefing.ErrPartial.
func (e *partialError) Is(target error) bool { return target == briefing.ErrPartial }

func (e *partialError) Error() string {
	if e.Failed > 0 {
		return fmt.Sprintf("partial: %d of %d shards failed", e.Failed, e.Shards)
	}
	return "partial: the server ran out of time"
}

// search asks the search API. The error wraps a *PartialError if the answer is not whole.
func (c *client) search(ctx context.Context, body object) (answer, error) {
	var a answer
	err := c.do(ctx, http.MethodPost, "/_search", body, &a)
	if err == nil && (a.TimedOut || a.Shards.Failed > 0) {
		err = c.fail(&partialError{Failed: a.Shards.Failed, Shards: a.Shards.Total})
	}
	return a, err
}

// among restricts a query to the articles of the generation that is read.
func (l *Library) among(q object) object {
	return boolean(object{"must": []object{q}, "filter": ofGeneration(l.m.Generation)})
}

func ofGeneration(g int64) []object {
	return []object{
		{"term": object{"kind": kindArticle}},
		{"range": object{"from": object{"lte": g}}},
		{"range": object{"until": object{"gt": g}}},
	}
}

// ask returns the query for q, and its finder.
func (l *Library) ask(ctx context.Context, q briefing.Query) (object, *match.Finder, error) {
	n, err := l.withoutPatterns(ctx, q.Root())
	if err != nil {
		return nil, nil, err
	}
	e, err := match.Compile(n, l.digest)
	if err != nil {
		return nil, nil, err
	}
	body, err := question(n, e)
	if err != nil {
		return nil, nil, err
	}
	return l.among(body), match.NewFinder(briefing.QueryFor(n), l.digest), nil
}

// Search returns the articles that match q, and their hits. By date they come in the order
// of every library; the rank is the cluster's.
func (l *Library) Search(ctx context.Context, q briefing.Query, opts briefing.SearchOptions) ([]briefing.Result, error) {
	if q.Empty() || l.m.Extent.Articles == 0 {
		return nil, ctx.Err()
	}
	results, err := l.results(ctx, q, opts)
	return results, searchError(q, err)
}

func searchError(q briefing.Query, err error) error {
	if bad := (*briefing.QueryError)(nil); err == nil || errors.As(err, &bad) {
		return err
	}
	return fmt.Errorf("search for %q: %w", q, err)
}

func (l *Library) results(ctx context.Context, q briefing.Query, opts briefing.SearchOptions) ([]briefing.Result, error) {
	query, finder, err := l.ask(ctx, q)
	if err != nil {
		return nil, err
	}
	sort := []object{{"_score": "desc"}, {"day": "desc"}, {"order": "desc"}}
	if opts.Order == briefing.ByDate {
		sort = sort[1:]
	}
	const page = 500
	body := object{"query": query, "sort": sort, "_source": []string{"data"}, "track_total_hits": false}
	var results []briefing.Result
	for {
		size := page
		if opts.Limit > 0 {
			size = min(page, opts.Limit-len(results))
		}
		body["size"] = size
		a, err := l.c.search(ctx, body)
		if err != nil {
			return nil, err
		}
		for _, h := range a.Hits.Hits {
			r, err := l.result(ctx, finder, h)
			if err != nil {
				return nil, err
			}
			results = append(results, r)
		}
		if len(a.Hits.Hits) < size || len(results) == opts.Limit {
			return results, nil
		}
		body["search_after"] = a.Hits.Hits[len(a.Hits.Hits)-1].Sort
	}
}

func (l *Library) result(ctx context.Context, finder *match.Finder, h hit) (briefing.Result, error) {
	var f filed
	if unpackJSON(kindArticle, h.ID, h.Source.Data, &f) != nil {
		return briefing.Result{}, l.c.fail(errForeign)
	}
	l.keep(f)
	var mentions []briefing.Mention
	if finder.NeedsMentions() {
		var err error
		if mentions, err = f.mentions(l.order); err != nil {
			return briefing.Result{}, l.c.fail(errForeign)
		}
	}
	return finder.Result(ctx, f.article(), mentions, h.Score)
}

// Count returns how many articles Search finds for q.
func (l *Library) Count(ctx context.Context, q briefing.Query) (int, error) {
	if q.Empty() || l.m.Extent.Articles == 0 {
		return 0, ctx.Err()
	}
	query, _, err := l.ask(ctx, q)
	if err != nil {
		return 0, searchError(q, err)
	}
	a, err := l.c.search(ctx, object{"query": query, "size": 0, "track_total_hits": true})
	return a.Hits.Total.Value, searchError(q, err)
}

// pieces reads pieces by their keys, some at a time, and calls each with the number of a
// key and the content, perhaps from several goroutines at once. Keys may repeat.
func (c *client) pieces(ctx context.Context, keys []string, each func(n int, content []byte) error) error {
	const together, atOnce = 64, 4
	group, inside := errgroup.WithContext(ctx)
	group.SetLimit(atOnce)
	for start := 0; start < len(keys); start += together {
		some := keys[start:min(start+together, len(keys))]
		group.Go(func() error {
			found, err := c.fetch(inside, kindPart, some)
			if err != nil {
				return err
			}
			for i, key := range some {
				if err := each(start+i, found[key]); err != nil {
					return err
				}
			}
			return nil
		})
	}
	err := group.Wait()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	return err
}

// fetch returns the content of documents by their keys; all must be there.
func (c *client) fetch(ctx context.Context, kind string, keys []string) (map[string][]byte, error) {
	distinct := slices.Compact(slices.Sorted(slices.Values(keys)))
	var out struct{ Docs []stored }
	if err := c.do(ctx, http.MethodPost, "/_mget?_source_includes=data", object{"ids": distinct}, &out); err != nil {
		return nil, err
	}
	found := make(map[string][]byte, len(distinct))
	for _, d := range out.Docs {
		content, err := unpack(kind, d.ID, d.Source.Data)
		if err != nil {
			return nil, c.fail(err)
		}
		found[d.ID] = content
	}
	if len(found) != len(distinct) {
		return nil, c.fail(errForeign)
	}
	return found, nil
}

func decode(content []byte, into any) error { return json.Unmarshal(content, into) }

// withoutPatterns returns a query with its patterns replaced by the matching words of the
// library.
func (l *Library) withoutPatterns(ctx context.Context, n briefing.QueryNode) (briefing.QueryNode, error) {
	return match.WithoutPatterns(ctx, n, l.vocabulary)
}

// Suggest returns the word of the library that word is most likely a misspelling of; see
// match.Vocabulary.Suggest. The first call takes longer: it reads the words.
func (l *Library) Suggest(ctx context.Context, word string) (string, error) {
	if !match.CanSuggest(word) {
		return "", ctx.Err()
	}
	words, err := l.vocabulary(ctx)
	if err != nil {
		return "", fmt.Errorf("suggest for %q: %w", word, err)
	}
	return words.Suggest(word)
}

// Spread returns in how many articles each of words, which are folded, stands.
func (l *Library) Spread(ctx context.Context, words []string) (map[string]int, error) {
	known, err := l.vocabulary(ctx)
	out := map[string]int{}
	for _, w := range words {
		if err != nil {
			return nil, fmt.Errorf("count the articles with each of %d words: %w", len(words), err)
		}
		if out[w], err = known.Articles(w); out[w] == 0 {
			delete(out, w)
		}
	}
	return out, err
}

// vocabulary returns the words of the library.
func (l *Library) vocabulary(ctx context.Context) (*match.Vocabulary, error) {
	l.mu.Lock()
	known := l.words
	l.mu.Unlock()
	if known != nil {
		return known, ctx.Err()
	}
	keys := make([]string, len(l.m.Parts))
	for i, p := range l.m.Parts {
		keys[i] = p.Words
	}
	var mu sync.Mutex
	all := map[string]uint64{}
	err := l.c.pieces(ctx, keys, func(_ int, content []byte) error {
		mu.Lock()
		defer mu.Unlock()
		for line := range strings.Lines(string(content)) {
			word, count, _ := strings.Cut(strings.TrimSpace(line), " ")
			n, err := strconv.ParseUint(count, 10, 64)
			if err != nil {
				return l.c.fail(errForeign)
			}
			all[word] += n
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	words, err := match.NewVocabulary(func(add func([]byte, uint64) error) error {
		for _, w := range slices.Sorted(maps.Keys(all)) {
			if err := add([]byte(w), all[w]); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	l.words = words
	return words, nil
}
