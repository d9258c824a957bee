package draft

import (
	"strings"

	"briefing/briefing"
)

// headKinds hold the nouns that tell of what kind their bearer is, whatever the
// sentences around its name say of it: the Museum of Flight is a place, the Medical
// Journal of Australia a thing.
var headKinds = map[briefing.FigureKind]map[string]bool{
	briefing.Place: words(`museum airport stadium arena bridge harbour harbor square park palace castle cathedral
		mosque temple lake river mountain island islands peninsula valley desert bay strait canal province district
		cemetery lighthouse dam spaceport theatre theater auditorium barracks refinery`),
	briefing.Organization: words(`institute university college ministry agency corporation committee commission council
		foundation association federation society bureau parliament senate congress league consortium inc ltd
		company airlines police`),
	briefing.Thing: words(`journal treaty agreement railway study protocol convention act prize award missile rocket
		satellite telescope magazine festival resolution`),
}

// placeCenters are what a center is called that is a place more than a company.
var placeCenters = words("space science visitor shopping conference convention sports")

// headKind returns the kind that the head of a name of several words tells, "" if it
// tells none.
func headKind(name string) briefing.FigureKind {
	all := strings.Fields(strings.ToLower(name))
	head := len(all) - 1
	for i, w := range all {
		if i > 0 && (w == "of" || w == "for" || w == "in" || w == "at" || w == "on") {
			head = i - 1
			break
		}
	}
	if len(all) < 2 {
		return ""
	}
	if w := all[head]; head > 0 && (w == "center" || w == "centre") && placeCenters[all[head-1]] {
		return briefing.Place
	}
	for kind, heads := range headKinds {
		if heads[all[head]] {
			return kind
		}
	}
	return ""
}
