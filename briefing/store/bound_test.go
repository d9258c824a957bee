package store

import (
	"errors"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/libtest"
)

// TestQueriesBeyondReason has an answer or an error of our own for every query that can
// be read, however deep or wide.
func TestQueriesBeyondReason(t *testing.T) {
	d, linked := fixture(t)
	s := openStore(t, keepBytes, d, linked)
	nested := func(depth int, open string) string { return strings.Repeat(open, depth) + "a" }
	for name, query := range map[string]string{
		"exclusions":          nested(16, "-(a b OR "),
		"exclusions of two":   strings.Repeat("-(a!b OR ", 15) + `-(a b "0 0`,
		"exclusions, deep":    nested(15, "-(a b OR -c OR "),
		"groups":              nested(16, "("),
		"groups of either":    nested(16, "a OR ("),
		"groups of both":      nested(16, "a b ("),
		"either within both":  nested(8, "a (b OR -("),
		"many near":           strings.Repeat("a-b NEAR c-d NEAR e-f NEAR g-h NEAR i-j NEAR k-l NEAR m-n NEAR o-p ", 30),
		"compounds near":      strings.TrimSuffix(strings.Repeat(`"a-b c-d e-f g-h" NEAR `, 8), " NEAR "),
		"a phrase with much":  `"` + strings.Repeat("a-b ", 400) + `"`,
		"words and no words":  strings.Repeat("a -b ", 166),
		"beginnings":          strings.Repeat("a* ", 499),
		"patterns":            strings.Repeat("?* ", 499),
		"regular expressions": strings.Repeat("/.*/ ", 499),
	} {
		q, err := briefing.ParseQuery(query)
		if err == nil {
			_, err = s.Search(t.Context(), q, briefing.SearchOptions{Limit: 10})
		}
		if bad := (*briefing.QueryError)(nil); err != nil && !errors.As(err, &bad) {
			t.Errorf("%s: %v", name, err)
		}
	}
	for _, query := range []string{nested(10, "("), nested(6, "-(a b OR "), nested(8, "a OR ("), "a-b NEAR c-d NEAR e"} {
		if _, err := s.Search(t.Context(), libtest.Parse(t, query), briefing.SearchOptions{Limit: 10}); err != nil {
			t.Errorf("%s: %v", query, err)
		}
	}
}
