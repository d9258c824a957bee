package library

import (
	"context"
	"errors"
	"reflect"
	"slices"

	"briefing/briefing/digest"
)

// ErrUnchanged says that nothing has changed since the library was last opened.
var ErrUnchanged = errors.New("nothing has changed")

// UnsoundError says that a digest has problems that it did not have before.
// That happens while somebody edits it.
type UnsoundError struct {
	Problem digest.Problem // the first new problem
	More    int            // how many more there are
}

func (e *UnsoundError) Error() string { return e.Problem.Error() }

// isSound returns an *UnsoundError if the digest has problems that since's did
// not have. Their positions in the file do not matter.
func (l *Library) isSound(since *Library) error {
	known := map[string]int{}
	if since != nil {
		for _, p := range since.Problems() {
			known[p.Message()]++
		}
	}
	added := slices.DeleteFunc(slices.Clone(l.Problems()), func(p digest.Problem) bool {
		known[p.Message()]--
		return known[p.Message()] >= 0
	})
	if len(added) == 0 {
		return nil
	}
	return &UnsoundError{Problem: added[0], More: len(added) - 1}
}

// saysTheSame reports whether two libraries agree in everything except their
// articles and links: digest, problems, errors and notices.
func (l *Library) saysTheSame(since *Library) bool {
	return l.HasDigest == since.HasDigest &&
		reflect.DeepEqual(l.digest.Digest, since.digest.Digest) &&
		slices.Equal(l.Problems(), since.Problems()) &&
		slices.Equal(lines(l.Documents), lines(since.Documents)) &&
		slices.Equal(l.Notices, since.Notices)
}

// lines returns the messages of errors.
func lines[E error](errs []E) []string {
	out := make([]string, len(errs))
	for i, err := range errs {
		out[i] = err.Error()
	}
	return out
}

// differs returns ErrUnchanged if a library in memory equals since. It records
// whether subjects found in the texts are the only difference.
func (l *Library) differs(ctx context.Context, since *Library) error {
	same := l.saysTheSame(since)
	if since.indexed || !same && !since.undrafted {
		return nil
	}
	equal, err := l.hasArticlesOf(ctx, since)
	switch {
	case err != nil || !equal:
		return err
	case same && since.undrafted == l.undrafted:
		return ErrUnchanged
	}
	l.onlyFound = true
	return nil
}

// hasArticlesOf reports whether two libraries have the same articles.
func (l *Library) hasArticlesOf(ctx context.Context, since *Library) (bool, error) {
	now, err := l.Entries(ctx)
	if err != nil {
		return false, err
	}
	was, err := since.Entries(ctx)
	if err != nil || !reflect.DeepEqual(now, was) {
		return false, err
	}
	for _, e := range now {
		a, err := l.Article(ctx, e.ID)
		if err != nil {
			return false, err
		}
		b, err := since.Article(ctx, e.ID)
		if err != nil || !reflect.DeepEqual(a, b) {
			return false, err
		}
	}
	return true, nil
}
