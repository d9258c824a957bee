package quantity

import "math"

// readings returns the possible meanings of a number with bound b.
func (n *number) readings(b bound) []Reading {
	var out []Reading
	for _, a := range n.amounts {
		us := n.units
		if len(us) == 0 {
			us = []unit{{dimension: Count, factor: 1}}
		}
		if a.share && len(n.units) == 0 {
			us = []unit{{dimension: Share, factor: 1}}
		}
		for _, u := range us {
			out = append(out, reading(a, u).bounded(b))
		}
		if n.meters && us[0].dimension == Length {
			out = append(out, reading(a.million(), unit{dimension: Count, factor: 1}).bounded(b))
		}
	}
	return out
}

func (a amount) million() amount {
	a = a.times(1e6)
	a.scaled = true
	return a
}

func reading(a amount, u unit) Reading {
	return Reading{
		Low:       a.low*u.factor + u.offset,
		High:      a.high*u.factor + u.offset,
		Dimension: u.dimension,
		unit:      u.factor,
		rounding:  a.rounding() * u.factor,
		accuracy:  a.accuracy(u.dimension) * u.factor,
	}
}

// mostRounding limits the rounding of a value, as a share of it.
const mostRounding = 0.05

// rounding returns how far an exact amount may be off in its own unit: "1.2
// billion" may be 1.24 billion. A number written in full is taken as exact.
func (a amount) rounding() float64 {
	if a.step >= 1 && !a.scaled && !a.share || a.inWords {
		return 0
	}
	return min(a.step/2, mostRounding*math.Abs(a.low))
}

// accuracy returns how far an exact amount may be off after a conversion: half
// of its last place that is not zero, and at most a twentieth of the value.
// Degrees are converted to the last place, and so are times, which are hardly
// rounded.
func (a amount) accuracy(of Dimension) float64 {
	if a.inWords || a.low == 0 {
		return 0
	}
	place, most := a.step, mostRounding*math.Abs(a.low)
	last := place / 2
	for rest := math.Round(a.low / place); rest != 0 && math.Mod(rest, 10) == 0; rest /= 10 {
		place *= 10
	}
	switch of {
	case Temperature:
		return last
	case Time:
		return min(place/2, most)
	}
	return max(last, min(place/2, most))
}
