// Package derive makes a digest for a library that was given none, from what its
// articles state of themselves, and of what was found in their texts. Nothing that they
// state is guessed at, and what was found says that it was:
//
//   - Topics gather articles: by tags that two or more share, the most used
//     first, but not by one that nearly all have; by the folders that they are in;
//     by source, those with most articles first; and by the month of
//     publication, or the year if the months are many, newest first.
//   - Figures are what notes are about that say so ("kind: person"): they have the
//     names and the kind that the note states. And they are tags that the texts
//     write as names: wherever one stands it is
//     a mention. A tag of several words is a name if they stand in a text, in any
//     case; one of a single word if the texts write it with a capital letter, and
//     hardly ever without: "iran" is, "politics" is not. What such a figure is,
//     person or place, nobody says, so it is of no kind.
//   - Figures, numbers and events that were found in the texts, if somebody has looked
//     for them; see Stated.Find.
//
// No figure is without a mention. Whether a tag is a name shows once the articles are
// linked. So [Names] returns what to link, and [Digest] makes of it, once it is counted,
// what there is.
//
// The files: stated.go counts what articles state, and folders.go where they are;
// topics.go and figures.go make the two lists, notes.go the figures of notes; found.go
// adds what was found.
package derive

import (
	"slices"

	"briefing/briefing"
)

// Digest returns the digest of a library whose articles state s. mentions says
// how often each figure of Names is mentioned.
func Digest(title string, s *Stated, mentions map[briefing.SubjectID]int) *briefing.Digest {
	d := &briefing.Digest{Derived: true, Title: title, Topics: topics(s), Figures: chosen(s, mentions)}
	s.chooseFound(d, mentions)
	return d
}

// Names returns a digest of what to look for in the texts: the spellings that may
// be names. It stays the same as long as the tags that name figures do.
func Names(s *Stated) *briefing.Digest {
	d := &briefing.Digest{Derived: true}
	notes := s.noteFigures()
	d.Figures = slices.Concat(notes, s.foundFigures(notes))
	for _, t := range s.figureTags(d.Figures) {
		d.Figures = append(d.Figures, t.candidate().all()...)
	}
	s.addFound(d)
	return d
}
