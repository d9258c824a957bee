package command

import (
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/briefing/page"
	"briefing/seeds"
)

// Each kind is given in each form: the passage where the reader is, the article, the page, the
// stops of the trail.
func TestInput(t *testing.T) {
	lib, err := library.Open(t.Context(), library.Options{Default: seeds.FS})
	if err != nil {
		t.Fatal(err)
	}
	defer lib.Close()
	subject := lib.Digest().Subject("viktor-bout")
	trail, err := briefing.Follow(t.Context(), lib, subject)
	if err != nil {
		t.Fatal(err)
	}
	p, err := page.Make(t.Context(), lib, page.OfSubject("viktor-bout"))
	if err != nil {
		t.Fatal(err)
	}
	here := Source{Library: lib, Page: p, At: trail.Stop(0), Trail: trail}
	for _, give := range Gives {
		for _, as := range Forms {
			c := New("x", []string{"x"})
			c.Give, c.As = give, as
			in, v, err := c.Input(t.Context(), here)
			if err != nil {
				t.Errorf("%s as %s: %v", give, as, err)
				continue
			}
			if v.Ref == "" || v.Title == "" || v.File != "" {
				t.Errorf("%s as %s: values %+v", give, as, v)
			}
			if strings.Contains(in, "Viktor Bout") != (give != Nothing) {
				t.Errorf("%s as %s: %.100q", give, as, in)
			}
			if lines := strings.Count(in, "\n"); give == Trail && lines != trail.Len() || give == Passage && lines != 1 {
				t.Errorf("%s as %s: %d lines", give, as, lines)
			}
			if as == JSON && give != Nothing && !strings.HasPrefix(in, "{") || as != JSON && strings.HasPrefix(in, "{") {
				t.Errorf("%s as %s: %.40q", give, as, in)
			}
		}
	}
	for _, give := range []Give{Passage, Article, Trail} {
		c := New("x", []string{"x"})
		c.Give = give
		if in, _, err := c.Input(t.Context(), Source{Library: lib, Page: p}); err == nil {
			t.Errorf("%s where nothing is: %q", give, in)
		}
	}
}
