package markdown

import (
	"reflect"
	"testing"
)

// What is read without a parser of YAML is what that reads.
func FuzzPlainMapping(f *testing.F) {
	for _, header := range []string{
		"title: The ferry sinks\nsource: Coast Radio\npublished: 2024-03-01\nurl: https://example.org/1\ntags: [ferry, rescue at sea]\n",
		"title: Who's there\ntitle: twice\n", "title: 1: 2\n", "title: a #b\n", "title: a# b\n", "tags: []\n", "tags: [a,]\n", "tags: [a, b]c\n",
		"title: null\n", "title: Null\ntags: [a, NULL]\n", "tags: [a b , c:d, e?]\n", "published: soon\nurl: nowhere\n", "title:  two\n", "title: a\n b\n",
		"title: a\t\n", "title: a: b\n", "title: a:\n", "Tags: [a]\ntags: b\n", "feed: https://example.org/feed\n", "tags: [a - b, c-d]\n", "title: a\n\n", "tags: [a 'b', c\"]\n",
		"title: a", "date: 2024-03-01T10:00:00Z\nauthor: [A. Holm, B, Jr]\n", "title: a] b} c, d\n", "title: x\n...\n", "key\n", "tags: [a, b #c]\n", "y: n\n", "tags: [1, 0x10, 1_000, y]\n",
	} {
		f.Add(header)
	}
	f.Fuzz(func(t *testing.T, header string) {
		mapping, ok := plainMapping(header)
		if !ok {
			return
		}
		got, want := stating(mapping, 1), parseYAML(header, 1)
		if !reflect.DeepEqual(got.Entry, want.Entry) || got.Feed != want.Feed || got.Broken != want.Broken || !sameProblems(got.Problems, want.Problems) {
			t.Fatalf("%q:\ngot  %+v\nwant %+v", header, got, want)
		}
	})
}

func sameProblems(a, b []Problem) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i].Line != b[i].Line || a[i].Column != b[i].Column || a[i].Err.Error() != b[i].Err.Error() {
			return false
		}
	}
	return true
}

// The front matter that this program writes, and most other, is as plain as that.
func TestIsPlainMapping(t *testing.T) {
	for header, want := range map[string]bool{
		"title: The ferry sinks\npublished: 2024-03-01\nurl: https://example.org/1\ntags: [ferry, rescue at sea]\n": true,
		"title: The ferry: it sinks\n": false,
		"title: Fähre\n":               false,
		"title: \"The ferry\"\n":       false,
		"tags:\n  - ferry\n":           false,
		"":                             false,
	} {
		if _, got := plainMapping(header); got != want {
			t.Errorf("%q is plain: %v, want %v", header, got, want)
		}
	}
}
