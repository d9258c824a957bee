package cli

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
)

// Names of files may hold anything. What a terminal acts on does not leave the program
// as it is, and JSON still says it.
func TestNamesAreEscaped(t *testing.T) {
	const name = "a\u202eb\u2066c\ufeffd\u0085e\u009bf\u007f.md"
	var out bytes.Buffer
	if err := json.NewEncoder(escaper{&out}).Encode(name); err != nil {
		t.Fatal(err)
	}
	var back string
	if err := json.Unmarshal(out.Bytes(), &back); err != nil || back != name {
		t.Errorf("%q, %v, want %q", back, err, name)
	}
	for what, text := range map[string]string{"JSON": out.String(), "a message": oneLine(name)} {
		if strings.ContainsFunc(strings.TrimRight(text, "\n"), acts) {
			t.Errorf("%s has %q", what, text)
		}
	}
	if n := len(oneLine(strings.Repeat("ferry", 1<<20))); n > 5000 {
		t.Errorf("a message of %d bytes", n)
	}
}
