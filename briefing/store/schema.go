package store

// schema makes the tables of an empty database.
//
// An article's id says when it was published: the first day it may have been,
// counted from 1 January of the year 1 as day 1, times 1<<20, plus a number that
// tells the articles of a day apart. Unknown dates are day 0. So the newest
// articles are those with the highest ids, which FTS5 returns first at no cost,
// and those of unknown date come last. The articles of a day are in the order of
// the catalog's entries, on disk only as far as one batch of an import goes.
//
//   - article: what lists show. key is the article's ID, published EDTF, tags a
//     JSON list, and also one of documents, see Entry.Also. by_name is
//     Entry.DatedByName, note Entry.Note and paths Entry.Paths in JSON.
//   - text: the article's text, in which all spans count bytes. removed is a
//     JSON list of the lines that were cleaned away.
//   - subject: the digest's subjects, numbered in its order; on disk in the order
//     in which they came up, so that a changed digest leaves the others alone.
//   - posting: the mentions of a subject, in one part or several, see posting. To
//     read and to write a row for each article that mentions it takes ten times
//     longer.
//   - linked: all mentions in an article, see appendLinked.
//   - fts: the search index. title and body hold the words of title and shown text,
//     folded, with one space between; alias holds the compounds of both written
//     together ("s400"), folded; facet holds marks to filter by, see match.Words.
//     Words being folded already, the tokenizer must do no more than split at
//     spaces. The texts themselves are not kept in it: hits are found again in
//     the text, where their spans are exact.
//
// The weights are those of a match in title, body, alias and facet. detail must
// be full: without positions BM25 is twenty times slower and there are no
// phrases. A prefix index would make the first letters of a query no faster to
// rank, and building slower by three quarters.
const schema = `
PRAGMA temp_store = MEMORY;
CREATE TABLE article(
	id        INTEGER PRIMARY KEY,
	key       TEXT NOT NULL UNIQUE,
	title     TEXT NOT NULL,
	source    TEXT NOT NULL,
	author    TEXT NOT NULL,
	published TEXT NOT NULL,
	url       TEXT NOT NULL,
	file      TEXT NOT NULL,
	original  TEXT NOT NULL,
	language  TEXT NOT NULL,
	tags      TEXT NOT NULL,
	words     INTEGER NOT NULL,
	also      TEXT NOT NULL,
	by_name   INTEGER NOT NULL,
	note      TEXT NOT NULL,
	paths     TEXT NOT NULL
);
CREATE TABLE text(
	id      INTEGER PRIMARY KEY,
	body    BLOB NOT NULL,
	removed TEXT NOT NULL
);
CREATE TABLE subject(
	id  INTEGER PRIMARY KEY,
	key TEXT NOT NULL UNIQUE
);
CREATE TABLE posting(
	id       INTEGER PRIMARY KEY,
	subject  INTEGER NOT NULL,
	articles BLOB NOT NULL
);
CREATE INDEX posting_subject ON posting(subject);
CREATE TABLE linked(
	article  INTEGER PRIMARY KEY,
	mentions BLOB NOT NULL
);
CREATE VIRTUAL TABLE fts USING fts5(
	title, body, alias, facet,
	content = '', contentless_delete = 1, tokenize = 'ascii'
);
INSERT INTO fts(fts, rank) VALUES ('rank', 'bm25(5.0, 1.0, 2.0, 0.0)');
`

// version is the user_version of a database on disk. One of another version is
// rebuilt, for every row can be made from the library's files: raise it when
// the tables change, or what is written into them.
const version = 24

// applicationID marks a database on disk as one of this program.
const applicationID = 0x62726966

// diskSchema makes the tables that only a database on disk has.
//
//   - meta: library is what the database is the index of, maker the program that
//     made it; linked the digest of all mentions; relinking the digest of the
//     mentions up to the id cursor; generation
//     counts the transactions; "derived" and a generation is what KeepDerived kept;
//     gone the lengths to subtract, see lengths.
//   - document: a document as it was when it was read: how big, when modified
//     (nanoseconds since 1970, or -1 if that cannot be relied upon), the hash
//     of its bytes, the fingerprint of the digest's description, the IDs of its
//     articles and its problems as JSON lists. Of one that
//     is read in parts, articles are those of the last part; it is unfinished as
//     long as that is to come. Those with problems are few, and are listed
//     whenever the library is opened.
//   - part: the articles of the other parts of a document, numbered from 0.
//   - same: the articles by the keys of their texts, see keyOf.
//   - copy: articles that are copies of others, with all their data except
//     mentions and words; same is the key of the text.
//   - fts merges sixteen parts of a size and not four, which makes an import
//     cheaper by a tenth or more, and keeps 8 MB in memory before it writes a segment,
//     not one, which makes the index smaller by a tenth.
//   - tally: how often a subject is mentioned, and in how many articles. A subject
//     without a row has no posting, or one that is to be counted and may be in
//     several parts.
//   - common: the words that many articles have, and about how many had them when
//     there were as many articles as meta's counted says; see writeCommon.
//   - catalog: the articles in their order, see chunkEntries.
//   - reading: the reading of an article by the rules in meta's readings, see Index.Read.
const diskSchema = `
CREATE TABLE meta(
	key   TEXT PRIMARY KEY,
	value ANY NOT NULL
) WITHOUT ROWID;
INSERT INTO meta VALUES ('generation', 0), ('linked', ''), ('relinking', ''), ('cursor', -1), ('counted', 0), ('readings', ''), ('gone', x'');
CREATE TABLE document(
	path     TEXT PRIMARY KEY,
	size     INTEGER NOT NULL,
	modified INTEGER NOT NULL,
	said     TEXT NOT NULL,
	hash     BLOB NOT NULL,
	articles TEXT NOT NULL,
	problems TEXT NOT NULL,
	unfinished INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX document_bad ON document(path) WHERE problems <> 'null';
CREATE TABLE part(
	path     TEXT NOT NULL,
	n        INTEGER NOT NULL,
	articles TEXT NOT NULL,
	PRIMARY KEY (path, n)
) WITHOUT ROWID;
CREATE TABLE same(
	key     BLOB NOT NULL,
	article INTEGER NOT NULL,
	PRIMARY KEY (key, article)
) WITHOUT ROWID;
CREATE TABLE copy(
	id        INTEGER PRIMARY KEY,
	same      BLOB NOT NULL,
	key       TEXT NOT NULL UNIQUE,
	title     TEXT NOT NULL,
	source    TEXT NOT NULL,
	author    TEXT NOT NULL,
	published TEXT NOT NULL,
	url       TEXT NOT NULL,
	file      TEXT NOT NULL,
	original  TEXT NOT NULL,
	language  TEXT NOT NULL,
	tags      TEXT NOT NULL,
	words     INTEGER NOT NULL,
	also      TEXT NOT NULL,
	by_name   INTEGER NOT NULL,
	note      TEXT NOT NULL,
	paths     TEXT NOT NULL,
	body      BLOB NOT NULL,
	removed   TEXT NOT NULL
);
CREATE INDEX copy_same ON copy(same);
CREATE TABLE tally(
	subject  INTEGER PRIMARY KEY,
	mentions INTEGER NOT NULL,
	articles INTEGER NOT NULL
);
CREATE TABLE common(
	term     TEXT PRIMARY KEY,
	articles INTEGER NOT NULL
) WITHOUT ROWID;
CREATE TABLE catalog(
	chunk   INTEGER PRIMARY KEY,
	entries BLOB NOT NULL
);
CREATE TABLE reading(
	article INTEGER PRIMARY KEY,
	data    BLOB NOT NULL
);
CREATE TRIGGER article_gone AFTER DELETE ON article BEGIN
	DELETE FROM reading WHERE article = old.id;
END;
INSERT INTO fts(fts, rank) VALUES ('automerge', 16);
INSERT INTO fts(fts, rank) VALUES ('hashsize', 8388608);
`
