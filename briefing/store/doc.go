// Package store keeps a library in SQLite and searches it with FTS5.
//
// A [Store] is a briefing.Library. [Memory] makes an empty one and
// [Store.Import] fills it. What every screen needs at once (entries, tallies
// and, of a small library, texts and mentions) is kept as Go data beside the
// database, so Import returns before SQLite has done anything: rows and search
// index are written in the background, and the methods that need them wait.
//
// A large library is on disk: [OpenIndex] opens its [Index], a [Writer] brings
// it up to date, and [Index.Load] makes a Store of it, which sees the
// index as it was then, whatever others write to it. Entries are read in chunks when
// they are first asked for; texts and mentions stay in the file.
//
// The files, in the order in which they are best read:
//
//   - schema.go: the tables and their content
//   - store.go: Store, its life and its background work; query.go its readers
//   - catalog.go: the data kept beside the database; gather.go the topics that gather
//     articles
//   - write.go, spans.go, linked.go, posting.go: articles and mentions to rows
//   - index.go: articles to the search index
//   - read.go: the methods of briefing.Library except search
//   - search.go: from query to results; match.go turns the query into an FTS5 expression,
//     dates.go and subject.go its filters; finder.go finds the hits in a text and
//     passage.go the sentences around them
//   - rank.go: the best first, from the lists of hits in hits.go and phrase.go; scale.go what
//     scores depend on besides, estimate.go which words are common; the package fts5 reads the
//     lists
//   - disk.go, own.go, lock.go, documents.go: an index, the files it may replace, locking,
//     the documents it was read from
//   - writer.go, remove.go, relink.go, tally.go: its changes; same.go, copies.go: articles
//     with the same text
//   - chunk.go, shelve.go: the catalog of an index; common.go: its common words
//   - load.go, shelf.go: from index to Store; detach.go gives it a copy
//   - suggest.go: corrections of misspelt words
package store
