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

// TestCases links the texts under testdata/cases, which README.md there describes.
func TestCases(t *testing.T) { scoreTexts(t, "cases") }

// TestLanguages links the texts under testdata/languages, by language, which are
// laid out as the cases are.
func TestLanguages(t *testing.T) { scoreTexts(t, "languages") }

// scoreTexts links the texts in the files of a folder below testdata, and logs for each file and
// for all how many names are marked, found, and right. An id with "?" behind it is of a name that
// is not found yet.
func scoreTexts(t *testing.T, folder string) {
	files, err := filepath.Glob(filepath.Join("testdata", folder, "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no texts: %v", err)
	}
	var all score
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txt"), func(t *testing.T) {
			s := scoreFile(t, file)
			t.Logf("%d names marked, %d found, %d right", s.wanted, s.found, s.right)
			all.wanted += s.wanted
			all.found += s.found
			all.right += s.right
		})
	}
	t.Logf("%d files: %d names marked, %d found, %d right", len(files), all.wanted, all.found, all.right)
}

func scoreFile(t *testing.T, file string) (s score) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	head, texts, _ := strings.Cut(string(data), "\n\n")
	d := &briefing.Digest{Figures: readFigures(t, head)}
	l := link.New(d)
	for want := range strings.SplitSeq(strings.TrimSuffix(texts, "\n"), "\n---\n") {
		text, marked := unmark(want)
		wanted := slices.DeleteFunc(slices.Clone(marked), func(n named) bool { return strings.HasSuffix(string(n.figure), "?") })
		found := figuresOf(checkLinks(t, l, d, text))
		s.wanted += len(marked)
		s.found += len(found)
		for _, f := range found {
			if slices.Contains(wanted, f) {
				s.right++
			}
		}
		if !slices.Equal(found, wanted) {
			t.Errorf("\n got %q\nwant %q", mark(text, found), mark(text, wanted))
		}
	}
	return s
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
