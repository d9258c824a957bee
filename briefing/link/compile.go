package link

import (
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/language"
	"briefing/briefing/quantity"
)

// compiler gathers what a Linker needs.
type compiler struct {
	*Linker
	figure      map[briefing.SubjectID]int32
	figureNames [][]string
	term        map[termKey]int32
	entry       map[Spelling]int32
	listed      map[listedTerm]bool                     // entries of terms
	byID        map[briefing.SubjectID][]int32          // described
	measure     map[briefing.SubjectID]quantity.Measure // of numbers
	surname     map[string]int32                        // by its key
	taken       map[string]bool                         // folded names of figures
	names       map[string][]int32                      // by key: the figures that have the name
	forms       []spelling

	spellings []spelling
}

type termKey struct {
	text    string
	literal bool
	name    bool // follows the rules of names
}

// listedTerm is an entry of a term.
type listedTerm struct {
	term  int32
	entry termEntry
}

func compile(d *briefing.Digest) *Linker {
	c := &compiler{
		Linker:  &Linker{given: map[string]bool{}},
		figure:  map[briefing.SubjectID]int32{},
		term:    map[termKey]int32{},
		entry:   map[Spelling]int32{},
		listed:  map[listedTerm]bool{},
		byID:    map[briefing.SubjectID][]int32{},
		measure: map[briefing.SubjectID]quantity.Measure{},
		surname: map[string]int32{},
		taken:   map[string]bool{},
		names:   map[string][]int32{},
	}
	c.addFigures(d.Figures)
	c.addSurnames(d.Figures)
	c.addLonger(d.Figures)
	c.beside = *besideNames()
	for given := range c.given {
		c.beside.add(given)
	}
	for _, e := range d.Events {
		c.addEvent(e)
	}
	for _, n := range d.Numbers {
		c.addNumber(n)
	}
	for _, claim := range d.Claims {
		for i, r := range claim.Reports {
			c.addDescribed(described{id: claim.ID, article: r.Article, report: i}, r.Match)
			c.addWording(r, claim.ID)
		}
	}
	for _, t := range d.Topics {
		c.addTopic(t)
	}
	c.spellings = append(c.spellings, c.forms...) // last: a name as listed goes before
	for i := range c.spellings {
		s := &c.spellings[i]
		s.bearer = c.bearer(s)
		s.marked = s.lead+s.trail+s.literal != ""
		s.contested = s.kind == figureName && c.figures[s.id].namesake > 0
	}
	c.plain = *newVocabulary(c.spellings)
	return c.Linker
}

// bearer says whose the name is that s spells.
func (c *compiler) bearer(s *spelling) language.Bearer {
	var persons []int32
	switch s.kind {
	case ruleTerm, longerName:
		return language.Thing
	case personSurname:
		persons = c.surnames[s.id].persons
	default:
		persons = []int32{s.id}
	}
	of := language.Female
	for _, p := range persons {
		of |= c.figures[p].sex
	}
	return bearerOf(c.figures[persons[0]].person, of)
}

// bearerOf returns the bearer of a name of such a sex.
func bearerOf(isPerson bool, of sexes) language.Bearer {
	switch {
	case !isPerson:
		return language.Thing
	case of == language.Female:
		return language.Woman
	}
	return language.Man
}

func (c *compiler) addFigures(figures []*briefing.Figure) {
	for i, f := range figures {
		c.figure[f.ID] = int32(i)
		c.figureNames = append(c.figureNames, briefing.Names(f))
		for _, name := range briefing.Names(f) {
			s := nameSpelling(name)
			c.taken[fold.String(name)] = true
			key := s.key()
			if n := len(c.names[key]); n == 0 || c.names[key][n-1] != int32(i) {
				c.names[key] = append(c.names[key], int32(i))
			}
		}
	}
	for i, f := range figures {
		c.figures = append(c.figures, figure{id: f.ID, entry: -1, person: f.Type == briefing.Person, sex: sexOf(f)})
		for _, name := range briefing.Names(f) {
			c.addName(int32(i), f, name)
		}
	}
}

// addName adds a name of a figure to the spellings. One that several figures have is as a
// surname of the first briefing.MostShared of them; to the others it does not lead, as the
// problems of the digest say.
func (c *compiler) addName(id int32, f *briefing.Figure, name string) {
	s := nameSpelling(name)
	s.kind = figureName
	s.id = id
	key := s.key()
	all := c.names[key]
	if len(all) > briefing.MostShared {
		all = all[:briefing.MostShared]
		if id > all[len(all)-1] {
			return
		}
	}
	s.entry = c.list(f.ID, name, "")
	if name == f.Name {
		c.figures[id].entry = s.entry
	}
	s.listed = c.figures[id].entry
	if len(all) > 1 {
		c.share(s, key, name, all)
		return
	}
	if len(s.words) > 0 && fold.Unspaced(firstRune(s.words[0].folded)) {
		s.longer = language.LongerNames(name)
	}
	s.plural = f.Type == briefing.Thing
	s.full = f.Type != briefing.Person || len(strings.Fields(name)) > 1 || len(dottedParts(name)) > 1
	switch {
	case len(s.words) == 1:
		s.judge = c.judgementOf(&s, f)
	case f.Type == briefing.Person:
		s.judge = asWhole
	}
	if s.judge == asPerson && c.figures[id].alone == nil {
		sn := newSurname(name)
		sn.persons, sn.listed = []int32{id}, true
		c.figures[id].alone = &sn
	}
	c.addSpelling(s)
}

// share adds a name that several figures have.
func (c *compiler) share(s spelling, key, text string, figures []int32) {
	s.kind = personSurname
	id, ok := c.surname[key]
	if !ok {
		id = int32(len(c.surnames))
		c.surname[key] = id
		c.surnames = append(c.surnames, surname{text: text, persons: figures, shared: true})
	}
	c.figures[s.id].surnames = append(c.figures[s.id].surnames, id)
	s.id = id
	c.addSpelling(s)
}

// judgementOf says what must be seen beside s, a name of one word.
func (c *compiler) judgementOf(s *spelling, f *briefing.Figure) judgement {
	switch {
	case f.Type == briefing.Person:
		return asPerson
	case letterCase(s.words[0].cased) == capitals:
		if classOf(s.words[0].folded)&(language.Common|language.Function) == 0 {
			return none
		}
		return asAcronym
	case f.Type != briefing.Place:
		return none
	case classOf(s.words[0].folded)&(language.Given|language.Surname|language.Lead) != 0:
		return asNamesake
	}
	return asPlace
}

// addSpelling adds a spelling, and the forms in which it may stand besides in any
// language.
func (c *compiler) addSpelling(s spelling) {
	c.spellings = append(c.spellings, s)
	c.forms = append(c.forms, s.forms()...)
}

// addEvent adds an event. Its names make one more rule.
func (c *compiler) addEvent(e *briefing.Event) {
	for _, name := range e.Names {
		if t, ok := c.term[termKey{text: name, name: true}]; !ok || !c.isShared(t) {
			c.list(e.ID, name, "") // before its terms, as the digest has them
		}
	}
	n := c.addDescribed(described{id: e.ID}, e.Match)
	r := c.addRule(n, 1)
	for i, name := range briefing.Names(e) {
		t := c.addTerm(termKey{text: name, name: true})
		if c.isShared(t) {
			continue // the problems of the digest say so
		}
		c.terms[t].slots = append(c.terms[t].slots, slot{r, c.rules[r].first})
		if i > 0 { // the first is what lists call it, and need not stand anywhere
			c.listTerm(t, e.ID, name, "")
		}
	}
}

// isShared reports whether the name of an event leads to as many events as one can.
func (c *compiler) isShared(term int32) bool {
	return len(c.terms[term].slots) >= briefing.MostShared
}

func (c *compiler) addNumber(n *briefing.Number) {
	of := described{id: n.ID, isNumber: true, of: quantity.MeasureOf(n.Unit, c.wordsOf(n)...), listsNothing: true}
	for _, rule := range n.Match {
		of.listsNothing = of.listsNothing && !slices.ContainsFunc(slices.Concat(rule...), listsValue)
	}
	c.measure[n.ID] = of.of
	c.addDescribed(of, n.Match)
}

// wordsOf returns the words of a number's rules, and the names of their figures.
func (c *compiler) wordsOf(n *briefing.Number) []string {
	words := n.Words()
	for _, term := range slices.Concat(slices.Concat(n.Match...)...) {
		if id, ok := c.figure[term.Figure]; ok {
			words = append(words, c.figureNames[id]...)
		}
	}
	return words
}

// addWording notes that a report quotes its article, so that Unused tells if the
// quotation does not stand there.
func (c *compiler) addWording(r briefing.Report, claim briefing.SubjectID) {
	if r.Wording != "" {
		c.usesOf(briefing.Term{Text: r.Wording}, claim, r.Article)
	}
}

func (c *compiler) addDescribed(of described, rules []briefing.Rule) int32 {
	n := int32(len(c.described))
	c.described = append(c.described, of)
	c.byID[of.id] = append(c.byID[of.id], n)
	for _, r := range rules {
		id := c.addRule(n, len(r))
		for group, terms := range r {
			for _, t := range terms {
				if u := c.usesOf(t, of.id, of.article); u != nil {
					u.slots = append(u.slots, slot{id, c.rules[id].first + int32(group)})
				}
				c.rules[id].anyNumber = c.rules[id].anyNumber || t.Number
			}
		}
	}
	return n
}

func (c *compiler) addRule(of int32, groups int) int32 {
	c.rules = append(c.rules, rule{described: of, groups: int32(groups), first: c.groups})
	c.groups += int32(groups)
	return int32(len(c.rules) - 1)
}

func (c *compiler) addTopic(t *briefing.Topic) {
	id := int32(len(c.topics))
	c.topics = append(c.topics, t.ID)
	for _, w := range t.Words {
		if u := c.usesOf(w, t.ID, ""); u != nil {
			u.topics = append(u.topics, id)
		}
	}
	for _, about := range t.About {
		if f, ok := c.figure[about]; ok {
			c.figures[f].topics = append(c.figures[f].topics, id)
		}
		for _, n := range c.byID[about] {
			c.described[n].topics = append(c.described[n].topics, id)
		}
	}
}

// usesOf returns the uses of a term of a subject; nil if it names a figure that
// is not there.
func (c *compiler) usesOf(t briefing.Term, subject briefing.SubjectID, in briefing.ArticleID) *uses {
	if t.Figure != "" {
		f, ok := c.figure[t.Figure]
		if !ok {
			return nil
		}
		return &c.figures[f].uses
	}
	if t.Number {
		return c.anyNumberOf(subject, in)
	}
	id := c.addTerm(termKey{text: t.Text, literal: t.Literal})
	c.listTerm(id, subject, t.String(), in)
	return &c.terms[id].uses
}

func (c *compiler) addTerm(k termKey) int32 {
	if id, ok := c.term[k]; ok {
		return id
	}
	s := termSpelling(briefing.Term{Text: k.text, Literal: k.literal})
	if k.name {
		s = nameSpelling(k.text)
	}
	s.kind = ruleTerm
	s.id = int32(len(c.terms))
	c.spellings = append(c.spellings, s)
	c.terms = append(c.terms, term{})
	c.term[k] = s.id
	return s.id
}

func (c *compiler) listTerm(id int32, subject briefing.SubjectID, text string, in briefing.ArticleID) {
	e := termEntry{entry: c.list(subject, text, in), article: in}
	if key := (listedTerm{id, e}); !c.listed[key] {
		c.listed[key] = true
		c.terms[id].entries = append(c.terms[id].entries, e)
	}
}

// list returns the number under which the use of a spelling is kept.
func (c *compiler) list(subject briefing.SubjectID, text string, in briefing.ArticleID) int32 {
	s := Spelling{Subject: subject, Text: text, Article: in}
	if n, ok := c.entry[s]; ok {
		return n
	}
	n := int32(len(c.entries))
	c.entry[s] = n
	c.entries = append(c.entries, s)
	return n
}
