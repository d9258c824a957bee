// Package terminal owns the terminal of the app: its modes, its screen and its
// keyboard. It runs a Bubble Tea model and paints when the model has changed: at
// once for a key, every few milliseconds under a flood of messages, never when
// nothing changed.
//
// Bubble Tea's own renderer paints on a ticker, so a key waits for the next
// tick and an idle program wakes up many times a second. This package keeps Bubble
// Tea's model, messages and commands, and does the rest itself: terminal.go
// starts and ends, program.go is the model around the app's, painter.go turns
// a view into bytes, scroll.go moves a pane that scrolls, output.go writes without
// ever waiting for the terminal, scanner.go and keyboard.go read keys, tty_unix.go
// and signals_unix.go call the system. requests.go lists the requests of the app.
//
// Systems without a Unix terminal get Bubble Tea's renderer, as does everybody
// who sets StockVariable.
package terminal
