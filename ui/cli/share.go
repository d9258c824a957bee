package cli

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/spf13/cobra"

	"briefing/briefing"
	"briefing/briefing/cluster"
	"briefing/briefing/library"
)

// shareRecord is what --json prints of a publication.
type shareRecord struct {
	Address    string `json:"address"`
	Generation int64  `json:"generation"`
	Articles   int    `json:"articles"`
	Sent       int    `json:"sent"`
	Ended      int    `json:"ended"`
	Removed    bool   `json:"removed,omitempty"`
}

func shareCommand(a *app) *cobra.Command {
	var remove bool
	p := cluster.Publication{Shards: 1}
	cmd := &cobra.Command{
		Use:   "share [LIBRARY] ADDRESS",
		Short: "Publish a library on OpenSearch or Elasticsearch for others to read",
		Long: `Publish a library under ADDRESS, opensearch://HOST[:PORT]/NAME, on a server of OpenSearch
or Elasticsearch. Others then read it with "briefing ADDRESS". To publish it again sends
only what has changed, and shows all of it at once. Without encryption,
opensearch+http://localhost/NAME, only a server on this machine is asked.

User and password, or an API key, come from ` + cluster.EnvUser + ` and
` + cluster.EnvPassword + `, ` + cluster.EnvAPIKey + `, or ~/.netrc. ` + cluster.EnvCA + `
names a file with the certificates to trust, ` + cluster.EnvCert + ` and
` + cluster.EnvKey + ` those to show.`,
		Example: `  briefing share my-story opensearch://search.example.org/my-story
  briefing opensearch://search.example.org/my-story`,
		Args: func(_ *cobra.Command, args []string) error {
			most := 2
			if remove {
				most = 1
			}
			if len(args) == 0 || len(args) > most || !briefing.IsAddress(args[len(args)-1]) {
				return fmt.Errorf("share: want a library and an address such as opensearch://HOST/NAME, have %s", quoted(args))
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			address := args[len(args)-1]
			if remove {
				return a.unshare(cmd.Context(), address)
			}
			if err := a.take(args[:len(args)-1]); err != nil {
				return err
			}
			return a.share(cmd.Context(), address, p)
		},
	}
	flags := cmd.Flags()
	flags.IntVar(&p.Shards, "shards", 1, "split a new index into so many `PARTS`")
	flags.IntVar(&p.Replicas, "replicas", 0, "keep so many `COPIES` of each part of a new index")
	flags.BoolVar(&remove, "remove", false, "delete what was published under ADDRESS")
	return cmd
}

func (a *app) share(ctx context.Context, address string, p cluster.Publication) error {
	if briefing.IsAddress(a.path) {
		return errors.New("share: give the folder that the library is made from; what is shared already can only be read")
	}
	lib, err := a.library(ctx)
	if err != nil {
		return err
	}
	began := time.Now()
	if a.meter != nil && !a.quiet {
		p.Progress = func(at cluster.Progress) { a.meter.line(sayShared(at, time.Since(began))) }
	}
	done, err := lib.Share(ctx, address, p)
	a.meter.clear()
	if err != nil {
		return fmt.Errorf("share library %q: %w", lib.Title(), err)
	}
	if a.json {
		return printJSON(a.out, []shareRecord{{address, done.Generation, done.Articles, done.Sent, done.Ended, false}})
	}
	text := fmt.Sprintf("%s published: %s sent, %s taken out", briefing.Count(done.Articles, "article"), briefing.Thousands(done.Sent), briefing.Thousands(done.Ended))
	if done.Same {
		text = briefing.Count(done.Articles, "article") + " published already: nothing has changed"
	}
	_, err = fmt.Fprintln(a.out, text)
	return err
}

// sayShared says how far a publication has come, at which rate, and how long it may take.
func sayShared(at cluster.Progress, after time.Duration) string {
	text := fmt.Sprintf("publishing %s of %s", briefing.Thousands(at.Done), briefing.Count(at.All, "article"))
	if at.Done == 0 || after < time.Second {
		return text
	}
	rate := float64(at.Done) / after.Seconds()
	left := time.Duration(float64(at.All-at.Done)/rate*float64(time.Second) + 1).Round(time.Second)
	return fmt.Sprintf("%s · %.0f a second · %v left", text, rate, left)
}

func (a *app) unshare(ctx context.Context, address string) error {
	if err := library.Unshare(ctx, address); err != nil {
		return fmt.Errorf("share: %w", err)
	}
	if a.json {
		return printJSON(a.out, []shareRecord{{Address: address, Removed: true}})
	}
	_, err := fmt.Fprintln(a.out, "removed "+address)
	return err
}
