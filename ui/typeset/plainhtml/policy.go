// Package bluemonday stands in for the HTML sanitizer that Glamour links in.
//
// The real one lets through the HTML that a page may hold, and compiles 150
// expressions for that before main. Glamour asks it for one thing: the text of a
// piece of HTML without its tags, which a tokenizer gives. The go.mod of this
// project puts this module in its place.
package bluemonday

import (
	"strings"

	"golang.org/x/net/html"
)

// Policy says what may stay of a piece of HTML: its text.
type Policy struct{}

// StrictPolicy returns the policy that lets no tag through.
func StrictPolicy() *Policy { return &Policy{} }

// Sanitize returns the text of s, with its entities as they are. The contents of
// scripts and styles are no text.
func (*Policy) Sanitize(s string) string {
	var b strings.Builder
	hidden := ""
	for z := html.NewTokenizer(strings.NewReader(s)); ; {
		kind := z.Next()
		raw := string(z.Raw())
		switch kind {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			if hidden == "" {
				b.WriteString(raw)
			}
		case html.StartTagToken:
			if name, _ := z.TagName(); string(name) == "script" || string(name) == "style" {
				hidden = string(name)
			}
		case html.EndTagToken:
			if name, _ := z.TagName(); string(name) == hidden {
				hidden = ""
			}
		}
	}
}
