package export

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"slices"

	"briefing/briefing"
	"briefing/briefing/notes"
)

// graph writes GraphML: a node for each mentioned figure, and an edge between
// two figures that share a sentence, with the number of such sentences and
// articles.
type graph struct {
	*exporter
	place map[briefing.SubjectID]int // index of each figure in the digest
	edges map[pair]*weight
}

// pair is two figures by index, the lower first.
type pair struct{ a, b int }

type weight struct {
	sentences, articles int
	last                briefing.ArticleID
}

func newGraph(x *exporter) *graph {
	return &graph{x, map[briefing.SubjectID]int{}, map[pair]*weight{}}
}

const graphHead = `<?xml version="1.0" encoding="UTF-8"?>
<graphml xmlns="http://graphml.graphdrawing.org/xmlns" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://graphml.graphdrawing.org/xmlns http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd">
  <key id="label" for="node" attr.name="label" attr.type="string"/>
  <key id="kind" for="node" attr.name="kind" attr.type="string"/>
  <key id="mentions" for="node" attr.name="mentions" attr.type="int"/>
  <key id="weight" for="edge" attr.name="weight" attr.type="int"/>
  <key id="articles" for="edge" attr.name="articles" attr.type="int"/>
  <graph id="figures" edgedefault="undirected">
`

func (g *graph) begin() error {
	tallies, err := g.lib.Tallies(g)
	if err != nil {
		return err
	}
	g.WriteString(graphHead) // Flush returns this error and later ones
	for i, f := range g.lib.Digest().Figures {
		g.place[f.ID] = i
		n := tallies[f.ID].Mentions
		if n == 0 {
			continue
		}
		g.n++
		fmt.Fprintf(g, "    <node id=\"%s\">\n      <data key=\"label\">%s</data>\n", markup(string(f.ID)), markup(f.Name))
		if f.Type != "" {
			fmt.Fprintf(g, "      <data key=\"kind\">%s</data>\n", markup(string(f.Type)))
		}
		fmt.Fprintf(g, "      <data key=\"mentions\">%d</data>\n    </node>\n", n)
	}
	return nil
}

func (g *graph) add(it item) error {
	bySentence := map[briefing.Span][]int{}
	for _, m := range it.mentions {
		if i, ok := g.place[m.Subject]; ok && !slices.Contains(bySentence[m.Sentence], i) {
			bySentence[m.Sentence] = append(bySentence[m.Sentence], i)
		}
	}
	for _, figures := range bySentence {
		slices.Sort(figures)
		for i, a := range figures {
			for _, b := range figures[i+1:] {
				g.join(pair{a, b}, it.ID)
			}
		}
	}
	return nil
}

// join counts one more sentence of an article that mentions both figures.
func (g *graph) join(p pair, article briefing.ArticleID) {
	w := g.edges[p]
	if w == nil {
		w = &weight{}
		g.edges[p] = w
	}
	w.sentences++
	if w.articles == 0 || w.last != article {
		w.articles++
		w.last = article
	}
}

func (g *graph) end([]notes.Placed) error {
	pairs := make([]pair, 0, len(g.edges))
	for p := range g.edges {
		pairs = append(pairs, p)
	}
	slices.SortFunc(pairs, func(a, b pair) int { return cmp.Or(a.a-b.a, a.b-b.b) })
	figures := g.lib.Digest().Figures
	for _, p := range pairs {
		w := g.edges[p]
		fmt.Fprintf(g, "    <edge source=\"%s\" target=\"%s\">\n      <data key=\"weight\">%d</data>\n      <data key=\"articles\">%d</data>\n    </edge>\n",
			markup(string(figures[p.a].ID)), markup(string(figures[p.b].ID)), w.sentences, w.articles)
	}
	_, err := g.WriteString("  </graph>\n</graphml>\n")
	return err
}

// markup escapes text for XML.
func markup(text string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(text)) // writes to a buffer cannot fail
	return b.String()
}
