package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
)

// querier is a *sql.DB, a *sql.Conn or a *reader.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
}

// reader is a connection for reading, which prepares each query once. A query must not be
// asked again while its rows are being read. It is not safe for concurrent use.
type reader struct {
	*sql.Conn
	prepared map[string]*sql.Stmt // by query
}

// Close closes the connection. With a query still prepared, SQLite would keep it open.
func (r *reader) Close() error {
	var err error
	for _, statement := range r.prepared {
		err = errors.Join(err, statement.Close())
	}
	return errors.Join(err, r.Conn.Close())
}

// QueryContext returns the rows of a query, whose text should be a constant.
func (r *reader) QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error) {
	if r.prepared[query] == nil {
		statement, err := r.PrepareContext(ctx, query)
		if err != nil {
			return nil, err
		}
		r.prepared[query] = statement
	}
	return r.prepared[query].QueryContext(ctx, args...)
}

// errEnough is what a function for rows returns to read no more of them.
var errEnough = errors.New("enough rows")

// eachRow calls do for every row of a query, or up to the one for which do returns
// errEnough.
func eachRow(ctx context.Context, from querier, query string, args []any, do func(*sql.Rows) error) error {
	rows, err := from.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close() // even if do fails: a connection with open rows can never be closed
	for rows.Next() {
		switch err := do(rows); {
		case errors.Is(err, errEnough):
			return rows.Close()
		case err != nil:
			return err
		}
	}
	return errors.Join(rows.Err(), rows.Close())
}

// query calls each for every row of a query, once the library is written.
// Meanwhile nothing else can read a library in memory, so each must be quick,
// and must not query.
func (s *Store) query(ctx context.Context, query string, args []any, each func(*sql.Rows) error) error {
	return s.withReader(ctx, func(from querier) error { return eachRow(ctx, from, query, args, each) })
}

// withReader calls do with a connection for reading, once the library is
// written.
func (s *Store) withReader(ctx context.Context, do func(querier) error) error {
	if err := s.wait(ctx, s.written); err != nil {
		return err
	}
	if s.conns == nil {
		return s.failure(ctx, do(s.db))
	}
	select {
	case c := <-s.conns:
		defer func() { s.conns <- c }()
		return s.failure(ctx, do(c))
	case <-ctx.Done():
		return ctx.Err()
	case <-s.background.Done():
		return errors.New("the library is closed")
	}
}

// failure returns the error to report for err. It marks a damaged index, which the next
// opening of the library rebuilds, whether this one is still open or not.
func (s *Store) failure(ctx context.Context, err error) error {
	switch {
	case err == nil:
		return nil
	case ctx.Err() != nil:
		return ctx.Err() // SQLite would report an interrupt
	case s.index != nil && IsDamage(err):
		if s.damaged.CompareAndSwap(false, true) {
			_ = s.index.unlink(context.WithoutCancel(ctx)) // else whoever opens it finds out
		}
		return fmt.Errorf("the index %q is damaged: opening the library again rebuilds it: %w", s.index.path, Reason(err))
	}
	return Reason(err)
}

// disconnect closes the database, once no reader is at work.
func (s *Store) disconnect() error {
	var err error
	for range s.reading {
		err = errors.Join(err, (<-s.conns).Close())
	}
	return errors.Join(err, s.db.Close(), removeCopy(s.copied))
}
