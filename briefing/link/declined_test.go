package link_test

import (
	"strings"
	"testing"

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
		var got strings.Builder
		at := 0
		for _, m := range link.New(d).Link(article("a", text)).Mentions {
			s := m.Ref.Span
			got.WriteString(text[at:s.Start] + "⟦" + s.In(text) + "⟧")
			at = s.End
		}
		if got.WriteString(text[at:]); got.String() != marked {
			t.Errorf("got  %s\nwant %s", got.String(), marked)
		}
	}
}
