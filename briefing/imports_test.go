package briefing_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"maps"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// allowed says which packages of this project each package may import, tests
// aside. Imports point one way: main -> ui/cli -> ui -> panes -> {nav, keys,
// typeset, theme} -> briefing/page -> briefing.
var allowed = map[string]string{
	".":     "ui/cli",
	"seeds": "",

	"briefing":                   "briefing/internal/fold briefing/internal/language briefing/internal/nearest briefing/internal/sentence briefing/internal/shown briefing/internal/tidy",
	"briefing/internal/bytemask": "",
	"briefing/internal/dir":      "",
	"briefing/internal/tidy":     "",
	"briefing/internal/fold":     "",
	"briefing/internal/fulldisk": "",
	"briefing/internal/language": "briefing/internal/bytemask briefing/internal/fold",
	"briefing/internal/nearest":  "",
	"briefing/limit":             "",
	"briefing/internal/replace":  "",
	"briefing/internal/sentence": "briefing/internal/bytemask briefing/internal/fold briefing/internal/shown",
	"briefing/internal/shown":    "briefing/internal/bytemask briefing/internal/fold",
	"briefing/draft":             "briefing briefing/digest briefing/draft/tagger briefing/internal/fold briefing/internal/language briefing/internal/sentence briefing/internal/shown briefing/quantity",
	"briefing/draft/tagger":      "briefing briefing/internal/fold briefing/internal/sentence briefing/internal/shown",
	"briefing/draft/train":       "briefing/draft/tagger",
	"briefing/digest":            "briefing briefing/internal/fold briefing/internal/nearest",
	"briefing/derive":            "briefing briefing/internal/fold briefing/internal/language",
	"briefing/link":              "briefing briefing/internal/bytemask briefing/internal/fold briefing/internal/language briefing/internal/sentence briefing/quantity",
	"briefing/quantity":          "briefing briefing/internal/fold briefing/internal/language briefing/internal/sentence",
	"briefing/source": "briefing briefing/add/formats briefing/internal/dir briefing/internal/fold briefing/internal/language briefing/limit briefing/source/cleanup briefing/source/markdown briefing/source/plain " +
		"briefing/source/scrub briefing/source/stated briefing/source/web briefing/source/feed briefing/source/jsonl " +
		"briefing/source/mail briefing/source/epub briefing/source/docx briefing/source/pdf",
	"briefing/source/cleanup": "briefing briefing/internal/fold briefing/source/stated",
	"briefing/source/mail": "briefing briefing/source/cleanup briefing/source/escape briefing/source/plain briefing/source/scrub briefing/source/stated " +
		"briefing/source/web",
	"briefing/source/markdown": "briefing briefing/internal/fold briefing/internal/shown briefing/source/cleanup briefing/source/scrub briefing/source/web " +
		"briefing/source/stated",
	"briefing/source/epub":   "briefing briefing/source/scrub briefing/source/stated briefing/source/web",
	"briefing/source/docx":   "briefing briefing/source/escape briefing/source/scrub briefing/source/stated",
	"briefing/source/escape": "",
	"briefing/source/feed":   "briefing briefing/source/scrub briefing/source/stated briefing/source/web",
	"briefing/source/jsonl": "briefing briefing/source/cleanup briefing/source/markdown briefing/source/plain briefing/source/scrub " +
		"briefing/source/stated briefing/source/web",
	"briefing/source/plain":      "briefing briefing/source/cleanup briefing/source/escape briefing/source/stated",
	"briefing/source/pdf":        "briefing briefing/source/cleanup briefing/source/plain briefing/source/scrub briefing/source/stated",
	"briefing/source/scrub":      "briefing briefing/internal/tidy",
	"briefing/source/sourcetest": "",
	"briefing/source/stated":     "briefing briefing/internal/fold",
	"briefing/source/web":        "briefing briefing/internal/fold briefing/source/cleanup briefing/source/escape briefing/source/scrub briefing/source/stated",
	"briefing/match":             "briefing briefing/internal/fold briefing/internal/sentence",
	"briefing/cluster":           "briefing briefing/internal/spancode briefing/match briefing/source/scrub",
	"briefing/internal/spancode": "briefing",
	"briefing/store":             "briefing briefing/internal/fold briefing/internal/spancode briefing/match briefing/store/fts5 briefing/store/sealed",
	"briefing/store/fts5":        "",
	"briefing/store/sealed":      "",
	"briefing/ownfile":           "",
	"briefing/since":             "briefing briefing/internal/replace briefing/ownfile briefing/sentences",
	"briefing/sentences":         "briefing briefing/internal/fold briefing/internal/language briefing/internal/sentence briefing/internal/shown",
	"briefing/concord":           "briefing briefing/internal/fold briefing/internal/language",
	"briefing/pick":              "briefing briefing/internal/fold briefing/internal/language briefing/internal/sentence briefing/quantity",
	"briefing/page":              "briefing briefing/concord briefing/page/article briefing/page/compare briefing/page/concordance briefing/page/coverage briefing/page/dossier briefing/page/news briefing/page/origins briefing/page/overview briefing/page/own briefing/page/problems briefing/page/sheet briefing/page/sources briefing/page/timeline briefing/sentences briefing/since",
	"briefing/page/article":      "briefing briefing/page/sheet",
	"briefing/page/claim":        "briefing briefing/page/number briefing/page/sheet",
	"briefing/page/compare":      "briefing briefing/link briefing/page/claim briefing/page/dossier briefing/page/number briefing/page/sheet briefing/quantity",
	"briefing/page/concordance":  "briefing briefing/concord briefing/page/sheet",
	"briefing/page/coverage":     "briefing briefing/page/claim briefing/page/sheet",
	"briefing/page/dossier":      "briefing briefing/page/claim briefing/page/number briefing/page/sheet briefing/pick",
	"briefing/page/news":         "briefing briefing/page/sheet briefing/since",
	"briefing/page/number":       "briefing briefing/link briefing/page/sheet briefing/quantity briefing/sentences",
	"briefing/page/origins":      "briefing briefing/page/sheet briefing/sentences",
	"briefing/page/overview":     "briefing briefing/page/claim briefing/page/problems briefing/page/sheet",
	"briefing/page/own":          "briefing briefing/memo briefing/notes briefing/page/sheet briefing/verify",
	"briefing/page/pagetest":     "briefing briefing/internal/sentence briefing/page/sheet",
	"briefing/page/problems":     "briefing briefing/page/sheet",
	"briefing/page/sheet":        "briefing briefing/concord briefing/notes briefing/sentences briefing/since briefing/verify",
	"briefing/page/sources":      "briefing briefing/page/claim briefing/page/sheet",
	"briefing/page/timeline":     "briefing briefing/link briefing/page/sheet briefing/verify",
	"briefing/libtest":           "briefing",
	"briefing/export":            "briefing briefing/notes",
	"briefing/add": "briefing briefing/add/fetch briefing/add/formats briefing/internal/dir briefing/internal/fold briefing/internal/language briefing/limit briefing/notes briefing/source briefing/source/cleanup " +
		"briefing/source/feed briefing/source/markdown briefing/source/plain briefing/source/scrub briefing/source/stated briefing/source/web briefing/ownfile",
	"briefing/add/fetch":        "",
	"briefing/add/formats":      "briefing briefing/source/scrub briefing/source/stated briefing/source/web",
	"briefing/add/opml":         "briefing/source/scrub",
	"briefing/library":          "briefing briefing/cluster briefing/derive briefing/digest briefing/draft briefing/explain briefing/internal/dir briefing/internal/fold briefing/internal/replace briefing/limit briefing/link briefing/ownfile briefing/sentences briefing/source briefing/source/scrub briefing/store briefing/variants",
	"briefing/explain":          "briefing briefing/internal/fold briefing/internal/language briefing/link",
	"briefing/internal/letters": "briefing briefing/internal/fold",
	"briefing/mcp":              "briefing briefing/internal/fold briefing/source/scrub briefing/verify",
	"briefing/memo":             "briefing briefing/internal/replace briefing/notes briefing/ownfile briefing/source/escape",
	"briefing/notes":            "briefing briefing/internal/fold briefing/internal/letters briefing/internal/replace briefing/ownfile",
	"briefing/verify":           "briefing briefing/internal/fold briefing/internal/language briefing/internal/letters briefing/internal/nearest briefing/link briefing/quantity briefing/source/scrub",
	"briefing/variants":         "briefing briefing/internal/fold briefing/internal/language briefing/internal/nearest briefing/link",
	"briefing/watch":            "briefing/internal/dir briefing/limit briefing/source",

	"ui/bidi":              "",
	"ui/keys":              "",
	"ui/theme":             "ui/bidi",
	"ui/list":              "briefing ui/bidi ui/keys ui/theme ui/internal/grapheme",
	"ui/overlay":           "ui/keys ui/list ui/nav ui/theme ui/internal/grapheme",
	"ui/internal/grapheme": "",
	"ui/internal/picture":  "",
	"ui/internal/hostile":  "briefing/source/sourcetest",
	"ui/internal/viewtest": "ui/theme",
	"ui/nav":               "briefing briefing/page ui/keys",
	"ui/trail":             "briefing",
	"ui/spot":              "briefing briefing/concord briefing/library briefing/page briefing/page/concordance briefing/page/timeline ui/ask ui/contents ui/index ui/jump ui/keys ui/nav ui/reader ui/state ui/trail",
	"ui/ask":               "briefing briefing/concord briefing/library briefing/notes briefing/page ui/contents ui/trail",
	"ui/walk":              "briefing briefing/library briefing/page ui/ask ui/keys ui/nav ui/spot ui/trail",
	"ui/search":            "briefing briefing/library ui/ask ui/finder ui/nav ui/spot ui/trail",
	"ui/files":             "briefing briefing/library briefing/ownfile briefing/page ui/keys ui/list ui/nav ui/spot ui/system",
	"ui/correct":           "briefing briefing/digest briefing/library briefing/page briefing/pick ui/jump ui/keys ui/nav ui/spot",
	"ui/kept":              "briefing briefing/library briefing/notes briefing/page ui/ask ui/keys ui/list ui/live ui/nav ui/note ui/spot",
	"ui/compared":          "briefing briefing/library briefing/page briefing/page/origins briefing/sentences briefing/since ui/keys ui/nav ui/spot ui/state",
	"ui/pipe":              "briefing/page ui/command ui/config ui/jump ui/keys ui/nav ui/spot ui/system",
	"ui/status":            "briefing briefing/page ui/bidi ui/contents ui/keys ui/live ui/nav ui/spot ui/theme ui/walk ui/window",
	"ui/window":            "ui/bidi ui/config ui/keys ui/nav ui/terminal ui/theme ui/typeset",
	"ui/live":              "briefing briefing/library briefing/page ui/contents ui/keys ui/nav ui/spot",
	"ui/linear":            "briefing briefing/concord briefing/digest briefing/library briefing/memo briefing/notes briefing/page briefing/page/claim briefing/page/origins briefing/since briefing/verify ui/command ui/config ui/contents ui/keys ui/nav ui/state ui/system ui/trail",
	"ui/command":           "briefing briefing/page briefing/source/scrub",
	"ui/contents":          "briefing briefing/page briefing/page/claim ui/here ui/index ui/jump ui/list ui/nav",
	"ui/typeset":           "briefing ui/bidi ui/internal/grapheme",
	"ui/config":            "briefing briefing/ownfile ui/bidi ui/command ui/keys ui/theme",
	"ui/state":             "briefing briefing/ownfile briefing/page briefing/sentences",
	"ui/system":            "ui/terminal",
	"ui/terminal":          "",
	"ui/memory":            "",
	"ui/index":             "briefing briefing/page ui/keys ui/list ui/nav ui/overlay ui/theme",
	"ui/here":              "briefing briefing/page ui/keys ui/list ui/nav ui/theme",
	"ui/finder":            "briefing briefing/page ui/list ui/nav ui/overlay ui/theme",
	"ui/help":              "ui/keys ui/list ui/nav ui/overlay ui/theme",
	"ui/jump":              "briefing ui/keys ui/list ui/nav ui/overlay ui/theme",
	"ui/note":              "ui/list ui/nav ui/overlay ui/theme",
	"ui/reader":            "briefing briefing/page briefing/page/claim briefing/page/origins ui/keys ui/nav ui/theme ui/typeset",
	"ui":                   "briefing briefing/library briefing/memo briefing/notes briefing/page briefing/verify ui/ask ui/bidi ui/compared ui/config ui/contents ui/correct ui/files ui/finder ui/help ui/here ui/index ui/jump ui/kept ui/keys ui/live ui/nav ui/note ui/pipe ui/reader ui/search ui/spot ui/state ui/status ui/terminal ui/theme ui/trail ui/typeset ui/walk ui/window",
	"ui/cli":               "briefing briefing/add briefing/add/fetch briefing/add/formats briefing/add/opml briefing/cluster briefing/concord briefing/digest briefing/draft briefing/explain briefing/export briefing/library briefing/limit briefing/mcp briefing/memo briefing/notes briefing/page briefing/page/claim briefing/page/coverage briefing/page/number briefing/page/origins briefing/page/sources briefing/page/timeline briefing/sentences briefing/since briefing/source briefing/verify briefing/watch seeds ui ui/bidi ui/command ui/config ui/linear ui/memory ui/state ui/terminal ui/theme ui/typeset",
}

// terminal lists the modules that nothing under briefing may import.
var terminal = []string{"charm.land/", "github.com/charmbracelet/", "github.com/spf13/cobra"}

func TestImports(t *testing.T) {
	found := projectImports(t, false)
	for pkg, want := range allowed {
		for _, imp := range strings.Fields(want) {
			if !slices.Contains(found[pkg], "briefing/"+imp) {
				t.Errorf("%s does not import %s: the table allows more than is needed", pkg, imp)
			}
		}
	}
	for pkg, imports := range found {
		want, known := allowed[pkg]
		if !known {
			t.Errorf("package %q is not in the table of allowed imports", pkg)
			continue
		}
		for _, imp := range imports {
			if inside, ok := strings.CutPrefix(imp, "briefing/"); ok && !slices.Contains(strings.Fields(want), inside) {
				t.Errorf("%s imports %s: not in the table of allowed imports", pkg, inside)
			}
			for _, prefix := range terminal {
				if (pkg == "briefing" || strings.HasPrefix(pkg, "briefing/")) && strings.HasPrefix(imp, prefix) {
					t.Errorf("%s imports %s: the domain knows no terminal", pkg, imp)
				}
			}
		}
	}
}

// TestDependencies holds docs/dependencies.md: a row for each module that the
// code or its tests import, and no other.
func TestDependencies(t *testing.T) {
	doc, err := os.ReadFile("../docs/dependencies.md")
	if err != nil {
		t.Fatal(err)
	}
	used := map[string]bool{}
	for line := range strings.Lines(string(doc)) {
		if cell, ok := strings.CutPrefix(line, "| `"); ok {
			module, _, _ := strings.Cut(cell, "`")
			used[module] = false
		}
	}
	for pkg, imports := range projectImports(t, true) {
		for _, imp := range imports {
			host, _, _ := strings.Cut(imp, "/")
			if !strings.Contains(host, ".") {
				continue // of this project, or of the standard library
			}
			module := imp
			for module != "." && !has(used, module) {
				module = path.Dir(module)
			}
			if module == "." {
				t.Errorf("%s imports %s, of which docs/dependencies.md does not tell", pkg, imp)
				continue
			}
			used[module] = true
		}
	}
	for module, is := range used {
		if !is {
			t.Errorf("docs/dependencies.md tells of %s, which nothing imports", module)
		}
	}
}

func has(set map[string]bool, key string) bool {
	_, ok := set[key]
	return ok
}

// isModule reports whether a folder is a module of its own, below the project's.
func isModule(root fs.FS, dir string) bool {
	_, err := fs.Stat(root, path.Join(dir, "go.mod"))
	return dir != "." && err == nil
}

// projectImports returns what the files of each folder of the project import,
// sorted, and their tests too if those are wanted.
func projectImports(t *testing.T, tests bool) map[string][]string {
	t.Helper()
	root := os.DirFS("..")
	sets := map[string]map[string]bool{}
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || isModule(root, name) || name != "." && strings.HasPrefix(d.Name(), ".")):
			return fs.SkipDir
		case d.IsDir() || path.Ext(name) != ".go" || !tests && strings.HasSuffix(name, "_test.go"):
			return nil
		}
		src, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, src, parser.ImportsOnly)
		if err != nil {
			return err
		}
		dir := path.Dir(name)
		if sets[dir] == nil {
			sets[dir] = map[string]bool{}
		}
		for _, spec := range file.Imports {
			imp, err := strconv.Unquote(spec.Path.Value)
			if err != nil {
				return err
			}
			sets[dir][imp] = true
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]string{}
	for dir, set := range sets {
		out[dir] = slices.Sorted(maps.Keys(set))
	}
	return out
}
