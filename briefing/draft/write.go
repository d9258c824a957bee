package draft

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"briefing/briefing"
	"briefing/briefing/digest"
)

// Write writes findings as a digest.yaml, each with the passages that it comes from as
// comments. passage returns the sentence around a place, in one line.
func (f *Findings) Write(w io.Writer, title string, passage func(Evidence) string) error {
	out := writer{Writer: bufio.NewWriter(w), passage: passage}
	out.line("# Found in the articles by the program. Nobody has checked it: take out what is wrong.")
	out.line("version: 1")
	out.line("title: %s", digest.Flow(title))
	out.figures(f)
	out.events(f.Events)
	out.numbers(f.Numbers)
	out.claims(f.Claims)
	return out.Flush()
}

type writer struct {
	*bufio.Writer
	passage func(Evidence) string
}

func (w *writer) line(format string, args ...any) {
	fmt.Fprintf(w, format+"\n", args...) // Flush returns the error
}

// section begins a section if it has entries.
func (w *writer) section(name string, entries int) {
	if entries > 0 {
		w.line("\n%s:", name)
	}
}

func (w *writer) evidence(all []Evidence) {
	const shown = 2
	for _, e := range all[:min(shown, len(all))] {
		w.line("    # %s: %s", e.Article, clip(w.passage(e), 160))
	}
}

// list writes texts in brackets, nothing if there are none.
func (w *writer) list(name string, texts []string) {
	if len(texts) == 0 {
		return
	}
	var quoted []string
	for _, t := range texts {
		quoted = append(quoted, digest.Flow(t))
	}
	w.line("    %s: [%s]", name, strings.Join(quoted, ", "))
}

func (w *writer) figures(f *Findings) {
	asked := map[briefing.SubjectID][]Question{}
	for _, q := range f.Questions {
		asked[q.Merge[0]] = append(asked[q.Merge[0]], q)
	}
	w.section("figures", len(f.Figures))
	for _, x := range f.Figures {
		w.line("  - id: %s", x.ID)
		w.line("    kind: %s", x.Kind)
		w.line("    name: %s", digest.Flow(x.Name))
		w.list("aliases", x.Aliases)
		for _, q := range asked[x.ID] {
			w.line("    # also %q, in %s without the full name?", q.Name, briefing.Count(q.Articles, "article"))
		}
		w.evidence(x.Evidence)
	}
}

func (w *writer) events(events []Event) {
	w.section("events", len(events))
	for _, x := range events {
		w.line("  - id: %s", x.ID)
		w.line("    name: %s", digest.Flow(x.Name))
		w.line("    date: %s", x.Date)
		w.match(x.Match)
		w.evidence(x.Evidence)
	}
}

func (w *writer) numbers(numbers []Number) {
	w.section("numbers", len(numbers))
	for _, x := range numbers {
		w.line("  - id: %s", x.ID)
		w.line("    name: %s", digest.Flow(x.Name))
		w.line("    unit: %s", digest.Flow(x.Unit))
		w.match(x.Match)
		w.evidence(x.Evidence)
	}
}

func (w *writer) claims(claims []Claim) {
	w.section("claims", len(claims))
	for _, x := range claims {
		w.line("  - id: %s", x.ID)
		w.line("    text: %s", digest.Flow(x.Text))
		w.line("    reports:")
		for i, r := range x.Reports {
			stance := r.Stance
			if stance == Accuses {
				stance = briefing.Attributes
			}
			match := briefing.Rule{{{Text: r.Verb}}, {{Text: lastWord(r.By)}}}
			w.line("      - {article: %s, stance: %s, match: %s} # %s %s", x.Articles[i], stance, rules([]briefing.Rule{match}), flat(r.By), r.Verb)
		}
		w.evidence(x.Evidence)
	}
}

func (w *writer) match(all []briefing.Rule) { w.line("    match: %s", rules(all)) }

// rules returns rules in brackets.
func rules(all []briefing.Rule) string {
	var out []string
	for _, r := range all {
		var groups []string
		for _, g := range r {
			var terms []string
			for _, t := range g {
				terms = append(terms, digest.Flow(t.String()))
			}
			groups = append(groups, "["+strings.Join(terms, ", ")+"]")
		}
		out = append(out, "["+strings.Join(groups, ", ")+"]")
	}
	return "[" + strings.Join(out, ", ") + "]"
}
