package verify_test

import (
	"fmt"
	"strings"
	"testing"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/verify"
)

// sources are the sentences that altered quotations are made from.
var sources = []string{
	"The channel will not be closed before the autumn storms.",
	"We were promised a deep channel and a fair price.",
	"We have seen neither of them, and the season is half gone.",
	"Their union counts 310 boats and wants every one of them to be paid for the days that it lies idle.",
	"The moon draws the sea, the wind the sand, and the pilot the line between them.",
	"Harbour master Ines Aldaya said on Tuesday that the council had paid 12 million euros for it.",
	"The mayor said that no soldiers would be sent to Selby.",
	"Three hundred boats were moved by night or hardly ever.",
	"Hardly anybody on the whole long quay refused to pay it.",
	"Так говорят рыбаки в порту, и лодки стоят у берега.",
	"Der Rat hat in keinem Jahr den Hafen der Stadt vertieft.",
}

// alterations turn a quotation into one that no article holds.
var alterations = []struct {
	name string
	make func(string) string
}{
	{"not inserted", func(s string) string { return insert(s, "not") }},
	{"word inserted", func(s string) string { return insert(s, "really") }},
	{"word left out", func(s string) string { w := strings.Fields(s); return strings.Join(append(w[:3:3], w[4:]...), " ") }},
	{"word replaced", func(s string) string { w := strings.Fields(s); w[4] = "hardly"; return strings.Join(w, " ") }},
	{"words swapped", func(s string) string { w := strings.Fields(s); w[2], w[3] = w[3], w[2]; return strings.Join(w, " ") }},
	{"number changed", func(s string) string {
		return strings.NewReplacer("310", "301", "12", "21", "half", "third", "not", "now", "deep", "dear", "moon", "noon").Replace(s)
	}},
	{"name swapped", func(s string) string {
		return strings.NewReplacer("Ines Aldaya", "Tomas Quill", "We ", "They ", "The ", "Her ", "Their ", "Our ").Replace(s)
	}},
	{"ending changed", func(s string) string { return strings.TrimRight(s, ".") + "ed." }},
	{"spliced", func(s string) string {
		w := strings.Fields(s)
		return strings.Join(w[:4], " ") + " before the first dredger came"
	}},
	{"spliced over an elision", func(s string) string {
		w := strings.Fields(s)
		return strings.Join(w[:4], " ") + " … before the first dredger came"
	}},
	{"too much left out", func(s string) string { w := strings.Fields(s); return w[0] + " … " + w[len(w)-1] }},
	{"two elisions", func(s string) string {
		w := strings.Fields(s)
		return strings.Join(w[:3], " ") + " … " + strings.Join(w[4:6], " ") + " … " + strings.Join(w[7:], " ")
	}},
	{"not inserted in brackets", func(s string) string { return insert(s, "[not]") }},
	{"number inserted in brackets", func(s string) string { return insert(s, "[3 million]") }},
	{"word replaced beside brackets", func(s string) string {
		w := strings.Fields(s)
		w[4] = "hardly"
		return strings.Join(append(w, "[sic]"), " ")
	}},
	{"word replaced after an elision", func(s string) string { w := strings.Fields(s); w[4] = "hardly"; return "… " + strings.Join(w, " ") }},
	{"most in brackets", func(s string) string {
		w := strings.Fields(s)
		return w[0] + " [for all they knew then] " + w[len(w)-1]
	}},
	{"two in brackets", func(s string) string {
		w := strings.Fields(s)
		return strings.Join(w[:3], " ") + " [once] " + strings.Join(w[4:6], " ") + " [more] " + strings.Join(w[7:], " ")
	}},
	{"what brackets replace", func(s string) string {
		return strings.NewReplacer(
			" not ", " [certainly] ", " no ", " [all] ", "310", "[many]", "neither of", "[all of]", " 12 million", " [some]", "had paid 12 million euros for it.", "had paid [a fortune]",
			"Three hundred", "[All]", "hardly ever", "[always]", "Hardly anybody", "[Everybody]", "in keinem Jahr", "[jedes Jahr]",
		).Replace(s)
	}},
	{"what brackets at an end replace", func(s string) string {
		for _, cut := range []string{" not ", " no ", " 310 ", " neither ", " 12 ", " keinem "} {
			if before, _, ok := strings.Cut(s, cut); ok {
				return before + " [so]"
			}
		}
		return s
	}},
	{"what brackets at the start replace", func(string) string { return "[Everybody] asked the crews before the first dredger came." }},
	{"a number in brackets without a stop", func(s string) string { return insert(s, "[50]") }},
	{"a number in brackets behind a number", func(s string) string {
		return strings.NewReplacer("310", "310 [50]", " 12 ", " 12[50] ", "Three hundred", "[300] Three hundred").Replace(s)
	}},
	{"a number in brackets behind a number at the end", func(s string) string {
		if before, _, ok := strings.Cut(s, " boats and"); ok {
			return before + " [50]"
		}
		return s
	}},
	{"a number in brackets at the start", func(s string) string { return "[50] " + s }},
	{"refusals in brackets", func(s string) string { return strings.Replace(s, "refused", "[agreed]", 1) }},
	{"words for a number in brackets", func(s string) string { return insert(s, "[three hundred]") }},
	{"a stem of a denial in brackets", func(s string) string { return insert(s, "[keinesfalls]") }},
	{"many words replaced", func(s string) string {
		w := strings.Fields(s)
		if len(w) < 13 {
			return s
		}
		return strings.Join(w[:3], " ") + " [so] " + strings.Join(w[len(w)-3:], " ")
	}},
	{"turned around an elision", func(s string) string {
		w := strings.Fields(s)
		return strings.Join(w[5:], " ") + " … " + strings.Join(w[:4], " ")
	}},
}

func insert(s, word string) string {
	w := strings.Fields(s)
	return strings.Join(append(append(w[:3:3], word), w[3:]...), " ")
}

// twins are ways to type the same quotation.
var twins = []struct {
	name string
	make func(string) string
}{
	{"as it is", func(s string) string { return s }},
	{"without its stop", func(s string) string { return strings.TrimRight(s, ".") }},
	{"comma for its stop", func(s string) string { return strings.TrimRight(s, ".") + "," }},
	{"small first letter", func(s string) string { _, n := utf8.DecodeRuneInString(s); return strings.ToLower(s[:n]) + s[n:] }},
	{"wrapped", func(s string) string {
		w := strings.Fields(s)
		return strings.Join(w[:4], " ") + "\n" + strings.Join(w[4:], " ")
	}},
	{"hard blanks", func(s string) string { return strings.ReplaceAll(s, " ", "\u00a0") }},
	{"soft hyphens", func(s string) string { return strings.ReplaceAll(s, "n", "n\u00ad") }},
	{"part", func(s string) string { return strings.Join(strings.Fields(s)[2:7], " ") }},
	{"an elision", func(s string) string {
		w := strings.Fields(s)
		return strings.Join(w[:3], " ") + " … " + strings.Join(w[5:], " ")
	}},
	{"an elision in brackets", func(s string) string {
		w := strings.Fields(s)
		return strings.Join(w[:3], " ") + " [...] " + strings.Join(w[4:], " ")
	}},
	// What a draft may do to a quotation if it says so.
	{"elisions at its ends", func(s string) string { return "… " + strings.Join(strings.Fields(s)[2:], " ") + " […]" }},
	{"its first letter in brackets", func(s string) string { _, n := utf8.DecodeRuneInString(s); return "[" + s[:n] + "]" + s[n:] }},
	{"a word in brackets", func(s string) string { return insert(s, "[at last]") }},
	{"sic", func(s string) string { return insert(s, "[sic]") }},
	{"a footnote", func(s string) string { return insert(s, "[^12]") + "[^3]" }},
	{"footnotes in digits", func(s string) string { return strings.Replace(s, ",", ",[12]", 1) + "[3][4]" }},
	{"a footnote before the stop", func(s string) string { return strings.TrimRight(s, ".") + " [13]." }},
	{"brackets in place of words", func(s string) string {
		w := strings.Fields(s)
		return strings.Join(w[:5], " ") + " [those] " + strings.Join(w[7:], " ")
	}},
}

// TestQuotations changes sentences of articles: none that says something else is found,
// each that only looks different is, in whichever marks.
func TestQuotations(t *testing.T) {
	files := map[string]string{"digest.yaml": "version: 1\n", "crews.md": "Nobody asked the crews before the first dredger came."}
	for i, s := range sources {
		files[fmt.Sprintf("%d.md", i)] = "Once upon a time. " + s + " That was all."
	}
	for name, cache := range map[string]string{"in memory": "", "on disk": t.TempDir()} {
		t.Run(name, func(t *testing.T) { testQuotations(t, openIn(t, cache, files)) })
	}
}

func testQuotations(t *testing.T, lib briefing.Library) {
	for _, s := range sources {
		for _, a := range alterations {
			if altered := a.make(s); altered != s {
				if f := draft(t, lib, "“"+altered+"”"); len(f) != 1 || f[0].Verdict == verify.Found {
					t.Errorf("%s: %q is found: %v", a.name, altered, f)
				}
			}
		}
		for _, w := range twins {
			for _, marks := range []string{
				"“%s”", `"%s"`, "«%s»", "„%s“", "« %s »", "> %s\n", "‘%s’ he said", "'%s' he said", "”%s”", "»%s«", "»%s»", "‚%s‘", "‹%s›", `It said:"%s".`,
				"<q>%s</q>", "It said:\n> %s\n", "- > %s\n", "> “%s” (a paper)\n",
			} {
				text := fmt.Sprintf(marks, w.make(s))
				if strings.Contains(marks, ">") && strings.HasSuffix(marks, "\n") {
					text = strings.ReplaceAll(strings.TrimRight(text, "\n"), "\n", "\n> ")
				}
				if f := draft(t, lib, text); len(f) == 0 || f[0].Verdict != verify.Found {
					t.Errorf("%s: %q: want found, have %v", w.name, text, f)
				}
			}
		}
	}
}
