package language_test

import (
	"bufio"
	"compress/gzip"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"briefing/briefing/internal/language"
)

var treebanks = flag.String("treebanks", "", "folder of treebanks (*.tsv.gz, comments \"# text =\") to tell the language of")

// TestTreebanks tells the language of texts of three sentences, and logs for each treebank
// how many are told rightly, how many not at all, and how many wrongly. Languages without
// tables count as told if they are none.
func TestTreebanks(t *testing.T) {
	if *treebanks == "" {
		t.Skip("no folder of treebanks: -treebanks DIR")
	}
	files, err := filepath.Glob(filepath.Join(*treebanks, "*.tsv.gz"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no treebanks in %s: %v", *treebanks, err)
	}
	codes := map[string]string{
		"Arabic": "ar", "Armenian": "hy", "Croatian": "sr", "Czech": "cs", "Finnish": "fi", "French": "fr", "Georgian": "ka", "German": "de",
		"Greek": "el", "Hebrew": "he", "Korean": "ko", "Latvian": "lv", "Lithuanian": "lt", "Polish": "pl", "Russian": "ru", "Serbian": "sr", "Ukrainian": "uk",
	}
	for _, file := range files {
		name, _, _ := strings.Cut(filepath.Base(file), "-")
		want := codes[name]
		right, none, wrong := 0, 0, map[string]int{}
		for _, text := range threes(t, file) {
			switch got := language.Of(text).Code; got {
			case want:
				right++
			case "":
				none++
			default:
				wrong[got]++
			}
		}
		t.Logf("%s: %d right, %d not told, wrong %v", filepath.Base(file), right, none, wrong)
	}
}

func threes(t *testing.T, file string) (texts []string) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	in, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	for n := 0; lines.Scan(); {
		if text, ok := strings.CutPrefix(lines.Text(), "# text = "); ok {
			if n%3 == 0 {
				texts = append(texts, "")
			}
			texts[len(texts)-1] += text + "\n"
			n++
		}
	}
	return texts
}
