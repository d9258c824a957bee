package briefing

import (
	"path/filepath"
	"strings"
)

// The schemes of the addresses of shared libraries, with TLS and without.
const (
	SharedScheme      = "opensearch"
	SharedSchemePlain = "opensearch+http"
)

// IsAddress reports whether the name of a library is the address of a shared one, and no
// path.
func IsAddress(library string) bool {
	scheme, _, ok := strings.Cut(library, "://")
	return ok && (scheme == SharedScheme || scheme == SharedSchemePlain)
}

// Absolute returns the absolute path of a library, or its address.
func Absolute(library string) (string, error) {
	if IsAddress(library) {
		return library, nil
	}
	return filepath.Abs(library)
}
