package source

import (
	"fmt"
	"hash/fnv"
	"path"
	"strings"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
)

// IDs assigns IDs to articles. IDs in a digest come first. Then each document
// gets the ID made from its name, if it is the first with that ID; the rest get
// a number.
type IDs struct {
	kept  map[briefing.ArticleID]string // path of the document that an ID is reserved for
	bases map[string]briefing.ArticleID // the ID made from a document's path
	taken map[briefing.ArticleID]bool
	last  map[briefing.ArticleID]int // the last number appended to an ID

	passed map[string]int // how many articles of a document are still to be skipped
}

// newIDs returns an allocator for the articles of files, which are in order.
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

// of returns the ID of the next article of the document at path. said is its ID
// in the digest, or "".
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

// Keep reserves the ID of an article that was read earlier from the document at
// path. It returns false if the ID now belongs to another document.
func (x *IDs) Keep(id briefing.ArticleID, path string) bool {
	if !x.free(id, path) {
		return false
	}
	x.taken[id] = true
	return true
}

// Pass makes Read skip the first n articles of the document at path, because
// they were read earlier.
func (x *IDs) Pass(path string, n int) { x.passed[path] += n }

// name gives the articles of a part their IDs, and returns those that are not
// skipped.
func (x *IDs) name(r result) []*briefing.Article {
	passed := min(x.passed[r.path], len(r.articles))
	if passed > 0 {
		x.passed[r.path] -= passed
	}
	repeats := r.repeats
	for i := 0; i <= len(r.articles); i++ {
		for ; len(repeats) > 0 && repeats[0].before == i; repeats = repeats[1:] {
			x.of(r.path, repeats[0].id)
		}
		if i >= passed && i < len(r.articles) {
			r.articles[i].ID = x.of(r.path, r.articles[i].ID)
		}
	}
	return r.articles[passed:]
}

func (x *IDs) free(id briefing.ArticleID, path string) bool {
	keeper, kept := x.kept[id]
	return !x.taken[id] && (!kept || keeper == path)
}

// ID returns the ID that an article gets from the path of its document. It gets
// another if the digest gives one, or a number if the ID is taken.
func ID(path string) briefing.ArticleID { return slug(path) }

// slug returns the ID for a document's path: its words in lower-case ASCII,
// joined by hyphens. A folder "articles" beside the digest is left out. A hash
// of the path distinguishes names with letters outside ASCII.
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

// hyphenated returns the words of text in lower-case ASCII, joined by hyphens.
// Other letters are dropped.
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
