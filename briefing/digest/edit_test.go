package digest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefing/briefing"
)

const edited = `# The ferry, by hand.
version: 1
figures:
  - id: ada-holm   # the captain
    kind: person
    name: Ada Holm
    found: true
    # seen on Monday
  - {id: oslo, kind: place, name: Oslo, found: true} # flow
  - id: guard
    kind: organization
    name: "Coast Guard: North"
    aliases:
      - CG   # short
  - id: holm
    kind: person
    name: Holm
    aliases: [Mrs Holm]

topics:
  - {id: safety, name: Safety, about: [ada-holm, holm]}
`

// TestEdit changes lines and nothing else.
func TestEdit(t *testing.T) {
	for _, tt := range []struct {
		what     string
		do       func([]byte) ([]byte, error)
		old, new string // what stands there in place of what
	}{
		{"drop in a block", dropping("ada-holm", "found"), "    found: true\n    #", "    #"},
		{"drop in braces", dropping("oslo", "found"), ", found: true}", "}"},
		{"drop what is not there", dropping("holm", "found"), "", ""},
		{"set in a block", setting("ada-holm", "kind", "place"), "kind: person\n    name: Ada", "kind: place\n    name: Ada"},
		{"set in braces", setting("oslo", "kind", "thing"), "kind: place", "kind: thing"},
		{"set quoted", setting("guard", "name", "Guard"), `"Coast Guard: North"`, "Guard"},
		{"set to what needs quotes", setting("oslo", "name", "Oslo: town"), "name: Oslo,", `name: "Oslo: town",`},
		{"insert in a block", setting("ada-holm", "hidden", "true"), "name: Ada Holm\n", "name: Ada Holm\n    hidden: true\n"},
		{"insert in braces", setting("oslo", "same", "holm"), "name: Oslo,", "name: Oslo, same: holm,"},
		{"a list in braces", adding("oslo", "aliases", "Kristiania"), "name: Oslo,", "name: Oslo, aliases: [Kristiania],"},
		{"a list of lines", adding("guard", "aliases", "Guard"), "- CG   # short\n", "- CG   # short\n      - Guard\n"},
		{"a list in brackets", adding("holm", "aliases", "A, H"), "[Mrs Holm]", `[Mrs Holm, "A, H"]`},
		{"what a list has", adding("holm", "aliases", "Mrs Holm"), "", ""},
	} {
		for _, end := range []string{"\n", "\r\n"} {
			lines := strings.NewReplacer("\n", end)
			got, err := tt.do([]byte(lines.Replace(edited)))
			if err != nil {
				t.Errorf("%s: %v", tt.what, err)
				continue
			}
			want := lines.Replace(strings.Replace(edited, tt.old, tt.new, 1))
			if diff := cmp.Diff(want, string(got)); diff != "" {
				t.Errorf("%s (-want +got)\n%s", tt.what, diff)
			}
		}
	}
}

func setting(id briefing.SubjectID, key, value string) func([]byte) ([]byte, error) {
	return func(data []byte) ([]byte, error) { return Set(data, id, key, value) }
}

func dropping(id briefing.SubjectID, key string) func([]byte) ([]byte, error) {
	return func(data []byte) ([]byte, error) { return Drop(data, id, key) }
}

func adding(id briefing.SubjectID, key, value string) func([]byte) ([]byte, error) {
	return func(data []byte) ([]byte, error) { return Add(data, id, key, value) }
}

// TestEditRefuses leaves alone what it cannot change without rewriting it.
func TestEditRefuses(t *testing.T) {
	for _, data := range []string{
		"figures:\n  - id: a\n    kind: [\n",
		"figures:\n  - id: b\n    name: B\n",
		"figures:\n  - id: a\n    name: A\n    kind: >\n      person\n",
		"figures:\n  - id: a\n    name: A\n    kind: &k person\n",
		"",
	} {
		if got, err := Set([]byte(data), "a", "kind", "place"); err == nil {
			t.Errorf("%q: no error, but %q", data, got)
		}
	}
}

// TestEditIsBounded refuses at once what would take a decoder all time or memory, and ends
// the search for the end of a text.
func TestEditIsBounded(t *testing.T) {
	const entry = "figures:\n  - {id: a, kind: person, name: A}\n"
	for what, data := range map[string]string{
		"a key many times":        entry + "x: {y" + strings.Repeat(", y", 20_000) + "}\n",
		"many keys":               entry + "x: {" + strings.Join(strings.Fields(numbered(20_000)), ", ") + "}\n",
		"deep":                    entry + "x: " + strings.Repeat("[", 9000) + strings.Repeat("]", 9000) + "\n",
		"words on a line and one": "figures:\n  - {id: a, kind: person, name: \"A" + strings.Repeat(" b", 50_000) + "\n      c\"}\n",
	} {
		for name, do := range map[string]func([]byte) ([]byte, error){
			"set": setting("a", "name", "B"), "drop": dropping("a", "name"), "add": adding("a", "name", "B"),
			"include": func(data []byte) ([]byte, error) {
				return Include(data, &briefing.Figure{ID: "new", Type: briefing.Thing, Name: "N"})
			},
		} {
			if name == "include" && strings.HasPrefix(what, "words") {
				continue // which looks for the end of no text
			}
			if _, err := do([]byte(data)); err == nil {
				t.Errorf("%s: %s: no error", what, name)
			}
		}
	}
}

// numbered returns the numbers below n as words.
func numbered(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "k%d ", i)
	}
	return b.String()
}

// TestDecided reads what keys have decided.
func TestDecided(t *testing.T) {
	f := Parse("digest.yaml", []byte(`version: 1
figures:
  - {id: ada, kind: person, name: Ada Holm, found: true, apart: [one, two]}
  - {id: holm, kind: person, name: Holm, aliases: [Mrs Holm], same: ada}
  - {id: berg, kind: person, name: Berg, same: holm}
  - {id: menu, kind: thing, name: Menu, hidden: true}
events:
  - {id: fire, name: Fire, hidden: true}
numbers:
  - {id: boats, name: Boats, hidden: true}
topics:
  - {id: t, name: T, about: [holm, menu]}
`))
	want := &briefing.Digest{
		Figures: []*briefing.Figure{{
			ID: "ada", Type: briefing.Person, Name: "Ada Holm", Aliases: []string{"Holm", "Mrs Holm", "Berg"},
			Apart: []briefing.ArticleID{"one", "two"}, Found: true,
		}},
		Topics: []*briefing.Topic{{ID: "t", Name: "T", About: []briefing.SubjectID{"ada"}}},
	}
	var hidden []string
	for _, s := range f.Digest.Hidden {
		hidden = append(hidden, string(s.Kind())+" "+string(s.SubjectID())+" "+s.Label())
	}
	if got := strings.Join(hidden, ", "); got != "figure menu Menu, event fire Fire, number boats Boats" {
		t.Errorf("hidden are %s", got)
	}
	f.Digest.Hidden = nil
	if diff := cmp.Diff(want, f.Digest, cmp.Comparer(func(a, b briefing.Query) bool { return a.String() == b.String() }), cmp.AllowUnexported(briefing.Date{})); diff != "" || len(f.Problems) > 0 {
		t.Errorf("problems %v, digest (-want +got)\n%s", f.Problems, diff)
	}
	for _, loop := range []string{
		"version: 1\nfigures:\n  - {id: a, kind: person, name: A, same: b}\n  - {id: b, kind: person, name: B, same: a}\n",
		"version: 1\nfigures:\n  - {id: a, kind: person, name: A, same: a}\n",
		"version: 1\nfigures:\n  - {id: a, kind: person, name: A, same: x}\n",
	} {
		if f := Parse("digest.yaml", []byte(loop)); len(f.Problems) != 1 || len(f.Digest.Figures) == 0 {
			t.Errorf("%q: problems %v, figures %d", loop, f.Problems, len(f.Digest.Figures))
		}
	}
}

// FuzzEdit says that a change leaves all else as it was: comments, other keys, and YAML
// that still reads. That it reads as meant, Set makes sure itself.
func FuzzEdit(f *testing.F) {
	f.Add(edited, "ada-holm", "hidden", "true")
	f.Add(edited, "oslo", "name", "a: b #c")
	f.Fuzz(func(t *testing.T, data, id, key, value string) {
		for _, do := range []func([]byte) ([]byte, error){
			setting(briefing.SubjectID(id), key, value), dropping(briefing.SubjectID(id), key), adding(briefing.SubjectID(id), key, value),
			func(data []byte) ([]byte, error) {
				return Include(data, &briefing.Figure{ID: "new", Type: briefing.Thing, Name: value})
			},
		} {
			given := []byte(data)
			got, err := do(given)
			if string(given) != data {
				t.Errorf("what was given is now %q", given)
			}
			if err != nil {
				continue
			}
			if was, is := strings.Count(data, "#"), strings.Count(string(got), "#"); is < was-strings.Count(data, value)*2 && !strings.Contains(data, value) {
				t.Errorf("%d of %d comments are left in %q", is, was, got)
			}
		}
	})
}

// TestInclude adds a figure behind the others and changes nothing else.
func TestInclude(t *testing.T) {
	item := "- {id: ferry-deal, kind: thing, name: Ferry deal}\n"
	for _, tt := range []struct{ data, want string }{
		{edited, strings.Replace(edited, "\ntopics:", "  "+item+"\ntopics:", 1)},
		{"", "figures:\n  " + item},
		{"# By hand.\nversion: 1", "# By hand.\nversion: 1\nfigures:\n  " + item[:len(item)-1]},
		{"figures:\ntopics: []\n", "figures:\n  " + item + "topics: []\n"},
		{"figures:\n- id: a\n  name: A\n  # last\n\n# Topics.\ntopics: []\n", "figures:\n- id: a\n  name: A\n  # last\n" + item + "\n# Topics.\ntopics: []\n"},
	} {
		got, err := Include([]byte(tt.data), &briefing.Figure{ID: "ferry-deal", Type: briefing.Thing, Name: "Ferry deal"})
		if err != nil || string(got) != tt.want {
			t.Errorf("%v (-want +got)\n%s", err, cmp.Diff(tt.want, string(got)))
		}
	}
	for _, data := range []string{"figures: [\n", "figures: [{id: a, name: A}]\n", "{version: 1}\n", "events:\n  - {id: ferry-deal, name: F}\n"} {
		if got, err := Include([]byte(data), &briefing.Figure{ID: "ferry-deal", Type: briefing.Thing, Name: "Ferry deal"}); err == nil {
			t.Errorf("%q: no error, but %q", data, got)
		}
	}
	taken := map[string]bool{"ferry": true, "ferry-2": true, "figure": true}
	for name, want := range map[string]briefing.SubjectID{"Ferry": "ferry-3", "Ada": "ada", "王": "figure-2"} {
		if got := ID(name, func(id string) bool { return taken[id] }); got != want {
			t.Errorf("ID(%q) = %q, want %q", name, got, want)
		}
	}
}

// Who merges figures of different kinds is told so.
func TestMergeSaysKinds(t *testing.T) {
	ada, oslo, bo := &briefing.Figure{ID: "ada", Name: "Ada", Type: briefing.Person}, &briefing.Figure{ID: "oslo", Name: "Oslo", Type: briefing.Place}, &briefing.Figure{ID: "bo", Name: "Bo", Type: briefing.Person}
	for _, c := range []struct {
		f, into *briefing.Figure
		want    string
	}{{ada, oslo, "Ada, a person, is Oslo, a place"}, {ada, bo, "Ada is Bo"}} {
		if got := Merge(c.f, c.into).What; got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

// TestDecisionsCheck has no entry say found once a reader has decided on it.
func TestDecisionsCheck(t *testing.T) {
	ada := &briefing.Figure{ID: "ada-holm", Name: "Ada Holm", Type: briefing.Person}
	oslo := &briefing.Figure{ID: "oslo", Name: "Oslo", Type: briefing.Place}
	for _, tt := range []struct {
		d    Decision
		left int // how many entries still say found
	}{{Merge(ada, oslo), 0}, {Rename(oslo, "Kristiania"), 1}, {NextKind(ada), 1}} {
		got, err := tt.d.Change([]byte(edited))
		if err != nil || strings.Count(string(got), "found: true") != tt.left {
			t.Errorf("%s: %v, the digest is\n%s", tt.d.What, err, got)
		}
	}
}
