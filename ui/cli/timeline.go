package cli

import (
	"context"
	"fmt"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/briefing/page/timeline"
)

// timeRecord is an event on a timeline. The lag is how many days after it the first article
// was published.
type timeRecord struct {
	ID      briefing.SubjectID `json:"id"`
	Name    string             `json:"name"`
	Date    string             `json:"date"`
	First   string             `json:"first"`              // date of publication of the first article
	Lag     *int               `json:"lag"`                // null unless it is known exactly
	Least   *int               `json:"lagleast,omitempty"` // with Most, if dates are no days or approximate
	Most    *int               `json:"lagmost,omitempty"`  // alone, if an article without a date may be earlier
	Reports []momentRecord     `json:"reports"`            // the first passage of each article
	Differs []datingRecord     `json:"differs"`
}

type momentRecord struct {
	Article   briefing.ArticleID `json:"article"`
	Published string             `json:"published"`
	Start     int                `json:"start"`
	End       int                `json:"end"`
	Ref       string             `json:"ref"`
}

// datingRecord is one of several dates that articles give an event.
type datingRecord struct {
	Date    string             `json:"date"` // as the page writes it
	Article briefing.ArticleID `json:"article"`
	Start   int                `json:"start"`
	End     int                `json:"end"`
	Ref     string             `json:"ref"`
}

// timeline prints a timeline, drawn on a terminal.
func (a *app) timeline(ctx context.Context, id page.ID) error {
	if !a.json {
		return a.printPageFor(ctx, id, a.forWidth())
	}
	lib, err := a.library(ctx)
	if err != nil {
		return err
	}
	p, err := page.Make(ctx, lib, id)
	if err != nil {
		return err
	}
	if id.Part >= p.Parts {
		return fmt.Errorf("part %d of %v: %w (it has %s)", id.Part+1, id, briefing.ErrNotFound, briefing.Count(p.Parts, "part"))
	}
	of, _ := id.Timed()
	all, err := timeline.Chronology(ctx, lib, of)
	if err != nil {
		return err
	}
	on := map[briefing.SubjectID]bool{}
	for _, l := range p.Links {
		if l.To.Page.Kind == page.Dossier {
			on[briefing.SubjectID(l.To.Page.Key)] = true
		}
	}
	events := []timeRecord{}
	for _, t := range all {
		if p.Parts > 1 && !on[t.Event.ID] {
			continue // on another part
		}
		events = append(events, newTimeRecord(t))
	}
	return a.printPageRecord(p, events...)
}

func newTimeRecord(t timeline.Timed) timeRecord {
	r := timeRecord{
		ID: t.Event.ID, Name: t.Event.Name, Date: t.Event.Date.String(), First: t.First.Published.String(),
		Reports: []momentRecord{}, Differs: []datingRecord{},
	}
	switch l := t.Lag; {
	case !l.Known:
	case l.Least == l.Most && !l.AtMost && !l.About:
		r.Lag = &l.Least
	case l.AtMost:
		r.Most = &l.Most
	default:
		r.Least, r.Most = &l.Least, &l.Most
	}
	for _, p := range t.Passages {
		r.Reports = append(r.Reports, momentRecord{
			p.Entry.ID, p.Entry.Published.String(), p.At.Start, p.At.End, briefing.Ref{Article: p.Entry.ID, Span: p.At}.String(),
		})
	}
	for _, d := range t.Differs {
		r.Differs = append(r.Differs, datingRecord{d.Label(), d.At.Article, d.At.Span.Start, d.At.Span.End, d.At.String()})
	}
	return r
}
