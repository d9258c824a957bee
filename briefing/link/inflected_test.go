package link_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefing/briefing"
	"briefing/briefing/link"
)

// TestDeclined says that names are found in the cases of Russian and Ukrainian, in
// articles in these languages only; and that a name as it is listed is no form of
// another. Mentions stand between ⟦ and ⟧.
func TestDeclined(t *testing.T) {
	d := &briefing.Digest{Figures: []*briefing.Figure{
		person("orlov", "Андрей Орлов"), person("petrenko", "Олена Петренко"), person("zorin", "Пётр Зорин"), figure("riga", "Рига"),
		{ID: "russia", Type: briefing.Place, Name: "Россия"},
		figure("moscow", "Москва"), figure("north", "Северная Верфь"), figure("kiev", "Київ"), figure("rus", "Русь"),
		figure("a", "Заря"), figure("b", "Зарю"),
		person("merkel", "Ангела Меркель"), person("keller", "Мария Келлер"), person("hill", "Хиллари Клинтон"), person("kate", "Кейт Миддлтон"),
		person("kim", "Ким Чен Ын"), person("ban", "Пан Ги Мун"), person("tolstoy", "Лев Толстой"), person("durov", "Павел Дуров"),
		person("ilya", "Илья Репин"), person("berl", "Сильвио Берлускони"), person("akhm", "Анна Ахматова"), person("bran", "Томас Брандт"), person("eva", "Ева Брандт"),
		{ID: "mod", Type: briefing.Organization, Name: "Министерство обороны"},
		{ID: "cb", Type: briefing.Organization, Name: "Центральный банк России"},
		{ID: "council", Type: briefing.Organization, Name: "Совет Безопасности ООН"},
		{ID: "rostov", Type: briefing.Place, Name: "Ростов-на-Дону"},
		{ID: "belarus", Type: briefing.Place, Name: "Белоруссия"},
		person("pavlo", "Павло Петренко"),
	}}
	for _, marked := range []string{
		"Вчера ⟦Андрей Орлов⟧ прибыл в ⟦Москву⟧, но не был в ⟦Риге⟧. По словам ⟦Орлова⟧, встреча с ⟦Петром Зориным⟧ была в ⟦России⟧. Для ⟦Орлова⟧ и ⟦Зорина⟧ это уже не новость.",
		"⟦МОСКВА⟧, 3 мая. Президент ⟦России⟧ не говорил о ⟦Северной Верфи⟧, хотя был на ⟦Северной Верфи⟧ с ⟦Андреем Орловым⟧. ⟦Орлов⟧ улетел.",
		"Учора ⟦Олена Петренко⟧ була у ⟦Києві⟧, але не в Одесі. Це сталося після того, як вона була з іншими.",
		"Он говорил с ⟦Ангелой Меркель⟧, а не с Ангелой Меркелем. Слова ⟦Меркель⟧ были ясны, но Меркеля там не было.",
		"По словам ⟦Марии Келлер⟧, это так. Мы были у ⟦Хиллари Клинтон⟧ и ⟦Кейт Миддлтон⟧. О ⟦Келлер⟧ и о ⟦Клинтон⟧ он не сказал.",
		"Это слова ⟦Ким Чен Ына⟧. Он был у ⟦Пан Ги Муна⟧ и не видел ⟦Ким Чен Ыном⟧ того, что было.",
		"Он читал ⟦Льва Толстого⟧ и говорил с ⟦Павлом Дуровым⟧ о ⟦Льве Толстом⟧. У ⟦Дурова⟧ это было. Картины ⟦Ильи Репина⟧ и ⟦Репина⟧.",
		"Он был у ⟦Сильвио Берлускони⟧, и ⟦Берлускони⟧ сказал, что это так. Стихи ⟦Анны Ахматовой⟧ и ⟦Ахматовой⟧ были там.",
		"Он был в ⟦Министерстве обороны⟧ и в ⟦Центральном банке России⟧. Это решение ⟦Совета Безопасности ООН⟧, но не ⟦Министерства обороны⟧.",
		"Он был в ⟦Ростове-на-Дону⟧ и не был в ⟦Белоруссии⟧.",
		"Он говорил с ⟦Томасом Брандтом⟧ и с ⟦Евой Брандт⟧. Слова ⟦Брандта⟧ были ясны. А что Брандт, это не ясно.",
		"Він був у ⟦Павла Петренка⟧ і говорив про це з ⟦Павлом Петренком⟧.",
		"Он видел ⟦Зарю⟧ и ⟦Заря⟧, но не был там, где были все.",
		"The word Москву is not a name in English, and so it is not found, but ⟦Москва⟧ is as it was listed and it has been.",
	} {
		text := strings.NewReplacer("⟦", "", "⟧", "").Replace(marked)
		if got := withMarks(text, link.New(d).Link(article("a", text)).Mentions); got != marked {
			t.Errorf("got  %s\nwant %s", got, marked)
		}
	}
}

// TestInflected says that names are found in the forms of many languages, each in
// articles of that language, and that what Arabic, Hebrew and Korean write beside a name
// is no part of it.
func TestInflected(t *testing.T) {
	places := func(names ...string) *briefing.Digest {
		d := &briefing.Digest{}
		for _, n := range names {
			d.Figures = append(d.Figures, figure(briefing.SubjectID(n), n))
		}
		return d
	}
	for _, tt := range []struct {
		names  string
		marked string
	}{
		{"Warszawa;Nowak", "Premier nie był w ⟦Warszawie⟧, ale rozmawiał z ⟦Nowakiem⟧ i to się stało."},
		{"Praha;Brno", "Vláda se sešla v ⟦Praze⟧, ale jednání už bylo před ⟦Brnem⟧, které je."},
		{"Beograd", "Vlada nije bila u ⟦Beogradu⟧, ali će to biti što pre kod ⟦Beograda⟧."},
		{"Београд", "Влада није била у ⟦Београду⟧, али ће то бити што пре код ⟦Београда⟧."},
		{"Αθήνα;Παύλος", "Ο πρωθυπουργός της ⟦Αθήνας⟧ μίλησε με τον ⟦Παύλο⟧."},
		{"Helsinki;Nurmi", "Hän ei ole ollut ⟦Helsingissä⟧, mutta se on myös ⟦Nurmen⟧ mukaan totta."},
		{"Budapest;Kovács", "A kormány nem volt ⟦Budapesten⟧, de ez már ⟦Kováccsal⟧ együtt az ő ügye és csak az övé."},
		{"Tartu;Tamm", "Ta ei olnud ⟦Tartus⟧, aga see on oma asi ning mida ta ⟦Tammega⟧ ütles."},
		{"Vilnius", "Jis buvo ⟦Vilniuje⟧, bet tai yra jo reikalas, kaip ir po ⟦Vilniaus⟧."},
		{"Liepāja", "Viņš nav bijis ⟦Liepājā⟧, bet tas ir arī pēc ⟦Liepājas⟧."},
		{"Երևան", "Նախարարը ⟦Երևանում⟧ էր, իսկ ⟦Երևանի⟧ մասին ոչինչ չասաց։"},
		{"ბათუმი", "მინისტრი ⟦ბათუმში⟧ იყო და ⟦ბათუმის⟧ შესახებ არაფერი თქვა."},
		{"부산;나토", "장관은 ⟦부산⟧에서 ⟦나토⟧와 ⟦부산⟧의 문제를 말했다. ⟦부산⟧, ⟦나토⟧."},
		{"القاهرة;طهران", "قال الوزير ⟦للقاهرة⟧ إن الاجتماع في ⟦طهران⟧ و⟦القاهرة⟧ لن يكون ب⟦طهران⟧."},
		{"מוסקבה;רומא", "השר היה ב⟦מוסקבה⟧ ולא אמר דבר על ⟦רומא⟧ ומ⟦מוסקבה⟧ שב."},
		{"Merkel", "⟦Merkels⟧ Minister hat es nicht gesagt, und das ist die Politik der Regierung."},

		{"Орлов;Орлова", "Он видел ⟦Орлова⟧ и говорил с ⟦Орловым⟧, а не с ними."},             // as listed before a form
		{"Марк;Марка", "Он видел ⟦Марка⟧ и сказал это Марку, а не им, когда был с ⟦Марком⟧."}, // a form of two
		{"Орлов", "Он видел орлова и ⟦Орлова⟧, а мы не были там."},
		{"Ким", "Он видел Кима, ⟦Ким⟧ же не был там и не сказал, что это так."},
		{"Москва;Варшава", "The words Москвы and Варшаву are of no table in an article that is in English, as this one is."},
		{"Орлов", "Министърът не каза нищо за Орлова и ще замине, но не е."},
	} {
		text := strings.NewReplacer("⟦", "", "⟧", "").Replace(tt.marked)
		if got := withMarks(text, link.New(places(strings.Split(tt.names, ";")...)).Link(article("a", text)).Mentions); got != tt.marked {
			t.Errorf("got  %s\nwant %s", got, tt.marked)
		}
	}
}

// withMarks returns a text with its mentions between ⟦ and ⟧.
func withMarks(text string, mentions []briefing.Mention) string {
	var out strings.Builder
	at := 0
	for _, m := range mentions {
		s := m.Ref.Span
		out.WriteString(text[at:s.Start] + "⟦" + s.In(text) + "⟧")
		at = s.End
	}
	return out.String() + text[at:]
}

// TestTorn says that a form which two figures share is reported, once for each article.
func TestTorn(t *testing.T) {
	d := &briefing.Digest{Figures: []*briefing.Figure{figure("b", "Марка"), figure("a", "Марк"), person("orlov", "Иван Орлов"), person("orlova", "Анна Орлова")}}
	text := "Это было сказано Марку, а не им. Он не видел Марку, как и мы. Он видел Орлову."
	links := link.New(d).Link(article("a", text))
	if len(links.Mentions) > 0 {
		t.Errorf("mentions: %v", links.Mentions)
	}
	both := "Там были Иван Орлов и Анна Орлова, и он сказал Орлову, что это так."
	one := "Там был Иван Орлов, и он сказал Орлову, что это так, а не иначе."
	if n := len(link.New(d).Link(article("a", both)).Mentions); n != 2 {
		t.Errorf("%s: %d mentions, want 2", both, n)
	}
	if n := len(link.New(d).Link(article("a", one)).Mentions); n != 2 {
		t.Errorf("%s: %d mentions, want 2", one, n)
	}
	if diff := cmp.Diff([]link.Ambiguity{{Article: "a", Surname: "Марку", Figures: []briefing.SubjectID{"b", "a"}}}, links.Ambiguous); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
