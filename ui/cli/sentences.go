package cli

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/briefing/sentences"
)

func sentenceCommands(a *app) []*cobra.Command {
	diff := &cobra.Command{
		Use:   "diff A B",
		Short: "Set the sentences of two articles side by side",
		Long: `Set the sentences of two articles side by side: the same, edited, changed (with another
number, "all", "some" or "not"), moved, only in one of them. What differs within a
sentence is in brackets. A and B are ids or titles of articles.`,
		Example:           "  briefing diff lumen-post-2026-03-04 bay-courier-2026-03-06\n  briefing diff --json A B | jq 'select(.kind == \"changed\")'",
		Args:              twoArticles,
		ValidArgsFunction: a.completeRef(true),
		RunE:              func(cmd *cobra.Command, args []string) error { return a.diff(cmd.Context(), args[0], args[1]) },
	}
	origins := &cobra.Command{
		Use:   "origins [REF]",
		Short: "Print which articles have most of their text of which others",
		Long: `Print which articles have most of their text of which others: of all articles, or of
those that mention REF, a figure, event, topic, number or claim. An article belongs to
another if half of its words and three of its sentences stand there, two of which are no
quotation. Text in other words is not found: there are at most as many origins.`,
		Args:              atMostOneRef,
		ValidArgsFunction: a.completeRef(false),
		RunE: func(cmd *cobra.Command, args []string) error {
			ref := ""
			if len(args) > 0 {
				ref = args[0]
			}
			return a.origins(cmd.Context(), ref)
		},
	}
	return []*cobra.Command{diff, origins, a.newCommand()}
}

func twoArticles(cmd *cobra.Command, args []string) error {
	if len(args) != 2 {
		return fmt.Errorf("%s: want two articles, have %d", cmd.Name(), len(args))
	}
	return nil
}

func atMostOneRef(cmd *cobra.Command, args []string) error {
	if len(args) > 1 {
		return fmt.Errorf("%s: want one REF, have %s (an id, a name or an alias)", cmd.Name(), quoted(args))
	}
	return nil
}

// rangeRecord is a stretch of an article's text.
type rangeRecord struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// rowRecord sets a sentence of one article beside one of another.
type rowRecord struct {
	Kind  sentences.RowKind `json:"kind"`
	Left  *rangeRecord      `json:"left,omitempty"`
	Right *rangeRecord      `json:"right,omitempty"`
	To    *rangeRecord      `json:"to,omitempty"`    // of what moved: where it stands in the other article
	Words [][2]string       `json:"words,omitempty"` // what differs: as it is on the left, and on the right
}

func (a *app) diff(ctx context.Context, left, right string) error {
	l, err := a.articleOf(ctx, "diff", left)
	if err != nil {
		return err
	}
	r, err := a.articleOf(ctx, "diff", right)
	if err != nil {
		return err
	}
	if !a.json {
		who := &page.Reader{}
		if a.hasWidth() {
			who.Width = a.out.width
		}
		return a.printPageFor(ctx, page.BesideOf(l.ID, r.ID), who)
	}
	var out []rowRecord
	for _, row := range sentences.Beside(sentences.Read(l.Text), sentences.Read(r.Text)) {
		rec := rowRecord{Kind: row.Kind, Left: newRange(row.Left), Right: newRange(row.Right), To: newRange(row.To)}
		for _, w := range row.Words {
			rec.Words = append(rec.Words, [2]string{oneLine(w.Left.In(l.Text)), oneLine(w.Right.In(r.Text))})
		}
		out = append(out, rec)
	}
	if len(out) == 0 {
		return errNothing
	}
	return printJSON(a.out, out)
}

func newRange(s briefing.Span) *rangeRecord {
	if s.Empty() {
		return nil
	}
	return &rangeRecord{s.Start, s.End}
}

// originRecord is articles that have text in common. Why says what: "text" is most of it,
// "passage" two sentences and more, "quote" only quotations, "credit" nothing but whom
// they credit.
type originRecord struct {
	Group     int                  `json:"group,omitempty"` // counts the origins, from 1
	Articles  []briefing.ArticleID `json:"articles"`
	Root      briefing.ArticleID   `json:"root,omitempty"`
	Why       string               `json:"why,omitempty"` // absent where an article stands alone
	Credit    string               `json:"credit,omitempty"`
	Sentences int                  `json:"sentences,omitempty"`
	Share     float64              `json:"share,omitempty"` // of the words of the second article
	SameDay   bool                 `json:"sameday,omitempty"`
	Passages  []sharedRecord       `json:"passages,omitempty"`
}

// sharedRecord is a sentence of an article that stands in another.
type sharedRecord struct {
	Article    briefing.ArticleID `json:"article"`
	Start      int                `json:"start"`
	End        int                `json:"end"`
	Other      briefing.ArticleID `json:"other"`
	OtherStart int                `json:"otherstart"`
	OtherEnd   int                `json:"otherend"`
	Kind       sentences.Kind     `json:"kind"`
}

func (a *app) origins(ctx context.Context, ref string) error {
	id := page.OriginsOf("")
	if ref != "" {
		found, err := a.find(ctx, "origins", ref)
		if err == nil && found.Subject == nil {
			err = fmt.Errorf("origins %q: it is an article; want a figure, event, topic, number or claim", ref)
		}
		if err != nil {
			return err
		}
		id = page.OriginsOf(found.Subject.SubjectID())
	}
	lib, err := a.library(ctx)
	if err != nil {
		return err
	}
	c, err := lib.CompareArticles(ctx)
	if err != nil {
		return fmt.Errorf("origins: %w", err)
	}
	if !a.json {
		return a.printPage(ctx, id)
	}
	entries, err := page.EntriesOf(ctx, lib, briefing.SubjectID(id.Key))
	if err != nil {
		return fmt.Errorf("origins: %w", err)
	}
	return printJSON(a.out, originRecords(c, entries))
}

func originRecords(c *sentences.Comparison, entries []briefing.Entry) []originRecord {
	published := map[briefing.ArticleID]briefing.Date{}
	ids := make([]briefing.ArticleID, len(entries))
	for i, e := range entries {
		ids[i], published[e.ID] = e.ID, e.Published
	}
	pair := func(p sentences.Pair, why string, group int) originRecord {
		r := originRecord{
			Group: group, Articles: []briefing.ArticleID{p.Other, p.Article}, Why: why, Sentences: p.Shared, Share: p.Share,
			SameDay: published[p.Article].Known() && published[p.Article] == published[p.Other],
		}
		here, _ := c.Entry(p.Article)
		there, _ := c.Entry(p.Other)
		for _, m := range p.Matches {
			at, other := here.Marks[m.Here].Span, there.Marks[m.There].Span
			r.Passages = append(r.Passages, sharedRecord{p.Article, at.Start, at.End, p.Other, other.Start, other.End, m.Kind})
		}
		return r
	}
	var out []originRecord
	o := c.Origins(ids)
	for i, of := range o.Origins {
		root := of.Members[0].Article
		if len(of.Members) == 1 {
			out = append(out, originRecord{Group: i + 1, Articles: []briefing.ArticleID{root}, Root: root})
		}
		for _, m := range of.Members[1:] {
			r := pair(m.Of, "text", i+1)
			r.Root = root
			out = append(out, r)
		}
	}
	for _, p := range o.Passages {
		out = append(out, pair(p, "passage", 0))
	}
	for _, p := range o.Quotes {
		out = append(out, pair(p, "quote", 0))
	}
	return out
}
