package digest

import (
	"strings"

	"go.yaml.in/yaml/v4"
)

// Flow returns s as an item of a flow list: unchanged, or in quotes if YAML
// would read it as something else.
func Flow(s string) string {
	if isPlain(s) {
		return s
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "\n", `\n`, "\t", `\t`).Replace(s) + `"`
}

// isPlain reports whether s needs no quotes: YAML reads it as one text, or as a
// number or word that a digest takes for text.
func isPlain(s string) bool {
	var list []yaml.Node
	if strings.ContainsAny(s, "\n\t") || yaml.Unmarshal([]byte("["+s+"]"), &list) != nil || len(list) != 1 {
		return false
	}
	n := list[0]
	return n.Kind == yaml.ScalarNode && n.Value == s && n.Style == 0 && !isNothing(&n) && n.LineComment == ""
}
