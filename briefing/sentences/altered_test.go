package sentences_test

import (
	"bufio"
	"compress/gzip"
	"flag"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/sentences"
)

// An alteration changes one thing in a sentence, so that it says something else. It
// returns "" where there is nothing of the kind.
type alteration struct {
	kind  string
	alter func(r *rand.Rand, s string) string
}

var alterations = []alteration{
	{"a not put in", func(r *rand.Rand, s string) string { return after(r, s, auxiliary, " not") }},
	{"a not put in anywhere", func(r *rand.Rand, s string) string { return between(r, s, "not") }},
	{"a not taken out", func(r *rand.Rand, s string) string { return without(r, s, denial) }},
	{"a number", func(r *rand.Rand, s string) string {
		return replaced(r, s, figures, func(was string) string { return otherNumber(r, was) })
	}},
	{"two numbers exchanged", func(r *rand.Rand, s string) string { return exchanged(r, s, figures) }},
	{"a name", func(r *rand.Rand, s string) string {
		return replaced(r, s, named, func(was string) string { return otherThan(r, was, people) })
	}},
	{"two names exchanged", func(r *rand.Rand, s string) string { return exchanged(r, s, named) }},
	{"a day", func(r *rand.Rand, s string) string {
		return replaced(r, s, day, func(was string) string { return otherThan(r, was, days) })
	}},
	{"a month", func(r *rand.Rand, s string) string {
		return replaced(r, s, month, func(was string) string { return otherThan(r, was, months) })
	}},
	{"a bound turned", func(r *rand.Rand, s string) string {
		return replaced(r, s, bound, func(was string) string { return turned[strings.ToLower(was)] })
	}},
	{"a bound put in", func(r *rand.Rand, s string) string {
		return replaced(r, s, figures, func(was string) string { return pick(r, bounds) + " " + was })
	}},
	{"a bound lost", func(r *rand.Rand, s string) string { return without(r, s, bound) }},
	{"will to has", func(r *rand.Rand, s string) string {
		return replaced(r, s, will, func(string) string { return pick(r, []string{"has", "have", "had"}) })
	}},
	{"will lost", func(r *rand.Rand, s string) string { return without(r, s, will) }},
	{"a plan to its deed", func(r *rand.Rand, s string) string { return without(r, s, planned) }},
	{"a hedge lost", func(r *rand.Rand, s string) string { return without(r, s, hedge) }},
	{"a speaker exchanged", func(r *rand.Rand, s string) string {
		return replaced(r, s, speaker, func(was string) string {
			name, rest, _ := strings.Cut(was, " ")
			return otherThan(r, name, append(named.FindAllString(s, -1), people...)) + " " + rest
		})
	}},
	{"the other one of two attacked", func(r *rand.Rand, s string) string {
		return replaced(r, s, passive, func(was string) string { _, verb, _ := strings.Cut(was, " "); return verb })
	}},
	{"by lost", func(r *rand.Rand, s string) string { return without(r, s, by) }},
	{"a quotation put in", quoted},
	{"a quotation put into a paraphrase", func(_ *rand.Rand, s string) string {
		if !regexp.MustCompile(`“.*\pL.*”`).MatchString(s) {
			return ""
		}
		return strings.NewReplacer("“", "", "”", "").Replace(s)
	}},
}

var (
	auxiliary = regexp.MustCompile(`\b(is|are|was|were|has|have|had|will|would|can|could|did|does|should|may)\b`)
	denial    = regexp.MustCompile(`\b(not|never|no|without|cannot|neither|nor) |n't\b`)
	figures   = regexp.MustCompile(`\b(\d[\d,.]*\d|\d|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|twenty|thirty|forty|fifty)\b`)
	named     = regexp.MustCompile(`\b[A-Z][a-z]{3,}\b`)
	day       = regexp.MustCompile(`\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b`)
	month     = regexp.MustCompile(`\b(January|February|March|April|June|July|August|September|October|November|December)\b`)
	bound     = regexp.MustCompile(`(?i)\b(more than|less than|fewer than|at least|at most|over|under|up to|about|around|nearly|almost|some)\b`)
	will      = regexp.MustCompile(`\b(will|would|shall)\b`)
	planned   = regexp.MustCompile(`\b(plans? to|planned to|is due to|was due to|intends? to|hopes? to|wants? to|is expected to|are expected to|tried to|refused to|failed to|vowed to|threatened to|agreed to) `)
	hedge     = regexp.MustCompile(`(?i)\b(allegedly|reportedly|apparently|possibly|perhaps|probably|likely|may|might|could|believed to be|suspected|alleged|claimed that|claims that|suspects? that|believes? that|think that|if|unless|unconfirmed) `)
	speaker   = regexp.MustCompile(`\b[A-Z][a-z]{3,} (said|says|told|added|announced|claimed|denied)\b`)
	passive   = regexp.MustCompile(`\b(was|were|been) [a-z]+ed\b`)
	by        = regexp.MustCompile(`\b(by|from|against|for) `)

	people = []string{"Marr", "Vance", "Holm", "Aurelia", "Lumen", "Okoye", "Petrov", "Tanaka"}
	days   = []string{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"}
	months = []string{"January", "February", "March", "April", "June", "July", "August", "September", "October", "November", "December"}
	bounds = []string{"more than", "at least", "about", "up to", "fewer than", "nearly", "some"}
	turned = map[string]string{
		"more than": "less than", "less than": "more than", "fewer than": "more than", "at least": "at most", "at most": "at least",
		"over": "under", "under": "over", "up to": "at least", "about": "at least", "around": "more than", "nearly": "over", "almost": "more than", "some": "only",
	}
)

func pick(r *rand.Rand, of []string) string { return of[r.IntN(len(of))] }

// otherThan returns one of a list that is not was, "" if there is none.
func otherThan(r *rand.Rand, was string, list []string) string {
	list = slices.DeleteFunc(slices.Clone(list), func(s string) bool { return strings.EqualFold(s, was) })
	if len(list) == 0 {
		return ""
	}
	return pick(r, list)
}

func otherNumber(r *rand.Rand, was string) string {
	if was[0] < '0' || was[0] > '9' {
		return otherThan(r, was, []string{"two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"})
	}
	b := []byte(was)
	b[0] = '1' + (b[0]-'0'+byte(r.IntN(7)))%9 // another first digit
	if string(b) == was {
		return ""
	}
	return string(b)
}

// replaced puts something else in the place of one of the matches.
func replaced(r *rand.Rand, s string, find *regexp.Regexp, by func(was string) string) string {
	all := find.FindAllStringIndex(s, -1)
	if len(all) == 0 {
		return ""
	}
	at := all[r.IntN(len(all))]
	other := by(s[at[0]:at[1]])
	if other == "" {
		return ""
	}
	return s[:at[0]] + other + s[at[1]:]
}

func without(r *rand.Rand, s string, find *regexp.Regexp) string {
	const nothing = "\x00"
	return strings.ReplaceAll(strings.ReplaceAll(replaced(r, s, find, func(string) string { return nothing }), nothing+" ", ""), nothing, "")
}

func after(r *rand.Rand, s string, find *regexp.Regexp, what string) string {
	return replaced(r, s, find, func(was string) string { return was + what })
}

func between(r *rand.Rand, s, what string) string {
	words := strings.Fields(s)
	return strings.Join(slices.Insert(words, 1+r.IntN(len(words)-1), what), " ")
}

// exchanged puts two matches in each other's place.
func exchanged(r *rand.Rand, s string, find *regexp.Regexp) string {
	all := find.FindAllStringIndex(s, -1)
	if len(all) < 2 {
		return ""
	}
	i := r.IntN(len(all) - 1)
	a, b := all[i], all[i+1+r.IntN(len(all)-i-1)]
	one, other := s[a[0]:a[1]], s[b[0]:b[1]]
	if one == other || one == "Also" || isWord(one) != isWord(other) {
		return ""
	}
	return s[:a[0]] + s[b[0]:b[1]] + s[a[1]:b[0]] + s[a[0]:a[1]] + s[b[1]:]
}

// isWord reports whether a number is written as one; "two" and "2" are the same.
func isWord(number string) bool { return number[0] > '9' }

// quoted puts a few words in quotation marks.
func quoted(r *rand.Rand, s string) string {
	words := strings.Fields(s)
	if len(words) < 8 || strings.ContainsAny(s, "“”\"") {
		return ""
	}
	from := 1 + r.IntN(len(words)-6)
	words[from], words[from+4] = "“"+words[from], words[from+4]+"”"
	return strings.Join(words, " ")
}

// An edit leaves what a sentence says as it is.
var edits = []alteration{
	{"nothing", func(_ *rand.Rand, s string) string { return s }},
	{"punctuation", func(r *rand.Rand, s string) string {
		return replaced(r, s, regexp.MustCompile(`[,;] `), func(string) string { return pick(r, []string{" – ", " ", "; "}) })
	}},
	{"typographic twins", func(_ *rand.Rand, s string) string {
		return strings.NewReplacer("'", "’", "“", "\"", "”", "\"", " - ", " – ", "-", "\u2011").Replace(s)
	}},
	{"a phrase at the end left out", func(_ *rand.Rand, s string) string {
		if i := strings.LastIndex(s, ", "); i > 0 {
			return s[:i] + "."
		}
		return ""
	}},
	{"a phrase between commas left out", func(_ *rand.Rand, s string) string {
		i := strings.Index(s, ", ")
		if i < 0 {
			return ""
		}
		j := strings.Index(s[i+2:], ", ")
		if j < 0 {
			return ""
		}
		return s[:i] + s[i+2+j+1:]
	}},
	{"a word left out", func(r *rand.Rand, s string) string {
		return without(r, s, regexp.MustCompile(`\b[a-z]{4,}(ly|ous|ful|al|ive|ic) `))
	}},
	{"a phrase of place or time left out", func(r *rand.Rand, s string) string {
		return without(r, s, regexp.MustCompile(`\b(on [A-Z][a-z]+day|in [A-Z][a-z]+|in the [a-z]+) `))
	}},
	{"order", func(_ *rand.Rand, s string) string {
		body := strings.TrimRight(s, ".? ")
		i := regexp.MustCompile(`.* ((?:on|in|after|during|at|since|before|while) [^,]*)$`).FindStringSubmatchIndex(body)
		if i == nil || i[2] < len(body)/3 {
			return ""
		}
		phrase := body[i[2]:]
		return strings.ToUpper(phrase[:1]) + phrase[1:] + ", " + body[:i[2]-1] + s[len(body):]
	}},
}

// TestAltered alters one thing in a sentence, in half of the cases beside an edit: it
// must never pass as the sentence with nothing new in it.
func TestAltered(t *testing.T) {
	all, rounds := sentencesOf(t)
	r := rand.New(rand.NewPCG(1, 2))
	for i, alteration := range slices.Concat(alterations, moreAlterations, thirdAlterations) {
		t.Run(alteration.kind, func(t *testing.T) {
			tried, told := 0, 0
			for range rounds {
				for _, s := range all {
					b := alteration.alter(r, s)
					if b == "" || b == s {
						continue
					}
					a := s
					if r.IntN(2) == 0 {
						b = edited(r, a, b)
					}
					if b == "" || b == a {
						continue
					}
					tried++
					if kind := compare(a, b); kind == sentences.Edited || kind == sentences.Same {
						if told++; told <= 8 {
							t.Errorf("%s:\n was %s\n  is %s", kind, a, b)
						}
					}
				}
			}
			if tried == 0 && rounds > 1 && i < len(alterations) {
				t.Error("no sentence has one")
			}
			t.Logf("%d of %d", told, tried)
		})
	}
}

// edited edits an altered sentence too, "" if what was altered is no longer there.
func edited(r *rand.Rand, was, altered string) string {
	edit := edits[r.IntN(len(edits))].alter
	seed := r.Uint64()
	b := edit(rand.New(rand.NewPCG(seed, 0)), altered)
	if b == "" {
		return altered
	}
	if b == edit(rand.New(rand.NewPCG(seed, 0)), was) || isPartOf(b, was) && !isPartOf(altered, was) {
		return ""
	}
	return b
}

// isPartOf reports whether the words of b are in a, in its order.
func isPartOf(b, a string) bool {
	rest := strings.Fields(a)
	for _, w := range strings.Fields(b) {
		i := slices.IndexFunc(rest, func(other string) bool { return strings.Trim(other, ",.;") == strings.Trim(w, ",.;") })
		if i < 0 {
			return false
		}
		rest = rest[i+1:]
	}
	return true
}

// TestEdited counts how many edited sentences are found.
func TestEdited(t *testing.T) {
	all, _ := sentencesOf(t)
	r := rand.New(rand.NewPCG(3, 4))
	found, tried := 0, 0
	for _, edit := range edits {
		of, n := 0, 0
		for _, s := range all {
			b := edit.alter(r, s)
			if b == "" || len(strings.Fields(b)) < 9 || len(sentences.Read(b).Sentences) != 1 {
				continue
			}
			n++
			if k := compare(s, b); k == sentences.Same || k == sentences.Edited {
				of++
			} else if of+5 > n && testing.Verbose() {
				t.Logf("%s is %s:\n was %s\n  is %s", edit.kind, k, s, b)
			}
		}
		t.Logf("%s: %d of %d", edit.kind, of, n)
		if edit.kind == "nothing" && of < n {
			t.Errorf("%d sentences are not the same as they are", n-of)
		}
		if edit.kind != "nothing" {
			found, tried = found+of, tried+n
		}
	}
	if float64(found) < 0.6*float64(tried) {
		t.Errorf("%d of %d edited sentences are found, want 60 in 100", found, tried)
	}
}

func compare(a, b string) sentences.Kind {
	ta, tb := sentences.Read(a), sentences.Read(b)
	best := sentences.New
	for i := range tb.Sentences {
		if len(tb.Sentences) > 1 {
			break // it was cut in two
		}
		for j := range ta.Sentences {
			k := sentences.Compare(&ta.Sentences[j], &tb.Sentences[i])
			if (k == sentences.Edited || k == sentences.Changed) && !tb.Marks()[i].MayStand(&ta.Marks()[j]) {
				panic("the marks of " + b + " do not tell that it may be " + string(k) + ": " + a)
			}
			if k == sentences.Same || k == sentences.Edited {
				best = k
			}
		}
	}
	return best
}

// corpus names a folder of tagged news, for
//
//	go test -run 'TestAltered|TestEdited|TestCopies' ./briefing/sentences -corpus DIR -v
//
// Its files end in .txt.gz and have a word and its tag a line, and an empty line between
// sentences, as the Groningen Meaning Bank is handed on.
var corpus = flag.String("corpus", "", "alter the sentences of the tagged texts in this folder, too")

// mostSentences is how many sentences of a corpus are tried.
const mostSentences = 50_000

// tagged returns the sentences of tagged texts in a folder.
func tagged(t *testing.T, dir string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "gmb_t*.txt.gz"))
	if strings.HasSuffix(dir, ".gz") {
		files = []string{dir}
	}
	if err != nil || len(files) == 0 {
		t.Fatalf("no files gmb_t*.txt.gz in %q: %v", dir, err)
	}
	var all, words []string
	for _, name := range files {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		z, err := gzip.NewReader(f)
		if err != nil {
			t.Fatal(err)
		}
		for s := bufio.NewScanner(z); s.Scan(); {
			word, _, _ := strings.Cut(s.Text(), "\t")
			switch {
			case strings.HasPrefix(word, "-DOCSTART-"):
			case word != "":
				words = append(words, word)
			case len(words) > 0:
				if len(words) >= 8 {
					all = append(all, joined(words))
				}
				words = nil
			}
		}
	}
	return all[:min(len(all), mostSentences)]
}

// joined returns a sentence of which these are the words and marks.
func joined(words []string) string {
	words, open := slices.Clone(words), false
	for i, w := range words {
		if w == `"` {
			words[i] = map[bool]string{false: "“", true: "”"}[open]
			open = !open
		}
	}
	return untokenized.Replace(strings.Join(words, " "))
}

// untokenized puts punctuation back to its word.
var untokenized = strings.NewReplacer(" .", ".", " ,", ",", " ;", ";", " :", ":", " ?", "?", " !", "!", " 's", "'s", " ' ", "' ", " n't", "n't", " %", "%", "( ", "(", " )", ")",
	"$ ", "$", "“ ", "“", " ”", "”")

// sentencesOf returns the sentences of the default library or, if there is one, of the
// corpus; and how often to try each.
func sentencesOf(t *testing.T) (all []string, rounds int) {
	if *corpus != "" {
		return tagged(t, *corpus), 1
	}
	files, err := filepath.Glob("../../seeds/articles/*.md")
	if err != nil || len(files) == 0 {
		t.Fatal("no articles: ", err)
	}
	for _, name := range files {
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		_, text, _ := strings.Cut(strings.TrimPrefix(string(data), "---\n"), "\n---\n")
		shown := briefing.Show(text)
		for at := 0; ; {
			span, ok := briefing.SentenceAfter(text, at)
			if !ok {
				break
			}
			if s := strings.Join(strings.Fields(span.In(shown.Words)), " "); len(strings.Fields(s)) >= 8 {
				all = append(all, s)
			}
			at = span.End
		}
	}
	return all, 5
}
