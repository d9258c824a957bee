package add

import (
	"bytes"
	"cmp"
	"context"
	"io"
	"io/fs"
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/limit"
	"briefing/briefing/source"
	"briefing/briefing/source/markdown"
	"briefing/briefing/source/scrub"
)

// Feed is a feed of articles in the library, as stated in their front matter.
type Feed struct {
	Address  string
	Name     string // of its publisher, as most of the articles give it
	Articles int
	Newest   briefing.Date // of the articles with a date
}

// Feeds returns the feeds of the articles in fsys, by name.
func Feeds(ctx context.Context, fsys fs.FS, opts source.Options) ([]Feed, error) {
	feeds := map[string]*Feed{}
	publishers := map[string]map[string]int{}
	folder := source.Find(ctx, fsys, opts)
	if err := folder.Limit(); err != nil {
		return nil, err
	}
	for path, err := range folder.Paths() {
		if err != nil {
			continue
		}
		header, err := readHeader(fsys, path)
		if limit.Is(err) {
			return nil, limit.Named(err)
		}
		key := addressKey(header.Feed)
		if key == "" {
			continue
		}
		f := feeds[key]
		if f == nil {
			f = &Feed{Address: header.Feed}
			feeds[key], publishers[key] = f, map[string]int{}
		}
		f.Articles++
		if d := header.Entry.Published; d.Known() && (!f.Newest.Known() || d.Compare(f.Newest) > 0) {
			f.Newest = d
		}
		publishers[key][header.Entry.Source]++
	}
	var out []Feed
	for key, f := range feeds {
		f.Name = commonest(publishers[key])
		out = append(out, *f)
	}
	slices.SortFunc(out, func(a, b Feed) int {
		return cmp.Or(cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)), cmp.Compare(a.Address, b.Address))
	})
	return out, ctx.Err()
}

// readHeader returns the front matter of a document, if it has any. The error says why
// it cannot be read.
func readHeader(fsys fs.FS, path string) (markdown.Header, error) {
	const longestHead = 66 << 10 // more than front matter has
	file, err := fsys.Open(path)
	if err != nil {
		return markdown.Header{}, err
	}
	defer file.Close()
	var fence [3]byte
	if _, err := io.ReadFull(file, fence[:]); err != nil || string(fence[:]) != "---" {
		return markdown.Header{}, err
	}
	head, err := io.ReadAll(io.LimitReader(file, longestHead))
	if err != nil || !bytes.Contains(bytes.ToLower(head), []byte("feed")) {
		return markdown.Header{}, err
	}
	return markdown.ReadHeader(scrub.Text("---" + string(head))), nil
}

// commonest returns the name that was counted most often, the first in order of
// those counted as often.
func commonest(names map[string]int) string {
	best := ""
	for name, n := range names {
		if m := names[best]; n > m || n == m && name < best {
			best = name
		}
	}
	return best
}
