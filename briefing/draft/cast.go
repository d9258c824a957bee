package draft

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/draft/tagger"
)

// cast are the figures of a draft, as yet without their articles and passages: there are
// many, and few are wanted.
type cast struct {
	*Draft
	roles    []role                        // ranked
	entries  []*entry                      // those in most articles first
	surnames map[string][]*entry           // persons by folded surname
	ids      map[string]briefing.SubjectID // by key of the entry
}

// role is one figure of a cast.
type role struct {
	*entry
	name   string
	aside  string
	weight float64
}

// cast ranks the figures. Those in most articles, and the surest, come first;
// those that lists leave out come last.
func (d *Draft) cast() *cast {
	entries := d.joined()
	c := &cast{Draft: d, entries: entries, surnames: bearersOf(entries), ids: map[string]briefing.SubjectID{}}
	used := map[briefing.SubjectID]bool{}
	for _, e := range entries {
		name := e.name()
		c.ids[e.key] = freeID(name, used)
		weight := (3*float64(e.articles.n) + float64(e.mentions)) * e.certainty()
		c.roles = append(c.roles, role{e, name, c.aside(e), weight})
	}
	slices.SortStableFunc(c.roles, func(a, b role) int {
		return cmp.Or(
			cmp.Compare(min(len(a.aside), 1), min(len(b.aside), 1)),
			cmp.Compare(b.weight, a.weight), cmp.Compare(a.name, b.name),
		)
	})
	return c
}

// listed returns the number of figures that lists do not leave out. They are the
// first ones.
func (c *cast) listed() int {
	n, _ := slices.BinarySearchFunc(c.roles, 1, func(r role, aside int) int { return cmp.Compare(min(len(r.aside), 1), aside) })
	return n
}

// figures returns the first figures, at most so many.
func (c *cast) figures(most int) []Figure {
	var out []Figure
	for _, r := range c.roles[:min(most, len(c.roles))] {
		out = append(out, c.figure(r))
	}
	return out
}

func (c *cast) figure(r role) Figure {
	f := Figure{
		ID: c.ids[r.key], Kind: r.kind(), Name: r.name, Articles: c.Draft.ids(&r.articles), Mentions: r.mentions,
		Sure: r.certainty(), Aside: r.aside, Evidence: c.evidence(r.places),
	}
	f.Aliases = slices.DeleteFunc(append(r.written.texts(), r.aliases.texts()...), func(s string) bool { return isTwin(s, f.Name) })
	f.Short = slices.DeleteFunc(r.short.texts(), func(s string) bool { return slices.Contains(f.Aliases, s) || isTwin(s, f.Name) })
	return f
}

// joined returns the entries, merged where an acronym proves them to be one. An
// acronym names a figure everywhere unless two names share it.
func (d *Draft) joined() []*entry {
	owner := map[string]*entry{}
	keys := slices.Sorted(maps.Keys(d.entries))
	for _, k := range keys {
		e := d.entries[k]
		for _, alias := range e.aliases {
			if other, ok := owner[key(alias.text)]; ok && other != e {
				owner[key(alias.text)] = nil
			} else if !ok {
				owner[key(alias.text)] = e
			}
		}
	}
	var out []*entry
	for _, k := range keys {
		e := d.entries[k]
		if o := owner[k]; o != nil && o != e {
			o.take(e)
			continue
		}
		if e.articles.n > 0 {
			out = append(out, e)
		}
	}
	slices.SortStableFunc(out, func(a, b *entry) int { return cmp.Compare(b.articles.n, a.articles.n) })
	return out
}

// take moves the counts of another entry for the same figure.
func (e *entry) take(o *entry) {
	e.mentions += o.mentions
	e.sure += o.sure
	e.running += o.running
	e.articles = e.articles.with(&o.articles)
	e.places = append(e.places, o.places...)[:min(mostEvidence, len(e.places)+len(o.places))]
	o.mentions, o.sure, o.running, o.articles, o.places = 0, 0, 0, appearances{}, nil
}

// aside returns the reason for leaving a figure out of lists, or "".
func (c *cast) aside(e *entry) string {
	isOther := func(o *entry) bool { return o != e && o.articles.n >= e.articles.n }
	kind := e.kind()
	switch {
	case e.running == 0:
		return onlyHeadings
	case kind != briefing.Place && slices.ContainsFunc(c.surnames[e.key], isOther), kind == briefing.Person && e.isMostlyShort():
		return onlyShort
	case e.certainty() < .5:
		return unsure
	}
	return ""
}

// isMostlyShort reports whether most articles with the name also have a longer
// one that it may abbreviate.
func (e *entry) isMostlyShort() bool {
	most := 0
	for _, o := range e.maybe {
		most = max(most, o.n)
	}
	return most*2 > e.articles.n
}

// bearersOf returns the persons by their folded surnames.
func bearersOf(entries []*entry) map[string][]*entry {
	out := map[string][]*entry{}
	for _, e := range entries {
		name := e.name()
		if isOf(e.kinds) != tagger.Person || !strings.Contains(name, " ") {
			continue
		}
		for i, r := range name {
			if rest := name[i+utf8.RuneLen(r):]; (r == ' ' || r == '-') && rest != "" {
				out[key(rest)] = append(out[key(rest)], e)
			}
		}
	}
	return out
}
