package linear

import (
	"regexp"
	"strings"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/briefing/page/claim"
)

// row is a block of a page: a heading, paragraph, item, or line of a table.
type row struct {
	text      string
	isHeading bool
	span      briefing.Span // bytes of the page's Markdown
}

// block is a row before it is put into words.
type block struct {
	span briefing.Span
	kind byte // of kindOf
}

// kindOf tells by its beginning what a line of Markdown is: '#' a heading, '|' a line of a
// table, '>' a quotation, '-' an item, 'p' other text, 0 nothing.
func kindOf(line string) byte {
	switch {
	case line == "":
		return 0
	case strings.HasPrefix(line, "#"):
		return '#'
	case line[0] == '|' || line[0] == '>':
		return line[0]
	case item.MatchString(line):
		return '-'
	}
	return 'p'
}

var item = regexp.MustCompile(`^([-*+]|\d{1,9}[.)])\s`)

// blocksOf cuts Markdown into blocks. A line of code is a block of its own.
func blocksOf(source string) (all []block) {
	fence, goesOn := "", false
	at := 0
	for line := range strings.Lines(source) {
		start := at
		at += len(line)
		text := strings.TrimSpace(line)
		span := briefing.Span{Start: start, End: start + len(strings.TrimRight(line, "\r\n"))}
		if mark := fenceOf(text); mark != "" && (fence == "" || strings.HasPrefix(text, fence)) {
			if fence == "" {
				fence = mark
			} else {
				fence = ""
			}
			goesOn = false
			continue
		}
		kind := kindOf(text)
		switch last := len(all) - 1; {
		case fence != "":
			all = append(all, block{span, 'p'})
		case kind == 0:
			goesOn = false
		case goesOn && (kind == 'p' && all[last].kind != '#' && all[last].kind != '|' || kind == '>' && all[last].kind == '>'):
			all[last].span.End = span.End
		default:
			all = append(all, block{span, kind})
			goesOn = true
		}
		if strings.HasSuffix(text, `\`) { // a line break
			goesOn = false
		}
	}
	return all
}

// fenceOf returns the marks that open or close a block of code.
func fenceOf(line string) string {
	for _, mark := range []string{"```", "~~~"} {
		if strings.HasPrefix(line, mark) {
			return mark
		}
	}
	return ""
}

// reading puts a page into rows.
type reading struct {
	page    *page.Page
	shown   briefing.Shown
	head    []string // of the table that is being read
	choices []choice
}

// read returns the rows of a page, with a number before what can be opened. In an article
// nothing is numbered, since a number in a sentence would read as a part of it.
func read(p *page.Page) flow {
	r := reading{page: p, shown: briefing.Show(p.Markdown)}
	var rows []row
	blocks := blocksOf(p.Markdown)
	for i, b := range blocks {
		text := ""
		if b.kind == '|' {
			next := i + 1
			text = r.line(b.span, next < len(blocks) && isRule(blocks[next].span.In(p.Markdown)))
		} else {
			r.head = nil
			text = r.text(b.span, b.kind)
		}
		if text = spoken(text); p.Body.Empty() {
			text = inWords(text)
			text = further.ReplaceAllString(text, "$1 more")
		}
		if text == "" || i == 0 && b.kind == '#' {
			continue // the title is said by itself
		}
		rows = append(rows, row{text: text, isHeading: b.kind == '#', span: b.span})
	}
	return flow{rows: rows, choices: r.choices, what: "rows"}
}

// about finds the sign of an approximate date, before a day, a month or a year.
var about = regexp.MustCompile(`\bc\. (\d|Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)`)

// inWords returns a text that the program wrote with dates as they are said.
func inWords(text string) string { return about.ReplaceAllString(text, "about $1") }

// further finds the sign of further passages at the end of a row.
var further = regexp.MustCompile(`\+([\d,]+)$`)

func isRule(line string) bool { return strings.Trim(line, "|-: \t") == "" }

// line returns a line of a table; isHead says that it is the first one.
func (r *reading) line(span briefing.Span, isHead bool) string {
	if isRule(span.In(r.page.Markdown)) && !isHead {
		return ""
	}
	cells := r.cells(span)
	if isHead {
		r.head = nil
		for _, c := range cells {
			r.head = append(r.head, page.Plain(r.shown, c))
		}
		return ""
	}
	links := within(r.page.Links, span)
	hasHead := strings.TrimSpace(strings.Join(r.head, "")) != ""
	opens, isOne := one(links)
	if hasHead && len(links) > 0 {
		opens, isOne = links[0], true
	}
	var first string
	var said []string
	for i, c := range cells {
		text := page.Plain(r.shown, c)
		switch {
		case text == "" || hasHead && i > 0 && text == "·":
			continue
		case hasHead && i > 0 && i < len(r.head):
			text = r.head[i] + " " + text
		case !isOne:
			text = r.text(c, 0)
		default:
			_, text = r.signOf(text)
		}
		if i == 0 {
			first = text
		} else {
			said = append(said, text)
		}
	}
	if first != "" && len(said) > 0 {
		first += ": "
	}
	line := first + strings.Join(said, ", ")
	if isOne {
		return before(r.number(opens), line)
	}
	return line
}

// before returns a row with its number.
func before(number int, text string) string {
	if text != "" && text[0] >= '0' && text[0] <= '9' {
		return count(number) + ": " + text
	}
	return count(number) + " " + text
}

// one returns the link that the number of a whole row opens: its only one or, if it has a
// passage, that. It returns false if each link has a number of its own.
func one(links []page.Link) (page.Link, bool) {
	for _, l := range links {
		if !l.To.At.Empty() {
			return l, true
		}
	}
	if len(links) == 1 {
		return links[0], true
	}
	return page.Link{}, false
}

// cells returns the cells of a line of a table.
func (r *reading) cells(span briefing.Span) (cells []briefing.Span) {
	start := span.Start
	for i := span.Start; i < span.End; i++ {
		if r.shown.Words[i] != '|' {
			continue
		}
		if i > span.Start {
			cells = append(cells, briefing.Span{Start: start, End: i})
		}
		start = i + 1
	}
	if start < span.End && strings.TrimSpace(r.shown.Words[start:span.End]) != "" {
		cells = append(cells, briefing.Span{Start: start, End: span.End})
	}
	return cells
}

// text returns a span of the page, a block of a kind, in words with the numbers of its
// links. The number of an item stands before it, that of a link in other text before the
// link.
func (r *reading) text(span briefing.Span, kind byte) string {
	if !r.page.Body.Empty() {
		return page.Plain(r.shown, span)
	}
	links := within(r.page.Links, span)
	sign, whole := r.signOf(page.Plain(r.shown, span))
	if len(links) == 0 {
		return sign + whole
	}
	if l, ok := one(links); ok && (kind == '-' || !l.To.At.Empty() || page.Plain(r.shown, briefing.Span{Start: span.Start, End: l.Span.Start}) == "") {
		return before(r.number(l), sign+whole)
	}
	var b strings.Builder
	at := span.Start
	for _, l := range links {
		lead := page.Plain(r.shown, briefing.Span{Start: at, End: l.Span.Start})
		if at == span.Start {
			_, lead = r.signOf(lead)
			b.WriteString(sign)
		}
		b.WriteString(ended(lead) + " " + count(r.number(l)) + " " + page.Plain(r.shown, l.Span))
		at = l.Span.End
	}
	rest := page.Plain(r.shown, briefing.Span{Start: at, End: span.End})
	if words, ok := strings.CutPrefix(strings.TrimSpace(rest), "·"); ok {
		rest = "." + words
	}
	b.WriteString(rest)
	return strings.TrimSpace(b.String())
}

// ended returns the words before a link, as a sentence of their own if the page has a dot
// between them and the link: "silent in 1. 4 Drones" cannot be heard as a list of numbers.
func ended(lead string) string {
	if words, ok := strings.CutSuffix(strings.TrimSpace(lead), "·"); ok {
		return strings.TrimSpace(words) + "."
	}
	return lead
}

// number makes a link one of the choices and returns its number.
func (r *reading) number(l page.Link) int {
	r.choices = append(r.choices, choice{text: page.Plain(r.shown, l.Span), to: l.To, from: fromOf(l.To)})
	return len(r.choices)
}

// fromOf returns the passage that a target is, if it is one.
func fromOf(to page.Target) briefing.Ref {
	if to.Page.Kind != page.Article || to.At.Empty() {
		return briefing.Ref{}
	}
	return briefing.Ref{Article: briefing.ArticleID(to.Page.Key), Span: to.At}
}

// within returns the links in a span, which are in order.
func within(links []page.Link, span briefing.Span) (in []page.Link) {
	for _, l := range links {
		if span.Contains(l.Span) {
			in = append(in, l)
		}
	}
	return in
}

// signOf takes the sign off a row and returns what it means in words.
func (r *reading) signOf(text string) (said, rest string) {
	switch r.page.ID.Kind {
	case page.Beside:
		return cut(text, [][2]string{{"░ ", "The same: "}, {"− ", "Left: "}, {"+ ", "Right: "}, {"→ ", "Right: "}, {"~ ", "Changed: "}, {"↕ ", ""}})
	case page.Dossier, page.Compare:
		var signs [][2]string
		for _, stance := range []briefing.Stance{briefing.Asserts, briefing.Denies, briefing.Attributes, briefing.Questions} {
			signs = append(signs, [2]string{claim.Sign(stance) + " ", ""})
		}
		return cut(text, signs)
	}
	return "", text
}

func cut(text string, signs [][2]string) (said, rest string) {
	text = strings.TrimLeft(text, " ")
	for _, s := range signs {
		if rest, ok := strings.CutPrefix(text, s[0]); ok {
			return s[1], rest
		}
	}
	return "", text
}
