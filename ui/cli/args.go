package cli

import (
	"fmt"
	"strings"

	"github.com/spf13/cobra"
)

// The arguments that commands take. Their errors say what is wanted and what is
// there, in place of how many "arg(s)" cobra accepts.

func noArgs(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	return fmt.Errorf("%s: want no argument, have %s (-L names the library)", cmd.Name(), quoted(args))
}

func oneRef(cmd *cobra.Command, args []string) error {
	switch len(args) {
	case 0:
		return fmt.Errorf("%s: want one REF, have none (an id, a name or an alias)", cmd.Name())
	case 1:
		return nil
	}
	return fmt.Errorf("%s: want one REF, have %s (put a name of several words in quotes)", cmd.Name(), quoted(args))
}

func someQuery(cmd *cobra.Command, args []string) error {
	if len(args) == 0 {
		return fmt.Errorf("%s: want a QUERY, have none", cmd.Name())
	}
	return nil
}

func oneLibrary(_ *cobra.Command, args []string) error {
	if len(args) > 1 {
		return fmt.Errorf("want one library, have %s", quoted(args))
	}
	return nil
}

// quoted returns args in quotes with spaces between: "Viktor" "Bout".
func quoted(args []string) string {
	return strings.Trim(fmt.Sprintf("%q", args), "[]")
}
