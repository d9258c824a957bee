package cli

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/briefing/verify"
)

func verifyCommand(a *app) *cobra.Command {
	var all bool
	c := &cobra.Command{
		Use:   "verify FILE|-",
		Short: "Look up the quotations, numbers, dates and names of a draft",
		Long: `Look up each quotation, number, date and name of a draft, a file in Markdown or plain
text or standard input (-), in the library. Each is found, differs (the articles have
something else in its place, which is printed) or is not in the library. Quotations
hold letter by letter, apart from white space, typographic quotation marks and dashes,
and one elision (…). No verdict on truth is given.

What differs and what is not in the library is printed with its lines, and what differs
with the value that the articles have instead; with --all also what is found. The exit status is 1 if there is anything.`,
		Example: `  briefing verify draft.md
  briefing verify -L my-story --all draft.md
  pandoc draft.docx -t markdown | briefing verify -`,
		Args: oneFile,
		RunE: func(cmd *cobra.Command, args []string) error { return a.verify(cmd.Context(), args[0], all) },
	}
	c.Flags().BoolVar(&all, "all", false, "also print what is found, as --json does")
	return c
}

func (a *app) verify(ctx context.Context, path string, all bool) error {
	data, err := a.read(ctx, path, verify.MaxDraft)
	if err != nil {
		return fmt.Errorf("verify %s: %w", path, err)
	}
	draft, err := verify.Decode(data)
	if err != nil {
		return fmt.Errorf("verify %s: %w", path, err)
	}
	lib, err := a.library(ctx)
	if err != nil {
		return err
	}
	findings, err := verify.Draft(ctx, lib, draft)
	if err != nil {
		return fmt.Errorf("verify %s: %w", path, err)
	}
	p := verification{app: a, draft: briefing.Show(draft), count: map[verify.Verdict]int{}}
	for _, f := range findings {
		p.count[f.Verdict]++
		if a.json {
			if err := p.printRecord(f); err != nil {
				return err
			}
		}
	}
	if !a.json {
		if err := p.printAll(findings, all); err != nil {
			return err
		}
	}
	if p.count[verify.Differs]+p.count[verify.Missing] > 0 {
		return errNothing
	}
	return nil
}

// verification prints the findings in a draft.
type verification struct {
	*app
	draft briefing.Shown
	count map[verify.Verdict]int
}

// printAll prints the findings and how many there are. Statements that were found are printed
// with all only.
func (p *verification) printAll(findings []verify.Finding, all bool) error {
	for _, same := range verify.Together(p.draft, findings) {
		if !all && same[0].Verdict == verify.Found {
			continue
		}
		if err := p.print(same); err != nil {
			return err
		}
	}
	_, err := fmt.Fprintln(p.out, verify.Summary(p.count))
	return err
}

// print prints findings that say the same, with all their lines.
func (p *verification) print(same []verify.Finding) error {
	f := same[0]
	var lines []string
	for _, line := range verify.Lines(p.draft, same) {
		lines = append(lines, strconv.Itoa(line))
	}
	line := fmt.Sprintf("%s: %s: %s", strings.Join(lines, ", "), p.style(bold, string(f.Verdict)), f.Kind.Quoted(page.Plain(p.draft, f.Span)))
	if f.Instead != "" {
		line += " · instead: " + p.style(bold, f.Instead)
	}
	if _, err := fmt.Fprintln(p.out, p.fold(line, 0)); err != nil {
		return err
	}
	for _, passage := range f.Passages {
		if err := p.printItem(p.sayPassage(f.Kind, passage)); err != nil {
			return err
		}
	}
	return nil
}

// sayPassage returns the visible text of a passage and its position. A whole
// article confirms its own date, source or author.
func (p *verification) sayPassage(kind verify.Kind, passage briefing.Passage) string {
	if passage.Ref.Span.Empty() {
		return kind.OfArticle() + " · " + p.style(faint, string(passage.Ref.Article))
	}
	hits := passage.Hits[0].Union(passage.Hits[len(passage.Hits)-1])
	at := briefing.Ref{Article: passage.Ref.Article, Span: hits}.String()
	return p.passage(passage.In, passage.Ref.Span, passage.Hits) + " · " + p.style(faint, at)
}

func (p *verification) printRecord(f verify.Finding) error {
	r := findingRecord{
		Kind: f.Kind, Verdict: f.Verdict, Line: verify.Lines(p.draft, []verify.Finding{f})[0], Start: f.Span.Start, End: f.Span.End,
		Text: page.Plain(p.draft, f.Span), Instead: f.Instead, Passages: []placeRecord{},
	}
	for _, passage := range f.Passages {
		place := placeRecord{Article: passage.Ref.Article, Passage: page.Plain(passage.In, passage.Ref.Span)}
		if len(passage.Hits) > 0 {
			hits := passage.Hits[0].Union(passage.Hits[len(passage.Hits)-1])
			place.Start, place.End = hits.Start, hits.End
		}
		place.Ref = briefing.Ref{Article: place.Article, Span: briefing.Span{Start: place.Start, End: place.End}}.String()
		r.Passages = append(r.Passages, place)
	}
	return printJSON(p.out, []findingRecord{r})
}
