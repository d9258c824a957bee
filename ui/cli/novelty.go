package cli

import (
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/briefing/page/origins"
	"briefing/briefing/sentences"
	"briefing/ui/state"
)

func (a *app) newCommand() *cobra.Command {
	var read bool
	cmd := &cobra.Command{
		Use:   "new ARTICLE",
		Short: "Print which sentences of an article stand in earlier ones",
		Long: `Print the sentences of an article: those that stand the same or edited in earlier
articles behind a shaded block, those with a number or name that no earlier article has behind "+",
those with such a quotation behind a quotation mark. With --read, the articles that count
are those that were read in the app. With --json, one object for each sentence that is
not known.`,
		Example:           "  briefing new bay-courier-2026-03-06\n  briefing new --read --json bay-courier-2026-03-06",
		Args:              oneRef,
		ValidArgsFunction: a.completeRef(true),
		RunE:              func(cmd *cobra.Command, args []string) error { return a.novelty(cmd.Context(), args[0], read) },
	}
	cmd.Flags().BoolVar(&read, "read", false, "count what was read in the app instead of earlier articles")
	return cmd
}

// newRecord is a sentence of an article that is not known. Was, Is, Unit and Other are of
// one in which a number changed.
type newRecord struct {
	Article    briefing.ArticleID `json:"article"`
	Start      int                `json:"start"`
	End        int                `json:"end"`
	Kind       sentences.Kind     `json:"kind"`            // changed or new
	Marks      []string           `json:"marks,omitempty"` // fact, quote
	Was        string             `json:"was,omitempty"`
	Is         string             `json:"is,omitempty"`
	Unit       string             `json:"unit,omitempty"`
	Other      briefing.ArticleID `json:"other,omitempty"`
	OtherStart int                `json:"otherstart,omitempty"`
	OtherEnd   int                `json:"otherend,omitempty"`
	Ref        string             `json:"ref"`
}

func (a *app) novelty(ctx context.Context, ref string, read bool) error {
	article, err := a.articleOf(ctx, "new", ref)
	if err != nil {
		return err
	}
	c, err := a.opened.CompareArticles(ctx)
	if err != nil {
		return fmt.Errorf("new %q: %w", ref, err)
	}
	who := &page.Reader{}
	if read {
		if who.Seen, err = a.seen(c); err != nil {
			return fmt.Errorf("new --read: %w", err)
		}
	}
	if !a.json {
		return a.printPageFor(ctx, page.NoveltyOf(article.ID), who)
	}
	n, err := origins.NovelIn(ctx, a.opened, c, article.ID, who.Seen)
	if err != nil {
		return fmt.Errorf("new %q: %w", ref, err)
	}
	var out []newRecord
	for _, st := range n.Sentences {
		if st.Kind == "" || st.IsKnown() {
			continue
		}
		r := newRecord{
			Article: article.ID, Start: st.Span.Start, End: st.Span.End, Kind: st.Kind, Was: st.Was, Is: st.Is, Unit: st.Unit,
			Other: st.Other, OtherStart: st.At.Start, OtherEnd: st.At.End, Ref: briefing.Ref{Article: article.ID, Span: st.Span}.String(),
		}
		if st.Fact {
			r.Marks = append(r.Marks, "fact")
		}
		if st.Quote {
			r.Marks = append(r.Marks, "quote")
		}
		out = append(out, r)
	}
	if len(out) == 0 {
		return errNothing
	}
	return printJSON(a.out, out)
}

// seen returns which sentences were read in the app.
func (a *app) seen(c *sentences.Comparison) (sentences.Known, error) {
	file, err := state.Path(a.path)
	if err != nil {
		return nil, err
	}
	s, err := state.Load(file)
	if err != nil {
		return nil, err
	}
	if len(s.Seen) == 0 {
		return nil, errors.New("nothing was read in the app so far")
	}
	return state.KnownOf(c, s.Seen), nil
}
