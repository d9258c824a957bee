package digest

import (
	"errors"
	"fmt"

	"briefing/briefing"
)

// where returns the query by which a topic gathers articles. It may only use
// what articles state about themselves: that is known before anything is
// linked, and does not depend on the rest of the digest.
func (p *parser) where(e *entry) briefing.Query {
	n := e.get("where")
	text := p.line(n, "where")
	if text == "" {
		return briefing.Query{}
	}
	q, err := briefing.ParseQuery(text)
	var bad *briefing.QueryError
	switch {
	case errors.As(err, &bad):
		p.complain(n, fmt.Sprintf("where: %s: %s; left out", quote(bad.Term), bad.Reason), bad.Hint)
	case q.Empty():
		p.complain(n, fmt.Sprintf("where %s asks for nothing; left out", quote(text)), filters)
	case q.Unstated() != nil:
		part := briefing.QueryFor(q.Unstated()).String()
		p.complain(n, fmt.Sprintf("where: %s is nothing that articles state of themselves; left out", quote(part)), filters)
	case !isNothing(p.follow(e.get("about"))) || !isNothing(p.follow(e.get("words"))):
		p.complain(n, "where cannot stand beside about or words, for it gathers articles and not passages; left out", "")
	default:
		return q
	}
	return briefing.Query{}
}

// filters lists the filters that a where can use.
const filters = "there are source:, tag:, folder:, published:, after: and before:"
