package tagger

import "strings"

// guess is the verdict of the rules on a token.
type guess uint8

// unknownBegin and unknownInside mark names whose kind no rule tells. Lower
// guesses are labels.
const (
	unknownBegin  guess = labels
	unknownInside guess = labels + 1
)

// found is a run that the rules take for a name.
type found struct {
	run
	kind  Kind
	worth int // strength of the evidence for the kind, 0 for none
}

// guess fills d.guesses with the verdicts of the rules.
func (d *document) guess() {
	d.guesses = make([][]guess, len(d.lines))
	for i := range d.lines {
		d.guesses[i] = make([]guess, len(d.lines[i]))
	}
	for _, f := range d.found() {
		first, further := guess(begin(f.kind)), guess(inside(f.kind))
		if f.worth == 0 {
			first, further = unknownBegin, unknownInside
		}
		for j := f.start; j < f.end; j++ {
			d.guesses[f.line][j] = further
		}
		d.guesses[f.line][f.start] = first
	}
}

// found returns the runs of capitalised words that the rules take for names.
// Equal runs get one kind, by majority of evidence.
func (d *document) found() []found {
	var all []found
	for i := range d.lines {
		all = append(all, d.runs(i)...)
	}
	tally := map[uint32]*votes{}
	count := func(key uint32, f found) {
		if tally[key] == nil {
			tally[key] = &votes{}
		}
		tally[key][f.kind] += f.worth
	}
	for i := range all {
		f := &all[i]
		if f.kind, f.worth = d.kindOf(f.run); f.worth == 0 {
			continue
		}
		count(d.phraseHash(f.run), *f)
		if f.kind == Person && f.end-f.start > 1 {
			count(d.phraseHash(run{f.line, f.end - 1, f.end}), *f)
		}
	}
	for i := range all {
		f := &all[i]
		if v := tally[d.phraseHash(f.run)]; v != nil {
			f.kind = v.best().kind()
			f.worth = v[f.kind]
		}
	}
	return all
}

// runs returns the runs of capitalised words in a line, without titles before
// them.
func (d *document) runs(i int) []found {
	var out []found
	for j := 0; j < len(d.lines[i]); {
		if !d.mayName(i, j) && d.words[i][j].phrase < 2 {
			j++
			continue
		}
		r := run{i, j, j + 1}
		r.end = max(r.end, j+int(d.words[i][j].phrase))
		for r.end = d.goOn(i, r.end); r.end < len(d.lines[i]) && d.mayName(i, r.end); r.end = d.goOn(i, r.end) {
			r.end++
			if r.end-r.start > 12 {
				break
			}
		}
		r.end = d.trimEnd(r)
		j = r.end
		if r.start = d.skipTitles(r); r.start < r.end {
			out = append(out, found{run: r})
		}
	}
	return out
}

// mayName reports whether the capital of a word may be that of a name.
func (d *document) mayName(i, j int) bool {
	w := &d.words[i][j]
	switch {
	case !w.capital || w.class&calendar != 0:
		return false
	case !d.opens(i, j) && !d.headings[i]:
		return w.class&opener == 0 || w.level < 4
	case w.class&opener != 0:
		return false
	}
	known := w.class&(given|phrases) != 0
	return w.level < 4 || d.capital[w.exact] && known && w.level < 5
}

// goOn returns the position behind lower-case words at j that continue a name,
// or j.
func (d *document) goOn(i, j int) int {
	if j+1 >= len(d.lines[i]) || d.headings[i] || !d.mayName(i, j+1) || d.opens(i, j+1) {
		return j
	}
	switch before := d.words[i][j-1].class; {
	case d.words[i][j].capital:
		return j
	case d.words[i][j].class&particle != 0:
		return j + 1
	case d.lines[i][j].text == "of" && (before&(orgWord|thingWord) != 0 || d.words[i][j-1].level > 2):
		return j + 1
	case d.lines[i][j].text == "&", d.lines[i][j].text == "to" && before&orgTail != 0:
		return j + 1
	case d.lines[i][j].text == "'" && (before&orgWord != 0 || d.words[i][j-1].level > 2) && before&given == 0:
		return j + 1
	}
	return j
}

// trimEnd cuts lower-case words off the end of a run.
func (d *document) trimEnd(r run) int {
	for r.end > r.start+1 && !d.words[r.line][r.end-1].capital {
		r.end--
	}
	return r.end
}

// skipTitles returns the beginning of a run behind titles, and behind
// adjectives of nations before titles: "Iranian President".
func (d *document) skipTitles(r run) int {
	words := d.words[r.line]
	at := r.start
	for at < r.end {
		w := &words[at]
		next := class(0)
		if at+1 < r.end {
			next = words[at+1].class
		}
		switch {
		case w.class&title != 0 && w.class&(given|city|country) == 0 && !d.isTitleOfOffice(r, at):
		case w.class&title != 0 && at+1 < r.end && next&given != 0 && !d.isTitleOfOffice(r, at):
		case d.isRoleInFront(r, at):
		case w.class&(demonym|role) != 0 && next&title != 0 && at+2 < r.end && !d.isTitleOfOffice(r, at+1):
		case w.class&opener != 0 && w.phrase < 2 && w.level != 1:
		default:
			return at
		}
		at++
	}
	return at
}

// isRoleInFront reports whether a word of a run opens the sentence with the noun that the name
// behind it is: Ranger, Lender.
func (d *document) isRoleInFront(r run, at int) bool {
	if at+1 >= r.end || !d.opens(r.line, at) || !d.words[r.line][at+1].capital || d.words[r.line][at].class != 0 {
		return false
	}
	return classOf(strings.ToLower(d.lines[r.line][at].text))&(title|personNoun|orgNoun|placeNoun|thingNoun) != 0
}

// isTitleOfOffice reports whether a title in a run is part of an organization's
// name: "Foreign Ministry", "Justice Department".
func (d *document) isTitleOfOffice(r run, at int) bool {
	for j := at + 1; j < r.end; j++ {
		switch c := d.words[r.line][j].class; {
		case c&title != 0:
			return false
		case c&orgWord != 0:
			return true
		}
	}
	return false
}

// around returns the words before and behind a run, empty ones beyond the line.
func (d *document) around(r run) (before, after word) {
	if r.start > 0 {
		before = d.words[r.line][r.start-1]
	}
	if r.end < len(d.words[r.line]) {
		after = d.words[r.line][r.end]
	}
	return before, after
}

// listed returns the classes of the phrase that the run is.
func (d *document) listed(r run) class {
	if r.end-r.start == 1 {
		return d.words[r.line][r.start].class & phrases
	}
	text := d.text(r)
	return wordList()[text] & phrases
}

// kindOf returns the kind of a run by word lists and neighbouring words, and
// the strength of that evidence.
func (d *document) kindOf(r run) (Kind, int) {
	words := d.words[r.line][r.start:r.end]
	listed := d.listed(r)
	before, after := d.around(r)
	n := len(words)
	isAcronym := n == 1 && isCapitals(d.lines[r.line][r.start].text) && len(d.lines[r.line][r.start].text) > 1
	switch {
	case listed&demonym != 0 && listed&(country|city) == 0:
		return Nation, 10
	case listed&country != 0:
		return Place, 10
	case listed&organization != 0 && listed&city == 0:
		return Organization, 8
	case n > 1 && words[n-1].class&placeWord != 0 && words[n-1].class&orgWord == 0:
		return Place, 6
	case n > 1 && has(words, orgWord) && !has(words, given):
		return Organization, 6
	case n > 1 && (words[n-1].class&thingWord != 0 || words[0].class&thingHead != 0):
		return Thing, 6
	case n > 1 && n < 5 && words[0].class&given != 0:
		return Person, 6
	case after.class&artifact != 0 && listed == 0 && n < 3 && !isAcronym:
		return Thing, 5
	case before.class&title != 0 && n < 5 && !isAcronym:
		return Person, 5
	case n > 1 && n < 5 && after.class&speech != 0:
		return Person, 4
	case listed&city != 0 && before.class&locative != 0:
		return Place, 6
	case isAcronym && !d.headings[r.line]:
		return Organization, 4
	case listed&city != 0:
		return Place, 3
	case n == 1 && words[0].class&surname != 0:
		return Person, 2
	case after.class&speech != 0:
		return Person, 2
	case before.lower == inHash || before.lower == nearHash:
		return Place, 2
	}
	return Thing, 0
}

var inHash, nearHash = hashOf("in"), hashOf("near")

func has(words []word, c class) bool {
	for i := range words {
		if words[i].class&c != 0 {
			return true
		}
	}
	return false
}
