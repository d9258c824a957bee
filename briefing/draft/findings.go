package draft

import (
	"math"
	"slices"

	"briefing/briefing"
)

// Findings are the proposals of a Draft.
type Findings struct {
	Figures   []Figure
	Numbers   []Number
	Events    []Event
	Claims    []Claim
	Questions []Question
}

// Default numbers of proposals. Experience shows that few beyond them are worth
// reading. Figures are not limited.
const (
	topEvents  = 40
	topNumbers = 30
	topClaims  = 30
)

// Findings returns the proposals worth reading.
func (d *Draft) Findings() *Findings {
	c := d.cast()
	f := d.worthReading()
	f.Figures, f.Questions = c.figures(c.listed()), c.questions()
	f.askOfListed()
	return f
}

// Foremost returns the proposals worth reading, with at most so many figures and without
// questions. It takes less memory than Findings.
func (d *Draft) Foremost(figures int) *Findings {
	c := d.cast()
	f := d.worthReading()
	f.Figures = c.figures(min(figures, c.listed()))
	return f
}

func (d *Draft) worthReading() *Findings {
	return &Findings{Numbers: d.numbersUpTo(topNumbers), Events: d.eventsUpTo(topEvents), Claims: d.claimsUpTo(topClaims)}
}

// All returns all proposals, including those left out of lists.
func (d *Draft) All() *Findings {
	const all = math.MaxInt
	c := d.cast()
	f := &Findings{Numbers: d.numbersUpTo(all), Events: d.eventsUpTo(all), Claims: d.claimsUpTo(all)}
	f.Figures, f.Questions = c.figures(all), c.questions()
	return f
}

// Top keeps the first n proposals of each kind.
func (f *Findings) Top(n int) {
	f.Figures = f.Figures[:min(n, len(f.Figures))]
	f.Numbers = f.Numbers[:min(n, len(f.Numbers))]
	f.Events = f.Events[:min(n, len(f.Events))]
	f.Claims = f.Claims[:min(n, len(f.Claims))]
	f.askOfListed()
	f.Questions = f.Questions[:min(n, len(f.Questions))]
}

// askOfListed leaves out the questions whose first figure is not listed: nothing in the digest
// is there to ask them of.
func (f *Findings) askOfListed() {
	f.Questions = slices.DeleteFunc(f.Questions, func(q Question) bool {
		return !slices.ContainsFunc(f.Figures, func(x Figure) bool { return x.ID == q.Merge[0] })
	})
}

// Len returns the number of proposals, without questions.
func (f *Findings) Len() int {
	return len(f.Figures) + len(f.Numbers) + len(f.Events) + len(f.Claims)
}

// Beside removes the figures that a digest lists or hides under any name, the
// questions about them, and the numbers, events and claims that it lists or hides as
// they were found.
func (f *Findings) Beside(d *briefing.Digest) {
	known := map[string]bool{}
	know := func(s briefing.Subject) {
		for _, name := range briefing.Names(s) {
			known[key(withoutArticle(name))] = true
		}
	}
	for _, figure := range d.Figures {
		know(figure)
	}
	for _, s := range d.Hidden {
		if s.Kind() == briefing.KindFigure {
			know(s)
		}
	}
	gone := map[briefing.SubjectID]bool{}
	f.Figures = slices.DeleteFunc(f.Figures, func(x Figure) bool {
		names := slices.Concat([]string{x.Name}, x.Aliases, x.Short)
		gone[x.ID] = slices.ContainsFunc(names, func(n string) bool { return known[key(n)] })
		return gone[x.ID]
	})
	f.Numbers = slices.DeleteFunc(f.Numbers, func(x Number) bool { return d.Has(x.ID) })
	f.Events = slices.DeleteFunc(f.Events, func(x Event) bool { return d.Has(x.ID) })
	f.Claims = slices.DeleteFunc(f.Claims, func(x Claim) bool { return d.Has(x.ID) })
	f.Questions = slices.DeleteFunc(f.Questions, func(q Question) bool { return gone[q.Merge[0]] || gone[q.Merge[1]] })
}

// Digest returns figures, numbers and events in the form of a digest. They are
// marked Found, since nobody has checked them.
func (f *Findings) Digest() *briefing.Digest {
	d := &briefing.Digest{Derived: true}
	for _, x := range f.Figures {
		d.Figures = append(d.Figures, &briefing.Figure{ID: x.ID, Type: x.Kind, Name: x.Name, Aliases: x.Aliases, Found: true})
	}
	for _, x := range f.Events {
		d.Events = append(d.Events, &briefing.Event{ID: x.ID, Name: x.Name, Date: x.Date, Match: x.Match, Found: true})
	}
	for _, x := range f.Numbers {
		d.Numbers = append(d.Numbers, &briefing.Number{ID: x.ID, Name: x.Name, Unit: x.Unit, Match: x.Match, Senses: x.Senses, Found: true})
	}
	return d
}
