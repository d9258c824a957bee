package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

func manCommand(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use:   "man",
		Short: "Print the manual page",
		Long:  "Print the manual page in roff: briefing man >briefing.1 && man -l briefing.1",
		Args:  noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			_, err := fmt.Fprint(cmd.OutOrStdout(), manual(root))
			return err
		},
	}
}

// manual returns the manual page in the man macros of roff, generated from the
// commands and flags.
func manual(root *cobra.Command) string {
	var m roff
	m.macro("TH", "BRIEFING", "1", "", "briefing "+root.Version, "User Commands")
	m.section("NAME")
	m.text("briefing \\- " + escape(strings.ToLower(root.Short[:1])+root.Short[1:]))
	m.section("SYNOPSIS")
	m.text(synopsis(root))
	m.line(".br")
	m.text("\\fBbriefing\\fR [\\fIflags\\fR] \\fIcommand\\fR …")
	m.section("DESCRIPTION")
	m.prose(root.Long)
	m.section("OPTIONS")
	m.flags(root.PersistentFlags())
	m.flags(root.LocalNonPersistentFlags())
	m.section("COMMANDS")
	for _, c := range root.Commands() {
		if c.Name() != "help" && !c.Hidden {
			m.command(c)
		}
	}
	m.section("EXAMPLES")
	m.example(root.Example)
	m.section("EXIT STATUS")
	for _, s := range exitStatuses {
		m.item("\\fB"+fmt.Sprint(s.status)+"\\fR", s.meaning)
	}
	m.section("FILES")
	m.item("\\fILIBRARY\\fR/digest.yaml", "topics, figures, events, numbers and claims of the library")
	m.item("\\fI$XDG_CONFIG_HOME\\fR/briefing/config.toml", "keys and theme; in ~/.config if the variable is not set")
	m.item("\\fI$XDG_STATE_HOME\\fR/briefing", "which articles were read, and where each library was left; in ~/.local/state if the variable is not set")
	m.section("ENVIRONMENT")
	m.item("\\fBBRIEFING_LINEAR\\fR, \\fBACCESSIBLE\\fR", "if set to anything but 0, no or false: lines instead of a screen, as with --linear")
	m.item("\\fBNO_COLOR\\fR", "if set to anything, no colours")
	m.item("\\fBTERM\\fR", "if dumb, plain text and no app")
	return m.String()
}

func synopsis(c *cobra.Command) string {
	name, args, _ := strings.Cut(c.Use, " ")
	if args == "" {
		return "\\fB" + escape(name) + "\\fR"
	}
	return "\\fB" + escape(name) + "\\fR \\fI" + escape(args) + "\\fR"
}

// roff is a manual page in progress. Parameters called text or title are roff
// already; all others are plain and get escaped.
type roff struct{ strings.Builder }

func (m *roff) line(s string) { m.WriteString(s + "\n") }

func (m *roff) macro(name string, args ...string) {
	m.WriteString("." + name)
	for _, a := range args {
		if a = strings.ReplaceAll(escape(a), `"`, `\(dq`); a == "" || strings.Contains(a, " ") {
			a = `"` + a + `"`
		}
		m.WriteString(" " + a)
	}
	m.line("")
}

func (m *roff) section(name string) { m.macro("SH", name) }

// text writes one line, which can never begin a macro.
func (m *roff) text(s string) {
	if strings.HasPrefix(s, ".") || strings.HasPrefix(s, "'") {
		s = `\&` + s
	}
	m.line(strings.ReplaceAll(s, "…", `\[u2026]`))
}

// prose writes paragraphs, with an empty line between them.
func (m *roff) prose(s string) {
	for i, paragraph := range strings.Split(strings.TrimSpace(s), "\n\n") {
		if i > 0 {
			m.line(".PP")
		}
		m.text(escape(strings.Join(strings.Fields(paragraph), " ")))
	}
}

// item writes a title and, indented, its description.
func (m *roff) item(title, about string) {
	m.line(".TP")
	m.text(title)
	m.prose(about)
}

func (m *roff) flags(flags *pflag.FlagSet) {
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden || f.Name == "help" {
			return
		}
		title := `\fB\-\-` + escape(f.Name) + `\fR`
		if f.Shorthand != "" {
			title = `\fB\-` + f.Shorthand + `\fR, ` + title
		}
		value, usage := pflag.UnquoteUsage(f)
		if value != "" {
			title += ` \fI` + escape(value) + `\fR`
		}
		m.item(title, usage)
	})
}

func (m *roff) command(c *cobra.Command) {
	about := c.Long
	if about == "" || c.HasSubCommands() {
		about = c.Short
	}
	m.item(synopsis(c), about)
	if !c.HasAvailableLocalFlags() || c.HasSubCommands() {
		return
	}
	m.line(".RS")
	m.flags(c.LocalNonPersistentFlags())
	m.line(".RE")
}

// example writes lines unchanged.
func (m *roff) example(s string) {
	m.line(".nf")
	for line := range strings.SplitSeq(s, "\n") {
		m.text(escape(strings.TrimSpace(line)))
	}
	m.line(".fi")
}

var roffEscapes = strings.NewReplacer(`\`, `\e`, "-", `\-`, "'", `\(aq`, "`", `\(ga`, "^", `\(ha`, "~", `\(ti`)

func escape(s string) string { return roffEscapes.Replace(s) }
