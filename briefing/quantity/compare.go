package quantity

import "math"

// Relation says how two quantities relate to each other.
type Relation uint8

// The relations.
const (
	Unlike     Relation = iota // they count or measure different things
	Same                       // they state the same
	Compatible                 // they differ, but both can be true
	Differ                     // they cannot both be true
)

// String returns the relation as tests print it.
func (r Relation) String() string { return [...]string{"unlike", "same", "compatible", "differ"}[r] }

// Compare returns the relation between two quantities. nouns, which may be nil,
// holds nouns that count the same thing here: "passenger" and "person".
func Compare(a, b Quantity, nouns map[string]bool) Relation {
	best := Unlike
	for _, r := range a.Readings {
		for _, s := range b.Readings {
			if r.Dimension != s.Dimension || r.Dimension.isCount() && !alike(a.Noun, b.Noun, nouns) {
				continue
			}
			switch relation := r.compare(s); {
			case best == Unlike, relation < best:
				best = relation
			}
		}
	}
	return best
}

// isCount reports whether a dimension counts things, alone or per time.
func (d Dimension) isCount() bool { return d == Count || d == Count+perDay }

// alike reports whether two nouns may mean the same things. A number without a
// noun may count anything, and people may be any persons.
func alike(a, b string, nouns map[string]bool) bool {
	return a == b || a == "" || b == "" || persons[a] || persons[b] || nouns[a] && nouns[b]
}

// persons are nouns for people of any kind (English).
var persons = setOf("person individual human")

// compare returns the relation between two readings of one dimension.
func (r Reading) compare(s Reading) Relation {
	slack := r.rounding + s.rounding
	if r.unit != s.unit {
		slack = r.accuracy + s.accuracy
		if r.Exact() && s.Exact() && near(r.Low, s.Low, slack) {
			return Same
		}
	}
	switch {
	case r.OpenLow == s.OpenLow && r.OpenHigh == s.OpenHigh && near(r.Low, s.Low, 0) && near(r.High, s.High, 0):
		return Same
	case r.beneath(s, slack), s.beneath(r, slack):
		return Differ
	}
	return Compatible
}

// near reports whether two values differ by no more than slack.
func near(a, b, slack float64) bool {
	const arithmetic = 1e-9 // error of conversions
	if math.IsInf(a, 0) || math.IsInf(b, 0) {
		return a == b
	}
	return math.Abs(a-b) <= slack+arithmetic*max(math.Abs(a), math.Abs(b))
}

// beneath reports whether all of r lies below s by more than slack. Intervals
// that touch overlap if one is a single value: "120" and "over 120" may both
// describe 120 and a few, but "over 120" and "up to 120" exclude each other.
func (r Reading) beneath(s Reading, slack float64) bool {
	if near(r.High, s.Low, 0) {
		open := r.OpenHigh || s.OpenLow
		return open && !r.Exact() && !s.Exact()
	}
	return r.High < s.Low && s.Low-r.High >= slack
}
