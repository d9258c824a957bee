package library

import (
	"fmt"
	"time"

	"briefing/briefing"
)

// Progress says how far the reading of a large library has come.
type Progress struct {
	Files, TotalFiles int   // documents that were read, and are to be
	Bytes, TotalBytes int64 // of the documents
	Bad               int   // documents without an article that can be read
	// Relinked counts the articles, of those that are known already, in which
	// the subjects of a changed digest were found. That comes first.
	Relinked int
	// Named counts the articles in which names were looked for, of ToName. That comes
	// last.
	Named, ToName int
}

// progress tells of progress, but not all the time.
type progress struct {
	now   Progress
	tell  func(Progress)
	parts int64 // bytes of the document that is read that are counted already
	began time.Time
	last  time.Time
}

// tellEvery is how often progress is told of: more often than one can see it.
const tellEvery = 50 * time.Millisecond

func newProgress(tell func(Progress), p *plan) *progress {
	if tell == nil {
		tell = func(Progress) {}
	}
	return &progress{now: Progress{TotalFiles: len(p.changed), TotalBytes: p.bytes}, tell: tell, began: time.Now()}
}

// part tells that so many bytes of a document were read by now.
func (p *progress) part(read int64) {
	p.now.Bytes += read - p.parts
	p.parts = read
	p.maybeTell()
}

func (p *progress) document(size int64, bad bool) {
	p.now.Files++
	p.now.Bytes += size - p.parts
	p.parts = 0
	if bad {
		p.now.Bad++
	}
	p.maybeTell()
}

func (p *progress) relinked(articles int) {
	p.now.Relinked += articles
	p.maybeTell()
}

// named tells that names were looked for in one more article.
func (p *progress) named() {
	p.now.Named++
	p.maybeTell()
}

func (p *progress) maybeTell() {
	if time.Since(p.last) >= tellEvery {
		p.end()
	}
}

// end tells of what there is to tell.
func (p *progress) end() {
	p.last = time.Now()
	if p.tell != nil {
		p.tell(p.now)
	}
}

// String returns progress in words: "1,234 of 100,000 documents · 5 of 420 MB ·
// 3 bad".
func (p Progress) String() string {
	const mega = 1 << 20
	if p.ToName > 0 {
		return "names: " + briefing.Thousands(p.Named) + " of " + briefing.Count(p.ToName, "article")
	}
	s := briefing.Thousands(p.Files) + " of " + briefing.Count(p.TotalFiles, "document")
	if p.TotalFiles == 0 && p.Relinked > 0 {
		return briefing.Count(p.Relinked, "article") + " linked again"
	}
	if p.TotalBytes >= mega {
		s += fmt.Sprintf(" · %d of %d MB", p.Bytes/mega, p.TotalBytes/mega)
	}
	if p.Bad > 0 {
		s += fmt.Sprintf(" · %s bad", briefing.Thousands(p.Bad))
	}
	return s
}

// Percent returns how much of what is to be read was, in percent; 0 if that is not
// known.
func (p Progress) Percent() int {
	switch {
	case p.ToName > 0:
		return p.Named * 100 / p.ToName
	case p.TotalBytes > 0:
		return int(min(p.Bytes*100/p.TotalBytes, 100))
	case p.TotalFiles > 0:
		return p.Files * 100 / p.TotalFiles
	}
	return 0
}

// Left returns how long the rest takes at the pace so far, after a time; 0 if
// nothing can be said yet.
func (p Progress) Left(after time.Duration) time.Duration {
	if p.Bytes == 0 || p.TotalBytes == 0 {
		return 0
	}
	return time.Duration(float64(after) * float64(p.TotalBytes-p.Bytes) / float64(p.Bytes)).Round(time.Second)
}
