package page

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/page/pagetest"
	"briefing/briefing/page/sheet"
)

var update = flag.Bool("update", false, "write the golden files")

// storyPages returns the IDs of all pages of the story.
func storyPages(s *pagetest.Story) []ID {
	ids := []ID{{Kind: Overview}, {Kind: Timeline}, {Kind: Coverage}, {Kind: Sources}, {Kind: List, Key: "article"}}
	for _, a := range s.Articles {
		ids = append(ids, OfArticle(a.ID))
	}
	for subject := range s.Digest().Subjects() {
		ids = append(ids, OfSubject(subject.SubjectID()), CompareOf(subject.SubjectID()))
	}
	for k := range sheet.ListNames {
		ids = append(ids, ID{Kind: List, Key: string(k)})
	}
	return ids
}

func makePage(t testing.TB, lib briefing.Library, id ID) *Page {
	t.Helper()
	p, err := Make(t.Context(), lib, id)
	if err != nil {
		t.Fatalf("Make(%v): %v", id, err)
	}
	return p
}

// TestGolden compares every page with a file that holds its Markdown and, below
// a line of dashes, its links.
func TestGolden(t *testing.T) {
	s := pagetest.NewStory()
	for _, id := range storyPages(s) {
		name := strings.Trim(fmt.Sprintf("%s-%s", id.Kind, id.Key), "-") + ".md"
		t.Run(name, func(t *testing.T) {
			compareGolden(t, name, golden(makePage(t, s, id)))
		})
	}
}

// compareGolden compares a page with the file of a name.
func compareGolden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", "golden", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("it differs from %s\ngot:\n%s\nwant:\n%s", file, got, want)
	}
}

func golden(p *Page) string {
	var b strings.Builder
	b.WriteString(p.Markdown)
	b.WriteString(strings.Repeat("-", 72) + "\n")
	for _, l := range p.Links {
		fmt.Fprintf(&b, "%q -> %v", l.Span.In(p.Markdown), l.To.Page)
		if !l.To.At.Empty() {
			fmt.Fprintf(&b, " at %d-%d", l.To.At.Start, l.To.At.End)
		}
		if l.To.Follow != "" {
			fmt.Fprintf(&b, " follow %s", l.To.Follow)
		}
		b.WriteString("\n")
	}
	for _, m := range p.Marks {
		fmt.Fprintf(&b, "%q = %s", m.Span.In(p.Markdown), m.Mention.Subject)
		if m.Stance != "" {
			fmt.Fprintf(&b, " (contested: %s)", m.Stance)
		}
		b.WriteString("\n")
	}
	return b.String()
}
