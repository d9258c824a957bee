package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"runtime/debug"
	"sync"
	"time"

	"github.com/spf13/cobra"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/briefing/page"
	"briefing/seeds"
	"briefing/ui/memory"
)

// app is the state shared by all commands: the streams, the common flags and,
// once a command needs it, the library.
type app struct {
	stdin  io.Reader
	stderr io.Writer
	meter  *meter // on stderr; nil if that is not a terminal
	out    *output
	memory *memory.Policy

	path    string
	usual   bool // path is that of the settings
	digest  string
	json    bool
	noColor bool
	width   int
	quiet   bool
	theme   string
	noDraft bool
	linear  bool

	opened *library.Library
}

func newRoot(a *app) *cobra.Command {
	root := &cobra.Command{
		Use:   "briefing [LIBRARY]",
		Short: "Read one story told by many articles",
		Long: `briefing reads one story told by many articles. It shows topics beside a
reading pane and links every figure and event to every sentence that mentions it.

LIBRARY is a folder of articles (with a digest.yaml or without), one article, or the
address of a library that somebody shares;
without it the library of the settings opens, or else the one that comes with the
program, which -L "" opens too. Where output is not a terminal, an overview is printed.`,
		Example: `  briefing
  briefing my-story
  briefing mentions "Vladimir Putin"
  briefing search 'sanctions source:dw'
  briefing -L my-story --digest seeds figures --json`,
		Args:          oneLibrary,
		Version:       version(),
		SilenceUsage:  true,
		SilenceErrors: true,
		PersistentPreRunE: func(cmd *cobra.Command, _ []string) error {
			a.takeUsual(cmd)
			return a.settle()
		},
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := a.take(args); err != nil {
				return err
			}
			asked := cmd.Flags().Changed("linear")
			switch {
			case asked && a.linear, !asked && a.hasTerminals() && a.wantsLines():
				return a.openLinear(cmd.Context())
			case a.interactive():
				return a.openApp(cmd.Context())
			case a.hasTerminals() && !a.quiet:
				fmt.Fprintln(a.stderr, "briefing: this terminal shows no screen: --linear reads in lines")
			}
			return a.overview(cmd)
		},
	}
	root.SetFlagErrorFunc(flagError)
	root.SetVersionTemplate("briefing {{.Version}}\n")
	flags := root.PersistentFlags()
	flags.StringVarP(&a.path, "library", "L", "", "`PATH` of the folder or article, or address of the shared library, to open")
	flags.StringVar(&a.digest, "digest", "", "`PATH` of the digest to use instead of the library's own; seeds for that of the default library")
	flags.BoolVar(&a.json, "json", false, "print one JSON object a line")
	flags.BoolVar(&a.noColor, "no-color", false, "print without colours")
	flags.IntVar(&a.width, "width", 0, "lay pages out for so many `COLUMNS`")
	flags.BoolVarP(&a.quiet, "quiet", "q", false, "do not report documents and digest entries that were left out")
	flags.BoolVar(&a.noDraft, "no-draft", false, "without a digest, do not look for names in the texts")
	root.Flags().StringVar(&a.theme, "theme", "", "`CHOICE` of colours for a light or dark terminal: auto, light or dark")
	root.Flags().BoolVar(&a.linear, "linear", false, "read in lines instead of on a screen, for screen readers")
	root.Flags().BoolP("version", "V", false, "print the version")

	root.AddCommand(listCommands(a)...)
	root.AddCommand(showCommand(a), mentionsCommand(a), searchCommand(a), explainCommand(a), verifyCommand(a), notesCommand(a), exportCommand(a), memoCommand(a), draftCommand(a), sourcesCommand(a))
	root.AddCommand(pageCommands(a)...)
	root.AddCommand(sentenceCommands(a)...)
	root.AddCommand(sinceCommand(a), wordsCommand(a))
	root.AddCommand(checkCommand(a), addCommand(a), shareCommand(a), feedsCommand(a), mcpCommand(a), manCommand(root))
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		if c.Name() == "completion" {
			c.RunE = oneShell // its subcommands are shells
			c.Args = cobra.ArbitraryArgs
		}
	}
	return root
}

// settle applies the flags that change the output.
func (a *app) settle() error {
	if a.width < 0 || a.width > mostWidth {
		return fmt.Errorf("--width %d: want 1 to %d columns", a.width, mostWidth)
	}
	if a.width > 0 {
		a.out.width = a.width
	}
	if a.noColor {
		a.out.color = false
	}
	return nil
}

// hasWidth reports whether text is broken into lines: it goes to a terminal, or
// a width was requested.
func (a *app) hasWidth() bool { return a.out.terminal || a.width > 0 }

// library opens the library selected by the flags, once.
func (a *app) library(ctx context.Context) (*library.Library, error) {
	if a.opened != nil {
		return a.opened, nil
	}
	opts := library.Options{Path: a.path, Digest: a.digest, Default: seeds.FS, Draft: !a.noDraft, Whole: true}
	end := a.tellLong(a.path)
	switch {
	case a.quiet:
	case a.meter == nil:
		opts.Progress = a.tellElsewhere()
	default:
		opts.Progress = func(p library.Progress) {
			end() // the meter tells more
			a.meter.tell(p)
		}
	}
	lib, err := library.Open(ctx, opts)
	end()
	a.meter.clear()
	if err != nil {
		return nil, err
	}
	a.opened = lib
	if !a.quiet {
		a.tellLeftOut(lib)
	}
	return lib, nil
}

// tellElsewhere returns what says, once, that another program is waited for.
func (a *app) tellElsewhere() func(library.Progress) {
	told := false
	return func(p library.Progress) {
		if p.Elsewhere > 0 && !told {
			told = true
			fmt.Fprintln(a.stderr, "briefing: waiting for another briefing, which is reading this library")
		}
	}
}

// longRead is how long documents may be read in silence. Tests run on machines of any
// speed, so they set it.
var longRead = 2 * time.Second

// tellLong says, once, that reading a library takes long, as that of all of a disk does,
// until the function that it returns is called. It may be called again.
func (a *app) tellLong(path string) (end func()) {
	if a.quiet || path == "" {
		return func() {}
	}
	ended, told := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(told)
		select {
		case <-ended:
		case <-time.After(longRead):
			a.tell("reading the documents in %q takes long: Ctrl-C ends it", path)
		}
	}()
	return sync.OnceFunc(func() {
		close(ended)
		<-told
	})
}

// find opens the library and returns what ref names in it; doing is what the
// error says was tried.
func (a *app) find(ctx context.Context, doing, ref string) (briefing.Found, error) {
	lib, err := a.library(ctx)
	if err != nil {
		return briefing.Found{}, err
	}
	t, err := briefing.Lookup(ctx, lib, ref)
	if err != nil {
		return briefing.Found{}, fmt.Errorf("%s %w", doing, err)
	}
	return t, nil
}

func (a *app) close() error {
	err := a.out.buf.Flush()
	if a.opened == nil {
		return err
	}
	return errors.Join(err, a.opened.Close())
}

// overview prints the overview of the library. If there is no such library, its
// name may be a misspelt command.
func (a *app) overview(cmd *cobra.Command) error {
	err := a.printPage(cmd.Context(), page.ID{Kind: page.Overview})
	if !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return misspelt(cmd, a.path, err)
}

// release is the version of a package, which its build sets; "" otherwise.
var release string

// version returns the version of the package or else of the program's module.
func version() string {
	if release != "" {
		return release
	}
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		return info.Main.Version
	}
	return "(devel)"
}
