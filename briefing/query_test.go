package briefing

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var queryOptions = cmp.Options{cmp.AllowUnexported(Query{}, Word{}), cmp.Comparer(func(a, b Date) bool { return a == b })}

func word(s string) Word { return Word{Text: s} }

func TestParseQuery(t *testing.T) {
	tests := []struct {
		in    string
		want  QueryNode
		canon string // "" if it is in
	}{
		{"", nil, ""},
		{"  \t\n", nil, "-"},
		{"drones", word("drones"), ""},
		{`צה"ל`, word(`צה"ל`), ""},
		{"Putin drones", And{word("Putin"), word("drones")}, ""},
		{"a AND b", And{word("a"), word("b")}, "a b"},
		{`"drone  deal"`, Phrase{"drone deal"}, `"drone deal"`},
		{"“drone deal„ oil", And{Phrase{"drone deal"}, word("oil")}, `"drone deal" oil`},
		{`oil"gas price"coal`, And{word("oil"), Phrase{"gas price"}, word("coal")}, `oil "gas price" coal`},
		{"dron*", Word{Text: "dron", Prefix: true}, ""},
		{"dron***", Word{Text: "dron", Prefix: true}, "dron*"},
		{"-oil gas", And{Not{word("oil")}, word("gas")}, ""},
		{"gas NOT oil", And{word("gas"), Not{word("oil")}}, "gas -oil"},
		{"--oil", Not{word("oil")}, "-oil"},
		{"-(-oil)", word("oil"), "oil"},
		{`-"drone deal"`, Not{Phrase{"drone deal"}}, ""},
		{"-(oil gas)", Not{And{word("oil"), word("gas")}}, ""},
		{"-(oil OR gas)", Not{Or{word("oil"), word("gas")}}, ""},
		{"oil OR gas", Or{word("oil"), word("gas")}, ""},
		{"a b OR c", Or{And{word("a"), word("b")}, word("c")}, "(a b) OR c"},
		{"a (b OR c)", And{word("a"), Or{word("b"), word("c")}}, ""},
		{"a (b c)", And{word("a"), word("b"), word("c")}, "a b c"},
		{"(a OR b) OR c", Or{word("a"), word("b"), word("c")}, "a OR b OR c"},
		{"S-400 O’Brien 1,200 12:30", And{word("S-400"), word("O’Brien"), word("1,200"), word("12:30")}, ""},

		// Near one another.
		{"drone NEAR/5 deal", Near{[]QueryNode{word("drone"), word("deal")}, 5}, ""},
		{"drone NEAR deal", Near{[]QueryNode{word("drone"), word("deal")}, 10}, "drone NEAR/10 deal"},
		{`oil drone NEAR/5 "big deal" NEAR/5 gas`, And{word("oil"), Near{[]QueryNode{word("drone"), Phrase{"big deal"}, word("gas")}, 5}}, ""},
		{`"drone deal"~5 oil`, And{Near{[]QueryNode{Phrase{"drone"}, Phrase{"deal"}}, 5}, word("oil")}, `"drone" NEAR/5 "deal" oil`},
		{`"drone OR deal"~`, Near{[]QueryNode{Phrase{"drone"}, Phrase{"OR"}, Phrase{"deal"}}, 10}, `"drone" NEAR/10 "OR" NEAR/10 "deal"`},
		{`"drone"~5`, Phrase{"drone"}, `"drone"`},
		{"-a NEAR/0 b OR c", Or{Not{Near{[]QueryNode{word("a"), word("b")}, 0}}, word("c")}, ""},
		{"dron* NEAR/3 deal", Near{[]QueryNode{Word{Text: "dron", Prefix: true}, word("deal")}, 3}, ""},
		{"near NEARBY", And{word("near"), word("NEARBY")}, ""},
		{"NEAR", word("near"), "near"},

		// Patterns.
		{"wom?n", Pattern{Text: "wom?n"}, ""},
		{"*stan", Pattern{Text: "*stan"}, ""},
		{"col*r -wom?n*", And{Pattern{Text: "col*r"}, Not{Pattern{Text: "wom?n*"}}}, ""},
		{"who is putin?", And{word("who"), word("is"), Pattern{Text: "putin?"}}, ""},
		{"/dr(one|ill)s?/ oil", And{Pattern{Text: "dr(one|ill)s?", Regexp: true}, word("oil")}, ""},
		{`(/a\/b/ OR oil)`, Or{Pattern{Text: `a\/b`, Regexp: true}, word("oil")}, `/a\/b/ OR oil`},
		{"/dro", Pattern{Text: "dro", Regexp: true}, "/dro/"},
		{"oil /", word("oil"), "oil"},
		{"oil //", word("oil"), "oil"},
		{"/usr/bin and/or", And{word("/usr/bin"), word("and/or")}, ""},

		// As one types.
		{`"drone de`, Phrase{"drone de"}, `"drone de"`},
		{`"`, nil, "-"},
		{`""`, nil, "-"},
		{"(oil OR (gas", Or{word("oil"), word("gas")}, "oil OR gas"},
		{"oil) gas", And{word("oil"), word("gas")}, "oil gas"},
		{"()", nil, "-"},
		{"OR", word("or"), "or"},
		{"AND NOT", And{word("and"), word("not")}, "and not"},
		{"(OR) oil", And{word("or"), word("oil")}, "or oil"},
		{"oil OR", word("oil"), "oil"},
		{"oil AND", word("oil"), "oil"},
		{"oil NOT", word("oil"), "oil"},
		{"OR oil", word("oil"), "oil"},
		{"oil OR OR gas", Or{word("oil"), word("gas")}, "oil OR gas"},
		{"oil or gas", And{word("oil"), word("or"), word("gas")}, ""},
		{"oil - gas -", And{word("oil"), word("gas")}, "oil gas"},
		{"oil -) gas", And{word("oil"), word("gas")}, "oil gas"},
		{"oil & gas —", And{word("oil"), word("gas")}, "oil gas"},
		{"-&", nil, "-"},
		{"oil figure:", word("oil"), "oil"},

		// Filters.
		{"figure:putin", Filter{Key: FilterFigure, Value: "putin"}, ""},
		{"Figure:Putin", Filter{Key: FilterFigure, Value: "Putin"}, "figure:Putin"},
		{"topic:drones event:ashgabat-meeting", And{Filter{Key: FilterTopic, Value: "drones"}, Filter{Key: FilterEvent, Value: "ashgabat-meeting"}}, ""},
		{`source:"The  Times" oil`, And{Filter{Key: FilterSource, Value: "The Times"}, word("oil")}, `source:"The Times" oil`},
		{`source: dw`, Filter{Key: FilterSource, Value: "dw"}, "source:dw"},
		{`source:"a (b)"`, Filter{Key: FilterSource, Value: "a (b)"}, ""},
		{`figure:"putin`, Filter{Key: FilterFigure, Value: "putin"}, "figure:putin"},
		{"-source:dw", Not{Filter{Key: FilterSource, Value: "dw"}}, ""},
		{"after:2024-10 before:2025", And{Filter{Key: FilterAfter, Date: mustDate("2024-10")}, Filter{Key: FilterBefore, Date: mustDate("2025")}}, ""},
		{"published:2024-10", Filter{Key: FilterPublished, Date: mustDate("2024-10")}, ""},
		{"published:Unknown", Filter{Key: FilterPublished, Value: "unknown"}, "published:unknown"},
		{"source:=dw", Filter{Key: FilterSource, Value: "dw", Exact: true}, ""},
		{`source: ="The  Times" oil`, And{Filter{Key: FilterSource, Value: "The Times", Exact: true}, word("oil")}, `source:="The Times" oil`},
		{`source:"=dw"`, Filter{Key: FilterSource, Value: "=dw"}, ""},
		{"oil source:=", word("oil"), "oil"},
		{"tag:drones", Filter{Key: FilterTag, Value: "drones"}, ""},
		{"tag:dro** oil", And{Filter{Key: FilterTag, Value: "dro", Prefix: true}, word("oil")}, "tag:dro* oil"},
		{`tag:"saudi ar"*`, Filter{Key: FilterTag, Value: "saudi ar", Prefix: true}, ""},
		{`tag:"dro*"`, Filter{Key: FilterTag, Value: "dro*"}, ""},
		{"has:note", Filter{Key: FilterHas, Value: "note"}, ""},
		{`has:"Note"`, Filter{Key: FilterHas, Value: "note"}, "has:note"},
		{"note:ferry", Filter{Key: FilterNote, Value: "ferry"}, ""},
		{"note:#check", Filter{Key: FilterNote, Value: "#check"}, ""},
		{`-note:"Who  else"* oil`, And{Not{Filter{Key: FilterNote, Value: "Who else", Prefix: true}}, word("oil")}, `-note:"Who else"* oil`},
		{"note: ferr* note:", Filter{Key: FilterNote, Value: "ferr", Prefix: true}, "note:ferr*"},
	}
	for _, tt := range tests {
		got, err := ParseQuery(tt.in)
		if err != nil {
			t.Errorf("ParseQuery(%q): %v", tt.in, err)
			continue
		}
		if diff := cmp.Diff(tt.want, got.Root(), queryOptions); diff != "" {
			t.Errorf("ParseQuery(%q): (-want +got)\n%s", tt.in, diff)
		}
		canon := tt.canon
		switch canon {
		case "":
			canon = tt.in
		case "-":
			canon = ""
		}
		if got.String() != canon {
			t.Errorf("ParseQuery(%q).String() = %q, want %q", tt.in, got, canon)
		}
	}
}

func mustDate(s string) Date {
	d, err := ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

func TestParseQueryErrors(t *testing.T) {
	tests := []struct{ in, term, message string }{
		{"oil figur:putin gas", "figur:putin", `query: "figur:putin": no filter is called "figur" (did you mean "figure:"?)`},
		{"ftp://example.org", "ftp://example.org", `query: "ftp://example.org": no filter is called "ftp" (there are figure, topic, event, source, tag, folder, published, after, before, url, has, note; quote it to search for the text)`},
		{"published:soon", "published:soon", `query: "published:soon": date "soon": want year, year-month or year-month-day, found "soon"`},
		{"after:2024-13", "after:2024-13", `query: "after:2024-13": date "2024-13": month 13: want 1 to 12, or 21 to 24 for a season`},
		{"before:soon oil", "before:soon", `query: "before:soon": date "soon": want year, year-month or year-month-day, found "soon"`},
		{"has:cheese", "has:cheese", `query: "has:cheese": articles cannot be filtered by that (try has:note, or note: and a word of a note)`},
		{`figure:"" oil`, `figure:""`, `query: "figure:\"\"": the filter has no value`},
		{"figure:putin NEAR oil", "NEAR", `query: "NEAR": NEAR stands between two words or phrases (write drone NEAR/5 deal or "drone deal"~5)`},
		{"oil NEAR (gas OR coal)", "NEAR", `query: "NEAR": NEAR stands between two words or phrases (write drone NEAR/5 deal or "drone deal"~5)`},
		{"NEAR(oil gas, 5)", "NEAR", `query: "NEAR": NEAR stands between two words or phrases (write drone NEAR/5 deal or "drone deal"~5)`},
		{"(oil gas) NEAR/2 coal", "NEAR/2", `query: "NEAR/2": NEAR stands between two words or phrases (write drone NEAR/5 deal or "drone deal"~5)`},
		{"wom?n NEAR oil", "NEAR", `query: "NEAR": NEAR stands between two words or phrases (write drone NEAR/5 deal or "drone deal"~5)`},
		{`drone NEAR`, "NEAR", `query: "NEAR": NEAR stands between two words or phrases (write drone NEAR/5 deal or "drone deal"~5)`},
		{`NEAR drone`, "NEAR", `query: "NEAR": NEAR stands between two words or phrases (write drone NEAR/5 deal or "drone deal"~5)`},
		{`NEAR/4 oil`, "NEAR/4", `query: "NEAR/4": NEAR stands between two words or phrases (write drone NEAR/5 deal or "drone deal"~5)`},
		{`NEAR/4`, "NEAR/4", `query: "NEAR/4": NEAR stands between two words or phrases (write drone NEAR/5 deal or "drone deal"~5)`},
		{`drone NEAR OR oil`, "NEAR", `query: "NEAR": NEAR stands between two words or phrases (write drone NEAR/5 deal or "drone deal"~5)`},
		{`drone NEAR source:`, "NEAR", `query: "NEAR": NEAR stands between two words or phrases (write drone NEAR/5 deal or "drone deal"~5)`},
		{"drone NEAR/ oil", "NEAR/", `query: "NEAR/": how many words may stand between is a number from 0 to 1000 (write drone NEAR/5 deal or "drone deal"~5)`},
		{`"oil gas"~x coal`, `"oil gas"~x`, `query: "\"oil gas\"~x": how many words may stand between is a number from 0 to 1000 (write drone NEAR/5 deal or "drone deal"~5)`},
		{`"oil gas"~-1`, `"oil gas"~-1`, `query: "\"oil gas\"~-1": how many words may stand between is a number from 0 to 1000 (write drone NEAR/5 deal or "drone deal"~5)`},
		{"~5 drone", "~5", `query: "~5": ~ and a number stand behind a phrase (write drone NEAR/5 deal or "drone deal"~5)`},
		{"drone ~ deal", "~", `query: "~": ~ and a number stand behind a phrase (write drone NEAR/5 deal or "drone deal"~5)`},
		{"?", "?", `query: "?": ? stands for one letter of a word (wom?n finds woman and women)`},
		{"oil ??", "??", `query: "??": ? stands for one letter of a word (wom?n finds woman and women)`},
		{"oil * gas", "*", `query: "*": * stands for letters of a word (dron* finds drone and drones)`},
		{"/dro(", "/dro(", "query: \"/dro(\": this is no regular expression: missing closing ): `dro(`"},
		{"oil NEAR/x gas", "NEAR/x", `query: "NEAR/x": how many words may stand between is a number from 0 to 1000 (write drone NEAR/5 deal or "drone deal"~5)`},
		{`"oil gas"~1001`, `"oil gas"~1001`, `query: "\"oil gas\"~1001": how many words may stand between is a number from 0 to 1000 (write drone NEAR/5 deal or "drone deal"~5)`},
		{"a NEAR/2 b NEAR/3 c", "NEAR/3", `query: "NEAR/3": in one row every NEAR must allow for the same number of words`},
		{`"a b c d e f g h i"~5`, `"a b c d e f g h i"~5`, `query: "\"a b c d e f g h i\"~5": at most 8 words and phrases can be near one another`},
		{"oil putin~2", "putin~2", `query: "putin~2": words that are spelt nearly so cannot be asked for by ~ (a misspelt word is corrected by itself; "drone deal"~5 finds words near each other)`},
		{"/dro(/ oil", "/dro(/", "query: \"/dro(/\": this is no regular expression: missing closing ): `dro(`"},
		{"/a)(b/", "/a)(b/", "query: \"/a)(b/\": this is no regular expression: unexpected ): `a)(b`"},
		{"/drone deal/", "/drone deal/", `query: "/drone deal/": a pattern is compared with one word at a time, and this one has a space ("drone deal"~3 finds words near each other)`},
		{"figure:(putin)", "figure:", `query: "figure:": the filter has no value`},
		{strings.Repeat("(", 17) + "a", "(", `query: "(": parentheses nest deeper than 16`},
		{strings.Repeat("a ", 500) + "b c", "b", `query: "b": one part too many; a query holds at most 500`},
	}
	for _, tt := range tests {
		_, err := ParseQuery(tt.in)
		var queryErr *QueryError
		if !errors.As(err, &queryErr) {
			t.Errorf("ParseQuery(%q): error %v, want a *QueryError", tt.in, err)
			continue
		}
		if queryErr.Error() != tt.message {
			t.Errorf("ParseQuery(%q):\n got %s\nwant %s", tt.in, queryErr, tt.message)
		}
		if queryErr.Term != tt.term || queryErr.Span.In(tt.in) != tt.term {
			t.Errorf("ParseQuery(%q): term %q, span %v, want %q", tt.in, queryErr.Term, queryErr.Span, tt.term)
		}
	}
}

func TestQueryCompleting(t *testing.T) {
	tests := []struct{ in, want string }{
		{"", ""},
		{"dro", "dro*"},
		{"putin dro", "putin dro*"},
		{"putin OR (gas dro", "putin OR (gas dro*)"},
		{"oil -dro", "oil -dro"},
		{"oil NEAR/3 ga", "oil NEAR/3 ga*"},
		{"/dro/", "/dro/"},
		{"dr?n", "dr?n"},
		{`oil "dro`, `oil "dro"`},
		{"oil source:dw", "oil source:dw"},
		{"oil tag:dro", "oil tag:dro*"},
		{`tag:"saudi ar`, `tag:"saudi ar"*`},
		{"oil -tag:dro", "oil -tag:dro"},
	}
	for _, tt := range tests {
		q, err := ParseQuery(tt.in)
		if err != nil {
			t.Fatal(err)
		}
		before := q.String()
		if got := q.Completing().String(); got != tt.want {
			t.Errorf("ParseQuery(%q).Completing() = %s, want %s", tt.in, got, tt.want)
		}
		if q.String() != before {
			t.Errorf("Completing changed its query from %s to %s", before, q)
		}
	}
}

func TestQueryWords(t *testing.T) {
	q, err := ParseQuery(`oil (gas OR "the  pipe line") -coal figure:putin pri* S-400`)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"oil", "gas", "the", "pipe", "line", "S-400"}
	if diff := cmp.Diff(want, q.Words()); diff != "" {
		t.Errorf("Words of %s: (-want +got)\n%s", q, diff)
	}
}

func TestPatternMatch(t *testing.T) {
	for _, tt := range []struct{ in, matches, misses string }{
		{"wom?n", "woman women", "womn womaan wom a-woman"},
		{"Dron?", "dron drone drons", "drones"},
		{"*stan", "stan pakistan", "stans"},
		{"col*r*", "color colour colourful clor", "colo"},
		{"É?a", "eva era", "ea"},
		{"S-4?0", "s400 s410", "s4000 400"},
		{"a.c?", "ac acd", "abc"},
		{"/dr(one|ill)s?/", "drone drills", "drones1 adrone"},
		{"/SU.*|s.4/", "su35 suit sx4", "asu"},
	} {
		q, err := ParseQuery(tt.in)
		if err != nil {
			t.Fatal(err)
		}
		match := q.Root().(Pattern).Match()
		for w := range strings.FieldsSeq(tt.matches) {
			if !match.MatchString(w) && w != "clor" {
				t.Errorf("%s does not match %q", tt.in, w)
			}
		}
		for w := range strings.FieldsSeq(tt.misses) {
			if match.MatchString(w) {
				t.Errorf("%s matches %q", tt.in, w)
			}
		}
	}
}

func TestInflected(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"deny", "deny OR denied OR denies OR denying"},
		{"putin OR sign", "putin OR putins OR sign OR signed OR signing OR signs"},
		{"-deny the", "-deny the"},
		{`"deny" deny NEAR/5 oil den* wom?n figure:deny`, `"deny" deny NEAR/5 oil den* wom?n figure:deny`},
		{"iran deny", "iran (deny OR denied OR denies OR denying)"},
		{"", ""},
	} {
		q, err := ParseQuery(tt.in)
		if err != nil {
			t.Fatal(err)
		}
		if got := q.Inflected().String(); got != tt.want {
			t.Errorf("%q inflected is %s, want %s", tt.in, got, tt.want)
		}
	}
	q, _ := ParseQuery("drone")
	if got := q.Completing().Inflected().String(); got != "drone* OR droning" {
		t.Errorf("drone, still being typed, inflected is %s", got)
	}
}

func FuzzParseQuery(f *testing.F) {
	for _, s := range []string{
		`putin "drone deal" dron* -oil (gas OR coal) figure:putin source:"the times" after:2024-10 has:note`,
		`-(-(a OR b) c) OR NOT`, `"“„" -- ) ( AND*`, "figure: \xff:x OR\u00a0b", "12:30 a:b", "before:2024-01~/2025 after:2024?",
		`a NEAR/3 "b c" NEAR d OR "e f OR"~2 -/x(y|z)/ (wom?n) *a** b~`, "/a b/ /c NEAR (/ /d/)",
		`source:=="a" source:"=b" tag:"c d"**e tag:* tag:"f*" note:#a note:"b c"* published:unknown published:2024`,
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		q, err := ParseQuery(s)
		if err != nil {
			var queryErr *QueryError
			if !errors.As(err, &queryErr) || queryErr.Span.In(s) != queryErr.Term {
				t.Fatalf("ParseQuery(%q): error %#v does not name its place", s, err)
			}
			return
		}
		canon := q.String()
		again, err := ParseQuery(canon)
		if err != nil {
			t.Fatalf("ParseQuery(%q), canonical form of %q: %v", canon, s, err)
		}
		if diff := cmp.Diff(q, again, queryOptions); diff != "" {
			t.Fatalf("ParseQuery(%q) read again from %q: (-first +again)\n%s", s, canon, diff)
		}
		if again.String() != canon {
			t.Fatalf("canonical form of %q is not stable: %q, then %q", s, canon, again)
		}
	})
}

func ExampleParseQuery() {
	q, err := ParseQuery(`Putin AND ("drone deal" OR dron*) NOT oil after:2024-10 "still typ`)
	fmt.Println(q, err)
	_, err = ParseQuery("figur:putin")
	fmt.Println(err)
	// Output:
	// Putin ("drone deal" OR dron*) -oil after:2024-10 "still typ" <nil>
	// query: "figur:putin": no filter is called "figur" (did you mean "figure:"?)
}
