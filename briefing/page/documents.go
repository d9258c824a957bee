package page

import (
	"strconv"

	"briefing/briefing"
)

// flawed is a library that knows the flaws of its documents.
type flawed interface {
	// Flaws returns them in the order of the documents.
	Flaws() []briefing.Flaw
	// PassedOver says which folders were not read, "" if there are none.
	PassedOver() string
}

// writeDocuments lists the flaws of documents, part by part.
func writeDocuments(s *scribe) error { return s.documents() }

func (s *scribe) documents() error {
	var flaws []briefing.Flaw
	passed := ""
	if lib, ok := s.lib.(flawed); ok {
		flaws, passed = lib.Flaws(), lib.PassedOver()
	}
	s.title("Documents that were not read, or not as a whole")
	if passed != "" {
		s.para(func() { s.text("Folders " + passed + ".") })
	}
	if len(flaws) == 0 {
		s.para(func() { s.text("All documents were read.") })
		return nil
	}
	s.para(func() { s.text("What is wrong with each. When it is mended, it is read again.") })
	s.parts(len(flaws), mostRows, "reasons")
	from, to := s.part(len(flaws), mostRows)
	articles, err := s.articlesIn(flaws[from:to])
	if err != nil {
		return err
	}
	for _, f := range flaws[from:to] {
		s.flaw(f, articles[f.File])
	}
	return nil
}

// flaw writes a flaw of a document, with a link to its article if there is one
// nevertheless.
func (s *scribe) flaw(f briefing.Flaw, article briefing.ArticleID) {
	s.item(func() {
		if article != "" {
			s.linkText(f.File.String(), Target{Page: OfArticle(article)})
		} else {
			s.text(f.File.String())
		}
		if f.Line > 0 {
			s.dots("line " + strconv.Itoa(f.Line) + ", column " + strconv.Itoa(f.Column))
		}
		s.dots(f.Text)
	})
}

// articlesIn returns the first article of each flawed document that has one.
func (s *scribe) articlesIn(flaws []briefing.Flaw) (map[briefing.FileName]briefing.ArticleID, error) {
	wanted := map[briefing.FileName]bool{}
	for _, f := range flaws {
		wanted[f.File] = true
	}
	entries, err := s.lib.Entries(s.ctx)
	if err != nil {
		return nil, err
	}
	found := map[briefing.FileName]briefing.ArticleID{}
	for _, e := range entries {
		if wanted[e.File] && found[e.File] == "" {
			found[e.File] = e.ID
		}
	}
	return found, nil
}
