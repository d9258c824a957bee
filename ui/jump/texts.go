package jump

import "strings"

// texts holds strings in one text, each followed by a line feed, so that one
// search covers all.
type texts struct {
	text string
	ends []int // of the strings, in text
}

func (t texts) at(i int) string { return t.text[t.start(i):t.ends[i]] }

func (t texts) start(i int) int {
	if i == 0 {
		return 0
	}
	return t.ends[i-1] + 1
}

// next returns the first string from i on that contains part, or ends with it
// if part has a line feed at its end; the number of strings if there is none.
func (t texts) next(i int, part string) int {
	if i == len(t.ends) {
		return i
	}
	at := strings.Index(t.text[t.start(i):], part)
	if at < 0 {
		return len(t.ends)
	}
	at += t.start(i)
	for t.ends[i] < at {
		i++
	}
	return i
}

// joiner builds texts.
type joiner struct {
	text strings.Builder
	ends []int
}

func newJoiner(n int) *joiner { return &joiner{ends: make([]int, 0, n)} }

func (j *joiner) add(s string) {
	j.text.WriteString(s)
	j.ends = append(j.ends, j.text.Len())
	j.text.WriteByte('\n')
}

// texts returns the added strings. It drops spare capacity, since these may be
// megabytes.
func (j *joiner) texts() texts { return texts{strings.Clone(j.text.String()), j.ends} }

// place is the position of a forward search for part.
type place struct {
	in    texts
	part  string
	found int // of the strings, the last one that was found
	began bool
}

// reach returns the first string from i on that contains the part. i must not
// decrease between calls.
func (p *place) reach(i int) int {
	if !p.began || p.found < i {
		p.found, p.began = p.in.next(i, p.part), true
	}
	return p.found
}
