package digest_test

import (
	"reflect"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/digest"
)

// The rules of a number may say who gives it, and with which status; what is not sound in
// that leaves the rule as it is.
func TestSaid(t *testing.T) {
	const text = `version: 1
figures:
  - {id: office, kind: organization, name: Harbour office}
numbers:
  - id: dead
    name: Dead
    match: [{by: office, status: counted, match: [[people], [died]]}, [[dead]], {by: nobody, match: [[lost]]}, {by: office}]
`
	file := digest.Parse("digest.yaml", []byte(text))
	n := file.Digest.Numbers[0]
	if want := []briefing.Said{{By: "office", Status: "counted"}, {}, {}}; len(n.Match) != 3 || !reflect.DeepEqual(n.Said, want) {
		t.Errorf("rules %v are said by %v, want %v", n.Match, n.Said, want)
	}
	var said []string
	for _, p := range file.Problems {
		said = append(said, p.Message())
	}
	if all := strings.Join(said, "\n"); !strings.Contains(all, "nobody") || !strings.Contains(all, "has no match") || len(said) != 2 {
		t.Errorf("problems are %q", said)
	}
	var out strings.Builder
	if err := digest.Format(&out, file.Digest, func(briefing.SubjectID) []string { return nil }); err != nil {
		t.Fatal(err)
	}
	if again := digest.Parse("digest.yaml", []byte("version: 1\n"+out.String())); !reflect.DeepEqual(again.Digest.Numbers, file.Digest.Numbers) {
		t.Errorf("written and read again, the number is %+v:\n%s", again.Digest.Numbers[0], out.String())
	}
}
