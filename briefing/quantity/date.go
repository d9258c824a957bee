package quantity

// isMonth reports whether token i names a month. The word "may" does not.
func (p *parser) isMonth(i int) bool {
	t := p.at(i)
	return months[t.text] && (t.upper || t.text == "mai" || t.text != "may" && t.text != "march" && len(t.text) > 3)
}

// monthBefore reports whether a month stands before token i.
func (p *parser) monthBefore(i int) bool {
	return p.isMonth(i-1) || p.is(i-1, ".") && p.isGlued(i-1) && p.isMonth(i-2)
}

// monthAfter reports whether a month follows a day at token i: "of May", ".
// Mai".
func (p *parser) monthAfter(i int) bool {
	return p.isMonth(i) || p.is(i, "of", ".") && p.isMonth(i+1) || p.is(i, "de") && p.isMonth(i+1)
}

// isDay reports whether token i is digits that can be a day of the month.
func (p *parser) isDay(i int) bool {
	t := p.at(i)
	return t.kind == digits && len(t.text) <= 2 && t.text <= "31" || t.kind == digits && len(t.text) == 1
}

// endsDate reports whether token i is the day in a date that begins with the
// month.
func (p *parser) endsDate(i int) bool { return p.isDay(i) && p.monthBefore(i) }

// isDate reports whether n is the day in a date, or a range of such days.
func (p *parser) isDate(n *number) bool {
	if isDotted := p.is(n.end, ".") && p.isGlued(n.end); isDotted && n.last == n.first+3 && p.is(n.first+1, ".") && // am 24.2.
		p.is(n.start-1, "am", "vom", "zum", "bis", "seit", "den", "dem", "ab") && p.isDay(n.first) && len(p.at(n.first+2).text) <= 2 {
		return true
	}
	if !n.plain || n.amounts[0].high > 31 {
		return false
	}
	switch {
	case p.is(n.end, "月", "日", "号", "號") && p.isGlued(n.end):
		n.end++
	case p.monthBefore(n.start), p.monthAfter(n.end):
	case p.dated > 0 && p.dated == n.start-1 && p.joinsDays(n.start-1) && p.isBare(n.end):
	case p.daysAfter(n.end), weekdays[p.at(n.start-1).text] && p.at(n.start-1).upper && p.isBare(n.end):
	default:
		return false
	}
	p.dated = n.end
	return true
}

// joinsDays reports whether token i stands between two days of a date.
func (p *parser) joinsDays(i int) bool {
	return p.is(i, ",", "au", "al") || and[p.at(i).text] || toWords[p.at(i).text] || p.isHyphen(i)
}

// daysAfter reports whether further days and their month follow a day at token
// i: "5, 6 and 7 May", "5. und 6. Mai".
func (p *parser) daysAfter(i int) bool {
	const most = 4 // days
	for range most {
		if p.is(i, ".") {
			i++
		}
		if !p.joinsDays(i) || !p.isDay(i+1) {
			return false
		}
		if i += 2; p.monthAfter(i) {
			return true
		}
	}
	return false
}
