package source

import (
	"encoding/json"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// A site generator keeps more in its folder than what its author wrote: layouts, themes,
// the finished pages. A vault of notes has a folder of templates for new ones. None of
// these holds articles.

// site is a kind of folder with parts that hold no articles.
type site struct {
	signs [][]string // it has at least one of each
	parts []string   // names of folders in it, in lower case
}

var sites = []site{
	{ // of Jekyll
		signs: [][]string{{"_posts", "_config.yml", "_config.yaml", "_config.toml"}},
		parts: []string{"_data", "_includes", "_layouts", "_plugins", "_sass", "_site"},
	},
	{ // of Hugo and Zola
		signs: [][]string{
			{"content"},
			{"hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config.toml", "config.yaml", "config.yml", "config.json", "config", "archetypes", "layouts", "themes"},
		},
		parts: []string{"archetypes", "assets", "data", "i18n", "layouts", "public", "resources", "sass", "static", "templates", "themes"},
	},
	{signs: [][]string{{vaultSign}}, parts: []string{"templates", "_templates"}},
}

// vaultSign is the folder in which Obsidian keeps the settings of a vault.
const vaultSign = ".obsidian"

// isScaffold reports whether the folder at name is a part of a site or a vault that holds
// no articles.
func isScaffold(fsys fs.FS, name string) bool {
	parent, base := path.Dir(name), strings.ToLower(path.Base(name))
	has := func(sign string) bool { _, err := fs.Stat(fsys, path.Join(parent, sign)); return err == nil }
	for _, s := range sites {
		hasOne := func(signs []string) bool { return slices.ContainsFunc(signs, has) }
		if slices.Contains(s.parts, base) && !slices.ContainsFunc(s.signs, func(signs []string) bool { return !hasOne(signs) }) {
			return true
		}
	}
	return false
}

// templatesOf returns the folder of templates that the settings of a vault name, "" if
// they name none.
func templatesOf(fsys fs.FS, vault string) string {
	const longest = 64 << 10
	f, err := fsys.Open(path.Join(vault, vaultSign, "templates.json"))
	if err != nil {
		return ""
	}
	defer f.Close()
	var settings struct{ Folder string }
	data, err := io.ReadAll(io.LimitReader(f, longest))
	if err != nil || json.Unmarshal(data, &settings) != nil || strings.Trim(settings.Folder, "/.") == "" {
		return ""
	}
	return path.Join(vault, settings.Folder)
}

// isBelow reports whether the file at name lies in one of folders, at any depth.
func isBelow(name string, folders map[string]bool) bool {
	for dir := path.Dir(name); len(folders) > 0; dir = path.Dir(dir) {
		if folders[dir] {
			return true
		}
		if dir == "." || dir == "/" {
			break
		}
	}
	return false
}
