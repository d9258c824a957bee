package cleanup

import (
	"strings"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/source/stated"
)

// longestLitter is the maximum length in bytes of a line of litter. Longer
// lines are only compared with each other.
const longestLitter = 240

// Lines removes the litter among lines. It returns the metadata found in them:
// publisher, day of publication and address.
func Lines(lines []Line) briefing.Entry {
	for i := range lines {
		if l := &lines[i]; l.Kept() && len(l.Text) <= longestLitter {
			l.folded = fold.String(l.Text)
		}
	}
	removePhrases(lines)
	removeSharing(lines)
	removeMenus(lines)
	found := removeStated(lines)
	removeNavigation(lines)
	removeRepeats(lines)
	removeForms(lines)
	return found
}

// removePhrases removes the lines that pages are known to use.
func removePhrases(lines []Line) {
	for i := range lines {
		l := &lines[i]
		if !l.Kept() {
			continue
		}
		if reason := Phrase(l.Text); reason != "" {
			l.Remove(reason)
		}
	}
}

// isButton reports whether s is nothing but a cross for closing a box.
func isButton(s string) bool {
	return strings.Trim(s, "×✕✖⨯✗ ") == ""
}

// removeSharing removes runs of at least two lines that only name a network or
// another way to share an article. A single such line could be a heading.
func removeSharing(lines []Line) {
	for i := next(lines, 0); i < len(lines); i = next(lines, i+1) {
		var run []int
		for i < len(lines) && sharing()[lines[i].folded] {
			run = append(run, i)
			i = next(lines, i+1)
		}
		if len(run) < 2 {
			continue
		}
		for _, j := range run {
			lines[j].Remove("share link")
		}
	}
}

// removeMenus removes the entries of menus: short lines in one block with a
// line that only menus have, or with at least two that menus often have.
func removeMenus(lines []Line) {
	for from := next(lines, 0); from < len(lines); {
		to := from
		var sure, likely int
		for ; to < len(lines) && lines[to].Text != ""; to++ {
			if lines[to].Reason == "menu" {
				sure++
			} else if menuWords()[lines[to].folded] {
				likely++
			}
		}
		if sure > 0 || likely > 2 {
			for i := from; i < to; i++ {
				if isMenuEntry(lines[i].Text) {
					lines[i].Remove("menu")
				}
			}
		}
		from = next(lines, to)
	}
}

// isMenuEntry reports whether s can be part of a menu if its neighbours are: a
// few words that are no sentence.
func isMenuEntry(s string) bool {
	const words = 4
	return len(s) <= longestLitter && !moreWords(s, words) && !EndsSentence(s)
}

// removeStated removes the lines that say where the article comes from, and
// returns their content. For each field the first line counts.
func removeStated(lines []Line) briefing.Entry {
	var publication, source briefing.Entry
	head := headEnd(lines)
	for i := range lines {
		l := &lines[i]
		if !l.Kept() || len(l.Text) > longestLitter {
			continue
		}
		if e, ok := publicationLine(l.Text, i < head); ok {
			l.Remove("publication line")
			publication = stated.Complete(publication, e)
		} else if e, ok := sourceLine(l.Text); ok {
			l.Remove("source line")
			source = stated.Complete(source, e)
		} else if _, ok := relatedLine(l.Text); ok {
			l.Remove("related link")
		}
	}
	return stated.Complete(publication, source)
}

// removeForms removes the labels of empty form fields, such as "Email:" with no
// address after it.
func removeForms(lines []Line) {
	empty := true // nothing follows that would be the field's content
	for i := len(lines) - 1; i >= 0; i-- {
		l := &lines[i]
		switch {
		case l.Text == "":
		case l.Reason != "":
			empty = true
		case empty && strings.HasSuffix(l.Text, ":") && labels()[l.folded]:
			l.Remove("form field")
		default:
			empty = false
		}
	}
}
