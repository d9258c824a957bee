package libtest

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"briefing/briefing"

	gocmp "github.com/google/go-cmp/cmp"
)

// testQuick says that a quick search finds nothing that the same search would
// not, and as much.
func testQuick(t *testing.T, lib briefing.Library) {
	for _, query := range []string{"t*", "s* -ferry", "steel b*", "bridge OR f*", "-t*", "S-4*", "nothing*"} {
		all := Search(t, lib, query, briefing.SearchOptions{Order: briefing.ByDate})
		for limit := 1; limit < len(all)+2; limit++ {
			quick := Search(t, lib, query, briefing.SearchOptions{Order: briefing.ByDate, Limit: limit, Quick: true})
			if len(quick) != min(limit, len(all)) {
				t.Errorf("%s: %d results of a quick search for %d, there are %d", query, len(quick), limit, len(all))
			}
			for _, r := range quick {
				if !slices.ContainsFunc(all, func(s briefing.Result) bool { return s.Entry.ID == r.Entry.ID }) {
					t.Errorf("%s: a quick search finds %s, another one does not", query, r.Entry.ID)
				}
			}
		}
	}
}

func testSearch(t *testing.T, lib briefing.Library) {
	tests := []struct {
		query string
		want  []string // newest first: article: hits, with bars between passages
	}{
		// Words, and how they combine.
		{"protest", []string{"evening-2024-10-11: protest"}},
		{"steel toll", []string{"evening-2024-10-11: toll | steel"}},
		{"steel STEEL", []string{
			"morning-2024-10-11: steel", "evening-2024-10-11: steel", "tide-2024: Steel", "undated: Steel",
		}},
		{"steel -ferry", []string{"morning-2024-10-11: steel", "tide-2024: Steel", "undated: Steel"}},
		{"steel NOT (ferry OR crane)", []string{"tide-2024: Steel", "undated: Steel"}},
		{"-steel", []string{"tide-2025: "}},
		{"-(steel toll)", []string{"tide-2025: ", "morning-2024-10-11: ", "tide-2024: ", "undated: "}},
		{"protest OR crane", []string{"morning-2024-10-11: crane", "evening-2024-10-11: protest"}},
		{"ferries OR -steel", []string{"tide-2025: ", "evening-2024-10-11: ferries"}},
		{"(protest OR crane) ribbon", []string{"morning-2024-10-11: ribbon | crane"}},
		{"nothingness", nil},
		{"bridge nothingness", nil},
		{"", nil},

		// Phrases and prefixes.
		{`"the bridge"`, []string{
			"tide-2025: the bridge", "morning-2024-10-11: The bridge", "evening-2024-10-11: the bridge", "undated: the bridge",
		}},
		{`"bridge toll"`, nil},
		{`"toll bridge a robbery"`, []string{"evening-2024-10-11: toll bridge a\nrobbery"}},
		{`"flew her"`, []string{"morning-2024-10-11: flew.\n\nHer"}},
		{`-"the bridge"`, []string{"tide-2024: "}},
		{"protest*", []string{"tide-2025: protests", "evening-2024-10-11: protest"}},
		{"f*", []string{
			"tide-2025: for", "morning-2024-10-11: Friday | flags, flew", "evening-2024-10-11: ferry | ferries", "tide-2024: for",
		}},
		{"m*", []string{"morning-2024-10-11: Mona", "evening-2024-10-11: made, Mona", "tide-2024: Müller"}},

		// Words near one another, in either order; hits go from the first to the last.
		{"ribbon NEAR/3 mona", []string{"morning-2024-10-11: Mona Öberg cut the ribbon"}},
		{"ribbon NEAR/2 oberg", []string{"morning-2024-10-11: Öberg cut the ribbon"}},
		{"ribbon NEAR/2 mona", nil},
		{"ribbon NEAR/3 mona NEAR/3 flags", nil},
		{"flags NEAR/7 mona NEAR/7 ribbon", []string{"morning-2024-10-11: Mona Öberg cut the ribbon, and “curly” flags"}},
		{`"cut the ribbon" NEAR/0 mona`, nil},
		{`"mona oberg" NEAR/0 cut`, []string{"morning-2024-10-11: Mona Öberg cut"}},
		{`"steel bridge"~6`, []string{
			"evening-2024-10-11: bridge a\nrobbery. Cheap steel", "undated: bridge. Steel",
		}},
		{"s-400 NEAR/1 her", []string{"morning-2024-10-11: Her S‑400"}},
		{"s-400 NEAR/1 the", []string{"tide-2025: the S 400", "tide-2024: the S400"}},
		{"what NEAR/2 costs", []string{"tide-2024: "}},
		{"win* NEAR/1 toll*", []string{"tide-2025: "}},
		{"toll NEAR bridge -robbery", []string{"tide-2025: toll pays for the bridge"}},

		// Patterns of words.
		{"fl?gs", []string{"morning-2024-10-11: flags"}},
		{"f*y", []string{"morning-2024-10-11: Friday", "evening-2024-10-11: ferry"}},
		{"*ries", []string{"evening-2024-10-11: ferries"}},
		{"protest?", []string{"tide-2025: protests", "evening-2024-10-11: protest"}},
		{"s4?0", []string{"morning-2024-10-11: S‑400", "tide-2024: S400"}},
		{"/f(erry|lags)/ -toll", []string{"morning-2024-10-11: flags"}},
		{"/[0-9]+/ -protest*", []string{"morning-2024-10-11: 400, 1,200", "tide-2024: 1200"}},
		{"/Mü.*/", nil},
		{"/Mu.*/", []string{"tide-2024: Müller"}},
		{"xy?z", nil},
		{"steel -?rane -ferr?", []string{"tide-2024: Steel", "undated: Steel"}},

		// A title that matches; a title beside a text.
		{"winter", []string{"tide-2025: winter"}},
		{"costs", []string{"tide-2024: "}},
		{"costs steel", []string{"tide-2024: Steel"}},

		// Folding.
		{"ERDOGAN", []string{"tide-2024: Erdoğan"}},
		{"erdoğan", []string{"tide-2024: Erdoğan"}},
		{"muller", []string{"tide-2024: Müller"}},
		{"Müll*", []string{"tide-2024: Müller"}},
		{"al-assad", []string{"tide-2024: al-Assad"}},
		{"assad", []string{"tide-2024: Assad"}},
		{"lukasz", []string{"evening-2024-10-11: Łukasz"}},
		{"Łukasz zyla", []string{"evening-2024-10-11: Łukasz, Żyła"}},
		{"O'Brien", []string{"morning-2024-10-11: O’Brien"}},
		{"O’Brien’s", []string{"morning-2024-10-11: O’Brien"}},
		{"obrien", []string{"morning-2024-10-11: O’Brien"}},
		{"obri*", []string{"morning-2024-10-11: O’Brien"}},
		{"curly", []string{"morning-2024-10-11: curly"}},
		{"“curly flags”", []string{"morning-2024-10-11: curly” flags"}},
		{"strasse", []string{"undated: straße"}},
		{"halvik's harbour", []string{"undated: Halvik, harbour"}},
		{"s-400", []string{"tide-2025: S 400", "morning-2024-10-11: S‑400", "tide-2024: S400"}},
		{"s400", []string{"morning-2024-10-11: S‑400", "tide-2024: S400"}},
		{"s40*", []string{"morning-2024-10-11: S‑400", "tide-2024: S400"}},
		{`"s 400"`, []string{"tide-2025: S 400", "morning-2024-10-11: S‑400"}},
		{`"her s-400 crane"`, []string{"morning-2024-10-11: Her S‑400 crane"}},
		{`"the s-400"`, []string{"tide-2025: the S 400", "tide-2024: the S400"}},
		{`"s400 obrien"`, nil},
		{"1200", []string{"morning-2024-10-11: 1,200", "tide-2024: 1200"}},
		{"1,200", []string{"morning-2024-10-11: 1,200", "tide-2024: 1200"}},
		{"s-400 400 crane", []string{"morning-2024-10-11: S‑400, crane"}},

		// Filters.
		{"figure:mona-oberg", []string{"morning-2024-10-11: Mona Öberg", "evening-2024-10-11: Mona Öberg"}},
		{"figure:oberg", []string{"morning-2024-10-11: Mona Öberg", "evening-2024-10-11: Mona Öberg"}},
		{`figure:"mona o"`, []string{"morning-2024-10-11: Mona Öberg", "evening-2024-10-11: Mona Öberg"}},
		{"figure:lukasz", []string{"evening-2024-10-11: Łukasz Żyła"}},
		{"figure:mona ferry", []string{"evening-2024-10-11: ferry"}},
		{"-figure:mona steel", []string{"tide-2024: Steel", "undated: Steel"}},
		{"figure:mona figure:halvik", []string{
			"morning-2024-10-11: Halvik | Mona Öberg", "evening-2024-10-11: Halvik | Mona Öberg",
		}},
		{"figure:lukasz-zyla OR scrap", []string{"tide-2025: scrap", "evening-2024-10-11: Łukasz Żyła"}},
		{"event:opening figure:halvik", []string{
			"morning-2024-10-11: bridge at Halvik opened", "evening-2024-10-11: Halvik | bridge opened",
		}},
		{"event:opening", []string{"morning-2024-10-11: bridge at Halvik opened", "evening-2024-10-11: bridge opened"}},
		{"topic:money after:2025", []string{"tide-2025: toll"}},
		{"source:tide", []string{"tide-2025: ", "tide-2024: "}},
		{`source:"the TIDE" steel`, []string{"tide-2024: Steel"}},
		{`source:"tide the"`, nil},
		{"-source:tide steel", []string{"morning-2024-10-11: steel", "evening-2024-10-11: steel", "undated: Steel"}},
		{"source:=tide", nil},
		{`source:="the tide"`, []string{"tide-2025: ", "tide-2024: "}},
		{"tag:iron", []string{"morning-2024-10-11: ", "tide-2024: "}},
		{"tag:Toll-Bridge steel", []string{"undated: Steel"}},
		{"tag:toll", []string{"tide-2025: ", "evening-2024-10-11: "}},
		{"tag:toll*", []string{"tide-2025: ", "evening-2024-10-11: ", "undated: "}},
		{"tag:bridge", nil},
		{"published:2024", []string{"morning-2024-10-11: ", "evening-2024-10-11: ", "tide-2024: "}},
		{"published:2024-10 ferry", []string{"evening-2024-10-11: ferry"}},
		{"published:2024-10-02/2024-11", []string{"morning-2024-10-11: ", "evening-2024-10-11: "}},
		{"published:2024/9999", []string{"tide-2025: ", "morning-2024-10-11: ", "evening-2024-10-11: ", "tide-2024: "}},
		{"published:unknown", []string{"undated: "}},
		{"-published:unknown tag:toll*", []string{"tide-2025: ", "evening-2024-10-11: "}},
		{"topic:lately", []string{"tide-2025: "}},
		{"-topic:lately ferry", []string{"evening-2024-10-11: ferry"}},
		{"after:2024-10 steel", []string{"morning-2024-10-11: steel", "evening-2024-10-11: steel", "tide-2024: Steel"}},
		{"before:2024-10-11 steel", []string{"tide-2024: Steel"}},
		{"-before:2024-10-11 steel", []string{"morning-2024-10-11: steel", "evening-2024-10-11: steel", "undated: Steel"}},
	}
	for _, tt := range tests {
		results := Search(t, lib, tt.query, briefing.SearchOptions{Order: briefing.ByDate})
		var got []string
		for _, r := range results {
			CheckResult(t, lib, r)
			got = append(got, show(t, lib, r))
			if r.Score != 0 {
				t.Errorf("Search(%s) by date: score %v", tt.query, r.Score)
			}
		}
		if n, err := lib.Count(context.Background(), Parse(t, tt.query)); err != nil || n != len(results) {
			t.Errorf("Count(%s) = %d, %v, want %d", tt.query, n, err, len(results))
		}
		if diff := gocmp.Diff(tt.want, got); diff != "" {
			t.Errorf("Search(%s): (-want +got)\n%s", tt.query, diff)
		}
	}
}

// testForms says that other forms of the words of a query are found behind these.
func testForms(t *testing.T, lib briefing.Library) {
	for _, tt := range []struct {
		query       string
		want, other []string
		words       string
	}{
		{"open", nil, []string{"morning-2024-10-11: opened", "evening-2024-10-11: opened"}, "opened"},
		{"ferry", []string{"evening-2024-10-11: ferry"}, []string{"evening-2024-10-11: ferries"}, "ferries"},
		{"protests", []string{"tide-2025: protests"}, []string{"evening-2024-10-11: protest"}, "protest"},
		{"rise price", nil, []string{"tide-2024: prices, rose"}, "prices rose"},
		{"sing OR want", nil, []string{"tide-2024: wanted", "undated: sings"}, "sings wanted"},
		{`"open"`, nil, nil, ""},
		{"open*", []string{"morning-2024-10-11: opened", "evening-2024-10-11: opened"}, nil, ""},
		{"toll -open", []string{"tide-2025: toll", "evening-2024-10-11: toll"}, nil, ""},
		{"tolls", []string{"tide-2025: "}, []string{"tide-2025: toll", "evening-2024-10-11: toll"}, "toll"},
		{"steel", []string{
			"morning-2024-10-11: steel", "evening-2024-10-11: steel", "tide-2024: Steel", "undated: Steel",
		}, nil, ""},
	} {
		a, err := briefing.Look(context.Background(), lib, Parse(t, tt.query), briefing.SearchOptions{Order: briefing.ByDate})
		if err != nil {
			t.Errorf("Look(%s): %v", tt.query, err)
		}
		var got, other []string
		for _, r := range a.Results {
			got = append(got, show(t, lib, r))
		}
		for _, r := range a.Forms {
			CheckResult(t, lib, r)
			other = append(other, show(t, lib, r))
		}
		if diff := gocmp.Diff(tt.want, got); diff != "" {
			t.Errorf("Look(%s): (-want +got)\n%s", tt.query, diff)
		}
		if diff := gocmp.Diff(tt.other, other); diff != "" {
			t.Errorf("Look(%s): other forms: (-want +got)\n%s", tt.query, diff)
		}
		if words := strings.Join(a.Words, " "); words != tt.words {
			t.Errorf("Look(%s): the other forms are %q, want %q", tt.query, words, tt.words)
		}
	}
	a, err := briefing.Look(context.Background(), lib, Parse(t, "protests"), briefing.SearchOptions{Limit: 1})
	if err != nil || len(a.Results) != 1 || len(a.Forms) != 0 {
		t.Errorf("Look(protests), of 1 article: %d results and %d of other forms, error %v", len(a.Results), len(a.Forms), err)
	}
}

func testPassages(t *testing.T, lib briefing.Library) {
	tests := []struct {
		query string
		want  []string
	}{
		{"ribbon", []string{"Mona Öberg cut the ribbon, and “curly” flags flew."}},
		{"opened brother", []string{
			"The bridge at Halvik opened on Friday.",
			"Her S‑400 crane, said O’Brien's brother, carried 1,200 tonnes of steel.",
		}},
		{`"flew her" steel ribbon`, []string{
			"Mona Öberg cut the ribbon, and “curly” flags flew.\n\n" +
				"Her S‑400 crane, said O’Brien's brother, carried 1,200 tonnes of steel.",
		}},
		{"walk", []string{"Over the water"}},
		{"source:morning -steel OR costs", []string{"Steel prices rose."}},
	}
	for _, tt := range tests {
		results := Search(t, lib, tt.query, briefing.SearchOptions{})
		if len(results) != 1 {
			t.Errorf("Search(%s): %d results, want 1", tt.query, len(results))
			continue
		}
		CheckResult(t, lib, results[0])
		var got []string
		for _, p := range results[0].Passages {
			got = append(got, p.Ref.Span.In(p.In.Source))
		}
		if diff := gocmp.Diff(tt.want, got); diff != "" {
			t.Errorf("Search(%s): passages: (-want +got)\n%s", tt.query, diff)
		}
	}
}

func testRank(t *testing.T, lib briefing.Library) {
	all := Search(t, lib, "bridge OR winter OR halvik", briefing.SearchOptions{})
	for i, r := range all {
		CheckResult(t, lib, r)
		if i > 0 && r.Score > all[i-1].Score {
			t.Errorf("result %d scores %v, the one before %v", i, r.Score, all[i-1].Score)
		}
	}
	if len(all) < 4 || all[0].Score <= all[len(all)-1].Score {
		t.Errorf("%d results do not differ in rank", len(all))
	}
	// A word in the title weighs more than one in the text.
	if got := Search(t, lib, "ferry OR ferries OR bridge", briefing.SearchOptions{}); got[0].Entry.ID != "evening-2024-10-11" {
		t.Errorf("best for ferries is %s, want the article with it in its title", got[0].Entry.ID)
	}
	// What filters let through alike is as good, newest first.
	var ids []string
	for _, r := range Search(t, lib, "-nothing", briefing.SearchOptions{}) {
		ids = append(ids, string(r.Entry.ID))
	}
	want := []string{"tide-2025", "morning-2024-10-11", "evening-2024-10-11", "tide-2024", "undated"}
	if !slices.Equal(ids, want) {
		t.Errorf("Search(-nothing) = %v, want %v", ids, want)
	}
	for _, order := range []briefing.SearchOrder{briefing.ByRank, briefing.ByDate} {
		whole := Search(t, lib, "bridge", briefing.SearchOptions{Order: order})
		for limit := 1; limit <= len(whole)+1; limit++ {
			got := Search(t, lib, "bridge", briefing.SearchOptions{Order: order, Limit: limit})
			if diff := gocmp.Diff(whole[:min(limit, len(whole))], got, Dates); diff != "" {
				t.Errorf("order %d, limit %d: (-first of all +got)\n%s", order, limit, diff)
			}
		}
	}
}

// testLargest searches for queries of the maximum depth and length.
func testLargest(t *testing.T, lib briefing.Library) {
	tests := []struct {
		query string
		want  int
	}{
		{strings.Repeat("-(nothing nobody OR ", 16) + "bridge", 4},
		{strings.Repeat("(steel OR s-400 -(nothing ", 8) + "bridge", 5},
		{strings.Repeat("steel* OR s-400 ", 160), 5},
		{strings.Repeat("-ribbon ", 250), 4},
		{`"` + strings.Repeat("bridge ", 10_000) + `"`, 0},
		{strings.Repeat("x", 100_000) + "*", 0},
	}
	for _, tt := range tests {
		if got := Search(t, lib, tt.query, briefing.SearchOptions{}); len(got) != tt.want {
			t.Errorf("Search(%.40s…): %d results, want %d", tt.query, len(got), tt.want)
		}
	}
}

// testDates compares after and before with the days that dates can mean.
func testDates(t *testing.T, open Opener) {
	dates := []string{
		"", "0999-12-31", "1999", "1999-12-31", "2000-01-01", "2009-11", "2010", "2019-12-30/2020-01-02",
		"2024", "2024-01-01", "2024-01-31", "2024-02", "2024-02-29", "2024-03~", "2024-10-11", "2024-12-31?", "2025-01", "9999",
	}
	var linked []Linked
	for _, date := range dates {
		linked = append(linked, Linked{Article: NewArticle(t, "on-"+strings.Trim(strings.ReplaceAll(date, "/", "-"), "~?"), "", date, "", "A word of "+date+".")})
	}
	lib := open(t, &briefing.Digest{}, linked)
	for _, date := range dates[1:] {
		day, err := briefing.ParseDate(date)
		if err != nil {
			t.Fatal(err)
		}
		for query, isIn := range map[string]func(briefing.Date) bool{
			"after:" + date:  func(d briefing.Date) bool { return d.Known() && !d.Latest().Before(day.Earliest()) },
			"before:" + date: func(d briefing.Date) bool { return d.Known() && d.Earliest().Before(day.Earliest()) },
		} {
			var want, got []string
			for _, l := range linked {
				if isIn(l.Article.Published) {
					want = append(want, string(l.Article.ID))
				}
			}
			for _, r := range Search(t, lib, query, briefing.SearchOptions{}) {
				got = append(got, string(r.Entry.ID))
			}
			slices.Sort(want)
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Errorf("Search(%s) = %v, want %v", query, got, want)
			}
		}
	}
}

func testFilterErrors(t *testing.T, lib briefing.Library) {
	tests := []struct{ query, want string }{
		{"figure:opening", `query: "figure:opening": there is no such figure`},
		{"figure:halvic", `query: "figure:halvic": there is no such figure (did you mean "halvik"?)`},
		{"steel OR -(topic:bridges toll)", `query: "topic:bridges": there is no such topic (did you mean "Bridge building"?)`},
		{"steel -has:note", `query: "has:note": no notes are known here`},
		{"figure:lukas", `query: "figure:lukas": this may be 2 figures (say which: lukasz-zyla, lukas-berg)`},
	}
	for _, tt := range tests {
		_, err := lib.Search(context.Background(), Parse(t, tt.query), briefing.SearchOptions{})
		var queryErr *briefing.QueryError
		if !errors.As(err, &queryErr) || err.Error() != tt.want {
			t.Errorf("Search(%s):\n got %v\nwant %s", tt.query, err, tt.want)
		}
	}
}
