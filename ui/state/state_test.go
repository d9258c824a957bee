package state

import (
	"errors"
	"os"
	"path/filepath"
	"strconv"
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
		Seen:      map[briefing.ArticleID]Seen{"a": {Text: 7, Spans: []briefing.Span{{Start: 1, End: 4}}}},
		Places: []Place{
			{Page: page.ID{Kind: page.Overview}},
			{Page: page.OfArticle("a"), Top: 7, Line: 2, Focus: briefing.Span{Start: 9, End: 12}, Stop: briefing.Ref{Article: "a", Span: briefing.Span{Start: 3, End: 8}}, Trail: 2},
		},
		At:       1,
		Trails:   []Trail{{Number: 1, Label: "two words"}, {Number: 2, Subject: "putin", Label: "Putin", Stop: briefing.Ref{Article: "a"}}},
		Walked:   2,
		Dropped:  1,
		List:     "figures",
		Searches: []string{"two words", "one"},
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

// TestSettle holds what a file may say in the ranges that it can be in, and the place
// that was shown among those that are kept.
func TestSettle(t *testing.T) {
	for _, test := range []struct{ places, at, want, wantAt int }{
		{0, 0, 0, 0}, {0, 7, 0, 0}, {3, -1, 3, 0}, {3, 9, 3, 2}, {100, 99, 100, 99}, {101, 100, 100, 99}, {500, 0, 100, 0}, {500, 250, 100, 50}, {500, 499, 100, 99},
	} {
		s := State{At: test.at}
		for i := range test.places {
			s.Places = append(s.Places, Place{Page: page.ID{Key: strconv.Itoa(i), Part: -i}, Top: -i, Line: 1 << 30})
		}
		shown := max(0, min(test.at, test.places-1))
		s.settle()
		if len(s.Places) != test.want || s.At != test.wantAt {
			t.Errorf("of %d places at %d there are %d at %d, want %d at %d", test.places, test.at, len(s.Places), s.At, test.want, test.wantAt)
			continue
		}
		if test.want > 0 && s.Places[s.At].Page.Key != strconv.Itoa(shown) {
			t.Errorf("of %d places at %d place %s is shown, want %d", test.places, test.at, s.Places[s.At].Page.Key, shown)
		}
		for _, p := range s.Places {
			if p.Top < 0 || p.Line < 0 || p.Line > mostLines || p.Page.Part < 0 {
				t.Errorf("place %+v cannot be", p)
			}
		}
	}
	s := State{Trails: []Trail{{Number: -1}, {Number: 0}, {Number: 3}}}
	if s.settle(); len(s.Trails) != 1 {
		t.Errorf("trails %+v are kept", s.Trails)
	}
}

func FuzzParse(f *testing.F) {
	f.Add([]byte(`{"version":1,"page":{"Kind":"article","Key":"a"},"positions":{"a":{"quote":"x","offset":-4}}}`))
	f.Add([]byte(`{"version":1,"places":[{"page":{"Kind":"article","Key":"a"},"top":-9,"line":99999999,"trail":3}],"at":7,"trails":[{"number":-1},{"number":3,"label":"x"}]}`))
	f.Add([]byte(`{"version":1,"positions":null,"read":null,"seen":null}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		s, err := parse(data)
		if err != nil {
			return
		}
		s.SetRead("a", true)
		s.See("a", "text", briefing.Span{End: 4})
		if len(s.Places) > mostPlaces || s.At < 0 || s.At >= max(1, len(s.Places)) {
			t.Errorf("at %d of %d places", s.At, len(s.Places))
		}
		const text = "żółw — a turtle"
		for _, p := range s.Positions {
			if at := p.Resolve(text); at < 0 || at > len(text) || border(text, at) != at {
				t.Errorf("position %+v resolves to byte %d", p, at)
			}
		}
	})
}
