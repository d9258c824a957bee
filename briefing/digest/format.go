package digest

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"briefing/briefing"
)

// Format writes a generated digest as digest.yaml: its title, the topics that
// gather articles, figures, events and numbers. comments returns lines to write
// below a subject's entry; if it is nil, none are written.
func Format(out io.Writer, d *briefing.Digest, comments func(briefing.SubjectID) []string) error {
	w := formatter{Writer: bufio.NewWriter(out), comments: comments}
	w.line("# Found in the articles by the program. What says found: true, nobody has checked.")
	w.line("# Names of articles that come later are added by: briefing draft -w -L FOLDER")
	w.line("version: 1")
	w.line("title: %s", Flow(d.Title))
	w.topics(d.Topics)
	w.figures(d.Figures)
	w.events(d.Events)
	w.numbers(d.Numbers)
	return w.Flush()
}

type formatter struct {
	*bufio.Writer
	comments func(briefing.SubjectID) []string
}

func (w formatter) line(format string, args ...any) {
	fmt.Fprintf(w, format+"\n", args...) // Flush returns the error
}

// begin writes the start of an entry, and of its section if i is 0.
func (w formatter) begin(section string, i int, s briefing.Subject) {
	if i == 0 {
		w.line("\n%s:", section)
	}
	w.line("  - id: %s", s.SubjectID())
	if f, ok := s.(*briefing.Figure); ok {
		w.line("    kind: %s", kindOf(f))
	}
	w.line("    name: %s", Flow(s.Label()))
	if briefing.IsFound(s) {
		w.line("    found: true")
	}
}

// kindOf returns a figure's kind. A figure without one is a thing in a digest.
func kindOf(f *briefing.Figure) briefing.FigureKind {
	if f.Type == "" {
		return briefing.Thing
	}
	return f.Type
}

func (w formatter) end(s briefing.Subject) {
	if w.comments == nil {
		return
	}
	for _, line := range w.comments(s.SubjectID()) {
		w.line("    # %s", line)
	}
}

func (w formatter) topics(topics []*briefing.Topic) {
	i := 0
	for _, t := range topics {
		if !t.Gathers() {
			continue
		}
		w.begin("topics", i, t)
		w.line("    where: %s", Flow(t.Where.String()))
		w.end(t)
		i++
	}
}

func (w formatter) figures(figures []*briefing.Figure) {
	for i, f := range figures {
		w.begin("figures", i, f)
		if len(f.Aliases) > 0 {
			var aliases []string
			for _, a := range f.Aliases {
				aliases = append(aliases, Flow(a))
			}
			w.line("    aliases: [%s]", strings.Join(aliases, ", "))
		}
		w.end(f)
	}
}

func (w formatter) events(events []*briefing.Event) {
	for i, e := range events {
		w.begin("events", i, e)
		w.line("    date: %s", Flow(e.Date.String()))
		w.line("    match: %s", FlowRules(e.Match))
		w.end(e)
	}
}

func (w formatter) numbers(numbers []*briefing.Number) {
	for i, n := range numbers {
		w.begin("numbers", i, n)
		w.line("    unit: %s", Flow(n.Unit))
		w.line("    match: %s", flowSaid(n))
		w.end(n)
	}
}

// flowSaid returns the rules of a number, with who says them.
func flowSaid(n *briefing.Number) string {
	i := -1
	return inBrackets(n.Match, func(r briefing.Rule) string {
		i++
		rule := strings.TrimSuffix(strings.TrimPrefix(FlowRules([]briefing.Rule{r}), "["), "]")
		if i >= len(n.Said) || n.Said[i] == (briefing.Said{}) {
			return rule
		}
		out := "{"
		if by := n.Said[i].By; by != "" {
			out += "by: " + Flow(string(by)) + ", "
		}
		if status := n.Said[i].Status; status != "" {
			out += "status: " + Flow(status) + ", "
		}
		return out + "match: " + rule + "}"
	})
}

// FlowRules returns rules in brackets, as a digest writes them in one line.
func FlowRules(all []briefing.Rule) string {
	return inBrackets(all, func(r briefing.Rule) string {
		return inBrackets(r, func(group []briefing.Term) string {
			return inBrackets(group, func(t briefing.Term) string { return Flow(t.String()) })
		})
	})
}

func inBrackets[T any](list []T, text func(T) string) string {
	out := make([]string, len(list))
	for i, t := range list {
		out[i] = text(t)
	}
	return "[" + strings.Join(out, ", ") + "]"
}
