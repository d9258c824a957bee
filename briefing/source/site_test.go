package source

import (
	"slices"
	"strings"
	"testing"
)

// A folder is passed over only beside a sure sign of what made it.
func TestPartsOfSites(t *testing.T) {
	for _, tt := range []struct{ sign, content, part, passed string }{
		{"hugo.toml", "title = 'x'", "public", "public"},
		{"hugo.yaml", "title: x", "Data", "Data"},
		{"config.toml", "# of the site\nbaseURL = 'https://example.org/'", "static", "static"},
		{"config.toml", `base_url = "https://example.org"`, "public", "public"},
		{"config.yaml", "title: x\nbaseurl: https://example.org/", "layouts", "layouts"},
		{"config.json", `{"title": "x", "baseURL": "https://example.org/"}`, "themes", "themes"},
		{"config/_default/hugo.toml", "", "assets", "assets"},
		{"archetypes/default.md", "---\n---\n", "resources", "archetypes resources"},
		{"config.json", `{"articles": "of the press, see baseURL"}`, "data", ""},
		{"config.toml", "baseURLs = 1", "data", ""},
		{"config.yml", strings.Repeat("# long\n", longestSettings) + "baseURL: x", "data", ""},
		{"config/app.toml", "baseURL = 'x'", "public", ""},
		{"layouts/a.txt", text, "assets", ""},
		{"themes/a.txt", text, "static", ""},
		{"_config.yml", "", "_data", "_data"},
		{"_posts/a.txt", text, "_site", "_site"},
		{"_posts/a.txt", text, "data", ""},
		{".obsidian/app.json", "{}", "Templates", "Templates"},
	} {
		fsys := folder("content/a.md", text, tt.sign, tt.content, tt.part+"/b.md", text)
		found := Find(t.Context(), fsys, Options{})
		if got := strings.Join(found.Passed(), " "); got != tt.passed {
			t.Errorf("beside %s with %.40q %s is read, passed over are %q, want %q", tt.sign, tt.content, tt.part, got, tt.passed)
		}
		isThere := false
		for path := range found.Paths() {
			isThere = isThere || path == tt.part+"/b.md"
		}
		if want := !slices.Contains(strings.Fields(tt.passed), tt.part); isThere != want {
			t.Errorf("beside %s: %s is read: %t, want %t", tt.sign, tt.part, isThere, want)
		}
	}
}

// A drawing of Obsidian holds no article, and that is said.
func TestDrawings(t *testing.T) {
	found := Find(t.Context(), folder("a.md", text, "v/Plan of it.canvas", "{}"), Options{})
	if got := strings.Join(found.Passed(), " "); got != "v/Plan of it.canvas" {
		t.Errorf("passed over are %q", got)
	}
}

// A vault names a folder within it as that of its templates, or none.
func TestTemplatesOfVault(t *testing.T) {
	for _, tt := range []struct{ settings, passed string }{
		{`{"folder": "Patterns"}`, "v/Patterns"},
		{`{"folder": "Patterns/"}`, "v/Patterns"},
		{`{"folder": "./Patterns/x/.."}`, ""},
		{`{"folder": "Patterns/x/.."}`, ""},
		{`{"folder": "x/.."}`, ""},
		{`{"folder": "../b"}`, ""},
		{`{"folder": "../v/Patterns"}`, ""},
		{`{"folder": "/"}`, ""},
		{`{"folder": "."}`, ""},
		{`{"folder": ""}`, ""},
		{`{}`, ""},
		{`{"folder": 5}`, ""},
		{`{"folder": "Nothing"}`, ""},
		{`{"folder": "Patterns"}` + strings.Repeat(" ", longestSettings), ""},
	} {
		fsys := folder("v/.obsidian/templates.json", tt.settings, "v/Patterns/a.md", text, "v/Patterns/x/a.md", text, "v/n.md", text, "b/a.md", text)
		found := Find(t.Context(), fsys, Options{})
		var paths []string
		for path := range found.Paths() {
			paths = append(paths, path)
		}
		want := []string{"b/a.md", "v/Patterns/a.md", "v/Patterns/x/a.md", "v/n.md"}
		if tt.passed != "" {
			want = []string{"b/a.md", "v/n.md"}
		}
		if got := strings.Join(found.Passed(), " "); !slices.Equal(paths, want) || got != tt.passed {
			t.Errorf("%.40s: found %q, passed over is %q, want %q and %q", tt.settings, paths, got, want, tt.passed)
		}
	}
}
