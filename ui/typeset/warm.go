package typeset

import "github.com/charmbracelet/x/ansi"

// Warm does what the first layout of a program does only once: parser and
// renderer build tables. It can be called from any goroutine, to have that done
// while the text to show is still being read.
func Warm() {
	const some = "# Heading\n\nText with *emphasis*, **weight**, `code` and [a link](x).\n\n- item\n\n> quote\n"
	layout := Parse([]byte(some), Options{Style: Style(true, TrueColor), Method: ansi.WcWidth}).Layout(40)
	layout.Lines(Pos{}, 20)
}
