package number

import (
	"context"
	"math"
	"slices"
	"strings"
	"unicode"

	"briefing/briefing"
	"briefing/briefing/link"
	"briefing/briefing/page/sheet"
	"briefing/briefing/quantity"
	"briefing/briefing/sentences"
)

// Value is a number as an article gives it.
type Value struct {
	Mention   briefing.Mention
	Entry     briefing.Entry
	Text      string  // in the article's words, with its bounds
	Low, High float64 // in the unit of the number; equal if exact, infinite without a bound
	About     bool    // the text says that it is not exact
	Said      briefing.Said
	// Trend is 1 if the same speaker gave less before with the same status, -1 if more, 0 if
	// neither is known. A speaker that nobody has named is the same only in a sentence that
	// is the same except for the number.
	Trend int
	More  []briefing.Entry // other articles of that day with the same value
}

// History returns the values of a number that articles give, in the order of the library.
// Those that one day has twice from the same speaker are one.
func History(ctx context.Context, lib briefing.Library, n *briefing.Number) ([]Value, error) {
	s := &scribe{sheet.New(ctx, lib, sheet.OfSubject(n.ID))}
	return s.history(n)
}

func (s *scribe) history(n *briefing.Number) ([]Value, error) {
	mentions, err := s.MentionsOf(n.ID)
	if err != nil {
		return nil, err
	}
	said := s.newSayings(n)
	var out []Value
	for _, m := range mentions {
		v, ok, err := s.value(n, m)
		if err != nil {
			return nil, err
		}
		if !ok {
			continue
		}
		a, err := s.Read(m.Ref.Article)
		if err != nil {
			return nil, err
		}
		v.Said = said.of(a.Article, m)
		if i := slices.IndexFunc(out, v.isSame); i >= 0 {
			out[i].more(v.Entry)
		} else {
			out = append(out, v)
		}
	}
	return out, s.trends(out)
}

// value reads a mention of a number; ok is false if it gives no value that can be read.
func (s *scribe) value(n *briefing.Number, m briefing.Mention) (v Value, ok bool, err error) {
	a, err := s.Read(m.Ref.Article)
	if err != nil {
		return v, false, err
	}
	given := Amount{number: n, text: sheet.Plain(a.Shown, m.Ref.Span), of: MeasureOf(n)}
	values := valuesIn(a.Shown.Words, m, given)
	if len(values) == 0 || values[0].Indefinite {
		return v, false, nil
	}
	r := values[0].Readings[0]
	one := unitOf(n)
	v = Value{Mention: m, Entry: a.Entry, Text: sheet.Plain(a.Shown, values[0].Phrase), Low: r.Low / one, High: r.High / one}
	v.About = v.isRange() && isOneNumber(values[0].Numeral.In(a.Shown.Words))
	return v, true, nil
}

// unitOf returns how many base units, in which quantities are read, the unit of a number is:
// 365.25 days for years, 1 for what is only counted.
func unitOf(n *briefing.Number) float64 {
	for _, q := range quantity.Find("1 " + n.Unit) {
		if r := q.Readings[0]; r.Exact() && r.Low > 0 {
			return r.Low
		}
	}
	return 1
}

// isOneNumber reports whether a numeral is one: "180", and not "30 to 45".
func isOneNumber(numeral string) bool {
	return len(strings.FieldsFunc(numeral, func(r rune) bool { return !unicode.IsDigit(r) && r != ',' && r != '.' })) <= 1
}

func (v *Value) isRange() bool {
	return v.Low != v.High && !math.IsInf(v.Low, 0) && !math.IsInf(v.High, 0)
}

// isSame reports whether another value says the same on the same day.
func (v *Value) isSame(other Value) bool {
	return v.Said == other.Said && v.About == other.About && v.Low == other.Low && v.High == other.High && v.Entry.Published == other.Entry.Published
}

// more adds an article with the same value.
func (v *Value) more(e briefing.Entry) {
	same := func(o briefing.Entry) bool { return o.ID == e.ID }
	if v.Entry.ID != e.ID && !slices.ContainsFunc(v.More, same) {
		v.More = append(v.More, e)
	}
}

// sayings tell who says a number in a sentence.
type sayings struct {
	said   []briefing.Said // by rule
	linker *link.Linker    // finds each rule as a number of its own; nil if no rule tells who speaks
	found  map[briefing.ArticleID][]briefing.Mention
}

func (s *scribe) newSayings(n *briefing.Number) *sayings {
	f := &sayings{said: n.Said, found: map[briefing.ArticleID][]briefing.Mention{}}
	d := &briefing.Digest{Figures: s.Digest.Figures}
	for i, rule := range n.Match {
		if i < len(n.Said) && n.Said[i] != (briefing.Said{}) {
			d.Numbers = append(d.Numbers, &briefing.Number{ID: ruleID(i), Unit: n.Unit, Match: []briefing.Rule{rule}})
		}
	}
	if len(d.Numbers) > 0 {
		f.linker = link.New(d)
	}
	return f
}

// ruleID names a rule as a number of its own.
func ruleID(i int) briefing.SubjectID { return briefing.SubjectID("rule " + string(rune('0'+i))) }

// of returns what the first rule that finds the sentence of a mention says of the speaker.
func (f *sayings) of(a *briefing.Article, m briefing.Mention) briefing.Said {
	if f.linker == nil {
		return briefing.Said{}
	}
	mentions, ok := f.found[a.ID]
	if !ok {
		mentions = f.linker.Link(a).Mentions
		f.found[a.ID] = mentions
	}
	for i, said := range f.said {
		if slices.ContainsFunc(mentions, func(o briefing.Mention) bool {
			return o.Subject == ruleID(i) && o.Sentence.Overlaps(m.Sentence)
		}) {
			return said
		}
	}
	return briefing.Said{}
}

// mostCompared limits the values whose sentences are compared with each other.
const mostCompared = 60

// trends finds which values are more or less than the one before by the same speaker.
func (s *scribe) trends(values []Value) error {
	changes, err := s.changes(values)
	if err != nil {
		return err
	}
	for i := range values {
		v := &values[i]
		for j := i - 1; j >= 0; j-- {
			was := &values[j]
			sameSpeaker := v.Said.By != "" && v.Said == was.Said || changes(j, i)
			if !sameSpeaker || v.Entry.Published == was.Entry.Published {
				continue
			}
			if trend, ok := v.trend(was); ok {
				v.Trend = trend
				break
			}
		}
	}
	return nil
}

// trend returns how a value differs from an earlier one; ok is false if their bounds leave
// that open: 21 may be what "at least 14" meant.
func (v *Value) trend(was *Value) (trend int, ok bool) {
	switch {
	case v.bounds() == was.bounds():
		return cmpFloat(v.middle(), was.middle()), true
	case v.Low > was.High:
		return 1, true
	case v.High < was.Low:
		return -1, true
	}
	return 0, false
}

// changes returns a function that reports whether the sentence of value i is that of an
// earlier one, j, except for the number.
func (s *scribe) changes(values []Value) (func(j, i int) bool, error) {
	none := func(int, int) bool { return false }
	lib, ok := s.Lib.(sheet.Compared)
	if !ok || len(values) > mostCompared {
		return none, nil
	}
	c, _, _ := lib.Compared()
	if c == nil {
		return none, nil
	}
	all := make([]*sentences.Sentence, len(values))
	for i, v := range values {
		t, err := c.Read(s.Ctx, v.Entry.ID)
		if err != nil {
			return none, err
		}
		at := slices.IndexFunc(t.Sentences, func(of sentences.Sentence) bool { return of.Span.Overlaps(v.Mention.Ref.Span) })
		if at >= 0 {
			all[i] = &t.Sentences[at]
		}
	}
	return func(j, i int) bool {
		return values[j].Said == values[i].Said && all[j] != nil && all[i] != nil && sentences.Compare(all[j], all[i]) == sentences.Changed
	}, nil
}

// bounds tells values apart that are bounded in different ways.
func (v *Value) bounds() string {
	return map[bool]string{true: "[", false: ""}[math.IsInf(v.High, 1)] + map[bool]string{true: "]", false: ""}[math.IsInf(v.Low, -1)] +
		map[bool]string{true: "-", false: ""}[v.isRange()]
}

// middle returns where a value stands on the axis.
func (v *Value) middle() float64 {
	switch {
	case math.IsInf(v.High, 1):
		return v.Low
	case math.IsInf(v.Low, -1):
		return v.High
	}
	return (v.Low + v.High) / 2
}

func cmpFloat(a, b float64) int {
	switch {
	case a > b:
		return 1
	case a < b:
		return -1
	}
	return 0
}
