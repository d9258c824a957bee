package quantity

import (
	"strings"

	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/language"
)

// Measure describes what a digest's number counts or measures, by its unit and
// the nouns in its rules.
type Measure struct {
	Sort   Sort
	nouns  map[string]bool
	counts bool // the unit names the things that it counts
	anyone bool // these are people of any kind
	people bool // these are people
}

// MeasureOf returns the Measure of a number with a unit. words are those of its
// rules.
func MeasureOf(unit string, words ...string) Measure {
	m := Measure{Sort: SortOf(unit), nouns: Nouns(append(words, unit)...)}
	m.counts = m.Sort == Sort(Count) && strings.TrimSpace(unit) != ""
	for noun := range Nouns(unit) {
		m.anyone = m.anyone || persons[noun]
		m.people = m.people || isPerson(noun)
	}
	return m
}

// Nouns returns the nouns that the number counts, lower-case and singular.
func (m Measure) Nouns() map[string]bool { return m.nouns }

// Admits reports whether a quantity can be a value of the number. It must be of
// the same sort, count nothing else and not be denied: "8,000 families" are not
// people.
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
	return isCyrillic(q.Noun) // such nouns are not singularized, so they may differ in form only
}

// isPerson reports whether a noun, lower-case and singular, is a word for a
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

// personEnds are endings of words for people; things have them without being
// people (English).
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
