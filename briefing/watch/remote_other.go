//go:build !linux

package watch

// isRemote is unknown on this system.
func isRemote(string) bool { return false }
