package link_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/link"
)

func person(id briefing.SubjectID, name string, aliases ...string) *briefing.Figure {
	return &briefing.Figure{ID: id, Type: briefing.Person, Name: name, Aliases: aliases}
}

func figure(id briefing.SubjectID, name string, aliases ...string) *briefing.Figure {
	return &briefing.Figure{ID: id, Type: briefing.Thing, Name: name, Aliases: aliases}
}

func place(id briefing.SubjectID, name string, aliases ...string) *briefing.Figure {
	return &briefing.Figure{ID: id, Type: briefing.Place, Name: name, Aliases: aliases}
}

// figures are those of the tests of names.
var figures = []*briefing.Figure{
	place("iran", "Iran"),
	place("russia", "Russia", "Russian Federation"),
	figure("us", "United States", "US", "U.S."),
	figure("west", "West"),
	figure("may", "May"),
	figure("reuters", "Reuters"),
	figure("s400", "S-400"),
	figure("shahed", "Shahed 136"),
	figure("mideast", "Middle East"),
	figure("nato", "NATO"),
	figure("un", "UN Security Council"),
	figure("yahoo", "Yahoo!"),
	figure("kings", "King’s College"),
	figure("dc", "Washington, D.C."),
	figure("erdogan", "Erdoğan"),
	figure("petersburg", "Saint Petersburg"),
	figure("college", "College of Saint Petersburg"),
	figure("boeing", "Boeing 747"),
	figure("obrien", "O’Brien"),
	figure("att", "AT&T"),
	figure("koeln", "1. FC Köln"),
	person("putin", "Vladimir Putin", "Putin"),
	person("bout", "Viktor Bout", "Bout"),
	person("assad", "Bashar al-Assad"),
	person("raisi", "Ebrahim Raisi"),
	person("john", "John Miller"),
	person("jane", "Jane Miller", "Jane A. Miller"),
	person("un3", "Kim Un"),
	person("kennedy", "Robert Kennedy Jr."),
	person("kanye", "Kanye West"),
	person("ali", "Ali Şahin"),
	person("ayse", "Ayşe Sahin"),
	person("keeper", "Ada’s lighthouse keeper", "lighthouse keeper"),
	person("spokesman", "harbor spokesman"),
	person("king", "Larry King"),
}

// In these tables [text|id] stands for a mention of a figure.
func TestNames(t *testing.T) {
	for _, want := range []string{
		"Nothing here.",
		"[Iran|iran] and [Russia|russia].",
		"[Iran|iran]’s navy, [Iran|iran]'s army, [Iran|iran]-backed, pro-[Iran|iran], [Iran|iran]/[Russia|russia], ([Iran|iran])",
		"Iranian, Irans, IranAir and iran",
		"**[Iran|iran]**, *[Iran|iran]* and _[Iran|iran]_",
		"The [United States|us], the [US|us] and the [U.S.|us] told us, them and U.S citizens of u.s. law.",
		"The [U.S.|us]-led [U.S.|us]’s",
		"In the [West|west] the west wind came west.",
		"In [May|may] it may be MAY.",
		"The bout of [Bout|bout], a BOUT.",
		"[Vladimir Putin|putin] and [Putin|putin]; [vladimir putin|putin] and putin.",
		"[Vladimir\nPutin|putin] and [Vladimir \t Putin|putin] and [Vladimir\u00a0Putin|putin].",
		"Vladimir\n\n[Putin|putin] and Vladimir\n \n[Putin|putin].",
		"# Saint\nPetersburg",
		"> - # Saint\nPetersburg",
		"- Saint\n- Petersburg",
		"| Saint | Petersburg |",
		"[S-400|s400], [S‑400|s400], [S–400|s400], [S 400|s400], [S-400s|s400]; S400 and S-4000 no",
		"[Shahed 136|shahed] and [Shahed-136|shahed] and Shahed136 and Shahed - 136",
		"the [middle east|mideast], [MIDDLE EAST|mideast], [Middle-East|mideast] and Middle. East",
		"[NATO|nato] and [Nato|nato] and nato",
		"the [UN Security Council|un], the [UN security council|un], not the Un Security Council",
		"[Yahoo!|yahoo] and Yahoo",
		"[King’s College|kings], [King's College|kings], Kings College",
		"[Washington, D.C.|dc] and [Washington, D.C.|dc], not Washington D.C",
		"[Erdoğan|erdogan] and [Erdogan|erdogan] and [Erdog\u0306an|erdogan] and erdoğan",
		"The [College of Saint Petersburg|college] is in [Saint Petersburg|petersburg].",
		"The College of\n\n[Saint Petersburg|petersburg]’s.",
		"The [Boeing 747|boeing], not the Boeing 747,000 or Boeing 747.5; the [Boeing 747|boeing], and the [Boeing 747|boeing].",
		"[O’Brien|obrien], [O'Brien|obrien], o’brien, O Brien, OBrien",
		"[AT&T|att] and [AT & T|att] and AT-T",
		"[PUTIN|putin] MEETS [BOUT|none]",
		"IN MOSCOW [PUTIN|putin] WINS",
		"The PUTIN case; PUTIN.",
		"(credit: AGENCY/[REUTERS|reuters]) and VIA [REUTERS|reuters])",
		"(credit: REUTERS)",
		"[an [Iran|iran] link](https://example.com/Iran/middle-east) and <https://Iran.example/Putin> [Putin|putin]",
		"[x](Iran) [Iran|iran] ([Iran|iran])([Iran|iran])",
		"https://example.com/Iran",
		"[1. FC Köln|koeln] won.",
		"[Vladimir\r\nPutin|putin] and Vladimir\r\n\r\n[Putin|putin]",
		"\ufeff[Iran|iran] and Iran\u0301an",
		"1. [Iran|iran]\n2. [Russia|russia]",
	} {
		want = strings.ReplaceAll(want, "[BOUT|none]", "BOUT")
		check(t, figures, want)
	}
}

func TestSurnames(t *testing.T) {
	for _, want := range []string{
		"Raisi spoke.",
		"[Ebrahim Raisi|raisi] spoke. [Raisi|raisi] left, and [Raisi|raisi]’s car too.",
		"[Raisi|raisi] left. [Ebrahim Raisi|raisi] spoke.",
		"[Ebrahim Raisi|raisi]. Nor is Raisi Street he, but President [Raisi|raisi] and Mr. [Raisi|raisi] are.",
		"[Ebrahim Raisi|raisi]. But Bashar Raisi is not he, and Raisi or Mr. Raisi may be either; President [Raisi|raisi] is.",
		"[Ebrahim Raisi|raisi]. When [Raisi|raisi] came, he said: “When [Raisi|raisi] comes …”",
		"[Ebrahim Raisi|raisi]. They said \"Then [Raisi|raisi] came\" and (With [Raisi|raisi]).",
		"[Ebrahim Raisi|raisi]. [E. Raisi|raisi], pro-[Raisi|raisi] and [Raisi|raisi]-led are he, Jamileh-Raisi and O’Raisi are others.",
		"[Ebrahim Raisi|raisi]. On [Raisi|raisi] Monday said little, raisi and RAISI nothing.",
		"[Ebrahim Raisi|raisi]. Foreign Minister [Raisi|raisi], Gen. [Raisi|raisi].",
		"[Ebrahim Raisi|raisi]. It was Jamileh. [Raisi|raisi] left. It was, Bashar, [Raisi|raisi].",
		"[Bashar al-Assad|assad] left. [Al-Assad|assad] and [al-Assad|assad] and [Assad|assad]; Hafez Assad.",
		"[John Miller|john] and [Jane Miller|jane]. Miller left.",
		"[John Miller|john] came. [Miller|john] left.",
		"[Jane A. Miller|jane] came. [Miller|jane] left.",
		"[Kim Un|un3] and Un.",
		"[Robert Kennedy Jr.|kennedy] and [Kennedy|kennedy], not Jr.",
		"[Kanye West|kanye] is not the [West|west].",
		"[Ali Şahin|ali] is [Şahin|ali] or [Sahin|ali].",
		"[Ali Şahin|ali] and [Ayse Sahin|ayse]: Sahin or Şahin.",
		"The [lighthouse keeper|keeper] told the keeper.",
		"A [harbor spokesman|spokesman] and another spokesman, Spokesman Holm.",
		"[Larry King|king] met a king. [King|king] left.",
	} {
		check(t, figures, want)
	}
}

// check links the text of want, without its marks, to figures.
func check(t *testing.T, figures []*briefing.Figure, want string) {
	t.Helper()
	a := &briefing.Article{Text: plainText(want)}
	got := marked(a.Text, link.New(&briefing.Digest{Figures: figures}).Link(a).Mentions)
	if got != want {
		t.Errorf("\n got %q\nwant %q", got, want)
	}
}

// plainText takes the marks of mentions out of s. Brackets without a bar are
// Markdown.
func plainText(s string) string {
	for {
		bar := strings.IndexByte(s, '|')
		for bar >= 0 && (bar == 0 || bar+1 == len(s) || s[bar-1] == ' ' || s[bar+1] == ' ') {
			next := strings.IndexByte(s[bar+1:], '|')
			if next < 0 {
				return s
			}
			bar += 1 + next
		}
		if bar < 0 {
			return s
		}
		open := strings.LastIndexByte(s[:bar], '[')
		end := bar + strings.IndexByte(s[bar:], ']')
		s = s[:open] + s[open+1:bar] + s[end+1:]
	}
}

// marked returns text with its mentions as plainText takes them out.
func marked(text string, mentions []briefing.Mention) string {
	var out strings.Builder
	at := 0
	for _, m := range mentions {
		span := m.Ref.Span
		fmt.Fprintf(&out, "%s[%s|%s]", text[at:span.Start], span.In(text), m.Subject)
		at = span.End
	}
	return out.String() + text[at:]
}

func TestAmbiguous(t *testing.T) {
	l := link.New(&briefing.Digest{Figures: figures})
	a := &briefing.Article{Text: "John Miller and Jane Miller came. Miller left. Miller stayed."}
	a.ID = "a"
	got := l.Link(a).Ambiguous
	if len(got) != 1 || got[0].Article != "a" || got[0].Surname != "Miller" ||
		!slices.Equal(got[0].Figures, []briefing.SubjectID{"john", "jane"}) {
		t.Errorf("got %+v, want Miller once, of john or jane", got)
	}
	a.Text = "John Miller and Jane Miller came."
	if got := l.Link(a).Ambiguous; len(got) > 0 {
		t.Errorf("got %+v, though the surname never stands alone", got)
	}
}
