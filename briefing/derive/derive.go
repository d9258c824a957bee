// Package derive makes a digest for a library without one, from what its
// articles state about themselves and from subjects that the program found in their
// texts. It guesses at nothing that articles state, and marks its own finds as
// such.
//
//   - Topics gather articles: by tags that two or more share, the most used first;
//     by folder; by source, those with most articles first; and by the month of
//     publication, or the year if there are many months, newest first. What nearly
//     all articles have in common is no topic.
//   - Figures come from notes that say what they are about ("kind: person"), with
//     the names and the kind of the note. They also come from tags that the texts
//     write as names. A tag of several words is a name if these words stand in a
//     text, in any case. A tag of one word is a name if the texts write it with a
//     capital letter and hardly ever without: "iran" is one, "politics" is not.
//     German writes common nouns with a capital, so its texts do not count for these.
//     Such figures have no kind, since nothing says whether they are persons or
//     places.
//   - Figures, numbers and events that were found in the texts, if the program has
//     looked for them; see Stated.Find.
//
// Every figure has a mention. Whether a tag is a name shows only once the
// articles are linked. So [Names] returns the candidates to link, and [Digest]
// makes the digest from their counted mentions.
//
// The files: stated.go counts what articles state, and folders.go where they
// are; topics.go and figures.go make the two lists, notes.go the figures of
// notes; found.go adds the finds.
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

// Names returns a digest of candidates to look for in the texts: every spelling
// that may be a name. It stays the same as long as the tags that name figures
// do.
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
