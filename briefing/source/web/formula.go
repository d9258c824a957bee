package web

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"briefing/briefing/source/scrub"
)

// beginFormula starts to collect the source of a formula in MathML.
func (s *sifter) beginFormula(t html.Token) {
	s.formula = &strings.Builder{}
	s.formula.WriteString("<math ")
	for _, a := range t.Attr {
		if a.Key == "alttext" && len(a.Val) <= longestAttr {
			s.formula.WriteString(`alttext="` + html.EscapeString(a.Val) + `"`)
		}
	}
	s.formula.WriteString(">")
}

// inFormula handles a token within a formula. Its source has been collected
// already.
func (s *sifter) inFormula(t html.Token) {
	isEnd := t.Type == html.EndTagToken && (t.Data == "math" || strings.HasSuffix(t.Data, ":math"))
	isOut := t.Type != html.TextToken && isKnownTag(t.DataAtom) && isBreak(t.DataAtom) && t.DataAtom != atom.Br
	if !isEnd && !isOut {
		return
	}
	source := s.formula.String()
	s.formula, s.hasFormula = nil, true
	s.text(formula(source))
	if isOut {
		s.take(t)
	}
}

// formula returns a formula in MathML on one line: its letters, or its
// alternative text.
func formula(source string) string {
	doc, err := tree(source)
	if err != nil {
		return "[formula]"
	}
	n := first(doc, func(n *html.Node) bool { return n.Data == "math" })
	if n == nil {
		return "[formula]"
	}
	text := strings.Join(strings.Fields(scrub.Text(row(n, 0))), " ")
	if text == "" {
		text = scrub.Line(bareTeX(attr(n, "alttext")))
	}
	if text == "" {
		text = scrub.Line(bareTeX(annotation(n)))
	}
	if text == "" {
		return "[formula]"
	}
	return text
}

// annotation returns the source from which a formula was made.
func annotation(n *html.Node) string {
	if a := first(n, func(n *html.Node) bool { return n.Data == "annotation" }); a != nil {
		return textOf(a)
	}
	return ""
}

const deepestFormula = 100

// row returns the parts of n side by side.
func row(n *html.Node, depth int) string {
	var b strings.Builder
	for c := range n.ChildNodes() {
		b.WriteString(term(c, depth+1))
	}
	return b.String()
}

// term returns an element of MathML as text.
func term(n *html.Node, depth int) string {
	if n.Type == html.TextNode {
		return strings.TrimSpace(n.Data)
	}
	if n.Type != html.ElementNode || depth > deepestFormula {
		return ""
	}
	name := n.Data
	if i := strings.LastIndexByte(name, ':'); i >= 0 {
		name = name[i+1:]
	}
	switch name {
	case "annotation", "annotation-xml", "mphantom", "none", "mprescripts":
		return ""
	case "mo":
		return operator(strings.TrimSpace(textOf(n)))
	case "mspace":
		return " "
	case "mtext", "ms":
		return textOf(n)
	case "mtr", "mlabeledtr":
		return joinTerms(n, ", ", depth) + "; "
	case "mtable":
		return "(" + strings.TrimSuffix(row(n, depth), "; ") + ")"
	case "mfenced":
		return cmpOr(attr(n, "open"), "(") + joinTerms(n, ", ", depth) + cmpOr(attr(n, "close"), ")")
	case "msqrt":
		return "√" + inGroup(row(n, depth))
	}
	parts := elements(n)
	part := func(i int) string {
		if i >= len(parts) {
			return ""
		}
		return strings.TrimSpace(term(parts[i], depth+1))
	}
	switch name {
	case "mfrac":
		return inGroup(part(0)) + "/" + inGroup(part(1))
	case "mroot":
		return part(1) + "√" + inGroup(part(0))
	case "msup", "mover":
		return part(0) + above(part(1))
	case "msub", "munder":
		return part(0) + below(part(1))
	case "msubsup", "munderover":
		return part(0) + below(part(1)) + above(part(2))
	}
	return row(n, depth)
}

func cmpOr(s, other string) string {
	if s == "" {
		return other
	}
	return s
}

func elements(n *html.Node) []*html.Node {
	var out []*html.Node
	for c := range n.ChildNodes() {
		if c.Type == html.ElementNode {
			out = append(out, c)
		}
	}
	return out
}

func joinTerms(n *html.Node, sep string, depth int) string {
	var out []string
	for _, c := range elements(n) {
		out = append(out, strings.TrimSpace(term(c, depth+1)))
	}
	return strings.Join(out, sep)
}

// above returns s as a superscript behind a letter.
func above(s string) string {
	if up, ok := superscript(s); ok {
		return up
	}
	if r, size := utf8.DecodeRuneInString(s); size == len(s) && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
		return s // a prime, an arrow
	}
	return "^" + inGroup(s)
}

// below returns s as a subscript behind a letter.
func below(s string) string {
	if s == "" {
		return ""
	}
	return "_" + inGroup(s)
}

// inGroup returns s in brackets, unless it is a single number or letter.
func inGroup(s string) string {
	s = strings.TrimSpace(s)
	isOne := utf8.RuneCountInString(s) <= 1 || strings.Trim(s, "0123456789.") == ""
	if isOne {
		return s
	}
	return "(" + s + ")"
}

// operator returns a sign with the spaces around it.
func operator(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	switch {
	case '\u2061' <= r && r <= '\u2064':
		return ""
	case s == ",":
		return ", "
	case size != len(s):
		return " " + s + " "
	case strings.ContainsRune("=+-−<>", r), unicode.Is(unicode.Sm, r) && r > utf8.RuneSelf && !strings.ContainsRune("∂∇√¬±∓", r):
		return " " + s + " "
	}
	return s
}

// isRendered reports whether a tag holds the visual rendering of a formula
// whose source is on the page as well: before the rendering, within it or
// behind it.
func (s *sifter) isRendered(t html.Token) bool {
	for name := range strings.FieldsSeq(attrOf(t, "class")) {
		switch name {
		case "katex":
			s.hasFormula = false
		case "katex-html":
			return s.hasFormula
		case "MathJax_Preview", "MathJax", "MathJax_Display", "MathJax_SVG", "MathJax_CHTML", "mjx-chtml":
			if s.lastFormula == 0 {
				s.lastFormula = max(strings.LastIndex(s.source, "math/tex"), strings.LastIndex(s.source, "<math"), 1)
			}
			return s.lastFormula >= s.at
		}
	}
	return false
}

// isFormulaImage reports whether a picture shows a formula, with the source as
// its text.
func isFormulaImage(t html.Token) bool {
	alt, class := attrOf(t, "alt"), strings.ToLower(attrOf(t, "class"))
	return alt != "" && len(alt) <= longestAttr && (strings.Contains(class, "latex") || class == "tex" || strings.Contains(class, "math-image"))
}

// bareTeX returns a formula in TeX without commands that only affect its
// setting.
func bareTeX(s string) string {
	s = strings.TrimSpace(s)
	for _, around := range []string{"{\\displaystyle", "{\\textstyle", "{\\scriptstyle"} {
		if rest, ok := strings.CutPrefix(s, around); ok {
			s = strings.TrimSpace(strings.TrimSuffix(rest, "}"))
		}
	}
	return strings.TrimSpace(strings.TrimPrefix(s, "\\displaystyle"))
}
