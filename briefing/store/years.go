package store

import (
	"briefing/briefing"
	"briefing/briefing/match"
)

// mostYears is how many years a library may have articles of for inYears to list them.
const mostYears = 100

// inYears returns an expression that matches the same articles of a library with the
// extent x. It asks for those years in which there are articles, and for none by the
// first digits: to look up the beginning of a facet takes ten times longer, for it is the
// beginning of all months and days too.
func inYears(e match.Expr, x briefing.Extent) match.Expr {
	first, last := 1, 0
	if x.First.Known() {
		first, last = x.First.Earliest().Year(), x.Last.Latest().Year()
	}
	if last-first >= mostYears {
		return e
	}
	return eachPhrase(e, func(p match.Phrase) match.Expr {
		from, to, ok := p.Years()
		if !ok {
			return p
		}
		var any match.Any
		for year := max(first, from); year <= min(last, to); year++ {
			any = append(any, p.OfYear(year))
		}
		return any
	})
}

// eachPhrase returns an expression with its phrases replaced, those of Near left alone. What
// takes the place of a phrase among alternatives becomes some of these.
func eachPhrase(e match.Expr, replace func(match.Phrase) match.Expr) match.Expr {
	switch e := e.(type) {
	case match.All:
		all := make(match.All, len(e))
		for i, of := range e {
			all[i] = eachPhrase(of, replace)
		}
		return all
	case match.Any:
		out := match.Any{}
		for _, of := range e {
			of = eachPhrase(of, replace)
			if among, ok := of.(match.Any); ok {
				out = append(out, among...)
				continue
			}
			out = append(out, of)
		}
		return out
	case match.Except:
		not, _ := eachPhrase(e.Not, replace).(match.Any)
		return match.Except{From: eachPhrase(e.From, replace), Not: not}
	case match.Phrase:
		return replace(e)
	}
	return e
}
