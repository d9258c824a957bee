package state

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefing/briefing"
	"briefing/briefing/page"
)

func TestPositionFollowsItsWords(t *testing.T) {
	const text = "The ship left Oslo at dawn. It came to Bergen at noon, and to Narvik at night."
	at := strings.Index(text, "It came")
	p := At(text, at)
	tests := []struct {
		name, text string
		want       int
	}{
		{"unchanged", text, at},
		{"words put in before", "A storm came. " + text, at + len("A storm came. ")},
		{"words taken away before", text[len("The ship "):], at - len("The ship ")},
		{"the sentence is gone", "Ship left Oslo. Nothing more is known of it, nor of those who went with it to sea.", at},
		{"text is shorter", "Gone.", len("Gone.")},
		{"no text", "", 0},
	}
	for _, tt := range tests {
		if got := p.Resolve(tt.text); got != tt.want {
			t.Errorf("%s: Resolve = %d, want %d", tt.name, got, tt.want)
		}
	}
}

func TestSaveAndLoad(t *testing.T) {
	name := filepath.Join(t.TempDir(), "new", "folder", "x.json")
	want := State{
		Version:   version,
		Page:      page.OfSubject("putin"),
		Positions: map[briefing.ArticleID]Position{"a": At("some text", 5)},
		Read:      map[briefing.ArticleID]bool{"a": true},
	}
	if err := Save(name, want); err != nil {
		t.Fatal(err)
	}
	got, err := Load(name)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("loaded state differs (-saved +loaded):\n%s", diff)
	}
	if files, _ := os.ReadDir(filepath.Dir(name)); len(files) != 1 {
		t.Errorf("%d files beside the state, want none", len(files)-1)
	}
}

func TestLoadWithoutFile(t *testing.T) {
	s, err := Load(filepath.Join(t.TempDir(), "none.json"))
	if err != nil || s.Page != (page.ID{}) || s.Positions == nil || s.Read == nil {
		t.Errorf("Load = %+v, %v: want an empty state", s, err)
	}
}

func TestCorruptStateIsMovedAside(t *testing.T) {
	name := filepath.Join(t.TempDir(), "x.json")
	if err := os.WriteFile(name, []byte(`{"version":1,"page`), 0o600); err != nil {
		t.Fatal(err)
	}
	s, err := Load(name)
	if err == nil || !strings.Contains(err.Error(), name+".bad") {
		t.Errorf("error %v does not say where the file went", err)
	}
	if s.Positions == nil {
		t.Error("no empty state")
	}
	if _, err := os.Stat(name + ".bad"); err != nil {
		t.Error(err)
	}
	if _, err := Load(name); err != nil {
		t.Errorf("second Load: %v", err)
	}
}

func TestNewerStateIsLeftAlone(t *testing.T) {
	name := filepath.Join(t.TempDir(), "x.json")
	const data = `{"version":99,"page":"something else by then"}`
	if err := os.WriteFile(name, []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Load(name); !errors.Is(err, ErrNewer) {
		t.Errorf("Load: %v, want ErrNewer", err)
	}
	if got, _ := os.ReadFile(name); string(got) != data {
		t.Errorf("the file is now %q", got)
	}
}

func TestPathsOfLibrariesDiffer(t *testing.T) {
	t.Setenv("XDG_STATE_HOME", "/state")
	seen := map[string]string{}
	for _, lib := range []string{"", "/a/story", "/b/story", "/a/sto\x1bry", "relative"} {
		p, err := Path(lib)
		if err != nil {
			t.Fatal(err)
		}
		if other, ok := seen[p]; ok {
			t.Errorf("Path(%q) = Path(%q) = %q", lib, other, p)
		}
		seen[p] = lib
		if !strings.HasPrefix(p, "/state/briefing/") || strings.ContainsRune(p, '\x1b') {
			t.Errorf("Path(%q) = %q", lib, p)
		}
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(`{"version":1,"page":{"Kind":"article","Key":"a"},"positions":{"a":{"quote":"x","offset":-4}}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := parse(data)
		if err != nil {
			return
		}
		const text = "żółw — a turtle"
		for _, p := range s.Positions {
			if at := p.Resolve(text); at < 0 || at > len(text) || border(text, at) != at {
				t.Errorf("position %+v resolves to byte %d", p, at)
			}
		}
	})
}
