package verify_test

import (
	"fmt"
	"testing"

	"briefing/briefing/verify"
)

// TestTitled says that a title before a name changes nothing of how the name is looked up.
func TestTitled(t *testing.T) {
	lib := open(t, map[string]string{
		"wharf.md": "---\ntitle: Wharf\npublished: 2031-05-04\n---\nMayor Peter Okoro opened the wharf with Ingrid Vane. Okoro told the crowd of it. Dr. Vane was silent, " +
			"and Marsh was full. Olaf Tarn resigned; a night train of the general electric company came. Brask said no.\n",
		"digest.yaml": `version: 1
figures:
  - {id: peter-okoro, kind: person, name: Peter Okoro}
  - {id: ingrid-vane, kind: person, name: Ingrid Vane}
  - {id: marsh, kind: place, name: Marsh}
`,
	})
	for text, want := range map[string]string{
		"Mayor Petr Okoro came.":             "Petr Okoro differs Peter Okoro",
		"Prime Minister Petr Okoro came.":    "Petr Okoro differs Peter Okoro",
		"Foreign Minister Ingrid Vame left.": "Ingrid Vame differs Ingrid Vane",
		"It was Mr Okoro.":                   "Mr Okoro found ",
		"It was Mr. Okoro.":                  "Mr. Okoro found ",
		"It was Ms Vane.":                    "Ms Vane found ",
		"It was Mr Vane.":                    "Mr Vane not in the library ",
		"It was Ms Okoro.":                   "Ms Okoro not in the library ",
		"It was Mr Okorro.":                  "Okorro differs Peter Okoro",
		"It was Mr Marsh.":                   "Mr Marsh not in the library ",
		"It was Mr Tarn.":                    "Mr Tarn found ",
		"It was President Brask.":            "President Brask found ",
		"It was Mr Wharf.":                   "Mr Wharf not in the library ",
		"It was Mayor Edda Moor.":            "Mayor Edda Moor not in the library ",
		"It was the General Night Train.":    "General Night Train not in the library ",
		"It was the Prime Minister.":         "Prime Minister not in the library ",
	} {
		var got string
		for _, f := range draft(t, lib, text) {
			got += fmt.Sprintf("%s %s %s", f.Span.In(text), f.Verdict, f.Instead)
			if f.Verdict == verify.Found && len(f.Passages) != 1 {
				t.Errorf("%s: %d passages", text, len(f.Passages))
			}
		}
		if got != want {
			t.Errorf("%s: %q, want %q", text, got, want)
		}
	}
}
