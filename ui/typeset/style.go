package typeset

import gansi "charm.land/glamour/v2/ansi"

// Colors is how many colours a terminal has.
type Colors int

// The colours of terminals.
const (
	NoColor   Colors = iota // attributes only
	Basic                   // the terminal's own 16
	TrueColor               // any; degrades well to 256
)

// palette holds the colours of a style, nil for the terminal's own.
type palette struct {
	heading, link, code, quiet *string
	ink, marker                *string // of highlights
}

// Style returns the style of this program for a dark or a light background: no
// margins, which are the caller's to set, and no syntax highlighting, which
// takes longer than all the rest. What it returns may be changed before use:
// colours anywhere; of texts, Item.BlockPrefix, Enumeration.BlockPrefix,
// BlockQuote.IndentToken, Task.Ticked, Task.Unticked, ImageText.Prefix and
// HorizontalRule.Prefix. HTMLSpan is the style of highlights. Changes of case are not supported.
func Style(dark bool, c Colors) *gansi.StyleConfig {
	p := colors(dark, c)
	yes := ptr(true)
	bold := gansi.StylePrimitive{Bold: yes, Color: p.heading}
	minor := gansi.StylePrimitive{Italic: yes, Color: p.heading}
	st := &gansi.StyleConfig{
		H1:            styleBlock(gansi.StylePrimitive{Bold: yes, Underline: yes, Color: p.heading}),
		H2:            styleBlock(bold),
		H3:            styleBlock(minor),
		H4:            styleBlock(minor),
		H5:            styleBlock(minor),
		H6:            styleBlock(minor),
		Emph:          gansi.StylePrimitive{Italic: yes},
		Strong:        gansi.StylePrimitive{Bold: yes},
		Strikethrough: gansi.StylePrimitive{CrossedOut: yes},
		LinkText:      gansi.StylePrimitive{Color: p.link},
		ImageText:     gansi.StylePrimitive{Color: p.quiet, Italic: yes, Prefix: "▨ "},
		Code:          styleBlock(gansi.StylePrimitive{Color: p.code}),
		Item:          gansi.StylePrimitive{Color: p.quiet, BlockPrefix: "• "},
		Enumeration:   gansi.StylePrimitive{Color: p.quiet, BlockPrefix: ". "},
		Task: gansi.StyleTask{
			StylePrimitive: gansi.StylePrimitive{Color: p.quiet},
			Ticked:         "[x] ",
			Unticked:       "[ ] ",
		},
		HorizontalRule: gansi.StylePrimitive{Color: p.quiet, Prefix: "────────"},
	}
	st.BlockQuote.StylePrimitive = gansi.StylePrimitive{Color: p.quiet}
	st.BlockQuote.IndentToken = ptr("│ ")
	st.Table.StylePrimitive = gansi.StylePrimitive{Color: p.quiet}
	st.CodeBlock.StylePrimitive = gansi.StylePrimitive{Color: p.code}
	st.HTMLSpan = styleBlock(gansi.StylePrimitive{Color: p.ink, BackgroundColor: p.marker})
	if c == NoColor {
		st.LinkText.Underline = yes
		st.HTMLSpan.Bold = yes
	}
	return st
}

func colors(dark bool, c Colors) palette {
	switch {
	case c == NoColor:
		return palette{}
	case c == Basic && dark:
		return palette{link: ptr("6"), code: ptr("3"), quiet: ptr("8"), ink: ptr("0"), marker: ptr("3")}
	case c == Basic:
		return palette{link: ptr("4"), code: ptr("5"), quiet: ptr("8"), ink: ptr("0"), marker: ptr("11")}
	case dark:
		return palette{heading: ptr("#ffffff"), link: ptr("#87afd7"), code: ptr("#d7af87"), quiet: ptr("#808080"), marker: ptr("#4a4520")}
	}
	return palette{heading: ptr("#000000"), link: ptr("#005f87"), code: ptr("#875f00"), quiet: ptr("#767676"), marker: ptr("#fff3b0")}
}

func styleBlock(p gansi.StylePrimitive) gansi.StyleBlock { return gansi.StyleBlock{StylePrimitive: p} }

func ptr[T any](v T) *T { return &v }
