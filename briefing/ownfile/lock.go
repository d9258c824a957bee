package ownfile

import (
	"context"
	"errors"
	"time"

	"github.com/gofrs/flock"
)

// retry is how often a lock that another program holds is asked for.
const retry = 10 * time.Millisecond

// Lock waits until no other program holds the lock in the file path+".lock", and takes it.
// It creates the file, which nobody removes. unlock gives the lock back. The error is that
// of ctx if another program held the lock until ctx was done, and ErrNotFile if the
// file is none: a pipe would make the program wait for whoever opens its other end.
func Lock(ctx context.Context, path string) (unlock func() error, err error) {
	path += ".lock"
	if _, err := sizeOf("lock", path); errors.Is(err, ErrNotFile) {
		return nil, err
	}
	lock := flock.New(path, flock.SetPermissions(0o600))
	if _, err := lock.TryLockContext(ctx, retry); err != nil {
		return nil, err
	}
	return lock.Close, nil
}
