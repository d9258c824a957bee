package cli

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"slices"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"briefing/briefing"
	"briefing/briefing/add"
	"briefing/briefing/add/fetch"
	"briefing/briefing/library"
	"briefing/briefing/source"
)

// errTold ends a command that has already printed its errors.
var errTold = errors.New("told")

func addCommand(a *app) *cobra.Command {
	var adding adding
	cmd := &cobra.Command{
		Use:   "add LIBRARY [URL|FILE|-]…",
		Short: "Save articles in a library: from web pages, feeds and files",
		Long: `Save articles in the folder LIBRARY, which is made if it is not there, each as
a Markdown file of its own, and print the path of each file. A URL leads to a web
page, to another document such as a PDF, or to a feed, of which every new entry is
saved; where the feed gives no more than a summary, the page of the entry is
fetched. A FILE is any document that can be read; - is standard input.

A FILE may also be what another program exports of what was saved there: bookmarks of
a browser, Pocket, Omnivore, wallabag, Instapaper, Readwise, Raindrop, Matter, Karakeep,
Linkwarden, FreshRSS, Zotero, Hypothesis, FollowTheMoney, CSL-JSON, or any table with a
column of addresses. Texts in it become articles; articles of which it holds no more
than the address are fetched with --fetch. Passages that were kept become notes.

Nothing is overwritten. An article that is there already, with the same address or
the same text, is not saved again. The exit status is 0 if something was saved, 1
if nothing is new, 2 if something could not be had.

Only addresses of the internet are fetched, whatever a page or a redirect says; a
proxy that the environment names is used only with --proxy, since it hides which
address is reached.`,
		Example: `  briefing add my-story https://example.org/article
  briefing add my-story https://example.org/feed.xml report.pdf
  briefing add my-story --opml feeds.opml
  briefing add my-story pocket.zip --fetch --only 'tag:ferry after:2024'
  briefing add my-story --feeds`,
		Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			adding.app = a
			return adding.run(cmd.Context(), args)
		},
	}
	cmd.Flags().StringVar(&adding.opml, "opml", "", "add the feeds in a list, which is an OPML `FILE`; - for standard input")
	cmd.Flags().BoolVar(&adding.feeds, "feeds", false, "bring the feeds up to date that articles of the library came with")
	cmd.Flags().BoolVar(&adding.fetch, "fetch", false, "fetch the articles of which an export holds no more than the address")
	cmd.Flags().StringVar(&adding.only, "only", "", "of exports, add only what `QUERY` holds for: tag: source: after: before: published:")
	cmd.Flags().BoolVar(&adding.dryRun, "dry-run", false, "print what exports hold, and what is left out; save and fetch nothing")
	cmd.Flags().BoolVar(&adding.private, "allow-private", false, "also fetch from this machine and the local network")
	cmd.Flags().BoolVar(&adding.proxy, "proxy", false, "fetch through the proxy that the environment names")
	return cmd
}

// adding is a run of the command add.
type adding struct {
	*app
	opml           string
	feeds          bool
	private, proxy bool
	fetch, dryRun  bool
	only           string

	taking  add.Taking // how exports are taken in
	marks   []add.Mark // of their articles
	folder  *add.Folder
	made    bool // the folder existed, or its creation was reported
	saved   int
	failed  bool
	limited bool // the system lets nothing more be saved
}

func (a *adding) run(ctx context.Context, args []string) error {
	signal.Ignore(syscall.SIGPIPE) // save everything even if nobody reads the names
	inputs, err := a.inputs(args)
	if err != nil {
		return err
	}
	if briefing.IsAddress(a.path) {
		return fmt.Errorf("add to library %q: %w", a.path, library.ErrShared)
	}
	opts := add.Options{Remembered: a.remembered("known"), Lock: a.remembered("lock")}
	end := a.tellLong(a.path)
	if a.meter != nil && !a.quiet {
		opts.Progress = func(read, all int) {
			end() // the meter tells more
			a.meter.tell(library.Progress{Files: read, TotalFiles: all})
		}
	}
	a.folder, err = add.Open(ctx, a.path, opts)
	end()
	a.meter.clear()
	if err != nil {
		return fmt.Errorf("add to library %q: %w", a.path, err)
	}
	a.made = a.folder.IsMade()
	if a.taking, err = a.howToTake(); err != nil {
		return err
	}
	g := a.gatherer()
	a.add(ctx, g, inputs)
	if err := a.place(ctx); err != nil && ctx.Err() == nil {
		a.fail(err)
	}
	if a.opml != "" && ctx.Err() == nil {
		a.addList(ctx, g)
	}
	if a.feeds && ctx.Err() == nil {
		if err := a.update(ctx, g); err != nil {
			return err
		}
	}
	if err := g.Versions.Save(); err != nil {
		a.tell("remember the feeds: %v", err)
	}
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case a.failed:
		return errTold
	case a.saved == 0:
		return errNothing
	}
	return nil
}

// inputs returns the inputs behind the library argument, and sets the library.
func (a *adding) inputs(args []string) ([]string, error) {
	switch {
	case a.path != "":
	case len(args) == 0:
		return nil, errors.New("add: want a LIBRARY, have none")
	case fetch.IsAddress(args[0]) || args[0] == "-":
		return nil, fmt.Errorf("add: want a LIBRARY first, have %q", args[0])
	default:
		a.path, args = args[0], args[1:]
	}
	if len(args) == 0 && a.opml == "" && !a.feeds {
		return nil, errors.New("add: want a URL, a FILE or - after LIBRARY, have none")
	}
	if a.dryRun && (a.opml != "" || a.feeds || slices.ContainsFunc(args, fetch.IsAddress)) {
		return nil, errors.New("add --dry-run: it lists what is in exports; addresses and feeds would have to be fetched")
	}
	return args, nil
}

func (a *adding) gatherer() *add.Gatherer {
	return &add.Gatherer{
		Folder: a.folder,
		Client: fetch.New(fetch.Options{
			Agent:        "briefing/" + strings.Trim(version(), "()"),
			AllowPrivate: a.private,
			UseProxy:     a.proxy,
			Accept:       add.Accept,
		}),
		Today:    briefing.Day(time.Now()),
		Versions: add.OpenVersions(a.remembered("feeds")),
		Saved:    a.tellSaved,
		There: func(from, file string) {
			if !a.quiet {
				a.tell("%s: already there: %s", from, file)
			}
		},
		Problem: func(from string, err error) { a.tell("%s: %v", from, err) },
	}
}

// remembered returns the file in the cache for data about the library; "",
// which stores nothing, if there is no cache.
func (a *adding) remembered(what string) string {
	dir, err := library.CacheDir()
	if err != nil {
		return ""
	}
	path, err := realPath(a.path)
	if err != nil {
		return ""
	}
	sum := sha256.Sum256([]byte(path))
	return filepath.Join(dir, hex.EncodeToString(sum[:16])+"."+what)
}

// realPath returns the absolute path of a folder with links resolved as far as
// it exists. It is the same by whatever route the folder is reached.
func realPath(path string) (string, error) {
	abs, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	if real, err := filepath.EvalSymlinks(abs); err == nil {
		return real, nil
	}
	if around, err := filepath.EvalSymlinks(filepath.Dir(abs)); err == nil {
		return filepath.Join(around, filepath.Base(abs)), nil
	}
	return abs, nil
}

// add adds inputs in order.
func (a *adding) add(ctx context.Context, g *add.Gatherer, inputs []string) {
	for len(inputs) > 0 && ctx.Err() == nil && !a.limited {
		n := 0
		for n < len(inputs) && fetch.IsAddress(inputs[n]) {
			n++
		}
		a.addAddresses(ctx, g, inputs[:n])
		if inputs = inputs[n:]; len(inputs) > 0 && ctx.Err() == nil && !a.limited {
			tally, err := a.document(ctx, g, inputs[0])
			if ctx.Err() != nil {
				return
			}
			a.tellOutcome(add.Outcome{Address: inputs[0], Tally: tally, Err: err})
			inputs = inputs[1:]
		}
	}
}

// document adds the articles of a file, or of standard input.
func (a *adding) document(ctx context.Context, g *add.Gatherer, path string) (add.Tally, error) {
	if strings.Contains(path, "://") {
		return add.Tally{}, errors.New("want an address that begins with http:// or https://, or a file")
	}
	in, err := a.open(ctx, path)
	if err != nil {
		return add.Tally{}, err
	}
	defer in.close()
	if format, items := in.Items(ctx); items != nil {
		return add.Tally{}, a.export(ctx, g, path, format, items)
	}
	if a.dryRun {
		return add.Tally{}, errors.New("--dry-run lists what exports hold; this is none")
	}
	data, err := in.data()
	if err != nil {
		return add.Tally{}, err
	}
	return g.Document(ctx, path, in.name, data)
}

// update updates the feeds of the library.
func (a *adding) update(ctx context.Context, g *add.Gatherer) error {
	if !a.folder.IsMade() {
		return fmt.Errorf("add to library %q: it is not there, and has no feeds", a.path)
	}
	feeds, err := add.Feeds(ctx, os.DirFS(a.path), source.Options{})
	if err != nil {
		return err
	}
	if len(feeds) == 0 {
		a.tell("add to library %q: no article in it says which feed it came with", a.path)
	}
	var addresses []string
	for _, f := range feeds {
		addresses = append(addresses, f.Address)
	}
	g.IfChanged = true
	a.addAddresses(ctx, g, addresses)
	return nil
}

// addAddresses adds the documents at addresses. They may come from a list and
// be malformed.
func (a *adding) addAddresses(ctx context.Context, g *add.Gatherer, addresses []string) {
	for o := range g.Addresses(ctx, addresses) {
		if a.tellOutcome(o); a.limited {
			return
		}
	}
}
