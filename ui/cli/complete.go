package cli

import (
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"briefing/briefing"
)

// completeRef offers the shell completions of REF: IDs of subjects, and of
// articles if withArticles is set, each with its name. If no ID begins with the
// typed text, it offers names.
func (a *app) completeRef(withArticles bool) cobra.CompletionFunc {
	return func(cmd *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		a.quiet = true // the shell would show messages
		lib, err := a.library(cmd.Context())
		if err != nil {
			return nil, cobra.ShellCompDirectiveNoFileComp
		}
		var ids, names []string
		for s := range lib.Digest().Subjects() {
			ids = append(ids, cobra.CompletionWithDesc(string(s.SubjectID()), s.Label()))
			names = append(names, briefing.Names(s)...)
		}
		if withArticles {
			entries, err := lib.Entries(cmd.Context())
			if err != nil {
				return nil, cobra.ShellCompDirectiveNoFileComp
			}
			for _, e := range entries {
				ids = append(ids, cobra.CompletionWithDesc(string(e.ID), e.Title))
			}
		}
		if found := beginWith(ids, typed); len(found) > 0 {
			return found, cobra.ShellCompDirectiveNoFileComp
		}
		return beginWith(names, typed), cobra.ShellCompDirectiveNoFileComp
	}
}

func beginWith(words []string, typed string) []string {
	return slices.DeleteFunc(words, func(w string) bool { return !strings.HasPrefix(w, typed) })
}
