package bidi_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"

	"briefing/ui/bidi"
)

// hebrew returns s with Hebrew letters for capitals; latin the reverse.
func hebrew(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' {
			return 'א' + r - 'A'
		}
		return r
	}, s)
}

func latin(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'א' && r <= 'א'+25 {
			return 'A' + r - 'א'
		}
		return r
	}, s)
}

// TestText shows the order on the screen. Capitals stand for Hebrew letters.
func TestText(t *testing.T) {
	for _, tt := range []struct{ in, full, words string }{
		{"", "", ""},
		{"a ship (2024)", "a ship (2024)", "a ship (2024)"},
		{"SHIP", "PIHS", "SHIP"},
		{"THE SHIP SANK.", ".KNAS PIHS EHT", ".SANK SHIP THE"},
		{"THE SHIP (2024), 5-3!", "!5-3 ,(2024) PIHS EHT", "!5-3 ,(2024) SHIP THE"},
		{"the SHIP sank", "the PIHS sank", "the SHIP sank"},
		{"the SHIP SANK.", "the KNAS PIHS.", "the SANK SHIP."},
		{"SHIP abc def SANK", "KNAS abc def PIHS", "SANK abc def SHIP"},
		{"«SHIP» <a>", "<a> «PIHS»", "<a> «SHIP»"},
		{"THE SHIP · post · 3 may 2024", "3 may 2024 · post · PIHS EHT", "3 may 2024 · post · SHIP THE"},
		{"THE SHIP\u00a0· 3 may · 65", "65 · 3 may ·\u00a0PIHS EHT", "65 · 3 may ·\u00a0SHIP THE"},
		{"post · THE SHIP (a) · 3 may", "post · (a) PIHS EHT · 3 may", "post · (a) SHIP THE · 3 may"},
		{"SEE http://a.example/b-1 HERE", "EREH http://a.example/b-1 EES", "HERE http://a.example/b-1 SEE"},
		{"A\u200cB 7%", "7% BA\u200c", "7% A\u200cB"},
	} {
		if got := latin(bidi.Text(hebrew(tt.in), bidi.Full)); got != tt.full {
			t.Errorf("full: %q is shown as %q, want %q", tt.in, got, tt.full)
		}
		if got := latin(bidi.Text(hebrew(tt.in), bidi.Words)); got != tt.words {
			t.Errorf("words: %q is shown as %q, want %q", tt.in, got, tt.words)
		}
		if got := latin(bidi.Text(hebrew(tt.in), bidi.Off)); got != tt.in {
			t.Errorf("off: %q is shown as %q", tt.in, got)
		}
	}
}

func TestParagraph(t *testing.T) {
	for text, want := range map[string]bool{
		"":          false,
		"۱۲":        false,
		"12 کشتی":   true,
		"ship کشتی": false,
		"«کشتی»":    true,
	} {
		if got := bidi.Read(text).RightToLeft(); got != want {
			t.Errorf("%q runs from right to left: %v", text, got)
		}
	}
	if bidi.ReadLeftToRight("کشتی := 1").RightToLeft() {
		t.Error("code runs from right to left")
	}
	if !bidi.Read("渡轮 – ship, паром").Plain() {
		t.Error("a text without letters from right to left is not plain")
	}
}

// TestHasRightToLeft compares the quick look with every letter's class.
func TestHasRightToLeft(t *testing.T) {
	for r := rune(0x20); r < 0x20000; r++ {
		if !unicode.IsGraphic(r) || r >= 0xD800 && r < 0xE000 {
			continue
		}
		is := bidi.Read(string(r)).RightToLeft()
		if got := bidi.HasRightToLeft("ж" + string(r) + "中"); got != is {
			t.Errorf("%U: right to left %v, want %v", r, got, is)
		}
	}
}

func TestMode(t *testing.T) {
	for _, tt := range []struct {
		env  string
		want bidi.Mode
	}{
		{"", bidi.Full},
		{"VTE_VERSION=7600", bidi.Full},
		{"KITTY_WINDOW_ID=1", bidi.Words},
		{"KITTY_WINDOW_ID=1 TMUX=x", bidi.Full},
		{"TERM_PROGRAM=Apple_Terminal", bidi.Off},
		{"WT_SESSION=1", bidi.Off},
		{"TERM_PROGRAM=WezTerm", bidi.Full},
	} {
		getenv := func(name string) string {
			for f := range strings.FieldsSeq(tt.env) {
				if value, ok := strings.CutPrefix(f, name+"="); ok {
					return value
				}
			}
			return ""
		}
		if got := bidi.Suits(getenv); got != tt.want {
			t.Errorf("%s: %v, want %v", tt.env, got, tt.want)
		}
		on, off := bidi.Explicit(getenv)
		if asks := strings.HasPrefix(tt.env, "VTE"); (on != "") != asks || (off != "") != asks {
			t.Errorf("%s: sends %q and %q", tt.env, on, off)
		}
	}
	for _, m := range []bidi.Mode{bidi.Auto, bidi.Full, bidi.Words, bidi.Off} {
		if got, err := bidi.ParseMode(m.String()); got != m || err != nil {
			t.Errorf("mode %v: %v, %v", m, got, err)
		}
	}
	if _, err := bidi.ParseMode("on"); err == nil {
		t.Error("a mode of no name is taken")
	}
}

func FuzzOrder(f *testing.F) {
	f.Add("SHIP (a) 12%", 3)
	f.Add("کتاب\u200cها «a»", 1)
	f.Add("\xff\u200fא\x80", 2)
	f.Fuzz(func(t *testing.T, text string, step int) {
		var starts []int
		for i := range text {
			if step <= 1 || len(starts) == 0 || i%step == 0 {
				starts = append(starts, i)
			}
		}
		for _, m := range []bidi.Mode{bidi.Full, bidi.Words, bidi.Off} {
			order := bidi.Read(text).Order(starts, m)
			slices.Sort(order)
			for i, n := range order {
				if i != n {
					t.Fatalf("%q: order %v", text, order)
				}
			}
			if len(order) != len(starts) {
				t.Fatalf("%q: %d of %d", text, len(order), len(starts))
			}
		}
	})
}
