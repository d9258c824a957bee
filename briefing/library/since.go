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
// does.
func (l *Library) differs(ctx context.Context, since *Library) error {
	if since.indexed || !l.saysTheSame(since) {
		return nil
	}
	now, err := l.Entries(ctx)
	if err != nil {
		return err
	}
	was, err := since.Entries(ctx)
	if err != nil {
		return err
	}
	if !reflect.DeepEqual(now, was) {
		return nil
	}
	for _, e := range now {
		a, err := l.Article(ctx, e.ID)
		if err != nil {
			return err
		}
		b, err := since.Article(ctx, e.ID)
		if err != nil {
			return err
		}
		if !reflect.DeepEqual(a, b) {
			return nil
		}
	}
	return ErrUnchanged
}
