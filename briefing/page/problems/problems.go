// Package problems writes what somebody could mend: the problems of the digest, the flaws of
// documents, and what stands in the texts and not in the digest.
package problems

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"briefing/briefing"
	"briefing/briefing/page/sheet"
)

// scribe writes a page of this package.
type scribe struct{ *sheet.Sheet }

// reviewed is a library that can review its digest.
type reviewed interface {
	// Review returns the problems of the digest.
	Review(ctx context.Context) (briefing.Review, error)
}

// problem is an item on the page of problems, under a heading.
type problem struct {
	heading string
	write   func()
}

// Write lists the problems of the digest, part by part.
func Write(on *sheet.Sheet) error {
	s := &scribe{on}
	var review briefing.Review
	if lib, ok := s.Lib.(reviewed); ok {
		var err error
		if review, err = lib.Review(s.Ctx); err != nil {
			return err
		}
	}
	s.Title("Problems of the digest")
	problems := s.problemsOf(review)
	s.Para(func() { s.Text(verdict(review, len(problems))) })
	if review.HasDigest && review.Unread {
		s.Para(func() { s.Text(unread) })
	}
	problems = append(problems, s.proposed(review.Names)...)
	s.Parts(len(problems), sheet.MostRows, "problems")
	from, to := s.Part(len(problems), sheet.MostRows)
	heading := ""
	for _, p := range problems[from:to] {
		if p.heading != heading {
			heading = p.heading
			s.Heading(2, func() { s.Text(heading) })
		}
		p.write()
	}
	return nil
}

// verdict summarizes the page in a sentence or two.
func verdict(review briefing.Review, problems int) string {
	switch {
	case !review.HasDigest:
		return "There is no digest."
	case review.Partial && problems == 0:
		return "Nothing was left out of it. " + checked
	case review.Partial:
		return "What is wrong with it, and how it may have been meant. " + checked
	case problems == 0:
		return "There are none."
	}
	return "What is wrong with it, and how it may have been meant."
}

// checked says where to find the problems that show only against the articles.
const checked = "For names that match nothing and articles that no topic holds, run “briefing check”, which reads all articles."

// unread says where to find spellings that may be names.
const unread = "For spellings in the texts that look like a figure but are not linked, run “briefing check --names”, which reads all articles."

func (s *scribe) problemsOf(review briefing.Review) []problem {
	out := slices.Concat(
		s.flaws("Not taken over: the file as it is now has "+briefing.Count(len(review.Refused), "problem"), review.Refused),
		s.flaws("Left out: "+briefing.Count(len(review.LeftOut), "problem"), review.LeftOut),
		s.flaws("Against the articles: "+briefing.Count(len(review.Against), "problem"), review.Against),
	)
	for _, e := range review.Loose {
		out = append(out, problem{"In no topic: " + briefing.Count(len(review.Loose), "article"), func() { s.ArticleRow(e) }})
	}
	return out
}

func (s *scribe) flaws(heading string, flaws []briefing.Flaw) []problem {
	var out []problem
	for _, f := range flaws {
		out = append(out, problem{heading, func() { s.digestFlaw(f) }})
	}
	return out
}

// proposed lists spellings that may be names. Each is a link to its passage.
func (s *scribe) proposed(names []briefing.ProposedName) []problem {
	heading := "Spellings that may be names: " + fmt.Sprint(len(names))
	var out []problem
	for _, n := range names {
		out = append(out, problem{heading, func() {
			s.Item(func() {
				quoted := strconv.Quote(n.Alias.Name)
				rest, ok := strings.CutPrefix(n.Text, quoted)
				if !ok {
					quoted = n.Alias.Name
				}
				s.Text(fmt.Sprintf("%s:%d:%d: ", n.File, n.Line, n.Column))
				s.LinkText(quoted, sheet.Target{Page: sheet.OfArticle(n.At.Article), At: n.At.Span, Alias: n.Alias})
				s.Text(rest)
			})
		}})
	}
	return out
}

// digestFlaw writes a problem of the digest in the style of compilers.
func (s *scribe) digestFlaw(f briefing.Flaw) {
	s.Item(func() { s.Text(fmt.Sprintf("%s:%d:%d: %s", f.File, f.Line, f.Column, f.Text)) })
}
