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
	}}
	for _, marked := range []string{
		"Вчера ⟦Андрей Орлов⟧ прибыл в ⟦Москву⟧, но не был в ⟦Риге⟧. По словам ⟦Орлова⟧, встреча с ⟦Петром Зориным⟧ была в ⟦России⟧. Для ⟦Орлова⟧ и ⟦Зорина⟧ это уже не новость.",
		"⟦МОСКВА⟧, 3 мая. Президент ⟦России⟧ не говорил о ⟦Северной Верфи⟧, хотя был на ⟦Северной Верфи⟧ с ⟦Андреем Орловым⟧. ⟦Орлов⟧ улетел.",
		"Учора ⟦Олена Петренко⟧ була у ⟦Києві⟧, але не в Одесі. Це сталося після того, як вона була з іншими.",
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
