package digest_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefing/briefing"
	"briefing/briefing/digest"
	"briefing/briefing/link"
)

var update = flag.Bool("update", false, "write the golden files anew")

func read(t testing.TB, name string) []byte {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestParseReadsEverything(t *testing.T) {
	day := func(s string) briefing.Date {
		d, err := briefing.ParseDate(s)
		if err != nil {
			t.Fatal(err)
		}
		return d
	}
	text := func(s string) briefing.Term { return briefing.Term{Text: s} }
	literal := func(s string) briefing.Term { return briefing.Term{Text: s, Literal: true} }
	names := func(s briefing.SubjectID) briefing.Term { return briefing.Term{Figure: s} }
	query := func(s string) briefing.Query {
		q, err := briefing.ParseQuery(s)
		if err != nil {
			t.Fatal(err)
		}
		return q
	}
	want := &briefing.Digest{
		Title:   "Russia and Iran, March 2024 to January 2025",
		Summary: "What six articles say.\n\nA second paragraph.",
		Documents: []briefing.Document{
			{File: "news/004.txt", Articles: []briefing.DocumentArticle{
				{
					ID: "dw-2025-01-17", Title: "Talks: the first day", Source: "DW", Author: "A. Writer",
					Published: day("2025-01-17"), URL: "https://example.org/a", Starts: "Presidents",
				},
				{ID: "voa-2025-01-17", Starts: "Moscow and Tehran"},
			}},
			{File: "001.txt"},
		},
		Topics: []*briefing.Topic{
			{
				ID: "drones", Name: "Drones", Summary: "Uncrewed aircraft.",
				About: []briefing.SubjectID{"shahed-136", "drone-deliveries", "shahed-count", "iran-supplied-drones"},
				Words: []briefing.Term{text("drone"), literal("UAV"), names("shahed-136")},
			},
			{ID: "trade", Name: "Trade"},
			{ID: "dw", Name: "All of DW", Where: query("source:=DW (tag:drones OR published:2025)")},
		},
		Figures: []*briefing.Figure{
			{
				ID: "vladimir-putin", Type: briefing.Person, Name: "Vladimir Putin",
				Aliases: []string{"Putin", "Владимир Путин"}, Summary: "President of Russia.",
				IDs: map[string]string{"wikidata": "Q7747", "viaf": "79046201"},
			},
			{ID: "iran", Type: briefing.Place, Name: "Iran", Aliases: []string{"Tehran"}},
			{ID: "ashgabat", Type: briefing.Place, Name: "Ashgabat"},
			{ID: "un", Type: briefing.Organization, Name: "United Nations"},
			{ID: "shahed-136", Type: briefing.Thing, Name: "Shahed-136"},
		},
		Events: []*briefing.Event{
			{
				ID: "ashgabat-meeting", Name: "Putin and Pezeshkian meet in Ashgabat", Date: day("2024-10-11"),
				Place: "ashgabat", Who: []briefing.SubjectID{"vladimir-putin", "iran"}, Names: []string{"Ashgabat meeting"},
				Match: []briefing.Rule{
					{{text("Putin")}, {names("iran")}, {text("Ashgabat"), text("Turkmenistan")}},
					{{text("talks")}, {literal("8,000"), text("two words")}},
				},
				Summary: "The first time that they met.",
			},
			{ID: "drone-deliveries", Name: "Deliveries of drones", Date: day("2022-08~/2023")},
		},
		Numbers: []*briefing.Number{{
			ID: "shahed-count", Name: "Shahed drones used against Ukraine", Unit: "drones",
			Match: []briefing.Rule{
				{{text("8,000"), text("thousands")}, {text("drone"), text("drones")}},
				{{{Number: true}, literal("#")}, {text("drones")}},
			},
			Summary: "As counted in Kyiv.",
		}},
		Claims: []*briefing.Claim{{
			ID: "iran-supplied-drones", Text: "Iran supplied Russia with drones for the war in Ukraine.", Topic: "drones",
			Reports: []briefing.Report{
				{
					Article: "voa-2025-01-17", Stance: briefing.Denies, By: []briefing.SubjectID{"iran", "un"}, Wording: "flatly denies",
					Match: []briefing.Rule{{{text("Tehran")}, {text("denies")}}},
				},
				{Article: "another-article", Stance: briefing.Asserts},
				{Article: "dw-2025-01-17", Stance: briefing.Attributes, By: []briefing.SubjectID{"un"}},
				{Article: "dw-2025-01-17", Stance: briefing.Questions},
			},
		}},
	}
	f := digest.Parse("digest.yaml", read(t, "good.yaml"))
	for _, p := range f.Problems {
		t.Error(p)
	}
	sameDate := cmp.Comparer(func(a, b briefing.Date) bool { return a == b })
	sameQuery := cmp.Comparer(func(a, b briefing.Query) bool { return a.String() == b.String() })
	if diff := cmp.Diff(want, f.Digest, sameDate, sameQuery); diff != "" {
		t.Errorf("Parse(good.yaml) (-want +got):\n%s", diff)
	}
}

// Each broken digest has a golden file with what Parse complains about, and
// what it keeps all the same.
func TestParseComplains(t *testing.T) {
	files, err := filepath.Glob("testdata/broken/*.yaml")
	if err != nil || len(files) < 10 {
		t.Fatalf("found %d broken digests (%v), want at least 10", len(files), err)
	}
	for _, file := range files {
		base := filepath.Base(file)
		t.Run(strings.TrimSuffix(base, ".yaml"), func(t *testing.T) {
			f := digest.Parse(base, read(t, "broken/"+base))
			checkSound(t, f)
			var b strings.Builder
			for _, p := range f.Problems {
				fmt.Fprintln(&b, p.Error())
			}
			fmt.Fprintf(&b, "\nkept:\n%s", outline(f.Digest))
			golden := strings.TrimSuffix(file, ".yaml") + ".golden"
			if *update {
				if err := os.WriteFile(golden, []byte(b.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want := read(t, "broken/"+filepath.Base(golden))
			if diff := cmp.Diff(string(want), b.String()); diff != "" {
				t.Errorf("complaints about %s (-want +got):\n%s", base, diff)
			}
		})
	}
}

// outline writes a digest in lines short enough to be compared by eye.
func outline(d *briefing.Digest) string {
	var b strings.Builder
	if d.Title != "" || d.Summary != "" {
		fmt.Fprintf(&b, "digest %q %q\n", d.Title, d.Summary)
	}
	for _, doc := range d.Documents {
		fmt.Fprintf(&b, "document %s\n", doc.File)
		for _, a := range doc.Articles {
			fmt.Fprintf(&b, "article %s %q %s\n", a.ID, a.Starts, a.Published)
		}
	}
	for s := range d.Subjects() {
		fmt.Fprintf(&b, "%s %s", s.Kind(), s.SubjectID())
		switch s := s.(type) {
		case *briefing.Topic:
			fmt.Fprintf(&b, " %q about %v words %v", s.Name, s.About, s.Words)
			if s.Gathers() {
				fmt.Fprintf(&b, " where %s", s.Where)
			}
		case *briefing.Figure:
			fmt.Fprintf(&b, " %s %q aliases %q ids %v", s.Type, s.Name, s.Aliases, s.IDs)
		case *briefing.Event:
			fmt.Fprintf(&b, " %q date %q place %q who %v names %q match %v", s.Name, s.Date, s.Place, s.Who, s.Names, s.Match)
		case *briefing.Number:
			fmt.Fprintf(&b, " %q unit %q match %v", s.Name, s.Unit, s.Match)
		case *briefing.Claim:
			fmt.Fprintf(&b, " %q topic %q", s.Text, s.Topic)
			for _, r := range s.Reports {
				fmt.Fprintf(&b, "\n  report %s %s by %q wording %q match %v", r.Article, r.Stance, r.By, r.Wording, r.Match)
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestProblemError(t *testing.T) {
	p := digest.Problem{File: "digest.yaml", Line: 14, Column: 7, Text: `unknown figure "putn"`}
	if got, want := p.Error(), `digest.yaml:14:7: unknown figure "putn"`; got != want {
		t.Errorf("Error() = %s, want %s", got, want)
	}
	p.Hint = `did you mean "vladimir-putin"?`
	if got, want := p.Error(), `digest.yaml:14:7: unknown figure "putn" (did you mean "vladimir-putin"?)`; got != want {
		t.Errorf("Error() = %s, want %s", got, want)
	}
}

func TestProblemNamesItsSubject(t *testing.T) {
	data := "version: 1\ntitle: [x]\nevents:\n- {id: talks, name: Talks, date: soon, dates: 1}\nclaims:\n- {id: said, text: T, topic: talks, reports: [{}]}\n"
	want := []briefing.SubjectID{"", "talks", "talks", "said", "said", "said"}
	var got []briefing.SubjectID
	for _, p := range digest.Parse("digest.yaml", []byte(data)).Problems {
		got = append(got, p.Subject)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("subjects of problems (-want +got):\n%s", diff)
	}
}

func TestParseRefusesHugeFiles(t *testing.T) {
	data := []byte("version: 1\ntitle: Huge\n#" + strings.Repeat("x", 16<<20))
	f := digest.Parse("digest.yaml", data)
	if len(f.Problems) != 1 || !strings.Contains(f.Problems[0].Text, "bigger than 16 MB") || f.Digest.Title != "" {
		t.Errorf("Parse of %d bytes: title %q, problems %v; want none read", len(data), f.Digest.Title, f.Problems)
	}
}

func TestParseCountsProblemsBeyondTheThousandth(t *testing.T) {
	for entries, want := range map[int]string{
		1001: "1 more problem is not listed",
		1234: "234 more problems are not listed",
	} {
		f := digest.Parse("digest.yaml", []byte("version: 1\ntopics:\n"+strings.Repeat("- {}\n", entries)))
		last := f.Problems[len(f.Problems)-1]
		if len(f.Problems) != 1001 || last.Text != want {
			t.Errorf("of %d: %d problems, the last %q; want 1001, the last %q", entries, len(f.Problems), last, want)
		}
	}
}

// A file can be small and yet, through YAML aliases, say the same millions of
// times.
func TestParseBoundsYAMLAliases(t *testing.T) {
	list := func(n int, item string) string { return "[" + strings.Repeat(item+", ", n) + "]" }
	data := "version: 1\nnumbers:\n" +
		"- {id: a, name: A, match: [[&group [one, two, three]]]}\n" +
		"- {id: b, name: B, match: [&rule " + list(100, "*group") + "]}\n" +
		"- {id: c, name: C, match: &match " + list(100, "*rule") + "}\n" +
		"- {id: d, name: D, match: *match}\n"
	f := digest.Parse("digest.yaml", []byte(data))
	checkSound(t, f)
	terms := 0
	for _, n := range f.Digest.Numbers {
		for _, rule := range n.Match {
			for _, group := range rule {
				terms += len(group)
			}
		}
	}
	if terms < 1000 || terms > 10_000 {
		t.Errorf("%d terms were read, want some thousands", terms)
	}
	if len(f.Problems) == 0 || !strings.Contains(f.Problems[0].Text, "more than 10000 values") {
		t.Errorf("problems %v, want one that tells of the limit", f.Problems)
	}
}

func TestPosition(t *testing.T) {
	f := digest.Parse("digest.yaml", read(t, "good.yaml"))
	tests := []struct {
		subject   briefing.SubjectID
		spelling  string
		line, col int
	}{
		{"drones", "", 15, 5},
		{"drones", "Drones", 15, 24},
		{"drones", "drone", 15, 144},
		{"drones", `"UAV"`, 15, 151},
		{"drones", "@shahed-136", 15, 160},
		{"vladimir-putin", "", 19, 5},
		{"vladimir-putin", "Vladimir Putin", 21, 11},
		{"vladimir-putin", "Владимир Путин", 22, 22},
		{"vladimir-putin", "vladimir-putin", 19, 5}, // an ID is no spelling of its own entry
		{"vladimir-putin", "Boris Yeltsin", 19, 5},
		{"ashgabat-meeting", "Turkmenistan", 39, 39},
		{"ashgabat-meeting", "two words", 41, 23},
		{"iran-supplied-drones", "Iran supplied Russia with drones for the war in Ukraine.", 48, 11},
		{"iran-supplied-drones", "another-article", 52, 19},
		{"iran-supplied-drones", "un", 51, 62},
		{"iran-supplied-drones", "flatly denies", 51, 76},
		{"shahed-count", "#", 45, 131},
		{"nobody", "", 0, 0},
		{"nobody", "Drones", 0, 0},
	}
	for _, tt := range tests {
		line, col := f.Position(tt.subject, tt.spelling)
		if line != tt.line || col != tt.col {
			t.Errorf("Position(%q, %q) = %d:%d, want %d:%d", tt.subject, tt.spelling, line, col, tt.line, tt.col)
		}
	}
}

// Rules ask for one term as often as an editor could, in each article anew.
func TestParseBoundsWhatSharesATerm(t *testing.T) {
	var topics, claims strings.Builder
	for i := range 1001 {
		fmt.Fprintf(&topics, "  - {id: t%d, name: T, words: [ferry]}\n", i)
		fmt.Fprintf(&claims, "  - {id: c%d, text: C, reports: [{article: a%d, stance: asserts, match: [[ferry]]}]}\n", i, i)
	}
	f := digest.Parse("d.yaml", []byte("version: 1\ntopics:\n"+topics.String()+"claims:\n"+claims.String()))
	want := `d.yaml:1003:34: "ferry" is shared by more than 1000 subjects; left out from here on`
	if len(f.Problems) != 1 || f.Problems[0].Error() != want {
		t.Errorf("problems %v, want %s", f.Problems, want)
	}
	if n := len(f.Digest.Topics[999].Words) + len(f.Digest.Topics[1000].Words); n != 1 {
		t.Errorf("the last two topics have %d words, want that of the first of them", n)
	}
}

// What the linker leaves out of names that very many share is told where it stands.
func TestParseBoundsSharedNames(t *testing.T) {
	var events, named, figures strings.Builder
	for i := range briefing.MostShared + 2 {
		fmt.Fprintf(&events, "  - {id: e%d, name: Regatta %d, names: [the regatta]}\n", i, i)
		fmt.Fprintf(&named, "  - {id: n%d, name: Regatta}\n", i)
		fmt.Fprintf(&figures, "  - {id: f%d, kind: person, name: Ada Holm}\n", i)
	}
	for text, want := range map[string]string{
		"events:\n" + events.String():   `d.yaml:1003:45: "the regatta" is shared by more than 1000 subjects; left out from here on`,
		"events:\n" + named.String():    `d.yaml:1003:23: name "Regatta" is shared by more than 1000 events; it does not lead to this one`,
		"figures:\n" + figures.String(): `d.yaml:1003:37: name "Ada Holm" is shared by more than 1000 figures; it does not lead to this one`,
	} {
		f := digest.Parse("d.yaml", []byte("version: 1\n"+text))
		var got []string
		for _, p := range f.Problems {
			if p.Line == 1003 && strings.Contains(p.Text, "shared") {
				got = append(got, p.Error())
			}
		}
		if len(got) != 1 || got[0] != want {
			t.Errorf("problems %v, want %s", got, want)
		}
		l := link.New(f.Digest)
		a := &briefing.Article{Text: "Ada Holm saw the regatta. Regatta!"}
		told := map[briefing.SubjectID]bool{}
		for _, p := range f.Problems {
			told[p.Subject] = true
		}
		for _, u := range link.Unused(f.Digest, []link.Usage{l.Link(a).Usage}) {
			if told[u.Subject] {
				t.Errorf("%v is told to match nothing", u)
			}
		}
	}
}

// Each of 20,000 figures is the same as the next one: the last has all names.
func TestParseFollowsLongChains(t *testing.T) {
	var text strings.Builder
	const n = 20_000
	for i := range n {
		fmt.Fprintf(&text, "  - {id: f%d, kind: person, name: Ada%d Holm, same: f%d}\n", i, i, i+1)
	}
	f := digest.Parse("d.yaml", []byte("version: 1\nfigures:\n"+text.String()+fmt.Sprintf("  - {id: f%d, kind: person, name: Ada Holm}\n", n)))
	if len(f.Problems) > 0 || len(f.Digest.Figures) != 1 || len(f.Digest.Figures[0].Aliases) != n {
		t.Errorf("%d figures, problems %v", len(f.Digest.Figures), f.Problems)
	}
}
