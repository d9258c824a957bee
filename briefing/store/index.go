package store

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
)

// batchBytes is how much text is indexed at a time. In memory there is one
// connection, so this is also how long readers of a large library may have to
// wait; smaller batches cost more, for FTS5 merges what each of them leaves.
const batchBytes = 256 << 10

// indexRow is an article as the search index takes it.
type indexRow struct {
	id                        int64
	title, body, alias, facet string
}

// writeIndex writes the search index, in batches: readers get in between.
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

// A facet is a token of the search index by which articles are filtered. It
// begins with a middle dot, which no word does, and a letter that says what it
// is about; then comes what it says, with middle dots for hyphens.
const (
	facetAll      = "·" // every article
	facetNever    = "·never"
	facetArticle  = "·i" // its ID
	facetSubject  = "·m" // a subject that is mentioned
	facetSource   = "·s" // a word of the source
	facetWhole    = "·x" // the source, its words with middle dots between them
	facetTag      = "·t" // a tag, likewise
	facetFolder   = "·f" // a folder that the document is in: its path, with two middle dots for slashes
	facetURL      = "·u" // an address that it is at or leads to, without scheme and "www.", likewise
	facetEarliest = "·e" // first day it may be dated: year, year and month, and whole, as digits
	facetLatest   = "·l" // last day, likewise
)

// facets returns the facets of an article with spaces between them, the words of
// the source in their order.
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

// wholeFacet returns the facet of all words of a text.
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

// addressesOf returns the address of an article and those that its text leads to, each
// once, up to a number that no article to be read has.
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

// bareAddress returns what of an address says where it leads: without the scheme,
// "www.", a slash at its end and the place in the page.
func bareAddress(address string) string {
	if _, rest, ok := strings.Cut(address, "://"); ok {
		address = rest
	}
	address, _, _ = strings.Cut(address, "#")
	return strings.TrimRight(strings.TrimPrefix(strings.ToLower(address), "www."), "/")
}

// urlFacet returns the facet of an address.
func urlFacet(address string) string { return wholeFacet(facetURL, bareAddress(address)) }
