package replace

import (
	"os"
	"path/filepath"
	"strings"
	"time"
)

// old is from which age on a file is taken for one that a program left behind: no write
// takes so long.
const old = time.Hour

// RemoveLeft removes what writers of a file left beside it when they ended in the middle of
// File, as far as possible. It is meant for folders of this program only: somebody else may
// have named a file like that.
func RemoveLeft(path string) {
	dir, base := filepath.Split(path)
	files, err := os.ReadDir(filepath.Clean(dir))
	if err != nil {
		return
	}
	for _, f := range files {
		number, ok := strings.CutPrefix(f.Name(), "."+base+".")
		if !ok || strings.Trim(number, "0123456789") != "" {
			continue
		}
		if info, err := f.Info(); err == nil && info.Mode().IsRegular() && time.Since(info.ModTime()) > old {
			_ = os.Remove(filepath.Join(dir, f.Name()))
		}
	}
}
