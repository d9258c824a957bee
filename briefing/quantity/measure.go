package quantity

import (
	"strings"

	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/language"
)

// Measure is what a number of a digest counts or measures: a unit, and what its
// rules call the things that it counts.
type Measure struct {
	Sort   Sort
	nouns  map[string]bool
	counts bool // the unit says which things it counts
	anyone bool // they are people of any kind
	people bool // they are people
}

// MeasureOf returns what a number with a unit counts or measures. Words are those of
// its rules.
func MeasureOf(unit string, words ...string) Measure {
	m := Measure{Sort: SortOf(unit), nouns: Nouns(append(words, unit)...)}
	m.counts = m.Sort == Sort(Count) && strings.TrimSpace(unit) != ""
	for noun := range Nouns(unit) {
		m.anyone = m.anyone || persons[noun]
		m.people = m.people || isPerson(noun)
	}
	return m
}

// Nouns are those that the number counts, in lower case and the singular.
func (m Measure) Nouns() map[string]bool { return m.nouns }

// Admits reports whether a quantity can be the number: it is of its sort, counts
// nothing else, and is not denied. "8,000 families" are no people.
func (m Measure) Admits(q Quantity) bool {
	switch {
	case q.Denied, !q.Is(m.Sort):
		return false
	case !m.counts || q.Noun == "" || m.nouns[q.Noun]:
		return true
	case m.anyone:
		return isPerson(q.Noun)
	case persons[q.Noun] || states[q.Noun] || q.Noun == "other":
		return m.people
	}
	return isCyrillic(q.Noun) // which is not brought to the singular, so that it need not be another
}

// isPerson reports whether a noun, in lower case and the singular, is a word for a
// person.
func isPerson(noun string) bool {
	if persons[noun] || states[noun] || personNouns[noun] || isCyrillic(noun) {
		return true
	}
	if language.English.Class([]byte(fold.String(noun)))&language.People != 0 {
		return true
	}
	if things[noun] {
		return false
	}
	for _, end := range personEnds {
		if len(noun) > len(end)+2 && strings.HasSuffix(noun, end) {
			return true
		}
	}
	return false
}

// personEnds end words for people, but for things (English).
var (
	personEnds = []string{"er", "or", "ist", "ian", "eer", "ant", "man", "woman", "ee", "ite", "crat", "aire"}
	things     = setOf(`helicopter tanker carrier launcher bunker tower server container computer trailer quarter river order number
		cruiser destroyer bomber paper letter chapter meter metre fighter freighter steamer trawler shelter boiler reactor
		tractor motor sector factor error terror mirror door floor corridor processor generator transformer transistor detector radar
		building plant restaurant apartment tournament grant document agreement site suite vote settlement garment shipment
		tier layer center centre theater theatre folder border corner disaster fire poster sticker filter router printer
		chopper offer charter register barrier crater drawer hectare acre counter timer burner bomblet committee trustee
		refinery ladder hammer cylinder flower finger shoulder summer winter water matter manner answer paper pier dollar
		transfer encounter harbor harbour favor colour color vector tremor odor anchor interceptor rotor monitor conveyor projector`)
	personNouns = setOf(`child kid girl boy baby infant orphan youth adult teenager woman man lady guy victim casualty fatality hostage captive survivor
		patient nurse medic pilot civilian soldier troop serviceman servicewoman sailor marine guard police cop detective agent spy
		tourist guest passenger crew migrant refugee immigrant resident inhabitant citizen national local islander parent mother
		father son daughter brother sister relative student pupil monk nun priest cleric imam bishop official diplomat envoy
		deputy lawmaker senator minister judge juror lawyer expert scientist doctor engineer worker employee staff personnel
		farmer fisherman miner driver owner member voter delegate candidate rebel militant insurgent terrorist jihadist guerrilla
		gunman attacker assailant suspect prisoner inmate detainee convict colleague friend fan player athlete wounded recruit
		conscript reservist volunteer activist protester demonstrator journalist reporter human individual other infantry partisan
		fatality death corpse body dead injured life newborn toddler villager newcomer returnee evacuee homeless cadet veteran
		widow widower muslim jew christian arab kurd turk swede dane finn pole serb croat thai greek`)
)
