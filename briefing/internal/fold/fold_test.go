package fold_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"briefing/briefing/internal/fold"
)

func TestString(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"", ""},
		{" \n", ""},
		{"Tehran", "tehran"},
		{"Tehran and MOSCOW", "tehran and moscow"},
		{"Iran's navy", "iran navy"},
		{"Iran’s navy, IRAN'S NAVY", "iran navy iran navy"},
		{"’s", "s"},
		{"the S's", "the s"},
		{"O’Brien’s", "o brien"},
		{"al-Assad", "al assad"},
		{"S-400, S‑400, S–400", "s 400 s 400 s 400"},
		{"no\u00a0break", "no break"},
		{"Erdoğan Müller Kyïv", "erdogan muller kyiv"},
		{"Łukasz Øst Đoković Straße Æon œuvre Iğdır", "lukasz ost dokovic strasse aeon oeuvre igdir"},
		{"Mu\u0308ller", "muller"},
		{"STRASSE STRAẞE", "strasse strasse"},
		{"İstanbul", "istanbul"},
		{"ﬁrm", "firm"},
		{"ex\u00adample", "example"},
		{"ʿAli Saʿd Iranʼs", "ali sa d iran"},
		{"snake_case", "snake case"},
		{"8,000 drones", "8 000 drones"},
		{"Путин ΟΔΥΣΣΕΥΣ Ὀδυσσεύς", "путин οδυσσευσ οδυσσευσ"},
		{"रिज़र्व रिजर्व फ़ौज पहाड़ पहाड", "रिजर्व रिजर्व फौज पहाड़ पहाड"},
		{"हिन्दी हिंदी चाँद चांद नरेन्द्र सम्मान जन्म", "हिंदी हिंदी चांद चांद नरेंद्र सम्मान जन्म"},
		{"Երևան ԵՐԵՎԱՆ երեւան ու", "երեվան երեվան երեվան ու"},
		{"מֹסְקבָה צה''ל", "מסקבה צהל"},
		{"a\xffb", "a b"},
		{"\u0301", ""},
		{"a \u0301 b", "a b"},
		{"普京访问 S-400导弹", "普 京 访 问 s 400 导 弹"},
		{"ガザとパリ、ﾌﾟｰﾁﾝ・イラン", "ガ ザ と パ リ プ ー チ ン イ ラ ン"},
		{"カ\u3099サ 第3次", "ガ サ 第 3 次"},
		{"Vladimir \x1a\x1aPu\x1atin\x1a\x1a, \x1a\x1a", "vladimir putin"},
		{"กำลังทำ ๒๐", "ก ำ ลั ง ท ำ ๒๐"},
		{"เรือ4ลำ", "เ รื อ 4 ล ำ"},
		{"កប៉ាល់", "ក ប៉ា ល់"},
		{"צה\"ל צה״ל \"שלום\" ג'", "צהל צהל שלום ג"},
		{"ո՞վ, այո՛", "ով այո"},
		{"علي كتاب", "علی کتاب"},
		{"کتــاب", "کتاب"},
		{"کتاب\u200cها می\u200cرود", "کتابها میرود"},
		{"\x1aPutin\x1a\x1a's and Erdo\x1a\x1ağan’\x1as", "putin and erdogan"},
	} {
		if got := fold.String(tt.in); got != tt.want {
			t.Errorf("String(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestWords(t *testing.T) {
	text := "Erdoğan’s \x1a\x1aS\x1a‑400\x1a"
	var got []string
	for w := range fold.Words(text) {
		got = append(got, fmt.Sprintf("%s=%s", text[w.Start:w.End], w.Folded))
	}
	want := []string{"Erdoğan=erdogan", "S=s", "400=400"}
	if !slices.Equal(got, want) {
		t.Errorf("Words(%q) = %q, want %q", text, got, want)
	}
}

func TestJoined(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"The S-400 came.", "S-400=s400"},
		{"S\x1a-\x1a400", "S\x1a-\x1a400=s400"},
		{"S‑400 S–400", "S‑400=s400 S–400=s400"},
		{"O’Brien’s and O'Brien", "O’Brien=obrien O'Brien=obrien"},
		{"1,200 of 3,400,000", "1,200=1200 3,400,000=3400000"},
		{"8.000, 3.400.000 und 1’200", "8.000=8000 3.400.000=3400000 1’200=1200"},
		{"8\u202f000 ou 3\u00a0400\u2009000", "8\u202f000=8000 3\u00a0400\u2009000=3400000"},
		{"1.5 of 2024.10, 3.1415, 5 000, 1000.000, 3.a00", ""},
		{"one,two 3,four 5, 6", ""},
		{"the U.S. navy", "U.S=us"},
		{"3.5 and the.end", ""},
		{"war—which S - 400", ""},
		{"Bashar al-Assad", "al-Assad=alassad"},
		{"state-of-the-art", "state-of-the-art=stateoftheart"},
		{"Iran's", ""},
		{"Müller-Łuk", "Müller-Łuk=mullerluk"},
	} {
		var got []string
		for w := range fold.Joined(tt.in) {
			got = append(got, tt.in[w.Start:w.End]+"="+w.Folded)
		}
		if g := strings.Join(got, " "); g != tt.want {
			t.Errorf("Joined(%q) = %q, want %q", tt.in, g, tt.want)
		}
	}
}

// TestIndex says that characters of scripts without spaces are indexed in pairs that
// stay within a run.
func TestIndex(t *testing.T) {
	for _, tt := range []struct{ in, want string }{
		{"the S-400", "the s 400"},
		{"普京访问", "普京 京访 访问 问"},
		{"等着普京，访问", "等着 着普 普京 京 访问 问"},
		{"S-400导弹 来", "s 400 导弹 弹 来"},
		{"普\x1a\x1a京", "普京 京"},
		{"กำลัง", "กำ ำลั ลัง ง"},
		{"パリ\nで", "パリ リ で"},
	} {
		if got, _ := fold.Index(tt.in); got != tt.want {
			t.Errorf("Index(%q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

// TestHalves says that a Persian word is found by its halves, besides as a whole.
func TestHalves(t *testing.T) {
	text := "کتاب\u200cها، क\u200cष"
	if words, halves := fold.Index(text); words != "کتابها "+fold.String("क\u200cष") || halves != "کتاب ها " {
		t.Errorf("index %q and %q", words, halves)
	}
	for w := range fold.Joined(text) {
		t.Errorf("compound %q", w.Folded)
	}
}

func TestAppendCased(t *testing.T) {
	for in, want := range map[string]string{
		"Erdoğan": "Erdogan",
		"MÜLLER":  "MULLER",
		"Łukasz":  "Lukasz",
		"NATO":    "NATO",
		"ẞ":       "SS",
	} {
		if got := string(fold.AppendCased(nil, in)); got != want {
			t.Errorf("AppendCased(%q) = %q, want %q", in, got, want)
		}
	}
}

func TestPlain(t *testing.T) {
	for want, twins := range map[rune]string{
		'-':  "-‐‑‒–—−",
		'\'': "'’‘ʼʿ′`",
		'"':  "\"“”„«»",
		' ':  " \t\n\u00a0\u202f\u2009",
		'a':  "a",
		'é':  "",
	} {
		for _, r := range twins {
			if got := fold.Plain(r); got != want {
				t.Errorf("Plain(%q) = %q, want %q", r, got, want)
			}
		}
	}
}

func TestWordsDoesNotAllocate(t *testing.T) {
	text := strings.Repeat("the treaty was signed in october ", 10)
	n := testing.AllocsPerRun(10, func() {
		for range fold.Words(text) {
			continue
		}
	})
	if n > 0 {
		t.Errorf("%v allocations for folded text, want none", n)
	}
}

func FuzzWords(f *testing.F) {
	for _, s := range []string{
		"Iran’s S‑400", "Erdoğan\u0301 ŉ ﷺ Ŀ ǅ", "a\xffb\xc3", "1,200", "U.S.", "ͺ \u200c\u0301", "’s’s's",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for w := range fold.Words(text) {
			if w.Start < end || w.End <= w.Start || w.End > len(text) || w.Folded == "" {
				t.Fatalf("%q: word %+v after byte %d of %d", text, w, end, len(text))
			}
			onBorders(t, text, w)
			end = w.End
		}
		end = 0
		for w := range fold.Joined(text) {
			if w.Start < end || w.End <= w.Start || w.End > len(text) || w.Folded == "" {
				t.Fatalf("%q: compound %+v after byte %d of %d", text, w, end, len(text))
			}
			onBorders(t, text, w)
			end = w.End
		}
		var compounds strings.Builder
		for w, joined := range fold.All(text) {
			if joined {
				compounds.WriteString(w.Folded + " ")
			}
		}
		words, joined := fold.Index(text)
		if joined != compounds.String() {
			t.Fatalf("%q: compounds %q in the index, want %q", text, joined, compounds.String())
		}
		if want := fold.String(text); words != want && !strings.ContainsFunc(want, fold.Unspaced) {
			t.Fatalf("%q: index of %q, want %q", text, words, want)
		}
		var all []fold.Word
		for w, joined := range fold.All(text) {
			if !joined {
				all = append(all, w)
			}
		}
		if words := slices.Collect(fold.Words(text)); !slices.Equal(all, words) {
			t.Fatalf("%q: words %v of all, want %v", text, all, words)
		}
		once := fold.String(text)
		if twice := fold.String(once); twice != once {
			t.Fatalf("%q folds to %q, and that to %q", text, once, twice)
		}
	})
}

func onBorders(t *testing.T, text string, w fold.Word) {
	t.Helper()
	for _, at := range []int{w.Start, w.End} {
		if at < len(text) && !utf8.RuneStart(text[at]) && utf8.ValidString(text) {
			t.Fatalf("%q: %+v cuts a rune", text, w)
		}
	}
}

func BenchmarkWords(b *testing.B) {
	text := strings.Repeat("On Friday the President came to Moscow, where he was to hold talks. ", 1000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		for range fold.Words(text) {
			continue
		}
	}
}
