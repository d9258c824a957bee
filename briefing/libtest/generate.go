package libtest

import (
	"bufio"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// figures is how many figures a generated digest has.
const figures = 1000

// Generate fills the folder dir with n articles, a thousand to a folder, and a
// digest of a thousand figures. An article has about 640 words in paragraphs.
// Some fifty of them name figures. Half of the rest are words of seedTexts with
// the same frequency as there, the others come from an endless tail of invented
// words, as in a real language. The same arguments give the same library.
func Generate(dir string, n int, seedTexts ...string) error {
	g := newGenerator(seedTexts)
	if err := g.writeDigest(dir); err != nil {
		return fmt.Errorf("generate a library: %w", err)
	}
	for i := range n {
		name := filepath.Join(dir, fmt.Sprintf("%03d", i/1000), fmt.Sprintf("article-%06d.md", i))
		if i%1000 == 0 {
			if err := os.MkdirAll(filepath.Dir(name), 0o700); err != nil {
				return fmt.Errorf("generate a library: %w", err)
			}
		}
		if err := os.WriteFile(name, []byte(g.article(i)), 0o600); err != nil {
			return fmt.Errorf("generate a library: %w", err)
		}
	}
	return nil
}

// generator makes articles.
type generator struct {
	random *rand.Rand
	words  []string // of the seed texts, each as often as there
	names  []string // of the figures, the most common first
	common *rand.Zipf
	tail   *rand.Zipf
}

func newGenerator(seedTexts []string) *generator {
	random := rand.New(rand.NewPCG(1, 2))
	g := &generator{random: random, common: rand.NewZipf(random, 1.1, 8, figures-1), tail: rand.NewZipf(random, 1.05, 200, 1<<22)}
	for _, text := range seedTexts {
		g.words = append(g.words, strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) })...)
	}
	if len(g.words) == 0 {
		g.words = []string{"the", "of", "and"}
	}
	for len(g.names) < figures {
		name := title(invented(random.Uint64())) + " " + title(invented(random.Uint64()))
		if !slices.Contains(g.names, name) {
			g.names = append(g.names, name)
		}
	}
	return g
}

// invented returns a word that can be said, of two to four syllables.
func invented(n uint64) string {
	const heads, tails = "bdfgklmnprstvz", "aeiou"
	n = (n + 1) * 0x9E3779B97F4A7C15 // neighbours are not to look alike
	var b strings.Builder
	for range 2 + n>>62 {
		b.WriteByte(heads[n%uint64(len(heads))])
		n /= uint64(len(heads))
		b.WriteByte(tails[n%uint64(len(tails))])
		n /= uint64(len(tails))
	}
	return b.String() + "n"
}

func title(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

func (g *generator) word() string {
	switch n := g.random.IntN(100); {
	case n < 4:
		return g.names[g.common.Uint64()]
	case n < 8:
		return invented(g.tail.Uint64())
	}
	return g.words[g.random.IntN(len(g.words))]
}

// article returns document i.
func (g *generator) article(i int) string {
	sources := []string{"The Herald", "Evening Post", "Coast Radio", "The Tide", "Wire"}
	// Dates go up with the names, by and large, as in an archive.
	day := time.Date(2015, 1, 1, 0, 0, 0, 0, time.UTC).AddDate(0, 0, i/40+g.random.IntN(5))
	var b strings.Builder
	fmt.Fprintf(&b, "---\ntitle: %s %s %s %d\nsource: %s\npublished: %s\nurl: https://example.org/%d\ntags: [%s]\n---\n",
		title(g.word()), g.word(), g.word(), i, sources[g.random.IntN(len(sources))], day.Format(time.DateOnly), i, g.word())
	for words := 0; words < 600; {
		b.WriteString("\n")
		for range 2 + g.random.IntN(4) {
			words += g.sentence(&b)
		}
		b.WriteString("\n")
	}
	return b.String()
}

// sentence writes a sentence and returns how many words it has.
func (g *generator) sentence(b *strings.Builder) int {
	n := 6 + g.random.IntN(28)
	b.WriteString(title(g.word()))
	for i := range n {
		if i > 2 && g.random.IntN(12) == 0 {
			b.WriteByte(',')
		}
		b.WriteByte(' ')
		b.WriteString(g.word())
	}
	b.WriteString(". ")
	return n + 1
}

func (g *generator) writeDigest(dir string) error {
	f, err := os.Create(filepath.Join(dir, "digest.yaml"))
	if err != nil {
		return err
	}
	defer f.Close()
	b := bufio.NewWriter(f)
	fmt.Fprintf(b, "version: 1\ntitle: A generated library\nfigures:\n")
	for i, name := range g.names {
		kind := []string{"person", "organization", "place", "thing"}[i%4]
		fmt.Fprintf(b, "  - {id: figure-%d, kind: %s, name: %s}\n", i, kind, name)
	}
	fmt.Fprintf(b, "topics:\n  - {id: money, name: Money, words: [money, price, prices, trade]}\n  - {id: war, name: War, words: [war, attack, drones]}\n")
	if err := b.Flush(); err != nil {
		return err
	}
	return f.Close()
}
