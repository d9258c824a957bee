package source

import (
	"encoding/json"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
)

// A site generator keeps more in its folder than what its author wrote: layouts, themes,
// the finished pages. A vault of notes has a folder of templates for new ones. None of
// these holds articles.

// site is a kind of folder with parts that hold no articles. Names such as "data" and
// "public" are common, so the signs must be of no other program.
type site struct {
	within   string   // a folder that it has; "" if none is demanded
	signs    []string // it has at least one of these,
	settings []string // or one of these files with the address of the site in it
	parts    []string // names of folders in it, in lower case
}

var sites = []site{
	{ // of Jekyll
		signs: []string{"_posts", "_config.yml", "_config.yaml", "_config.toml"},
		parts: []string{"_data", "_includes", "_layouts", "_plugins", "_sass", "_site"},
	},
	{ // of Hugo and Zola
		within:   "content",
		signs:    []string{"hugo.toml", "hugo.yaml", "hugo.yml", "hugo.json", "config/_default", "archetypes"},
		settings: []string{"config.toml", "config.yaml", "config.yml", "config.json"},
		parts:    []string{"archetypes", "assets", "data", "i18n", "layouts", "public", "resources", "sass", "static", "templates", "themes"},
	},
	{signs: []string{vaultSign}, parts: []string{"templates", "_templates"}},
}

// siteAddress matches the setting of a site's address: "baseURL" of Hugo, which knows no
// case, "base_url" of Zola.
var siteAddress = regexp.MustCompile(`(?im)(^|[{,])\s*"?base_?url"?\s*[:=]`)

// vaultSign is the folder in which Obsidian keeps the settings of a vault.
const vaultSign = ".obsidian"

// longestSettings is how many bytes of settings are read; longer ones count as none.
const longestSettings = 64 << 10

// isScaffold reports whether the folder at name is a part of a site or a vault that holds
// no articles.
func isScaffold(fsys fs.FS, name string) bool {
	parent, base := path.Dir(name), strings.ToLower(path.Base(name))
	has := func(sign string) bool { _, err := fs.Stat(fsys, path.Join(parent, sign)); return err == nil }
	hasAddress := func(name string) bool { return siteAddress.Match(settingsAt(fsys, path.Join(parent, name))) }
	return slices.ContainsFunc(sites, func(s site) bool {
		return slices.Contains(s.parts, base) && has(s.within) &&
			(slices.ContainsFunc(s.signs, has) || slices.ContainsFunc(s.settings, hasAddress))
	})
}

// settingsAt returns the content of a file with settings; nil if there is none to read.
func settingsAt(fsys fs.FS, name string) []byte {
	in, err := file{path: name, asked: true}.open(fsys)
	if err != nil {
		return nil
	}
	defer in.Close()
	data, err := io.ReadAll(io.LimitReader(in, longestSettings+1))
	if err != nil || len(data) > longestSettings {
		return nil
	}
	return data
}

// templatesOf returns the folder of templates that the settings of a vault name, "" if
// they name none within the vault.
func templatesOf(fsys fs.FS, vault string) string {
	var settings struct{ Folder string }
	if json.Unmarshal(settingsAt(fsys, path.Join(vault, vaultSign, "templates.json")), &settings) != nil {
		return ""
	}
	folder := strings.TrimSuffix(settings.Folder, "/")
	if !fs.ValidPath(folder) || folder == "." {
		return ""
	}
	return path.Join(vault, folder)
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
