package library_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/briefing/page"
)

var update = flag.Bool("update", false, "write the golden files anew")

// TestFolders opens folders as people have them: news as text, the sources of sites
// made by Jekyll, Hugo and Zola, a vault of notes. The golden files say which dates,
// titles, tags, topics, figures and links come of them, and what is no text.
func TestFolders(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"news", "jekyll", "hugo", "vault"} {
		t.Run(name, func(t *testing.T) {
			dir := filepath.Join("testdata", "folders", name)
			lib := open(t, library.Options{Path: dir, Cache: t.TempDir()})
			got := describe(t, lib)
			golden := dir + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(got), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(golden)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), got); diff != "" {
				t.Errorf("%s: (-want +got)\n%s", golden, diff)
			}
			checkTrails(t, lib)
		})
	}
}

// describe returns what is known of a library, in lines.
func describe(t *testing.T, lib *library.Library) string {
	t.Helper()
	var b strings.Builder
	entries, err := lib.Entries(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		fmt.Fprintf(&b, "%s = %q, %s", e.File, e.Title, e.Published.Human())
		if e.DatedByName {
			b.WriteString(" by its name")
		}
		for _, more := range [][]string{{e.Author}, e.Tags, plainNames(e.Also)} {
			if s := strings.Join(more, ", "); s != "" {
				b.WriteString(" | " + s)
			}
		}
		if e.Note != nil {
			fmt.Fprintf(&b, " | %s %q", e.Note.Kind, e.Note.Aliases)
		}
		b.WriteByte('\n')
		describeText(t, &b, lib, entries, e)
	}
	for s := range lib.Digest().Subjects() {
		describeSubject(t, &b, lib, s)
	}
	for _, f := range lib.Flaws() {
		fmt.Fprintf(&b, "flaw: %s:%d:%d: %s\n", f.File, f.Line, f.Column, f.Text)
	}
	overview, err := page.Make(t.Context(), lib, page.ID{Kind: page.Overview})
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(overview.Markdown) {
		if strings.Contains(line, "cop") || strings.HasSuffix(line, "rticles\n") && strings.HasPrefix(line, "#") {
			b.WriteString("overview: " + line)
		}
	}
	return b.String()
}

var fileLink = regexp.MustCompile(`[^!]\[([^]]*)\]\(([^)]*)\)`)

// describeText writes where the links of an article lead, and what is no part of it.
func describeText(t *testing.T, b *strings.Builder, lib *library.Library, entries []briefing.Entry, e briefing.Entry) {
	a, err := lib.Article(t.Context(), e.ID)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range a.Removed {
		fmt.Fprintf(b, "    without %s: %s\n", r.Reason, r.Text)
	}
	p, err := page.Make(t.Context(), lib, page.OfArticle(e.ID))
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range p.Links {
		if !p.Body.Empty() && l.Span.Start >= p.Body.Start {
			fmt.Fprintf(b, "    %q leads to %s %s\n", l.Span.In(p.Markdown), l.To.Page.Key, l.To.Heading)
		}
	}
	for _, found := range fileLink.FindAllStringSubmatch(a.Text, -1) {
		to := "nothing"
		if e := briefing.Linked(lib.Digest(), entries, []briefing.DocumentLink{briefing.FileLink(found[2], string(e.File))})[0]; e != nil {
			to = string(e.ID)
		}
		fmt.Fprintf(b, "    %q leads to %s\n", found[1], to)
	}
}

func describeSubject(t *testing.T, b *strings.Builder, lib *library.Library, s briefing.Subject) {
	tallies, err := lib.Tallies(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	tally := tallies[s.SubjectID()]
	switch s := s.(type) {
	case *briefing.Topic:
		fmt.Fprintf(b, "topic %s: %s, %v\n", s.Group, s.Name, tally)
	case *briefing.Figure:
		fmt.Fprintf(b, "figure %s %s %q, %v, note %q\n", s.Type, s.Name, s.Aliases, tally, s.Note)
	}
}

func plainNames(names []briefing.FileName) []string {
	var out []string
	for _, n := range names {
		out = append(out, n.String())
	}
	return out
}
