package sentences

import (
	"context"
	"hash/fnv"
	"slices"

	"briefing/briefing"
)

// Standing is how a sentence of an article stands to those that are known.
type Standing struct {
	Span briefing.Span // bytes of the article's text
	// Kind is New also for a sentence that no known one has changed or repeats, and "" for
	// one that is too short to be compared.
	Kind  Kind
	Other briefing.ArticleID // the article with the known sentence
	At    briefing.Span      // and where it stands there
	// Was and Is are the number that another one stands in the place of, and that other one;
	// Unit is what both count. They are empty unless Kind is Changed.
	Was, Is, Unit string
	Fact          bool // it has a number or name that no known article has
	Quote         bool // it quotes words that no known article quotes
}

// IsKnown reports whether the sentence tells nothing that the known one does not.
func (s *Standing) IsKnown() bool { return s.Kind == Same || s.Kind == Edited }

// Known reports whether a sentence of an article is known or, with an empty span, whether
// any of the article is.
type Known func(id briefing.ArticleID, sentence briefing.Span) bool

// Novelty returns how the sentences of an article stand to known ones of other articles,
// in reading order.
func (c *Comparison) Novelty(ctx context.Context, id briefing.ArticleID, known Known) ([]Standing, error) {
	e, ok := c.Entry(id)
	if !ok {
		return nil, briefing.ErrNotFound
	}
	t := texts{ctx, c.texts.lib, c.texts.kept}
	here, err := t.read(id)
	if err != nil {
		return nil, err
	}
	unheard := c.unheard(e, known)
	out := make([]Standing, 0, len(here.Sentences))
	for i := range here.Sentences {
		s := &here.Sentences[i]
		if len(s.words) < least {
			out = append(out, Standing{Span: s.Span})
			continue
		}
		st, err := c.standing(e, i, here, known, t.read)
		if err != nil {
			return nil, err
		}
		if !st.IsKnown() {
			st.Fact = slices.ContainsFunc(s.names(), unheard.has)
			st.Quote = st.Kind == New && isUnheard(s, unheard)
		}
		out = append(out, st)
	}
	return out, nil
}

// Earlier makes the sentences of all older articles known, as far as both articles have
// dates.
func (c *Comparison) Earlier(id briefing.ArticleID) Known {
	e, ok := c.Entry(id)
	return func(other briefing.ArticleID, _ briefing.Span) bool {
		o, has := c.Entry(other)
		return ok && has && o.Published.Known() && e.Published.Known() && o.Published.Latest().Before(e.Published.Earliest())
	}
}

// standing returns how a sentence stands to the known one that is most like it.
func (c *Comparison) standing(e *Entry, i int, in *Text, known Known, read Reader) (Standing, error) {
	s := &in.Sentences[i]
	out := Standing{Span: s.Span, Kind: New}
	isKnown := func(article int, mark *Mark) bool {
		other := &c.entries[article]
		return other.ID != e.ID && known(other.ID, mark.Span)
	}
	for _, p := range with(c.exact, uint32(s.hash), anyNumber) {
		article, at := c.place(p.sentence())
		if mark := &c.entries[article].Marks[at]; mark.Hash == s.hash && isKnown(article, mark) {
			out.Kind, out.Other, out.At = Same, c.entries[article].ID, mark.Span
			return out, nil
		}
	}
	for _, n := range c.candidates(&e.Marks[i], isKnown) {
		article, at := c.place(n)
		other := c.entries[article].ID
		there, err := read(other)
		if err != nil {
			return out, err
		}
		if at >= len(there.Sentences) {
			continue
		}
		was := &there.Sentences[at]
		switch k := Compare(was, s); {
		case k == Same || k == Edited:
			return Standing{Span: s.Span, Kind: k, Other: other, At: was.Span}, nil
		case k == Changed && out.Kind == New:
			swap := Swaps(was, s)[0]
			out.Kind, out.Other, out.At = k, other, was.Span
			out.Was, out.Is, out.Unit = swap.Was.In(there.Shown.Source), swap.Is.In(in.Shown.Source), swap.Unit
		}
	}
	return out, nil
}

// facts is a sorted list of hashes of numbers, names and quotations.
type facts []uint32

func (f facts) has(hash uint32) bool {
	_, ok := slices.BinarySearch(f, hash)
	return ok
}

// facts returns what an article says that can be looked up: numbers with what they
// count, names, quotations.
func (t *Text) facts() facts {
	var out facts
	for i := range t.Sentences {
		s := &t.Sentences[i]
		out = append(append(out, s.names()...), s.quotes()...)
	}
	slices.Sort(out)
	return slices.Clip(slices.Compact(out))
}

// unheard returns the facts of an article that no known one has.
func (c *Comparison) unheard(e *Entry, known Known) facts {
	out := slices.Clone(e.facts)
	for i := range c.entries {
		if other := &c.entries[i]; len(out) > 0 && other.ID != e.ID && known(other.ID, briefing.Span{}) {
			out = slices.DeleteFunc(out, other.facts.has)
		}
	}
	return out
}

// names returns the hashes of a sentence's names and of its numbers with what they count.
func (s *Sentence) names() []uint32 {
	var out []uint32
	for i := range s.words {
		w := &s.words[i]
		switch {
		case w.number && !isDate(s.words, i):
			if unit := unitOf(s.words, i); unit != "" {
				out = append(out, hashOf('#', w.text, unit))
			}
		case w.name && !w.number && w.class&(calendar|function) == 0:
			out = append(out, hashOf('@', w.text))
		}
	}
	return out
}

// leastQuoted is how many words are a quotation; fewer are a word that somebody used.
const leastQuoted = 4

// quotes returns the hashes of what a sentence quotes: of each run of quoted words the
// first ones and the last ones.
func (s *Sentence) quotes() []uint32 {
	var out []uint32
	for i := 0; i < len(s.words); i++ {
		from := i
		for i < len(s.words) && s.words[i].quoted {
			i++
		}
		if i-from < leastQuoted {
			continue
		}
		for _, run := range [][]word{s.words[from : from+leastQuoted], s.words[i-leastQuoted : i]} {
			texts := make([]string, len(run))
			for k := range run {
				texts[k] = run[k].text
			}
			out = append(out, hashOf('"', texts...))
		}
	}
	return out
}

// isUnheard reports whether a sentence quotes words, and no known article quotes their
// beginning or end.
func isUnheard(s *Sentence, unheard facts) bool {
	quotes := s.quotes()
	return len(quotes) > 0 && !slices.ContainsFunc(quotes, func(h uint32) bool { return !unheard.has(h) })
}

func hashOf(kind byte, words ...string) uint32 {
	h := fnv.New32a()
	_, _ = h.Write([]byte{kind}) // never fails
	for _, w := range words {
		_, _ = h.Write([]byte(w))
		_, _ = h.Write([]byte{0})
	}
	return h.Sum32()
}
