package link_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/link"
)

// terms reads groups of terms, "a b; c" for two groups, _ for a space within a
// term, quotes around a literal one, @id for a figure.
func terms(s string) briefing.Rule {
	var r briefing.Rule
	for group := range strings.SplitSeq(s, ";") {
		var g []briefing.Term
		for f := range strings.FieldsSeq(group) {
			f = strings.ReplaceAll(f, "_", " ")
			switch id, isFigure := strings.CutPrefix(f, "@"); {
			case f == briefing.AnyNumber:
				g = append(g, briefing.Term{Number: true})
			case isFigure:
				g = append(g, briefing.Term{Figure: briefing.SubjectID(id)})
			case len(f) > 2 && f[0] == '"':
				g = append(g, briefing.Term{Text: f[1 : len(f)-1], Literal: true})
			default:
				g = append(g, briefing.Term{Text: f})
			}
		}
		r = append(r, g)
	}
	return r
}

func rules(list ...string) (out []briefing.Rule) {
	for _, s := range list {
		out = append(out, terms(s))
	}
	return out
}

// TestTerms finds one number by one rule; its mentions stand in ⟦ ⟧.
func TestTerms(t *testing.T) {
	for _, tt := range []struct{ rule, text string }{
		{"drone", "A ⟦drone⟧ flew. The ⟦Drone⟧ fell. DRONES and drones.\n\n# ⟦DRONE⟧ news"},
		{"US", "The ⟦US⟧ told us. The Us fell. The U.S. did not."},
		{"West_Bank", "The ⟦West Bank⟧ fell. The ⟦WEST  BANK⟧ rose. The west bank stayed."},
		{"mcDonald", "⟦McDonald⟧ came. ⟦MCDONALD⟧ left. Mcdonald stayed."},
		{"8,000", "⟦Over 8,000⟧ came. And 18,000 left. And 8,000,000 stayed, 8 000 and 8000 too."},
		{"8", "All ⟦8⟧ came. But 8,000 left. And 1.8 stayed, 8.5 too. Then ⟦8⟧."},
		{"20-year", "A ⟦20-year⟧ pact. A ⟦20‑year⟧ pact. A ⟦20 year⟧ pact. A 120-year pact. A 20-years pact."},
		{"$800_million", "For ⟦$800 million⟧. For €800 million. For ⟦US$800 million⟧."},
		{"10%", "By ⟦10%⟧. By 10 and 10 %."},
		{"e\u0301clair", "An ⟦éclair⟧. An ⟦eclair⟧. An ⟦Éclair⟧."},
		{"Éclair", "An ⟦Eclair⟧ and no eclair."},
		{`"US"`, "The ⟦US⟧ came, USA not."},
		{`"drone"`, "A ⟦drone⟧ and a Drone. A Drone. The drones."},
		{`"U.S."`, "The ⟦U.S.⟧ navy. The U. S. navy. The U.S navy."},
		{`"S-400"`, "The ⟦S-400⟧ and the S‑400. The S‑400. The S 400."},
		{`"20-year_pact"`, "A ⟦20-year pact⟧. A 20-year  pact. A 20-year\npact."},
		{`"éclair"`, "An eclair, an ⟦éclair⟧."},
		{`"Iran's"`, "⟦Iran's⟧ navy. Iran’s navy."},
		{"naïve_plan", "A ⟦naive\nplan⟧. A ⟦naïve plan⟧. A naive\n\nplan."},
		{"%", "By 10 % only."},
		// Rules: the shortest passage with one term out of every group.
		{"a; b", "⟦a b⟧. Only a. Only b. ⟦b x a⟧."},
		{"a; b", "a x x ⟦b a⟧ x b."},
		{"a; b", "⟦a b⟧ a b."},
		{"a; b; c", "a a ⟦b x a c⟧ x x b a."},
		{"a b; c d", "x ⟦b x d⟧ x x c x. Now ⟦d a⟧."},
		{"a; a", "⟦a⟧ b."},
		{"a; b", "A long sentence ⟦a over\nlines with b⟧ in it.\n\na\n\nb\n\n- a\n- b\n\n| a | b |"},
		{"a; b", "# ⟦a and b⟧\n\nText."},
		{"@putin; drone", "⟦Putin and a drone⟧. A ⟦drone of Vladimir Putin⟧. But putin and a drone."},
		{"@raisi", "⟦Raisi⟧ came.\n\n⟦Ebrahim Raisi⟧ came. ⟦Raisi⟧ left."},
		{"@nobody; drone", "A drone."},
	} {
		checkNumber(t, rules(tt.rule), tt.rule, tt.text)
	}
	checkNumber(t, rules("a; b", "c"), "two rules", "So ⟦c⟧ x x. So ⟦a b⟧ x. So a x x ⟦c⟧ b x. So ⟦a b⟧ cc.")
	checkNumber(t, []briefing.Rule{{}}, "no group", "a b.")
	checkNumber(t, []briefing.Rule{{{}}}, "empty group", "a b.")
}

// TestAnyNumber finds one number by one rule with the term that is any number.
func TestAnyNumber(t *testing.T) {
	for _, tt := range []struct{ rule, text string }{
		{"#; passengers", "It had ⟦120 passengers⟧. Then ⟦over 1,300 passengers⟧. Passengers came."},
		{"#; passengers", "⟦Dozens of passengers⟧ came. ⟦A hundred and twenty passengers⟧ left. Nobody counted 12.\n\n⟦Half of the passengers⟧ left."},
		{"#; passengers", "In 2023, ⟦120 passengers⟧ came. In 2023 no passengers came. On May 5 passengers came at 5 pm."},
		{"#; passengers", "Several passengers came, on an S-300, a Shahed 136 and an F-16."},
		{"#; passengers", "⟦1 500 passengers⟧ came. ⟦1 500 passengers⟧ too. ⟦1.2m passengers⟧ left."},
		{"#; passengers", "[Passengers](https://example.org/120) came. ⟦120 [passengers⟧](https://example.org/130) left."},
		{"#; range", "Its ⟦range is about 2,000 km⟧."},
		{"# no; missiles", "⟦No missiles⟧ came. Then ⟦30 missiles⟧ came."},
		{"#; @shahed; fell", "⟦Two Shahed 136 drones fell⟧. The Shahed 136 fell."},
		// The number that counts it, and not the nearest.
		{"#; passengers", "⟦Hundreds of passengers⟧ and dozens of cars came. Of ⟦120 tired old passengers⟧, 14 left."},
		{"#; tanks", "Leopard 2 tanks, T-72 tanks; ⟦31 Abrams tanks⟧; 14 Leopard 2 tanks."},
		{"drones; #", "⟦between 30 and 40 drones⟧ came. ⟦Drones: 50⟧."},
	} {
		checkNumber(t, rules(tt.rule), tt.rule, tt.text)
	}
}

// Where the rule only says what is counted, the passage takes in how much of it.
func TestNumberBesideWhatIsCounted(t *testing.T) {
	for _, tt := range []struct{ rule, text string }{
		{"people; died", "⟦Nearly 300 people died⟧. ⟦People died⟧. In 2023 ⟦people died⟧."},
		{"died", "⟦Nearly 300 people died⟧ in 2 hours."},
		{"worth; deal", "The ⟦deal is worth €1.2bn⟧, it took 3 years."},
		{"deal", "The ⟦deal⟧, worth €1.2bn, is off."},
		{"no; survivors", "There were ⟦no survivors among 120⟧ people."},
		{"# no; survivors", "There were ⟦no survivors⟧ among 120 people."},
		{"8,000 no; survivors", "There were ⟦no survivors⟧ among 120 people."},
	} {
		checkNumber(t, rules(tt.rule), tt.rule, tt.text)
	}
}

// A number with a unit is found by numbers of its sort only.
func TestAnyNumberOfASort(t *testing.T) {
	const text = "Passengers paid $50. Passengers waited 3 hours. Passengers were 120. Passengers of 14 buses rode 30 km."
	for unit, want := range map[string]string{
		"":           "Passengers paid $50|Passengers waited 3 hours|Passengers were 120|Passengers of 14",
		"people":     "Passengers were 120",
		"US dollars": "Passengers paid $50|Passengers were 120",
		"€":          "Passengers paid $50|Passengers were 120",
		"hours":      "Passengers waited 3 hours|Passengers were 120",
		"km":         "Passengers were 120|Passengers of 14 buses rode 30 km",
	} {
		d := &briefing.Digest{Numbers: []*briefing.Number{{ID: "n", Unit: unit, Match: rules("#; Passengers")}}}
		var got []string
		for _, m := range link.New(d).Link(article("a", text)).Mentions {
			got = append(got, m.Ref.Span.In(text))
		}
		if got := strings.Join(got, "|"); got != want {
			t.Errorf("unit %q: got %s\nwant %s", unit, got, want)
		}
	}
}

// The number of a rule is one that can be it: it is of what the unit says, in a clause
// with a term, and not denied.
func TestWhichNumber(t *testing.T) {
	for _, tt := range []struct{ unit, rule, text string }{
		// Another clause.
		{"people", "#; injured", "⟦Some 3,000 were injured⟧ and 120 died. ⟦Injured were 12⟧, and 14 died."},
		{"people", "#; injured", "In the blast 120 died; the injured were taken away. In the blast 120 died, while the injured wait."},
		{"people", "#; died", "⟦120 died⟧ and 3,000 were injured. The 3,000 injured left, but ⟦14 died⟧ within 2 hours."},
		{"people", "#; aboard", "The ship had ⟦120 aboard⟧, and 14 died."},
		{"drones", "#; shot_down", "Of the drones ⟦14 were shot down⟧, and 30 got through."},
		{"", "#; passengers", "Forty cars burned; the passengers left. ⟦120 passengers⟧ left and forty cars burned."},
		{"people", "#; killed", "⟦14, including 3 children, were killed⟧. ⟦Killed were 14⟧, among them 3 children."},
		{"Menschen", "#; verletzt", "120 starben, während die Menschen verletzt warten. ⟦3.000 wurden verletzt⟧ und 120 starben."},
		{"человек", "#; ранены", "Погибли 14 человек, а ⟦ранены 25⟧."},
		// Denied.
		{"people", "#; died", "Not 40 but ⟦30 died⟧. ⟦30 died⟧, not 40. Not 40 died. It wasn't 40 that died."},
		{"people", "#; died", "⟦No more than 40 died⟧. ⟦Not less than 40 died⟧. ⟦30 rather than 40 died⟧."},
		{"Menschen", "#; starben", "Nicht 40, sondern ⟦30 starben⟧."},
		{"человек", "#; погибли", "Не 40, а ⟦30 погибли⟧."},
		{"personas", "#; murieron", "⟦Murieron 30⟧, no 40 personas."},
		// The unit's noun.
		{"people", "#; displaced", "8,000 families were displaced. ⟦30,000 villagers were displaced⟧. ⟦8,000 were displaced⟧."},
		{"people", "#; killed", "The storm killed 200 cows. It ⟦killed 12⟧ Israelis. It ⟦killed 4⟧ fishermen and sank 3 boats."},
		{"people", "8,000; displaced", "Some 8,000 families were displaced. ⟦Some 8,000 people were displaced⟧."},
		{"drones", "#; launched", "It launched 30 missiles. It ⟦launched 40⟧ drones and 30 missiles. It ⟦launched 50⟧."},
		{"people", "displaced", "8,000 families were ⟦displaced⟧. ⟦30,000 people were displaced⟧. Not 40 were ⟦displaced⟧."},
		// Dates.
		{"people", "#; died", "On 5 May people died. On May 5–7 and 24 and 25 Feb. they died. On May 5 ⟦14 died⟧."},
		{"people", "#; died", "On the 5th, on Monday the 5th, on 5 and 6 May 2022 they died. They died on 24.02.2022 at 5."},
		{"Menschen", "#; starben", "Am 5. Mai starben viele. Am 5. und 6. Mai starben sie. Am 24.2. starben sie um 5 Uhr."},
		{"personnes", "#; morts", "Le 5 mai et le 1er juin, des morts. Le 5 mai, ⟦14 morts⟧."},
		{"personas", "#; murieron", "El 5 de mayo de 2022 murieron. El 5 de mayo ⟦murieron 14⟧."},
		{"человек", "#; погибли", "5 мая 2022 года погибли люди. 5 мая ⟦погибли 14⟧ человек."},
		// Footnote marks are no part of it.
		{"people", "#; died", "⟦14[2](#fn2) people died⟧. ⟦14<sup>2</sup> died⟧. ⟦Died: 1,500⟧.[2](#fn2) Then they left."},
		{"people", "#; died", "⟦14[^2] died⟧. ⟦14 [2] died⟧. ⟦14² died⟧. ⟦14<sup>[2](#cite_note-2)</sup> died⟧."},
		// Stated, and not silent.
		{"人", "#; 死亡", "事故造成⟦14人死亡⟧。"},
		{"people", "#; погибли", "⟦Погибли 14⟧ человек. ⟦14 человек погибли⟧."},
		{"people", "#; toll", "The ⟦toll stands at 15⟧. The ⟦toll was put at 20⟧."},
		{"Menschen", "#; Menschen", "⟦Eine halbe Million Menschen⟧ floh. ⟦Über 8.000 Menschen⟧ flohen."},
		{"US dollars", "#; cost", "It ⟦cost millions of dollars⟧. It ⟦cost $30-$40⟧."},
		{"dollars", "#; стоит", "⟦Стоит 1,2 млрд долларов⟧."},
	} {
		d := &briefing.Digest{Figures: figures, Numbers: []*briefing.Number{{ID: "n", Unit: tt.unit, Match: rules(tt.rule)}}}
		checkDigest(t, d, tt.unit+": "+tt.rule, tt.text)
	}
}

func checkNumber(t *testing.T, match []briefing.Rule, name, want string) {
	t.Helper()
	d := &briefing.Digest{
		Figures: figures,
		Numbers: []*briefing.Number{{ID: "n", Match: match}},
	}
	checkDigest(t, d, name, want)
}

// checkDigest finds the mentions of number n, which stand in ⟦ ⟧.
func checkDigest(t *testing.T, d *briefing.Digest, name, want string) {
	t.Helper()
	text := strings.NewReplacer("⟦", "", "⟧", "").Replace(want)
	var got strings.Builder
	at := 0
	for _, m := range link.New(d).Link(&briefing.Article{Text: text}).Mentions {
		if span := m.Ref.Span; m.Subject == "n" {
			got.WriteString(text[at:span.Start] + "⟦" + span.In(text) + "⟧")
			at = span.End
		}
	}
	got.WriteString(text[at:])
	if got.String() != want {
		t.Errorf("%s:\n got %q\nwant %q", name, got.String(), want)
	}
}

// story is a digest with every kind of subject.
func story() *briefing.Digest {
	return &briefing.Digest{
		Figures: figures,
		Events: []*briefing.Event{
			{ID: "talks", Name: "Kazan talks", Names: []string{"Kazan meeting"}, Match: rules("@putin; @raisi; Kazan")},
		},
		Numbers: []*briefing.Number{{ID: "count", Name: "Count", Match: rules("8,000; drones")}},
		Claims: []*briefing.Claim{{ID: "sold", Text: "Drones were sold.", Reports: []briefing.Report{
			{Article: "a", Match: rules("@iran; sold")},
			{Article: "b", Match: rules("@iran; denies")},
			{Article: "a", Match: rules("sold; denies")},
		}}},
		Topics: []*briefing.Topic{
			{ID: "drones", Name: "Drones", Words: terms("drone drones")[0], About: []briefing.SubjectID{"count", "sold", "shahed"}},
			{ID: "meetings", Name: "Meetings", Words: terms("summit")[0], About: []briefing.SubjectID{"talks", "nobody"}},
		},
	}
}

// TestSubjects lists the mentions of an article as subject=passage.
func TestSubjects(t *testing.T) {
	for _, tt := range []struct {
		text string
		want []string
	}{
		{"The Kazan meeting began.", []string{"talks=Kazan meeting", "meetings=Kazan meeting"}},
		{"The KAZAN TALKS began.", []string{"talks=KAZAN TALKS", "meetings=KAZAN TALKS"}},
		{
			"Putin met Ebrahim Raisi in Kazan.",
			[]string{
				"talks=Putin met Ebrahim Raisi in Kazan", "meetings=Putin met Ebrahim Raisi in Kazan",
				"putin=Putin", "raisi=Ebrahim Raisi",
			},
		},
		{
			"A summit: Putin and Ebrahim Raisi in Kazan, the Kazan meeting.",
			[]string{
				"meetings=summit: Putin and Ebrahim Raisi in Kazan, the Kazan meeting",
				"putin=Putin", "raisi=Ebrahim Raisi", "talks=Kazan meeting",
			},
		},
		{
			"Drones, 8,000 drones, and more: every drone of them.",
			[]string{"drones=Drones, 8,000 drones, and more: every drone", "count=8,000 drones"},
		},
		{"The Shahed 136 flew.", []string{"shahed=Shahed 136", "drones=Shahed 136"}},
		{
			"Iran sold them and denies it.",
			[]string{
				"sold/0=Iran sold", "iran=Iran",
				"drones=Iran sold them and denies", "sold/2=sold them and denies",
			},
		},
		{"Nothing at all. Iran is here.", []string{"iran=Iran"}},
	} {
		a := &briefing.Article{Text: tt.text}
		a.ID = "a"
		var got []string
		for _, m := range link.New(story()).Link(a).Mentions {
			name := string(m.Subject)
			if name == "sold" {
				name = fmt.Sprintf("%s/%d", name, m.Report)
			}
			got = append(got, name+"="+m.Ref.Span.In(tt.text))
			if m.Ref.Article != "a" {
				t.Errorf("%q: mention in article %q", tt.text, m.Ref.Article)
			}
		}
		slices.Sort(got)
		slices.Sort(tt.want)
		if !slices.Equal(got, tt.want) {
			t.Errorf("%q:\n got %q\nwant %q", tt.text, got, tt.want)
		}
	}
}

func TestOrder(t *testing.T) {
	text := "Iran sold drones. The Kazan meeting in Kazan began with Putin."
	a := &briefing.Article{Text: text}
	a.ID = "a"
	var got []string
	for _, m := range link.New(story()).Link(a).Mentions {
		got = append(got, fmt.Sprintf("%s %s | %s", m.Subject, m.Ref.Span.In(text), m.Sentence.In(text)))
	}
	const first, second = "Iran sold drones.", "The Kazan meeting in Kazan began with Putin."
	want := []string{
		"drones Iran sold drones | " + first,
		"sold Iran sold | " + first,
		"iran Iran | " + first,
		"talks Kazan meeting | " + second,
		"meetings Kazan meeting | " + second,
		"putin Putin | " + second,
	}
	if !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

func TestUnused(t *testing.T) {
	d := &briefing.Digest{
		Figures: []*briefing.Figure{
			person("putin", "Vladimir Putin", "Putin", "Vladimir Vladimirovich"),
			figure("iran", "Iran", "Persia"),
		},
		Events: []*briefing.Event{
			{ID: "talks", Name: "A list’s name", Names: []string{"Kazan meeting", "Kazan talks"}, Match: rules("US; @iran drones")},
		},
		Claims: []*briefing.Claim{{ID: "sold", Text: "Sold", Reports: []briefing.Report{
			{Article: "a", Wording: "he told us", Match: rules("denies; drones")},
			{Article: "b", Wording: "he told us", Match: rules("denies; \"Drones\" 10%")},
		}}},
		Topics: []*briefing.Topic{{ID: "t", Name: "T", Words: terms("drones missile")[0]}},
	}
	l := link.New(d)
	usages := []link.Usage{
		l.Link(article("a", "Putin denies that drones are his, he told us at the Kazan meeting.")).Usage,
		l.Link(article("b", "Persian drones.")).Usage,
	}
	want := []link.Spelling{
		{Subject: "putin", Text: "Vladimir Vladimirovich"},
		{Subject: "iran", Text: "Iran"},
		{Subject: "iran", Text: "Persia"},
		{Subject: "talks", Text: "Kazan talks"},
		{Subject: "talks", Text: "US"},
		{Subject: "sold", Text: "denies", Article: "b"},
		{Subject: "sold", Text: `"Drones"`, Article: "b"},
		{Subject: "sold", Text: "10%", Article: "b"},
		{Subject: "sold", Text: "he told us", Article: "b"},
		{Subject: "t", Text: "missile"},
	}
	if got := link.Unused(d, usages); !slices.Equal(got, want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
	if got := link.Unused(d, nil); len(got) != 18 {
		t.Errorf("without articles %d of 18 spellings are unused: %q", len(got), got)
	}
}

func article(id briefing.ArticleID, text string) *briefing.Article {
	return &briefing.Article{Entry: briefing.Entry{ID: id}, Text: text}
}

func TestConcurrent(t *testing.T) {
	l := link.New(story())
	a := article("a", "Iran sold drones. Putin and Ebrahim Raisi met in Kazan. Raisi left.")
	want := l.Link(a).Mentions
	done := make(chan []briefing.Mention)
	for range 4 {
		go func() {
			l.Link(article("b", "A drone of Vladimir Putin."))
			done <- l.Link(a).Mentions
		}()
	}
	for range 4 {
		if got := <-done; !slices.Equal(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
	}
}
