package library

import (
	"context"
	"errors"
	"reflect"
	"slices"

	"briefing/briefing/digest"
)

// ErrUnchanged says that nothing has changed since a library was opened before.
var ErrUnchanged = errors.New("nothing has changed")

// UnsoundError says that a digest has got problems that it did not have before,
// as one that is being edited may.
type UnsoundError struct {
	Problem digest.Problem // the first of them
	More    int            // how many there are beside it
}

func (e *UnsoundError) Error() string { return e.Problem.Error() }

// isSound returns an *UnsoundError if the digest has problems that that of since
// did not have, wherever in the file these were.
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

// saysTheSame reports whether what a library tells of itself is what since told,
// its articles and their links aside.
func (l *Library) saysTheSame(since *Library) bool {
	return l.HasDigest == since.HasDigest &&
		reflect.DeepEqual(l.digest.Digest, since.digest.Digest) &&
		slices.Equal(l.Problems(), since.Problems()) &&
		slices.Equal(lines(l.Documents), lines(since.Documents)) &&
		slices.Equal(l.Notices, since.Notices)
}

// lines returns what errors say.
func lines[E error](errs []E) []string {
	out := make([]string, len(errs))
	for i, err := range errs {
		out[i] = err.Error()
	}
	return out
}

// differs returns ErrUnchanged if a library in memory holds just what since
// does, and notes if what was found in the texts is all that is new.
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
