package number

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"briefing/briefing"
	"briefing/briefing/page/sheet"
)

// scribe writes the history of a number.
type scribe struct{ *sheet.Sheet }

// Widths of a drawn history in cells.
const (
	leastDrawn    = 68 // narrower pages have a list
	leastAxis     = 20
	mostAxis      = 44
	mostSpeaker   = 18
	mostSource    = 22
	withSentence  = 110 // lines from this width on have the beginning of the sentence
	leastSentence = 24
)

// WriteHistory writes the values of a number by date: drawn in cells where there is room,
// else as a list. One value is no history.
func WriteHistory(on *sheet.Sheet, n *briefing.Number) error {
	s := &scribe{on}
	values, err := s.history(n)
	if err != nil || len(values) < 2 {
		return err
	}
	s.Heading(2, func() { s.Text("By date") })
	s.Para(func() { s.Dots(s.givers(values)...) })
	from, to := s.Part(s.Tallies[n.ID].Articles, sheet.MostArticles)
	if s.Page.Parts > 1 {
		articles, err := s.ArticlesOf(n.ID)
		if err != nil {
			return err
		}
		shown := values[:0:0]
		for _, v := range values {
			if place := s.Place(v.Entry.ID); slices.ContainsFunc(articles[from:to], func(a briefing.ArticleTally) bool { return a.Place == place }) {
				shown = append(shown, v)
			}
		}
		values = shown
	}
	if s.Reader == nil || s.Reader.Width < leastDrawn {
		s.listed(values)
		return nil
	}
	return s.newDrawing(values).write(values)
}

// givers says how many articles and speakers give a number.
func (s *scribe) givers(values []Value) []string {
	articles, speakers := map[briefing.ArticleID]bool{}, map[briefing.SubjectID]bool{}
	for _, v := range values {
		articles[v.Entry.ID] = true
		for _, e := range v.More {
			articles[e.ID] = true
		}
		if v.Said.By != "" {
			speakers[v.Said.By] = true
		}
	}
	out := []string{briefing.Thousands(len(articles)) + " of " + briefing.Count(s.Lib.Extent().Articles, "article") + " give it"}
	if len(speakers) > 0 {
		out = append(out, briefing.Count(len(speakers), "speaker"))
	}
	if slices.ContainsFunc(values, func(v Value) bool { return v.Trend != 0 }) {
		out = append(out, "↑ more than the same speaker gave before, ↓ less")
	}
	return out
}

// trendSigns are the signs of Value.Trend.
var trendSigns = map[int]string{1: "↑", -1: "↓"}

// speaker returns who gives a value, and its status.
func (s *scribe) speaker(v *Value) string {
	var parts []string
	if by := s.Subjects[v.Said.By]; by != nil {
		parts = append(parts, by.Label())
	}
	if v.Said.Status != "" {
		parts = append(parts, v.Said.Status)
	}
	return strings.Join(parts, ", ")
}

// outlet returns the source of a value, or its article's name, and how many others have it.
func outlet(v *Value, most int) string {
	name := v.Entry.Source
	if name == "" {
		name = sheet.NameOf(v.Entry)
	}
	name = sheet.Brief(name, most)
	if n := len(v.More); n > 0 {
		name += " +" + briefing.Thousands(n)
	}
	return name
}

func dayOf(e briefing.Entry) string {
	if !e.Published.Known() {
		return "no date"
	}
	return e.Published.Short()
}

// target returns the passage that gives a value. It follows no trail: the stops of that are
// listed below.
func (v *Value) target() sheet.Target {
	return sheet.Target{Page: sheet.OfArticle(v.Entry.ID), At: v.Mention.Ref.Span}
}

// listed writes values as a list.
func (s *scribe) listed(values []Value) {
	for i := range values {
		v := &values[i]
		s.Item(func() {
			s.Text(dayOf(v.Entry))
			s.Then()
			s.LinkText(v.Text, v.target())
			s.Dots(trendSigns[v.Trend], s.speaker(v), outlet(v, mostSource))
		})
	}
}

// drawing draws values in cells, a line each.
type drawing struct {
	*scribe
	date, axis, by, source, text int // widths of the columns
	least, most                  float64
	log                          bool
}

// manyfold is how many times the least value is in the greatest for an axis by powers of
// ten.
const manyfold = 100

func (s *scribe) newDrawing(values []Value) *drawing {
	width := min(s.Reader.Width, sheet.PairMeasure) - sheet.CodeMargin
	s.Page.Measure = max(s.Page.Measure, sheet.PairMeasure)
	d := &drawing{scribe: s, least: math.Inf(1)}
	for i := range values {
		v := &values[i]
		d.date = max(d.date, s.Cells(dayOf(v.Entry)))
		d.by = max(d.by, min(s.Cells(s.speaker(v)), mostSpeaker))
		d.source = max(d.source, s.Cells(outlet(v, mostSource)))
		for _, at := range []float64{v.Low, v.High} {
			if !math.IsInf(at, 0) {
				d.most = max(d.most, at)
				if at > 0 {
					d.least = min(d.least, at)
				}
			}
		}
	}
	d.log = d.most >= manyfold*d.least
	const gaps = 4 * sheet.Apart
	const signs = 3 // brackets beyond the last cell, the sign of the trend
	room := width - d.date - d.by - d.source - gaps - signs
	if width >= withSentence {
		d.text = max(0, room-mostAxis)
	}
	if d.text < leastSentence {
		d.text = 0
	}
	d.axis = max(leastAxis, min(room-d.text, mostAxis))
	return d
}

func (d *drawing) write(values []Value) error {
	d.Gap("")
	d.Raw("```\n" + sheet.Blanks(d.date+sheet.Apart) + d.scale())
	for i := range values {
		if err := d.line(&values[i]); err != nil {
			return err
		}
	}
	d.Raw("\n```")
	d.Para(func() {
		d.Dots("[ at least", "] at most", "├─┤ between", "( ) about")
		if d.log {
			d.Dots("each step of the axis is ten times the one before")
		}
	})
	return nil
}

// at returns the cell of a number.
func (d *drawing) at(v float64) int {
	share := 0.0
	switch {
	case v <= 0 || d.most <= 0:
	case d.log:
		low := math.Floor(math.Log10(d.least))
		share = (math.Log10(v) - low) / max(1, math.Log10(d.most)-low)
	default:
		share = v / d.most
	}
	return max(0, min(d.axis-1, int(math.Round(share*float64(d.axis-1)))))
}

// scale returns the axis with its numbers.
func (d *drawing) scale() string {
	line := []byte{}
	for _, v := range d.ticks() {
		text, at := short(v), d.at(v)
		if at < len(line)+min(len(line), 1) {
			continue
		}
		line = append(line, sheet.Blanks(at-len(line))...)
		line = append(line, text...)
	}
	return string(line)
}

// ticks returns the numbers to write on the axis.
func (d *drawing) ticks() []float64 {
	var out []float64
	if d.log {
		for v := math.Pow(10, math.Floor(math.Log10(d.least))); v <= d.most; v *= 10 {
			out = append(out, v)
		}
		return out
	}
	const about = 4
	step := math.Pow(10, math.Floor(math.Log10(max(d.most, 1)/about)))
	for _, by := range []float64{2, 5, 10} {
		if d.most/step > about {
			step *= by / map[float64]float64{2: 1, 5: 2, 10: 5}[by]
		}
	}
	for v := 0.0; v <= d.most; v += step {
		out = append(out, v)
	}
	return out
}

// short returns a number in few characters.
func short(v float64) string {
	for _, u := range []struct {
		of   float64
		sign string
	}{{1e9, "bn"}, {1e6, "m"}, {1e4, "k"}} {
		if v >= u.of {
			if u.sign == "k" {
				u.of = 1e3
			}
			return strconv.FormatFloat(v/u.of, 'g', 3, 64) + u.sign
		}
	}
	return strconv.FormatFloat(v, 'g', 4, 64)
}

func (d *drawing) line(v *Value) error {
	day := dayOf(v.Entry)
	d.Raw("\n" + day + sheet.Blanks(d.date-d.Cells(day)+sheet.Apart))
	start := d.Len()
	d.Raw(d.bar(v))
	drawn := d.WrittenSince(start)
	from := start + len(drawn) - len(strings.TrimLeft(drawn, "·"))
	d.LinkFrom(from, v.target())
	const beyond = 2 // a number may stand beyond the last cell
	d.Raw(sheet.Blanks(d.axis + beyond + sheet.Apart - d.Cells(drawn)))
	by := d.Beginning(d.speaker(v), d.by)
	trend := trendSigns[v.Trend]
	if trend == "" {
		trend = " "
	}
	d.Raw(by + sheet.Blanks(d.by-d.Cells(by)+1) + trend + " " + outlet(v, mostSource))
	if d.text == 0 {
		return nil
	}
	a, err := d.Read(v.Entry.ID)
	if err != nil {
		return err
	}
	said := d.Beginning(sheet.Plain(a.Shown, v.Mention.Sentence), d.text-sheet.Apart)
	d.Raw(sheet.Blanks(d.source-d.Cells(outlet(v, mostSource))+sheet.Apart) + sheet.NoDots(said, "code"))
	return nil
}

// bar draws a value.
func (d *drawing) bar(v *Value) string {
	number := short(v.middle())
	at := d.at(v.middle())
	dots := func(n int) string { return strings.Repeat("·", max(0, n)) }
	fit := func(sign string) int { return min(at, d.axis+1-len(sign)) }
	switch {
	case math.IsInf(v.High, 1):
		return dots(fit("["+number)) + "[" + number
	case math.IsInf(v.Low, -1):
		return dots(fit(number+"]")) + number + "]"
	case v.About:
		return dots(fit("("+number+")")) + "(" + number + ")"
	case v.isRange():
		low, high := d.at(v.Low), max(d.at(v.Low)+1, d.at(v.High))
		return dots(low) + "├" + strings.Repeat("─", high-low-1) + "┤"
	}
	return dots(fit(number)) + number
}
