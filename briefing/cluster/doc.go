// Package cluster keeps a library on OpenSearch or Elasticsearch, where many readers
// share it, and reads it from there.
//
// A shared library is one index of the cluster. It holds documents of three kinds:
//
//   - article: an article with its words as the search looks for them (see package
//     match), and its data: entry, text and mentions. Its id is made of the article's
//     and of a hash of all this, so a changed article is another document.
//   - part: what lists and trails need of some hundred articles in a row: their
//     entries, their mentions by subject, their words. A part is named by the hash of
//     its content and never changes. Further pieces have the sums: for each subject, how
//     many articles and mentions each part has, which tells where to look for a few of them.
//   - manifest: which parts the library consists of, in order; the digest; counts.
//
// What a reader sees is what one manifest names: a generation. Publishing writes
// the articles and parts of the next generation beside those of the present one,
// and then the manifest, which makes all of it visible at once. An article has the
// first generation that it is in and the first that it is not in; each search asks for
// those of one generation. A publisher that is killed before it writes the manifest
// has changed nothing that anybody sees, and the next one sends what is missing.
//
// Publishing keeps the articles of the generation before, for readers that are still at
// it; a reader follows within seconds.
//
// The package speaks JSON over net/http: the Go clients of the two products refuse each
// other's servers. It uses only what OpenSearch 2 and 3 and Elasticsearch 7 have in
// common.
package cluster
