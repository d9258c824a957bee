package mcp

import (
	"context"
	"fmt"
	"net/url"
	"strings"

	sdk "github.com/modelcontextprotocol/go-sdk/mcp"

	"briefing/briefing/source/scrub"
)

const (
	articleURI = "briefing://article/"
	subjectURI = "briefing://subject/"
)

// addResources adds articles and subjects as Markdown, for clients that read resources.
// Tools give the same in parts.
func addResources(server *sdk.Server, opts Options, w *walks) {
	for _, r := range []struct {
		uri, name, description string
		text                   func(q *question, id string) (string, error)
	}{
		{articleURI, "article", "The Markdown of an article, up to 24 KB; get_article gives the rest.", (*question).articleText},
		{subjectURI, "subject", "A figure, event, number, claim or topic with the passages that mention it, each with its ref; get_mentions gives the rest.", (*question).subjectText},
	} {
		server.AddResourceTemplate(&sdk.ResourceTemplate{URITemplate: r.uri + "{id}", Name: r.name, Description: r.description, MIMEType: "text/markdown"},
			func(ctx context.Context, req *sdk.ReadResourceRequest) (*sdk.ReadResourceResult, error) {
				lib, err := opts.Library(ctx)
				if err != nil {
					return nil, err
				}
				id, err := url.PathUnescape(strings.TrimPrefix(req.Params.URI, r.uri))
				if err != nil {
					return nil, sdk.ResourceNotFoundError(req.Params.URI)
				}
				q := &question{ctx: ctx, lib: lib, walks: w, tool: r.name, text: map[string]string{}, nums: map[string]int{}}
				text, err := r.text(q, id)
				if err != nil {
					return nil, fmt.Errorf("%s: %w", r.name, err)
				}
				return &sdk.ReadResourceResult{Contents: []*sdk.ResourceContents{{URI: req.Params.URI, MIMEType: "text/markdown", Text: text}}}, nil
			})
	}
}

func (q *question) articleText(id string) (string, error) {
	q.text["article"] = id
	out, err := q.article()
	if err != nil {
		return "", err
	}
	return out.(text).Text, nil
}

// subjectText returns the passages of a subject's trail that have room.
func (q *question) subjectText(id string) (string, error) {
	q.text["ref"], q.nums["limit"] = id, maxRows
	s, err := q.subject()
	if err != nil {
		return "", err
	}
	out, err := q.mentions()
	if err != nil {
		return "", err
	}
	list := out.(*answer)
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n%s, %d mentions\n", cut(scrub.Line(s.Label())), s.Kind(), list.Total)
	for _, row := range list.Rows {
		p := row.(passage)
		line := fmt.Sprintf("\n- %s [%s](briefing://%s)\n", strings.Join(strings.Fields(p.Passage), " "), p.Ref, p.Ref)
		if b.Len()+len(line) > mostBytes/2 {
			break
		}
		b.WriteString(line)
	}
	return b.String(), nil
}
