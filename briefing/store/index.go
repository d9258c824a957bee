package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
)

// batchBytes is the amount of text indexed at a time. In memory there is one
// connection, so it also bounds how long readers of a large library wait.
// Smaller batches cost more, since FTS5 merges their results.
const batchBytes = 256 << 10

// indexRow is an article in the form of the search index.
type indexRow struct {
	id                        int64
	title, body, alias, facet string
}

// writeIndex writes the search index in batches, between which readers get
// their turn.
func (s *Store) writeIndex(ctx context.Context, c *catalog, articles []Linked) error {
	var batch []indexRow
	size := 0
	for i := range inIDOrder(c.ids) {
		batch = append(batch, newIndexRow(c.ids[i], articles[i]))
		if size += len(articles[i].Article.Text); size < batchBytes {
			continue
		}
		if err := s.indexBatch(ctx, batch); err != nil {
			return err
		}
		batch, size = batch[:0], 0
	}
	return s.indexBatch(ctx, batch)
}

func (s *Store) indexBatch(ctx context.Context, rows []indexRow) error {
	if len(rows) == 0 {
		return nil
	}
	err := s.transact(ctx, func(tx *sql.Tx) error {
		in := insert(ctx, tx, insertIndex)
		for _, r := range rows {
			in.index(r)
		}
		return in.close()
	})
	if err != nil {
		return fmt.Errorf("index a library: %w", err)
	}
	return nil
}

func newIndexRow(id int64, l Linked) indexRow {
	a := l.Article
	title, ofTitle := fold.Index(a.Title)
	body, ofBody := fold.Index(briefing.Show(a.Text).Words)
	return indexRow{id: id, title: title, body: body, alias: ofTitle + ofBody, facet: facets(l)}
}

// A facet is a token of the search index for filtering articles. It begins with
// a middle dot, which no word does, and a letter for the kind of filter. The
// value follows, with middle dots for hyphens.
const (
	facetAll      = "·" // every article
	facetNever    = "·never"
	facetArticle  = "·i" // its ID
	facetSubject  = "·m" // a subject that is mentioned
	facetSource   = "·s" // a word of the source
	facetWhole    = "·x" // the source, its words with middle dots between them
	facetTag      = "·t" // a tag, in the same form
	facetFolder   = "·f" // a folder around the document: its path, with two middle dots for slashes
	facetURL      = "·u" // an address of the article or in its text, without scheme and "www.", in the same form
	facetEarliest = "·e" // first possible date: year, year and month, and day, as digits
	facetLatest   = "·l" // last possible date, in the same form
)

// facets returns the facets of an article, separated by spaces; words of the
// source are in order.
func facets(l Linked) string {
	tokens := []string{facetAll, articleFacet(l.Article.ID)}
	for w := range fold.Words(l.Article.Source) {
		tokens = append(tokens, facetSource+w.Folded)
	}
	tokens = append(tokens, wholeFacet(facetWhole, l.Article.Source))
	for _, tag := range l.Article.Tags {
		tokens = append(tokens, wholeFacet(facetTag, tag))
	}
	for _, address := range addressesOf(l.Article) {
		tokens = append(tokens, urlFacet(address))
	}
	folder := briefing.FoldFolder(l.Article.Folder())
	for i := range len(folder) + 1 {
		if folder != "" && (i == len(folder) || folder[i] == '/') {
			tokens = append(tokens, folderFacet(folder[:i]))
		}
	}
	if date := l.Article.Published; date.Known() {
		tokens = appendDay(tokens, facetEarliest, digits(date.Earliest()))
		tokens = appendDay(tokens, facetLatest, digits(date.Latest()))
	}
	seen := map[briefing.SubjectID]bool{}
	for _, m := range l.Mentions {
		if !seen[m.Subject] {
			seen[m.Subject] = true
			tokens = append(tokens, subjectFacet(m.Subject))
		}
	}
	return strings.Join(tokens, " ")
}

func appendDay(tokens []string, facet, day string) []string {
	return append(tokens, facet+day[:4], facet+day[:6], facet+day)
}

// wholeFacet returns the facet for all words of a text together.
func wholeFacet(facet, text string) string {
	return facet + strings.ReplaceAll(fold.String(text), " ", "·")
}

// folderFacet returns the facet of a folder by its folded path.
func folderFacet(folded string) string {
	return facetFolder + folderDots.Replace(folded)
}

var folderDots = strings.NewReplacer(" ", "·", "/", "··")

func articleFacet(id briefing.ArticleID) string {
	return facetArticle + strings.ReplaceAll(string(id), "-", "·")
}

func subjectFacet(id briefing.SubjectID) string {
	return facetSubject + strings.ReplaceAll(string(id), "-", "·")
}

// addressesOf returns the address of an article and those its text links to,
// each once, up to a generous limit.
func addressesOf(a *briefing.Article) []string {
	const most = 500
	var out []string
	seen := map[string]bool{}
	add := func(address string) {
		if bare := bareAddress(address); bare != "" && !seen[bare] && len(out) < most {
			seen[bare] = true
			out = append(out, address)
		}
	}
	add(a.URL)
	for rest := a.Text; len(out) < most; {
		i := strings.Index(rest, "://")
		if i < 0 {
			break
		}
		start := max(strings.LastIndexByte(rest[:i], 'h'), 0)
		scheme := rest[start:i]
		rest = rest[i+len("://"):]
		if scheme != "http" && scheme != "https" {
			continue
		}
		end := strings.IndexAny(rest, " \t\n<>\"')]")
		if end < 0 {
			end = len(rest)
		}
		add(strings.TrimRight(rest[:end], ".,;:!?*_"))
		rest = rest[end:]
	}
	return out
}

// bareAddress returns an address without its scheme, "www.", fragment and
// trailing slash.
func bareAddress(address string) string {
	if _, rest, ok := strings.Cut(address, "://"); ok {
		address = rest
	}
	address, _, _ = strings.Cut(address, "#")
	return strings.TrimRight(strings.TrimPrefix(strings.ToLower(address), "www."), "/")
}

// urlFacet returns the facet of an address.
func urlFacet(address string) string { return wholeFacet(facetURL, bareAddress(address)) }
