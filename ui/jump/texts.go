package jump

import "strings"

// texts are strings in one text, a line break after each, so that all can be
// searched at once.
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

// next returns the first string from i on that holds part, or ends with it if that has
// a line break at its end; how many strings there are if none does.
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

// joiner makes texts.
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

// texts returns what was added. It keeps no room for more: there may be megabytes.
func (j *joiner) texts() texts { return texts{strings.Clone(j.text.String()), j.ends} }

// place is where one looks for a part of texts, going forward.
type place struct {
	in    texts
	part  string
	found int // of the strings, the last one that was found
	began bool
}

// reach returns the first string from i on that holds the part. It is asked for
// ever greater i.
func (p *place) reach(i int) int {
	if !p.began || p.found < i {
		p.found, p.began = p.in.next(i, p.part), true
	}
	return p.found
}
