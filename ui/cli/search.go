package cli

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"briefing/briefing"
	"briefing/briefing/library"
)

func searchCommand(a *app) *cobra.Command {
	var sort string
	cmd := &cobra.Command{
		Use:   "search QUERY…",
		Short: "Search the articles",
		Long: `Search the articles. All terms must be in an article; "a phrase" stands together,
pref* begins a word, -term must not be there, OR and ( ) combine; a NEAR/5 b and
"a b"~5 have at most five words between them; in w?rd and *word ? is a letter and *
any letters; /w.+d/ is a regular expression of a word. Filters: figure:NAME topic:NAME
event:NAME source:NAME tag:TAG folder:PATH published:DATE after:DATE before:DATE;
has:note are articles of which something was kept, note:WORD or note:#TAG those of
which a note says that.
source:=NAME is the whole name; published:unknown is no date. Articles with other
forms of the words come last, but not with --json; words in quotes are taken as they are.`,
		Example: `  briefing search sanctions nuclear
  briefing search '"strategic partnership" source:dw'
  briefing search --sort date 'figure:putin (drone* OR missile*) after:2024-10'`,
		Args: someQuery,
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.search(cmd.Context(), strings.Join(args, " "), sort)
		},
	}
	cmd.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		if strings.HasPrefix(err.Error(), "unknown shorthand flag") {
			return fmt.Errorf("%w (put -- before a query with -terms)", err)
		}
		return flagError(cmd, err)
	})
	cmd.Flags().StringVar(&sort, "sort", "rank", "`ORDER` of the articles: rank or date")
	orders := cobra.FixedCompletions([]string{"rank", "date"}, cobra.ShellCompDirectiveNoFileComp)
	if err := cmd.RegisterFlagCompletionFunc("sort", orders); err != nil {
		panic(err) // the flag exists
	}
	return cmd
}

func (a *app) search(ctx context.Context, text, sort string) error {
	order, ok := map[string]briefing.SearchOrder{"rank": briefing.ByRank, "date": briefing.ByDate}[sort]
	if !ok {
		return fmt.Errorf("--sort %q: want rank or date", sort)
	}
	query, err := briefing.ParseQuery(text)
	if err != nil {
		return fmt.Errorf("search: %w", err)
	}
	lib, err := a.library(ctx)
	if err != nil {
		return err
	}
	if query, err = a.withNotes(ctx, lib, query); err != nil {
		return fmt.Errorf("search: %w", err)
	}
	answer, err := a.look(ctx, lib, query, order)
	if err != nil {
		return fmt.Errorf("search: %w", err)
	}
	if len(answer.All()) == 0 {
		a.tellNothing(ctx, lib, text, query)
		return errNothing
	}
	if a.json {
		return printJSON(a.out, searchRecords(answer.Results))
	}
	if err := a.printResults(answer.Results, true); err != nil || len(answer.Forms) == 0 {
		return err
	}
	if len(answer.Results) > 0 {
		fmt.Fprintln(a.out)
	}
	label := "Other forms"
	if len(answer.Words) > 0 {
		label += ": " + strings.Join(answer.Words, ", ")
	}
	fmt.Fprintln(a.out, a.fold(label, 0))
	return a.printResults(answer.Forms, false)
}

// look answers a query. Records do not say how they were found, so with --json
// only the words as given count.
func (a *app) look(ctx context.Context, lib *library.Library, q briefing.Query, order briefing.SearchOrder) (briefing.Answer, error) {
	opts := briefing.SearchOptions{Order: order}
	if a.json {
		results, err := lib.Search(ctx, q, opts)
		return briefing.Answer{Results: results}, err
	}
	return briefing.Look(ctx, lib, q, opts)
}

// printResults prints articles with their passages.
func (a *app) printResults(results []briefing.Result, first bool) error {
	for i, r := range results {
		a.printHeading(r.Entry, first && i == 0)
		for _, p := range r.Passages {
			if len(p.Hits) == 0 && len(r.InTitle) > 0 {
				continue // it is the beginning of the text, unrelated to the query
			}
			if err := a.printPassage(p.In, p.Ref.Span, p.Hits); err != nil {
				return err
			}
		}
	}
	return nil
}

func searchRecords(results []briefing.Result) []searchRecord {
	var out []searchRecord
	for _, r := range results {
		rec := searchRecord{
			Article: r.Entry.ID, Title: r.Entry.Title, Source: r.Entry.Source,
			Published: r.Entry.Published.String(), File: r.Entry.File, Score: r.Score, Hits: []hitRecord{},
		}
		for _, p := range r.Passages {
			for _, h := range p.Hits {
				rec.Hits = append(rec.Hits, hitRecord{h.Start, h.End, near(p.In, p.Ref.Span, h), briefing.Ref{Article: r.Entry.ID, Span: h}.String()})
			}
		}
		out = append(out, rec)
	}
	return out
}

// tellNothing reports on stderr that nothing answers a query, and why that may be: words that
// the library lacks, filters by values that no article has, operators of other programs.
func (a *app) tellNothing(ctx context.Context, lib *library.Library, text string, q briefing.Query) {
	if a.quiet {
		return
	}
	said := "nothing found"
	if hints := append(foreignOperators(text), a.unknownValues(ctx, lib, text)...); len(hints) > 0 {
		said += " (" + strings.Join(hints, "; ") + ")"
	}
	fmt.Fprintf(a.stderr, "briefing: search: %s\n", oneLine(said))
	a.suggest(ctx, lib, text, q)
}

// foreignOperators returns hints on words of a query that other programs take as operators.
func foreignOperators(text string) (hints []string) {
	words := strings.Fields(text)
	for i, w := range words {
		switch {
		case strings.EqualFold(w, "and"):
			hints = append(hints, fmt.Sprintf("%q is a word here: all terms must be there anyway", w))
		case w == "NOT" && i+1 < len(words):
			hints = append(hints, fmt.Sprintf("%q is a word here: write -%s", w, words[i+1]))
		}
	}
	return hints
}

// unknownValues returns hints on filters of a query by sources, tags and folders that no
// article has, with those that there are.
func (a *app) unknownValues(ctx context.Context, lib *library.Library, text string) (hints []string) {
	entries, err := lib.Entries(ctx)
	if err != nil {
		return nil
	}
	valuesOf := map[string]func(briefing.Entry) []string{
		"source": func(e briefing.Entry) []string { return []string{e.Source} },
		"tag":    func(e briefing.Entry) []string { return e.Tags },
		"folder": func(e briefing.Entry) []string { return []string{e.Folder()} },
	}
	for _, term := range strings.Fields(text) {
		name, value, _ := strings.Cut(strings.TrimLeft(term, "-("), ":")
		of := valuesOf[name]
		if value == "" || of == nil || a.answers(ctx, lib, name+":"+strings.TrimRight(value, ")")) {
			continue
		}
		hints = append(hints, fmt.Sprintf("no article has %s:%s; %s", name, value, thereAre(name, entries, of)))
	}
	return hints
}

// thereAre names the first values that entries have, in alphabetical order.
func thereAre(name string, entries []briefing.Entry, of func(briefing.Entry) []string) string {
	const named = 8
	var all []string
	for _, e := range entries {
		all = append(all, of(e)...)
	}
	slices.Sort(all)
	all = slices.DeleteFunc(slices.Compact(all), func(s string) bool { return s == "" })
	switch {
	case len(all) == 0:
		return "no article has a " + name
	case len(all) > named:
		return fmt.Sprintf("there are %s and %d more", strings.Join(all[:named], ", "), len(all)-named)
	}
	return "there are: " + strings.Join(all, ", ")
}

// suggest reports on stderr the words of a query that the library lacks with
// the nearest ones that it has, if the query with these would have results.
func (a *app) suggest(ctx context.Context, lib *library.Library, text string, q briefing.Query) {
	if a.quiet {
		return
	}
	better := text
	meant := map[string]string{}
	for _, word := range q.Words() {
		near, err := lib.Suggest(ctx, word)
		if err == nil && near != "" && !strings.EqualFold(near, word) {
			meant[word] = near
			better = strings.Replace(better, word, near, 1)
		}
	}
	helps := a.answers(ctx, lib, better)
	for _, word := range q.Words() {
		switch near, misspelt := meant[word]; {
		case misspelt && helps:
			fmt.Fprintf(a.stderr, "briefing: search: no article holds %q (did you mean %q?)\n", word, near)
		case misspelt:
			fmt.Fprintf(a.stderr, "briefing: search: no article holds %q\n", word)
		}
	}
}

// answers reports whether anything answers a query.
func (a *app) answers(ctx context.Context, lib *library.Library, text string) bool {
	q, err := briefing.ParseQuery(text)
	if err != nil {
		return false
	}
	if q, err = a.withNotes(ctx, lib, q); err != nil {
		return false
	}
	answer, err := briefing.Look(ctx, lib, q, briefing.SearchOptions{Order: briefing.ByDate, Limit: 1})
	return err == nil && len(answer.All()) > 0
}
