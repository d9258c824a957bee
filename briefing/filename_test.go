package briefing_test

import (
	"encoding/json"
	"testing"
	"unicode/utf8"

	"briefing/briefing"
)

func FuzzFileName(f *testing.F) {
	for _, name := range []string{"a.md", "two  spaces.md", "caf\xe9 100%.md", "caf\u00e9 100%41.md", "a\nb\u202e.md", "\xff%FF"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		file := briefing.FileName(name)
		if file.Escaped() != name && utf8.ValidString(name) {
			t.Errorf("%q is escaped as %q", name, file.Escaped())
		}
		data, err := json.Marshal(file)
		if err != nil {
			t.Fatal(err)
		}
		var back briefing.FileName
		if len(name) >= 2 && name[:2] == "./" {
			return // no path within a library
		}
		if err := json.Unmarshal(data, &back); err != nil || back != file {
			t.Errorf("%q comes back from %s as %q: %v", name, data, string(back), err)
		}
		if s := file.String(); !utf8.ValidString(s) {
			t.Errorf("%q is shown as %q", name, s)
		}
	})
}
