package cli

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/add"
	"briefing/briefing/add/formats"
	"briefing/briefing/library"
	"briefing/briefing/notes"
	"briefing/briefing/source"
	"briefing/ui/state"
)

// input is a file that is to be added, or standard input.
type input struct {
	*formats.Export
	name  string // of the file, as it is; that of the export is without .gz
	file  *os.File
	root  *os.Root // the folder that it lies in
	bytes []byte   // of anything but a regular file
}

// open opens a file, or reads standard input if path is "-", or what can be read only
// once.
func (a *adding) open(ctx context.Context, path string) (*input, error) {
	if info, err := os.Stat(path); path == "-" || err == nil && !info.Mode().IsRegular() {
		data, err := a.read(ctx, path, source.DefaultMaxBytes)
		if err != nil {
			return nil, err
		}
		name := filepath.Base(path)
		if path == "-" {
			name = ""
		}
		return &input{Export: formats.OfBytes(name, data), name: name, bytes: data}, nil
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, cause(err)
	}
	info, err := file.Stat()
	if err != nil {
		return nil, errors.Join(cause(err), file.Close())
	}
	in := &input{name: filepath.Base(path), file: file}
	var beside fs.FS
	if root, err := os.OpenRoot(filepath.Dir(path)); err == nil {
		in.root, beside = root, root.FS()
	}
	in.Export = formats.Open(filepath.Base(path), file, info.Size(), beside)
	return in, nil
}

// data returns all of a document, but no more than a byte above what one may have.
func (i *input) data() ([]byte, error) {
	if i.file == nil {
		return i.bytes, nil
	}
	data, err := io.ReadAll(io.LimitReader(i.file, source.DefaultMaxBytes+1))
	if err != nil {
		return nil, cause(err)
	}
	return data, nil
}

func (i *input) close() {
	if i.file != nil {
		i.file.Close() // it was only read
	}
	if i.root != nil {
		i.root.Close()
	}
}

// howToTake returns how exports are taken in, as the flags say.
func (a *adding) howToTake() (add.Taking, error) {
	how := add.Taking{Fetch: a.fetch, DryRun: a.dryRun}
	if a.only != "" {
		q, err := briefing.ParseQuery(a.only)
		if err != nil {
			return how, fmt.Errorf("add --only %w", err)
		}
		if n := q.Unstated(); n != nil {
			return how, fmt.Errorf("add --only %q: %q looks into the text, which an export may not hold (want tag: source: after: before: published:)", a.only, briefing.QueryFor(n))
		}
		how.Only = q
	}
	if a.dryRun {
		how.Listed = a.list
	}
	if a.meter != nil && !a.quiet {
		how.Progress = a.meter.tellFetched
	}
	return how, nil
}

// export adds an export and prints the result.
func (a *adding) export(ctx context.Context, g *add.Gatherer, from, format string, items iter.Seq2[*formats.Item, error]) error {
	r := g.Export(ctx, items, a.taking)
	a.meter.clear()
	a.marks = append(a.marks, r.Marks...)
	if a.dryRun {
		a.saved += r.New + r.Addresses + len(r.Marks)
	}
	if outcome := a.outcome(r); !a.quiet && (outcome != "" || r.Err == nil) {
		a.tell("%s: %s: %s", from, format, orElse(outcome, "nothing in it"))
	}
	return r.Err
}

// outcome returns the result of an export on one line; "" if nothing is in it.
func (a *adding) outcome(r add.Report) string {
	var parts []string
	say := func(n int, format string, args ...any) {
		if n > 0 {
			parts = append(parts, fmt.Sprintf(format, args...))
		}
	}
	verb := "saved"
	if a.dryRun {
		verb = "to be saved"
	}
	say(r.New, "%s %s", briefing.Count(r.New, "article"), verb)
	passages := 0
	for _, m := range r.Marks {
		passages += len(m.Item.Passages)
	}
	if some := r.There + r.Addresses + r.Unasked + len(r.Left); some > 0 && r.New+r.Fetched == 0 && !a.dryRun {
		what := "nothing"
		if passages > 0 {
			what = "no article" // notes may be
		}
		parts = append(parts, what+" saved")
	}
	say(r.There, "%s already there", briefing.Thousands(r.There))
	switch {
	case a.fetch && !a.dryRun:
		say(r.Addresses, "%s without text, %s of them fetched", addresses(r.Addresses), briefing.Thousands(r.Fetched))
	default:
		say(r.Addresses, "%s without text (--fetch gets them)", addresses(r.Addresses))
	}
	say(r.Unasked, "%s not asked for", briefing.Thousands(r.Unasked))
	say(passages, "%s", briefing.Count(passages, "passage"))
	say(len(r.Left), "%s left out: %s", briefing.Thousands(len(r.Left)), reasons(r.Left))
	return strings.Join(parts, "; ")
}

func addresses(n int) string {
	if n == 1 {
		return "1 address"
	}
	return briefing.Thousands(n) + " addresses"
}

// reasons counts why things were left out, the most common reason first.
func reasons(all []*formats.LeftOut) string {
	count := map[string]int{}
	var order []string
	for _, l := range all {
		if count[l.Reason]++; count[l.Reason] == 1 {
			order = append(order, l.Reason)
		}
	}
	slices.SortStableFunc(order, func(a, b string) int { return count[b] - count[a] })
	for i, reason := range order {
		order[i] = briefing.Thousands(count[reason]) + " " + reason
	}
	return strings.Join(order, ", ")
}

// listedRecord is what becomes of an entry of an export.
type listedRecord struct {
	Fate      add.Fate        `json:"fate"`
	Title     string          `json:"title"`
	Source    string          `json:"source"`
	Author    string          `json:"author"`
	Published string          `json:"published"`
	URL       string          `json:"url"`
	Saved     string          `json:"saved"`
	Tags      []string        `json:"tags"`
	Read      bool            `json:"read"`
	About     string          `json:"description,omitempty"`
	Passages  []listedPassage `json:"passages,omitempty"`
	Reason    string          `json:"reason,omitempty"`
}

type listedPassage struct {
	Quote string   `json:"quote"`
	Note  string   `json:"note,omitempty"`
	Tags  []string `json:"tags,omitempty"`
}

// list prints what would become of an entry of an export.
func (a *adding) list(l add.Listed) {
	r := listedRecord{Fate: l.Fate, Tags: []string{}}
	if l.Left != nil {
		r.Title, r.Reason = l.Left.Where, l.Left.Reason
	} else {
		e := add.Kept(l.Item.Entry)
		r.Title, r.Source, r.Author, r.Published, r.URL = e.Title, e.Source, e.Author, e.Published.String(), e.URL
		r.Saved, r.Read = l.Item.Saved.String(), l.Item.Read
		r.Tags, r.About = append(r.Tags, e.Tags...), l.Item.Description
		for _, p := range l.Item.Passages {
			r.Passages = append(r.Passages, listedPassage{p.Quote, p.Note, p.Tags})
		}
	}
	if a.json {
		printJSON(a.out, []listedRecord{r}) // Flush has the error
		return
	}
	fmt.Fprintln(a.out, oneLine(r.String()))
}

// String returns the entry on one line: what becomes of it, and what the export states of
// it with a word for each, since a day by itself could be any.
func (r listedRecord) String() string {
	cells := []string{string(r.Fate) + ": " + cmp.Or(r.Title, r.URL, "no title")}
	say := func(label, value string) {
		if value != "" {
			cells = append(cells, strings.TrimSpace(label+" "+value))
		}
	}
	if r.Title != "" {
		say("", r.URL)
	}
	say("published", r.Published)
	say("saved", r.Saved)
	say("tagged", strings.Join(r.Tags, ", "))
	if r.Read {
		cells = append(cells, "read")
	}
	if n := len(r.Passages); n > 0 {
		say("", briefing.Count(n, "passage"))
	}
	say("", r.Reason)
	return strings.Join(cells, "; ")
}

// mostLost limits the lost passages that are reported one by one.
const mostLost = 50

// place keeps what exports say of articles that are there: passages become notes, and what
// was read there counts as read.
func (a *adding) place(ctx context.Context) error {
	if len(a.marks) == 0 || a.dryRun || ctx.Err() != nil {
		return ctx.Err()
	}
	if !a.folder.IsMade() {
		return a.placeNowhere(ctx)
	}
	lib, err := library.Open(ctx, library.Options{Path: a.path})
	if errors.Is(err, library.ErrEmpty) {
		return a.placeNowhere(ctx)
	}
	if err != nil {
		return fmt.Errorf("keep the passages of exports: %w", err)
	}
	defer lib.Close()
	book, err := notes.Open(a.path)
	if err != nil {
		return err
	}
	have, err := book.Notes(ctx)
	if err != nil {
		return err
	}
	p, err := add.Place(ctx, lib, a.path, have, a.marks)
	if err != nil {
		return fmt.Errorf("keep the passages of exports: %w", err)
	}
	if _, err := book.AddAll(ctx, p.Notes); err != nil {
		return err
	}
	a.saved += len(p.Notes)
	a.tellPlaced(p)
	return a.markRead(p.Read)
}

// placeNowhere tells of what exports say where there is no article at all.
func (a *adding) placeNowhere(ctx context.Context) error {
	p, err := add.Place(ctx, nil, a.path, nil, a.marks)
	a.tellPlaced(p)
	return err
}

func (a *adding) tellPlaced(p add.Placing) {
	if a.quiet {
		return
	}
	none := 0
	for i, l := range p.Lost {
		if l.NoArticle {
			none++
		}
		switch {
		case i >= mostLost:
		case l.NoArticle:
			a.tell("no article for a passage of %q: %q", l.Title, short(l.Quote))
		default:
			a.tell("no place in %q for a passage, which is kept as lost: %q", l.Title, short(l.Quote))
		}
	}
	if more := len(p.Lost) - mostLost; more > 0 {
		a.tell("and %s more", briefing.Count(more, "passage"))
	}
	var parts []string
	say := func(n int, what string) {
		if n > 0 {
			parts = append(parts, briefing.Thousands(n)+" "+what)
		}
	}
	lost := len(p.Lost) - none
	say(len(p.Notes)-lost, "new")
	say(p.There, "already there")
	say(lost, fmt.Sprintf("lost, which %q lists", "briefing notes"))
	say(none, "without an article")
	if len(parts) > 0 {
		a.tell("notes: %s", strings.Join(parts, "; "))
	}
}

// short returns the beginning of a text that is too long for a line.
func short(s string) string {
	const longest = 200
	s = strings.Join(strings.Fields(s), " ")
	if len(s) <= longest {
		return s
	}
	return strings.ToValidUTF8(s[:longest], "") + "…"
}

// markRead keeps that articles were read.
func (a *adding) markRead(ids []briefing.ArticleID) error {
	name, err := state.Path(a.path)
	if err != nil || len(ids) == 0 {
		return err
	}
	s, err := state.Load(name)
	if err != nil {
		return err
	}
	changed := false
	for _, id := range ids {
		changed = changed || !s.Read[id]
		s.Read[id] = true
	}
	if !changed {
		return nil
	}
	return state.Save(name, s)
}
