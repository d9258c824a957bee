package scrub

import (
	"strings"
	"testing"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
)

const (
	german     = "Die Fähre läuft wieder aus, sagte der Hafenmeister am Samstag, und fügte hinzu, dass die Brücke für größere Schiffe gesperrt bleibe. Die Prüfung dauere länger."
	french     = "Le bac a été remis en service samedi, a déclaré la capitainerie, après une semaine de travaux sur la jetée que la tempête avait renversée, à quelques mètres du quai. « C’était très long », a-t-elle ajouté."
	polish     = "Prom znów kursuje, powiedział w sobotę kapitan portu i podziękował wszystkim, którzy przez dziewięć dni pracowali na mrozie, żeby naprawić zniszczoną ścianę."
	russian    = "Паром снова ходит по расписанию, сказал начальник порта в субботу и поблагодарил всех, кто девять дней работал на холоде. Ремонт причала обойдётся в четыре миллиона."
	german1252 = "Die F\xe4hre l\xe4uft wieder aus, und die Br\xfccke bleibt f\xfcr Schiffe gesperrt."
	chinese    = "港口在暴风雨过后的第九天重新开放，第一艘渡轮在星期六早上离开了码头，船上有一百二十名乘客。港口主任说，修理的费用是四百万，大部分由保险公司支付。"
	korean_    = "항구는 폭풍이 지나간 지 아흐레 만에 다시 문을 열었고 첫 번째 여객선이 토요일 아침에 백이십 명의 승객을 태우고 부두를 떠났다. 수리비는 사백만에 이른다."
	nihongo    = "嵐が過ぎてから九日目に港は再び開かれ、最初のフェリーが土曜日の朝に百二十人の乗客を乗せて埠頭を離れた。修理の費用は四百万で、大部分は保険会社が支払う。"
)

// A text is read in its own encoding, or as one that is not known: never in
// another.
func TestDetect(t *testing.T) {
	for _, tt := range []struct {
		name, text string
		in         encoding.Encoding
		read       bool
	}{
		{"German", german, charmap.Windows1252, true},
		{"French", french, charmap.Windows1252, true},
		{"Russian, Windows", russian, charmap.Windows1251, true},
		{"Russian, KOI8", russian, charmap.KOI8R, true},
		{"Russian, ISO", russian, charmap.ISO8859_5, false},
		{"Russian, DOS", russian, charmap.CodePage866, false},
		{"Polish, ISO", polish, charmap.ISO8859_2, false},
		{"Polish, Windows", polish, charmap.Windows1250, false},
		{"Chinese", chinese, simplifiedchinese.GBK, true},
		{"Korean", korean_, korean.EUCKR, false},
		{"Japanese, Shift JIS", nihongo, japanese.ShiftJIS, false},
		{"Japanese, EUC", nihongo, japanese.EUCJP, false},
		{"a few letters", "Die F\u00e4hre.", charmap.Windows1252, true},
		{"a letter and a sign", "The caf\u00e9 \u2013 it is open.", charmap.Windows1252, true},
		{"names of several languages", strings.Repeat("The ferry left on Saturday. ", 20) + "S\u00e3o Paulo, M\u00fcller, \u00c5ngstr\u00f6m, Pe\u00f1a.", charmap.Windows1252, true},
		{"a letter of Polish", "Pawe\u0142 came.", charmap.ISO8859_2, false},
		{"no letter", "It is \u00d7 times that.", charmap.Windows1252, false},
		{"late", strings.Repeat("The ferry left. ", 5000) + "The caf\u00e9 is open.", charmap.Windows1252, true},
	} {
		data, err := tt.in.NewEncoder().String(tt.text)
		if err != nil {
			t.Fatalf("%s: %v", tt.name, err)
		}
		got, err := Decode([]byte(data))
		if tt.read != (got == tt.text) || !tt.read && err == nil && !strings.Contains(got, "\ufffd") {
			t.Errorf("%s: read as %.80q, %v", tt.name, got, err)
		}
	}
}

// Where bytes outside of ASCII are few, their places say what they cannot be; what
// they can be is told as a guess.
func TestDetectOfFew(t *testing.T) {
	long := strings.Repeat("The ferry left. ", 100)
	for _, tt := range []struct {
		name, text string
		in         encoding.Encoding
		want       string // "" if nothing can be told
	}{
		{"German", "Die F\u00e4hre nach K\u00f6ln.", charmap.Windows1252, "Die F\u00e4hre nach K\u00f6ln."},
		{"German, DOS", "Die F\u00e4hre nach K\u00f6ln.", charmap.CodePage850, ""},
		{"German, DOS, some more", "Die F\u00e4hre f\u00e4hrt nach K\u00f6ln.", charmap.CodePage850, ""},
		{"Czech name, ISO", "The \u0160koda works.", charmap.ISO8859_2, ""},
		{"Polish word, Windows", "He said mo\u017ce.", charmap.Windows1250, ""},
		{"Russian words of a letter, KOI8", long + "\u0438 \u0432 ", charmap.KOI8R, ""},
		{"Russian words of a letter, Windows", long + "\u0438 \u0432 ", charmap.Windows1251, ""},
		{"Czech name, Windows", "Alexander Dub\u010dek came.", charmap.Windows1250, "Alexander Dub\u00e8ek came."},
		{"Lithuanian name", "\u010ciurlionis the painter.", charmap.Windows1257, "\u00c8iurlionis the painter."},
		{"quotes and years", "\u201cIt\u2019s \u00a9 2031,\u201d she said \u2013 in 2031\u201332, at 20\u00a0\u00b0C.", charmap.Windows1252, "\u201cIt\u2019s \u00a9 2031,\u201d she said \u2013 in 2031\u201332, at 20\u00a0\u00b0C."},
		{"a dash between words", long + "\u201cSo\u201d, \u201cso\u201d, \u201cso\u201d, \u201cso\u201d and \u201cso\u201d\u2014yes.", charmap.Windows1252, long + "\u201cSo\u201d, \u201cso\u201d, \u201cso\u201d, \u201cso\u201d and \u201cso\u201d\u2014yes."},
		{"French words of a letter", strings.Repeat("Il va \u00e0 pied \u00e0 Paris. ", 3), charmap.Windows1252, strings.Repeat("Il va \u00e0 pied \u00e0 Paris. ", 3)},
	} {
		data, err := tt.in.NewEncoder().String(tt.text)
		if err != nil {
			t.Fatalf("%s: %v", tt.name, err)
		}
		got, loss, err := DecodeString(data, "")
		if tt.want == "" {
			if err != nil || !strings.Contains(got, "\ufffd") || loss == nil || loss.Count == 0 {
				t.Errorf("%s: read as %q, %v, %v", tt.name, got, loss, err)
			}
			continue
		}
		if got != tt.want || err != nil {
			t.Errorf("%s: read as %q, %v, want %q", tt.name, got, err, tt.want)
		}
	}
}

// A text that breaks off within a rune is UTF-8, as far as it goes.
func TestDetectCut(t *testing.T) {
	for _, data := range []string{"It ends in a quote \xe2", "It ends in a quote\xe2\x80", "It ends in a letter: caf\xc3", strings.Repeat("It ends. ", 10_000) + "caf\xe9"} {
		got, loss, err := DecodeString(data, "")
		if err != nil || !strings.HasSuffix(got, "\ufffd") || loss == nil || loss.Count == 0 {
			t.Errorf("%.40q: read as %.60q, %v, %v", data, got, loss, err)
		}
	}
	head := strings.Repeat("a", detected-2) + " \xe9t\xe9."
	if got, _, err := DecodeString(head, ""); err != nil || !strings.HasSuffix(got, "\u00e9t\u00e9.") {
		t.Errorf("a letter at the end of what tells: %.20q, %v", got[detected-2:], err)
	}
}

func TestDecodeAs(t *testing.T) {
	sjis, err := japanese.ShiftJIS.NewEncoder().String(nihongo)
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct{ name, data, label, want string }{
		{"declared", sjis, "Shift_JIS", nihongo},
		{"declared wrongly", nihongo, "Shift_JIS", nihongo},
		{"a mark says otherwise", "\xff\xfea\x00", "windows-1252", "a"},
		{"unknown label", "a", "x-none", "a"},
		{"controls", "a\xe9\x1b", "latin1", "aé\ufffd"},
	} {
		if got, err := DecodeAs([]byte(tt.data), tt.label); got != tt.want || err != nil {
			t.Errorf("%s: %.60q, %v, want %.60q", tt.name, got, err, tt.want)
		}
	}
}

// TestLoss says what of a document is shown as U+FFFD.
func TestLoss(t *testing.T) {
	for _, tt := range []struct {
		name, data, label, want string
		line, column            int
	}{
		{"sound", "a\u00e9\ufffd", "", "", 0, 0},
		{"Western", german1252, "", "", 0, 0},
		{"a guess", "One\r\nthe caf\xe9 \x96 it is open.", "", "read as Windows-1252, which is a guess from 2 bytes", 2, 8},
		{"a guess that is short of a letter", "Die F\xe4hre." + strings.Repeat(" ", detected) + "\x81", "", "read as Windows-1252, which is a guess from 1 byte; 1 character cannot be read in its encoding: shown as U+FFFD", 1, 6},
		{"cut", "One\nlast caf\xc3", "", "1 byte is not UTF-8 and of no encoding that could be told: shown as U+FFFD", 2, 9},
		{"broken", "caf\u00e9 caf\u00e9 \xc3 \xff.", "", "2 bytes are not UTF-8 and of no encoding that could be told: shown as U+FFFD", 1, 11},
		{"not of its encoding", "a\x81b", "windows-1253", "1 character cannot be read in its encoding: shown as U+FFFD", 1, 0},
		{"odd", "\xff\xfea\x00b", "", "1 character cannot be read in its encoding: shown as U+FFFD", 1, 2},
		{"control", "a\x1bb", "", "", 0, 0},
	} {
		_, loss, err := DecodeString(tt.data, tt.label)
		switch {
		case err != nil:
			t.Errorf("%s: %v", tt.name, err)
		case tt.want == "" && loss != nil, tt.want != "" && (loss == nil || loss.Error() != tt.want):
			t.Errorf("%s: %v, want %q", tt.name, loss, tt.want)
		case loss != nil && (loss.Line != tt.line || tt.column > 0 && loss.Column != tt.column):
			t.Errorf("%s: at %d:%d, want %d:%d", tt.name, loss.Line, loss.Column, tt.line, tt.column)
		}
	}
}
