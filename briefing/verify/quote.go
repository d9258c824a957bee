package verify

import (
	"context"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/letters"
)

// quotation is what a draft quotes.
type quotation struct {
	span briefing.Span // without its marks
	// spoken is what stands in marks of a block of quoted lines, behind which the block says
	// no more than who said it, see spokenIn.
	spoken []briefing.Span
}

// quotations returns the quotations in a draft, without their marks and in text order: text
// in quotation marks, which may go on in the next paragraphs, and quoted lines ("> ") or
// what HTML marks as quoted, except lines that name the speaker ("— Ada Holm"). The error is
// that of ctx if that is cancelled.
func quotations(ctx context.Context, text briefing.Shown) ([]quotation, error) {
	var out []quotation
	carried, block := "", false // the mark that is open, and whether quoted lines come before
	for at := 0; at < len(text.Source); {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		paragraph, next := paragraphAt(text.Source, at)
		at = next
		if paragraph.Empty() {
			continue
		}
		if !isQuotedLine(paragraph.In(text.Source)) {
			var spans []briefing.Span
			spans, carried = inMarks(text, paragraph, carried)
			for _, s := range spans {
				out = append(out, quotation{span: s})
			}
			block = false
			continue
		}
		q := quotation{span: quotedLines(text, paragraph)}
		q.spoken = spokenIn(text, q.span)
		if !block || !namesSpeaker(trim(text, q.span).In(text.Words)) {
			q.span = trim(text, q.span)
			q.span.Start = q.span.End - len(strings.TrimLeft(q.span.In(text.Words), dashes))
			q.span = trim(text, q.span)
			out = append(out, q)
		}
		carried, block = "", true
	}
	out = outermost(append(out, inTags(text)...))
	isEmpty := func(s briefing.Span) bool { return fold.String(s.In(text.Words)) == "" }
	out = slices.DeleteFunc(out, func(q quotation) bool { return isEmpty(q.span) })
	for i := range out {
		out[i].spoken = slices.DeleteFunc(out[i].spoken, isEmpty)
	}
	return out, nil
}

// listed is what a list puts before its items.
var listed = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+`) })

// isQuotedLine reports whether a text begins with the mark of quoted lines.
func isQuotedLine(s string) bool {
	return strings.HasPrefix(strings.TrimLeft(s[len(listed().FindString(s)):], " "), ">")
}

// paragraphAt returns the lines from byte at to the next empty one, or to the next quoted one
// after others, and where what follows begins.
func paragraphAt(source string, at int) (lines briefing.Span, next int) {
	for end := at; end < len(source); {
		n := strings.IndexByte(source[end:], '\n')
		if n < 0 {
			n = len(source) - end
		}
		line := source[end : end+n]
		switch after := min(len(source), end+n+1); {
		case strings.TrimLeft(line, "> \t\r") == "":
			return briefing.Span{Start: at, End: end}, after
		case end > at && isQuotedLine(line) && !isQuotedLine(source[at:]):
			return briefing.Span{Start: at, End: end}, end
		default:
			end = after
		}
		if end == len(source) {
			return briefing.Span{Start: at, End: end}, end
		}
	}
	return briefing.Span{Start: at, End: at}, len(source)
}

// quotedLines returns what a block of quoted lines quotes.
func quotedLines(text briefing.Shown, block briefing.Span) briefing.Span {
	block.Start += len(listed().FindString(block.In(text.Source)))
	lines := strings.Split(strings.TrimRight(block.In(text.Source), " \t\r\n"), "\n")
	end := block.Start
	for i, line := range lines {
		if i > 0 && i == len(lines)-1 && namesSpeaker(strings.TrimLeft(line, "> \t")) {
			break
		}
		end += len(line) + 1
	}
	return briefing.Span{Start: block.Start, End: min(end, block.End)}
}

// mostNaming is how many words at most name a speaker.
const mostNaming = 12

// linking are words, folded, that names and titles have without a capital.
var linking = strings.Fields("a an and as at for in of on the to de du des da das do dos del di la le les et e y und der den die das von vom van zu zum zur im en af av och og bin ibn al el и в")

// dashes begin a line that says who is quoted, and in some languages what somebody says.
const dashes = "—–"

// namesSpeaker reports whether a line says who is quoted: a dash and a name, not direct speech. A
// name has no fewer words with a capital than others, or two of them before a comma; it has more of them
// if a stop ends the line.
func namesSpeaker(line string) bool {
	if !strings.HasPrefix(line, "—") && !strings.HasPrefix(line, "–") && !strings.HasPrefix(line, "-- ") || words(line) > mostNaming {
		return false
	}
	capitals, others, named := 0, 0, 0 // named: words with a capital before any other and any stop
	isApart, end := false, 0
	for w := range fold.Words(line) {
		isApart = isApart || strings.ContainsAny(line[end:w.Start], ",;:.(")
		end = w.End
		switch r := firstRune(line[w.Start:w.End]); {
		case unicode.IsUpper(r):
			if !isApart && others == 0 {
				named++
			}
			capitals++
		case unicode.IsLower(r) && !slices.Contains(linking, w.Folded):
			if !isApart {
				named = 0
			}
			others++
		}
	}
	if strings.ContainsRune(".!?…。！？", lastRune(strings.TrimRight(line, " \t\r\n*_\x1a"))) {
		return others < capitals
	}
	return others <= capitals || named > 1
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}

// speaker is a name before what somebody said: "Ada Holm: ".
var speaker = sync.OnceValue(func() *regexp.Regexp {
	return regexp.MustCompile(`^[*_\x1a]*\p{Lu}[^\s.!?:“”"]*(?: [^\s.!?:“”"]+){0,3}[*_\x1a]*:[*_\x1a]*\s+`)
})

// spokenIn returns what a block of quoted lines quotes if it names the speaker before it, or
// what stands in marks if it begins with one and only a few words stand behind the last.
func spokenIn(text briefing.Shown, block briefing.Span) []briefing.Span {
	inside := strings.TrimLeft(block.In(text.Words), "> \t\r\n\x1a")
	if named := speaker().FindString(inside); named != "" {
		start := block.End - len(inside) + len(named)
		return []briefing.Span{trim(text, briefing.Span{Start: start, End: block.End})}
	}
	first, _ := utf8.DecodeRuneInString(inside)
	if pairs[first] == "" {
		return nil
	}
	spans, open := inMarks(text, block, "")
	if open != "" || len(spans) == 0 {
		return nil
	}
	if !namedBehind(text, spans[len(spans)-1], block) {
		return nil
	}
	return spans
}

// namedBehind reports whether only a few words stand behind the last quotation of a block.
func namedBehind(text briefing.Shown, last, block briefing.Span) bool {
	n := words(text.Words[last.End:block.End])
	return n > 0 && n <= mostNaming/2
}

// trim returns span without marks of blocks, white space and quotation marks at
// its ends.
func trim(text briefing.Shown, span briefing.Span) briefing.Span {
	const around = "> \t\r\n\x1a“”„\"«»「」『』‘’‚‹›'"
	s := span.In(text.Words)
	span.Start += len(s) - len(strings.TrimLeft(s, around))
	span.End -= len(s) - len(strings.TrimRight(s, around))
	return briefing.Span{Start: min(span.Start, span.End), End: span.End}
}

// maxElided is how many bytes an elision may leave out.
const maxElided = 300

// leastAround is how many words must stand on each side of an elision.
const leastAround = 3

// elisions are how a draft says that it left something out, as letters.
var elisions = []string{"[...]", "(...)", "...", "[. . .]", ". . ."}

// wanted is a quotation as it is looked for: whole, or around what it left out.
type wanted struct {
	before, after string
	// between says that it has brackets there, atStart and atEnd that it has brackets at an end. None may
	// stand for a number or a denial of the article.
	between, atStart, atEnd bool
}

// wants returns how a quotation, as letters, may stand in an article: as it is, or with
// its one elision taken as such, or without what it puts in brackets. A stop at its end may
// be the draft's own, and an elision at an end leaves nothing out. Source is the quotation as
// the draft writes it.
func wants(quote, source string) []wanted {
	quote = strings.TrimSpace(quote)
	out := stopped(nil, quote)
	whole := withoutEnds(quote)
	if whole != quote {
		out = stopped(out, whole)
	}
	for _, mark := range elisions {
		before, after, ok := strings.Cut(whole, mark)
		if !ok {
			continue
		}
		before, after = strings.TrimRight(before, ".,;: "), strings.Trim(after, ".,;: ")
		if !strings.Contains(after, "...") && words(before) >= leastAround && words(after) >= leastAround {
			out = append(out, wanted{before: before, after: after})
		}
		return out
	}
	return append(out, unbracketed(whole, source)...)
}

// stopped returns out with a quotation, and with it without the stops at its end.
func stopped(out []wanted, quote string) []wanted {
	out = append(out, wanted{before: quote})
	if cut := strings.TrimRight(quote, ".,;: "); cut != "" && cut != quote {
		out = append(out, wanted{before: cut})
	}
	return out
}

// withoutEnds returns a quotation without elisions at its ends.
func withoutEnds(quote string) string {
	for _, mark := range elisions {
		if inside := strings.TrimSuffix(strings.TrimPrefix(quote, mark), mark); inside != quote && words(inside) > 0 {
			return withoutEnds(strings.TrimSpace(inside))
		}
	}
	return quote
}

func words(s string) int {
	n := 0
	for range fold.Words(s) {
		n++
	}
	return n
}

// in returns where w occurs in l, in bytes of its source.
func (w wanted) in(l letters.Text) ([]briefing.Span, bool) {
	for from := 0; ; {
		start, end, ok := l.Find(w.before, from)
		if !ok {
			return nil, false
		}
		if w.after == "" && w.mayStandAt(l.String, start, end) {
			return []briefing.Span{l.Span(start, end)}, true
		}
		if w.after != "" {
			s, e, ok := l.Find(w.after, end)
			if ok && s-end <= maxElided && (!w.between || mayBePutIn(l.String[end:s])) {
				return []briefing.Span{l.Span(start, end), l.Span(s, e)}, true
			}
		}
		from = end
	}
}

func (c *checker) quotations(ctx context.Context, quotes []quotation) error {
	for _, q := range quotes {
		spans := []briefing.Span{q.span}
		found, err := c.foundQuotation(ctx, q.span)
		if err != nil {
			return err
		}
		if len(found) == 0 && len(q.spoken) > 0 {
			spans = q.spoken
		}
		for _, span := range spans {
			if err := c.quotation(ctx, span); err != nil {
				return err
			}
		}
	}
	return nil
}

// foundQuotation returns the passages that hold what a span of the draft quotes.
func (c *checker) foundQuotation(ctx context.Context, span briefing.Span) ([]briefing.Passage, error) {
	return c.quoted(ctx, wants(letters.Of(c.text, span).String, span.In(c.text.Source)))
}

// quotation looks up what a span of the draft quotes.
func (c *checker) quotation(ctx context.Context, span briefing.Span) error {
	found, err := c.foundQuotation(ctx, span)
	if err != nil {
		return err
	}
	var instead []briefing.Passage
	value := ""
	if len(found) == 0 {
		quote := letters.Of(c.text, span).String
		if instead, err = c.nearly(ctx, quote); err != nil {
			return err
		}
		value = markDifferences(quote, instead)
	}
	c.add(Quotation, span, found, instead, value)
	return nil
}
