package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"briefing/briefing"
)

func mentionsCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:               "mentions REF",
		Short:             "Print every passage that mentions a subject, in date order",
		Long:              "Print every passage that mentions a figure, event, number, claim or topic, in date order.\nREF is an id, a name or an alias.",
		Args:              oneRef,
		ValidArgsFunction: a.completeRef(false),
		RunE:              func(cmd *cobra.Command, args []string) error { return a.mentions(cmd.Context(), args[0]) },
	}
}

func (a *app) mentions(ctx context.Context, ref string) error {
	t, err := a.find(ctx, "mentions of", ref)
	if err != nil {
		return err
	}
	if t.Subject == nil {
		return fmt.Errorf("mentions of %q: it is an article; want a figure, event, number, claim or topic", ref)
	}
	mentions, err := a.opened.Mentions(ctx, t.Subject.SubjectID())
	if err != nil {
		return err
	}
	if len(mentions) == 0 {
		if briefing.Gathers(t.Subject) && !a.quiet {
			fmt.Fprintf(a.stderr, "briefing: mentions of %q: it gathers articles by what they state of themselves (see briefing show %s)\n", ref, t.Subject.SubjectID())
		}
		return errNothing
	}
	var article *briefing.Article
	var text briefing.Shown
	for i, m := range mentions {
		if article == nil || article.ID != m.Ref.Article {
			if article, err = a.opened.Article(ctx, m.Ref.Article); err != nil {
				return err
			}
			text = briefing.Show(article.Text)
			if !a.json {
				a.printHeading(article.Entry, i == 0)
			}
		}
		if err := a.printMention(t.Subject, article, text, m); err != nil {
			return err
		}
	}
	return nil
}

func (a *app) printMention(s briefing.Subject, article *briefing.Article, text briefing.Shown, m briefing.Mention) error {
	if !a.json {
		return a.printPassage(text, m.Sentence, []briefing.Span{m.Ref.Span})
	}
	r := mentionRecord{
		Ref: m.Ref.String(), Subject: s.SubjectID(), Kind: s.Kind(), Name: s.Label(),
		Article: article.ID, Title: article.Title, Source: article.Source,
		Published: article.Published.String(), File: article.File,
		Start: m.Ref.Span.Start, End: m.Ref.Span.End,
		Text: m.Ref.Span.In(article.Text), Passage: near(text, m.Sentence, m.Ref.Span),
	}
	if c, ok := s.(*briefing.Claim); ok && m.Report < len(c.Reports) {
		r.stanceRecord = newStanceRecord(c.Reports[m.Report])
	}
	return printJSON(a.out, []mentionRecord{r})
}
