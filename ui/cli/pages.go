package cli

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
	"github.com/spf13/cobra"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/briefing/page/coverage"
	"briefing/ui/typeset"
)

func showCommand(a *app) *cobra.Command {
	var text, removed bool
	var part int
	cmd := &cobra.Command{
		Use:               "show REF",
		Short:             "Print a page: an article, or what is known of a subject",
		Long:              "Print a page: an article, a topic, the dossier of a figure, event or number, or a\nclaim. REF is an id, a name or an alias. Of a passage, \"ARTICLE:START-END\" as every\ncommand prints it or a link briefing://ARTICLE:START-END, its sentence is printed.",
		Args:              oneRef,
		ValidArgsFunction: a.completeRef(true),
		RunE: func(cmd *cobra.Command, args []string) error {
			switch err := checkPart("show", part); {
			case err != nil:
				return err
			case text && removed:
				return errors.New("show: want --text or --removed, not both")
			}
			args[0] = briefing.CutLink(args[0])
			if ref, ok := briefing.ParseRef(args[0]); ok {
				return a.showPassage(cmd.Context(), ref, text)
			}
			switch {
			case text:
				return a.showText(cmd.Context(), args[0])
			case removed:
				return a.showRemoved(cmd.Context(), args[0])
			}
			return a.show(cmd.Context(), args[0], part)
		},
	}
	cmd.Flags().BoolVar(&text, "text", false, "print an article's text only, in the bytes that offsets count")
	addPart(cmd, &part)
	cmd.Flags().BoolVar(&removed, "removed", false, "print the lines of an article's document that are not part of its text, and why")
	return cmd
}

func pageCommands(a *app) []*cobra.Command {
	var part int
	compare := &cobra.Command{
		Use:               "compare REF",
		Short:             "Print what each article says of a claim, number, event or figure",
		Args:              oneRef,
		ValidArgsFunction: a.completeRef(false),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := checkPart("compare", part); err != nil {
				return err
			}
			return a.compare(cmd.Context(), args[0], part)
		},
	}
	addPart(compare, &part)
	commands := []*cobra.Command{compare}
	for _, p := range []struct {
		kind  page.Kind
		short string
	}{
		{page.Timeline, "Print the events by date, and when each article was published"},
		{page.Coverage, "Print which article mentions which subject how often"},
	} {
		var part int
		id := page.ID{Kind: p.kind}
		whole := &cobra.Command{
			Use:   string(p.kind),
			Short: p.short,
			RunE: func(cmd *cobra.Command, _ []string) error {
				if err := checkPart(string(p.kind), part); err != nil {
					return err
				}
				id, err := a.viewOf(cmd.Context(), id)
				if err != nil {
					return err
				}
				if id.Kind == page.Timeline {
					return a.timeline(cmd.Context(), partOf(id, part))
				}
				return a.printPage(cmd.Context(), partOf(id, part))
			},
		}
		switch p.kind {
		case page.Timeline:
			whole.Flags().StringVar(&id.Key, "of", "", "only what has to do with `REF`, a figure, event, topic, number or claim")
		case page.Coverage:
			whole.Flags().StringVar(&id.Key, "by", "", "a column for each `article`, source, month or folder")
		}
		addPart(whole, &part)
		commands = append(commands, a.ofLibrary(whole))
	}
	return commands
}

// viewOf returns the ID of a page with its key, given as a flag, resolved.
func (a *app) viewOf(ctx context.Context, id page.ID) (page.ID, error) {
	switch {
	case id.Key == "":
		return id, nil
	case id.Kind == page.Timeline:
		t, err := a.find(ctx, "timeline", id.Key)
		if err == nil && t.Subject == nil {
			err = fmt.Errorf("timeline --of %q: want a figure, event, topic, number or claim", id.Key)
		}
		if err != nil {
			return id, err
		}
		return page.TimelineOf(t.Subject.SubjectID()), nil
	case !slices.Contains(coverage.Views, id.Key):
		return id, fmt.Errorf("coverage --by %q: want %s", id.Key, briefing.Either(coverage.Views))
	}
	return id, nil
}

// addPart adds the flag that selects a part of a long page.
func addPart(cmd *cobra.Command, part *int) {
	cmd.Flags().IntVar(part, "part", 1, "print part `N` of a page that is too long for one")
}

// checkPart returns an error if n is no valid part.
func checkPart(command string, n int) error {
	if n < 1 {
		return fmt.Errorf("%s: --part %d: want 1 or more", command, n)
	}
	return nil
}

// partOf returns the ID of part n, from 1, of a page.
func partOf(id page.ID, n int) page.ID {
	id.Part = n - 1
	return id
}

func (a *app) show(ctx context.Context, ref string, part int) error {
	t, err := a.find(ctx, "show", ref)
	if err != nil {
		return err
	}
	return a.printPageFor(ctx, partOf(pageOf(t), part), a.forNumber(t.Subject))
}

// forNumber returns the reader of the page of a number, which is drawn for the width of
// the terminal; nil for other subjects.
func (a *app) forNumber(s briefing.Subject) *page.Reader {
	if _, ok := s.(*briefing.Number); !ok {
		return nil
	}
	return a.forWidth()
}

// forWidth returns the reader of a page that is drawn for the width of the terminal; nil
// if that is not known.
func (a *app) forWidth() *page.Reader {
	if !a.hasWidth() || a.json {
		return nil
	}
	return &page.Reader{Width: a.out.width, Cells: typeset.Gauge(ansi.GraphemeWidth)}
}

func (a *app) compare(ctx context.Context, ref string, part int) error {
	t, err := a.find(ctx, "compare", ref)
	if err != nil {
		return err
	}
	if t.Subject == nil {
		return fmt.Errorf("compare %q: it is an article; want a claim, number, event or figure", ref)
	}
	return a.printPageFor(ctx, partOf(page.CompareOf(t.Subject.SubjectID()), part), a.forNumber(t.Subject))
}

// article returns the article named by ref.
func (a *app) article(ctx context.Context, ref string) (*briefing.Article, error) {
	return a.articleOf(ctx, "show", ref)
}

// articleOf returns the article that ref names; doing is what the error says was tried.
func (a *app) articleOf(ctx context.Context, doing, ref string) (*briefing.Article, error) {
	t, err := a.find(ctx, doing, ref)
	if err != nil {
		return nil, err
	}
	if t.Entry == nil {
		return nil, fmt.Errorf("%s %q: it is a %s; only an article has a text", doing, ref, t.Subject.Kind())
	}
	return a.opened.Article(ctx, t.Entry.ID)
}

func (a *app) showText(ctx context.Context, ref string) error {
	article, err := a.article(ctx, ref)
	if err != nil {
		return err
	}
	_, err = fmt.Fprint(a.out, article.Text)
	return err
}

func (a *app) showRemoved(ctx context.Context, ref string) error {
	article, err := a.article(ctx, ref)
	if err != nil {
		return err
	}
	if len(article.Removed) == 0 {
		return errNothing
	}
	var rows [][]string
	for _, r := range article.Removed {
		rows = append(rows, []string{fmt.Sprintf("%s:%d", article.File, r.Line), r.Reason, r.Text})
	}
	return a.printRows(rows)
}

// printPage prints a page: as Markdown, or typeset for a terminal.
func (a *app) printPage(ctx context.Context, id page.ID) error {
	return a.printPageFor(ctx, id, nil)
}

// printPageFor is printPage for a reader of whom something is known.
func (a *app) printPageFor(ctx context.Context, id page.ID, who *page.Reader) error {
	lib, err := a.library(ctx)
	if err != nil {
		return err
	}
	p, err := page.MakeFor(ctx, lib, id, who)
	if err != nil {
		return err
	}
	return a.printMade(ctx, p, id)
}

// printMade prints a page that was made of what id names.
func (a *app) printMade(ctx context.Context, p *page.Page, id page.ID) error {
	if id.Part >= p.Parts {
		return fmt.Errorf("part %d of %v: %w (it has %s)", id.Part+1, id, briefing.ErrNotFound, briefing.Count(p.Parts, "part"))
	}
	if a.json {
		return a.printPageRecord(p)
	}
	if a.hasWidth() {
		return a.layOut(ctx, p)
	}
	_, err := fmt.Fprintln(a.out, strings.TrimRight(p.Markdown, "\n"))
	return err
}

// pageOf returns the page of an article or subject.
func pageOf(t briefing.Found) page.ID {
	if t.Entry != nil {
		return page.OfArticle(t.Entry.ID)
	}
	return page.OfSubject(t.Subject.SubjectID())
}
