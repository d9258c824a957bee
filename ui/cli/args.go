package cli

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"briefing/briefing"
	"briefing/ui/config"
)

// The arguments of commands. Their errors say which arguments are wanted and
// which were given, instead of cobra's count of "arg(s)".

func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return fmt.Errorf("%s: want no argument, have %s", cmd.Name(), quoted(args))
}

// ofLibrary lets a command without arguments of its own take the library as
// one.
func (a *app) ofLibrary(cmd *cobra.Command) *cobra.Command {
	run := cmd.RunE
	cmd.Use += " [LIBRARY]"
	cmd.Args = func(cmd *cobra.Command, args []string) error {
		if len(args) > 1 {
			return fmt.Errorf("%s: want one library, have %s", cmd.Name(), quoted(args))
		}
		return nil
	}
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := a.take(args); err != nil {
			return err
		}
		return run(cmd, nil)
	}
	return cmd
}

// take uses the argument, if there is one, as the library to open.
func (a *app) take(args []string) error {
	if len(args) == 0 {
		return nil
	}
	if a.path != "" && !a.usual {
		return fmt.Errorf("want one library, have %q and %q", a.path, args[0])
	}
	a.path, a.usual = args[0], false
	return nil
}

// takeUsual uses the library of the settings unless the flags name another. Commands that
// write to a library have it named each time. openApp and openLinear report the problems
// of the settings.
func (a *app) takeUsual(cmd *cobra.Command) {
	if cmd.Flags().Changed("library") || slices.Contains([]string{"add", "feeds", "share"}, cmd.Name()) {
		return
	}
	if conf, _ := config.Load(); conf.Library != "" {
		a.path, a.usual = conf.Library, true
	}
}

func oneRef(cmd *cobra.Command, args []string) error {
	switch len(args) {
	case 0:
		return fmt.Errorf("%s: want one REF, have none (an id, a name or an alias)", cmd.Name())
	case 1:
		return nil
	}
	return fmt.Errorf("%s: want one REF, have %s (put a name of several words in quotes; -L names the library)", cmd.Name(), quoted(args))
}

func oneFile(cmd *cobra.Command, args []string) error {
	switch len(args) {
	case 0:
		return fmt.Errorf("%s: want one FILE, have none (- is standard input)", cmd.Name())
	case 1:
		if info, err := os.Stat(args[0]); err == nil && info.IsDir() {
			return fmt.Errorf("%s: want one FILE, have the folder %q (-L names the library)", cmd.Name(), args[0])
		}
		return nil
	}
	return fmt.Errorf("%s: want one FILE, have %s (-L names the library)", cmd.Name(), quoted(args))
}

func someQuery(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("%s: want a QUERY, have none", cmd.Name())
	}
	return nil
}

func oneLibrary(cmd *cobra.Command, args []string) error {
	if len(args) < 2 {
		return nil
	}
	err := fmt.Errorf("want one library, have %s", quoted(args))
	if !isCommand(cmd, args[1]) {
		return misspelt(cmd, args[0], err)
	}
	command := args[1]
	if len(args) > 2 {
		command += " …"
	}
	return fmt.Errorf("%w (for the command: briefing -L %s %s)", err, inShell(args[0]), command)
}

// isCommand reports whether cmd has a subcommand of that name.
func isCommand(cmd *cobra.Command, name string) bool {
	return slices.ContainsFunc(cmd.Commands(), func(c *cobra.Command) bool { return c.Name() == name })
}

// inShell returns a word as one types it in a shell, quoted if it has white
// space.
func inShell(word string) string {
	if strings.ContainsAny(word, " \t") {
		return strconv.Quote(word)
	}
	return word
}

// flagError replaces the error about a flag's value by one that says which
// value is wanted.
func flagError(_ *cobra.Command, err error) error {
	bad := (*pflag.InvalidValueError)(nil)
	if !errors.As(err, &bad) {
		return err
	}
	var want string
	switch bad.GetFlag().Value.Type() {
	case "int":
		want = "a whole number"
	case "bool":
		want = "true or false"
	default:
		return err
	}
	return fmt.Errorf("--%s %q: want %s", bad.GetFlag().Name, bad.GetValue(), want)
}

func oneShell(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("%s: want a SHELL, have none", cmd.Name())
	}
	return misspelt(cmd, args[0], fmt.Errorf("%s: no completion for the shell %q", cmd.Name(), args[0]))
}

// misspelt adds to err the subcommand of cmd that word may be a misspelling of,
// if there is one.
func misspelt(cmd *cobra.Command, word string, err error) error {
	var names []string
	for _, c := range cmd.Commands() {
		names = append(names, c.Name())
	}
	if near := briefing.Nearest(word, names); near != "" {
		return fmt.Errorf("%w (did you mean the command %q?)", err, near)
	}
	return err
}

// quoted returns args in quotes with spaces between: "Viktor" "Bout".
func quoted(args []string) string {
	return strings.Trim(fmt.Sprintf("%q", args), "[]")
}
