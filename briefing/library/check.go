package library

import (
	"cmp"
	"context"
	"fmt"
	"path"
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/digest"
	"briefing/briefing/internal/fold"
	"briefing/briefing/link"
	"briefing/briefing/source"
	"briefing/briefing/source/scrub"
	"briefing/briefing/variants"
)

// Problems returns the problems found when the digest was read, in the order of
// the file. The parts that they name were left out.
func (l *Library) Problems() []digest.Problem { return l.digest.Problems }

// Findings lists everything that is wrong with a digest.
type Findings struct {
	// Problems holds those of Library.Problems and those found by comparing the
	// digest with the articles, in the order of the file.
	Problems []digest.Problem
	// Loose holds the articles that no topic holds, in the order of the library.
	Loose []briefing.Entry
}

// Check returns everything that is wrong with the digest. It adds to Problems
// those that show only against the articles: names and terms that match
// nothing, topics that gather nothing, reports of missing articles, surnames
// that stay ambiguous; and the articles that no topic holds. It does not compare a digest
// to which the program adds what it derives.
func (l *Library) Check(ctx context.Context) (f Findings, err error) {
	if l.derives() {
		f.Problems = l.Problems()
		return f, nil
	}
	against, loose, err := l.against(ctx)
	if err != nil {
		return f, err
	}
	f.Problems = slices.Concat(l.digest.Problems, against)
	sortByPosition(f.Problems)
	f.Loose = loose
	return f, nil
}

// against returns the problems that show only against the articles, by
// position, and the articles that no topic holds.
func (l *Library) against(ctx context.Context) (problems []digest.Problem, loose []briefing.Entry, err error) {
	entries, err := l.Entries(ctx)
	if err != nil {
		return nil, nil, err
	}
	if loose, err = l.withoutTopic(ctx, entries); err != nil {
		return nil, nil, err
	}
	either, wide := newAnyOrAll(l.Digest()), variants.NewWide(l.Digest())
	if err := l.readAgain(ctx, entries, either, wide); err != nil {
		return nil, nil, err
	}
	tallies, err := l.Tallies(ctx)
	if err != nil {
		return nil, nil, err
	}
	there := make(map[briefing.ArticleID]bool, len(entries))
	for _, e := range entries {
		there[e.ID] = true
	}
	silent, err := l.silent(ctx, there, tallies)
	if err != nil {
		return nil, nil, err
	}
	problems = slices.Concat(l.strayArticles(entries, there), l.unsureReports(entries), l.unmatched(entries, there), silent, either.problems(l),
		l.tooWide(wide.Names()), l.ambiguous(there), l.gatherNothing(tallies))
	sortByPosition(problems)
	return problems, loose, nil
}

func sortByPosition(problems []digest.Problem) {
	slices.SortStableFunc(problems, func(a, b digest.Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
}

// Review returns an account of the digest for readers. In a library on disk it
// leaves out the checks against the articles, which take too long for a page.
// In one that is not too large it includes spellings that may be names.
func (l *Library) Review(ctx context.Context) (r briefing.Review, err error) {
	r = briefing.Review{HasDigest: l.HasDigest, LeftOut: flawsOf(l.Problems()), Partial: l.indexed}
	if refused := l.refused.Load(); refused != nil {
		r.Refused = flawsOf(*refused)
	}
	if l.derives() {
		return r, nil
	}
	if r.Unread = l.Extent().Words+l.Extent().Characters > mostReviewed; !r.Unread {
		if r.Names, err = l.variantFlaws(ctx); err != nil {
			return r, err
		}
	}
	if l.indexed {
		return r, nil
	}
	against, loose, err := l.against(ctx)
	r.Against, r.Loose = flawsOf(against), loose
	return r, err
}

// Refused returns how many problems a changed digest has that l did not accept;
// 0 if it refused none.
func (l *Library) Refused() int {
	if refused := l.refused.Load(); refused != nil {
		return len(*refused)
	}
	return 0
}

func flawsOf(problems []digest.Problem) []briefing.Flaw {
	flaws := make([]briefing.Flaw, len(problems))
	for i, p := range problems {
		flaws[i] = briefing.Flaw{File: p.File, Line: p.Line, Column: p.Column, Text: scrub.Line(p.Message())}
	}
	return flaws
}

// readAgain reads the articles for checks whose data no index keeps. In a
// library on disk it also links them, unless that was done before.
func (l *Library) readAgain(ctx context.Context, entries []briefing.Entry, either *anyOrAll, wide *variants.Wide) error {
	isLinked := !l.indexed || l.usage != nil
	if isLinked && len(either.all) == 0 && wide.Empty() {
		return nil
	}
	var usage []link.Usage
	var unsure []link.Ambiguity
	for _, e := range entries {
		a, err := l.Article(ctx, e.ID)
		if err != nil {
			return err
		}
		links := l.link(a)
		usage = append(usage, links.Usage)
		unsure = append(unsure, links.Ambiguous...)
		wide.Read(a, links.Mentions)
		if len(either.all) > 0 {
			either.probe.Read(a)
		}
	}
	if !isLinked {
		l.usage, l.unsure = usage, unsure
	}
	return nil
}

// strayArticles complains about articles that the digest names and the library lacks, in
// reports and where a figure's names mean somebody else, unless reading the digest already
// found the fault.
func (l *Library) strayArticles(entries []briefing.Entry, there map[briefing.ArticleID]bool) []digest.Problem {
	var out []digest.Problem
	look := func(in briefing.SubjectID, id briefing.ArticleID) {
		if there[id] {
			return
		}
		text := fmt.Sprintf("article %q is not in the library", id)
		if e := entryNamed(entries, string(id)); e != nil {
			text += fmt.Sprintf(": the id of %q is %q", e.File, e.ID)
		}
		p := l.problem(in, string(id), text)
		if !slices.ContainsFunc(l.digest.Problems, func(q digest.Problem) bool { return q.Line == p.Line && q.Column == p.Column }) {
			out = append(out, p)
		}
	}
	for _, f := range l.Digest().Figures {
		for _, id := range f.Apart {
			look(f.ID, id)
		}
	}
	for _, c := range l.Digest().Claims {
		for _, r := range c.Reports {
			look(c.ID, r.Article)
		}
	}
	return out
}

// entryNamed returns the only entry with a title or file of that name; nil if
// there is none or several.
func entryNamed(entries []briefing.Entry, name string) *briefing.Entry {
	folded := fold.String(name)
	var found *briefing.Entry
	for i, e := range entries {
		file := path.Base(string(e.File))
		if folded == "" || !slices.Contains([]string{fold.String(e.Title), fold.String(string(e.File)), fold.String(file), fold.String(strings.TrimSuffix(file, path.Ext(file)))}, folded) {
			continue
		}
		if found != nil {
			return nil
		}
		found = &entries[i]
	}
	return found
}

// unsureReports complains about reports of articles whose ID several documents
// could have got: it may pass to another article when such a document comes or
// goes.
func (l *Library) unsureReports(entries []briefing.Entry) []digest.Problem {
	said := map[briefing.ArticleID]bool{} // IDs that the digest assigns to documents
	for _, d := range l.Digest().Documents {
		for _, a := range d.Articles {
			said[a.ID] = true
		}
	}
	files := map[briefing.ArticleID][]string{} // the documents that could have got each ID
	for _, e := range entries {
		id := source.ID(string(e.File))
		if !slices.Contains(files[id], string(e.File)) {
			files[id] = append(files[id], string(e.File))
		}
	}
	var out []digest.Problem
	for _, c := range l.Digest().Claims {
		for _, r := range c.Reports {
			if of := files[r.Article]; len(of) > 1 && !said[r.Article] {
				text := fmt.Sprintf("article %q may be %s: give the one that is meant an ID of its own under documents:", r.Article, briefing.Choice(of))
				out = append(out, l.problem(c.ID, string(r.Article), text))
			}
		}
	}
	return out
}

// unmatched complains about names and terms that match nothing, except those
// meant for an article that is missing.
func (l *Library) unmatched(entries []briefing.Entry, there map[briefing.ArticleID]bool) []digest.Problem {
	titles := make([]string, len(entries))
	for i, e := range entries {
		titles[i] = " " + fold.String(e.Title) + " "
	}
	var out []digest.Problem
	for _, u := range link.Unused(l.Digest(), l.usage) {
		where := "the library"
		if u.Article != "" {
			if !there[u.Article] {
				continue
			}
			where = fmt.Sprintf("article %q", u.Article)
		}
		text := fmt.Sprintf("%q matches nothing in %s", u.Text, where)
		folded := fold.String(u.Text)
		isInTitle := func(title string) bool { return strings.Contains(title, " "+folded+" ") }
		if n := slices.IndexFunc(titles, isInTitle); n >= 0 && folded != "" && (u.Article == "" || u.Article == entries[n].ID) {
			text += fmt.Sprintf(": it stands in the title of %q, and titles are not linked", entries[n].ID)
		}
		if folded == "" {
			text += `: it holds no word; write "#" for any number, and unit: for what it counts`
		}
		out = append(out, l.problem(u.Subject, u.Text, text))
	}
	return out
}

// ambiguous complains about surnames, and names of several figures, that were
// not linked. It skips articles that are not there: in memory, copies were
// linked too.
func (l *Library) ambiguous(there map[briefing.ArticleID]bool) []digest.Problem {
	var out []digest.Problem
	for _, a := range l.unsure {
		if !there[a.Article] {
			continue
		}
		who := list(a.Figures)
		if a.Other != "" {
			who += fmt.Sprintf(" or %q, who is not listed", a.Other)
		}
		text := fmt.Sprintf("%q in article %q could be %s: not linked", a.Surname, a.Article, who)
		out = append(out, l.problem(a.Figures[0], "", text))
	}
	return out
}

// gatherNothing complains about topics that gather no article.
func (l *Library) gatherNothing(tallies map[briefing.SubjectID]briefing.Tally) []digest.Problem {
	var out []digest.Problem
	for _, t := range l.Digest().Topics {
		if t.Gathers() && tallies[t.ID].Articles == 0 {
			out = append(out, l.problem(t.ID, "", fmt.Sprintf("where %s holds for no article", t.Where)))
		}
	}
	return out
}

// LooseProblem returns the problem of an article that no topic holds.
func (l *Library) LooseProblem(e briefing.Entry) digest.Problem {
	return digest.Problem{File: briefing.FileName(l.digest.Name), Line: 1, Column: 1, Text: fmt.Sprintf("no topic holds article %q", e.ID)}
}

// problem returns a problem with a spelling of a subject, or with the subject
// as a whole if spelling is "".
func (l *Library) problem(subject briefing.SubjectID, spelling, text string) digest.Problem {
	line, column := l.digest.Position(subject, spelling)
	return digest.Problem{File: briefing.FileName(l.digest.Name), Line: line, Column: column, Subject: subject, Text: text}
}

// withoutTopic returns the articles that mention no topic, or none if the
// digest has no topics.
func (l *Library) withoutTopic(ctx context.Context, entries []briefing.Entry) ([]briefing.Entry, error) {
	if len(l.Digest().Topics) == 0 {
		return nil, nil
	}
	held := make([]bool, len(entries))
	for _, t := range l.Digest().Topics {
		articles, err := l.ArticlesOf(ctx, t.ID)
		if err != nil {
			return nil, err
		}
		for _, a := range articles {
			held[a.Place] = true
		}
	}
	var out []briefing.Entry
	for i, e := range entries {
		if !held[i] {
			out = append(out, e)
		}
	}
	return out, nil
}

func list(ids []briefing.SubjectID) string {
	var out []string
	for _, id := range ids {
		out = append(out, fmt.Sprintf("%q", id))
	}
	return strings.Join(out, " or ")
}
