package timeline

import (
	"fmt"
	"slices"
	"time"

	"briefing/briefing"
	"briefing/briefing/link"
	"briefing/briefing/verify"
)

// Dating is a date that a rule of an event gives, and the first passage that it finds.
type Dating struct {
	Day verify.Day
	At  briefing.Ref
}

// mostDated limits the articles in which passages are looked for that date an event.
const mostDated = 50

// datings returns the different dates of an event that its own rules give and articles
// have: those of groups with nothing but dates. It returns nil unless there are two that
// cannot both hold.
func (s *scribe) datings(e *briefing.Event) ([]Dating, error) {
	rules := dateRules(e)
	if !differ(rules) {
		return nil, nil
	}
	d := &briefing.Digest{Figures: s.Digest.Figures}
	for i, r := range rules {
		d.Events = append(d.Events, &briefing.Event{ID: datingID(i), Match: []briefing.Rule{r.rule}})
	}
	linker := link.New(d)
	articles, err := s.ArticlesOf(e.ID)
	if err != nil {
		return nil, err
	}
	var found []Dating
	for _, a := range articles[:min(len(articles), mostDated)] {
		entries, err := s.Lib.EntriesAt(s.Ctx, a.Place)
		if err != nil {
			return nil, err
		}
		text, err := s.Read(entries[0].ID)
		if err != nil {
			return nil, err
		}
		for _, m := range linker.Link(text.Article).Mentions {
			for i, r := range rules {
				if m.Subject == datingID(i) && !slices.ContainsFunc(found, func(o Dating) bool { return o.Day == r.day }) {
					found = append(found, Dating{r.day, m.Ref})
				}
			}
		}
	}
	return apartFromEachOther(found), nil
}

func datingID(i int) briefing.SubjectID { return briefing.SubjectID(fmt.Sprint("date ", i)) }

// dateRule is a rule that finds only passages with one of the dates that it listed.
type dateRule struct {
	day  verify.Day
	rule briefing.Rule
}

// dateRules returns the rules of an event that have a group of dates, once for each of
// these.
func dateRules(e *briefing.Event) []dateRule {
	var out []dateRule
	for _, rule := range e.Match {
		for i, group := range rule {
			byDay := map[verify.Day][]briefing.Term{}
			for _, term := range group {
				if day, ok := verify.DayOf(term.Text); ok {
					byDay[day] = append(byDay[day], term)
				} else {
					byDay = nil
					break
				}
			}
			for day, terms := range byDay {
				only := slices.Clone(rule)
				only[i] = terms
				out = append(out, dateRule{day, only})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b dateRule) int { return a.day.Compare(b.day) })
	return out
}

// differ reports whether two of the dates of rules cannot both hold.
func differ(rules []dateRule) bool {
	for i, a := range rules {
		for _, b := range rules[:i] {
			if !a.day.MayBe(b.day) {
				return true
			}
		}
	}
	return false
}

// apartFromEachOther returns datings of which each differs from another, by date.
func apartFromEachOther(all []Dating) []Dating {
	var out []Dating
	for _, a := range all {
		if slices.ContainsFunc(all, func(b Dating) bool { return !a.Day.MayBe(b.Day) }) {
			out = append(out, a)
		}
	}
	slices.SortStableFunc(out, func(a, b Dating) int { return a.Day.Compare(b.Day) })
	return out
}

// Label returns the date of a dating: "3 Mar 2026", "Mar 2026", "3 Mar".
func (d Dating) Label() string {
	if date := d.Day.Date(); date.Known() {
		return date.Short()
	}
	return fmt.Sprintf("%d %s", d.Day.Day, time.Month(d.Day.Month).String()[:3])
}
