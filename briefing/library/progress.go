package library

import (
	"fmt"
	"time"

	"briefing/briefing"
)

// Progress says how far the reading of a large library has come.
type Progress struct {
	Files, TotalFiles int   // documents read so far, and to read in all
	Bytes, TotalBytes int64 // bytes of these documents
	Bad               int   // documents without a readable article
	// Relinked counts the known articles that were linked to a changed digest.
	// This step comes first.
	Relinked int
	// Named counts the articles that were searched for names, out of ToName.
	Named, ToName int
	// Sorted counts the articles whose names were sorted, out of ToSort: by what they
	// name. This step comes last.
	Sorted, ToSort int
	// Elsewhere counts the articles that another program has read, which is waited for.
	Elsewhere int
}

// progress reports progress at intervals.
type progress struct {
	now   Progress
	tell  func(Progress)
	parts int64 // bytes of the current document counted so far
	began time.Time
	last  time.Time
}

// tellEvery is the interval between reports, shorter than the eye can follow.
const tellEvery = 50 * time.Millisecond

func newProgress(tell func(Progress), p *plan) *progress {
	if tell == nil {
		tell = func(Progress) {}
	}
	return &progress{now: Progress{TotalFiles: len(p.changed), TotalBytes: p.bytes}, tell: tell, began: time.Now()}
}

// part reports that read bytes of the current document have been read.
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

// named reports that one more article was searched for names.
func (p *progress) named() {
	p.now.Named++
	p.maybeTell()
}

// sorting reports that all articles were searched for names, which are now sorted.
func (p *progress) sorting(articles int) {
	p.now = Progress{ToSort: articles}
	p.end()
}

// sorted reports that the names of one more article were sorted.
func (p *progress) sorted() {
	p.now.Sorted++
	p.maybeTell()
}

func (p *progress) maybeTell() {
	if time.Since(p.last) >= tellEvery {
		p.end()
	}
}

// end reports the final state, if it has not been reported.
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
	if p.Elsewhere > 0 {
		return "another briefing is reading this library: " + briefing.Count(p.Elsewhere, "article") + " by now"
	}
	if p.ToSort > 0 {
		return "sorting the names of " + briefing.Count(p.ToSort, "article")
	}
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

// Percent returns the share of the work that is done, in percent; 0 if unknown.
func (p Progress) Percent() int {
	switch {
	case p.ToSort > 0:
		return p.Sorted * 100 / p.ToSort
	case p.ToName > 0:
		return p.Named * 100 / p.ToName
	case p.TotalBytes > 0:
		return int(min(p.Bytes*100/p.TotalBytes, 100))
	case p.TotalFiles > 0:
		return p.Files * 100 / p.TotalFiles
	}
	return 0
}

// Left estimates the remaining time from the pace over the time after; 0 if no
// estimate is possible.
func (p Progress) Left(after time.Duration) time.Duration {
	if p.Bytes == 0 || p.TotalBytes == 0 {
		return 0
	}
	return time.Duration(float64(after) * float64(p.TotalBytes-p.Bytes) / float64(p.Bytes)).Round(time.Second)
}
