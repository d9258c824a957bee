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
}

// Style returns the style of this program for a dark or light background: quiet,
// without margins, which are the caller's, and without syntax highlighting.
func Style(dark bool, c Colors) gansi.StyleConfig {
	p := colors(dark, c)
	bold, italic, underline, struck := ptr(true), ptr(true), ptr(true), ptr(true)
	st := gansi.StyleConfig{
		Heading:       styleBlock(gansi.StylePrimitive{Bold: bold, Color: p.heading}),
		H1:            styleBlock(gansi.StylePrimitive{Underline: underline}),
		Emph:          gansi.StylePrimitive{Italic: italic},
		Strong:        gansi.StylePrimitive{Bold: bold},
		Strikethrough: gansi.StylePrimitive{CrossedOut: struck},
		LinkText:      gansi.StylePrimitive{Color: p.link, Underline: underline},
		ImageText:     gansi.StylePrimitive{Color: p.quiet, Italic: italic, Prefix: "▨ "},
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
	return st
}

func colors(dark bool, c Colors) palette {
	switch {
	case c == NoColor:
		return palette{}
	case c == Basic:
		return palette{link: ptr("4"), code: ptr("6"), quiet: ptr("8")}
	case dark:
		return palette{heading: ptr("#e8e3d3"), link: ptr("#87afd7"), code: ptr("#d7af87"), quiet: ptr("#808080")}
	}
	return palette{heading: ptr("#1c1c1c"), link: ptr("#005f87"), code: ptr("#875f00"), quiet: ptr("#767676")}
}

func styleBlock(p gansi.StylePrimitive) gansi.StyleBlock { return gansi.StyleBlock{StylePrimitive: p} }

func ptr[T any](v T) *T { return &v }
