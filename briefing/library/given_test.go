package library_test

import (
	"fmt"
	"maps"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefing/briefing"
	"briefing/briefing/digest"
	"briefing/briefing/library"
)

// TestFirstDecisions takes single decisions in a folder without a digest, in memory and with
// an index. Each writes its own entry, and changes nothing else that the library lists.
func TestFirstDecisions(t *testing.T) {
	const text = "# Ferry\n\nThe captain, Ada Holm, met Omar Diallo in Halvik on 11 October 2024. The Nordic Ferry Council (NFC) " +
		"sent 120 passengers home. Omar Diallo said that NFC would pay.\n\nLater Nils Berg came to Halvik, and Nils Berg met Ada Holm on Monday, 14 October 2024."
	for where, others := range map[string]int{"in memory": 0, "with an index": 600} {
		t.Run(where, func(t *testing.T) {
			dir := t.TempDir()
			write(t, dir, "ferry-a.md", text)
			write(t, dir, "ferry-b.md", strings.ReplaceAll(text, "The captain", "Yesterday the captain"))
			for i := range others {
				write(t, dir, fmt.Sprintf("more-%d.md", i), fmt.Sprintf("# More %d\n\nIt rained for %d days.\n", i, i))
			}
			opts := library.Options{Path: dir, Draft: true, Cache: t.TempDir()}
			lib := open(t, opts)
			was := listed(t, lib)
			decide := func(what func(f *briefing.Figure) digest.Decision, id briefing.SubjectID) *library.Correction {
				t.Helper()
				f := lib.Digest().Figure(id)
				if f == nil {
					t.Fatalf("there is no %s in %s", id, fmt.Sprint(listed(t, lib)))
				}
				c, err := lib.Correct(opts, what(f).Change)
				if err != nil {
					t.Fatal(err)
				}
				lib = open(t, opts)
				return c
			}

			decide(func(f *briefing.Figure) digest.Decision { return digest.Accept(f) }, "ada-holm")
			want := maps.Clone(was)
			want["ada-holm"] = strings.Replace(want["ada-holm"], "found", "checked", 1)
			same(t, "one accepted", want, listed(t, lib))

			decide(func(f *briefing.Figure) digest.Decision { return digest.Hide(f) }, "halvik")
			delete(want, "halvik")
			same(t, "one hidden", want, listed(t, lib))

			c := decide(func(f *briefing.Figure) digest.Decision {
				return digest.Merge(f, lib.Digest().Figure("omar-diallo"))
			}, "nils-berg")
			delete(want, "nils-berg")
			now := listed(t, lib)
			if want["omar-diallo"] == now["omar-diallo"] || !strings.Contains(now["omar-diallo"], "checked") {
				t.Errorf("the merged figure is %s", now["omar-diallo"])
			}
			want["omar-diallo"] = now["omar-diallo"]
			same(t, "two merged", want, now)

			if n := strings.Count(read(t, filepath.Join(dir, "digest.yaml")), "\n"); n != 7 {
				t.Errorf("the digest has %d lines:\n%s", n, read(t, filepath.Join(dir, "digest.yaml")))
			}
			if err := c.Undo(); err != nil {
				t.Fatal(err)
			}
			lib = open(t, opts)
			want["omar-diallo"], want["nils-berg"] = was["omar-diallo"], was["nils-berg"]
			same(t, "taken back", want, listed(t, lib))
		})
	}
}

// listed describes the subjects of a library, by ID: kind, name, whether somebody has checked
// them, and how often they are mentioned.
func listed(t *testing.T, lib *library.Library) map[briefing.SubjectID]string {
	t.Helper()
	tallies, err := lib.Tallies(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	out := map[briefing.SubjectID]string{}
	for s := range lib.Digest().Subjects() {
		mark := "checked"
		if briefing.IsFound(s) {
			mark = "found"
		}
		out[s.SubjectID()] = fmt.Sprintf("%s %s %s %v", s.Kind(), s.Label(), mark, tallies[s.SubjectID()])
	}
	return out
}

func same(t *testing.T, when string, want, got map[briefing.SubjectID]string) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got)\n%s", when, diff)
	}
}

// TestAcceptedNumber says that a number which was accepted is also given by later articles with
// another value, in the same sense only.
func TestAcceptedNumber(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, "a.md", "Rescuers in Halvik said that 120 passengers of the ferry drowned on Monday.\n")
	write(t, dir, "b.md", "At least 130 passengers of the ferry drowned, rescuers in Halvik said.\n")
	opts := library.Options{Path: dir, Draft: true}
	lib := open(t, opts)
	number := lib.Digest().Numbers[0]
	if _, err := lib.Correct(opts, digest.Accept(number).Change); err != nil {
		t.Fatal(err)
	}
	write(t, dir, "c.md", "The harbour office said that 141 passengers drowned. The other ferry carried 300 passengers.\n")
	lib = open(t, opts)
	mentions, err := lib.Mentions(t.Context(), number.ID)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range mentions {
		a, err := lib.Article(t.Context(), m.Ref.Article)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, m.Ref.Span.In(a.Text))
	}
	want := []string{"120 passengers", "At least 130 passengers", "141 passengers drowned"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("passages (-want +got)\n%s\n%s", diff, read(t, filepath.Join(dir, "digest.yaml")))
	}
}
