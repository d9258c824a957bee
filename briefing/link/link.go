// Package link finds what articles say about the subjects of a digest.
//
// [New] compiles every name, word and term of a digest into one trie of folded
// words; [Linker.Link] walks over an article once and turns what it meets into
// mentions. Nothing is guessed: every mention is a range of bytes in which the
// spellings of the digest stand as whole words.
//
// # Spellings
//
// A text is read as its page shows it, see package shown: what stands in a link's
// address or title, a comment or a tag names nobody, nor does code, and a name may go
// over markup. Words are those of package fold: hyphens, apostrophes, dashes and white space
// are borders, accents do not count. Between two words of a spelling white space
// is free, but never an empty line; a hyphen or dash may stand for white space
// and the other way round; other punctuation must be there, in any of its
// typographic forms. A number is whole only with its thousands and decimals: "8"
// is not in "8,000".
//
//   - A name of several words may have any case. Only words in full capitals
//     must be so in the text. (A figure's names, an event's
//     names.)
//   - A name of one word must have its case, or be in full capitals where it begins a
//     line, "MOSCOW (AP) - ", or stands between words in full capitals. For that it
//     needs five letters, or four if it is no other word. (A surname needs three.)
//   - An acronym of four letters or more that is no other word may be written as it
//     is spoken, "Nato". A thing may have an s: "F-16s".
//   - Upper-case letters of a term must be upper case in the text, others may
//     have any case. (Topic words, terms of rules.)
//   - A literal term must stand letter by letter.
//
// # Names
//
// Where names of figures overlap, the one that begins first wins, and of those
// the longest. The surname of a person, if nobody is listed under it, is a
// mention once the person's full name stands in the same article; see
// surname.go for what keeps it from being one. Full names are also those that have
// more given names than the digest has, "Hillary Rodham Clinton". A name that is listed
// for several figures is one of them once that figure is named otherwise; a place that
// is a surname, too, is distinguished from the person by the words beside it.
//
// A name is no mention where it is part of another name, which the words beside it
// tell:
//
//   - a place in "South Sudan", "Gulf of Oman", "Jordan Valley", "Lincoln Park", "Neil
//     Jordan", "Secretary Austin";
//   - a person's name of one word after a given name that is not the person's, or
//     where it is a month or a word that opens a sentence: "Hunter Biden", "In May",
//     "Power outages", "the Catholic Church", "Johnson & Johnson";
//   - a person's full name in "Donald Trump Jr." and "Charles de Gaulle Airport";
//   - an acronym that is a word in a clause in capitals: "WHO KILLED HIM".
//
// What a language makes of a word stands in the tables of package language: which
// words are titles, months, given names, or open a sentence without being a name. In
// languages that inflect names the forms of a listed name count in articles of that
// language, if they have a capital where the script has any, and the name four letters or
// more, or several words; a name as it is listed goes before another's form, and a form of
// two figures is neither's. What Arabic and Hebrew write before a name and Korean behind it
// is no part of the mention. In
// scripts without spaces a name is found by its characters: a single one names nobody,
// katakana that goes on beside a name is part of a longer word, and of names in Chinese
// characters the tables know which go on: 王伟 is not in 王伟民.
//
// # Rules
//
// All other subjects are found sentence by sentence, at most once in each. An
// event, number or claim is mentioned by the shortest passage that satisfies one
// of its rules, the first of them if several are equally short; a topic by the
// passage from the first to the last of its words, and of the mentions of what
// it is about. Headings, list items and table cells are sentences of their own.
//
// A term can be any number, as package quantity reads them: of the sort that the
// unit of its subject is of, and of several the one that counts another term of the
// rule. The passage about a number cuts no quantity; where a
// rule has "8,000", it is "over 8,000 drones".
package link

import (
	"sync"

	"briefing/briefing"
)

// Linker links articles to one digest. It is safe for concurrent use.
type Linker struct {
	plain     vocabulary // in most languages
	inflected sync.Map   // by *language.Inflection: the vocabularies of languages where names change
	figures   []figure
	surnames  []surname
	given     map[string]bool // folded given names of persons
	beside    filter          // words that may make a place part of another name
	terms     []term
	rules     []rule
	described []described
	topics    []briefing.SubjectID
	groups    int32 // of all rules
	numbers   []anyNumber
	entries   []Spelling

	scratch sync.Pool // of *scratch
}

// Links is what one article says about the subjects of a digest.
type Links struct {
	// Mentions is in text order; of those that start at the same byte the longer
	// comes first.
	Mentions []briefing.Mention
	// Ambiguous lists surnames, and forms of several names, that were not linked, once
	// each.
	Ambiguous []Ambiguity
	// Usage says which spellings stand in the article, for Unused.
	Usage Usage
}

// Ambiguity is a surname, or a name listed for several figures, that stands in an
// article for one of several that are named there otherwise too; or a form that names of
// two figures have.
type Ambiguity struct {
	Article briefing.ArticleID
	Surname string               // as the digest has it; a form as found
	Figures []briefing.SubjectID // in the order of the digest
	Other   string               // the name of somebody else who bears it, as found; "" if there is none
}

// New returns a Linker for d, which must not change any more.
func New(d *briefing.Digest) *Linker {
	l := compile(d)
	l.scratch.New = func() any { return newScratch(l) }
	return l
}

// Link returns what a says about the subjects of the digest. It takes time and
// memory linear in the length of the text.
func (l *Linker) Link(a *briefing.Article) Links {
	s := l.scratch.Get().(*scratch)
	defer l.scratch.Put(s)
	return l.link(s, a)
}

func (l *Linker) link(s *scratch, a *briefing.Article) Links {
	s.begin(l, a)
	l.scan(s)
	l.judgeNames(s)
	ambiguous := l.resolveSurnames(s)
	l.describe(s)
	return Links{Mentions: s.takeMentions(), Ambiguous: ambiguous, Usage: s.takeUsage()}
}
