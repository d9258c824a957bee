package derive

import (
	"path"
	"slices"
	"strings"
	"unicode"

	"briefing/briefing"
)

// CountFolder counts n articles with documents in folder, "" for the library's
// own.
func (s *Stated) CountFolder(folder string, n int) {
	if s.folders == nil {
		s.folders, s.within = map[string]*word{}, map[string]bool{}
	}
	s.within[briefing.FoldFolder(folder)] = true
	counted := map[string]bool{}
	for ; folder != "" && folder != "."; folder = path.Dir(folder) {
		if folded := briefing.FoldFolder(folder); !counted[folded] {
			counted[folded] = true
			add(s.folders, folded, folder, n)
		}
	}
}

// folderTopics returns a topic for each folder that distinguishes articles. It
// skips folders with nearly all articles, the one that a clipper saves everything in, folders whose articles are all in one
// subfolder, and folders named by a date or by a site generator ("_posts"). If
// all articles are in one folder, it returns none.
func (s *Stated) folderTopics() []*briefing.Topic {
	if len(s.within) < 2 {
		return nil
	}
	outer := s.outerFolders()
	folders := mostUsed(s.folders, 2, len(s.folders))
	folders = slices.DeleteFunc(folders, func(w *word) bool {
		return isOfClipper(path.Base(w.folded)) || s.isNearlyAll(w.articles) || strings.HasPrefix(path.Base(w.name()), "_") || !strings.ContainsFunc(path.Base(w.folded), unicode.IsLetter) || outer[w.folded]
	})
	folders = folders[:min(mostFolders, len(folders))]
	names := map[string]int{}
	for _, w := range folders {
		names[path.Base(w.folded)]++
	}
	var out []*briefing.Topic
	for _, w := range folders {
		name := w.name()
		t := &briefing.Topic{
			ID: w.id("folder-"), Name: path.Base(name), Group: folderGroup,
			Where: briefing.QueryFor(briefing.Filter{Key: briefing.FilterFolder, Value: name}),
		}
		if names[path.Base(w.folded)] > 1 {
			t.Name = name
		}
		out = append(out, t)
	}
	return out
}

// outerFolders returns the folders whose articles all lie in one subfolder.
func (s *Stated) outerFolders() map[string]bool {
	outer := map[string]bool{}
	for folded, inner := range s.folders {
		if w := s.folders[path.Dir(folded)]; w != nil && w.articles == inner.articles {
			outer[w.folded] = true
		}
	}
	return outer
}

// isNearlyAll reports whether n articles are nine of ten. What so many have in common
// does not distinguish them.
func (s *Stated) isNearlyAll(n int) bool { return 10*n >= 9*s.articles }
