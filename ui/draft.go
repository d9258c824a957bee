package ui

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/briefing/verify"
	"briefing/ui/jump"
	"briefing/ui/nav"
)

// verifyItem returns the command that "verify FILE" is.
func verifyItem(typed string) (jump.Item, bool) {
	command, file, _ := strings.Cut(strings.TrimLeft(typed, " "), " ")
	if file = strings.TrimSpace(file); command != "verify" || file == "" {
		return jump.Item{}, false
	}
	return jump.Item{
		Label: "verify " + file, Kind: "command", Detail: "looks up what this draft says",
		Intent: nav.Open{Target: page.Target{Page: page.ID{Kind: page.Verify, Key: file}}},
	}, true
}

// draft reads a draft and looks up in a library what it says. The error says so in one
// line.
func draft(ctx context.Context, lib briefing.Library, file string) (*page.Draft, error) {
	text, err := readDraft(file)
	if err != nil {
		return nil, fmt.Errorf("verify %s: %w", file, err)
	}
	findings, err := verify.Draft(ctx, lib, text)
	if err != nil {
		return nil, fmt.Errorf("verify %s: %w", file, err)
	}
	return &page.Draft{Text: text, Findings: findings}, nil
}

func readDraft(file string) (string, error) {
	if rest, ok := strings.CutPrefix(file, "~/"); ok {
		if home, err := os.UserHomeDir(); err == nil {
			file = filepath.Join(home, rest)
		}
	}
	data, err := readFile(file)
	if path := (*fs.PathError)(nil); errors.As(err, &path) {
		err = path.Err // the file is named already
	}
	if err != nil {
		return "", err
	}
	return verify.Decode(data)
}

// readFile reads as much of a file as a draft may have, and a byte more.
func readFile(file string) ([]byte, error) {
	info, err := os.Stat(file)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		return nil, errors.New("it is no file with a text") // a pipe would never end
	}
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return io.ReadAll(io.LimitReader(f, verify.MaxDraft+1))
}
