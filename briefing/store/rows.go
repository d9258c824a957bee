package store

import (
	"context"
	"errors"

	"briefing/briefing"
)

func (w *Writer) writeArticles(ctx context.Context, articles []articleRow) error {
	entries := insert(ctx, w.x.conn, insertArticle)
	texts := insert(ctx, w.x.conn, insertText)
	words := insert(ctx, w.x.conn, insertIndex)
	for _, r := range articles {
		entries.article(r.id, r.Article.Entry)
		texts.row(r.id, []byte(r.Article.Text), toJSON(r.Article.Removed))
		words.index(r.index)
	}
	return errors.Join(entries.close(), texts.close(), words.close())
}

func (w *Writer) writeMentions(ctx context.Context, articles []articleRow) error {
	var rows []mentionRow
	linked := insert(ctx, w.x.conn, insertLinked)
	for _, r := range articles {
		of := w.mentionRows(r.id, r.Mentions)
		linked.row(r.id, appendLinked([]byte{}, of))
		rows = append(rows, of...)
	}
	return errors.Join(linked.close(), w.putMentions(ctx, rows))
}

// mentionRows returns the mentions of one article, a row for each subject.
func (w *Writer) mentionRows(article int64, mentions []briefing.Mention) []mentionRow {
	rows := mentionRows(w.check, article, mentions)
	for i := range rows {
		rows[i].subject = w.subjects[rows[i].mentions[0].Subject]
	}
	return rows
}

// putMentions writes rows of mentions, and forgets the tallies of their subjects.
func (w *Writer) putMentions(ctx context.Context, rows []mentionRow) error {
	in := insert(ctx, w.x.conn, insertPosting)
	err := putPostings(rows, func(subject int64, part []byte) error {
		in.row(subject, part)
		return w.forgetTally(ctx, subject)
	})
	return errors.Join(err, in.close())
}

// forgetTally drops the tally of a subject, which is to be counted again.
func (w *Writer) forgetTally(ctx context.Context, subject int64) error {
	if !w.tallied[subject] {
		return nil
	}
	delete(w.tallied, subject)
	return w.exec(ctx, "DELETE FROM tally WHERE subject = ?", subject)
}
