package library

import (
	"context"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/digest"
	"briefing/briefing/source/scrub"
	"briefing/briefing/variants"
)

// Variant is a spelling in the texts that may be a name of a figure but is not
// linked.
type Variant struct {
	variants.Suggestion
	File         briefing.FileName // path of the digest
	Line, Column int               // position of the figure in it
	Passage      string            // the sentence around the example
	Text         string            // the whole message, on one line
}

// Variants returns the spellings in the texts that look like a figure of the
// digest but are not linked to it. Figures with the most to gain come first. It
// reads all articles.
func (l *Library) Variants(ctx context.Context) ([]Variant, error) {
	if l.derives() {
		return nil, nil
	}
	found, err := l.findVariants(ctx)
	if err != nil {
		return nil, err
	}
	out := make([]Variant, len(found))
	for i, s := range found {
		a, err := l.Article(ctx, s.Example.Article)
		if err != nil {
			return nil, err
		}
		out[i] = l.variant(s, a)
	}
	return out, nil
}

// mostReviewed limits the words that are searched for spellings while a reader
// waits for a page. It corresponds to about a second.
const mostReviewed = 1_000_000

// variantFlaws returns the result of Variants for a page. It is computed once.
func (l *Library) variantFlaws(ctx context.Context) ([]briefing.ProposedName, error) {
	l.reviewed.Lock()
	defer l.reviewed.Unlock()
	if l.variants == nil {
		found, err := l.Variants(ctx)
		if err != nil {
			return nil, err
		}
		l.variants = make([]briefing.ProposedName, len(found))
		for i, v := range found {
			l.variants[i] = briefing.ProposedName{
				Flaw:  briefing.Flaw{File: v.File, Line: v.Line, Column: v.Column, Text: scrub.Line(v.Text)},
				Alias: briefing.Alias{Figure: v.Figure, Name: v.Spelling}, At: v.Example,
			}
		}
	}
	return l.variants, nil
}

func (l *Library) findVariants(ctx context.Context) ([]variants.Suggestion, error) {
	entries, err := l.Entries(ctx)
	if err != nil {
		return nil, err
	}
	finder := variants.New(l.Digest())
	for _, e := range entries {
		a, err := l.Article(ctx, e.ID)
		if err != nil {
			return nil, err
		}
		finder.Read(a, l.mentions(a))
	}
	return finder.Suggest(), nil
}

func (l *Library) variant(s variants.Suggestion, a *briefing.Article) Variant {
	v := Variant{Suggestion: s, File: briefing.FileName(l.digest.Name)}
	v.Line, v.Column = l.digest.Position(s.Figure, "")
	text := briefing.Show(a.Text)
	sentence := briefing.SentenceIn(text, s.Example.Span)
	v.Passage = plain(text, sentence)
	f := l.Digest().Figure(s.Figure)
	how := "add: aliases: [" + digest.Flow(s.Spelling) + "]"
	if len(f.Aliases) > 0 {
		how = "add to its aliases: " + digest.Flow(s.Spelling)
	}
	where := ""
	if s.Why == variants.Surname {
		where = fmt.Sprintf(" without %q", f.Name)
	}
	v.Text = fmt.Sprintf("%q in %s%s: an alias of %s? %s (%s, %s:%d-%d: “%s”)",
		s.Spelling, briefing.Count(s.Articles, "article"), where, s.Figure, how,
		briefing.Count(s.Mentions, "time"), a.ID, s.Example.Span.Start, s.Example.Span.End, around(text, sentence, s.Example.Span))
	return v
}

// around returns a few words around a place in a sentence, on one line.
func around(text briefing.Shown, sentence, at briefing.Span) string {
	const beside = 40 // bytes
	before, after := plain(text, briefing.Span{Start: sentence.Start, End: at.Start}), plain(text, briefing.Span{Start: at.End, End: sentence.End})
	if n := len(before) - beside; n > 0 {
		before = "… " + before[n+strings.IndexByte(before[n:], ' ')+1:]
	}
	if len(after) > beside {
		after = after[:max(0, strings.LastIndexByte(after[:beside], ' '))] + " …"
	}
	return strings.TrimSpace(before + plain(text, at) + after)
}

// plain returns the visible part of a range of text, on one line. White space
// at its ends stays.
func plain(text briefing.Shown, in briefing.Span) string {
	var b strings.Builder
	for _, p := range text.Pieces(in.Start, in.End) {
		b.WriteString(p.Text)
	}
	s := scrub.Line(b.String())
	if seen := b.String(); seen != "" && s != "" {
		first, _ := utf8.DecodeRuneInString(seen)
		last, _ := utf8.DecodeLastRuneInString(seen)
		if unicode.IsSpace(first) {
			s = " " + s
		}
		if unicode.IsSpace(last) {
			s += " "
		}
	}
	return s
}
