package store

import (
	"bytes"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"slices"
	"strings"

	"briefing/briefing"
)

// separate returns the articles that are the first with their text, and those
// that may be copies of others; regroup decides about these.
func (w *Writer) separate(ctx context.Context, articles []articleRow) (firsts, others []articleRow, err error) {
	var keys []textKey
	for _, r := range articles {
		if r.hasKey {
			keys = append(keys, r.key)
		}
	}
	known, err := w.knownKeys(ctx, keys)
	if err != nil {
		return nil, nil, err
	}
	for _, r := range articles {
		if r.hasKey && known[r.key] {
			others = append(others, r)
			continue
		}
		known[r.key] = r.hasKey
		firsts = append(firsts, r)
	}
	return firsts, others, nil
}

// knownKeys returns the keys that articles in the index have.
func (w *Writer) knownKeys(ctx context.Context, keys []textKey) (map[textKey]bool, error) {
	known := map[textKey]bool{}
	const atOnce = 1000
	for chunk := range slices.Chunk(keys, atOnce) {
		args := make([]any, len(chunk))
		for i := range chunk {
			args[i] = chunk[i][:]
		}
		list := "SELECT key FROM same WHERE key IN (?" + strings.Repeat(", ?", len(chunk)-1) + ")"
		if err := w.eachKey(ctx, list, func(key textKey) { known[key] = true }, args...); err != nil {
			return nil, err
		}
	}
	return known, nil
}

// eachKey calls do with every key from a query.
func (w *Writer) eachKey(ctx context.Context, query string, do func(textKey), args ...any) error {
	return w.x.each(ctx, query, func(row *sql.Rows) error {
		var key sql.RawBytes
		err := row.Scan(&key)
		if err == nil && len(key) != len(textKey{}) {
			err = fmt.Errorf("key of a text: %w", errDamaged)
		}
		if err == nil {
			do(textKey(key))
		}
		return err
	}, args...)
}

// writeKeys writes the keys of articles' texts.
func (w *Writer) writeKeys(ctx context.Context, articles []articleRow) error {
	keyed := slices.DeleteFunc(slices.Clone(articles), func(r articleRow) bool { return !r.hasKey })
	slices.SortFunc(keyed, func(a, b articleRow) int { return bytes.Compare(a.key[:], b.key[:]) })
	in := insert(ctx, w.x.conn, "INSERT INTO same VALUES (?, ?)")
	for _, r := range keyed {
		in.row(r.key[:], r.id)
	}
	return in.close()
}

// writeCopies writes articles as copies, and then decides which of them are.
func (w *Writer) writeCopies(ctx context.Context, articles []articleRow) error {
	keys := map[textKey]bool{}
	firsts := map[textKey]member{}
	in := insert(ctx, w.x.conn, insertCopy)
	for _, r := range articles {
		m := member{id: r.Article.ID, file: r.Article.File, named: w.named[r.Article.ID]}
		isPlain, err := w.isPlainCopy(ctx, firsts, r.key, m)
		if err != nil {
			return errors.Join(in.close(), err)
		}
		keys[r.key] = keys[r.key] || !isPlain
		in.copy(r)
	}
	return errors.Join(in.close(), w.regroupAll(ctx, keys))
}

// isPlainCopy reports whether an article is a copy that does not affect the
// others with its text: the first of them stands before it in the same
// document. A document may hold one text very often. firsts caches the firsts.
func (w *Writer) isPlainCopy(ctx context.Context, firsts map[textKey]member, key textKey, m member) (bool, error) {
	first, isKnown := firsts[key]
	if !isKnown {
		articles, err := w.firsts(ctx, key)
		if err != nil || len(articles) == 0 {
			return false, err
		}
		first = slices.MinFunc(articles, compareMembers)
		firsts[key] = first
	}
	return !m.named && m.file == first.file && compareMembers(first, m) < 0, nil
}

// regroupAll regroups the articles with the texts of those keys that map to
// true.
func (w *Writer) regroupAll(ctx context.Context, keys map[textKey]bool) error {
	for key, isWanted := range keys {
		if !isWanted {
			continue
		}
		if err := w.regroup(ctx, key); err != nil {
			return fmt.Errorf("articles with the same text: %w", err)
		}
	}
	return nil
}

func (w *Writer) regroup(ctx context.Context, key textKey) error {
	members, err := w.members(ctx, key)
	if err != nil || len(members) == 0 {
		return err
	}
	articles, copies, also := group(members)
	for _, m := range copies {
		if !m.isCopy {
			if err := w.makeCopy(ctx, m, key); err != nil {
				return fmt.Errorf("article %q: %w", m.id, err)
			}
		}
	}
	in := insert(ctx, w.x.conn, "UPDATE article SET also = ?1 WHERE key = ?2 AND also <> ?1")
	for i, m := range articles {
		if m.isCopy {
			if err := w.makeArticle(ctx, m, key); err != nil {
				return fmt.Errorf("article %q: %w", m.id, err)
			}
		}
		if i > 0 {
			also = nil
		}
		in.row(toJSON(also), string(m.id))
	}
	return in.close()
}

// members returns the articles with the same text.
func (w *Writer) members(ctx context.Context, key textKey) ([]member, error) {
	articles, err1 := w.firsts(ctx, key)
	copies, err2 := w.listed(ctx, "SELECT id, key, file FROM copy WHERE same = ?", key, true)
	return append(articles, copies...), errors.Join(err1, err2)
}

// firsts returns the articles with a text that are no copies: those named by
// the digest, or else one.
func (w *Writer) firsts(ctx context.Context, key textKey) ([]member, error) {
	return w.listed(ctx, "SELECT article.id, article.key, file FROM same JOIN article ON article.id = same.article WHERE same.key = ?", key, false)
}

// listed returns the articles with a text that a query lists.
func (w *Writer) listed(ctx context.Context, query string, key textKey, isCopy bool) ([]member, error) {
	var members []member
	err := w.x.each(ctx, query, func(row *sql.Rows) error {
		m := member{isCopy: isCopy}
		err := row.Scan(&m.row, &m.id, &m.file)
		m.named = w.named[m.id]
		members = append(members, m)
		return err
	}, key[:])
	return members, err
}

const copyColumns = "copy.id, key, title, source, author, published, url, file, original, language, tags, words, also, by_name, note, paths"

// makeArticle turns a copy into an article.
func (w *Writer) makeArticle(ctx context.Context, m member, key textKey) error {
	r, err := w.readArticle(ctx, "SELECT body, removed, "+copyColumns+" FROM copy WHERE id = ?", m.row)
	if err != nil {
		return err
	}
	if err := w.exec(ctx, "DELETE FROM copy WHERE id = ?", m.row); err != nil {
		return err
	}
	if r.Mentions, err = w.check.sortMentions(Linked{r.Article, w.link(r.Article)}); err != nil {
		return err
	}
	if r.id, err = w.newID(ctx, r.Article.Published); err != nil {
		return err
	}
	r.key, r.hasKey = key, true
	r.index = newIndexRow(r.id, r.Linked)
	return w.writeAll(ctx, []articleRow{r})
}

// makeCopy turns an article into a copy.
func (w *Writer) makeCopy(ctx context.Context, m member, key textKey) error {
	r, err := w.readArticle(ctx, "SELECT body, removed, "+entryColumns+" FROM article JOIN text USING (id) WHERE article.id = ?", m.row)
	if err != nil {
		return err
	}
	if err := w.exec(ctx, "DELETE FROM article WHERE id = ?", m.row); err != nil {
		return err
	}
	if _, err := w.removeArticle(ctx, m.row, r.Article.Title); err != nil {
		return err
	}
	r.key, r.Article.Also = key, nil
	in := insert(ctx, w.x.conn, insertCopy)
	in.copy(r)
	return in.close()
}

func (w *Writer) readArticle(ctx context.Context, query string, row int64) (r articleRow, err error) {
	err = w.x.each(ctx, query, func(row *sql.Rows) error {
		var body []byte
		var removed sql.RawBytes
		entry, err := scanEntry(row, &r.id, &body, &removed)
		if err != nil {
			return err
		}
		r.Article = &briefing.Article{Entry: entry, Text: string(body)}
		return fromJSON(removed, &r.Article.Removed)
	}, row)
	if err == nil && r.Article == nil {
		err = fmt.Errorf("no text: %w", errDamaged)
	}
	return r, err
}

// regroupNamed decides again which articles are copies, since the digest may
// now name others.
func (w *Writer) regroupNamed(ctx context.Context) error {
	const list = "SELECT same FROM copy UNION SELECT key FROM same GROUP BY key HAVING count(*) > 1"
	var keys []textKey
	if err := w.eachKey(ctx, list, func(key textKey) { keys = append(keys, key) }); err != nil {
		return err
	}
	for chunk := range slices.Chunk(keys, batchArticles) {
		err := w.transact(ctx, func(ctx context.Context) error {
			for _, key := range chunk {
				if err := w.regroup(ctx, key); err != nil {
					return err
				}
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}
