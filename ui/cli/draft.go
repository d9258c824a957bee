package cli

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"briefing/briefing"
	"briefing/briefing/digest"
	"briefing/briefing/draft"
	"briefing/briefing/library"
)

// drafting is a run of the command draft.
type drafting struct {
	*app
	write bool
	only  []string
	top   int
	all   bool // --top 0

	texts map[briefing.ArticleID]string // the latest article
}

func draftCommand(a *app) *cobra.Command {
	d := drafting{app: a}
	cmd := &cobra.Command{
		Use:   "draft [LIBRARY]",
		Short: "Find names, numbers, dated events and denials, and print them as a digest",
		Long: `Find figures, numbers, dated events, denials and accusations in the articles, offline,
and print a digest.yaml of them, with the passages that they come from as comments.
Of a library with a digest, what that lacks is printed; with -w it is added, except claims,
as entries with found: true, which count in all lists. Nothing is merged by guess:
where a name may be short for another one, a question is printed. English texts only.`,
		Example: `  briefing draft my-story
  briefing draft my-story -w
  briefing draft my-story --only figures --top 40
  briefing draft my-story --json --top 0`,
	}
	flags := cmd.Flags()
	flags.BoolVarP(&d.write, "write", "w", false, "write digest.yaml into the library's folder, or add to it what it lacks")
	flags.StringSliceVar(&d.only, "only", nil, "print only these `SORTS`: figures, numbers, events, claims")
	flags.IntVar(&d.top, "top", -1, "print the first `N` of each sort; 0 for all, also what may be no name")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		d.all = d.top == 0
		return d.run(cmd.Context())
	}
	return a.ofLibrary(cmd)
}

// sorts are the values of --only.
var sorts = []string{"figures", "numbers", "events", "claims"}

func (d *drafting) run(ctx context.Context) error {
	for _, s := range d.only {
		if !slices.Contains(sorts, s) {
			return fmt.Errorf("--only %q: want %s", s, strings.Join(sorts, ", "))
		}
	}
	if d.top < -1 {
		return fmt.Errorf("--top %d: want 0 or more", d.top)
	}
	lib, err := d.undrafted(ctx)
	if err != nil {
		return err
	}
	path := library.DigestPath(library.Options{Path: d.path, Digest: d.digest})
	switch {
	case !d.write:
	case lib.IsShared():
		return fmt.Errorf("write a digest: %w", library.ErrShared)
	case path == "":
		return errors.New("write a digest: the library is in the program, and has one")
	}
	began := time.Now()
	found, err := lib.Draft(ctx, nil)
	if err != nil {
		return fmt.Errorf("draft a digest: %w", err)
	}
	f := d.chosen(lib, found)
	if !d.quiet {
		fmt.Fprintf(d.stderr, "briefing: found %s in %s in %.1f s\n", say(f), briefing.Count(found.Articles(), "article"), time.Since(began).Seconds())
	}
	if f.Len() == 0 {
		return errNothing
	}
	passage := func(e draft.Evidence) string { return d.passage(ctx, e) }
	switch {
	case d.write && lib.HasDigest:
		return d.addToDigest(lib, f)
	case d.write:
		return d.writeDigest(path, lib, f, passage)
	case d.json:
		return d.printRecords(ctx, f)
	}
	return f.Write(d.out, lib.Title(), passage)
}

// undrafted opens the library without the subjects found in the texts.
func (d *drafting) undrafted(ctx context.Context) (*library.Library, error) {
	d.noDraft = true
	return d.library(ctx)
}

// chosen returns the requested findings.
func (d *drafting) chosen(lib *library.Library, found *draft.Draft) *draft.Findings {
	f := found.Findings()
	if d.all {
		f = found.All()
	}
	if lib.HasDigest {
		f.Beside(lib.Digest())
	}
	if d.top > 0 {
		f.Top(d.top)
	}
	if len(d.only) == 0 {
		return f
	}
	out := &draft.Findings{}
	for _, s := range d.only {
		switch s {
		case "figures":
			out.Figures, out.Questions = f.Figures, f.Questions
		case "numbers":
			out.Numbers = f.Numbers
		case "events":
			out.Events = f.Events
		case "claims":
			out.Claims = f.Claims
		}
	}
	return out
}

// say describes the number of findings.
func say(f *draft.Findings) string {
	parts := []string{briefing.Count(len(f.Figures), "figure")}
	for _, p := range []struct {
		n    int
		noun string
	}{{len(f.Events), "event"}, {len(f.Numbers), "number"}, {len(f.Claims), "claim"}, {len(f.Questions), "question"}} {
		if p.n > 0 {
			parts = append(parts, briefing.Count(p.n, p.noun))
		}
	}
	return strings.Join(parts, ", ")
}

// addToDigest adds the figures, events and numbers to the digest that there is, as found by
// the program, and says how many. Claims it leaves to an editor, who must word them.
func (d *drafting) addToDigest(lib *library.Library, f *draft.Findings) error {
	found := *f
	found.Claims, found.Questions = nil, nil
	if found.Len() == 0 {
		if !d.quiet {
			fmt.Fprintln(d.stderr, "briefing: nothing added: the digest has all figures, events and numbers; claims and questions are for an editor to word")
		}
		return errNothing
	}
	entries := found.Digest()
	freeIDs(lib.Digest(), entries)
	add := func(data []byte) ([]byte, error) { return digest.IncludeDerived(data, entries) }
	done, err := lib.Correct(library.Options{Path: d.path, Digest: d.digest}, add)
	if err != nil {
		return err
	}
	if !d.quiet {
		fmt.Fprintf(d.stderr, "briefing: added to %s: %s, each with found: true\n", done.Path, say(&found))
	}
	return nil
}

// freeIDs gives found subjects other IDs where the digest or one of them has theirs.
func freeIDs(known, found *briefing.Digest) {
	ids := map[briefing.SubjectID]bool{}
	free := func(id *briefing.SubjectID) {
		*id = digest.ID(string(*id), func(other string) bool {
			return ids[briefing.SubjectID(other)] || known.Has(briefing.SubjectID(other))
		})
		ids[*id] = true
	}
	for _, x := range found.Figures {
		free(&x.ID)
	}
	for _, x := range found.Events {
		free(&x.ID)
	}
	for _, x := range found.Numbers {
		free(&x.ID)
	}
}

// writeDigest writes the digest to path, unless there is one.
func (d *drafting) writeDigest(path string, lib *library.Library, f *draft.Findings, passage func(draft.Evidence) string) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	switch {
	case errors.Is(err, fs.ErrExist):
		return fmt.Errorf("write %s: it exists by now: try again", path)
	case err != nil:
		return fmt.Errorf("write a digest: %w", err)
	}
	if err := errors.Join(f.Write(file, lib.Title(), passage), file.Close()); err != nil {
		return errors.Join(fmt.Errorf("write %s: %w", path, err), os.Remove(path))
	}
	if !d.quiet {
		fmt.Fprintf(d.stderr, "briefing: written to %s\n", path)
	}
	return nil
}

// passage returns the sentence of evidence on one line; "" if it is gone.
func (d *drafting) passage(ctx context.Context, e draft.Evidence) string {
	text, err := d.text(ctx, e.Article)
	if err != nil || e.Span.End > len(text) {
		return ""
	}
	return near(briefing.Show(text), briefing.SentenceAt(text, e.Span), e.Span)
}

func (d *drafting) text(ctx context.Context, id briefing.ArticleID) (string, error) {
	if text, ok := d.texts[id]; ok {
		return text, nil
	}
	a, err := d.opened.Article(ctx, id)
	if err != nil {
		return "", err
	}
	d.texts = map[briefing.ArticleID]string{id: a.Text}
	return a.Text, nil
}
