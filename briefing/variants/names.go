package variants

import (
	"slices"
	"strings"
	"unicode"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
)

// listed is one name or alias of a figure.
type listed struct {
	figure   int32
	words    []*word
	isPerson bool
	key      int // index of the word that leads to the name: a person's last, else the rarest

	// In a person's name, words[:given] is the first name, and
	// words[surname:end] the surname without particles.
	given, surname, end int
}

// names are the names of the digest.
type names struct {
	figures  []*briefing.Figure
	figure   map[briefing.SubjectID]int // index in figures
	listed   []listed
	byKey    map[string][]int32       // names by their folded key word
	owner    map[string]int32         // figure by folded name; -1 for several
	surnames map[string][]int32       // persons by folded surname
	given    map[string]bool          // folded first words of persons
	expected map[string][]expectation // by the folded words, joined
}

// expectation is a likely name of a figure that nobody lists.
type expectation struct {
	figure int32
	why    Reason
	cased  string // the words joined, with capitals
	isPart bool   // a surname, which must be written in several words
}

// mostJoined limits the words of a run that are joined.
const mostJoined = 5

func namesOf(d *briefing.Digest) names {
	n := names{
		figures:  d.Figures,
		figure:   map[briefing.SubjectID]int{},
		byKey:    map[string][]int32{},
		owner:    map[string]int32{},
		surnames: map[string][]int32{},
		given:    map[string]bool{},
		expected: map[string][]expectation{},
	}
	frequency := map[string]int{}
	for i, fig := range d.Figures {
		n.figure[fig.ID] = i
		for _, text := range briefing.Names(fig) {
			n.add(int32(i), fig, text, frequency)
		}
	}
	for i := range n.listed {
		l := &n.listed[i]
		l.key = l.keyWord(frequency)
		n.byKey[l.words[l.key].folded] = append(n.byKey[l.words[l.key].folded], int32(i))
	}
	for i, fig := range d.Figures {
		for _, text := range briefing.Names(fig) {
			n.expectOthers(int32(i), fig, text)
		}
	}
	return n
}

func (n *names) add(figure int32, fig *briefing.Figure, text string, frequency map[string]int) {
	l := newListed(figure, text, fig.Type == briefing.Person)
	if !hasCapital(text) {
		return // a description, such as "the prime minister"
	}
	for _, w := range l.words {
		frequency[w.folded]++
	}
	n.listed = append(n.listed, l)
	folded := fold.String(text)
	if owner, taken := n.owner[folded]; taken && owner != figure {
		figure = -1
	}
	n.owner[folded] = figure
	if surname, ok := l.bareSurname(); ok {
		if !slices.Contains(n.surnames[surname], l.figure) {
			n.surnames[surname] = append(n.surnames[surname], l.figure)
		}
		n.given[l.words[0].folded] = true
		n.expect(expectation{figure: l.figure, why: Spelt, isPart: true}, l.words[l.surname].text)
	}
	n.expect(expectation{figure: l.figure, why: Spelt}, text)
}

func hasCapital(text string) bool {
	for w := range fold.Words(text) {
		if isCapitalised(text[w.Start:w.End]) {
			return true
		}
	}
	return false
}

// newListed splits a name into its parts. Words joined by a hyphen are one
// part: "Jong-il".
func newListed(figure int32, text string, isPerson bool) listed {
	l := listed{figure: figure, isPerson: isPerson}
	var parts []int // first word of each part
	end := 0
	for w := range fold.Words(text) {
		if len(l.words) == 0 || strings.ContainsFunc(text[end:w.Start], unicode.IsSpace) {
			parts = append(parts, len(l.words))
		}
		l.words = append(l.words, newWord(text[w.Start:w.End], w.Folded))
		end = w.End
	}
	last := len(parts) - 1
	l.end = len(l.words)
	for last > 1 && generations[l.words[parts[last]].folded] {
		l.end = parts[last]
		last--
	}
	if last < 1 || isTitle(l.words[0].folded) {
		return l // "Saint Peter" has no first name
	}
	l.given, l.surname = parts[1], parts[last]
	for l.surname < l.end-1 && !isCapitalised(l.words[l.surname].text) {
		l.surname++ // skip the al of "al-Assad"
	}
	return l
}

// bareSurname returns a person's folded surname, if it is one word.
func (l *listed) bareSurname() (string, bool) {
	const least = 3 // letters
	if !l.isPerson || l.given == 0 || l.end-l.surname != 1 {
		return "", false
	}
	w := l.words[l.surname]
	return w.folded, len(w.folded) >= least && !w.isCapitals
}

// keyWord returns the index of the word that leads to the name.
func (l *listed) keyWord(frequency map[string]int) int {
	if l.isPerson {
		return l.end - 1
	}
	key := 0
	for i, w := range l.words {
		if frequency[w.folded] < frequency[l.words[key].folded] {
			key = i
		}
	}
	return key
}

// expectOthers adds other names of a place and its people, except listed names.
func (n *names) expectOthers(figure int32, fig *briefing.Figure, text string) {
	if fig.Type == briefing.Person {
		return
	}
	for _, other := range otherNames()[fold.String(text)] {
		folded := fold.String(other.text)
		if _, taken := n.owner[folded]; !taken {
			n.expect(expectation{figure: figure, why: other.why}, other.text)
		}
	}
}

// expect adds text, with its words joined in any way, as a likely name of a
// figure.
func (n *names) expect(e expectation, text string) {
	var cased []byte
	for w := range fold.Words(text) {
		cased = fold.AppendCased(cased, text[w.Start:w.End])
	}
	key := strings.ReplaceAll(fold.String(text), " ", "")
	if e.cased = string(cased); !slices.Contains(n.expected[key], e) {
		n.expected[key] = append(n.expected[key], e)
	}
}
