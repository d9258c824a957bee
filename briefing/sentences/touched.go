package sentences

import "slices"

// touched reports for each article, by its place, whether its pairs may differ from those
// in a former comparison: it is new or changed, or a sentence of it has a hash in common
// with an article that is, or that is gone. Of nothing former, all are touched.
func (c *Comparison) touched(former *Comparison) []bool {
	out := make([]bool, len(c.entries))
	if former == nil {
		for i := range out {
			out[i] = true
		}
		return out
	}
	moved := hashes{map[uint64]bool{}, map[uint32]bool{}}
	for i := range c.entries {
		if out[i] = !former.hasSame(&c.entries[i]); out[i] {
			moved.add(&c.entries[i])
		}
	}
	for i := range former.entries {
		if !c.hasSame(&former.entries[i]) {
			moved.add(&former.entries[i])
		}
	}
	for h := range moved.sketch {
		moved.sketch[h] = h != 0 && !(c.isCrowded(h) && former.isCrowded(h))
	}
	for i := range c.entries {
		e := &c.entries[i]
		out[i] = out[i] || moved.touch(e, c.standingOf(e)) || !slices.Equal(c.standingOf(e), former.standingOf(e))
	}
	return out
}

// hasSame reports whether an index has an article as it is.
func (x *Index) hasSame(e *Entry) bool {
	other, ok := x.Entry(e.ID)
	return ok && other.Text == e.Text && other.Source == e.Source && other.Published == e.Published
}

// standingOf returns which sentences of an article are standing text.
func (x *Index) standingOf(e *Entry) []bool {
	at := x.at[e.ID]
	return x.stands[x.first[at]:x.first[at+1]]
}

// hashes are those of the sentences of some articles.
type hashes struct {
	exact  map[uint64]bool
	sketch map[uint32]bool
}

func (h *hashes) add(e *Entry) {
	for i := range e.Marks {
		m := &e.Marks[i]
		h.exact[m.Hash] = true
		for _, s := range m.Sketch {
			h.sketch[s] = true
		}
	}
}

// touch reports whether a sentence of an article has one of the hashes. Standing text has
// no matches.
func (h *hashes) touch(e *Entry, standing []bool) bool {
	for i := range e.Marks {
		m := &e.Marks[i]
		if m.Words < least || standing[i] {
			continue
		}
		if h.exact[m.Hash] || slices.ContainsFunc(m.Sketch[:], func(s uint32) bool { return h.sketch[s] }) {
			return true
		}
	}
	return false
}

// isCrowded reports whether so many sentences have a hash that it finds none.
func (x *Index) isCrowded(hash uint32) bool { return len(with(x.sketch, hash, crowded)) > crowded }
