package link_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/link"
)

func FuzzLink(f *testing.F) {
	for _, s := range []string{
		"Iran’s S‑400, the U.S. and Vladimir\nPutin. Ebrahim Raisi met Putin in Kazan; Raisi denies it.",
		"# Saint\nPetersburg | Saint Petersburg\n- Iran [Iran](Iran) https://Iran\n1. Iran",
		"PUTIN MEETS RAISI Erdog\u0306an \xff Bashar al-Assad al-Assad",
		"8,000 drones 18,000 drones, Kazan meeting Mr. Putin. Yahoo! Washington, D.C. is",
		"```Iran\nIran\n```\n> Iran\n](Iran](Iran",
		"V. V. Putin, Vladimir V. Putin, Naina Putin; Putin-Raisi; In May Putin; KAZAN (AP) - PUTIN: No. Putin, 71",
		"# West Warns Putin Over Gas\n\nDie Politik Irans ist nicht das, was Präsident Putin will. South Iran, Iran River",
		"Chief of Staff Putin. On New Year's Day Putin. de la Putin, Bin Putin. Putin's Putin’s Street, Putin Jr.",
	} {
		f.Add(s)
	}
	d := story()
	l := link.New(d)
	f.Fuzz(func(t *testing.T, text string) {
		for _, m := range checkLinks(t, l, d, text) {
			if fig := d.Figure(m.Subject); fig != nil {
				checkName(t, text, m, fig)
			}
		}
	})
}

// checkLinks links a text, and fails unless the mentions come in the order of their
// spans, each within its sentence, no name over another, and the same ones each time.
func checkLinks(t *testing.T, l *link.Linker, d *briefing.Digest, text string) []briefing.Mention {
	t.Helper()
	a := article("a", text)
	mentions := l.Link(a).Mentions
	if again := l.Link(a).Mentions; !slices.Equal(mentions, again) {
		t.Fatalf("%q: first %v, then %v", text, mentions, again)
	}
	var before briefing.Span
	namesEnd := 0
	for _, m := range mentions {
		checkMention(t, text, m)
		if s := m.Ref.Span; !before.Empty() && (s.Start < before.Start || s.Start == before.Start && s.End > before.End) {
			t.Fatalf("%q: mention %v after %v", text, m, before)
		}
		before = m.Ref.Span
		if d.Figure(m.Subject) == nil {
			continue
		}
		if m.Ref.Span.Start < namesEnd {
			t.Fatalf("%q: name %v overlaps the one before", text, m)
		}
		namesEnd = m.Ref.Span.End
	}
	return mentions
}

func checkMention(t *testing.T, text string, m briefing.Mention) {
	t.Helper()
	span := m.Ref.Span
	if span.Empty() || span.Start < 0 || span.End > len(text) {
		t.Fatalf("%q: mention %v out of range", text, m)
	}
	if !m.Sentence.Contains(span) || m.Sentence.End > len(text) {
		t.Fatalf("%q: mention %v is not in its sentence", text, m)
	}
	if utf8.ValidString(text) && !(utf8.ValidString(span.In(text)) && utf8.ValidString(m.Sentence.In(text))) {
		t.Fatalf("%q: mention %v cuts a rune", text, m)
	}
}

// checkName fails if m does not end with a word of a name of f, or its plural or
// genitive.
func checkName(t *testing.T, text string, m briefing.Mention, f *briefing.Figure) {
	t.Helper()
	found := strings.Fields(fold.String(m.Ref.Span.In(text)))
	last := found[len(found)-1]
	for _, name := range briefing.Names(f) {
		words := strings.Fields(fold.String(name))
		if slices.Contains(words, last) || slices.Contains(words, strings.TrimSuffix(last, "s")) {
			return
		}
	}
	t.Fatalf("%q: %q is no name of %q", text, found, f.ID)
}
