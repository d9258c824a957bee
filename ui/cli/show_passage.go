package cli

import (
	"context"
	"fmt"

	"briefing/briefing"
	"briefing/ui/command"
)

// showPassage prints the sentences of a passage and where they are from; its bytes alone
// if text is set.
func (a *app) showPassage(ctx context.Context, ref briefing.Ref, text bool) error {
	lib, err := a.library(ctx)
	if err != nil {
		return err
	}
	t, err := briefing.Lookup(ctx, lib, string(ref.Article))
	switch {
	case err != nil:
		return fmt.Errorf("show %w", err)
	case t.Entry == nil:
		return fmt.Errorf("show %q: %q is a %s; only an article has passages", ref, ref.Article, t.Subject.Kind())
	}
	article, err := lib.Article(ctx, t.Entry.ID)
	switch {
	case err != nil:
		return err
	case ref.Span.End > len(article.Text):
		return fmt.Errorf("show %q: %w: the text ends at byte %d", ref, briefing.ErrNotFound, len(article.Text))
	}
	ref.Article = article.ID
	ref.Span = briefing.WholeRunes(article.Text, ref.Span)
	sentence := briefing.SentencesAt(article.Text, ref.Span)
	shown := briefing.Show(article.Text)
	switch {
	case text:
		_, err = fmt.Fprint(a.out, ref.Span.In(article.Text))
		return err
	case a.json:
		return printJSON(a.out, []command.Record{command.RecordOf(article, ref.Span, near(shown, sentence, ref.Span))})
	}
	a.printHeading(article.Entry, true)
	return a.printPassage(shown, sentence, []briefing.Span{ref.Span})
}
