package tagger

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"briefing/briefing"
)

// candidate is a possible name.
type candidate struct {
	run
	span  briefing.Span
	text  string
	kind  Kind
	sure  bool
	told  bool // see Name.Told
	worth int  // weight of its vote on the kind of equal names
}

// settle returns the names of a text: those tagged by the models, and those
// that only the rules see with good reason.
func (d *document) settle(tags [][]label) []Name {
	var all []candidate
	for i := range d.lines {
		all = d.designations(i, d.phrases(i, all))
		for _, n := range names(i, tags[i]) {
			all = d.offer(all, n.run, n.kind, true, 4)
		}
	}
	at := index(all)
	var more []candidate
	for _, f := range d.found() {
		if d.isCredible(f) && !at.overlaps(d.candidate(f.run, f.kind)) {
			more = d.offer(more, f.run, f.kind, false, min(3, f.worth))
		}
	}
	all = append(all, more...)
	slices.SortStableFunc(all, func(a, b candidate) int { return cmp.Compare(a.span.Start, b.span.Start) })
	all = disjoint(all)
	d.agree(all)
	out := make([]Name, len(all))
	for i, c := range all {
		out[i] = d.name(c)
	}
	return out
}

// disjoint removes candidates that overlap others. all is in text order. Of two
// that overlap it drops the one that only rules see, or else the later one.
// Overlaps arise when a name is extended.
func disjoint(all []candidate) []candidate {
	out := all[:0]
	for _, c := range all {
		last := len(out) - 1
		switch {
		case last < 0 || out[last].span.End <= c.span.Start:
			out = append(out, c)
		case c.sure && !out[last].sure:
			out[last] = c
		}
	}
	return out
}

func (d *document) name(c candidate) Name {
	n := Name{Span: c.span, Text: c.text, Kind: c.kind, Sure: c.sure, Told: c.told}
	l := d.lines[c.line]
	n.Heading = d.headings[c.line] || l.isFragment()
	if c.start > 0 {
		n.Before = l[c.start-1].text
	}
	if c.end < len(l) {
		n.After = l[c.end].text
	}
	return n
}

func (d *document) candidate(r run, k Kind) candidate {
	l := d.lines[r.line]
	return candidate{run: r, kind: k, span: briefing.Span{Start: l[r.start].start, End: l[r.end-1].end}, text: d.text(r)}
}

// taken tells which bytes of a text are taken by candidates.
type taken map[int][]candidate

func index(all []candidate) taken {
	t := taken{}
	for _, c := range all {
		t[c.line] = append(t[c.line], c)
	}
	return t
}

func (t taken) overlaps(c candidate) bool {
	return slices.ContainsFunc(t[c.line], func(o candidate) bool { return c.span.Start < o.span.End && o.span.Start < c.span.End })
}

// isRole reports whether a run consists of words that name nobody by
// themselves.
func (d *document) isRole(r run) bool {
	if r.end < len(d.lines[r.line]) && d.lines[r.line][r.end].text == "$" {
		return true // US$
	}
	if r.end-r.start > 1 && d.listed(r) != 0 {
		return false
	}
	for j := r.start; j < r.end; j++ {
		w := &d.words[r.line][j]
		if w.class&(role|opener|calendar|locative) == 0 || w.class&phrases != 0 {
			return !strings.ContainsFunc(d.lines[r.line][j].text, unicode.IsLetter) && r.end-r.start == 1
		}
	}
	return true
}

// correct returns the kind of a run if word lists leave no doubt, else k.
func (d *document) correct(r run, k Kind) Kind {
	words := d.words[r.line][r.start:r.end]
	listed := d.listed(r)
	switch {
	case listed&demonym != 0 && listed&(country|city) == 0 && (k != Organization || listed&organization == 0), areNations(words):
		return Nation
	case listed&country != 0:
		return Place
	case listed&organization != 0 && listed&city == 0 && words[0].class&(given|surname) == 0:
		return Organization
	case k == Organization && d.isOwnAcronym(r):
		return k // KEMRI, although a town is called Kemri
	case listed&city != 0 && listed&organization == 0 && (k != Person || len(words) == 1 && words[0].class&(given|surname) == 0 && !d.isTitled(r)):
		return Place
	case k == Organization && len(words) == 1 && words[0].class&(given|surname) != 0 && d.isTitled(r) && listed&city == 0:
		return Person
	case k == Organization && len(words) == 1 && isStrain(d.lines[r.line][r.start].text):
		return Thing
	}
	if k == Person && words[0].class&given != 0 {
		return k
	}
	if k == Person && len(words) > 1 && words[0].class&orgTail != 0 && words[0].class&surname == 0 {
		return Organization // Radio France
	}
	return d.byForm(r, k)
}

// isOwnAcronym reports whether a run is one word in capitals that stands in no list as written.
func (d *document) isOwnAcronym(r run) bool {
	w := d.lines[r.line][r.start].text
	return r.end-r.start == 1 && isLetters(w) && isCapitals(w) && wordList()[w] == 0 && !d.headings[r.line] && r.start > 0
}

// areNations reports whether words are several adjectives or peoples: Bosnian
// Serb.
func areNations(words []word) bool {
	for i := range words {
		if c := words[i].class; c&demonym == 0 || c&(country|city|given|orgWord) != 0 {
			return false
		}
	}
	return len(words) > 1
}

// isTitled reports whether a person's title stands before a run.
func (d *document) isTitled(r run) bool {
	before, _ := d.around(r)
	return before.class&title != 0
}

// byForm returns the kind suggested by the first and last words of a name of
// several words, else k.
func (d *document) byForm(r run, k Kind) Kind {
	if form, ok := d.form(r); ok && (form.certain || k != Organization) {
		return form.kind
	}
	return k
}

// form is the kind that the words of a name tell.
type form struct {
	kind    Kind
	certain bool // by its noun, not only by its first word
}

// form returns the kind that the first and last words of a name of several words tell.
func (d *document) form(r run) (form, bool) {
	words := d.words[r.line][r.start:r.end]
	if len(words) < 2 {
		return form{}, false
	}
	if len(words) > 2 && d.lines[r.line][r.end-2].text == "&" {
		return form{Organization, true}, true // Holm & Sons
	}
	head := words[len(words)-1].class // the word before "of", else the last word
	if before := words[len(words)-2].class; isNumeral(d.lines[r.line][r.end-1].text) && before&thingTail != 0 {
		head = before // World War II
	}
	for j := r.start + 1; j < r.end-1; j++ {
		if d.lines[r.line][j].text == "of" {
			head = d.words[r.line][j-1].class
			if head&placeHead != 0 {
				head |= placeTail
			}
			break
		}
	}
	first := words[0].class
	switch {
	case head&(orgTail|trade) != 0:
		return form{Organization, true}, true
	case head&thingTail != 0:
		return form{Thing, true}, true
	case head&placeTail != 0, d.isVisited(r):
		return form{Place, true}, true
	case first&thingHead != 0:
		return form{Thing, true}, true
	case first&placeHead != 0:
		return form{Place, false}, true
	case first&direction != 0 && d.listed(run{r.line, r.start + 1, r.end})&(country|city) != 0:
		return form{Place, true}, true
	}
	return form{}, false
}

// isVisited reports whether a name ends like that of a center which is a place more than a
// company: Space Center.
func (d *document) isVisited(r run) bool {
	l := d.lines[r.line]
	if last := l[r.end-1].text; last != "Center" && last != "Centre" {
		return false
	}
	switch l[r.end-2].text {
	case "Space", "Science", "Visitor", "Shopping", "Conference", "Convention", "Sports":
		return true
	}
	return false
}

// isNumeral reports whether a word is a Roman numeral, as a small number is written.
func isNumeral(word string) bool { return strings.Trim(word, "IVX") == "" }

// isCredible reports whether a name seen only by the rules is one. It needs
// more evidence than a capital letter.
func (d *document) isCredible(f found) bool {
	words := d.words[f.line][f.start:f.end]
	first := &words[0]
	if len(words) == 1 && (first.class&(role|opener|title|calendar) != 0 || first.level > 3) {
		return false
	}
	const partial = orgTail | orgWord | placeTail | placeWord | thingTail | thingWord | trade
	switch opens := d.opens(f.line, f.start); {
	case opens && len(words) == 1 && first.class&partial != 0 && first.class&phrases == 0:
		return false // "Harbour master", whatever harbour authority the text has
	case f.worth >= 5:
		return !opens || len(words) > 1 || first.class&phrases != 0 || d.capital[first.exact]
	case opens && !d.headings[f.line] && d.isSubject(f.run):
		return true
	case d.headings[f.line] || opens && !d.capital[first.exact]:
		return false
	case f.worth > 0:
		return first.level < 3 && !(opens && d.small[first.lower])
	case len(words) == 1:
		return first.level < 2 && !d.small[first.lower] && !d.isHalfSmall(f.run)
	}
	unusual := slices.ContainsFunc(words, func(w word) bool { return w.capital && w.level < 2 })
	return unusual && len(words) < 7 && !has(words, opener)
}

// isSubject reports whether a single word that opens its sentence is a name: the models never saw
// it, it is formed like no noun, and what follows is a verb or tells a kind.
func (d *document) isSubject(r run) bool {
	text := d.lines[r.line][r.start].text
	w := &d.words[r.line][r.start]
	if r.end-r.start != 1 || w.level != 0 || w.class != 0 || d.small[w.lower] || len(text) < 4 || strings.HasSuffix(text, "ly") {
		return false
	}
	told := d.context(r)
	if told[told.best().kind()] >= hinted {
		return true
	}
	if isNounForm(text) {
		return false
	}
	if _, after := d.around(r); after.class&speech != 0 {
		return true
	}
	next := ""
	if r.end < len(d.lines[r.line]) {
		next = d.lines[r.line][r.end].text
	}
	return auxiliaries[next] || business[next] || len(next) > 3 && next == strings.ToLower(next) && next[len(next)-1] == 's' && next[len(next)-2] != 's'
}

// isNounForm reports whether a word ends like an English noun or adverb, which may open a
// sentence without being a name: Dockworkers, Inflation.
func isNounForm(w string) bool {
	for _, end := range nounEndings {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// isHalfSmall reports whether a word has a small letter behind a hyphen:
// "Open-minded".
func (d *document) isHalfSmall(r run) bool {
	_, rest, ok := strings.Cut(d.lines[r.line][r.start].text, "-")
	return ok && rest != "" && rest == strings.ToLower(rest)
}

// agree gives equal names one kind, and surnames the kind of the persons who
// bear them.
func (d *document) agree(all []candidate) {
	tally := map[string]*votes{}
	bearers := map[string]int{}
	agencies := map[string]bool{} // Fars, of Fars News Agency; Corvana, of Corvana Bank
	storms := map[string]bool{}   // and other things with proper names: Hurricane Ida
	for _, c := range all {
		if tally[c.text] == nil {
			tally[c.text] = &votes{}
		}
		tally[c.text][c.kind] += c.worth
		switch words := strings.Fields(c.text); {
		case c.kind == Person && len(words) > 1:
			bearers[words[len(words)-1]]++
		case c.kind == Organization && len(words) > 1 && classOf(words[0]) == 0 && (len(words) > 2 || classOf(words[1])&(orgTail|trade) != 0):
			agencies[words[0]] = true
		case c.kind == Thing && len(words) == 2 && classOf(words[0])&thingHead != 0:
			storms[words[1]] = true
		}
	}
	for _, v := range tally {
		v.limit(10)
	}
	told := map[string]*votes{}
	for _, c := range all {
		if c.kind == Nation || d.listed(c.run) != 0 {
			continue
		}
		if told[c.text] == nil {
			told[c.text] = &votes{}
		}
		for k, n := range d.context(c.run) {
			told[c.text][k] += n
		}
	}
	d.enumerations(all, told)
	for text, v := range told {
		for k, n := range v {
			tally[text][k] += n
		}
	}
	for i := range all {
		c := &all[i]
		v := tally[c.text]
		if k := v.best().kind(); v[k] > 0 || !strings.Contains(c.text, " ") { // else the form of several words tells
			c.kind = k
		}
		if t := told[c.text]; t != nil && t[c.kind] >= named {
			c.told = true
		}
		switch {
		case isNation(c.text):
			c.kind = Nation
		case c.kind == Person && storms[c.text]:
			c.kind = Thing
		case (c.kind == Person || c.kind == Place) && agencies[c.text]:
			c.kind = Organization
		}
		if bearers[c.text] > 0 && c.kind != Nation && classOf(c.text)&country == 0 {
			c.kind = Person
		}
	}
}

// isNation reports whether a name can only be an adjective or a people.
func isNation(text string) bool {
	c := classOf(text)
	return c&demonym != 0 && c&(country|city|given|surname|organization) == 0
}
