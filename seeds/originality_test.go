package seeds_test

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"briefing/seeds"
)

const (
	// runWords is how many words in a row make a copied passage. Fewer would
	// report names, titles and dates, which cannot be said otherwise.
	runWords = 8
	// quoteWords is how many words a quoted term may have.
	quoteWords = 5
)

func TestArticlesShareNoPassageWithTheirOriginals(t *testing.T) {
	originals := readOriginals(t)
	for name, body := range readBodies(t) {
		seed := quoted.ReplaceAllString(body, "\x00")
		for file, original := range originals {
			for _, run := range commonRuns(seed, original) {
				t.Errorf("%s: %q stands in %s too", name, run, file)
			}
		}
	}
}

// Headlines and the first words of an article name a document, so they are in the
// digest as they stand.
func TestDigestSharesNoPassageWithTheOriginals(t *testing.T) {
	text, err := fs.ReadFile(seeds.FS, "digest.yaml")
	if err != nil {
		t.Fatal(err)
	}
	body := document.ReplaceAllString(string(text), "\x00")
	for file, original := range readOriginals(t) {
		for _, run := range commonRuns(body, original) {
			t.Errorf("digest.yaml: %q stands in %s too", run, file)
		}
	}
}

// document matches a line of the digest that says what a document states.
var document = regexp.MustCompile(`(?m)^ +(title|starts): .*$`)

func TestQuotedTermsAreShort(t *testing.T) {
	for name, body := range readBodies(t) {
		for _, quote := range quoted.FindAllString(body, -1) {
			if n := len(words(quote)); n > quoteWords {
				t.Errorf("%s: %s has %d words, at most %d may be quoted", name, quote, n, quoteWords)
			}
		}
		if rest := quoted.ReplaceAllString(body, ""); strings.ContainsAny(rest, "“”\"") {
			t.Errorf("%s: a quotation mark has no partner in its paragraph", name)
		}
	}
}

func TestCommonRuns(t *testing.T) {
	const original = "The old ferry-master’s lamp went out at nine, and nobody on the quay saw it."
	for _, test := range []struct {
		name, seed string
		want       []string
	}{
		{"nothing shared", "At nine the lamp of the ferry was dark.", nil},
		{"seven words", "It went out at nine, and nobody on land saw it.", nil},
		{
			"case, punctuation and line breaks do not matter",
			"His LAMP\nwent out (at nine and nobody on) a boat",
			[]string{"lamp went out at nine and nobody on"},
		},
		{
			"hyphens and apostrophes do not matter",
			"An old ferry master's lamp went out at nine.",
			[]string{"old ferry masters lamp went out at nine"},
		},
		{
			"a longer run is reported once and whole",
			"The lamp went out at nine, and nobody on the quay cared.",
			[]string{"lamp went out at nine and nobody on the quay"},
		},
		{"a quotation breaks a run", "lamp went out at \x00 nine and nobody on", nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			if got := commonRuns(test.seed, original); !slices.Equal(got, test.want) {
				t.Errorf("commonRuns(%q) = %q, want %q", test.seed, got, test.want)
			}
		})
	}
}

// quoted matches a quotation, marks included, within one paragraph.
var quoted = regexp.MustCompile(`“(?:[^“”\n]|\n[^\n])*”|"(?:[^"\n]|\n[^\n])*"`)

// commonRuns returns the runs of at least runWords words that both texts
// have, folded, each as long as it goes, in the order of the first text. A NUL
// in the first text ends a run.
func commonRuns(seed, original string) []string {
	known := map[string]bool{}
	ws := words(original)
	for i := 0; i+runWords <= len(ws); i++ {
		known[strings.Join(ws[i:i+runWords], " ")] = true
	}

	var runs []string
	for part := range strings.SplitSeq(seed, "\x00") {
		ws := words(part)
		for i := 0; i+runWords <= len(ws); i++ {
			end := i + runWords
			if !known[strings.Join(ws[i:end], " ")] {
				continue
			}
			for end < len(ws) && known[strings.Join(ws[end+1-runWords:end+1], " ")] {
				end++
			}
			runs = append(runs, strings.Join(ws[i:end], " "))
			i = end - runWords
		}
	}
	return runs
}

// words returns the words of text, folded for case. Hyphens part words, so
// that a hyphen more or less does not hide a copy; apostrophes do not.
func words(text string) []string {
	text = strings.NewReplacer("’", "", "'", "").Replace(strings.ToLower(text))
	return strings.FieldsFunc(text, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
}

// readBodies returns the text below the front matter of every article, by
// file name.
func readBodies(t *testing.T) map[string]string {
	t.Helper()
	names, err := fs.Glob(seeds.FS, "articles/*.md")
	if err != nil || len(names) == 0 {
		t.Fatalf("list articles: %d found, %v", len(names), err)
	}
	bodies := map[string]string{}
	for _, name := range names {
		text, err := fs.ReadFile(seeds.FS, name)
		if err != nil {
			t.Fatal(err)
		}
		rest, opens := strings.CutPrefix(string(text), "---\n")
		_, body, closes := strings.Cut(rest, "\n---\n")
		if !opens || !closes {
			t.Fatalf("%s: no front matter", name)
		}
		bodies[name] = body
	}
	return bodies
}

// readOriginals returns the texts the articles were written from, by file
// name. They are their publishers' and not part of the project.
func readOriginals(t *testing.T) map[string]string {
	t.Helper()
	dir := os.Getenv("BRIEFING_ORIGINALS")
	if dir == "" {
		dir = filepath.Join("..", "..", "shared", "originals")
	}
	names, err := filepath.Glob(filepath.Join(dir, "*.txt"))
	if err != nil {
		t.Fatal(err)
	}
	if len(names) == 0 {
		t.Skipf("no original documents in %s; set BRIEFING_ORIGINALS to their folder", dir)
	}
	texts := map[string]string{}
	for _, name := range names {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		texts[filepath.Base(name)] = string(text)
	}
	return texts
}
