package verify

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/language"
	"briefing/briefing/internal/nearest"
	"briefing/briefing/quantity"
)

// names looks up the names of the draft, each once, where it stands first: those of the
// digest's figures, which are found if the library mentions them, and other words with
// capitals in a row, which are found if an article holds them.
func (c *checker) names(ctx context.Context, apart []briefing.Span) error {
	var figures []briefing.Span
	seen := map[string]bool{}
	for _, m := range c.linked {
		if c.lib.Digest().Figure(m.Subject) == nil {
			continue
		}
		whole, misspelt, err := c.misspeltBefore(ctx, m)
		if err != nil {
			return err
		}
		figures = append(figures, whole)
		if misspelt != nil && !within(apart, whole) {
			c.add(Name, whole, nil, misspelt, c.lib.Digest().Figure(m.Subject).Name)
			continue
		}
		if seen[string(m.Subject)] || within(apart, m.Ref.Span) {
			continue
		}
		seen[string(m.Subject)] = true
		found, err := c.firstMentions(ctx, m.Subject)
		if err != nil {
			return err
		}
		c.add(Name, m.Ref.Span, found, nil, "")
	}
	for _, run := range c.joined(c.capitalised()) {
		name := fold.String(run.span.In(c.text.Words))
		overlaps := func(s briefing.Span) bool { return s.Overlaps(run.span) }
		if slices.ContainsFunc(c.quantities, func(q quantity.Quantity) bool { return q.Span.Contains(run.span) }) {
			continue // the currency of a sum, as a rule
		}
		if seen[name] || slices.ContainsFunc(figures, overlaps) || slices.ContainsFunc(apart, overlaps) {
			continue
		}
		seen[name] = true
		found, instead, meant, err := c.name(ctx, run.span.In(c.text.Words))
		if own, ok := c.afterTitle(run.span); ok && !run.joined && err == nil && len(found)+len(instead) == 0 {
			title := briefing.Span{Start: run.span.Start, End: own.Start}
			if found, instead, meant, err = c.titled(ctx, title.In(c.text.Words), own.In(c.text.Words)); len(instead) > 0 {
				run.span = own
			}
		}
		switch {
		case err != nil:
			return err
		case run.joined && len(found) == 0: // its parts are names by themselves
			continue
		case run.joined:
			figures = append(figures, run.span)
		}
		c.add(Name, run.span, found, instead, meant)
	}
	return nil
}

// run is a row of words with capitals.
type run struct {
	span   briefing.Span
	joined bool // two of them with "of" between: "Voice of America"
	common bool // one word that has its capital because it begins a sentence
}

// joined returns the runs that are no common words and, before each two with "of"
// between them, both as one.
func (c *checker) joined(runs []run) []run {
	var out []run
	for i, r := range runs {
		if i+1 < len(runs) && strings.TrimSpace(c.text.Words[r.span.End:runs[i+1].span.Start]) == "of" {
			out = append(out, run{span: r.span.Union(runs[i+1].span), joined: true})
		}
		if !r.common {
			out = append(out, r)
		}
	}
	return out
}

// name returns the passages that hold a name, or the articles of the source or author that
// it names; else the passages that mention the figure whose name is nearest to it, and
// that name.
func (c *checker) name(ctx context.Context, name string) (found, instead []briefing.Passage, meant string, err error) {
	name = strings.Join(strings.Fields(name), " ")
	results, err := c.search(ctx, briefing.Phrase{Text: name}, briefing.ByRank, most)
	if err != nil {
		return nil, nil, "", err
	}
	for _, r := range results {
		found = append(found, r.Passages[:min(1, len(r.Passages))]...)
	}
	if len(found) > 0 {
		return found, nil, "", nil
	}
	if results, err = c.search(ctx, briefing.Filter{Key: briefing.FilterSource, Value: name}, briefing.ByRank, most); err != nil {
		return nil, nil, "", err
	}
	for _, r := range results {
		found = append(found, whole(r.Entry.ID))
	}
	if len(found) == 0 {
		found, err = c.byAuthor(ctx, name)
	}
	if len(found) > 0 || err != nil {
		return found, nil, "", err
	}
	if figure := c.misspelt(name); figure != nil {
		meant = figure.Name
		instead, err = c.firstMentions(ctx, figure.ID)
	}
	return nil, instead, meant, err
}

// byAuthor returns the articles whose author has a name, or is one of several who do.
func (c *checker) byAuthor(ctx context.Context, name string) ([]briefing.Passage, error) {
	entries, err := c.lib.Entries(ctx)
	if err != nil {
		return nil, err
	}
	var out []briefing.Passage
	name = " " + fold.String(name) + " "
	for _, e := range entries {
		if e.Author != "" && strings.Contains(" "+fold.String(e.Author)+" ", name) {
			out = append(out, whole(e.ID))
		}
	}
	return out, nil
}

// isSurnameSlip reports whether a word that no article has is a slip away from a person's
// surname.
func (c *checker) isSurnameSlip(word string) bool {
	folded := fold.String(word)
	return len(folded) > 3 && c.isNowhere(folded) && !language.IsWord(folded) && c.bySurname(folded) != nil
}

// bySurname returns the person whose surname is a slip away from a folded word, nil if there
// is none.
func (c *checker) bySurname(word string) *briefing.Figure {
	for _, f := range c.lib.Digest().Figures {
		own := fold.String(f.Name)
		if surname := own[strings.LastIndexByte(own, ' ')+1:]; f.Type == briefing.Person && len(surname) > 3 && nearest.Within(word, surname, 1) {
			return f
		}
	}
	return nil
}

// misspelt returns the figure that has a name which a slip or two make of name, nil if
// there is none.
func (c *checker) misspelt(name string) *briefing.Figure {
	if c.isSurnameSlip(name) {
		return c.bySurname(fold.String(name))
	}
	edits := 1
	if len(name) > 8 {
		edits = 2
	}
	for _, f := range c.lib.Digest().Figures {
		for _, own := range briefing.Names(f) {
			if len(own) > 3 && nearest.Within(name, own, edits) {
				return f
			}
		}
	}
	return nil
}

// misspeltBefore returns the span of a figure's name with a given name before it that nobody
// has but that is nearly one of the figure's, and the passages that mention the figure; else
// the span of the mention, and nil.
func (c *checker) misspeltBefore(ctx context.Context, m briefing.Mention) (briefing.Span, []briefing.Passage, error) {
	f := c.lib.Digest().Figure(m.Subject)
	before, ok := c.wordBefore(m.Ref.Span)
	if !ok || f.Type != briefing.Person || !c.isSlip(before.In(c.text.Words), f) {
		return m.Ref.Span, nil, nil
	}
	span := before.Union(m.Ref.Span)
	found, _, _, err := c.name(ctx, span.In(c.text.Words))
	if err != nil || len(found) > 0 {
		return m.Ref.Span, nil, err // an article spells it so
	}
	passages, err := c.firstMentions(ctx, f.ID)
	return span, passages, err
}

// wordBefore returns the word with a capital that stands before span, with only white space
// or a stop of initials between.
func (c *checker) wordBefore(span briefing.Span) (briefing.Span, bool) {
	const longest = 80 // bytes
	from := max(0, span.Start-longest)
	before := strings.TrimRight(c.text.Words[from:span.Start], " \n\u00a0")
	if from+len(before) == span.Start {
		return briefing.Span{}, false
	}
	var last fold.Word
	for w := range fold.Words(before) {
		last = w
	}
	if last.End != len(before) || last.End == 0 || !unicode.IsUpper(firstRune(before[last.Start:])) {
		return briefing.Span{}, false
	}
	return briefing.Span{Start: from + last.Start, End: from + last.End}, true
}

// isSlip reports whether a word is no part of any figure's name, nor a common word, but one or
// two edits make it a given name of f.
func (c *checker) isSlip(word string, f *briefing.Figure) bool {
	folded := fold.String(word)
	if len(folded) < 4 || c.isCalendar(word) || c.language.Class([]byte(folded))&notTopical != 0 {
		return false
	}
	near := false
	for _, other := range c.lib.Digest().Figures {
		for _, name := range briefing.Names(other) {
			for own := range fold.Words(name) {
				if own.Folded == folded {
					return false
				}
				if isLast := own.End == len(name); other == f && !isLast && len(own.Folded) > 3 {
					near = near || nearest.Within(folded, own.Folded, edits(folded))
				}
			}
		}
	}
	return near
}

// edits returns how many slips a name may have and still be meant.
func edits(name string) int {
	if len(name) > 5 {
		return 2
	}
	return 1
}

// capitalised returns the rows of words with capitals, without headings, days of the
// week and months.
func (c *checker) capitalised() []run {
	text := c.text.Words
	var out []run
	var open briefing.Span // the row so far, empty if there is none
	opener := false        // it is the first word of its sentence, and by itself
	end := func() {
		if !open.Empty() && !c.isCalendar(open.In(text)) && !c.inHeading(open.Start) {
			out = append(out, run{span: open, common: opener && c.isCommon(open.In(text)) && !c.isSurnameSlip(open.In(text))})
		}
		open = briefing.Span{}
	}
	last, isShort := 0, false // the word before is an abbreviated title
	for w := range fold.Words(text) {
		capital := unicode.IsUpper(firstRune(text[w.Start:w.End])) && !c.text.IsCode(w.Start)
		between := text[last:w.Start]
		if isShort {
			between = strings.TrimPrefix(between, ".")
		}
		starts := last == 0 || strings.ContainsAny(between, ".!?:\n|“\"") || strings.Trim(between, " \t\x1a") != "" && strings.ContainsAny(between, "-*>#")
		switch goesOn := !open.Empty() && !starts && strings.Trim(between, " \x1a-’'\n.") == ""; {
		case capital && goesOn && !c.isCalendar(text[w.Start:w.End]):
			open.End, opener = w.End, false
		case capital:
			end()
			if c.language.Class([]byte(w.Folded))&(language.Function|language.Determiner|language.Modal) == 0 || !starts {
				open, opener = briefing.Span{Start: w.Start, End: w.End}, starts
			}
		default:
			end()
		}
		last, isShort = w.End, capital && c.isShortTitle(w.Folded)
	}
	end()
	return out
}

// isCommon reports whether a word is one of the language's, as any sentence may begin
// with.
func (c *checker) isCommon(word string) bool {
	folded := fold.String(word)
	return !strings.Contains(folded, " ") && (language.IsWord(folded) || c.language.Class([]byte(folded))&language.Place == 0)
}

func (c *checker) isCalendar(word string) bool { return language.IsDate(fold.String(word)) }

// inHeading reports whether the line that byte i stands in is a heading, where many words
// have a capital.
func (c *checker) inHeading(i int) bool {
	start := strings.LastIndexByte(c.text.Source[:i], '\n') + 1
	return strings.HasPrefix(strings.TrimLeft(c.text.Source[start:i], " "), "#")
}
