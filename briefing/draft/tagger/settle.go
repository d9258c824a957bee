package tagger

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"briefing/briefing"
)

// candidate is what may be a name.
type candidate struct {
	run
	span  briefing.Span
	text  string
	kind  Kind
	sure  bool
	worth int // how much a vote on the kind of equal names counts it
}

// settle returns the names of a text: those that the models tagged, and those that only
// rules see but with good reason.
func (d *document) settle(tags [][]label) []Name {
	var all []candidate
	for i := range d.lines {
		all = d.designations(i, all)
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
	slices.SortFunc(all, func(a, b candidate) int { return cmp.Compare(a.span.Start, b.span.Start) })
	d.agree(all)
	out := make([]Name, len(all))
	for i, c := range all {
		out[i] = d.name(c)
	}
	return out
}

func (d *document) name(c candidate) Name {
	n := Name{Span: c.span, Text: c.text, Kind: c.kind, Sure: c.sure}
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

// index answers which bytes of a text candidates take.
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

// offer appends the names that a run holds: none, if it is only titles; several, if it
// joins what are two.
func (d *document) offer(all []candidate, r run, k Kind, sure bool, worth int) []candidate {
	parts := d.parts(r)
	for _, part := range parts {
		k := k
		if len(parts) > 1 && d.isPersonal(part) {
			k = Person
		}
		part.start = d.skipTitles(part)
		part.end = d.withoutTitle(part)
		if part.start >= part.end || d.isRole(part) && d.extended(part).end == part.end {
			continue
		}
		part = d.extended(part)
		for _, c := range d.pieces(d.candidate(part, d.correct(part, k))) {
			c.sure, c.worth = sure, worth
			if !slices.ContainsFunc(all[max(0, len(all)-8):], func(o candidate) bool {
				return o.line == c.line && c.span.Start < o.span.End && o.span.Start < c.span.End
			}) {
				all = append(all, c)
			}
		}
	}
	return all
}

// isPersonal reports whether a run begins as persons' names do.
func (d *document) isPersonal(r run) bool {
	words := d.words[r.line][r.start:r.end]
	return len(words) > 1 && words[0].class&given != 0 && !has(words, orgTail|thingTail|placeTail)
}

// parts cuts a run behind a possessive, behind words such as "Oxford-based" and at marks
// that names do not hold, and small words off its ends.
func (d *document) parts(r run) []run {
	var out []run
	add := func(end, next int) {
		if part := d.trim(run{r.line, r.start, end}); part.start < part.end {
			out = append(out, part)
		}
		r.start = next
	}
	for j := r.start; j < r.end; j++ {
		switch text := d.lines[r.line][j].text; {
		case text == "'s" && j > r.start && d.isPossessor(run{r.line, r.start, j}), isBorder(text):
			add(j, j+1)
		case hasCompound(text):
			add(j+1, j+1)
		case j > r.start && d.words[r.line][j].class&title != 0 && !d.words[r.line][j].capital && j+1 < r.end:
			add(j, j+1)
		case text == "of" && d.words[r.line][r.start].class&given != 0 && !has(d.words[r.line][r.start:j], orgTail|thingTail):
			add(j, j+1)
		case text == "and" && j > r.start && d.listed(run{r.line, j + 1, r.end})&^demonym != 0:
			add(j, j+1)
		}
	}
	add(r.end, r.end)
	return out
}

// isBorder reports whether a token is a mark that no name goes on over.
func isBorder(text string) bool { return len(text) == 1 && strings.Contains("/|;:()[]\"{}=", text) }

// trim cuts marks and words in lower case off the ends of a run, but particles before a
// surname.
func (d *document) trim(r run) run {
	words := d.words[r.line]
	for r.start < r.end && !words[r.start].capital && words[r.start].class&particle == 0 && !d.isPart(r.line, r.start) {
		r.start++
	}
	for r.end > r.start && (!words[r.end-1].capital && !d.isPart(r.line, r.end-1) || d.isAmount(r.line, r.end-1)) {
		r.end--
	}
	return r
}

// isAmount reports whether a word is a number that belongs to what stands behind it.
func (d *document) isAmount(i, j int) bool {
	l := d.lines[i]
	return isDigits(l[j].text) && j+1 < len(l) && measures[l[j+1].text]
}

// isPart reports whether a word without a capital first letter may still begin or end a
// name: a number, "al-Assad", "iPhone".
func (d *document) isPart(i, j int) bool {
	text := d.lines[i][j].text
	return text != strings.ToLower(text) || text[0] >= '0' && text[0] <= '9'
}

// withoutTitle returns where a run ends without titles behind it: "Virginia Governor".
func (d *document) withoutTitle(r run) int {
	words := d.words[r.line]
	for r.end > r.start+1 && words[r.end-1].class&title != 0 && words[r.end-1].class&(orgTail|given|surname|phrases) == 0 && d.listed(r) == 0 {
		r.end--
	}
	return r.end
}

// extended returns a run with what belongs to its name before and behind it: Hurricane
// Ida, University of the Philippines.
func (d *document) extended(r run) run {
	l, words := d.lines[r.line], d.words[r.line]
	if r.start > 0 && words[r.start-1].capital && words[r.start-1].class&thingHead != 0 && words[r.end-1].class&orgTail == 0 {
		r.start--
	}
	if words[r.end-1].class&(orgTail|thingTail|placeTail|placeHead) == 0 || r.end+1 >= len(l) || l[r.end].text != "of" && l[r.end].text != "for" {
		return r
	}
	at := r.end + 1
	if l[at].text == "the" {
		at++
	}
	end := at
	for end < len(l) && end < at+4 && words[end].capital && words[end].class&(calendar|opener|title) == 0 {
		end++
	}
	if end == at {
		return r
	}
	return run{r.line, r.start, end}
}

// isPossessor reports whether a run before a possessive is a name by itself: Germany's
// Ministry, but Thad's World.
func (d *document) isPossessor(r run) bool {
	return d.listed(r)&(country|city) != 0 || r.end-r.start > 1
}

// hasCompound reports whether a word ends as "-based" does.
func hasCompound(w string) bool {
	i := strings.LastIndexByte(w, '-')
	return i > 0 && wordList()[w[i+1:]]&compound != 0
}

// isRole reports whether a run is only of words that name nobody by themselves.
func (d *document) isRole(r run) bool {
	if r.end < len(d.lines[r.line]) && d.lines[r.line][r.end].text == "$" {
		return true // US$
	}
	for j := r.start; j < r.end; j++ {
		w := &d.words[r.line][j]
		if w.class&(role|opener|calendar|locative) == 0 || w.class&phrases != 0 {
			return !strings.ContainsFunc(d.lines[r.line][j].text, unicode.IsLetter) && r.end-r.start == 1
		}
	}
	return true
}

// correct returns what a run is, if word lists leave no doubt, else k.
func (d *document) correct(r run, k Kind) Kind {
	words := d.words[r.line][r.start:r.end]
	listed := d.listed(r)
	switch {
	case listed&demonym != 0 && listed&(country|city) == 0 && (k != Organization || listed&organization == 0):
		return Nation
	case listed&country != 0:
		return Place
	case listed&organization != 0 && listed&city == 0 && words[0].class&(given|surname) == 0:
		return Organization
	case listed&city != 0 && listed&organization == 0 && (k != Person || len(words) == 1 && words[0].class&(given|surname) == 0):
		return Place
	}
	if k == Person && words[0].class&given != 0 {
		return k
	}
	if k == Person && len(words) > 1 && words[0].class&orgTail != 0 && words[0].class&surname == 0 {
		return Organization // Radio France
	}
	return d.byForm(r, k)
}

// byForm returns what the words that a name of several words begins and ends with say it
// is; k if they say nothing.
func (d *document) byForm(r run, k Kind) Kind {
	words := d.words[r.line][r.start:r.end]
	if len(words) < 2 {
		return k
	}
	head := words[len(words)-1].class // of what is before "of", the last word else
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
	case head&orgTail != 0:
		return Organization
	case head&thingTail != 0:
		return Thing
	case head&placeTail != 0:
		return Place
	case first&thingHead != 0:
		return Thing
	case first&placeHead != 0 && k != Organization:
		return Place
	case first&direction != 0 && d.listed(run{r.line, r.start + 1, r.end})&(country|city) != 0:
		return Place
	}
	return k
}

// pieces cuts a name of one word at its hyphens if its parts are names by themselves:
// "Iran-backed" is Iran, "Israel-Hamas" both.
func (d *document) pieces(c candidate) []candidate {
	last := c.end - 1
	t := d.lines[c.line][last]
	cut := strings.IndexByte(t.text, '-')
	if cut < 0 || t.end-t.start != len(t.text) {
		return []candidate{c}
	}
	if hasCompound(t.text) {
		at := strings.LastIndexByte(t.text, '-')
		c.span.End = t.start + at
		c.text = c.text[:len(c.text)-len(t.text)+at]
		if l := classOf(c.text); l&demonym != 0 && l&(country|city) == 0 {
			c.kind = Nation
		} else if l&(country|city) != 0 {
			c.kind = Place
		}
		return []candidate{c}
	}
	if c.end-c.start > 1 || c.end < len(d.lines[c.line]) && d.words[c.line][c.end].class&way != 0 {
		return []candidate{c}
	}
	var out []candidate
	at := t.start
	for part := range strings.SplitSeq(t.text, "-") {
		listed := classOf(part) & phrases
		if listed == 0 {
			return []candidate{c}
		}
		p := c
		p.text, p.span = part, briefing.Span{Start: at, End: at + len(part)}
		switch {
		case listed&(country|city) != 0:
			p.kind = Place
		case listed&demonym != 0:
			p.kind = Nation
		default:
			p.kind = Organization
		}
		out = append(out, p)
		at += len(part) + 1
	}
	return out
}

// designations appends the designations of a line: S-400, Shahed 136, STS-1.
func (d *document) designations(i int, all []candidate) []candidate {
	l := d.lines[i]
	for j := 0; j < len(l); j++ {
		if d.words[i][j].class&calendar != 0 {
			continue
		}
		r := run{i, j, j + 1}
		switch {
		case isDesignation(l[j].text):
			if j+1 < len(l) && isLetters(l[j+1].text) && isCapitals(l[j+1].text) && len(l[j+1].text) == 1 {
				r.end++ // Launch Pad 39 A
			}
			if j > 0 && d.isModel(i, j-1) {
				r.start--
			}
		case d.isNumbered(i, j):
			r.end = j + 2
		default:
			continue
		}
		c := d.candidate(r, Thing)
		c.sure, c.worth = true, 8
		all = append(all, c)
		j = r.end - 1
	}
	return all
}

// isNumbered reports whether a word and the number behind it are a name: Shahed 136, but
// not "rose 2 percent".
func (d *document) isNumbered(i, j int) bool {
	l := d.lines[i]
	if j+1 >= len(l) || !isDigits(l[j+1].text) || len(l[j+1].text) > 4 || d.isYear(l[j+1].text) || d.opens(i, j) || !d.isModel(i, j) {
		return false
	}
	if j+2 < len(l) {
		next := l[j+2].text
		return !measures[next] && next != ":" && next != "-" && next != "/"
	}
	return true
}

var measures = map[string]bool{
	"percent": true, "per": true, "%": true, "million": true, "billion": true, "points": true, "goals": true, "times": true,
	"years": true, "months": true, "days": true, "hours": true, "minutes": true, "people": true, "km": true, "miles": true,
}

func (d *document) isYear(digits string) bool {
	return len(digits) == 4 && (digits[:2] == "19" || digits[:2] == "20")
}

// isModel reports whether a word may stand before a number in the name of a thing.
func (d *document) isModel(i, j int) bool {
	w := &d.words[i][j]
	if w.class&thingHead != 0 && w.capital {
		return true
	}
	return (w.capital || isDesignationName(d.lines[i][j].text)) && w.level < 3 && w.class&(calendar|opener|phrases|title|given|locative|role|abbreviation) == 0 &&
		isLetters(d.lines[i][j].text) && len(d.lines[i][j].text) > 2
}

// isDesignationName reports whether w is written as "iPhone" is.
func isDesignationName(w string) bool {
	return len(w) > 2 && w[0] >= 'a' && w[0] <= 'z' && w[1] >= 'A' && w[1] <= 'Z'
}

// isDesignation reports whether w is letters, a hyphen and digits, and perhaps letters.
func isDesignation(w string) bool {
	letters, rest, ok := strings.Cut(w, "-")
	if !ok || letters == "" || len(letters) > 8 || rest == "" || !isLetters(letters) || !isCapital(letters) {
		return false
	}
	if len(letters) > 4 && (isCapitals(letters) || classOf(letters)&(role|title|calendar|opener) != 0) || strings.EqualFold(letters, "covid") {
		return false
	}
	digits := strings.TrimRight(rest, "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
	return isDigits(digits) && len(digits) <= 4
}

func isDigits(w string) bool {
	return w != "" && !strings.ContainsFunc(w, func(r rune) bool { return r < '0' || r > '9' })
}

func isLetters(w string) bool {
	return w != "" && !strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) })
}

// isCredible reports whether what only the rules take for a name is one: something has
// to speak for it besides a capital letter.
func (d *document) isCredible(f found) bool {
	words := d.words[f.line][f.start:f.end]
	first := &words[0]
	if len(words) == 1 && (first.class&(role|opener|title|calendar) != 0 || first.level > 3) {
		return false
	}
	switch opens := d.opens(f.line, f.start); {
	case f.worth >= 5:
		return !opens || len(words) > 1 || first.class&phrases != 0 || d.capital[first.exact]
	case d.headings[f.line] || opens && !d.capital[first.exact]:
		return false
	case f.worth > 0:
		return first.level < 3
	case len(words) == 1:
		return first.level < 2 && !d.small[first.lower] && !d.isHalfSmall(f.run)
	}
	unusual := slices.ContainsFunc(words, func(w word) bool { return w.capital && w.level < 2 })
	return unusual && len(words) < 7 && !has(words, opener)
}

// isHalfSmall reports whether a word has a small letter behind a hyphen: "Open-minded".
func (d *document) isHalfSmall(r run) bool {
	_, rest, ok := strings.Cut(d.lines[r.line][r.start].text, "-")
	return ok && rest != "" && rest == strings.ToLower(rest)
}

// agree gives equal names one kind, and surnames that of the persons who bear them.
func (d *document) agree(all []candidate) {
	tally := map[string]*[kinds]int{}
	bearers := map[string]int{}
	for _, c := range all {
		if tally[c.text] == nil {
			tally[c.text] = &[kinds]int{}
		}
		tally[c.text][c.kind] += c.worth
		if words := strings.Fields(c.text); c.kind == Person && len(words) > 1 {
			bearers[words[len(words)-1]]++
		}
	}
	for _, c := range all {
		if _, after := d.around(c.run); after.class&artifact != 0 && c.kind != Organization && classOf(c.text)&phrases == 0 {
			tally[c.text][Thing] += 6
		}
	}
	for i := range all {
		c := &all[i]
		v := votes(*tally[c.text])
		c.kind = v.best().kind()
		if bearers[c.text] > 0 && c.kind != Nation && classOf(c.text)&country == 0 {
			c.kind = Person
		}
	}
}
