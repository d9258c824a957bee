package variants_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/link"
	"briefing/briefing/variants"
)

// TestAcross proposes full names and countries in other scripts, by their sound and by a
// table; and no single names, nor names that sound nearly alike.
func TestAcross(t *testing.T) {
	person := func(name string, aliases ...string) *briefing.Figure {
		return &briefing.Figure{ID: briefing.SubjectID(strings.ReplaceAll(strings.ToLower(name), " ", "-")), Type: briefing.Person, Name: name, Aliases: aliases}
	}
	place := func(name string) *briefing.Figure {
		return &briefing.Figure{ID: briefing.SubjectID(strings.ToLower(name)), Type: briefing.Place, Name: name}
	}
	for _, tt := range []struct {
		figures []*briefing.Figure
		texts   []string
		want    string
	}{
		{
			[]*briefing.Figure{person("Vladimir Putin", "Putin"), person("Sergei Lavrov"), place("Iran")},
			[]string{
				"Вчера Владимир Путин был в Иране, а не в Москве. Путин это сказал.", "Слова Владимира Путина об Иране, как и слова Сергея Лаврова, были ясны. Это сказал Сергей Лавров.",
				"Владимир Петин и Сергей Лаврин это не те, что были в Ирландии.",
			},
			"iran Иран place 2/2 · sergei-lavrov Сергей Лавров script 2/1 · vladimir-putin Владимир Путин script 2/1",
		},
		{
			[]*briefing.Figure{person("Vladimir Putin"), person("Masoud Pezeshkian"), place("Russia")},
			[]string{"ولادیمیر پوتین و مسعود پزشکیان در روسیه دیدار کردند.", "قال فلاديمير بوتين إن الاجتماع في روسيا.", "ולדימיר פוטין אמר זאת ברוסיה."},
			"masoud-pezeshkian مسعود پزشکیان script 1/1 · russia רוסיה place 1/1 · russia روسيا place 1/1 · russia روسیه place 1/1 · " +
				"vladimir-putin ולדימיר פוטין script 1/1 · vladimir-putin فلاديمير بوتين script 1/1 · vladimir-putin ولادیمیر پوتین script 1/1",
		},
		{
			[]*briefing.Figure{place("Russia"), place("Iran")},
			[]string{"昨天俄罗斯和伊朗签署了协议。俄罗斯说没有问题。", "ロシアとイランは会談した。", "러시아는 이란과 회담했다."},
			"iran イラン place 1/1 · iran 伊朗 place 1/1 · iran 이란 place 1/1 · russia ロシア place 1/1 · russia 俄罗斯 place 2/1 · russia 러시아 place 1/1",
		},
		{
			[]*briefing.Figure{person("Владимир Орлов"), person("Анна Белова")},
			[]string{"Yesterday Vladimir Orlov said that Anna Belova had gone, and Vladimir Orel had not."},
			"анна-белова Anna Belova script 1/1 · владимир-орлов Vladimir Orlov script 1/1",
		},
		{[]*briefing.Figure{person("Ada Holm")}, []string{"Ада это сказала, а не Хольм. Это был он."}, ""},
	} {
		d := &briefing.Digest{Figures: tt.figures}
		f, l := variants.New(d), link.New(d)
		for i, text := range tt.texts {
			a := &briefing.Article{Entry: briefing.Entry{ID: briefing.ArticleID(fmt.Sprint(i))}, Text: text}
			f.Read(a, l.Link(a).Mentions)
		}
		var got []string
		for _, s := range f.Suggest() {
			if s.Why == variants.Script || s.Why == variants.Other {
				got = append(got, fmt.Sprintf("%s %s %s %d/%d", s.Figure, s.Spelling, s.Why, s.Mentions, s.Articles))
			}
		}
		slices.Sort(got)
		if out := strings.Join(got, " · "); out != tt.want {
			t.Errorf("got  %s\nwant %s", out, tt.want)
		}
	}
}
