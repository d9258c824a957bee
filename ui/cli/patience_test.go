package cli

import "time"

// No test depends on how long its machine takes to read documents.
func init() { longRead = time.Hour }
