//go:build unix

package terminal

import (
	"bytes"
	"hash/maphash"
	"strings"
	"sync/atomic"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// painter turns views into the bytes that show them on a terminal. It knows the
// contents of the screen and the terminal's modes.
type painter struct {
	env           []string
	profile       colorprofile.Profile
	width, height int

	synced bool        // the terminal knows synchronized output
	method ansi.Method // how the terminal measures the width of characters

	margins bool // the terminal knows left and right margins (mode 69)
	seed    maphash.Seed

	buf    bytes.Buffer
	screen *uv.TerminalRenderer
	cells  uv.ScreenBuffer
	lines  []string   // of the view that cells holds
	former []uv.Line  // the lines of the last frame that were drawn since; nil for others
	store  *uv.Buffer // what former holds; nil before the second frame
	spare  *uv.Buffer // a screen's room for afterMove; nil before the second frame
	last   tea.View   // without its content

	unicode atomic.Bool // characters are measured by grapheme (mode 2027)
	pointed atomic.Bool // the cursor's shape was set
}

// take returns the sequences that make the terminal the app's.
func (p *painter) take() string {
	p.fresh()
	p.screen.Erase()
	p.last = tea.View{}
	set := saveTitle + ansi.SetModeAltScreenSaveCursor + ansi.ResetModeTextCursorEnable +
		ansi.SetModeBracketedPaste + ansi.SetModifyOtherKeys2 + ansi.PushKittyKeyboard(ansi.KittyDisambiguateEscapeCodes)
	if p.method == ansi.GraphemeWidth {
		set += ansi.SetModeUnicodeCore
	}
	return set
}

// release returns the sequences that make the terminal as it was before take. It
// may be called while p paints.
func (p *painter) release() string {
	out := ansi.ResetModifyOtherKeys + ansi.PopKittyKeyboard(1) + ansi.ResetModeBracketedPaste +
		ansi.ResetModeMouseButtonEvent + ansi.ResetModeMouseAnyEvent + ansi.ResetModeMouseExtSgr
	if p.pointed.Load() {
		out += ansi.SetCursorStyle(0)
	}
	if p.unicode.Load() {
		out += ansi.ResetModeUnicodeCore
	}
	// A terminal without a stack of titles must not keep ours.
	return out + ansi.ResetModeAltScreenSaveCursor + ansi.SetModeTextCursorEnable + ansi.SetWindowTitle("") + restoreTitle
}

// The window's title is kept on the terminal's stack meanwhile (XTWINOPS).
const saveTitle, restoreTitle = "\x1b[22;2t", "\x1b[23;2t"

// questions ask for the terminal's abilities. Nothing waits for the answers, which
// come as messages.
func questions(env uv.Environ) string {
	if !answersModes(env) {
		return ansi.RequestKittyKeyboard
	}
	return ansi.RequestKittyKeyboard + ansi.RequestModeSynchronizedOutput + ansi.RequestModeUnicodeCore + ansi.RequestModeLeftRightMargin
}

// answersModes reports whether a question about a mode is not printed by the terminal,
// by the same rules as Bubble Tea's.
func answersModes(env uv.Environ) bool {
	program, named := env.LookupEnv("TERM_PROGRAM")
	_, remote := env.LookupEnv("SSH_TTY")
	_, windows := env.LookupEnv("WT_SESSION")
	for _, name := range []string{"ghostty", "wezterm", "alacritty", "kitty", "rio"} {
		if strings.Contains(env.Getenv("TERM"), name) {
			return true
		}
	}
	return windows || !remote && !(named && strings.Contains(program, "Apple"))
}

// fresh starts with a new renderer, which knows nothing of the screen.
func (p *painter) fresh() {
	p.buf.Reset()
	p.screen = uv.NewTerminalRenderer(&p.buf, p.env)
	p.screen.SetColorProfile(p.profile)
	p.screen.SetFullscreen(true)
	p.screen.SetBackspace(true)
	method := p.method
	p.cells = uv.NewScreenBuffer(p.width, p.height)
	p.cells.Method = method
	p.lines, p.former = nil, make([]uv.Line, p.height)
	p.store, p.spare = nil, nil
	p.seed = maphash.MakeSeed()
}

// resize sets the size of the screen, which may hold anything now.
func (p *painter) resize(width, height int) {
	p.width, p.height = width, height
	p.fresh()
	p.forget()
}

// forget counts every cell of the screen as unknown. The next frame covers all of
// them without clearing the screen first, which would be seen.
func (p *painter) forget() {
	line := make(uv.Line, p.width)
	for x := range line {
		line[x] = uv.Cell{Content: "\uffff", Width: 1}
	}
	unlike := &uv.RenderBuffer{Buffer: &uv.Buffer{Lines: make([]uv.Line, p.height)}, Touched: make([]*uv.LineData, p.height)}
	for y := range unlike.Lines {
		unlike.Lines[y] = line
		unlike.TouchLine(0, y, p.width)
	}
	p.pretend(unlike)
	p.lines = nil
}

// pretend makes the renderer believe that the screen shows cells.
func (p *painter) pretend(cells *uv.RenderBuffer) {
	p.screen.Render(cells)
	_ = p.screen.Flush() // to a buffer
	p.buf.Reset()
	p.screen.SetPosition(-1, -1)
}

// setProfile sets which colours the terminal has.
func (p *painter) setProfile(profile colorprofile.Profile) {
	if profile == p.profile {
		return
	}
	p.profile = profile
	p.screen.SetColorProfile(profile)
	p.forget()
}

// report takes the terminal's answer to a question about a mode. It returns the
// sequence that sets the mode, or "".
func (p *painter) report(msg tea.ModeReportMsg) string {
	switch known := msg.Value != ansi.ModeNotRecognized && msg.Value != ansi.ModePermanentlyReset; {
	case msg.Mode == ansi.ModeSynchronizedOutput:
		p.synced = msg.Value == ansi.ModeReset
	case msg.Mode == ansi.ModeLeftRightMargin:
		p.margins = known
	case msg.Mode == ansi.ModeUnicodeCore && known && p.method != ansi.GraphemeWidth:
		p.method, p.cells.Method = ansi.GraphemeWidth, ansi.GraphemeWidth
		p.unicode.Store(true)
		p.lines = nil
		return ansi.SetModeUnicodeCore
	}
	return ""
}

// frame returns the bytes that change the screen from the last view to v; "" if
// they look the same.
func (p *painter) frame(v tea.View) string {
	before := p.modes(v)
	known := p.lines != nil
	if known && p.store == nil && p.width*p.height <= mostScrolled {
		p.store, p.spare = uv.NewBuffer(p.width, p.height), uv.NewBuffer(p.width, p.height)
	}
	p.draw(v.Content)
	moved := ""
	if known && p.store != nil {
		moved = p.scrolled()
	}
	p.screen.Render(p.cells.RenderBuffer)
	if v.Cursor != nil {
		p.screen.MoveTo(v.Cursor.X, v.Cursor.Y)
	}
	_ = p.screen.Flush() // to a buffer
	painted := moved + p.buf.String()
	p.buf.Reset()
	out := before + p.cursor(v, painted)
	v.Content = ""
	p.last = v
	return out
}

// modes returns the sequences for the settings of v that differ from the last.
func (p *painter) modes(v tea.View) string {
	var out string
	if v.MouseMode != p.last.MouseMode {
		out += ansi.ResetModeMouseButtonEvent + ansi.ResetModeMouseAnyEvent + ansi.ResetModeMouseExtSgr
		if v.MouseMode != tea.MouseModeNone {
			out = ansi.SetModeMouseButtonEvent + ansi.SetModeMouseExtSgr
		}
	}
	if v.WindowTitle != p.last.WindowTitle {
		out += ansi.SetWindowTitle(v.WindowTitle)
	}
	return out
}

// cursor returns painted between sequences that hide and show the cursor, which
// must not be seen to fly about.
func (p *painter) cursor(v tea.View, painted string) string {
	was, is := p.last.Cursor != nil, v.Cursor != nil
	hide, show := "", ""
	switch {
	case was && !is:
		hide = ansi.ResetModeTextCursorEnable + ansi.SetCursorStyle(0)
	case is && !was:
		p.pointed.Store(true)
		show = ansi.SetCursorStyle(blinkingBlock) + ansi.SetModeTextCursorEnable
	case is && painted != "" && !p.synced:
		hide, show = ansi.ResetModeTextCursorEnable, ansi.SetModeTextCursorEnable
	}
	if p.synced && painted != "" {
		return ansi.SetModeSynchronizedOutput + hide + painted + show + ansi.ResetModeSynchronizedOutput
	}
	return hide + painted + show
}

// blinkingBlock is the shape of the cursor that Bubble Tea sets.
const blinkingBlock = 1

// draw puts the lines that changed into the cells.
func (p *painter) draw(content string) {
	lines := strings.Split(strings.ReplaceAll(content, "\r\n", "\n"), "\n")
	for y := range p.height {
		line := ""
		if y < len(lines) {
			line = lines[y]
		}
		p.former[y] = nil
		if p.lines != nil && y < len(p.lines) && p.lines[y] == line {
			continue
		}
		if p.store != nil {
			p.former[y] = p.store.Line(y)
			copy(p.former[y], p.cells.Line(y))
		}
		uv.NewStyledString(line).Draw(p.cells, uv.Rect(0, y, p.width, 1))
		// The renderer may clear the line above too, see its clearBottom.
		p.cells.TouchLine(0, y, p.width)
		p.cells.TouchLine(0, max(0, y-1), p.width)
	}
	p.lines = lines
	for len(p.lines) < p.height {
		p.lines = append(p.lines, "")
	}
}
