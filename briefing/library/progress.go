package library

import "time"

// Progress says how far the reading of a large library has come.
type Progress struct {
	Files, TotalFiles int   // documents that were read, and are to be
	Bytes, TotalBytes int64 // of the documents
	Bad               int   // documents without an article that can be read
	// Relinked counts the articles, of those that are known already, in which
	// the subjects of a changed digest were found. That comes first.
	Relinked int
}

// progress tells of progress, but not all the time.
type progress struct {
	now  Progress
	tell func(Progress)
	last time.Time
}

// tellEvery is how often progress is told of: more often than one can see it.
const tellEvery = 50 * time.Millisecond

func newProgress(tell func(Progress), p *plan) *progress {
	if tell == nil {
		tell = func(Progress) {}
	}
	return &progress{now: Progress{TotalFiles: len(p.changed), TotalBytes: p.bytes}, tell: tell}
}

func (p *progress) document(size int64, bad bool) {
	p.now.Files++
	p.now.Bytes += size
	if bad {
		p.now.Bad++
	}
	p.maybeTell()
}

func (p *progress) relinked(articles int) {
	p.now.Relinked += articles
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
	p.tell(p.now)
}
