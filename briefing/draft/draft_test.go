package draft_test

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefing/briefing"
	"briefing/briefing/digest"
	"briefing/briefing/draft"
)

// drafted returns what is found in texts, all of which are of one day.
func drafted(t testing.TB, texts ...string) *draft.Draft {
	t.Helper()
	published, err := briefing.ParseDate("2024-10-16") // a Wednesday
	if err != nil {
		t.Fatal(err)
	}
	d := &draft.Draft{}
	for i, text := range texts {
		a := &briefing.Article{Entry: briefing.Entry{ID: briefing.ArticleID(fmt.Sprintf("a%d", i+1)), Published: published}, Text: text}
		r := draft.Read(a)
		for _, s := range r.Spellings {
			if got := s.At.In(text); strings.ReplaceAll(got, "’", "'") != s.Text && !strings.HasSuffix(got, s.Text) {
				t.Errorf("%q: %q stands at %q", text, s.Text, got)
			}
		}
		kept, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		again := &draft.Reading{}
		if err := json.Unmarshal(kept, again); err != nil {
			t.Fatal(err)
		}
		d.Add(a.ID, again)
	}
	return d
}

// figures returns figures in lines: kind, name, aliases, surnames, articles.
func figures(all []draft.Figure) string {
	var out []string
	for _, f := range all {
		line := fmt.Sprintf("%s %s", f.Kind, f.Name)
		if len(f.Aliases) > 0 {
			line += " = " + strings.Join(f.Aliases, " = ")
		}
		if len(f.Short) > 0 {
			line += " (" + strings.Join(f.Short, ", ") + ")"
		}
		out = append(out, fmt.Sprintf("%s: %d", line, len(f.Articles)))
	}
	slices.Sort(out)
	return strings.Join(out, "\n")
}

// TestFigures says which spellings are one figure, and what is only asked.
func TestFigures(t *testing.T) {
	for _, tt := range []struct {
		name  string
		texts []string
		want  []string
		ask   string
	}{
		{
			"a surname after the full name",
			[]string{"The mayor, Ada Holm, came to Oslo on Monday. Later Holm left the city again."},
			[]string{"person Ada Holm (Holm): 1", "place Oslo: 1"},
			"",
		},
		{
			"a surname that two bear is nobody's",
			[]string{"The mayor, Ada Holm, met her brother Erik Holm in Oslo. They said that Holm would resign soon."},
			[]string{"person Ada Holm: 1", "person Erik Holm: 1", "place Oslo: 1"},
			"ada-holm+holm erik-holm+holm",
		},
		{
			"a surname without the full name in its article is asked about",
			[]string{"The mayor, Ada Holm, came to Oslo on Monday.", "The mayor said that President Holm would go to Oslo on Monday."},
			[]string{"person Ada Holm: 1", "place Oslo: 2"},
			"ada-holm+holm",
		},
		{
			"an acronym in brackets",
			[]string{"The Nordic Fishing Council (NFC) met in Oslo on Monday.", "Members of the NFC were in Oslo when the council met."},
			[]string{"organization Nordic Fishing Council = NFC: 2", "place Oslo: 2"},
			"",
		},
		{
			"what everybody shortens",
			[]string{"Officials of the U.S. and of the United States said that the United Nations had left. The UN denied it."},
			[]string{"organization United Nations = UN: 1", "place United States = U.S.: 1"},
			"",
		},
		{
			"what stands only in a headline or credit",
			[]string{"Panic at Delmore Bridge\n\nThe mayor, Ada Holm, came to the harbour on Monday and spoke to the crowd.\n\nPhoto: Karl Lund / Agentur Nord"},
			[]string{"person Ada Holm: 1"},
			"",
		},
		{
			"another language",
			[]string{"Der Bürgermeister von Hamburg sprach am Montag mit Angela Merkel über den Hafen und die Zukunft der Stadt."},
			[]string{""},
			"",
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			f := drafted(t, tt.texts...).Findings()
			if diff := cmp.Diff(strings.Join(tt.want, "\n"), figures(f.Figures)); diff != "" {
				t.Errorf("figures (-want +got)\n%s", diff)
			}
			var asked []string
			for _, q := range f.Questions {
				asked = append(asked, fmt.Sprintf("%s+%s", q.Merge[0], q.Merge[1]))
			}
			slices.Sort(asked)
			if got := strings.Join(asked, " "); got != tt.ask {
				t.Errorf("asked %q, want %q", got, tt.ask)
			}
		})
	}
}

// TestNumbers says which numbers are one, and when they differ.
func TestNumbers(t *testing.T) {
	f := drafted(t,
		"Rescuers in Oslo said that 120 passengers of the ferry had drowned. It cost $3 million. She is 52 and left at 10 a.m.",
		"At least 300 passengers of the ferry drowned, rescuers in Oslo said. Over 8,000 Falcon drones were sold under a 20-year treaty.",
		"Some 9,000 Osprey drones were sold.",
	).Findings()
	var got []string
	for _, n := range f.Numbers {
		line := fmt.Sprintf("%s [%s] %d", n.Name, strings.Join(n.Values, ", "), len(n.Articles))
		if n.Differ {
			line += " differ"
		}
		got = append(got, line)
	}
	slices.Sort(got)
	want := []string{
		"$3 million [$3 million] 1",
		"120 passengers [120, At least 300] 2 differ",
		"20-year treaty [20-year] 1",
		"Over 8,000 Falcon drones [Over 8,000] 1",
		"Some 9,000 Osprey drones [Some 9,000] 1",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("numbers (-want +got)\n%s", diff)
	}
}

// TestEqualNumbers lists a number once that sentences of different words give.
func TestEqualNumbers(t *testing.T) {
	f := drafted(t,
		"Smoke from the burning refinery drove 200 people out of Halvik.",
		"Police counted 200 people before the ministry.",
	).Findings()
	if len(f.Numbers) != 1 || len(f.Numbers[0].Articles) != 2 || f.Numbers[0].Mentions != 2 || len(f.Numbers[0].Evidence) != 2 {
		t.Errorf("numbers %+v", f.Numbers)
	}
}

// TestSums says that a sum is listed in its own currency, and that sums in different ones
// are different numbers.
func TestSums(t *testing.T) {
	for text, want := range map[string]string{
		"Oslo promised 3 million euros for the ferry.":                     "euros",
		"Oslo promised €3m for the ferry.":                                 "euros",
		"Oslo promised £40 million for the ferry.":                         "pounds sterling",
		"Oslo promised 40 million pounds for the ferry.":                   "pounds sterling",
		"Oslo promised 900,000 kroner for the ferry.":                      "kroner",
		"Oslo promised A$5m for the ferry.":                                "Australian dollars",
		"Oslo promised 2 billion roubles a year for the ferry.":            "roubles",
		"Oslo promised 2 million yen for the ferry.":                       "yen",
		"Oslo promised $3 million for the ferry.":                          "US dollars",
		"Oslo promised 3 million euros, or $3.2 million, for the ferries.": "US dollars euros",
	} {
		var units []string
		for _, n := range drafted(t, text).Findings().Numbers {
			units = append(units, n.Unit)
		}
		slices.Sort(units)
		if got := strings.Join(units, " "); got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}

// TestDates says which day sentences of an article of Wednesday, 16 October 2024, mean.
func TestDates(t *testing.T) {
	for _, tt := range []struct{ when, want string }{
		{"on October 11, 2024", "2024-10-11"},
		{"on 11 October 2023", "2023-10-11"},
		{"on Monday", "2024-10-14"},
		{"yesterday", "2024-10-15"},
		{"in March", "2024-03"},
		{"last July", "2024-07"},
		{"last November", "2023-11"},
		{"in 1999", "1999"},
		{"last month", "2024-09"},
		{"last year", "2023"},
		{"on Dec. 3", "2024-12-03"},
		{"with 1,999 others", ""},
		{"on Maundy", ""},
	} {
		got := ""
		if events := drafted(t, "Ada Holm visited Oslo "+tt.when+".").Findings().Events; len(events) > 0 {
			got = events[0].Date.String()
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.when, got, tt.want)
		}
	}
}

// TestAsideDates says which date of a sentence is that of its event, and what the event is
// called.
func TestAsideDates(t *testing.T) {
	for _, tt := range []struct{ text, date, name string }{
		{"Ada Holm, on her first visit to Oslo since winning the vote last July, will hold talks with Omar Diallo.", "", ""},
		{"The meeting between Ada Holm and Omar Diallo took place on October 11, their first since he was elected in late July 2024.", "2024-10-11", "The meeting between Ada Holm and Omar Diallo took place on October 11"},
		{"Since the summit of March 2023, Ada Holm met Omar Diallo in Oslo on October 11.", "2024-10-11", "Since the summit of March 2023, Ada Holm met Omar Diallo in Oslo on October 11"},
		{"Simultaneously, Oslo has been accused of an attack on Bergen (2022 is the date of the operation).", "", ""},
		{"However, Ada Holm visited Oslo on Monday.", "2024-10-14", "Ada Holm visited Oslo on Monday"},
		{"Her visit to Oslo builds on the long agreement initially signed in 2001 under Omar Diallo.", "", ""},
		{"Ada Holm visited the harbour, opened in 1999, with Omar Diallo.", "", ""},
		{"The mayor, Ada Holm, met 300 fishers in Oslo on 11 October 2024.", "2024-10-11", "The mayor, Ada Holm, met 300 fishers in Oslo on 11 October 2024"},
		{"The mayor, Ada Holm, met Omar Diallo in Oslo on Monday, and he left.", "2024-10-14", "The mayor, Ada Holm, met Omar Diallo in Oslo on Monday, and he left"},
		{"The Oslo, built in 1999, has sunk off Bergen.", "", ""},
		{"The Oslo, built in 1999, carried the mayor of Bergen.", "", ""},
		{"The order came on Thursday, said Ada Holm of Oslo.", "", ""},
		{"The strike began on Monday, said Ada Holm of Oslo.", "2024-10-14", "The strike began on Monday"},
		{"Published on 11 October 2024 by Ada Holm.", "", ""},
		{"Updated by the Oslo Courier on Monday.", "", ""},
		{"Ada Holm met Omar Diallo, who was arrested in March.", "", ""},
		{"Ada Holm visited the town that was attacked in March.", "", ""},
		{"The tension in Oslo grew, particularly following the attack of Bergen on October 1.", "", ""},
		{"Ada Holm has led Oslo from 1999.", "", ""},
		{"Ada Holm will visit Oslo in spring; Omar Diallo was there last in 2019.", "", ""},
		{"Ada Holm visited Oslo on Monday; Omar Diallo stayed at home.", "2024-10-14", "Ada Holm visited Oslo on Monday"},
		{"The bridge of Oslo must be built by March 2025.", "", ""},
		{"The Oslo Group said that Ada Holm visited Bergen on Monday.", "2024-10-14", "The Oslo Group said that Ada Holm visited Bergen on Monday"},
		{"In March 2024, Ada Holm visited Oslo.", "2024-03", "In March 2024, Ada Holm visited Oslo"},
		{"On Monday, October 14, 2024, Ada Holm visited Oslo.", "2024-10-14", "On Monday, October 14, 2024, Ada Holm visited Oslo"},
		{
			"Norway has long made wide use of the ferries of the north in the winter months, and the Oslo Group accused Ada Holm of an attack in September.",
			"2024-09", "The Oslo Group accused Ada Holm of an attack in September",
		},
		{
			"Ada Holm met the mayor of Bergen on October 11 in the old hall beside the northern harbour of Oslo for a long talk of the new ferries.",
			"2024-10-11", "Ada Holm met the mayor of Bergen on October 11",
		},
	} {
		date, name := "", ""
		if events := drafted(t, tt.text).Findings().Events; len(events) > 0 {
			date, name = events[0].Date.String(), events[0].Name
		}
		if date != tt.date || name != tt.name {
			t.Errorf("%s\ngot  %q %q\nwant %q %q", tt.text, date, name, tt.date, tt.name)
		}
	}
}

// TestEvents says that sentences of several articles about one day are one event.
func TestEvents(t *testing.T) {
	events := drafted(t,
		"Ada Holm met Omar Diallo in Oslo on Monday. They said on Tuesday that nothing had come of it.",
		"On October 14, 2024, Omar Diallo met Ada Holm for the first time.",
		"The ferry sank off Bergen on Sunday. Nobody said when Oslo would act.",
	).Findings().Events
	var got []string
	for _, e := range events {
		got = append(got, fmt.Sprintf("%s %d %s", e.Date, len(e.Articles), e.ID))
	}
	slices.Sort(got)
	want := []string{"2024-10-13 1 2024-10-13-bergen", "2024-10-14 2 2024-10-14-ada-holm-omar-diallo"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("events (-want +got)\n%s", diff)
	}
}

// TestClaims says that only who stands right before the verb denies or accuses.
func TestClaims(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"The Oslo Group denied that it had sold the ferry.", "denies Oslo Group"},
		{"In Oslo, Ada Holm repeatedly accused the owners of neglect.", "accuses Ada Holm"},
		{"Ada Holm was accused of neglect by the owners of it.", ""},
		{"People who know Ada Holm say that the accused men left.", ""},
	} {
		got := ""
		for _, c := range drafted(t, tt.text).Findings().Claims {
			got += fmt.Sprintf("%s %s", c.Reports[0].Stance, c.Reports[0].By)
		}
		if got != tt.want {
			t.Errorf("%s: %q, want %q", tt.text, got, tt.want)
		}
	}
}

// TestWrite says that what is written is a sound digest.
func TestWrite(t *testing.T) {
	f := drafted(t, "The mayor, Ada Holm of the Nordic Fishing Council (NFC), met 300 fishers in Oslo on Monday. Holm denied that [she: \"left\"] Oslo.").Findings()
	var out strings.Builder
	err := f.Write(&out, "Ferries: a story", func(draft.Evidence) string { return "a # b: \"c\"" })
	if err != nil {
		t.Fatal(err)
	}
	file := digest.Parse("digest.yaml", []byte(out.String()))
	if len(file.Problems) > 0 {
		t.Errorf("%v in\n%s", file.Problems, out.String())
	}
	if len(file.Digest.Figures) != len(f.Figures) || len(file.Digest.Events) != len(f.Events) || len(file.Digest.Numbers) != len(f.Numbers) {
		t.Errorf("digest of %d figures, %d events, %d numbers, want %d, %d, %d", len(file.Digest.Figures), len(file.Digest.Events),
			len(file.Digest.Numbers), len(f.Figures), len(f.Events), len(f.Numbers))
	}
}

// TestBeside says that nothing is proposed that a digest has.
func TestBeside(t *testing.T) {
	text := "The mayor, Ada Holm, met Omar Diallo in Oslo on 11 October 2024. Some 300 fishers protested. Omar Diallo denies the charge."
	all := drafted(t, text, text).Findings()
	again := drafted(t, text, text).Findings()
	d := all.Digest()
	for _, c := range all.Claims {
		d.Claims = append(d.Claims, &briefing.Claim{ID: c.ID})
	}
	if len(d.Events) > 0 {
		d.Hidden = append(d.Hidden, d.Events[0])
		d.Events = d.Events[1:]
	}
	if again.Beside(d); all.Len() == len(all.Figures) || again.Len() > 0 {
		t.Errorf("of %d proposals beside themselves %d are left", all.Len(), again.Len())
	}
	f := drafted(t, "The mayor, Ada Holm, met Omar Diallo in Oslo on Monday.").Findings()
	f.Beside(&briefing.Digest{Figures: []*briefing.Figure{{ID: "x", Name: "Mayor Holm", Aliases: []string{"ada holm"}}}})
	if got := figures(f.Figures); got != "person Omar Diallo: 1\nplace Oslo: 1" {
		t.Errorf("figures %q", got)
	}
}

func FuzzRead(f *testing.F) {
	f.Add("The mayor, Ada Holm, met 300 fishers on Monday, 11 October 2024. She denied it.", "2024-10-16")
	f.Add("In 2024–25 \x1a$5bn (5%) of 20-year deals.", "2024")
	f.Fuzz(func(t *testing.T, text, published string) {
		date, err := briefing.ParseDate(published)
		if err != nil {
			return
		}
		a := &briefing.Article{Entry: briefing.Entry{ID: "a", Published: date}, Text: text}
		var d draft.Draft
		d.Add(a.ID, draft.Read(a))
		all := d.All()
		inside := func(e []draft.Evidence) {
			for _, p := range e {
				if p.Span.Start < 0 || p.Span.End > len(text) || p.Span.Empty() {
					t.Fatalf("%q: evidence at %v of %d bytes", text, p.Span, len(text))
				}
			}
		}
		for _, x := range all.Figures {
			inside(x.Evidence)
		}
		for _, x := range all.Numbers {
			inside(x.Evidence)
		}
		for _, x := range all.Events {
			inside(x.Evidence)
		}
		for _, x := range all.Claims {
			inside(x.Evidence)
		}
	})
}

func BenchmarkRead(b *testing.B) {
	text := strings.Repeat("The mayor of Oslo, Ada Holm, met 300 envoys of the United Nations on Monday, and Holm denied that Iran had agreed to anything.\n\n", 30)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		draft.Read(&briefing.Article{Text: text})
	}
}
