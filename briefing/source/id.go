package source

import (
	"fmt"
	"hash/fnv"
	"path"
	"strings"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
)

// IDs gives articles their IDs. Those that a digest gives come first; then every
// document has the one that its name makes, as long as it is the first of that
// name; all others get a number.
type IDs struct {
	kept  map[briefing.ArticleID]string // the path of the document that may have it
	bases map[string]briefing.ArticleID // what a document's path makes
	taken map[briefing.ArticleID]bool
	last  map[briefing.ArticleID]int // the last number behind an ID that others have

	passed map[string]int // how many articles of a document are passed over
}

// newIDs returns the IDs for the articles of files, which are in order.
func newIDs(files []file, said map[string]briefing.Document) *IDs {
	x := &IDs{
		kept:  map[briefing.ArticleID]string{},
		bases: map[string]briefing.ArticleID{},
		taken: map[briefing.ArticleID]bool{},
		last:  map[briefing.ArticleID]int{},

		passed: map[string]int{},
	}
	for _, f := range files {
		for _, a := range said[f.path].Articles {
			if _, ok := x.kept[a.ID]; !ok && a.ID != "" {
				x.kept[a.ID] = f.path
			}
		}
	}
	for _, f := range files {
		id := slug(f.path)
		x.bases[f.path] = id
		if _, ok := x.kept[id]; !ok {
			x.kept[id] = f.path
		}
	}
	return x
}

// of returns the ID of the next article of the document at path, which is said,
// if anything, by a digest.
func (x *IDs) of(path string, said briefing.ArticleID) briefing.ArticleID {
	base := said
	if base == "" {
		base = x.bases[path]
	}
	id := base
	for !x.free(id, path) {
		n := max(x.last[base], 1) + 1
		x.last[base] = n
		id = briefing.ArticleID(fmt.Sprintf("%s-%d", base, n))
	}
	x.taken[id] = true
	return id
}

// Keep makes sure that no other article gets the ID of one that was read from
// the document at path before. It reports false if the ID is meant for another
// document by now.
func (x *IDs) Keep(id briefing.ArticleID, path string) bool {
	if !x.free(id, path) {
		return false
	}
	x.taken[id] = true
	return true
}

// Pass lets the first n articles of the document at path, which were read before,
// be passed over by Read.
func (x *IDs) Pass(path string, n int) { x.passed[path] += n }

// pass returns the articles of a part that are not passed over.
func (x *IDs) pass(path string, articles []*briefing.Article) []*briefing.Article {
	n := min(x.passed[path], len(articles))
	if n > 0 {
		x.passed[path] -= n
	}
	return articles[n:]
}

func (x *IDs) free(id briefing.ArticleID, path string) bool {
	keeper, kept := x.kept[id]
	return !x.taken[id] && (!kept || keeper == path)
}

// ID returns the ID that an article has by the path of its document, unless that
// is said to have another or the ID is taken: it gets a number then.
func ID(path string) briefing.ArticleID { return slug(path) }

// slug returns the ID that a document's path makes: its words in lower-case
// ASCII with hyphens. A folder "articles" beside the digest adds nothing. What
// ASCII cannot say is told apart by a number made of the path.
func slug(name string) briefing.ArticleID {
	name = strings.TrimSuffix(name, ".gz")
	name = strings.TrimPrefix(strings.TrimSuffix(name, path.Ext(name)), "articles/")
	id := hyphenated(name)
	lost := strings.ContainsFunc(fold.String(name), func(r rune) bool { return r != ' ' && !isPlain(r) })
	if lost || id == "" {
		hash := fnv.New32a()
		hash.Write([]byte(name))
		id = strings.TrimPrefix(fmt.Sprintf("%s-%08x", id, hash.Sum32()), "-")
	}
	return briefing.ArticleID(id)
}

// hyphenated returns the words of text in lower-case ASCII with hyphens between
// them, without what ASCII cannot say.
func hyphenated(text string) string {
	id := strings.Map(func(r rune) rune {
		switch {
		case isPlain(r):
			return r
		case r == ' ':
			return '-'
		}
		return -1
	}, fold.String(text))
	return strings.Join(strings.FieldsFunc(id, func(r rune) bool { return r == '-' }), "-")
}

func isPlain(r rune) bool { return 'a' <= r && r <= 'z' || '0' <= r && r <= '9' }
