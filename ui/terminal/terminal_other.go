//go:build !unix

package terminal

import (
	"context"
	"os"

	tea "charm.land/bubbletea/v2"
)

// open returns false: this package paints on Unix terminals only.
func open(Options) (in, out *os.File, ok bool) { return nil, nil, false }

func run(ctx context.Context, m tea.Model, _, _ *os.File, opts Options) (tea.Model, error) {
	return runStock(ctx, m, opts)
}
