package cli

import (
	"context"
	"math"

	"briefing/briefing"
	"briefing/briefing/draft"
)

// draftRecord is a proposal. A figure has a kind and aliases, an event a date,
// a number a unit and values, a claim a stance.
type draftRecord struct {
	Subject  string               `json:"subject"`
	ID       briefing.SubjectID   `json:"id"`
	Kind     briefing.FigureKind  `json:"kind,omitempty"`
	Name     string               `json:"name"`
	Aliases  *[]string            `json:"aliases,omitempty"` // for a figure
	Date     string               `json:"date,omitempty"`
	Unit     string               `json:"unit,omitempty"`
	Values   []string             `json:"values,omitempty"`
	Differ   bool                 `json:"differ,omitempty"` // for a number: articles give values that exclude each other
	Stance   briefing.Stance      `json:"stance,omitempty"`
	By       string               `json:"by,omitempty"`
	Aside    string               `json:"aside,omitempty"` // why lists leave out a figure
	Articles []briefing.ArticleID `json:"articles"`
	Mentions int                  `json:"mentions"`
	Sure     float64              `json:"sure"`
	Evidence []evidenceRecord     `json:"evidence"`
}

type evidenceRecord struct {
	Article briefing.ArticleID `json:"article"`
	Start   int                `json:"start"`
	End     int                `json:"end"`
	Text    string             `json:"text"`
	Ref     string             `json:"ref"`
}

// questionRecord asks whether two figures are the same.
type questionRecord struct {
	Subject  string                `json:"subject"`
	Merge    [2]briefing.SubjectID `json:"merge"`
	Evidence []evidenceRecord      `json:"evidence"`
}

func (d *drafting) printRecords(ctx context.Context, f *draft.Findings) error {
	for _, x := range f.Figures {
		aliases := append(append([]string{}, x.Aliases...), x.Short...)
		r := draftRecord{
			Subject: "figure", ID: x.ID, Kind: x.Kind, Name: x.Name, Aliases: &aliases,
			Aside: x.Aside, Articles: x.Articles, Mentions: x.Mentions, Sure: x.Sure,
		}
		if err := d.printRecord(ctx, r, x.Evidence); err != nil {
			return err
		}
	}
	for _, x := range f.Events {
		r := draftRecord{Subject: "event", ID: x.ID, Name: x.Name, Date: x.Date.String(), Articles: x.Articles, Mentions: x.Mentions, Sure: x.Sure}
		if err := d.printRecord(ctx, r, x.Evidence); err != nil {
			return err
		}
	}
	for _, x := range f.Numbers {
		r := draftRecord{
			Subject: "number", ID: x.ID, Name: x.Name, Unit: x.Unit, Values: x.Values, Differ: x.Differ,
			Articles: x.Articles, Mentions: x.Mentions, Sure: x.Sure,
		}
		if err := d.printRecord(ctx, r, x.Evidence); err != nil {
			return err
		}
	}
	for _, x := range f.Claims {
		r := draftRecord{
			Subject: "claim", ID: x.ID, Name: x.Text, Stance: x.Reports[0].Stance, By: x.Reports[0].By,
			Articles: x.Articles, Mentions: len(x.Reports), Sure: x.Sure,
		}
		if err := d.printRecord(ctx, r, x.Evidence); err != nil {
			return err
		}
	}
	for _, q := range f.Questions {
		evidence, err := d.evidence(ctx, q.Evidence)
		if err != nil {
			return err
		}
		if err := printJSON(d.out, []questionRecord{{"question", q.Merge, evidence}}); err != nil {
			return err
		}
	}
	return nil
}

func (d *drafting) printRecord(ctx context.Context, r draftRecord, evidence []draft.Evidence) (err error) {
	r.Sure = math.Round(r.Sure*100) / 100
	if r.Evidence, err = d.evidence(ctx, evidence); err != nil {
		return err
	}
	return printJSON(d.out, []draftRecord{r})
}

func (d *drafting) evidence(ctx context.Context, all []draft.Evidence) ([]evidenceRecord, error) {
	out := []evidenceRecord{}
	for _, e := range all {
		text, err := d.text(ctx, e.Article)
		if err != nil {
			return nil, err
		}
		out = append(out, evidenceRecord{e.Article, e.Span.Start, e.Span.End, e.Span.In(text), briefing.Ref{Article: e.Article, Span: e.Span}.String()})
	}
	return out, nil
}
