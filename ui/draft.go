package ui

import (
	"context"
	"fmt"
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
	text, err := verify.ReadFile(file)
	if err != nil {
		return nil, fmt.Errorf("verify %s: %w", file, err)
	}
	findings, err := verify.Draft(ctx, lib, text)
	if err != nil {
		return nil, fmt.Errorf("verify %s: %w", file, err)
	}
	return &page.Draft{Text: text, Findings: findings}, nil
}
