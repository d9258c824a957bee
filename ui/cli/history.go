package cli

import (
	"context"
	"fmt"
	"math"

	"github.com/spf13/cobra"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/briefing/page/number"
)

// withHistory gives the list of numbers a flag that prints the values of one.
func (a *app) withHistory(list *cobra.Command) {
	var of string
	list.Flags().StringVar(&of, "history", "", "print the values of `REF`, a number, by date")
	all := list.RunE
	list.RunE = func(cmd *cobra.Command, args []string) error {
		if of == "" {
			return all(cmd, args)
		}
		return a.history(cmd.Context(), of)
	}
}

// valueRecord is a number as an article gives it. Low or High is absent where there is no
// bound.
type valueRecord struct {
	Number    briefing.SubjectID   `json:"number"`
	Low       *float64             `json:"low"`
	High      *float64             `json:"high"`
	About     bool                 `json:"about"`
	By        briefing.SubjectID   `json:"by"`
	Status    string               `json:"status"`
	Trend     int                  `json:"trend"` // 1 more than the speaker gave before, -1 less
	Published string               `json:"published"`
	Article   briefing.ArticleID   `json:"article"`
	More      []briefing.ArticleID `json:"more,omitempty"` // others of that day with the same
	Start     int                  `json:"start"`
	End       int                  `json:"end"`
	Text      string               `json:"text"`
	Ref       string               `json:"ref"`
}

func (a *app) history(ctx context.Context, ref string) error {
	t, err := a.find(ctx, "numbers --history", ref)
	if err != nil {
		return err
	}
	n, ok := t.Subject.(*briefing.Number)
	if !ok {
		return fmt.Errorf("numbers --history %q: want a number", ref)
	}
	if _, err := a.opened.CompareArticles(ctx); err != nil {
		return fmt.Errorf("numbers --history %q: %w", ref, err)
	}
	values, err := number.History(ctx, a.opened, n)
	switch {
	case err != nil:
		return fmt.Errorf("numbers --history %q: %w", ref, err)
	case len(values) == 0:
		return errNothing
	case !a.json:
		return a.printPageFor(ctx, page.OfSubject(n.ID), a.forNumber(n))
	}
	var out []valueRecord
	for _, v := range values {
		r := valueRecord{
			Number: n.ID, Low: bound(v.Low), High: bound(v.High), About: v.About, By: v.Said.By, Status: v.Said.Status, Trend: v.Trend,
			Published: v.Entry.Published.String(), Article: v.Entry.ID, Start: v.Mention.Ref.Span.Start, End: v.Mention.Ref.Span.End,
			Text: oneLine(v.Text), Ref: v.Mention.Ref.String(),
		}
		for _, e := range v.More {
			r.More = append(r.More, e.ID)
		}
		out = append(out, r)
	}
	return printJSON(a.out, out)
}

// bound returns a bound of a value, nil if there is none.
func bound(v float64) *float64 {
	if math.IsInf(v, 0) {
		return nil
	}
	return &v
}
