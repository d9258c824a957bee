package cli

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"briefing/briefing"
	"briefing/briefing/add"
	"briefing/briefing/add/opml"
	"briefing/briefing/library"
	"briefing/briefing/source"
	"briefing/seeds"
)

type feedRecord struct {
	URL      string `json:"url"`
	Name     string `json:"name"`
	Articles int    `json:"articles"`
	Newest   string `json:"newest"`
}

func feedsCommand(a *app) *cobra.Command {
	asOPML := false
	cmd := &cobra.Command{
		Use:   "feeds",
		Short: "List the feeds that articles came with",
		Long:  "List the feeds that articles of the library came with, as add noted them in their\nfront matter, with how many articles and the day of the newest. Readers of feeds\ntake the list in OPML.",
		RunE:  func(cmd *cobra.Command, _ []string) error { return a.listFeeds(cmd.Context(), asOPML) },
	}
	cmd.Flags().BoolVar(&asOPML, "opml", false, "print the list in OPML 2.0")
	return a.ofLibrary(cmd)
}

func (a *app) listFeeds(ctx context.Context, asOPML bool) error {
	if briefing.IsAddress(a.path) {
		return fmt.Errorf("feeds: %w", library.ErrShared)
	}
	files, opts, err := a.documents()
	if err != nil {
		return fmt.Errorf("open library %q: %w", a.path, err)
	}
	feeds, err := add.Feeds(ctx, files, opts)
	switch {
	case err != nil:
		return err
	case len(feeds) == 0:
		return errNothing
	case asOPML:
		return a.printOPML(feeds)
	}
	var records []feedRecord
	var rows [][]string
	for _, f := range feeds {
		records = append(records, feedRecord{f.Address, f.Name, f.Articles, f.Newest.String()})
		rows = append(rows, []string{briefing.Count(f.Articles, "article"), f.Newest.Human(), f.Name, f.Address})
	}
	if a.json {
		return printJSON(a.out, records)
	}
	return a.printRows(rows)
}

func (a *app) printOPML(feeds []add.Feed) error {
	var list []opml.Feed
	for _, f := range feeds {
		list = append(list, opml.Feed{Address: f.Address, Title: f.Name})
	}
	return opml.Write(a.out, "Feeds of "+filepath.Base(a.path), list)
}

// documents returns the file system and options for the library's documents,
// without opening the library.
func (a *app) documents() (fs.FS, source.Options, error) {
	if a.path == "" {
		return seeds.FS, source.Options{}, nil
	}
	info, err := os.Stat(a.path)
	switch {
	case err != nil:
		return nil, source.Options{}, cause(err)
	case info.IsDir():
		return os.DirFS(a.path), source.Options{}, nil
	}
	dir, name := filepath.Split(a.path)
	return os.DirFS(filepath.Clean(dir)), source.Options{File: name}, nil
}
