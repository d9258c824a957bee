package match

import (
	"strings"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
)

// Words are the tokens of an article in the columns of a search index, with one space
// between.
type Words struct {
	Title, Body string // folded words
	Alias       string // the compounds of both written together: "s400"
	Facets      string // marks to filter by; those for the words of the source are in order
}

// WordsOf returns the tokens of an article with these mentions.
func WordsOf(a *briefing.Article, mentions []briefing.Mention) Words {
	title, ofTitle := fold.Index(a.Title)
	body, ofBody := fold.Index(briefing.Show(a.Text).Words)
	return Words{Title: title, Body: body, Alias: ofTitle + ofBody, Facets: facets(a, mentions)}
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

// facets returns the facets of an article with these mentions, separated by spaces; words of the
// source are in order.
func facets(a *briefing.Article, mentions []briefing.Mention) string {
	tokens := []string{facetAll, articleFacet(a.ID)}
	for w := range fold.Words(a.Source) {
		tokens = append(tokens, facetSource+w.Folded)
	}
	tokens = append(tokens, wholeFacet(facetWhole, a.Source))
	for _, tag := range a.Tags {
		tokens = append(tokens, wholeFacet(facetTag, tag))
	}
	for _, address := range addressesOf(a) {
		tokens = append(tokens, urlFacet(address))
	}
	folder := briefing.FoldFolder(a.Folder())
	for i := range len(folder) + 1 {
		if folder != "" && (i == len(folder) || folder[i] == '/') {
			tokens = append(tokens, folderFacet(folder[:i]))
		}
	}
	if date := a.Published; date.Known() {
		tokens = appendDay(tokens, facetEarliest, digits(date.Earliest()))
		tokens = appendDay(tokens, facetLatest, digits(date.Latest()))
	}
	seen := map[briefing.SubjectID]bool{}
	for _, m := range mentions {
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
