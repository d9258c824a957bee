package briefing

// Proposals are figures that stand in the texts and that the digest lacks.
type Proposals struct {
	// HasDigest says that there is a digest to add them to. Without one, the figures that
	// were found are the digest's.
	HasDigest bool
	// Unread says that the library is too large to look for them while a reader waits.
	Unread  bool
	Figures []Proposal // the most important first
}

// Proposal is a figure that the program found in the texts.
type Proposal struct {
	Figure   *Figure
	Articles int
	Mentions int
	At       []Ref // some of its mentions, the first of each article
}
