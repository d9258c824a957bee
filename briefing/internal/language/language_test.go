package language_test

import (
	"slices"
	"strings"
	"testing"

	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/language"
)

func TestOf(t *testing.T) {
	for want, texts := range map[string][]string{
		"en": {
			"", "Moscow", "The talks failed.", "WHO KILLED HIM", "Hunter Biden wept. Biden, 54, left.",
			"She was in Paris, and he is not.", "# A heading\n\nAnd the text of an article in English.",
		},
		"de": {"Gestern hat der Minister nichts gesagt.", "Von Putin Geld zu nehmen, sei falsch."},
		"fr": {"Hier, M. Durand a parlé à Mme Petit.", "Le président est parti sans un mot."},
		"es": {"El presidente habló ayer con los ministros.", "Las negociaciones no avanzan para los ministros."},
		"it": {"Il ministro non ha detto niente della riunione.", "Gli accordi sono stati firmati."},
		"pt": {"O presidente não foi ao encontro dos ministros.", "Uma reunião em Lisboa."},
		"nl": {"De minister heeft het niet gezegd.", "Het overleg is voor maandag gepland."},
		"sv": {"Han har inte sagt något om det.", "Mötet är på måndag och det är allt."},
		"da": {"Han har ikke sagt noget af det.", "Møtet er på mandag og det er ikke alt."},
		"ru": {"Он не сказал, что будет на встрече.", "Это было не так."},
		"":   {"Bu toplantı için bir karar ve bir plan var.", "中国国家主席与俄罗斯总统会晤。", "Ne dit que nie wiem się jest na razie po wszystkim."},
	} {
		for _, text := range texts {
			if got := language.Of(text).Code; got != want {
				t.Errorf("Of(%q) = %q, want %q", text, got, want)
			}
		}
	}
}

func TestClass(t *testing.T) {
	for _, tt := range []struct {
		text, word string // a text of the language
		want, not  language.Class
	}{
		{"the", "hunter", language.Given, language.Title | language.Place},
		{"the", "queues", language.Common, language.Given},
		{"the", "leaders", language.Common, language.Given},
		{"the", "will", language.Function, language.Given},
		{"the", "may", language.Month, language.Given},
		{"the", "president", language.Title, language.Regnal},
		{"the", "king", language.Regnal, language.Title | language.Given},
		{"the", "mme", language.Title, 0},
		{"the", "xi", language.Family, language.Given},
		{"the", "iran", language.Place, language.Given | language.Common},
		{"the", "jordan", language.Place | language.Given, language.Common},
		{"the", "russian", language.People, language.Common | language.Given},
		{"the", "putin", 0, ^language.Class(0)},
		{"der und", "prasident", language.Title, 0},
		{"der und", "bundesfinanzminister", language.Title, 0},
		{"der und", "gift", 0, language.Common},
		{"der und", "mai", language.Month, 0},
		{"les et", "m", language.Title, 0},
	} {
		got := language.Of(tt.text).Class([]byte(tt.word))
		if got&tt.want != tt.want || got&tt.not != 0 {
			t.Errorf("%q in %q: class %b, want %b and nothing of %b", tt.word, tt.text, got, tt.want, tt.not)
		}
	}
}

// The words are found by halving, so they must be in order and folded.
func TestWordsAreSorted(t *testing.T) {
	entries := language.Entries()
	if !slices.IsSorted(entries) {
		t.Error("words.txt is not sorted")
	}
	for _, e := range entries {
		if w, _, ok := strings.Cut(e, " "); !ok || fold.String(w) != w {
			t.Errorf("words.txt: %q: want a folded word, a space and letters", e)
		}
	}
}

func BenchmarkOf(b *testing.B) {
	for name, text := range map[string]string{
		"english": strings.Repeat("The minister said that he would not go to Moscow for talks. ", 100),
		"none":    strings.Repeat("zzzz Zzzzz zzzzzzzz ", 300),
		"short":   "Hunter Biden wept.",
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				language.Of(text)
			}
		})
	}
}

func BenchmarkClass(b *testing.B) {
	l := language.Of("the")
	for _, w := range []string{"hunter", "putin", "leaders", "when"} {
		b.Run(w, func(b *testing.B) {
			for b.Loop() {
				l.Class([]byte(w))
			}
		})
	}
}

// A long name has no more forms than a short one, whatever its words are like.
func TestDeclinedIsBounded(t *testing.T) {
	ru := language.Of("Он не сказал, что будет на встрече.")
	for _, of := range []language.Bearer{language.Thing, language.Man, language.Woman} {
		for words := range 40 {
			name := strings.TrimSpace(strings.Repeat("Боец ", words))
			if n := len(ru.Declined(name, of)); n > 5*32 {
				t.Errorf("%d words, bearer %d: %d forms", words, of, n)
			}
		}
	}
}
