package digest

import (
	"cmp"
	"fmt"
	"slices"

	"go.yaml.in/yaml/v4"

	"briefing/briefing"
)

// Problem is one thing that is wrong with a digest. It is an error.
type Problem struct {
	File    briefing.FileName
	Line    int                // from 1
	Column  int                // from 1, in characters
	Subject briefing.SubjectID // the subject whose entry it is in, or ""
	Text    string             // the fault, and its consequence for the digest
	Hint    string             // how to mend it, or ""
}

// Error returns the problem in one line, as compilers do:
//
//	digest.yaml:14:7: unknown figure "putn"; left out (did you mean "vladimir-putin"?)
func (p Problem) Error() string {
	return fmt.Sprintf("%s:%d:%d: %s", p.File, p.Line, p.Column, p.Message())
}

// Message returns the problem and, in parentheses, how to mend it.
func (p Problem) Message() string {
	if p.Hint == "" {
		return p.Text
	}
	return p.Text + " (" + p.Hint + ")"
}

// maxProblems is how many problems are listed: more than anyone mends at a
// time, few enough that a file of junk costs little.
const maxProblems = 1000

// complaints gathers the problems of one file.
type complaints struct {
	file     string
	subject  briefing.SubjectID // the subject whose entry is being read
	problems []Problem
	made     map[Problem]bool // without their subjects
	more     int              // problems beyond maxProblems
}

// complain adds a problem at n. A node behind several YAML aliases is
// complained about once.
func (c *complaints) complain(n *yaml.Node, text, hint string) {
	c.complainAt(n.Line, n.Column, text, hint)
}

func (c *complaints) complainAt(line, column int, text, hint string) {
	if c.full() {
		c.more++
		return
	}
	// YAML gives some faults, such as an empty file, no position: put them at
	// the beginning.
	p := Problem{File: briefing.FileName(c.file), Line: max(line, 1), Column: max(column, 1), Text: text, Hint: hint}
	if c.made[p] {
		return
	}
	c.made[p] = true
	p.Subject = c.subject
	c.problems = append(c.problems, p)
}

// full reports whether further problems are only counted.
func (c *complaints) full() bool { return len(c.problems) >= maxProblems }

// sorted returns the problems by position; those at one place as they were found.
func (c *complaints) sorted() []Problem {
	slices.SortStableFunc(c.problems, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Column, b.Column))
	})
	if c.more > 0 {
		last := c.problems[len(c.problems)-1]
		text := "1 more problem is not listed"
		if c.more > 1 {
			text = fmt.Sprintf("%d more problems are not listed", c.more)
		}
		c.problems = append(c.problems, Problem{File: briefing.FileName(c.file), Line: last.Line, Column: last.Column, Text: text})
	}
	return c.problems
}

// quote returns s in quotes, on one line, and shortened to fit a message.
func quote(s string) string {
	const most = 60
	if r := []rune(s); len(r) > most {
		s = string(r[:most-1]) + "…"
	}
	return fmt.Sprintf("%q", s)
}
