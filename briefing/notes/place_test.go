package notes_test

import (
	"flag"
	"fmt"
	"html"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/briefing/notes"
)

var edits = flag.Int("edits", 150, "how many edited articles TestPlaces tries")

func open(t testing.TB, files map[string]string) briefing.Library {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.MkdirAll(filepath.Dir(filepath.Join(dir, name)), 0o700); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	lib, err := library.Open(t.Context(), library.Options{Path: dir, Cache: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { lib.Close() })
	return lib
}

const tide = "---\ntitle: Low water\n---\nThe pilot said so. “Nobody sails tonight,” she added.\n\nThe ferry lay idle. Nobody knew why the harbour had been closed so early in the year.\n"

// TestPlace finds a passage after each kind of change, or says that it is lost.
func TestPlace(t *testing.T) {
	const other = "---\ntitle: High water\n---\nThe wind rose, and the harbour was closed for the night.\n"
	for _, c := range []struct {
		name, passage string
		files         map[string]string
		want          string // state, article and passage
	}{
		{"nothing changed", "The ferry lay idle.", map[string]string{"tide.md": tide}, "holds tide The ferry lay idle."},
		{"words before", "The ferry lay idle.", map[string]string{"tide.md": strings.Replace(tide, "The pilot", "Early today the pilot", 1)}, "moved tide The ferry lay idle."},
		{"quotation marks of a typewriter", "“Nobody sails tonight,” she added.", map[string]string{"tide.md": strings.NewReplacer("“", `"`, "”", `"`, "The pilot", "Our pilot").Replace(tide)}, `moved tide "Nobody sails tonight," she added.`},
		{"emphasis and a line break", "Nobody knew why the harbour had been closed so early in the year.", map[string]string{"tide.md": strings.Replace(tide, "the harbour had", "the\n*harbour* had", 1)}, "moved tide Nobody knew why the harbour had been closed so early in the year."},
		{"a word changed", "The ferry lay idle.", map[string]string{"tide.md": strings.Replace(tide, "lay idle", "lay still", 1)}, "lost"},
		{"not put in", "Nobody knew why the harbour had been closed so early in the year.", map[string]string{"tide.md": strings.Replace(tide, "had been", "had not been", 1)}, "lost"},
		{"part of a longer word", "The ferry lay idle", map[string]string{"tide.md": strings.Replace(tide, "idle", "idled", 1)}, "lost"},
		{"renamed", "The ferry lay idle.", map[string]string{"water/low.md": tide}, "moved water-low The ferry lay idle."},
		{"another title", "The ferry lay idle.", map[string]string{"2024/tide.md": strings.Replace(tide, "Low water", "Ebb", 1)}, "moved 2024-tide The ferry lay idle."},
		{"another title and file", "The ferry lay idle.", map[string]string{"ebb.md": strings.Replace(tide, "Low water", "Ebb", 1)}, "moved ebb The ferry lay idle."},
		{"only another article", "The ferry lay idle.", map[string]string{"high.md": other + "The ferry lay idle.\n"}, "lost"},
		{"in two that took its place", "The ferry lay idle.", map[string]string{"a.md": tide, "b.md": tide + "\nA second day of it.\n"}, "lost"},
		{"said twice, and told apart", "The ferry lay idle.", map[string]string{"tide.md": strings.Replace(tide, "The pilot said so.", "The ferry lay idle. The pilot said so.", 1)}, "moved tide The ferry lay idle."},
		{"a short one elsewhere", "The ferry lay idle.", map[string]string{"tide.md": strings.NewReplacer("The ferry lay idle. ", "", "The pilot said so.", "The ferry lay idle. The pilot said so.").Replace(tide)}, "lost"},
	} {
		t.Run(c.name, func(t *testing.T) {
			lib := open(t, map[string]string{"tide.md": tide})
			a, err := lib.Article(t.Context(), "tide")
			if err != nil {
				t.Fatal(err)
			}
			at := strings.Index(a.Text, c.passage)
			n := notes.On(a, briefing.Span{Start: at, End: at + len(c.passage)})
			lib = open(t, c.files)
			p, err := notes.Place(t.Context(), lib, n)
			if err != nil {
				t.Fatal(err)
			}
			got := string(p.State)
			if p.State != notes.Lost {
				got += fmt.Sprintf(" %s %s", p.Article, p.Quote)
			}
			if got != c.want {
				t.Errorf("got %q, want %q", got, c.want)
			}
			if p.State == notes.Moved && c.name == "said twice, and told apart" && p.Span.Start < 50 {
				t.Errorf("put on the first of two, at %v", p.Span)
			}
		})
	}
}

// Of the same words in a row, nothing tells which are those that were kept, once one more
// stands there.
func TestPlaceRepeated(t *testing.T) {
	const was = "The gull counted the tide and left. Nobody answered. Nobody answered. The dredger paid the pilot.\n"
	const kept = "Nobody answered."
	a, err := open(t, map[string]string{"day.md": was}).Article(t.Context(), "day")
	if err != nil {
		t.Fatal(err)
	}
	at := strings.LastIndex(a.Text, kept)
	n := notes.On(a, briefing.Span{Start: at, End: at + len(kept)})
	for now, want := range map[string]notes.State{
		was:          notes.Holds,
		"So. " + was: notes.Moved,
		strings.Replace(was, kept, kept+" "+kept, 1): notes.Lost,
	} {
		p, err := notes.Place(t.Context(), open(t, map[string]string{"day.md": now}), n)
		if err != nil || p.State != want {
			t.Errorf("the passage is %s in %q, %v, want %s", p.State, now, err, want)
		}
	}
}

// sentence has an identity that its text does not show: others may have the same words.
type sentence struct {
	id   int
	text string
}

type paragraphs [][]sentence

// invented returns an article in which some short sentences stand more than once.
func invented(r *rand.Rand) paragraphs {
	vocabulary := strings.Fields("harbour tide pilot ferry silt union price channel storm autumn crew dredger boat council rope lantern market anchor winter quay gull island bridge toll letter")
	verbs := strings.Fields("closed moved paid promised saw kept asked left counted wanted measured refused")
	joiners := strings.Fields("and then before after the an of for with near while as if once two ten")
	id := 0
	var out paragraphs
	for range 6 + r.IntN(6) {
		var p []sentence
		for range 1 + r.IntN(5) {
			pick := func(s []string) string { return s[r.IntN(len(s))] }
			words := []string{"The", pick(vocabulary), pick(verbs)}
			for range 2 + r.IntN(8) {
				words = append(words, pick(slices.Concat(vocabulary, verbs, joiners)))
			}
			text := strings.Join(words, " ") + "."
			if r.IntN(12) == 0 {
				text = []string{"Nobody answered.", "That was all.", "The tide turned."}[r.IntN(3)]
			}
			p = append(p, sentence{id, text})
			id++
		}
		out = append(out, p)
	}
	return out
}

// edited returns p after some changes.
func (p paragraphs) edited(r *rand.Rand) paragraphs {
	var out paragraphs
	for _, s := range p {
		out = append(out, slices.Clone(s))
	}
	next := 10_000
	for range 1 + r.IntN(6) {
		at := r.IntN(len(out))
		i := r.IntN(len(out[at]))
		switch r.IntN(7) {
		case 0: // a paragraph goes
			if len(out) > 2 {
				out = slices.Delete(out, at, at+1)
			}
		case 1: // one comes
			out = slices.Insert(out, at, []sentence{{next, fmt.Sprintf("Later on, %d more boats came in.", r.IntN(90)+10)}})
		case 2: // one moves
			moved := out[at]
			out = slices.Delete(out, at, at+1)
			out = slices.Insert(out, r.IntN(len(out)+1), moved)
		case 3: // a sentence goes
			if len(out[at]) > 1 {
				out[at] = slices.Delete(out[at], i, i+1)
			}
		case 4: // one comes
			out[at] = slices.Insert(out[at], i, sentence{next, []string{"Nobody answered.", "It rained again on the second day."}[r.IntN(2)]})
		case 5: // a word changes
			words := strings.Fields(out[at][i].text)
			words[1+r.IntN(len(words)-1)] = "quite"
			out[at][i] = sentence{next, strings.Join(words, " ")}
		case 6: // two paragraphs are joined
			if at+1 < len(out) {
				out[at] = append(out[at], out[at+1]...)
				out = slices.Delete(out, at+1, at+2)
			}
		}
		next++
	}
	return out
}

// index returns how many sentences with the same text come before the one with an ID; -1
// if that is not there.
func (p paragraphs) index(id int) int {
	n := map[string]int{}
	for _, s := range slices.Concat(p...) {
		if s.id == id {
			return n[s.text]
		}
		n[s.text]++
	}
	return -1
}

func (p paragraphs) markdown() string {
	var b strings.Builder
	b.WriteString("---\ntitle: A day at the harbour\n---\n")
	for _, s := range p {
		for i, s := range s {
			if i > 0 {
				b.WriteString([]string{" ", "\n"}[s.id%2])
			}
			b.WriteString(s.text)
		}
		b.WriteString("\n\n")
	}
	return b.String()
}

func (p paragraphs) html() string {
	var b strings.Builder
	b.WriteString("<!DOCTYPE html><html><head><title>A day at the harbour</title></head><body><article><h1>A day at the harbour</h1>\n")
	for _, s := range p {
		b.WriteString("<p>")
		for _, s := range s {
			b.WriteString(html.EscapeString(s.text) + " ")
		}
		b.WriteString("</p>\n")
	}
	return b.String() + "</article></body></html>"
}

// TestPlaces keeps every sentence of made-up articles and edits these: words, sentences and
// paragraphs come, go and move; the file is renamed, moved, or becomes a web page. No note
// may stand on another sentence, even one of the same words; few may be lost that could
// be found.
func TestPlaces(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	var total, holds, falseAnchors, falseLosses int
	for range *edits {
		before := invented(r)
		a, err := open(t, map[string]string{"day.md": before.markdown()}).Article(t.Context(), "day")
		if err != nil {
			t.Fatal(err)
		}
		after := before.edited(r)
		name, text := "day.md", after.markdown()
		switch r.IntN(4) {
		case 0:
			name = "2024/the-day.md"
		case 1:
			name = "archive/day.md"
		case 2:
			name, text = "day.html", after.html()
		}
		lib := open(t, map[string]string{name: text, "other.md": "---\ntitle: Other\n---\n" + invented(r).markdown()})
		from := map[string]int{}
		for _, s := range slices.Concat(before...) {
			at := from[s.text] + strings.Index(a.Text[from[s.text]:], s.text)
			from[s.text] = at + 1
			p, err := notes.Place(t.Context(), lib, notes.On(a, briefing.Span{Start: at, End: at + len(s.text)}))
			if err != nil {
				t.Fatal(err)
			}
			total++
			want, got := after.index(s.id), -1
			if p.State != notes.Lost {
				holds++
				a, err := lib.Article(t.Context(), p.Article)
				if err != nil {
					t.Fatal(err)
				}
				got = strings.Count(a.Text[:p.Span.Start], s.text)
			}
			switch {
			case got >= 0 && got != want:
				falseAnchors++
				t.Logf("%q stands on number %d of these, want %d (%s)", s.text, got, want, p.State)
			case got < 0 && want >= 0:
				falseLosses++
			}
		}
	}
	t.Logf("%d passages in %d articles: %d found, %d on other words, %d lost that are there (%.1f %%)",
		total, *edits, holds, falseAnchors, falseLosses, 100*float64(falseLosses)/float64(total))
	if falseAnchors > 0 || falseLosses*50 > total {
		t.Error("want none on other words, and at most 2 % lost")
	}
}

// TestMovedIsWritten says when the new place of a passage is written: with the next change
// of any note, if nobody has changed the note meanwhile, and never by itself.
func TestMovedIsWritten(t *testing.T) {
	a, err := open(t, map[string]string{"tide.md": tide}).Article(t.Context(), "tide")
	if err != nil {
		t.Fatal(err)
	}
	const words = "The ferry lay idle."
	at := strings.Index(a.Text, words)
	b := newBook(t, "")
	var kept []notes.Note
	for range 3 {
		n, err := b.Add(t.Context(), notes.On(a, briefing.Span{Start: at, End: at + len(words)}))
		if err != nil {
			t.Fatal(err)
		}
		kept = append(kept, n)
	}
	lib := open(t, map[string]string{"water/low.md": strings.Replace(tide, "The pilot", "Early today the pilot", 1)})
	placed, err := notes.PlaceAll(t.Context(), lib, kept)
	if err != nil {
		t.Fatal(err)
	}
	byHand := strings.Replace(text(t, b), "quote: The ferry lay idle.", "quote: The ferry lay", 1) // of the first one
	if err := os.WriteFile(b.Path, []byte("# mine\n"+byHand), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Notes(t.Context()); err != nil || text(t, b) != "# mine\n"+byHand {
		t.Fatalf("reading has written, error %v", err)
	}
	if err := b.Remove(t.Context(), kept[2].ID, placed...); err != nil {
		t.Fatal(err)
	}
	got := all(t, b)
	if len(got) != 2 || got[0].Article != kept[0].Article || got[0].Quote != "The ferry lay" {
		t.Errorf("a note that was changed by hand was moved: %+v", got)
	}
	if want := placed[1].Note; fmt.Sprintf("%+v", got[1]) != fmt.Sprintf("%+v", want) || want.Article != "water-low" {
		t.Errorf("got  %+v\nwant %+v", got[1], want)
	}
	if again, err := notes.PlaceAll(t.Context(), lib, got); err != nil || again[1].State != notes.Holds || !strings.HasPrefix(text(t, b), "# mine\n") {
		t.Errorf("%+v, error %v, in\n%s", again, err, text(t, b))
	}
}
