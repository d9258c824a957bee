package sentence_test

import "testing"

// languages has sentences as the scripts and languages of the world end them; ⟦ and ⟧
// stand around each.
var languages = map[string][]string{
	"Hindi":     {"⟦नाव रात में डूबी।⟧ ⟦कप्तान क्यों रुका?⟧ ⟦किसी ने नहीं कहा।⟧", "⟦डॉ. राव आए॥⟧ ⟦वे गए।⟧"},
	"Urdu":      {"⟦کشتی رات کو ڈوبی۔⟧ ⟦کپتان کیوں رکا؟⟧ ⟦کسی نے نہیں کہا۔⟧"},
	"Persian":   {"⟦قایق در شب فرو رفت.⟧ ⟦چرا ناخدا ماند؟⟧ ⟦«او نرفت.»⟧ ⟦کسی نگفت.⟧"},
	"Arabic":    {"⟦غرقت العبّارة ليلًا.⟧ ⟦لماذا بقي القبطان؟⟧ ⟦لم يقل أحد شيئًا!⟧"},
	"Hebrew":    {"⟦הסירה טבעה בלילה.⟧ ⟦דובר צה\"ל לא בא.⟧ ⟦למה?⟧"},
	"Armenian":  {"⟦Նավը խորտակվեց գիշերը։⟧ ⟦Ինչո՞ւ մնաց նավապետը։⟧ ⟦Ոչ ոք չասաց:⟧ ⟦Նա գնաց:⟧"},
	"Georgian":  {"⟦გემი ღამით ჩაიძირა.⟧ ⟦რატომ დარჩა კაპიტანი?⟧ ⟦არავინ თქვა.⟧"},
	"Greek":     {"⟦Το πλοίο βυθίστηκε.⟧ ⟦Γιατί έμεινε ο καπετάνιος;⟧ ⟦«Ποιος ξέρει;»⟧ ⟦Κανείς.⟧", "⟦« Πού είναι ; »⟧ ⟦Δεν απάντησε.⟧"},
	"Chinese":   {"⟦渡轮在夜里沉没。⟧⟦船长为什么留下？⟧⟦“没有人知道。”⟧⟦他走了！⟧"},
	"Japanese":  {"⟦船は夜に沈んだ。⟧⟦船長はなぜ残ったのか?⟧⟦誰も知らない!⟧⟦「行かない。」と彼は言った。⟧"},
	"Russian":   {"⟦Паром затонул 3 мая 1990 г. у берега.⟧ ⟦Капитан остался (род. 4 мая).⟧ ⟦Почему?⟧"},
	"Ukrainian": {"⟦Пором затонув.⟧ ⟦Чому залишився капітан?⟧"},
	"Polish":    {"⟦W 1990 r. Holm był na promie.⟧ ⟦Prom zatonął w 1990 r.⟧ ⟦Obok stoi kościół św. Anny.⟧"},
	"German":    {"⟦Die Fähre sank am 3. Oktober.⟧ ⟦Sie fuhr z. B. nachts.⟧"},
	"Burmese":   {"⟦လှေနစ်သည်။⟧ ⟦သူမသွားပါ။⟧"},
	"Khmer":     {"⟦ទូកលិច។⟧ ⟦គាត់មិនទៅ។⟧"},
	"Amharic":   {"⟦ጀልባው ሰመጠ።⟧ ⟦እርሱ ቀረ።⟧"},
	"English":   {"⟦She waited; then she left: nobody came.⟧ ⟦Why?⟧"},
}

func TestLanguages(t *testing.T) {
	for language, texts := range languages {
		for _, marked := range texts {
			text, _ := unmark(marked)
			if got := mark(text); got != marked {
				t.Errorf("%s:\n got %s\nwant %s", language, got, marked)
			}
		}
	}
}
