package language_test

import (
	"slices"
	"strings"
	"testing"

	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/language"
)

// TestInflection says which forms of names the tables make, and a few that they must not.
func TestInflection(t *testing.T) {
	for _, tt := range []struct{ code, name, forms, not string }{
		{"ru", "Москва", "Москвы Москве Москву Москвой", "Москвам"},
		{"ru", "Орлов", "Орлова Орлову Орловым Орлове", "Орловский"},
		{"ru", "Сергей", "Сергея Сергею Сергеем", "Серге"},
		{"ru", "Толстой", "Толстого Толстому Толстым Толстом", ""},
		{"ru", "Павел", "Павла Павлом", ""},
		{"uk", "Київ", "Києва Києву Києвом Києві", ""},
		{"uk", "Прага", "Праги Празі Прагу", ""},
		{"pl", "Kraków", "Krakowa Krakowie Krakowem", ""},
		{"pl", "Warszawa", "Warszawy Warszawie Warszawę Warszawą", ""},
		{"pl", "Niemcy", "Niemiec Niemczech", ""},
		{"cs", "Praha", "Prahy Praze Prahu Prahou", ""},
		{"cs", "Londýn", "Londýna Londýnu Londýně Londýnem", ""},
		{"sr", "Beograd", "Beograda Beogradu Beogradom", ""},
		{"sr", "Србија", "Србије Србији Србију Србијом", ""},
		{"el", "Αθήνα", "Αθήνας", ""},
		{"el", "Παύλος", "Παύλου Παύλο", ""},
		{"de", "Merkel", "Merkels", ""},
		{"de", "Paris", "", "Pariss Pari"},
		{"fi", "Helsinki", "Helsingin Helsingissä Helsinkiin Helsinkiä", ""},
		{"fi", "Hollanti", "Hollannin Hollannissa Hollantiin", ""},
		{"fi", "Virtanen", "Virtasen Virtasella Virtaseen", ""},
		{"hu", "Orbán", "Orbánnal Orbánnak Orbánt Orbánról", ""},
		{"hu", "Kovács", "Kováccsal", ""},
		{"et", "Tallinn", "Tallinna Tallinnas Tallinnast", ""},
		{"lt", "Vilnius", "Vilniaus Vilniuje Vilnių", ""},
		{"lt", "Šiauliai", "Šiaulių Šiauliuose", ""},
		{"lv", "Rīga", "Rīgas Rīgā Rīgu", ""},
		{"lv", "Bērziņš", "Bērziņa Bērziņam", ""},
		{"hy", "Երևան", "Երևանի Երևանում Երևանից", ""},
		{"ka", "თბილისი", "თბილისის თბილისში თბილისს", ""},
		{"ko", "푸틴", "푸틴은 푸틴이 푸틴을 푸틴과", "푸틴는"},
		{"ko", "서울", "서울로 서울에서", "서울는"},
		{"ar", "القاهرة", "والقاهرة بالقاهرة للقاهرة", "لالقاهرة"},
		{"he", "מוסקבה", "במוסקבה ומוסקבה שבמוסקבה", "המוסקבה"},
	} {
		var all []string
		name := fold.String(tt.name)
		x := language.InflectionOf(tt.code)
		for _, f := range x.Forms(name) {
			form := x.Form(f).Of(name)
			if !x.Form(f).Makes(form, name) {
				t.Errorf("%s: %s: the form %q does not know what it is of", tt.code, tt.name, form)
			}
			all = append(all, form)
		}
		for w := range strings.FieldsSeq(tt.forms) {
			if !slices.Contains(all, fold.String(w)) {
				t.Errorf("%s: %s: no %s", tt.code, tt.name, w)
			}
		}
		for w := range strings.FieldsSeq(tt.not) {
			if slices.Contains(all, fold.String(w)) {
				t.Errorf("%s: %s: %s is a form", tt.code, tt.name, w)
			}
		}
	}
}

// TestInflectionKeepsScripts says that a word has only forms in its own script, except that
// Korean particles stand beside any word.
func TestInflectionKeepsScripts(t *testing.T) {
	for _, tt := range []struct{ code, word, want string }{
		{"ru", "Orvik", ""},
		{"ru", "Mira", ""},
		{"uk", "Karst", ""},
		{"ru", "400", ""},
		{"el", "Орлов", ""},
		{"pl", "Орлов", ""},
		{"hy", "Orvik", ""},
		{"ka", "Orvik", ""},
		{"ar", "Orvik", ""},
		{"he", "Orvik", ""},
		{"sr", "Orvik", "Orvika Orviku Orvikom Orvikem Orvike Orviki"},
		{"sr", "Орвик", "Орвика Орвику Орвиком Орвикем Орвике Орвики"},
		{"de", "Орлов", ""},
	} {
		if got := strings.Join(language.InflectionOf(tt.code).Written(tt.word), " "); got != tt.want {
			t.Errorf("%s: %s has the forms %q, want %q", tt.code, tt.word, got, tt.want)
		}
	}
	if got := language.InflectionOf("ko").Written("Orvik"); !slices.Contains(got, "Orvik은") {
		t.Errorf("ko: Orvik has the forms %q, want Orvik은 among them", got)
	}
}

// TestInflectionIsBounded says that a word has some dozen forms, whatever it is.
func TestInflectionIsBounded(t *testing.T) {
	for _, code := range strings.Fields("ru uk pl cs sr el de fi hu et lt lv hy ka ko ar he") {
		for _, w := range []string{"", "a", "aa", "nen", "kka", "лев", "ος", strings.Repeat("kt", 1000)} {
			if n := len(language.InflectionOf(code).Forms(w)); n > 150 {
				t.Errorf("%s: %.9s: %d forms", code, w, n)
			}
		}
	}
}
