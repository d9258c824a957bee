package variants_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefing/briefing"
	"briefing/briefing/link"
	"briefing/briefing/variants"
)

// figures makes a digest of lines such as "person Ada Holm, Holm": a kind, a name and
// its aliases.
func figures(lines ...string) *briefing.Digest {
	d := &briefing.Digest{}
	for i, line := range lines {
		kind, names, _ := strings.Cut(line, " ")
		all := strings.Split(names, ", ")
		d.Figures = append(d.Figures, &briefing.Figure{
			ID: briefing.SubjectID(fmt.Sprint(i)), Type: briefing.FigureKind(kind), Name: all[0], Aliases: all[1:],
		})
	}
	return d
}

// suggest returns what is suggested for articles that are linked by d.
func suggest(d *briefing.Digest, articles ...string) []variants.Suggestion {
	linker := link.New(d)
	f := variants.New(d)
	for i, text := range articles {
		a := &briefing.Article{Entry: briefing.Entry{ID: briefing.ArticleID(fmt.Sprintf("a%d", i))}, Text: text}
		f.Read(a, linker.Link(a).Mentions)
	}
	return f.Suggest()
}

func TestSuggest(t *testing.T) {
	for _, tt := range []struct {
		name     string
		figures  []string
		articles []string
		want     []string // figure, spelling, reason, mentions/articles
	}{
		{
			"other letters for the same sounds",
			[]string{"person Volodymyr Zelensky"},
			[]string{"President Zelenskyy came. Later Zelenskyy left.", "Volodymyr Zelenskyy came.", "They asked President Zelenskiy."},
			[]string{"0 Zelenskyy spelling 2/1", "0 Volodymyr Zelenskyy spelling 1/1", "0 Zelenskiy spelling 1/1"},
		},
		{
			"first letters that differ",
			[]string{"person Muammar Gaddafi"},
			[]string{"Colonel Qaddafi spoke.", "Moammar Gadhafi spoke.", "The guards of Colonel Kadhafi left."},
			[]string{"0 Kadhafi spelling 1/1", "0 Moammar Gadhafi given 1/1", "0 Qaddafi spelling 1/1"},
		},
		{
			"organizations and things",
			[]string{"organization Hezbollah", "organization Quds Force", "thing Shahed", "organization Houthis"},
			[]string{"Fighters of Hizbullah met. The Qods Force paid them. A Shaheed fell. One Houthi spoke."},
			[]string{"0 Hizbullah spelling 1/1", "1 Qods Force spelling 1/1", "2 Shaheed spelling 1/1", "3 Houthi spelling 1/1"},
		},
		{
			"umlauts",
			[]string{"person Jürgen Rühe", "person Eva Goetschl"},
			[]string{"Juergen Ruehe spoke to Mr Ruehe.", "Eva Götschl skied."},
			[]string{"0 Juergen Ruehe spelling 1/1", "0 Ruehe spelling 1/1", "1 Eva Götschl spelling 1/1"},
		},
		{
			"places of several names",
			[]string{"place Kyiv", "place United Kingdom", "place Ivory Coast"},
			[]string{"In Kiev it rained. In Britain too. Rain fell on Côte d’Ivoire."},
			[]string{"0 Kiev place 1/1", "1 Britain place 1/1", "2 Côte d’Ivoire place 1/1"},
		},
		{
			"demonyms belong to the place, if it is one",
			[]string{"place Iran", "place North Korea", "place South Korea"},
			[]string{"The Iranian envoy met Iranians. A Korean song was played for the North Korean envoy."},
			[]string{"0 Iranian demonym 1/1", "0 Iranians demonym 1/1", "1 North Korean demonym 1/1"},
		},
		{
			"acronyms in brackets",
			[]string{"organization Islamic Revolutionary Guard Corps", "organization NCL"},
			[]string{"The Islamic Revolutionary Guard Corps (IRGC) paid. The IRGC said so.", "The Nordic Council of Lakes (NCL) met."},
			[]string{"0 IRGC acronym 2/1", "1 Nordic Council of Lakes acronym 1/1"},
		},
		{
			"first names",
			[]string{"person Joe Biden", "person Michael Atherton"},
			[]string{"Joseph R. Biden Jr. spoke.", "Mike Atherton batted."},
			[]string{"0 Joseph R. Biden Jr given 1/1", "1 Mike Atherton given 1/1"},
		},
		{
			"middle names and initials",
			[]string{"person Miguel Angel Nadal", "person Laurent Kabila", "person George W. Marsh", "person Ada Holm"},
			[]string{
				"Miguel Nadal ran.", "Laurent-Désiré Kabila spoke.", "George Marsh and his father George H. W. Marsh left.",
				"Ada V. Holm left.", "A. Holm left. A Holm farm was sold.", "Ada Holm came.",
			},
			[]string{
				"3 A. Holm middle 1/1", "3 Holm surname 1/1",
				"0 Miguel Nadal middle 1/1", "1 Laurent-Désiré Kabila middle 1/1", "2 George Marsh middle 1/1",
			},
		},
		{
			"the surname alone, where the full name never stands",
			[]string{"person Ada Holm", "person Per Lund"},
			[]string{"Ada Holm came. Holm left.", "On Monday Holm said no. Mrs Holm left.", "Lund won. Then Eva Lund lost.", "It was Holm who left."},
			[]string{"0 Holm surname 3/2"},
		},
		{
			"a surname that is another word as well",
			[]string{"person Paul Martin", "person Saint Peter", "person Ada Jun"},
			[]string{"Paul Martin and Ada Jun came.", "Martin came with Peter the Great on 3 Jun.", "Martin left on 4 Jun."},
			nil,
		},
		{
			"what is not one name is none",
			[]string{"place Iran", "place Austria", "place Niger", "person John Kerry", "person Tony Blair", "organization OPEC", "place Oman"},
			[]string{"Iraq, Australia and Nigeria sent aid. Mariah Carey sang. Linda Blair acted. APEC met. Omar left. The Irani hotel."},
			nil,
		},
		{
			"a listed name of another figure is none",
			[]string{"person Pavel Medvedev", "person Olga Medwedew", "place Slovakia", "place Slovenia"},
			[]string{"Mr Medwedew left Slovenia for Slovakia with Olga Medwedew."},
			nil,
		},
		{
			"a common word is none",
			[]string{"person Ada Braun", "person Ole Meyr", "organization Tyde"},
			[]string{"Brown is a colour. It was brown. Mr Brown left.", "The mayor came. Mayor Holm left. The tide rose. Tide and time."},
			nil,
		},
		{
			"a given name alone is none",
			[]string{"person Nadia Salim", "person Kai Joon"},
			[]string{"Saleem Malik said that Saleem Malik had come. Saleem left. John left."},
			nil,
		},
		{
			"the surname of others is none",
			[]string{"person Angela Markel"},
			[]string{"Ray Merkel spoke. Merkel left.", "President Merkel, Ray Merkel said."},
			nil,
		},
		{
			"part of a longer name is none",
			[]string{"place Sudan", "person Muqtada Sadr", "organization Tides"},
			[]string{"South Soudan joined. In Saddr City it rained. The Tidess Bank lent."},
			nil,
		},
		{
			"designations must be the same",
			[]string{"thing S-300", "thing F-16"},
			[]string{"An S-400 and an F-15 were seen, and S300 batteries."},
			[]string{"0 S300 spelling 1/1"},
		},
		{
			"women and men of one name are two",
			[]string{"person Viktor Ivanov", "person Maria Rossi", "person Volodymyr Zelensky"},
			[]string{"Vera Ivanova came. President Ivanova spoke. Mario Rossi came. Mrs Zelenska left."},
			nil,
		},
		{
			"family name first",
			[]string{"person Kim Dae-jung", "person Kim Jong-il"},
			[]string{"Kim Young-sam met Kim Yong Il and Kim Jongil."},
			[]string{"1 Kim Jongil spelling 1/1"},
		},
		{
			"typing errors in long names",
			[]string{"person Condoleezza Rice", "organization World Health Organization"},
			[]string{"Secretary of State Condolezza Rice spoke to the World Health Organisation."},
			[]string{"0 Condolezza Rice spelling 1/1", "1 World Health Organisation spelling 1/1"},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, s := range suggest(figures(tt.figures...), tt.articles...) {
				got = append(got, fmt.Sprintf("%s %s %s %d/%d", s.Figure, s.Spelling, s.Why, s.Mentions, s.Articles))
			}
			if diff := cmp.Diff(tt.want, got); diff != "" {
				t.Errorf("digest %q, articles %q (-want +got)\n%s", tt.figures, tt.articles, diff)
			}
		})
	}
}

// TestMarkup reads what a page shows, and no code.
func TestMarkup(t *testing.T) {
	d := figures("person Volodymyr Zelensky")
	text := "President **Zelen**skyy came, see [President Zelenskyi](https://example.org/Zelenskiy \"Zelenskij\").\n\n" +
		"<!-- President Zelenskii -->\n\nSee `Zelenskyy` and www.Zelenskyy.org."
	var got []string
	for _, s := range suggest(d, text) {
		got = append(got, fmt.Sprintf("%s %d %q", s.Spelling, s.Mentions, s.Example.Span.In(text)))
	}
	want := []string{`Zelenskyi 1 "Zelenskyi"`, `Zelenskyy 1 "Zelen**skyy"`}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

func TestWide(t *testing.T) {
	for _, tt := range []struct {
		name    string
		figures []string
		text    string
		want    []string
	}{
		{
			"a description before, after and beside names",
			[]string{"person Tony Blair, prime minister"},
			"Prime Minister John Howard came. Ehud Barak, the Israeli prime minister, spoke. The prime minister, Nouri al-Maliki, left. " +
				"Prime minister John Howard left. Prime Minister Tony Blair and the prime minister left. Tony Blair, the prime minister, agreed.",
			[]string{`0 "prime minister": John Howard, Ehud Barak, Nouri al-Maliki`},
		},
		{"one other may be another spelling", []string{"person Tony Blair, prime minister"}, "Prime Minister Blaire came.", nil},
		{"a place in longer names", []string{"place Iran"}, "Iran Air and Iran Khodro fly. In Iran Ali spoke.", nil},
	} {
		d := figures(tt.figures...)
		a := &briefing.Article{Entry: briefing.Entry{ID: "a"}, Text: tt.text}
		w := variants.NewWide(d)
		w.Read(a, link.New(d).Link(a).Mentions)
		var got []string
		for _, n := range w.Names() {
			got = append(got, fmt.Sprintf("%s %q: %s", n.Figure, n.Name, strings.Join(n.Others, ", ")))
		}
		if diff := cmp.Diff(tt.want, got); diff != "" {
			t.Errorf("%s (-want +got)\n%s", tt.name, diff)
		}
	}
}
