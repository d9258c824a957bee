package verify

import (
	"context"
	"slices"
	"strings"
	"unicode"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/language"
	"briefing/briefing/link"
)

// afterTitle returns where the name begins behind the titles that a row of words with capitals
// begins with: "Thomas Holm" in "Prime Minister Thomas Holm". ok is false if there are none.
func (c *checker) afterTitle(row briefing.Span) (name briefing.Span, ok bool) {
	words := slices.Collect(fold.Words(row.In(c.text.Words)))
	for i, w := range words {
		class := c.language.Class([]byte(w.Folded))
		isTitle := class&(language.Title|language.Regnal) != 0
		if !isTitle && !language.IsWord(w.Folded) {
			break
		}
		if isTitle && i+1 < len(words) {
			name, ok = briefing.Span{Start: row.Start + words[i+1].Start, End: row.End}, true
		}
	}
	isOther := func(w fold.Word) bool { return row.Start+w.Start >= name.Start && !language.IsWord(w.Folded) }
	return name, ok && slices.ContainsFunc(words, isOther)
}

// isShortTitle reports whether a folded word is a title that a stop abbreviates: "Mr.", "Sen.".
func (c *checker) isShortTitle(word string) bool {
	const longest = 4
	return len(word) <= longest && c.language.Class([]byte(word))&language.Title != 0 && !language.IsWord(word)
}

// titled looks up the name that stands behind a title, as name does. A surname by itself is
// found where it is that of a person whom the title can be of.
func (c *checker) titled(ctx context.Context, title, name string) (found, instead []briefing.Passage, meant string, err error) {
	if strings.ContainsFunc(name, unicode.IsSpace) {
		return c.name(ctx, name)
	}
	folded, isKnown := fold.String(name), false
	for _, f := range c.lib.Digest().Figures {
		bears := slices.ContainsFunc(link.Surnames(f), func(s string) bool { return fold.String(s) == folded })
		isKnown = isKnown || bears || fold.String(f.Name) == folded
		if !bears || !c.canBe(title, f) {
			continue
		}
		passages, err := c.surnameOf(ctx, f, folded)
		if err != nil {
			return nil, nil, "", err
		}
		found = append(found, passages...)
	}
	if isKnown {
		return found, nil, "", nil
	}
	if f := c.misspelt(name); f != nil && c.canBe(title, f) {
		instead, err = c.firstMentions(ctx, f.ID)
		return nil, instead, f.Name, err
	}
	results, err := c.search(ctx, briefing.Phrase{Text: name}, briefing.ByRank, most)
	for _, r := range results {
		for _, p := range r.Passages {
			if slices.ContainsFunc(p.Hits, func(hit briefing.Span) bool { return c.isPerson(p.In.Words, hit) }) {
				found = append(found, p)
				break
			}
		}
	}
	return found, nil, "", err
}

// surnameOf returns the first passages where a surname, folded, stands for f by itself, those
// that mention f if there are none.
func (c *checker) surnameOf(ctx context.Context, f *briefing.Figure, surname string) (out []briefing.Passage, err error) {
	mentions, err := c.lib.Mentions(ctx, f.ID)
	if err != nil {
		return nil, err
	}
	for _, m := range mentions {
		s, err := c.article(ctx, m.Ref.Article)
		if err != nil {
			return nil, err
		}
		if fold.String(m.Ref.Span.In(s.shown.Words)) == surname {
			out = append(out, briefing.Passage{Ref: briefing.Ref{Article: s.id, Span: m.Sentence}, In: s.shown, Hits: []briefing.Span{m.Ref.Span}})
		}
		if len(out) == few {
			return out, nil
		}
	}
	if len(out) == 0 {
		return c.firstMentions(ctx, f.ID)
	}
	return out, nil
}

// canBe reports whether a person may bear a title: "Mr" is no woman's.
func (c *checker) canBe(title string, f *briefing.Figure) bool {
	given, _, _ := strings.Cut(fold.String(f.Name), " ")
	sex := language.SexOf(given)
	for w := range fold.Words(title) {
		of := c.language.Class([]byte(w.Folded)) & language.Sex
		if of != 0 && of != language.Sex && sex != 0 && of != sex {
			return false
		}
	}
	return true
}

// isPerson reports whether the word at a place of an article is a person's name, as a title or
// a given name before it says or what a person alone does behind it.
func (c *checker) isPerson(text string, at briefing.Span) bool {
	const longest = 80 // bytes
	if !unicode.IsUpper(firstRune(at.In(text))) {
		return false
	}
	var before string
	for w := range fold.Words(strings.ToValidUTF8(text[max(0, at.Start-longest):at.Start], "")) {
		before = w.Folded
	}
	if c.language.Class([]byte(before))&(language.Title|language.Given) != 0 {
		return true
	}
	for w := range fold.Words(text[at.End:]) {
		return c.language.Class([]byte(w.Folded))&language.Human != 0
	}
	return false
}
