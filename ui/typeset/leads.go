package typeset

import (
	"bytes"
	"strconv"
	"strings"

	gansi "charm.land/glamour/v2/ansi"
)

// leads returns what stands in front of the first line of b and of the rest, both
// of one width, which is at most half of the layout's: containers that do not
// fit in there are not shown.
func (l *Layout) leads(b *block) (first, rest []run) {
	used := 0
	for i, d := range b.leads {
		text, sgr := l.lead(d)
		w := l.opts.Method.StringWidth(text)
		if used+w > l.width/2 {
			continue
		}
		r := run{text: text, sgr: sgr, col: used, width: w}
		if d.kind != quoteLead && i < len(b.leads)-b.opens {
			r.text, r.sgr = strings.Repeat(" ", w), ""
		}
		first = append(first, r)
		if d.kind != quoteLead {
			r.text, r.sgr = strings.Repeat(" ", w), ""
		}
		rest = append(rest, r)
		used += w
	}
	return first, rest
}

// bars returns what stands on a blank line within the containers.
func (l *Layout) bars(leads []*lead) []run {
	_, rest := l.leads(&block{leads: leads})
	return rest
}

// lead returns what d shows on its first line, and the style of it.
func (l *Layout) lead(d *lead) (text, sgr string) {
	st := l.opts.Style
	switch d.kind {
	case quoteLead:
		return deref(st.BlockQuote.IndentToken, "  "), l.sgr(st.BlockQuote.StylePrimitive)
	case bulletLead:
		return st.Item.BlockPrefix, l.sgr(st.Item)
	case numberLead:
		number := strconv.Itoa(d.number)
		return strings.Repeat(" ", max(d.digits-len(number), 0)) + number + st.Enumeration.BlockPrefix, l.sgr(st.Enumeration)
	case taskLead:
		if d.done {
			return st.Task.Ticked, l.sgr(st.Task.StylePrimitive)
		}
		return st.Task.Unticked, l.sgr(st.Task.StylePrimitive)
	}
	return "  ", ""
}

// sgr returns the parameters that Glamour makes of a style.
func (l *Layout) sgr(p gansi.StylePrimitive) string {
	if sgr, ok := l.styles[p]; ok {
		return sgr
	}
	bare := p
	bare.Prefix, bare.Suffix, bare.BlockPrefix, bare.BlockSuffix, bare.Format = "", "", "", "", ""
	var out bytes.Buffer
	e := gansi.BaseElement{Token: "x", Style: bare}
	_ = e.Render(&out, gansi.NewRenderContext(gansi.Options{})) // writing to memory does not fail
	l.styles[p] = walk(out.Bytes(), nil, l.opts.Method, "")[0].runs[0].sgr
	return l.styles[p]
}

func deref(s *string, absent string) string {
	if s == nil {
		return absent
	}
	return *s
}
