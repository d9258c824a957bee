package tagger

import "strings"

// The words beside a name often tell its kind where its letters do not: "the malware,
// Hexlock", "Shell spokesman Curtis Boone", "Velmar, a port". context weighs these
// words around every occurrence of a name.

// Weights of such words. The models vote with 4 for each occurrence.
const (
	named    = 12 // by a noun that stands for the name itself
	hinted   = 6  // by a role that one kind has
	fitting  = 3  // by words that stand beside one kind more often
	unfitted = -6 // by words that never stand beside one kind
)

// context returns what the words beside a run tell of its kind.
func (d *document) context(r run) votes {
	c := beside{document: d, run: r}
	c.apposition()
	if f, ok := d.form(r); ok && f.certain {
		c.votes[f.kind] += hinted
		return c.votes
	}
	c.roles()
	c.pronouns()
	c.prepositions()
	return c.votes
}

// beside reads the words around a run.
type beside struct {
	*document
	run
	votes
}

// at returns the word k places behind the run, counted from 1, or before it, from -1. Beyond the
// line it is empty.
func (c *beside) at(k int) (string, word) {
	j := c.end + k - 1
	if k < 0 {
		j = c.start + k
	}
	if j < 0 || j >= len(c.lines[c.line]) {
		return "", word{}
	}
	return c.lines[c.line][j].text, c.words[c.line][j]
}

func (c *beside) text(k int) string { t, _ := c.at(k); return t }

// noun returns the kind of thing that a lower-case noun stands for.
func noun(w word) (Kind, bool) {
	switch {
	case w.capital:
	case w.class&(thingNoun|artifact) != 0:
		return Thing, true
	case w.class&orgNoun != 0:
		return Organization, true
	case w.class&placeNoun != 0:
		return Place, true
	case w.class&(title|personNoun) != 0:
		return Person, true
	}
	return 0, false
}

// apposition reads a noun that says what the name is: before it ("the ferry Aurora", "a rover
// named Pika", "its malware, Hexlock,") or behind ("Velmar, a small port", "Lancet drones").
func (c *beside) apposition() {
	at := -1
	if quote := c.text(at); quote == "\"" || quote == "'" {
		at--
	}
	switch t := c.text(at); {
	case naming[t]:
		c.calls(at)
	case t == ",", t == "is", t == "was":
		if _, w := c.at(at - 1); t != "," || c.closes() && !c.isPersonal(c.run) && !c.isFronted(at-1) {
			c.name(w)
		}
	case t == "of":
		if _, w := c.at(at - 1); w.class&placeNoun != 0 && !w.capital && w.class&(orgNoun|thingNoun) == 0 {
			c.votes[Place] += hinted
		}
	default:
		_, w := c.at(at)
		c.name(w)
	}
	c.behind()
}

// calls reads the nearest noun before a verb that gives a name: "a rover named Pika", "the boat,
// which they call Gunhild".
func (c *beside) calls(at int) {
	for k := at - 1; k > at-8; k-- {
		if _, w := c.at(k); !w.capital && w.class&(personNoun|title|orgNoun|placeNoun|thingNoun|artifact) != 0 {
			c.name(w)
			return
		}
	}
}

func (c *beside) name(w word) {
	if k, ok := noun(w); ok {
		c.votes[k] += named
	}
}

// closes reports whether the sentence goes on behind the run as behind an apposition.
func (c *beside) closes() bool {
	t := c.text(1)
	return t == "," || t == "." || t == ";" || t == "\""
}

// behind reads a noun behind the run.
func (c *beside) behind() {
	_, next := c.at(1)
	if k, ok := noun(next); ok && k != Person && k != Organization && c.words[c.line][c.end-1].class&orgWord == 0 {
		if _, w := c.at(2); k != Thing || w.class&(orgNoun|placeNoun) == 0 { // but not "Aurora ferry company"
			c.votes[k] += hinted
		}
	}
	between := c.text(1)
	if between != "," && between != "is" && between != "was" || !determiners[c.text(2)] {
		return
	}
	if kind, at, ok := c.said(3); ok && (between != "," || c.isClosed(at)) {
		c.votes[kind] += named
	}
}

// said returns the kind that the words from the k-th behind the run on say it is, by their
// noun, and the place of that noun.
func (c *beside) said(k int) (kind Kind, at int, ok bool) {
	for j := k; j < k+8; j++ {
		t, w := c.at(j)
		if got, is := noun(w); is {
			kind, at, ok = got, j, true
		} else if ok || t == "" || c.leaves(t, w, j) {
			break
		}
	}
	return kind, at, ok
}

// leaves reports whether the word at j places behind the run ends the words about it. "The
// larger of two ships" goes on.
func (c *beside) leaves(t string, w word, j int) bool {
	if t == "of" {
		_, before := c.at(j - 1)
		return before.class != 0 || !superlatives[c.text(j-1)]
	}
	return t == "," || t == "." || relatives[t] || isVerb(t, w) || leaving[t]
}

// isClosed reports whether the words behind a noun end as an apposition does, and not with a
// verb whose subject the noun is: "Velmar, a port of 900 people, …", but not "In Velmar, the
// company said".
func (c *beside) isClosed(noun int) bool {
	for j := noun + 1; j < noun+10; j++ {
		switch t, w := c.at(j); {
		case t == "" || t == "," || t == "." || t == ";" || t == "\"" || t == ")" || relatives[t]:
			return true
		case j == noun+1 && w.class&compound != 0: // a company based in Oslo
		case isVerb(t, w):
			return false
		}
	}
	return false
}

// isVerb reports whether a word is likely a verb that has a subject.
func isVerb(t string, w word) bool {
	return !w.capital && (w.class&speech != 0 || auxiliaries[t] || business[t] || stating[t] || len(t) > 4 && strings.HasSuffix(t, "ed"))
}

// isFronted reports whether a noun before the run stands in words with a preposition that open
// the sentence, so that a comma behind it ends these: "For the party, Velmar is a risk".
func (c *beside) isFronted(noun int) bool {
	at := c.start + noun
	return at >= 0 && at < 6 && fronting[strings.ToLower(c.lines[c.line][0].text)]
}

// roles reads the people around an organization or place: "Shell spokesman Curtis Boone", "an
// economist at Santander", "the mayor of Velmar", "Rheinmetall's shareholders".
func (c *beside) roles() {
	next, w := c.at(1)
	possessive := next == "'s" || next == "'"
	if possessive {
		next, w = c.at(2)
	}
	switch {
	case w.capital:
	case corporate[next]:
		c.votes[Organization] += hinted
	case possessive && kin[next]:
		c.votes[Person] += hinted
	case possessive && municipal[next]:
		c.votes[Place] += hinted
	case w.class&title != 0 && !kin[next]:
		c.votes[Organization] += fitting
	}
	before, w := c.at(-1)
	if before == "the" {
		before, w = c.at(-2)
	}
	t, of := c.at(-2)
	switch {
	case w.class&(title|personNoun) != 0 && c.end-c.start > 1, c.isOpeningTitle(-1):
		c.votes[Person] += hinted
	case before == "'s" && of.class&country != 0 && c.end-c.start > 1:
		c.votes[Person] += fitting // Ethiopia's Tsige Worku
	case before == "of" && c.isStaff(-2):
		c.votes[Organization] += hinted
	case (before == "at" || before == "for" || before == "with") && (of.class&title != 0 || staff[t]):
		c.votes[Organization] += hinted
	case before == "of" && municipal[t], before == "of" && residents[t]:
		c.votes[Place] += hinted
	case before == "of" && (corporate[t] || t == "founder" || t == "employees" || t == "owner"):
		c.votes[Organization] += fitting
	case before == "by" && makers[t]:
		c.votes[Organization] += fitting
	}
}

// isStaff reports whether the word k places away ends the name of a person whose job is one at a
// company: analyst Pierre Lanoy.
func (c *beside) isStaff(k int) bool {
	for from := k; k > from-4; k-- {
		t, w := c.at(k)
		if staff[strings.ToLower(t)] {
			return k < from
		}
		if !w.capital {
			return false
		}
	}
	return false
}

// isOpeningTitle reports whether the word k places away begins its sentence and is a role in
// lower case: Lawyer, Referee.
func (c *beside) isOpeningTitle(k int) bool {
	t, w := c.at(k)
	return w.capital && c.opens(c.line, c.start+k) && classOf(strings.ToLower(t))&(title|personNoun) != 0
}

// pronouns reads what a sentence calls the name later: "Boone, who", "Shell said it".
func (c *beside) pronouns() {
	t := c.text(1)
	if t == "," {
		switch next := c.text(2); {
		case next == "who" || next == "whose" || isAge(next) && c.text(3) == ",":
			c.votes[Person] += hinted
		case next == "which":
			c.votes[Person] += unfitted
			if business[c.text(3)] {
				c.votes[Organization] += hinted
			}
		case next == "where":
			c.votes[Place] += hinted
		}
		return
	}
	if business[t] {
		c.votes[Organization] += fitting
	}
	if contests[t] || contests[c.text(-1)] {
		c.votes[Organization] += fitting
	}
	_, w := c.at(1)
	if w.class&speech == 0 {
		return
	}
	k := 2
	if c.text(k) == "that" {
		k++
	}
	switch c.text(k) {
	case "it", "its":
		if stating[t] { // but not "denied it"
			c.votes[Organization] += hinted
		}
	case "he", "she", "his", "her":
		c.votes[Person] += hinted
	}
}

func isAge(w string) bool { return isDigits(w) && len(w) == 2 }

// prepositions reads the words between a place and its sentence.
func (c *beside) prepositions() {
	switch before := c.text(-1); before {
	case "in", "near", "outside":
		c.votes[Place] += fitting
		c.votes[Person] += unfitted
	case "nearby":
		c.votes[Place] += hinted
	case "to", "from":
		if travels[c.text(-2)] {
			c.votes[Place] += hinted
		}
	case "north", "south", "east", "west":
	case "of":
		switch c.text(-2) {
		case "north", "south", "east", "west", "outside", "kilometers", "kilometres", "miles":
			c.votes[Place] += hinted
		}
	case "northern", "southern", "eastern", "western", "central":
		c.votes[Place] += fitting
	case "the":
		c.votes[Person] += unfitted
		if t := c.text(-2); t == "won" || t == "awarded" || t == "receive" || t == "received" {
			c.votes[Thing] += hinted
		}
	}
}
