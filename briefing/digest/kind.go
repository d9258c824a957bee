package digest

import (
	"fmt"
	"slices"
	"strings"

	"briefing/briefing"
)

var figureKinds = []string{
	string(briefing.Person), string(briefing.Organization), string(briefing.Place), string(briefing.Thing),
}

// figureKind returns the kind of a figure. One that states none is a thing,
// since losing the figure's mentions would be worse than a vague kind.
func (p *parser) figureKind(e *entry) briefing.FigureKind {
	n := e.get("kind")
	kind := p.line(n, "kind")
	if slices.Contains(figureKinds, kind) {
		return briefing.FigureKind(kind)
	}
	want := briefing.Either(figureKinds)
	if kind == "" {
		p.complain(e.node, "kind is missing, want "+want+"; read as thing", "")
		return briefing.Thing
	}
	meant, known := otherKinds[strings.ToLower(kind)]
	hint := ""
	if !known {
		meant, hint = briefing.Thing, p.didYouMean(kind, slices.Values(figureKinds))
	}
	p.complain(n, fmt.Sprintf("kind %s: want %s; read as %s", quote(kind), want, meant), hint)
	return meant
}

// otherKinds maps common words for figures to the kind that an editor most
// likely means by them.
var otherKinds = func() map[string]briefing.FigureKind {
	kinds := map[string]briefing.FigureKind{}
	for kind, words := range map[briefing.FigureKind]string{
		briefing.Person: `person persons people per human man woman individual politician president minister leader
			official diplomat general soldier journalist writer author scientist actor character`,
		briefing.Organization: `organization organizations organisation organisations org orgs company companies firm
			business corporation agency party group government ministry institution institute university school army
			military militia union alliance bank team club ngo association council court newspaper broadcaster media
			publisher`,
		briefing.Place: `place places location locations loc gpe country countries nation state city cities town village
			capital region area province district county continent island river lake sea mountain building site`,
		briefing.Thing: `thing things object objects item product weapon weapons missile drone aircraft plane ship vessel
			ferry vehicle vehicles system systems treaty agreement law document book film work railway road pipeline
			technology software misc other`,
	} {
		for word := range strings.FieldsSeq(words) {
			kinds[word] = kind
		}
	}
	return kinds
}()
