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
			"She was in Paris, and he is not.", "Irana S", "Anna V. saw John S.", "# A heading\n\nAnd the text of an article in English.",
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
		"pl": {"Premier nie był w Krakowie, ale to się stało przez jego brata."},
		"cs": {"Vláda se na tom nedohodla, protože to bylo už před rokem."},
		"sr": {"Vlada nije bila u Beogradu, ali će to biti što pre.", "Влада није била у Београду, али ће то бити што пре."},
		"fi": {"Hän ei ole ollut paikalla, mutta se on myös totta.", "Hallitus sanoi, että asia on selvä."},
		"hu": {"A kormány nem volt ott, de ez már az ő ügye, és csak az övé."},
		"et": {"Ta ei olnud seal, aga see on oma asi ning mida ta ütles."},
		"lv": {"Viņš nav bijis tur, bet tas ir arī kā pēc gada."},
		"lt": {"Jis buvo ten, bet tai yra jo reikalas, kaip ir po metų."},
		"uk": {"Він не сказав, що буде на зустрічі.", "Її там не було."},
		"el": {"Ο πρωθυπουργός δεν είπε τίποτα."},
		"hy": {"Նախարարը ոչինչ չասաց։"},
		"ka": {"მინისტრმა არაფერი თქვა."},
		"ko": {"장관은 아무 말도 하지 않았다."},
		"he": {"השר לא אמר דבר."},
		"ar": {"لم يقل الوزير شيئا عن الاجتماع في القاهرة."},
		"":   {"وزیر درباره دیدار تهران چیزی نگفت.", "Министърът не каза нищо за срещата и ще замине.", "Міністр не сказаў, што будзе на сустрэчы ў Мінску.", "Bu toplantı için bir karar ve bir plan var.", "中国国家主席与俄罗斯总统会晤。"},
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
		{"les et dans", "m", language.Title, 0},
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
