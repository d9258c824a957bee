package digest_test

import (
	"os"
	"path/filepath"
	"testing"

	"briefing/briefing/digest"
)

// FuzzParse holds that any bytes give a sound digest.
func FuzzParse(f *testing.F) {
	files, err := filepath.Glob("testdata/broken/*.yaml")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range append(files, "testdata/good.yaml") {
		data, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		checkSound(t, digest.Parse("digest.yaml", data))
	})
}
