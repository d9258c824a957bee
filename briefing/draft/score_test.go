package draft_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/draft"
)

// entry is what an editor would list of an article.
type entry struct {
	kind  briefing.FigureKind // "?" if editors would argue about it
	name  string
	names []string // plain, all that it may be called
}

// readLabels reads the entries in a file, by article.
func readLabels(t testing.TB, file string) map[string][]entry {
	t.Helper()
	data, err := os.ReadFile(filepath.Join("testdata", file))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]entry{}
	for line := range strings.Lines(string(data)) {
		if line[0] == '#' {
			continue
		}
		fields := strings.Split(strings.TrimSpace(line), "\t")
		e := entry{kind: briefing.FigureKind(fields[1]), name: fields[2], names: []string{plain(fields[2])}}
		if len(fields) > 3 {
			for alias := range strings.SplitSeq(fields[3], "|") {
				e.names = append(e.names, plain(alias))
			}
		}
		out[fields[0]] = append(out[fields[0]], e)
	}
	return out
}

// plain returns a name as names are compared.
func plain(name string) string {
	name = strings.NewReplacer("’", "'", "‘", "'", "‑", "-").Replace(strings.Join(strings.Fields(name), " "))
	name = strings.TrimPrefix(strings.TrimPrefix(name, "the "), "The ")
	return strings.ToLower(strings.TrimRight(name, "."))
}

// score compares what was found in articles with their entries.
type score struct {
	entries, found, typed int
	proposed, right       int
	faults                []string
}

func (s *score) String() string {
	return fmt.Sprintf("recall %.3f, right kind %.3f, precision %.3f (%d entries, %d names proposed)",
		float64(s.found)/float64(s.entries), float64(s.typed)/float64(s.entries), float64(s.right)/float64(s.proposed), s.entries, s.proposed)
}

// add compares the names found in an article, with how often each is of which kind.
func (s *score) add(article string, entries []entry, found map[string]map[briefing.FigureKind]int) {
	kinds := map[string]map[briefing.FigureKind]int{} // of entries
	for _, name := range slices.Sorted(keys(found)) {
		i := slices.IndexFunc(entries, func(e entry) bool { return slices.Contains(e.names, name) })
		switch {
		case i < 0:
			s.proposed++
			s.faults = append(s.faults, fmt.Sprintf("%s: %s is no entry (%s)", article, name, most(found[name])))
			continue
		case entries[i].kind == "?":
			continue
		}
		s.proposed++
		s.right++
		e := entries[i].name
		if kinds[e] == nil {
			kinds[e] = map[briefing.FigureKind]int{}
		}
		for k, n := range found[name] {
			kinds[e][k] += n
		}
	}
	for _, e := range entries {
		if e.kind == "?" {
			continue
		}
		s.entries++
		switch got := kinds[e.name]; {
		case got == nil:
			s.faults = append(s.faults, fmt.Sprintf("%s: %s was not found", article, e.name))
		case most(got) != e.kind:
			s.found++
			s.faults = append(s.faults, fmt.Sprintf("%s: %s is no %s but a %s", article, e.name, most(got), e.kind))
		default:
			s.found++
			s.typed++
		}
	}
}

func most(kinds map[briefing.FigureKind]int) briefing.FigureKind {
	best := briefing.FigureKind("")
	for _, k := range []briefing.FigureKind{briefing.Person, briefing.Organization, briefing.Place, briefing.Thing} {
		if kinds[k] > kinds[best] {
			best = k
		}
	}
	return best
}

func keys[M ~map[K]V, K comparable, V any](m M) func(func(K) bool) {
	return func(yield func(K) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

// foundNames returns how often each name of figures is of which kind.
func foundNames(figures []draft.Figure) map[string]map[briefing.FigureKind]int {
	found := map[string]map[briefing.FigureKind]int{}
	for _, f := range figures {
		for _, n := range slices.Concat([]string{f.Name}, f.Aliases, f.Short) {
			if found[plain(n)] == nil {
				found[plain(n)] = map[briefing.FigureKind]int{}
			}
			found[plain(n)][f.Kind] += f.Mentions
		}
	}
	return found
}

// holds reports an error if less is found than there should be.
func (s *score) holds(t *testing.T, recall, typed, precision int) {
	t.Helper()
	slices.Sort(s.faults)
	t.Logf("%s\n%s", s, strings.Join(s.faults, "\n"))
	if s.found*100 < s.entries*recall || s.typed*100 < s.entries*typed || s.right*100 < s.proposed*precision {
		t.Errorf("%s, want at least .%d, .%d and .%d", s, recall, typed, precision)
	}
}

// checkMerges reports an error for each figure that is two entries.
func checkMerges(t *testing.T, article string, figures []draft.Figure, entries []entry) {
	t.Helper()
	for _, f := range figures {
		of := map[string]bool{}
		for _, n := range slices.Concat([]string{f.Name}, f.Aliases, f.Short) {
			for _, e := range entries {
				if e.kind != "?" && slices.Contains(e.names, plain(n)) {
					of[e.name] = true
				}
			}
		}
		if len(of) > 1 {
			t.Errorf("%s: %s are taken for one", article, slices.Sorted(keys(of)))
		}
	}
}

// TestLabelled holds how well names are found in the labelled articles, and that no two
// entries are taken for one.
func TestLabelled(t *testing.T) {
	var s score
	for article, entries := range readLabels(t, "labelled/labels.tsv") {
		text, err := os.ReadFile(filepath.Join("testdata/labelled", article+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		var d draft.Draft
		d.Add(briefing.ArticleID(article), draft.Read(&briefing.Article{Text: string(text)}))
		figures := d.All().Figures
		s.add(article, entries, foundNames(figures))
		checkMerges(t, article, figures, entries)
	}
	s.holds(t, 93, 86, 94)
}
