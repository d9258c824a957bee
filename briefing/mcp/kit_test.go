package mcp

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/seeds"
)

// open opens a library for a test.
func open(t *testing.T, opts library.Options) *library.Library {
	t.Helper()
	opts.Default, opts.Cache = seeds.FS, t.TempDir()
	lib, err := library.Open(t.Context(), opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { lib.Close() })
	return lib
}

// connect returns a client of a server.
func connect(t *testing.T, get func(context.Context) (Library, error)) *sdk.ClientSession {
	t.Helper()
	here, there := sdk.NewInMemoryTransports()
	if _, err := New(Options{Version: "test", Library: get}).Connect(t.Context(), there, nil); err != nil {
		t.Fatal(err)
	}
	client, err := sdk.NewClient(&sdk.Implementation{Name: "test"}, nil).Connect(t.Context(), here, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { client.Close() })
	return client
}

func serving(lib briefing.Library) func(context.Context) (Library, error) {
	return func(context.Context) (Library, error) { return Library{Library: lib, Generation: 1}, nil }
}

// call calls a tool and holds what is asked of each answer.
func call(t *testing.T, c *sdk.ClientSession, name string, args map[string]any, out any) error {
	t.Helper()
	r, err := c.CallTool(t.Context(), &sdk.CallToolParams{Name: name, Arguments: args})
	if err != nil {
		t.Fatalf("%s %v: %v", name, args, err)
	}
	if len(r.Content) != 1 {
		t.Fatalf("%s: %d blocks, want one", name, len(r.Content))
	}
	text := r.Content[0].(*sdk.TextContent).Text
	if r.IsError {
		if r.StructuredContent != nil || text == "" {
			t.Errorf("%s: an error is not whole in the text: %q", name, text)
		}
		return errors.New(text)
	}
	if len(text) > mostBytes {
		t.Errorf("%s %v: %d bytes, want at most %d", name, args, len(text), mostBytes)
	}
	structured, err := json.Marshal(r.StructuredContent)
	if err != nil {
		t.Fatal(err)
	}
	var a, b any
	if err := errors.Join(json.Unmarshal([]byte(text), &a), json.Unmarshal(structured, &b)); err != nil {
		t.Fatal(err)
	}
	if fmt.Sprint(a) != fmt.Sprint(b) {
		t.Errorf("%s: text and structured content differ", name)
	}
	if strings.Contains(text, "null") && regexp.MustCompile(`[:\[,]null[,}\]]`).MatchString(text) {
		t.Errorf("%s: a null in %.300s", name, text)
	}
	if err := json.Unmarshal([]byte(text), out); err != nil {
		t.Fatalf("%s: %v in %s", name, err, text)
	}
	return nil
}

type rows[R any] struct {
	Articles   []article
	Rows       []R
	Total      int
	NextCursor string `json:"next_cursor"`
}

// walk follows the cursors of a list to its end.
func walk[R any](t *testing.T, c *sdk.ClientSession, name string, args map[string]any) (all []R, total int) {
	t.Helper()
	for {
		var a rows[R]
		if err := call(t, c, name, args, &a); err != nil {
			t.Fatalf("%s %v: %v", name, args, err)
		}
		all, total = append(all, a.Rows...), a.Total
		if a.NextCursor == "" {
			return all, total
		}
		args["cursor"] = a.NextCursor
	}
}

// holds holds that a passage cuts its text out of its article.
func holds(t *testing.T, lib briefing.Library, p passage) {
	t.Helper()
	a, err := lib.Article(t.Context(), briefing.ArticleID(p.Article))
	if err != nil {
		t.Fatal(err)
	}
	if r, ok := briefing.ParseRef(p.Ref); p.Start < p.End && (!ok || r.Span.In(a.Text) != p.Text && !strings.HasPrefix(r.Span.In(a.Text), p.Text)) {
		t.Errorf("%s is not %q", p.Ref, p.Text)
	}
	if end := p.PassageStart + len(p.Passage); end > len(a.Text) || a.Text[p.PassageStart:end] != p.Passage {
		t.Errorf("%s: the passage is not at byte %d", p.Ref, p.PassageStart)
	}
}
