package library_test

import (
	"strings"
	"testing"

	"briefing/briefing/digest"
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
			for _, f := range p.All {
				got = append(got, string(f.Subject.SubjectID()))
				for _, at := range f.At {
					if said := at.Span.In(text); !strings.Contains(f.Subject.Label(), said) {
						t.Errorf("%s stands at %q", f.Subject.Label(), said)
					}
				}
			}
			if got := strings.Join(got, " "); got != tt.want || p.Derives != (tt.digest == "") {
				t.Errorf("proposals %q, derived %t; want %q", got, p.Derives, tt.want)
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
	if err != nil || !p.Unread || len(p.All) > 0 {
		t.Errorf("proposals %+v, %v", p, err)
	}
}

// TestProposalsOfEveryKind proposes numbers, events and claims too, unless the digest has them
// under another name. Without a digest only claims are proposed, since the rest is listed.
func TestProposalsOfEveryKind(t *testing.T) {
	const text = "The mayor, Ada Holm, met 300 fishers in Halvik on 11 October 2024.\n\nAda Holm denied that she had sold the quay to the fishers.\n"
	number := "number:300 fishers event:The mayor, Ada Holm, met 300 fishers in Halvik on 11 October 2024"
	claim := "claim:Ada Holm denied"
	for given, want := range map[string]string{
		"":             claim,
		"version: 1\n": "figure:Ada Holm figure:Halvik " + number + " " + claim,
		"version: 1\nfigures:\n  - {id: a, kind: person, name: Ada Holm}\n  - {id: h, kind: place, name: Halvik}\n" +
			"numbers:\n  - {id: crowd, name: The crowd, match: [[[\"#\"], [fishers]]]}\n" +
			"events:\n  - {id: talk, name: The talk, date: 2024-10-11, match: [[[met], [Holm]]]}\n": claim,
		"version: 1\nderive: true\nclaims:\n  - {id: quay, text: She sold the quay., reports: [{article: a, stance: denies, match: [[[denied], [Holm]]]}]}\n": "",
	} {
		dir := t.TempDir()
		write(t, dir, "a.md", text)
		if given != "" {
			write(t, dir, "digest.yaml", given)
		}
		p, err := open(t, library.Options{Path: dir, Draft: true}).Proposals(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range p.All {
			got = append(got, string(f.Subject.Kind())+":"+f.Name())
		}
		if got := strings.Join(got, " "); got != want {
			t.Errorf("proposals to\n%s%s\nwant %s", given, got, want)
		}
	}
}

// TestProposedClaim says that a claim which is accepted is a sound entry and found in its article.
func TestProposedClaim(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "a.md", "The mayor, Ada Holm, came to Halvik.\n\nAda Holm denied that she had: \"sold\" the quay to the fishers.\n")
	opts := library.Options{Path: dir, Draft: true}
	lib := open(t, opts)
	p, err := lib.Proposals(t.Context())
	if err != nil || len(p.All) != 1 {
		t.Fatalf("%+v, %v", p, err)
	}
	c, err := lib.Correct(opts, digest.Follow(p.All[0].Subject).Change)
	if err != nil {
		t.Fatal(err)
	}
	lib = open(t, opts)
	tallies, err := lib.Tallies(t.Context())
	if err != nil || len(lib.Problems()) > 0 || len(lib.Digest().Claims) != 1 || tallies[lib.Digest().Claims[0].ID].Mentions != 1 {
		t.Errorf("claims %v, problems %v, %v, %v", lib.Digest().Claims, lib.Problems(), tallies, err)
	}
	if err := c.Undo(); err != nil {
		t.Fatal(err)
	}
	lib = open(t, opts)
	if _, err := lib.Correct(opts, digest.Refuse(p.All[0].Subject).Change); err != nil {
		t.Fatal(err)
	}
	if p, err = open(t, opts).Proposals(t.Context()); err != nil || len(p.All) > 0 {
		t.Errorf("after it was refused: %+v, %v", p, err)
	}
}
