package cli

import (
	"context"

	"github.com/spf13/cobra"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/briefing/page/sources"
)

func sourcesCommand(a *app) *cobra.Command {
	var part int
	cmd := a.ofLibrary(&cobra.Command{
		Use:   "sources",
		Short: "Print the articles by source, and the claims that only one source reports",
		Long: `Print each source with its articles, and the claims that it is alone with: no article of
another source, or without one, asserts, denies, attributes or questions them. With --json
one source is an object; articles that state no source come last, as the source "".`,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := checkPart("sources", part); err != nil {
				return err
			}
			if a.json {
				return a.printSources(cmd.Context())
			}
			return a.printPage(cmd.Context(), partOf(page.ID{Kind: page.Sources}, part))
		},
	})
	addPart(cmd, &part)
	return cmd
}

func (a *app) printSources(ctx context.Context) error {
	lib, err := a.library(ctx)
	if err != nil {
		return err
	}
	sources, err := sources.SourcesOf(ctx, lib)
	if err != nil {
		return err
	}
	var records []sourceRecord
	for _, of := range sources {
		r := sourceRecord{Source: of.Name, Articles: []briefing.ArticleID{}, Claims: idsOf(of.Claims), Alone: idsOf(of.Alone)}
		for _, e := range of.Entries {
			r.Articles = append(r.Articles, e.ID)
		}
		records = append(records, r)
	}
	return printJSON(a.out, records)
}
