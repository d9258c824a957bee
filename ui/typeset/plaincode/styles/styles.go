// Package styles keeps styles that nothing uses.
package styles

import "github.com/alecthomas/chroma/v2"

// Registry holds the styles by name.
var Registry = map[string]*chroma.Style{}

// Register adds a style to the Registry.
func Register(style *chroma.Style) *chroma.Style {
	Registry[style.Name] = style
	return style
}
