package ui

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// TestNews tells what has changed in its own terms.
func TestNews(t *testing.T) {
	t.Parallel()
	const digest = "version: 1\ntitle: Ferries\nfigures:\n  - {id: ada, kind: person, name: Ada Holm}\n  - {id: oslo, kind: place, name: Oslo}\n"
	story := func(title, text string) string {
		return "---\ntitle: " + title + "\npublished: 2024-03-01\n---\n" + text + "\n"
	}
	for _, test := range []struct {
		name   string
		change func(dir string) error
		want   string
	}{
		{"an article", func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "4.md"), []byte(story("Ferry story 4", "Ada Holm was there.")), 0o644)
		}, "1 new article: Ferry story 4 (mentions Ada Holm)"},
		{"one that mentions nobody", func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "4.md"), []byte(story("Ferry story 4", "Nobody was there.")), 0o644)
		}, "1 new article: Ferry story 4"},
		{"three articles", func(dir string) error {
			for _, n := range []string{"4", "5", "6"} {
				if err := os.WriteFile(filepath.Join(dir, n+".md"), []byte(story("Story "+n, n+": Ada Holm was in Oslo, and Oslo was glad.")), 0o644); err != nil {
					return err
				}
			}
			return nil
		}, "3 new articles: Story 4, Story 5 and 1 more (mention Oslo, Ada Holm)"},
		{"words", func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "2.md"), []byte(story("Ferry story 2", "It sailed on and on.")), 0o644)
		}, "1 article edited: Ferry story 2"},
		{"a file's name", func(dir string) error { return os.Rename(filepath.Join(dir, "2.md"), filepath.Join(dir, "two.md")) }, "1 article moved: Ferry story 2"},
		{"one less", func(dir string) error { return os.Remove(filepath.Join(dir, "2.md")) }, "1 article gone: Ferry story 2"},
		{"one more and one less", func(dir string) error {
			if err := os.WriteFile(filepath.Join(dir, "4.md"), []byte(story("Ferry story 4", "Something else.")), 0o644); err != nil {
				return err
			}
			return os.Remove(filepath.Join(dir, "2.md"))
		}, "1 new article: Ferry story 4 · 1 article gone: Ferry story 2"},
		{"a figure", func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "digest.yaml"), []byte(digest+"  - {id: bergen, kind: place, name: Bergen}\n"), 0o644)
		}, "1 new figure: Bergen"},
		{"one figure less", func(dir string) error {
			return os.WriteFile(filepath.Join(dir, "digest.yaml"), []byte(strings.Replace(digest, "  - {id: oslo, kind: place, name: Oslo}\n", "", 1)), 0o644)
		}, "the digest has changed"},
	} {
		opts, dir := folder(t, map[string]string{
			"1.md": story("Ferry story 1", "Ada Holm sailed from Oslo to Bergen."), "2.md": story("Ferry story 2", "It sailed on."), "digest.yaml": digest,
		})
		opts, tell := watched(opts)
		play(t, opts, 120, 20, func(a *app) {
			a.wait(time.Second)
			if err := test.change(dir); err != nil {
				t.Fatal(err)
			}
			tell(a)
			if a.m.notice != test.want {
				t.Errorf("%s: it says %q, want %q", test.name, a.m.notice, test.want)
			}
		})
	}
}

// TestNewsWait says what is new once another message has gone.
func TestNewsWait(t *testing.T) {
	opts, dir := folder(t, map[string]string{"1.md": ferryStory("Ferry story 1", "It sailed."), "digest.yaml": "version: 1\n"})
	opts, tell := watched(opts)
	play(t, opts, 120, 20, func(a *app) {
		a.wait(time.Second)
		a.m.say("checked: Ada Holm")
		write(t, filepath.Join(dir, "2.md"), ferryStory("Ferry story 2", "It sailed on."))
		tell(a)
		a.says("checked: Ada Holm")
		a.keys(":")
		a.says("1 new article: Ferry story 2")
		a.m.say("an answer that comes late")
		a.keys("esc")
		a.says("1 new article: Ferry story 2")
		a.keys(":")
		if a.m.notice != "" {
			t.Errorf("the news are seen, and it still says %q", a.m.notice)
		}
	})
}

// TestFoundCountGoes has no count of finds stand that is of the library before.
func TestFoundCountGoes(t *testing.T) {
	opts, dir := folder(t, map[string]string{"1.md": ferryStory("Ferry story 1", "Ada Holm of the Harbour Office sailed, and Ada Holm came back.")})
	opts.Library.Draft = true
	opts, tell := watched(opts)
	play(t, opts, 120, 20, func(a *app) {
		tell(a)
		if !strings.HasPrefix(a.m.notice, "found in the texts: ") {
			t.Fatalf("it says %q", a.m.notice)
		}
		write(t, filepath.Join(dir, "2.md"), ferryStory("Ferry story 2", "Jon Berg sailed, and so did Ada Holm. Jon Berg waved."))
		tell(a)
		a.wait(time.Second)
		if !strings.HasPrefix(a.m.notice, "1 new article: Ferry story 2") {
			t.Errorf("it says %q", a.m.notice)
		}
	})
}

func ferryStory(title, text string) string { return "---\ntitle: " + title + "\n---\n\n" + text + "\n" }
