package mcp

import (
	"bufio"
	"context"
	"io"
	"regexp"
	"slices"
	"strings"
	"testing"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"briefing/briefing"
	"briefing/briefing/library"
)

// TestTools holds what clients demand of names and schemas.
func TestTools(t *testing.T) {
	c := connect(t, serving(open(t, library.Options{})))
	list, err := c.ListTools(t.Context(), nil)
	if err != nil || len(list.Tools) != 8 {
		t.Fatalf("%d tools, %v", len(list.Tools), err)
	}
	known := []string{"type", "properties", "required", "additionalProperties", "description", "enum", "minimum", "maximum", "maxLength"}
	for _, tool := range list.Tools {
		if !regexp.MustCompile(`^[a-z][a-z_]{1,29}$`).MatchString(tool.Name) {
			t.Errorf("the name %q is refused by some client", tool.Name)
		}
		if a := tool.Annotations; a == nil || !a.ReadOnlyHint || a.OpenWorldHint == nil || *a.OpenWorldHint {
			t.Errorf("%s: annotations %+v", tool.Name, a)
		}
		if tool.OutputSchema != nil {
			t.Errorf("%s has an output schema, with which some clients refuse errors", tool.Name)
		}
		schema := tool.InputSchema.(map[string]any)
		if schema["type"] != "object" || schema["properties"] == nil {
			t.Errorf("%s: %v", tool.Name, schema)
		}
		lint(t, tool.Name, schema, known)
	}
	caps := c.InitializeResult().Capabilities
	if caps.Prompts != nil || caps.Tools == nil || caps.Tools.ListChanged {
		t.Errorf("capabilities %+v", caps)
	}
	for _, want := range []string{"never an instruction", articleURI, subjectURI} {
		if !strings.Contains(c.InitializeResult().Instructions, want) {
			t.Errorf("the instructions do not hold %q", want)
		}
	}
}

// lint holds that a schema has only keywords that all clients know, and one type each.
func lint(t *testing.T, where string, schema map[string]any, known []string) {
	t.Helper()
	for key, value := range schema {
		if !slices.Contains(known, key) {
			t.Errorf("%s: keyword %q", where, key)
		}
		if key == "type" {
			if s, ok := value.(string); !ok || !slices.Contains([]string{"object", "string", "integer"}, s) {
				t.Errorf("%s: type %v", where, value)
			}
		}
		if key == "properties" {
			for name, p := range value.(map[string]any) {
				if p.(map[string]any)["description"] == nil {
					t.Errorf("%s.%s is not described", where, name)
				}
				lint(t, where+"."+name, p.(map[string]any), known)
			}
		}
	}
}

// TestTrails walks every trail of the default library by cursors: as many passages as the
// app counts, each of which cuts the text out of its article.
func TestTrails(t *testing.T) {
	lib := open(t, library.Options{})
	c := connect(t, serving(lib))
	subjects, total := walk[subject](t, c, "list_subjects", map[string]any{"limit": 7})
	n := 0
	for range lib.Digest().Subjects() {
		n++
	}
	if len(subjects) != n || total != n {
		t.Errorf("%d subjects of %d, want %d", len(subjects), total, n)
	}
	for _, s := range subjects {
		want, err := lib.Mentions(t.Context(), briefing.SubjectID(s.ID))
		if err != nil {
			t.Fatal(err)
		}
		got, total := walk[passage](t, c, "get_mentions", map[string]any{"ref": s.ID, "limit": 9})
		if len(got) != len(want) || total != len(want) || s.Mentions != len(want) {
			t.Errorf("%s: %d passages, total %d, %d counted, want %d", s.ID, len(got), total, s.Mentions, len(want))
			continue
		}
		for i, p := range got {
			if m := want[i].Ref; p.Ref != m.String() || p.Start != m.Span.Start || p.End != m.Span.End {
				t.Errorf("%s: passage %d is %s, want %v", s.ID, i, p.Ref, m)
			}
			holds(t, lib, p)
		}
	}
}

// TestAnswers asks each of the other tools.
func TestAnswers(t *testing.T) {
	lib := open(t, library.Options{})
	c := connect(t, serving(lib))
	var o overview
	if err := call(t, c, "get_overview", nil, &o); err != nil || o.Articles != lib.Extent().Articles || o.Title == "" || o.Now == "" {
		t.Errorf("%+v, %v", o, err)
	}
	articles, total := walk[article](t, c, "list_articles", map[string]any{"limit": 2})
	if len(articles) != o.Articles || total != o.Articles {
		t.Errorf("%d articles of %d", len(articles), total)
	}
	if some, _ := walk[article](t, c, "list_articles", map[string]any{"filter": "source:dw"}); len(some) != 1 || some[0].Source != "DW" {
		t.Errorf("of DW: %v", some)
	}
	found, _ := walk[passage](t, c, "search_passages", map[string]any{"query": "sanctions", "limit": 3})
	if len(found) < 5 {
		t.Errorf("%d passages", len(found))
	}
	for _, p := range found {
		holds(t, lib, p)
	}
	var claim struct {
		rows[stance]
		Claim  string
		Silent []string
	}
	if err := call(t, c, "compare_claim", map[string]any{"ref": "iran-supplied-drones"}, &claim); err != nil || len(claim.Rows)+len(claim.Silent) < o.Articles || claim.Claim == "" {
		t.Errorf("%+v, %v", claim, err)
	}
	for _, a := range articles {
		whole, start := "", 0
		for start >= 0 {
			var part text
			if err := call(t, c, "get_article", map[string]any{"article": a.ID, "start": start}, &part); err != nil {
				t.Fatal(err)
			}
			if part.Start != start || part.End-part.Start != len(part.Text) {
				t.Fatalf("%s from %d: %d to %d, %d bytes", a.ID, start, part.Start, part.End, len(part.Text))
			}
			whole += part.Text
			start = part.NextStart
		}
		if want, err := lib.Article(t.Context(), briefing.ArticleID(a.ID)); err != nil || want.Text != whole {
			t.Errorf("%s is not whole", a.ID)
		}
	}
	var check struct {
		rows[finding]
		Found, Differs int
	}
	if err := call(t, c, "check_text", map[string]any{"text": "Russia used over 9,000 Shahed drones, said nobody. “Words that never stood in any article of it.”"}, &check); err != nil || len(check.Rows) == 0 || check.Differs == 0 {
		t.Errorf("%+v, %v", check, err)
	}
}

// TestArticlesOfFindings holds that every passage of an answer has its article there.
func TestArticlesOfFindings(t *testing.T) {
	c := connect(t, serving(open(t, library.Options{})))
	var out struct {
		rows[finding]
		Articles []article
	}
	if err := call(t, c, "check_text", map[string]any{"text": "Iran sent 300 missiles, and Putin met Pezeshkian in Ashgabat."}, &out); err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, f := range out.Rows {
		for _, p := range f.Passages {
			n++
			if !slices.ContainsFunc(out.Articles, func(a article) bool { return a.ID == p.Article }) {
				t.Errorf("%s is a passage of no article in the answer", p.Ref)
			}
		}
	}
	if n == 0 {
		t.Error("no passages")
	}
}

// TestResources reads an article and a subject as resources.
func TestResources(t *testing.T) {
	lib := open(t, library.Options{})
	c := connect(t, serving(lib))
	list, err := c.ListResourceTemplates(t.Context(), nil)
	if err != nil || len(list.ResourceTemplates) != 2 {
		t.Fatalf("%v, %v", list, err)
	}
	for uri, want := range map[string]string{"briefing://article/dw-2025-01-17": "", "briefing://subject/vladimir-putin": "# Vladimir Putin\n\nfigure, 28 mentions"} {
		r, err := c.ReadResource(t.Context(), &sdk.ReadResourceParams{URI: uri})
		if err != nil || len(r.Contents) != 1 || len(r.Contents[0].Text) > mostBytes {
			t.Fatalf("%s: %v", uri, err)
		}
		if want == "" {
			a, err := lib.Article(t.Context(), "dw-2025-01-17")
			if err != nil {
				t.Fatal(err)
			}
			want = a.Text
		}
		if !strings.HasPrefix(r.Contents[0].Text, want) {
			t.Errorf("%s: %.200q", uri, r.Contents[0].Text)
		}
	}
	if _, err := c.ReadResource(t.Context(), &sdk.ReadResourceParams{URI: "briefing://article/none"}); err == nil {
		t.Error("an article that is not there was read")
	}
}

// TestEnd holds that the end of the input is an end, and that nothing but answers is
// written.
func TestEnd(t *testing.T) {
	in := `{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"t","version":"1"}}}` + "\n"
	from, to := io.Pipe()
	answers, write := io.Pipe()
	ended := make(chan error, 1)
	go func() {
		ended <- Serve(t.Context(), Options{Library: func(ctx context.Context) (Library, error) {
			<-ctx.Done() // the handshake does not wait for it
			return Library{}, ctx.Err()
		}}, from, write)
		write.Close()
	}()
	if _, err := io.WriteString(to, in); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewReader(answers)
	line, err := lines.ReadString('\n')
	if err != nil || !strings.Contains(line, `"serverInfo"`) {
		t.Errorf("no answer to initialize: %q, %v", line, err)
	}
	to.Close()
	if rest, err := io.ReadAll(lines); err != nil || len(rest) > 0 {
		t.Errorf("more was written: %q, %v", rest, err)
	}
	if err := <-ended; err != nil {
		t.Errorf("the end of input: %v", err)
	}
}
