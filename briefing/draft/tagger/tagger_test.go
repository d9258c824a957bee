package tagger

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// outline returns the names of a text with their kinds, nations aside.
func outline(text string) string {
	var out []string
	for _, n := range Find(text) {
		if n.Kind != Nation {
			out = append(out, fmt.Sprintf("%s %s", n.Kind.Figure(), n.Text))
		}
	}
	return strings.Join(out, ", ")
}

func TestFind(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"", ""},
		{"Nothing to see here. Nobody came.", ""},
		{"The mayor, Ada Holm, met President Omar Diallo in Oslo.", "person Ada Holm, person Omar Diallo, place Oslo"},
		{"Turkey's Foreign Ministry denied it.", "place Turkey"},
		{"French officials and Kurdish fighters said so.", ""},
		{"Iran-backed militias fired an S-400 and a Shahed 136.", "place Iran, thing S-400, thing Shahed 136"},
		{"Officials of the United Nations said on Monday that talks in Geneva had ended.", "organization United Nations, place Geneva"},
		{"She studied at the University of the Aegean before she joined the Bank of Norway.", "organization University of the Aegean, organization Bank of Norway"},
		{"The treaty, wrote Jean-Luc Ferrand of Radio France, was **signed** in [Vienna](http://example.org/Paris).", "person Jean-Luc Ferrand, organization Radio France, place Vienna"},
		{"They passed the Clean Rivers Act. Hurricane Ida did not stop it.", "thing Clean Rivers Act, thing Hurricane Ida"},
		{"Run `Ada Holm` in Oslo.", "place Oslo"},
		{"Governor Grace Mbeki spoke. So did Mbeki's brother.", "person Grace Mbeki, person Mbeki"},
		{"Prime Minister and President are titles.", ""},
		{"President Bush met reporters. Mr. Bush said little.", "person Bush, person Bush"},
		{"He spoke in Sri Lanka, where the Sri Lankan navy and a Bosnian Serb officer met Sunni Arab leaders.", "place Sri Lanka"},
		{"The trade talks of the G-20 were held on Apr-28 in Lima.", "organization G-20, place Lima"},
		{"Secretary-General Kofi Mensah and retired Army General Peter Holm agreed with the U.N. Secretary-General.", "person Kofi Mensah, person Peter Holm, organization U.N."},
		{"The Peoples' Friendship University of Mali and the Committee to Protect Journalists wrote to him.", "organization Peoples' Friendship University of Mali, organization Committee to Protect Journalists"},
		{"The storm, Hurricane Katrina, came before Hurricane Rita, and Katrina was worse.", "thing Hurricane Katrina, thing Hurricane Rita, thing Katrina"},
		{"The report of Fasri News Agency was short. Fasri said no more.", "organization Fasri News Agency, organization Fasri"},
		{"An aide of the Palestinian told reporters that Palestinian, Israeli and African leaders met. \"Palestinian,\" he said.", ""},
		{"The old bridge was rebuilt after World War II. Nobody in Oslo remembers it.", "thing World War II, place Oslo"},
		{"I’ve met her, and I'd say I'll go. We’ve seen Oslo, they'll see Lima.", "place Oslo, place Lima"},
		{"They honour the Prophet Muhammad. Many turned to Islam in Mali.", "person Muhammad, place Mali"},
		{"Doctors in Hanoi fear that H5N1 spreads.", "place Hanoi, thing H5N1"},
	} {
		if diff := cmp.Diff(tt.want, outline(tt.text)); diff != "" {
			t.Errorf("%s (-want +got)\n%s", tt.text, diff)
		}
	}
}

// TestOneKind says that equal names of a text are of one kind.
func TestOneKind(t *testing.T) {
	text := "Washington Reed lives in Mali. Reed sells boats. \"Reed?\" they asked in Reed."
	kinds := map[string]Kind{}
	for _, n := range Find(text) {
		if k, ok := kinds[n.Text]; ok && k != n.Kind {
			t.Errorf("%s is %s and %s", n.Text, k.Figure(), n.Kind.Figure())
		}
		kinds[n.Text] = n.Kind
	}
}

// TestTokens says that tokens lie on the bytes that they are of.
func TestTokens(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"Iran’s U.S. envoy didn't go.", "Iran|'s|U.S.|envoy|did|n't|go|."},
		{"Mr. Holm (52) paid $1,200.50.", "Mr.|Holm|(|52|)|paid|$|1,200.50|."},
		{"Vladi**mir** Putin—he", "Vladimir|Putin|-|he"},
		{"the Su‑35 and A&M", "the|Su-35|and|A&M"},
	} {
		var got []string
		for _, l := range split(tt.text) {
			for _, tok := range l {
				got = append(got, tok.text)
			}
		}
		if strings.Join(got, "|") != tt.want {
			t.Errorf("%s: tokens %q, want %s", tt.text, got, tt.want)
		}
	}
}

// TestSameWeights says that examples teach the same however often they are learned from.
func TestSameWeights(t *testing.T) {
	var texts []Examples
	for i := range 20 {
		texts = append(texts, Examples{
			{Words: strings.Fields(fmt.Sprintf("Ada Holm%d came to Oslo with Red%d Cross .", i%3, i%5)), Tags: strings.Fields("B-PER I-PER O O B-LOC O B-ORG I-ORG O")},
			{Words: strings.Fields("The French said nothing ."), Tags: strings.Fields("O B-MISC O O O")},
		})
	}
	learn := func() string {
		var out strings.Builder
		if err := Learn(&out, texts, nil, Settings{Rounds: 2, Features: 500}, func(string, ...any) {}); err != nil {
			t.Fatal(err)
		}
		return out.String()
	}
	first := learn()
	if first != learn() {
		t.Error("the same examples gave other weights")
	}
	m, err := readModels(strings.NewReader(first))
	if err != nil {
		t.Fatal(err)
	}
	var again strings.Builder
	if err := m.write(&again); err != nil || again.String() != first {
		t.Errorf("weights that were read are written differently, error %v", err)
	}
	for i := range len(first) {
		_, _ = readModels(strings.NewReader(first[:i])) // must not panic
	}
}

// TestSize holds what the weights may add to the program.
func TestSize(t *testing.T) {
	if info, err := os.Stat("names.weights"); err != nil || info.Size() > 700_000 {
		t.Errorf("weights of %d bytes, error %v, want at most 700,000", info.Size(), err)
	}
}

func FuzzFind(f *testing.F) {
	for _, s := range []string{
		"Ada Holm's U.S. visit", "# MENU\n\n* **S-400**\n\n> Iran-backed", "`x` [a](b) &amp; ’s ‘’", "I.A.E.A. A-1 -1 '’'s", "\x1a\x1c\x1d\xff Ａda",
		"of the University of the of", "Köln—Zürich/Bern|Basel", "a\u00adb Ho\u200dlm's", "''s 's's n't", "Aya A' UBS 000000",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, n := range Find(text) {
			if n.Span.Start < end || n.Span.End <= n.Span.Start || n.Span.End > len(text) {
				t.Fatalf("%q: name %+v behind byte %d of %d", text, n, end, len(text))
			}
			if utf8.ValidString(text) && !utf8.ValidString(text[n.Span.Start:n.Span.End]) {
				t.Fatalf("%q: name %+v cuts a letter", text, n)
			}
			if n.Text == "" || n.Kind > Nation {
				t.Fatalf("%q: name %+v", text, n)
			}
			end = n.Span.End
		}
	})
}

func BenchmarkFind(b *testing.B) {
	text := strings.Repeat("The mayor of Oslo, Ada Holm, met envoys of the United Nations on Monday, and Holm said that Iran's Foreign Ministry had agreed to nothing.\n\n", 30)
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		Find(text)
	}
}
