package help

import (
	"strings"

	"briefing/ui/list"
	"briefing/ui/theme"
)

// The picture is a small screen in the styles of the real one.

// stretch is a part of a line of the picture.
type stretch struct {
	text  string
	looks func(*theme.Theme) theme.Style
	sgr   func(*theme.Theme) string // or this, for overlays on a page's text
}

// line is a line of the picture.
type line []stretch

func (l line) view(pen list.Pen) string {
	var b strings.Builder
	for _, s := range l {
		switch {
		case s.sgr != nil:
			b.WriteString(over(s.sgr)(pen.Theme, s.text))
		case s.looks != nil:
			b.WriteString(s.looks(pen.Theme).Render(s.text))
		default:
			b.WriteString(s.text)
		}
	}
	return b.String()
}

func (l line) width() (n int) {
	for _, s := range l {
		n += list.Width(s.text)
	}
	return n
}

// padded returns l with blanks after it, so that it takes w cells.
func (l line) padded(w int) line {
	return append(l[:len(l):len(l)], stretch{text: strings.Repeat(" ", max(0, w-l.width()))})
}

// The styles in the picture.
func faint(s string) stretch {
	return stretch{text: s, looks: func(t *theme.Theme) theme.Style { return t.Faint }}
}

func title(s string) stretch {
	return stretch{text: s, looks: func(t *theme.Theme) theme.Style { return t.Title }}
}

func border(s string) stretch {
	return stretch{text: s, looks: func(t *theme.Theme) theme.Style { return t.Border }}
}

func bar(s string) stretch {
	return stretch{text: s, looks: func(t *theme.Theme) theme.Style { return t.Status }}
}

func plain(s string) stretch { return stretch{text: s} }

// The columns of the picture, their widths, and the status line.
var (
	panelPicture = []line{
		{faint("the panel: what to follow")},
		{plain(" "), faint("1 Topics "), title("2 Figures"), faint(" 3 …")},
		{border("─────────"), border("━━━━━━━━━━"), border("──────")},
		{stretch{text: "▌Ada Holm", looks: func(t *theme.Theme) theme.Style { return t.Current }}, faint("             7")},
		{plain(" Oslo"), faint("                 3")},
	}
	pagePicture = []line{
		{faint("the page")},
		{stretch{text: "It was full. ", sgr: none}, stretch{text: "Ada Holm", sgr: func(t *theme.Theme) string { return t.Stop }}, plain(" had")},
		{plain("warned of it in "), stretch{text: "Oslo", sgr: func(t *theme.Theme) string { return t.Place }}, plain(".")},
		{plain("The ferry "), stretch{text: "ran aground", sgr: func(t *theme.Theme) string { return t.Described }}},
		{plain("the day after.")},
	}
	herePicture = []line{
		{faint("what is on it")},
		{title("Here"), faint("    page all")},
		{border("────────────────")},
		{plain("Ada Holm"), faint("   1   7")},
		{plain("Oslo"), faint("       1   3")},
	}
	statusPicture = []stretch{bar(" The ferry"), {text: " Ada Holm 2/7 · article 1 of 3 ", looks: func(t *theme.Theme) theme.Style { return t.Trail }}, bar(" 24% ")}
)

func none(*theme.Theme) string { return "" }

const (
	panelCells = 25
	pageCells  = 26
	hereCells  = 16
	wall       = "│ "
)

// picture returns the lines of the picture, with as many columns as fit, at
// least two; nil if there is too little room.
func (m Model) picture() []line {
	room := m.list.RowWidth()
	two := panelCells + pageCells + len(" ") + 1
	three := two + hereCells + len(" ") + 1
	if room < two {
		return nil
	}
	var out []line
	for i := range panelPicture {
		l := append(panelPicture[i].padded(panelCells), border(wall))
		l = append(l, pagePicture[i]...)
		if room >= three {
			l = append(append(l.padded(two), border(wall)), herePicture[i]...)
		}
		out = append(out, l)
	}
	width := two
	if room >= three {
		width = three
	}
	where, trail := statusPicture[0], line(statusPicture[1:])
	where.text = list.Pad(where.text, width-trail.width())
	return append(out, append(line{where}, trail...), line{faint(" where you are · the trail you walk, at which stop · how far you are")}.cut(width))
}

// cut returns the line if it fits w cells, else an empty one.
func (l line) cut(w int) line {
	if l.width() > w {
		return line{faint(list.Cut(l[0].text, w))}
	}
	return l
}
