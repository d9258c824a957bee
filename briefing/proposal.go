package briefing

// Proposals are subjects that stand in the texts and that the digest lacks.
type Proposals struct {
	// Derives says that what was found is listed without being proposed, see Digest.Derives
	// and Digest.Derived. Then only claims are proposed.
	Derives bool
	// Unread says that the library is too large to look for them while a reader waits.
	Unread bool
	All    []Proposal // figures, numbers, events, claims; of each kind the most important first
}

// Proposal is a figure, number, event or claim that the program found in the texts.
type Proposal struct {
	Subject  Subject
	Says     string // of a claim: who denies or accuses, and the verb
	Articles int
	Mentions int
	At       []Ref // some of its passages, in the order of the articles
}

// Name returns what lists call the proposal.
func (p *Proposal) Name() string {
	if p.Says != "" {
		return p.Says
	}
	return p.Subject.Label()
}
