package tagger

// limit scales votes down to a sum, so that a model that mistakes a name often is not believed
// the more for it.
func (v *votes) limit(most int) {
	sum := 0
	for _, n := range v {
		sum += n
	}
	if sum <= most {
		return
	}
	for k, n := range v {
		v[k] = n * most / sum
	}
}

// enumerations adds to the evidence for a name the evidence for its neighbours in an
// enumeration: "Equinor, BP and Chevron". all is in text order.
func (d *document) enumerations(all []candidate, told map[string]*votes) {
	sure := map[string]Kind{} // before any list is read: kinds do not pass from list to list
	for text, v := range told {
		if k := v.best().kind(); v[k] >= hinted {
			sure[text] = k
		}
	}
	for i := 0; i < len(all); {
		j, ends := i+1, false
		for j < len(all) && all[j].line == all[i].line && !ends {
			joined, last := d.joins(all[j-1], all[j])
			if !joined {
				break
			}
			ends = last
			j++
		}
		if ends {
			d.share(all[i:j], sure, told)
		}
		i = j
	}
}

// joins reports whether only a comma or an "and" stands between two names, and whether it is
// an "and".
func (d *document) joins(a, b candidate) (joined, last bool) {
	l := d.lines[a.line]
	at := a.end
	if at < b.start && l[at].text == "," {
		joined = true
		at++
	}
	if at < b.start && (l[at].text == "and" || l[at].text == "or") {
		joined, last = true, true
		at++
	}
	return joined && at == b.start, last
}

// share gives the names of an enumeration the kind that most others of it surely have.
func (d *document) share(all []candidate, sure map[string]Kind, told map[string]*votes) {
	var sum votes
	kindOf := func(c candidate) (Kind, bool) {
		if l := d.listed(c.run); l&(country|city) != 0 && l&organization == 0 {
			return Place, true
		} else if l&organization != 0 && l&(country|city) == 0 {
			return Organization, true
		}
		k, ok := sure[c.text]
		return k, ok
	}
	own := make([]votes, len(all))
	for i, c := range all {
		if k, ok := kindOf(c); ok {
			own[i][k]++
			sum[k]++
		}
	}
	k := sum.best().kind()
	known := 0
	for _, n := range sum {
		known += n
	}
	for i, c := range all {
		if others := sum[k] - own[i][k]; told[c.text] != nil && others > 0 && 2*sum[k] > known && !d.isOwnAcronym(c.run) && !has(d.words[c.line][c.start:c.end], orgTail) {
			told[c.text][k] += fitting * min(2, others)
		}
	}
}
