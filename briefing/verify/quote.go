package verify

import (
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/letters"
)

// pairs are the marks around quotations, of many languages. Straight marks are their
// own twins.
var pairs = map[rune]string{'“': "”“", '„': "“”", '«': "»", '»': "«", '「': "」", '『': "』", '"': `"`}

// quotations returns the quotations in a draft, without their marks and in text
// order: text in quotation marks within a paragraph, and quoted lines ("> ")
// except one that names the speaker ("— Ada Holm").
func quotations(text briefing.Shown) []briefing.Span {
	var out []briefing.Span
	for at := 0; at < len(text.Source); {
		paragraph, next := paragraphAt(text.Source, at)
		switch quoted := strings.HasPrefix(strings.TrimLeft(paragraph.In(text.Source), " "), ">"); {
		case quoted:
			out = append(out, quotedLines(text, paragraph)...)
		default:
			out = append(out, inMarks(text, paragraph)...)
		}
		at = next
	}
	return slices.DeleteFunc(out, func(s briefing.Span) bool { return fold.String(s.In(text.Words)) == "" })
}

// paragraphAt returns the lines from byte at to the next empty one, and where what follows
// begins.
func paragraphAt(source string, at int) (lines briefing.Span, next int) {
	end := at
	for end < len(source) {
		n := strings.IndexByte(source[end:], '\n')
		if n < 0 {
			return briefing.Span{Start: at, End: len(source)}, len(source)
		}
		line := strings.TrimLeft(source[end:end+n], "> \t\r")
		if line == "" {
			return briefing.Span{Start: at, End: end}, end + n + 1
		}
		end += n + 1
	}
	return briefing.Span{Start: at, End: end}, end
}

// quotedLines returns what a block of quoted lines quotes.
func quotedLines(text briefing.Shown, block briefing.Span) []briefing.Span {
	lines := strings.Split(strings.TrimRight(block.In(text.Source), " \t\r\n"), "\n")
	end := block.Start
	for i, line := range lines {
		said := strings.TrimLeft(line, "> \t")
		if i > 0 && i == len(lines)-1 && (strings.HasPrefix(said, "—") || strings.HasPrefix(said, "–") || strings.HasPrefix(said, "-- ")) {
			break
		}
		end += len(line) + 1
	}
	return []briefing.Span{trim(text, briefing.Span{Start: block.Start, End: min(end, block.End)})}
}

// trim returns span without marks of blocks, white space and quotation marks at
// its ends.
func trim(text briefing.Shown, span briefing.Span) briefing.Span {
	const around = "> \t\r\n\x1a“”„\"«»「」『』"
	s := span.In(text.Words)
	span.Start += len(s) - len(strings.TrimLeft(s, around))
	span.End -= len(s) - len(strings.TrimRight(s, around))
	return briefing.Span{Start: min(span.Start, span.End), End: span.End}
}

// inMarks returns what stands in quotation marks within a paragraph. A quotation that is
// not closed goes on to the paragraph's end, if the next one begins with a mark again.
func inMarks(text briefing.Shown, paragraph briefing.Span) []briefing.Span {
	var out []briefing.Span
	s := paragraph.In(text.Words)
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		closing := pairs[r]
		if closing == "" || r == '"' && !opens(s, i) || r == '»' && !opens(s, i) {
			i += n
			continue
		}
		inside := s[i+n:]
		end := strings.IndexAny(inside, closing)
		if end < 0 && !strings.HasPrefix(strings.TrimLeft(text.Words[min(len(text.Words), paragraph.End):], " \t\r\n"), string(r)) {
			i += n
			continue
		}
		if end < 0 {
			end = len(inside)
		}
		out = append(out, trim(text, briefing.Span{Start: i + n, End: i + n + end}.Shift(paragraph.Start)))
		i += n + end
		if i < len(s) {
			_, n := utf8.DecodeRuneInString(s[i:])
			i += n
		}
	}
	return out
}

// opens reports whether a mark that opens and closes may open at byte i.
func opens(s string, i int) bool {
	before, size := utf8.DecodeLastRuneInString(strings.TrimRight(s[:i], string(fold.Hidden)))
	_, n := utf8.DecodeRuneInString(s[i:])
	after, _ := utf8.DecodeRuneInString(s[i+n:])
	return (size == 0 || !fold.InWord(before) && !strings.ContainsRune(".,!?;:)", before)) && !unicode.IsSpace(after)
}

// maxElided is how many bytes an elision may leave out.
const maxElided = 300

// leastAround is how many words must stand on each side of an elision.
const leastAround = 3

// elisions are how a draft says that it left something out, as letters.
var elisions = []string{"[...]", "(...)", "...", "[. . .]", ". . ."}

// wanted is a quotation as it is looked for: whole, or around what it left out.
type wanted struct{ before, after string }

// wants returns how a quotation, as letters, may stand in an article: as it is, or with
// its one elision taken as such. A stop at its end may be the draft's own.
func wants(quote string) []wanted {
	quote = strings.TrimSpace(quote)
	out := []wanted{{before: quote}}
	if cut := strings.TrimRight(quote, ".,;: "); cut != "" && cut != quote {
		out = append(out, wanted{before: cut})
	}
	for _, mark := range elisions {
		before, after, ok := strings.Cut(quote, mark)
		if !ok {
			continue
		}
		before, after = strings.TrimRight(before, ".,;: "), strings.Trim(after, ".,;: ")
		if !strings.Contains(after, "...") && words(before) >= leastAround && words(after) >= leastAround {
			out = append(out, wanted{before, after})
		}
		break
	}
	return out
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
		if w.after == "" {
			return []briefing.Span{l.Span(start, end)}, true
		}
		if s, e, ok := l.Find(w.after, end); ok && s-end <= maxElided {
			return []briefing.Span{l.Span(start, end), l.Span(s, e)}, true
		}
		from = end
	}
}

func (c *checker) quotations(ctx context.Context, quotes []briefing.Span) error {
	for _, q := range quotes {
		quote := letters.Of(c.text, q).String
		found, err := c.quoted(ctx, wants(quote))
		if err != nil {
			return err
		}
		var instead []briefing.Passage
		value := ""
		if len(found) == 0 {
			if instead, err = c.nearly(ctx, quote); err != nil {
				return err
			}
			value = markDifferences(quote, instead)
		}
		c.add(Quotation, q, found, instead, value)
	}
	return nil
}
