package cli

import (
	"errors"
	"fmt"

	"briefing/briefing"
	"briefing/briefing/add"
	"briefing/briefing/add/fetch"
	"briefing/briefing/limit"
)

type savedRecord struct {
	File      briefing.FileName `json:"file"`
	Title     string            `json:"title"`
	Source    string            `json:"source"`
	Author    string            `json:"author"`
	Published string            `json:"published"`
	URL       string            `json:"url"`
	Feed      string            `json:"feed"`
}

// tell prints a message on stderr, on one line.
func (a *app) tell(format string, args ...any) {
	fmt.Fprintf(a.stderr, "briefing: %s\n", oneLine(fmt.Sprintf(format, args...)))
}

// fail reports an address or file that could not be added, with a hint.
func (a *adding) fail(err error) {
	a.failed = true
	if limit.Is(err) { // the next document would meet it too
		a.limited, err = true, limit.Named(err)
	}
	hint := ""
	switch {
	case errors.Is(err, fetch.ErrPrivate):
		hint = " (--allow-private fetches from there)"
	case errors.Is(err, fetch.ErrProxy):
		hint = " (--proxy goes through it, and cannot tell then which address is reached; NO_PROXY names hosts that are reached without it)"
	}
	a.tell("%v%s", err, hint)
}

// tellSaved prints the file of an article at once, since it stays saved even if
// the command is interrupted later.
func (a *adding) tellSaved(c add.Clipping, file string) {
	a.saved++
	if !a.made && !a.quiet {
		a.tell("made the folder %q", a.path)
	}
	a.made = true
	if a.json {
		e := add.Kept(c.Article.Entry)
		record := savedRecord{briefing.FileName(file), e.Title, e.Source, e.Author, e.Published.String(), e.URL, c.Feed}
		printJSON(a.out, []savedRecord{record}) // Flush returns the error
	} else {
		fmt.Fprintln(a.out, file)
	}
	a.out.buf.Flush() // a later Flush returns the error again
}

// tellOutcome reports the result of an address or a file, in addition to its
// articles.
func (a *adding) tellOutcome(o add.Outcome) {
	switch {
	case o.Err != nil:
		a.fail(fmt.Errorf("add %q: %w", o.Address, o.Err))
	case a.quiet || !o.Several:
	case o.New+o.There == 0:
		a.tell("%s: nothing new", o.Address)
	default:
		a.tell("%s: %d new, %d already there", o.Address, o.New, o.There)
	}
}
