package explain_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefing/briefing"
	"briefing/briefing/explain"
)

func term(s string) briefing.Term {
	if id, ok := strings.CutPrefix(s, "@"); ok {
		return briefing.Term{Figure: briefing.SubjectID(id)}
	}
	return briefing.Term{Text: s}
}

// rule reads "ferry; sank|sinks" as a rule of two groups.
func rule(s string) briefing.Rule {
	var r briefing.Rule
	for group := range strings.SplitSeq(s, "; ") {
		var terms []briefing.Term
		for t := range strings.SplitSeq(group, "|") {
			terms = append(terms, term(t))
		}
		r = append(r, terms)
	}
	return r
}

var texts = []string{
	"Ada Holm saw the ferry sink. Holm Street was wet. Holm’s boat, 120 people in it, sank.",
	"Holm spoke. Eva Holm spoke of a S-400. The S-400s left; the sinking was over.",
	"The ferry was new. The ferry was old. A ferry sank. Ferries sink.",
}

// outline returns the parts in lines: kind, text, mentions/articles, where the first
// are, and the terms of a rule.
func outline(parts []explain.Part) []string {
	var out []string
	for _, p := range parts {
		line := fmt.Sprintf("%s %q %d/%d", p.Kind, p.Text, p.Mentions, p.Articles)
		for _, m := range p.First {
			line += fmt.Sprintf(" %s:%d", m.Ref.Article, m.Ref.Span.Start)
		}
		for _, group := range p.Groups {
			for _, t := range group {
				line += fmt.Sprintf(", %s %d", t.Text, t.Mentions)
			}
		}
		out = append(out, line)
	}
	return out
}

func TestParts(t *testing.T) {
	ada := &briefing.Figure{ID: "ada", Type: briefing.Person, Name: "Ada Holm", Aliases: []string{"Captain Holm"}}
	system := &briefing.Figure{ID: "system", Type: briefing.Thing, Name: "S-400"}
	d := &briefing.Digest{Figures: []*briefing.Figure{ada, system}}
	for _, tt := range []struct {
		subject briefing.Subject
		want    []string
	}{
		{ada, []string{
			`name "Ada Holm" 1/1 0:0`,
			`alias "Captain Holm" 0/0`,
			`surname "Holm" 1/1 0:50`,
			`unnamed "Holm" 2/1 1:0 1:16`,
			`kept "Holm" 1/1 0:29`,
		}},
		{
			&briefing.Event{ID: "e", Name: "Sinking", Names: []string{"the sinking"}, Match: []briefing.Rule{rule("ferry; sink|sank"), rule("@ada; drowned")}},
			[]string{
				`name "Sinking" 0/0`,
				`alias "the sinking" 1/1 1:56`,
				`rule "" 2/2 0:17 2:40, ferry 4, sink 2, sank 2`,
				`rule "" 0/0, @ada 2, drowned 0`,
			},
		},
		{
			&briefing.Number{ID: "n", Name: "N", Unit: "people", Match: []briefing.Rule{rule("120; people")}},
			[]string{`rule "" 1/1 0:65, 120 1, people 1`},
		},
		{
			&briefing.Claim{ID: "c", Text: "C", Reports: []briefing.Report{
				{Article: "2", Match: []briefing.Rule{rule("ferry; sank")}},
				{Article: "1", Match: []briefing.Rule{rule("ferry|sinking")}},
			}},
			[]string{`rule "" 1/1 2:40, ferry 3, sank 1`, `rule "" 1/1 1:60, ferry 0, sinking 1`},
		},
		{
			&briefing.Topic{ID: "t", Name: "T", Words: []briefing.Term{term("ferry"), term("boat")}},
			[]string{`word "ferry" 4/2 0:17 2:4 2:23`, `word "boat" 1/1 0:59`},
		},
	} {
		x := explain.Of(d, tt.subject)
		for i, text := range texts {
			x.Read(&briefing.Article{Entry: briefing.Entry{ID: briefing.ArticleID(fmt.Sprint(i))}, Text: text})
		}
		if diff := cmp.Diff(tt.want, outline(x.Parts())); diff != "" {
			t.Errorf("%s (-want +got)\n%s", tt.subject.Label(), diff)
		}
	}
}

// TestHitsAreSpread shows mentions of different articles where there are so many.
func TestHitsAreSpread(t *testing.T) {
	p := explain.NewProbe(nil)
	n := p.Event(rule("ferry"))
	for i, text := range []string{"A ferry. A ferry. A ferry. A ferry.", "A ferry. A ferry.", "No boat.", "A ferry."} {
		p.Read(&briefing.Article{Entry: briefing.Entry{ID: briefing.ArticleID(fmt.Sprint(i))}, Text: text})
	}
	hits := p.Hits(n)
	var in []briefing.ArticleID
	for _, m := range hits.First {
		in = append(in, m.Ref.Article)
	}
	if want := []briefing.ArticleID{"0", "1", "3"}; hits.Mentions != 7 || hits.Articles != 3 || !cmp.Equal(in, want) {
		t.Errorf("%d mentions in %d articles, first in %v; want 7 in 3, in %v", hits.Mentions, hits.Articles, in, want)
	}
}

// TestSurnames asks the linker what a surname is, and what stands in a text.
func TestSurnames(t *testing.T) {
	kim := &briefing.Figure{ID: "kim", Type: briefing.Person, Name: "Kim Jong Un"}
	maria := &briefing.Figure{ID: "maria", Type: briefing.Person, Name: "Maria Keller"}
	d := &briefing.Digest{Figures: []*briefing.Figure{kim, maria}}
	text := "Kim Jong Un spoke. Kim left. [Kim Jong **Un**](https://kim.example \"Kim\") slept. `Kim` is code, Un is none.\n\n" +
		"Eva Keller spoke. Keller left."
	for _, tt := range []struct {
		figure *briefing.Figure
		want   []string
	}{
		{kim, []string{`name "Kim Jong Un" 2/1 a:0 a:30`, `surname "Kim" 1/1 a:19`}},
		{maria, []string{`name "Maria Keller" 0/0`, `unnamed "Keller" 2/1 a:113 a:127`}},
	} {
		x := explain.Of(d, tt.figure)
		x.Read(&briefing.Article{Entry: briefing.Entry{ID: "a"}, Text: text})
		if diff := cmp.Diff(tt.want, outline(x.Parts())); diff != "" {
			t.Errorf("%s (-want +got)\n%s", tt.figure.Name, diff)
		}
	}
}

// TestForms shows the forms of a name that were found, and all that are looked for in the
// languages of the articles.
func TestForms(t *testing.T) {
	anna := &briefing.Figure{ID: "anna", Type: briefing.Person, Name: "Анна Келлер"}
	riga := &briefing.Figure{ID: "riga", Type: briefing.Place, Name: "Рига"}
	d := &briefing.Digest{Figures: []*briefing.Figure{anna, riga}}
	for _, tt := range []struct {
		figure *briefing.Figure
		want   []string
	}{
		{riga, []string{
			`name "Рига" 0/0`, `form "Риги" 1/1 a:32`, `form "Ригой" 1/1 a:92`,
			`forms "Рига (ru): Ригы, Риги, Риге, Ригу, Ригой, Ригою, Ригей, Ригею" 0/0`,
		}},
		{anna, []string{
			`name "Анна Келлер" 0/0`, `form "Анны Келлер" 1/1 a:46`,
			`forms "Анна (ru): Анны, Анни, Анне, Анну, Анной, Анною, Анней, Аннею" 0/0`,
		}},
	} {
		x := explain.Of(d, tt.figure)
		x.Read(&briefing.Article{Entry: briefing.Entry{ID: "a"}, Text: "Это были слова из Риги от Анны Келлер, что была под Ригой."})
		if diff := cmp.Diff(tt.want, outline(x.Parts())); diff != "" {
			t.Errorf("%s (-want +got)\n%s", tt.figure.Name, diff)
		}
	}
}
