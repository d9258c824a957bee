package problems

import (
	"strconv"

	"briefing/briefing"
	"briefing/briefing/page/sheet"
)

// flawed is a library that knows the flaws of its documents.
type flawed interface {
	// Flaws returns them in the order of the documents.
	Flaws() []briefing.Flaw
	// PassedOver says which folders were not read, "" if there are none.
	PassedOver() string
}

// WriteDocuments lists the flaws of documents, part by part.
func WriteDocuments(on *sheet.Sheet) error {
	s := &scribe{on}
	var flaws []briefing.Flaw
	passed := ""
	if lib, ok := s.Lib.(flawed); ok {
		flaws, passed = lib.Flaws(), lib.PassedOver()
	}
	s.Title("Documents that were not read, or not as a whole")
	if passed != "" {
		s.Para(func() { s.Text("Folders " + passed + ".") })
	}
	if len(flaws) == 0 {
		s.Para(func() { s.Text("All documents were read.") })
		return nil
	}
	s.Para(func() { s.Text("What is wrong with each. When it is mended, it is read again.") })
	s.Parts(len(flaws), sheet.MostRows, "reasons")
	from, to := s.Part(len(flaws), sheet.MostRows)
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
	s.Item(func() {
		if article != "" {
			s.LinkText(f.File.String(), sheet.Target{Page: sheet.OfArticle(article)})
		} else {
			s.Text(f.File.String())
		}
		if f.Line > 0 {
			s.Dots("line " + strconv.Itoa(f.Line) + ", column " + strconv.Itoa(f.Column))
		}
		s.Dots(f.Text)
	})
}

// articlesIn returns the first article of each flawed document that has one.
func (s *scribe) articlesIn(flaws []briefing.Flaw) (map[briefing.FileName]briefing.ArticleID, error) {
	wanted := map[briefing.FileName]bool{}
	for _, f := range flaws {
		wanted[f.File] = true
	}
	entries, err := s.Lib.Entries(s.Ctx)
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
