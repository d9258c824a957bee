package language_test

import (
	"strings"
	"testing"

	"briefing/briefing/internal/language"
)

func TestForms(t *testing.T) {
	for word, want := range map[string]string{
		"deny":      "denied denies denying",
		"denies":    "denied deny denying",
		"denying":   "denied denies deny",
		"sign":      "signed signing signs",
		"signed":    "sign signing signs",
		"sanctions": "sanction sanctioned sanctioning",
		"plan":      "planned planning plans",
		"planned":   "plan planning plans",
		"say":       "said saying says",
		"said":      "say saying says",
		"met":       "meet meeting meets",
		"taken":     "take takes taking took",
		"women":     "woman",
		"crisis":    "crises",
		"tie":       "tied ties tying",
		"agree":     "agreed agreeing agrees",
		"russian":   "russians",
		"houthi":    "houthis",
		"houthis":   "houthi",
		"iran":      "",
		"the":       "",
		"new":       "",
		"us":        "",
		"s400":      "",
		"дрон":      "",
		"putin":     "putins",
	} {
		if got := strings.Join(language.Forms(word), " "); got != want {
			t.Errorf("Forms(%q) = %q, want %q", word, got, want)
		}
	}
}

// TestFormsAreMutual says that a word is among the forms of its forms.
func TestFormsAreMutual(t *testing.T) {
	for _, word := range strings.Fields("deny sign treaty plan meet take woman attack strike sell buy supply missile leader hostage transfer " +
		"refuse refer travel bomb fly die visit veto panic city wife child go leave") {
		for _, form := range language.Forms(word) {
			if back := " " + strings.Join(language.Forms(form), " ") + " "; !strings.Contains(back, " "+word+" ") && word != "veto" && word != "panic" {
				t.Errorf("%q has the form %q, whose forms are%s", word, form, back)
			}
		}
	}
}
