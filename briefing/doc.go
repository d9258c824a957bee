// Package briefing is the domain of the briefing reader: one story, told by
// many articles, and the links between what they say.
//
// Start with [Ref]: a byte range in one article's text. Mentions, search hits,
// quotes and notes all are Refs, so there is one way to jump to a place and one
// way to highlight it.
//
// The files, in the order in which they are best read:
//
//   - ref.go: [Span] and [Ref], positions in a text
//   - date.go: [Date], a day, month, year or interval as exact as it is known
//   - article.go: [Article], one text and where it came from
//   - subject.go: [Subject], anything one can follow: [Figure], [Event],
//     [Number], [Claim], [Topic]; and [Rule], the terms that describe one
//   - digest.go: [Digest], an editor's account of a set of articles
//   - library.go: [Library], what pages and panes read from; [Mention], [Passage]
//   - trail.go: [Trail], the ordered stops that a reader walks
//   - query.go: [Query], the search language; query_parse.go and query_lex.go
//     read it
//   - selection.go: [Selection], which answers what needs no look at the texts
//   - lookup.go: [Lookup], what a name means
//   - sentence.go, count.go: the sentence around a span; how lists say a number
//
// The packages below this one do the work. digest and source read files, link
// finds the mentions, quantity reads the numbers in a sentence, sentences compares
// the sentences of articles, concord sets passages below each other, pick reads the number that one passage gives, match says what a query asks of an article's words, store
// keeps and searches a library and cluster shares one, library puts these together, and page writes what the
// reader sees. For authors of a digest, explain counts what each spelling of a
// subject finds, and variants proposes names that it lacks. Articles come in
// through add: from the web, from feeds and from files. None of them knows a
// terminal.
package briefing
