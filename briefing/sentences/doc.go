// Package sentences tells how the sentences of articles stand to each other: which
// repeats an earlier one, in which a number changed, which is new.
//
// A sentence stands to an earlier one in one of four ways ([Kind]): [Same], [Edited],
// [Changed] or [New]. Likeness alone does not tell them apart: two sentences of twenty
// words can differ by one "not". So the rules are about what differs, not about how
// much is alike. [Edited] is a sentence that has nothing the earlier one lacks: the
// earlier one with words left out, or with a phrase moved from one end to the other.
// Some words may not be left out: negations, hedges, bounds, plans. These
// are tables of one language (tables/); a language without a table has only [Same] and
// [New].
//
// The files, in the order in which they are best read:
//
//   - word.go: a sentence as words that can be compared
//   - table.go: what kinds of word there are
//   - sentence.go: [Sentence] and [Text], an article made ready
//   - align.go: which word of one sentence is which of the other
//   - compare.go: the four kinds; changed.go the third
//   - side.go: [Beside], two texts side by side
//   - index.go: [Index], the sentences of a library by what they have in common;
//     standing.go: those that a source has again and again
//   - library.go: [Comparison], what the articles of a library have of each other; touched.go:
//     which of them are compared again after a change; file.go: what is kept of it on disk
//   - origins.go: [Origins], which articles have most of their text of others
package sentences
