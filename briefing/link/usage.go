package link

import "briefing/briefing"

// Spelling is a name, word or term of a subject.
type Spelling struct {
	Subject briefing.SubjectID
	Text    string             // as the digest writes it
	Article briefing.ArticleID // for a term of a report: where it has to stand; else ""
}

// Usage says which spellings of a digest stand in an article.
type Usage struct {
	bits []uint64 // by number of the spelling, in the order of compile
}

func (u Usage) set(i int32) { u.bits[i/64] |= 1 << (i % 64) }

func (u Usage) has(i int) bool { return u.bits[i/64]&(1<<(i%64)) != 0 }

func newUsage(n int) Usage { return Usage{bits: make([]uint64, (n+63)/64)} }

// Unused returns the spellings of d that stand nowhere in the articles which
// usages are of, each once, in the order of the digest: figures, events, numbers,
// claims, topics. The usages must come from a Linker of d.
//
// The name of a figure counts as used if one of its aliases is. A term of a
// report must stand in the report's article. The names of events, numbers and
// topics are for lists and need not stand anywhere.
func Unused(d *briefing.Digest, usages []Usage) []Spelling {
	entries := New(d).entries
	all := newUsage(len(entries))
	for _, u := range usages {
		for i, b := range u.bits {
			all.bits[i] |= b
		}
	}
	var out []Spelling
	for i, e := range entries {
		if !all.has(i) {
			out = append(out, e)
		}
	}
	return out
}
