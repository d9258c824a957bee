package link_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/link"
)

// TestCases links the texts under testdata/cases, which README.md there
// describes, and logs for each kind how many mentions are wanted, and found.
func TestCases(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("testdata", "cases", "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no cases: %v", err)
	}
	for _, file := range files {
		kind := strings.TrimSuffix(filepath.Base(file), ".txt")
		t.Run(kind, func(t *testing.T) {
			data, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			head, texts, _ := strings.Cut(string(data), "\n\n")
			d := &briefing.Digest{Figures: readFigures(t, head)}
			l := link.New(d)
			var s score
			for want := range strings.SplitSeq(strings.TrimSuffix(texts, "\n"), "\n---\n") {
				text, wanted := unmark(want)
				found := figuresOf(checkLinks(t, l, d, text))
				s.wanted += len(wanted)
				s.found += len(found)
				for _, f := range found {
					if slices.Contains(wanted, f) {
						s.right++
					}
				}
				if !slices.Equal(found, wanted) {
					t.Errorf("\n got %q\nwant %q", mark(text, found), want)
				}
			}
			t.Logf("%d mentions wanted, %d found, %d right", s.wanted, s.found, s.right)
		})
	}
}

func figuresOf(mentions []briefing.Mention) []named {
	var out []named
	for _, m := range mentions {
		out = append(out, named{m.Ref.Span, m.Subject})
	}
	return out
}

// unmark returns a text without its marks, and what they mark.
func unmark(marked string) (text string, all []named) {
	var out strings.Builder
	for {
		before, rest, ok := strings.Cut(marked, "⟦")
		out.WriteString(before)
		if !ok {
			return out.String(), all
		}
		inside, after, _ := strings.Cut(rest, "⟧")
		name, id, _ := strings.Cut(inside, "|")
		start := out.Len()
		out.WriteString(name)
		all = append(all, named{briefing.Span{Start: start, End: out.Len()}, briefing.SubjectID(id)})
		marked = after
	}
}

func mark(text string, all []named) string {
	var out strings.Builder
	at := 0
	for _, n := range all {
		fmt.Fprintf(&out, "%s⟦%s|%s⟧", text[at:n.span.Start], n.span.In(text), n.figure)
		at = n.span.End
	}
	return out.String() + text[at:]
}

func readFigures(t *testing.T, head string) []*briefing.Figure {
	t.Helper()
	kinds := map[string]briefing.FigureKind{
		"person": briefing.Person, "organization": briefing.Organization, "place": briefing.Place, "thing": briefing.Thing,
	}
	var out []*briefing.Figure
	for line := range strings.Lines(head) {
		of, names, ok := strings.Cut(strings.TrimSpace(line), ": ")
		kind, id, _ := strings.Cut(of, " ")
		if _, known := kinds[kind]; !ok || !known {
			t.Fatalf("want kind, id and names, found %q", line)
		}
		all := strings.Split(names, " | ")
		out = append(out, &briefing.Figure{ID: briefing.SubjectID(id), Type: kinds[kind], Name: all[0], Aliases: all[1:]})
	}
	return out
}
