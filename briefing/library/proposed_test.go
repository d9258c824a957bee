package library_test

import (
	"strings"
	"testing"

	"briefing/briefing/library"
)

// TestProposals says what a library proposes to its digest: names of the texts that it has
// neither as a figure nor among what it hides.
func TestProposals(t *testing.T) {
	const text = "Omar Diallo met Ada Holm in Halvik on Monday. Omar Diallo said that Nils Berg would come to Halvik.\n\n" +
		"Captain Nils Berg was late. Omar Diallo left Halvik, and Ada Holm left too."
	for _, tt := range []struct {
		name, digest, want string
	}{
		{"no digest", "", ""},
		{"an empty digest", "version: 1\n", "halvik omar-diallo ada-holm nils-berg"},
		{"one is there under another ID", "figures:\n  - {id: x, kind: person, name: Diallo, aliases: [Omar Diallo]}\n", "halvik ada-holm nils-berg"},
		{"one is hidden", "figures:\n  - {id: x, kind: place, name: Halvik, hidden: true}\n", "omar-diallo ada-holm nils-berg"},
		{"an article has the ID", "documents:\n  - {file: a.md, articles: [{id: halvik}]}\n", "halvik-2 omar-diallo ada-holm nils-berg"},
		{"an ID is taken", "topics:\n  - {id: halvik, name: Trains, words: [train]}\n", "halvik-2 omar-diallo ada-holm nils-berg"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			dir := t.TempDir()
			write(t, dir, "a.md", text)
			if tt.digest != "" {
				write(t, dir, "digest.yaml", tt.digest)
			}
			lib := open(t, library.Options{Path: dir})
			p, err := lib.Proposals(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, f := range p.Figures {
				got = append(got, string(f.Figure.ID))
				for _, at := range f.At {
					if said := at.Span.In(text); !strings.Contains(f.Figure.Name, said) {
						t.Errorf("%s stands at %q", f.Figure.Name, said)
					}
				}
			}
			if got := strings.Join(got, " "); got != tt.want || p.HasDigest != (tt.digest != "") {
				t.Errorf("proposals %q, with a digest %t; want %q", got, p.HasDigest, tt.want)
			}
		})
	}
}

// A library that is too large to be read while a reader waits proposes nothing, and says so.
func TestProposalsAreBounded(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "a.md", "Ada Holm came. "+strings.Repeat("word ", 300_001))
	write(t, dir, "digest.yaml", "version: 1\n")
	p, err := open(t, library.Options{Path: dir}).Proposals(t.Context())
	if err != nil || !p.Unread || len(p.Figures) > 0 {
		t.Errorf("proposals %+v, %v", p, err)
	}
}
