package tagger

import (
	"slices"
	"strings"

	"briefing/briefing"
)

// offer appends the names in a run: none if it is all titles, several if it
// joins two names.
func (d *document) offer(all []candidate, r run, k Kind, sure bool, worth int) []candidate {
	parts := d.parts(r)
	for _, part := range parts {
		k := k
		if len(parts) > 1 && d.isPersonal(part) {
			k = Person
		}
		part.start = d.skipTitles(part)
		part = d.trim(part)
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

// isPersonal reports whether a run begins like a person's name.
func (d *document) isPersonal(r run) bool {
	words := d.words[r.line][r.start:r.end]
	return len(words) > 1 && words[0].class&given != 0 && !has(words, orgTail|thingTail|placeTail)
}

// parts cuts a run behind possessives, behind words such as "Oxford-based" and
// at marks that no name contains, and trims small words.
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
		case text == "'s" && j > r.start && d.isPossessor(run{r.line, r.start, j}), isBorder(text),
			text == "'" && d.words[r.line][r.start].class&given != 0:
			add(j, j+1)
		case hasCompound(text):
			add(j+1, j+1)
		case j > r.start && d.words[r.line][j].class&title != 0 && !d.words[r.line][j].capital && j+1 < r.end:
			add(j, j+1)
		case text == "of" && d.words[r.line][r.start].class&given != 0 && !has(d.words[r.line][r.start:j], orgTail|thingTail):
			add(j, j+1)
		case text == "of" && j > r.start && d.words[r.line][j-1].class&trade != 0 && d.words[r.line][j-1].class&orgTail == 0:
			add(j, j+1) // Orbital Works of Pasadena
		case text == "and" && j > r.start && d.isNextName(r, j):
			add(j, j+1)
		}
	}
	add(r.end, r.end)
	return out
}

// isNextName reports whether another name follows an "and" at j within a run: NATO and the EU,
// "the Gates Foundation and Germany's ministry".
func (d *document) isNextName(r run, j int) bool {
	return d.listed(run{r.line, j + 1, r.end})&^demonym != 0 ||
		j+1 < r.end && d.words[r.line][j-1].class&orgTail != 0 && d.words[r.line][j+1].begins&country != 0
}

// isBorder reports whether a token is a mark that ends a name.
func isBorder(text string) bool { return len(text) == 1 && strings.Contains("/|;:()[]\"{}=", text) }

// trim cuts marks and lower-case words off the ends of a run, except particles
// before a surname.
func (d *document) trim(r run) run {
	words := d.words[r.line]
	for r.start < r.end && (!words[r.start].capital && words[r.start].class&particle == 0 && !d.isPart(r.line, r.start) || d.lines[r.line][r.start].text == "'s") {
		r.start++
	}
	for r.end > r.start && (!words[r.end-1].capital && !d.isPart(r.line, r.end-1) || d.isAmount(r.line, r.end-1)) {
		r.end--
	}
	return r
}

// isAmount reports whether a word is a number before a unit.
func (d *document) isAmount(i, j int) bool {
	l := d.lines[i]
	return isDigits(l[j].text) && j+1 < len(l) && measures[l[j+1].text]
}

// isPart reports whether a word without a capital first letter may still begin
// or end a name: a number, "al-Assad", "iPhone".
func (d *document) isPart(i, j int) bool {
	text := d.lines[i][j].text
	return text != strings.ToLower(text) || text[0] >= '0' && text[0] <= '9'
}

// withoutTitle returns the end of a run without titles at its end: "Virginia
// Governor".
func (d *document) withoutTitle(r run) int {
	words := d.words[r.line]
	for r.end > r.start+1 && words[r.end-1].class&title != 0 && words[r.end-1].class&(orgTail|given|surname|phrases) == 0 && d.listed(r) == 0 {
		r.end--
	}
	return r.end
}

// extended returns a run with the words around it that belong to its name:
// Hurricane Ida, University of the Philippines.
func (d *document) extended(r run) run {
	l, words := d.lines[r.line], d.words[r.line]
	if r.start > 0 && words[r.start-1].capital && words[r.start-1].class&thingHead != 0 && words[r.end-1].class&orgTail == 0 {
		r.start--
	}
	r.start = d.extendedBack(r)
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
	if end == at || end+1 < len(l) && l[end].text == "," && words[end+1].begins&(country|city) != 0 {
		return r // the town in "a museum of McMinnville, Oregon"
	}
	return run{r.line, r.start, end}
}

// extendedBack returns the beginning of an organization's name if the run is
// only its end: Peoples' Friendship University, Committee to Protect
// Journalists.
func (d *document) extendedBack(r run) int {
	l := d.lines[r.line]
	at := d.capitalsBefore(r.line, r.start)
	if at < 2 || !d.words[r.line][at-2].capital {
		return r.start
	}
	switch before := d.words[r.line][at-2]; {
	case at == r.start && l[at-1].text == "to" && before.class&orgTail != 0:
	case l[at-1].text == "'" && before.class&given == 0 && (before.class&orgWord != 0 || before.level > 2):
	default:
		return r.start
	}
	return d.capitalsBefore(r.line, at-2)
}

// capitalsBefore returns the beginning of the capitalised words before a place,
// without titles and the first word of a sentence.
func (d *document) capitalsBefore(i, at int) int {
	for at > 1 && d.words[i][at-1].capital && d.words[i][at-1].class&(title|calendar|opener) == 0 {
		at--
	}
	return at
}

// isPossessor reports whether a run before a possessive is a name of its own:
// Germany's Ministry, but not Thad's World.
func (d *document) isPossessor(r run) bool {
	if first := d.lines[r.line][r.start].text; first == "St" || first == "St." || first == "Saint" {
		return false // St Oswald's Church
	}
	return d.listed(r)&(country|city) != 0 || r.end-r.start > 1
}

// hasCompound reports whether a word ends like "-based".
func hasCompound(w string) bool {
	i := strings.LastIndexByte(w, '-')
	return i > 0 && wordList()[w[i+1:]]&compound != 0
}

// pieces cuts a name of one word at its hyphens if the parts are names
// themselves: "Iran-backed" gives Iran, "Israel-Hamas" both.
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
