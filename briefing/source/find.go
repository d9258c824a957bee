package source

import (
	"context"
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"

	"briefing/briefing/internal/dir"
)

// file is a document that may hold articles. If err is set, the document or
// folder at path cannot be examined.
type file struct {
	path  string
	asked bool // requested by name: every fault is reported
	note  bool // in a vault of notes, where the name of a file is its title
	err   error
}

// canvas ends the names of Obsidian's drawings, which hold cards and arrows and no article.
const canvas = ".canvas"

// finder walks a folder. It resolves links only after all files are known, so
// that a file with its own name in the folder is read under that name.
type finder struct {
	fsys  fs.FS
	files []file
	links []string
	seen  map[string]bool // files and folders by their real paths, files once links are followed

	vaults    map[string]bool // folders that are vaults of notes
	templates map[string]bool // folders that these name as those of their templates
	passed    []string        // folders and drawings that are passed over as parts of sites and vaults

	linked bool // links are followed
}

// find returns the documents in fsys and what it passed over as parts of
// sites and vaults, in the order of their paths.
func find(ctx context.Context, fsys fs.FS, opts Options) (files []file, passed []string) {
	if opts.File != "" {
		return []file{{path: path.Clean(opts.File), asked: true}}, nil
	}
	f := finder{fsys: fsys, seen: map[string]bool{}, vaults: map[string]bool{}, templates: map[string]bool{}}
	f.walk(ctx, ".", ".")
	if len(f.links) > 0 {
		for _, file := range f.files {
			f.seen[file.path] = file.err == nil
		}
		f.linked = true
	}
	for len(f.links) > 0 {
		links := f.links
		f.links = nil
		for _, name := range links {
			f.follow(ctx, name)
		}
	}
	f.files = slices.DeleteFunc(f.files, func(file file) bool { return isBelow(file.path, f.templates) })
	for folder := range f.templates {
		if info, err := fs.Stat(fsys, folder); err == nil && info.IsDir() {
			f.passed = append(f.passed, folder)
		}
	}
	slices.Sort(f.passed)
	for i := range f.files {
		f.files[i].note = isBelow(f.files[i].path, f.vaults)
	}
	slices.SortFunc(f.files, func(a, b file) int { return strings.Compare(a.path, b.path) })
	return f.files, slices.Compact(f.passed)
}

// walk adds the files in folder real, which is reached as name.
func (f *finder) walk(ctx context.Context, name, real string) {
	err := fs.WalkDir(f.fsys, real, func(p string, d fs.DirEntry, err error) error {
		shown := p
		if name != real {
			shown = path.Join(name, strings.TrimPrefix(p, real))
		}
		switch {
		case ctx.Err() != nil:
			return fs.SkipAll
		case err != nil:
			f.files = append(f.files, file{path: shown, err: reason(err)})
			return nil
		case p != real && isHidden(d.Name()):
			if d.IsDir() {
				f.noteVault(path.Dir(shown), d.Name())
				return fs.SkipDir
			}
		case d.IsDir():
			if f.seen[p] {
				return fs.SkipDir
			}
			if p != real && isScaffold(f.fsys, p) {
				f.passed = append(f.passed, shown)
				return fs.SkipDir
			}
			f.seen[p] = true
		case strings.HasSuffix(p, canvas) && d.Type().IsRegular():
			f.passed = append(f.passed, shown)
		case d.Type()&fs.ModeSymlink != 0:
			f.links = append(f.links, shown)
		case d.Type().IsRegular() && isDocument(p) && !f.seen[p]:
			if f.linked { // without links, each file is met only once
				f.seen[p] = true
			}
			f.files = append(f.files, file{path: shown})
		}
		return nil
	})
	if err != nil {
		f.files = append(f.files, file{path: name, err: reason(err)})
	}
}

// noteVault notes that a folder is a vault, if it has the folder of settings of one.
func (f *finder) noteVault(folder, hidden string) {
	if hidden != vaultSign {
		return
	}
	f.vaults[folder] = true
	if templates := templatesOf(f.fsys, folder); templates != "" {
		f.templates[templates] = true
	}
}

// errLink says that a link leads out of the folder, to nothing or in a circle.
var errLink = errors.New("a link that leads to nothing in the folder")

// follow adds the target of a link, unless that has been added already.
func (f *finder) follow(ctx context.Context, name string) {
	real, info := resolve(f.fsys, name)
	switch {
	case info == nil && isDocument(name):
		f.files = append(f.files, file{path: name, err: errLink})
	case info == nil || f.seen[real]:
	case info.IsDir():
		f.walk(ctx, name, real)
	case info.Mode().IsRegular() && isDocument(name):
		f.seen[real] = true
		f.files = append(f.files, file{path: name})
	}
}

// resolve returns the path without links that name leads to, and its FileInfo.
// That is nil if the target is missing or outside fsys, or if the links form a
// circle.
func resolve(fsys fs.FS, name string) (string, fs.FileInfo) {
	const mostLinks = 40
	real := "."
	rest := strings.Split(name, "/")
	for links := 0; len(rest) > 0; {
		next := path.Join(real, rest[0])
		if !dir.ValidPath(next) {
			return "", nil
		}
		info, err := fs.Lstat(fsys, next)
		if err != nil {
			return "", nil
		}
		rest = rest[1:]
		if info.Mode()&fs.ModeSymlink == 0 {
			real = next
			continue
		}
		target, err := fs.ReadLink(fsys, next)
		if links++; err != nil || links > mostLinks || path.IsAbs(target) {
			return "", nil
		}
		rest = append(strings.Split(target, "/"), rest...)
	}
	info, err := fs.Lstat(fsys, real)
	if err != nil {
		return "", nil
	}
	return real, info
}

func isHidden(name string) bool { return strings.HasPrefix(name, ".") }

// reason returns err without the file name, which the caller adds.
func reason(err error) error {
	var pathErr *fs.PathError
	switch {
	case !errors.As(err, &pathErr):
	default:
		return pathErr.Err
	}
	return err
}
