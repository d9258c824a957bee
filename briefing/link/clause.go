package link

import (
	"sort"
	"strings"

	"briefing/briefing"
)

// clauses says where the clauses of a sentence begin, and their parts.
type clauses struct {
	starts []int // where a clause begins that is not the first
	parts  []int // where it goes on behind a comma or "and"
	subset []int // where "including" and the like end

	text   string
	unread briefing.Span
}

// begin takes the sentence at in, which is read when somebody asks.
func (c *clauses) begin(text string, in briefing.Span) {
	c.starts, c.parts, c.subset = c.starts[:0], c.parts[:0], c.subset[:0]
	c.text, c.unread = text, in
}

// read finds the clauses of the sentence, if that was not done yet.
func (c *clauses) read() {
	text, in := c.text, c.unread
	c.unread = briefing.Span{}
	comma, denied := false, false
	for i := in.Start; i < in.End; {
		end := i
		for end < in.End && !endsWord(text, end) {
			end++
		}
		switch w := text[i:end]; {
		case denies[w] && end+1 < in.End && isDigit(text[end+1]):
			denied = true
		case denied && opensClause[w]: // "not 40 but 17"
			denied = false
		case opensClause[w], comma && joins[w]:
			c.starts = append(c.starts, i)
		case w == "–", w == "—":
			c.starts = append(c.starts, end)
		case joins[w]:
			c.parts = append(c.parts, i)
		case namesPart[w]:
			c.subset = append(c.subset, end)
		}
		comma = comma && end == i
		for ; end < in.End && endsWord(text, end); end++ {
			switch text[end] {
			case ',':
				c.parts, comma = append(c.parts, end), true
			case ';':
				c.starts = append(c.starts, end)
			}
		}
		i = end
	}
}

// endsWord reports whether the byte at i parts words or clauses. A comma within a
// number does not.
func endsWord(text string, i int) bool {
	switch text[i] {
	case ' ', '\n', ';':
		return true
	case ',':
		return i+1 == len(text) || text[i+1] < '0' || text[i+1] > '9'
	}
	return false
}

// at returns which clause byte i is in.
func (c *clauses) at(i int) int {
	c.read()
	return sort.SearchInts(c.starts, i+1)
}

// penalty returns how much longer a passage counts for going on over parts of a
// clause.
func (c *clauses) penalty(start, end int) int {
	const perPart = 24 // bytes
	c.read()
	return perPart * (sort.SearchInts(c.parts, end) - sort.SearchInts(c.parts, start+1))
}

// isPart reports whether a number at byte i counts part of an earlier count:
// "including 3 children".
func (c *clauses) isPart(i int) bool {
	const far = 12 // bytes: "at least"
	c.read()
	k := sort.SearchInts(c.subset, i+1) - 1
	return k >= 0 && i-c.subset[k] <= far
}

// Words that tell clauses and parts of them apart, of the languages whose numbers are
// read.
var (
	opensClause = wordSet(`but while whereas although aber während obwohl mais tandis alors pero mientras aunque но тогда хотя але 但`)
	denies      = wordSet(`not nicht pas no не`)
	joins       = wordSet(`and or und oder et ou y e o и или та`)
	namesPart   = wordSet(`including among whom them which darunter davon dont incluidos incluidas incluyendo числе включая зокрема`)
)

func wordSet(words string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(words) {
		set[w] = true
	}
	return set
}
