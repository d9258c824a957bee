package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"briefing/briefing"
	"briefing/briefing/page"
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
		return errNothing
	}
	var article *briefing.Article
	for i, m := range mentions {
		if article == nil || article.ID != m.Ref.Article {
			if article, err = a.opened.Article(ctx, m.Ref.Article); err != nil {
				return err
			}
			if !a.json {
				a.printHeading(article.Entry, i == 0)
			}
		}
		if err := a.printMention(ctx, t.Subject, article, m); err != nil {
			return err
		}
	}
	return nil
}

func (a *app) printMention(ctx context.Context, s briefing.Subject, article *briefing.Article, m briefing.Mention) error {
	if !a.json {
		p := briefing.Passage{Ref: briefing.Ref{Article: article.ID, Span: m.Sentence}, Text: m.Sentence.In(article.Text), Hits: []briefing.Span{m.Ref.Span}}
		return a.printPassage(ctx, p)
	}
	return printJSON(a.out, []mentionRecord{{
		Subject: s.SubjectID(), Kind: s.Kind(), Name: s.Label(),
		Article: article.ID, Title: article.Title, Source: article.Source,
		Published: article.Published.String(), File: article.File,
		Start: m.Ref.Span.Start, End: m.Ref.Span.End,
		Text: m.Ref.Span.In(article.Text), Passage: m.Sentence.In(article.Text),
	}})
}

// printHeading prints the line above an article's passages.
func (a *app) printHeading(e briefing.Entry, first bool) {
	if !first {
		fmt.Fprintln(a.out)
	}
	about := string(e.ID) + " · " + e.Published.Human()
	if e.Source != "" {
		about += " · " + e.Source
	}
	fmt.Fprintln(a.out, a.style(bold, a.fold(orElse(e.Title, e.File), 0)))
	fmt.Fprintln(a.out, a.style(faint, a.fold(about, 0)))
}

// printPassage prints a passage as a reader sees it, as an item of a list, with
// its hits marked.
func (a *app) printPassage(ctx context.Context, p briefing.Passage) error {
	text, base := p.Text, p.Ref.Span.Start
	if strings.ContainsAny(text, "*_[`") {
		// Emphasis and links may begin outside of the passage.
		article, err := a.opened.Article(ctx, p.Ref.Article)
		if err != nil {
			return err
		}
		text, base = article.Text, 0
	}
	var b strings.Builder
	put := func(start, end int, sgr string) {
		span := briefing.Span{Start: start, End: end}.Shift(-base)
		b.WriteString(edge(text, span.Start) + a.style(sgr, page.Plain(text, span)))
	}
	at := p.Ref.Span.Start
	for _, h := range p.Hits {
		put(at, h.Start, "")
		put(h.Start, h.End, bold)
		at = h.End
	}
	put(at, p.Ref.Span.End, "")
	const bullet, indent = "- ", "  "
	line := a.fold(strings.TrimSpace(b.String()), len(indent))
	_, err := fmt.Fprintln(a.out, bullet+strings.ReplaceAll(line, "\n", "\n"+indent))
	return err
}

// fold breaks a line so that it fits the output with an indent, if the output
// has a width.
func (a *app) fold(line string, indent int) string {
	if !a.hasWidth() {
		return line
	}
	return wrap(line, a.out.width-indent)
}

// edge returns the space that a cut at byte i of text falls into, if any.
func edge(text string, i int) string {
	isSpace := func(b byte) bool { return b == ' ' || b == '\n' }
	if i > 0 && isSpace(text[i-1]) || i < len(text) && isSpace(text[i]) {
		return " "
	}
	return ""
}

func orElse(s, other string) string {
	if s == "" {
		return other
	}
	return s
}
