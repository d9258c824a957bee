package briefing

// Query is a parsed search query.
type Query struct{}
