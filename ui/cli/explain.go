package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"briefing/briefing"
	"briefing/briefing/digest"
	"briefing/briefing/explain"
	"briefing/briefing/library"
)

func explainCommand(a *app) *cobra.Command {
	return &cobra.Command{
		Use:   "explain REF",
		Short: "Print what each name, word and rule of a subject matches",
		Long: `Print each name, alias, word and rule by which a figure, event, number, claim or topic
is found, how often it matches, and three of its passages; what matches nothing is
said so. Of a figure also the forms that its names have in the languages of the articles;
of a person where the surname stands without being linked. Each rule is
counted as if it were the only one, and each of its terms by itself.`,
		Example: `  briefing explain vladimir-putin
  briefing explain "The ferry sinks" --json`,
		Args:              oneRef,
		ValidArgsFunction: a.completeRef(false),
		RunE:              func(cmd *cobra.Command, args []string) error { return a.explain(cmd.Context(), args[0]) },
	}
}

func (a *app) explain(ctx context.Context, ref string) error {
	t, err := a.find(ctx, "explain", ref)
	if err != nil {
		return err
	}
	if t.Subject == nil {
		return fmt.Errorf("explain %q: it is an article; want a figure, event, number, claim or topic", ref)
	}
	parts, err := a.opened.Explain(ctx, t.Subject)
	if err != nil {
		return err
	}
	p := explanation{app: a, lib: a.opened, subject: t.Subject}
	if a.json {
		return p.printRecords(ctx, parts)
	}
	return p.print(ctx, parts)
}

// explanation prints the parts of a subject.
type explanation struct {
	*app
	lib     *library.Library
	subject briefing.Subject
}

func (p *explanation) print(ctx context.Context, parts []explain.Part) error {
	tallies, err := p.lib.Tallies(ctx)
	if err != nil {
		return err
	}
	id := p.subject.SubjectID()
	fmt.Fprintln(p.out, p.style(bold, p.fold(p.subject.Label(), 0)))
	fmt.Fprintln(p.out, p.style(faint, p.fold(fmt.Sprintf("%s · %s · %s", id, kindOf(p.subject), tallies[id]), 0)))
	if topic, ok := p.subject.(*briefing.Topic); ok && topic.Gathers() {
		fmt.Fprintf(p.out, "\nwhere %s: %s\n", topic.Where, briefing.Count(tallies[id].Articles, "article"))
	}
	report := -1
	for _, part := range parts {
		if claim, ok := p.subject.(*briefing.Claim); ok && part.Report != report {
			report = part.Report
			fmt.Fprintln(p.out, "\n"+p.fold(sayReport(claim.Reports[report]), 0))
		}
		if err := p.printPart(ctx, part); err != nil {
			return err
		}
	}
	return nil
}

// sayReport identifies a report: "voa-2025-01-17 denies, by iran".
func sayReport(r briefing.Report) string {
	said := fmt.Sprintf("%s %s", r.Article, r.Stance)
	if len(r.By) > 0 {
		said += ", by " + joinIDs(r.By)
	}
	return said
}

func joinIDs(ids []briefing.SubjectID) string {
	var out []string
	for _, id := range ids {
		out = append(out, string(id))
	}
	return strings.Join(out, " and ")
}

func (p *explanation) printPart(ctx context.Context, part explain.Part) error {
	if part.Kind == explain.Forms {
		fmt.Fprintln(p.out, "\n"+p.fold(sayPart(part), 0))
		return nil
	}
	fmt.Fprintln(p.out, "\n"+p.fold(sayPart(part)+": "+sayHits(part), 0))
	if len(part.Groups) > 0 {
		fmt.Fprintln(p.out, "  "+strings.ReplaceAll(p.fold("by itself: "+sayTerms(part.Groups), len("  ")), "\n", "\n  "))
	}
	for _, m := range part.First {
		article, err := p.lib.Article(ctx, m.Ref.Article)
		if err != nil {
			return err
		}
		if err := p.printPassageFrom(briefing.Show(article.Text), m); err != nil {
			return err
		}
	}
	return nil
}

// sayTerms gives the number of matches of each term in a rule.
func sayTerms(groups [][]explain.Part) string {
	var out []string
	for _, group := range groups {
		var terms []string
		for _, t := range group {
			if t.Text == briefing.AnyNumber {
				continue // which is nothing by itself
			}
			terms = append(terms, digest.Flow(t.Text)+" "+briefing.Thousands(t.Mentions))
		}
		if len(terms) > 0 {
			out = append(out, strings.Join(terms, ", "))
		}
	}
	return strings.Join(out, " · ")
}

// sayPart returns a part as the digest writes it, with its kind.
func sayPart(part explain.Part) string {
	switch part.Kind {
	case explain.Surname:
		return fmt.Sprintf("surname %q, in articles with the full name", part.Text)
	case explain.Form:
		return fmt.Sprintf("form %q", part.Text)
	case explain.Forms:
		return "forms looked for: " + part.Text
	case explain.Unnamed:
		return fmt.Sprintf("not linked %q, in articles without the full name", part.Text)
	case explain.Kept:
		return fmt.Sprintf("not linked %q, part of another name or of several persons", part.Text)
	case explain.Rule:
		return "rule " + ruleText(part.Groups)
	case explain.About:
		return "about " + part.Text
	}
	return fmt.Sprintf("%s %s", part.Kind, digest.Flow(part.Text))
}

// ruleText returns a rule as a digest writes it.
func ruleText(groups [][]explain.Part) string {
	var out []string
	for _, group := range groups {
		var terms []string
		for _, t := range group {
			terms = append(terms, digest.Flow(t.Text))
		}
		out = append(out, "["+strings.Join(terms, ", ")+"]")
	}
	return "[" + strings.Join(out, ", ") + "]"
}

func sayHits(part explain.Part) string {
	if part.Mentions == 0 {
		return "matches nothing"
	}
	times := briefing.Count(part.Mentions, "time")
	return fmt.Sprintf("%s in %s", times, briefing.Count(part.Articles, "article"))
}

// printRecords prints the parts as objects.
func (p *explanation) printRecords(ctx context.Context, parts []explain.Part) error {
	for _, part := range parts {
		r := partRecord{
			Subject: p.subject.SubjectID(), Kind: p.subject.Kind(), Part: string(part.Kind), Text: part.Text,
			Mentions: part.Mentions, Articles: part.Articles, Examples: []exampleRecord{},
		}
		if claim, ok := p.subject.(*briefing.Claim); ok {
			r.Article = claim.Reports[part.Report].Article
			r.Report = &part.Report
		}
		if part.Kind == explain.Rule {
			r.Text = ruleText(part.Groups)
		}
		for _, group := range part.Groups {
			var terms []termRecord
			for _, t := range group {
				terms = append(terms, termRecord{t.Text, t.Mentions, t.Articles})
			}
			r.Groups = append(r.Groups, terms)
		}
		for _, m := range part.First {
			article, err := p.lib.Article(ctx, m.Ref.Article)
			if err != nil {
				return err
			}
			span := m.Ref.Span
			r.Examples = append(r.Examples, exampleRecord{article.ID, span.Start, span.End, span.In(article.Text), near(briefing.Show(article.Text), m.Sentence, span), m.Ref.String()})
		}
		if err := printJSON(p.out, []partRecord{r}); err != nil {
			return err
		}
	}
	return nil
}
