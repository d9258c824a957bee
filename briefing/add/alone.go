package add

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"briefing/briefing/source"
)

// Programs that save into one folder at the same time take turns. The holder of
// the lock, a file that the system gives to one at a time, looks for articles
// that others have saved meanwhile, and saves. Each program increments a number
// in the file before it saves, so that an unchanged number spares the search.
// The first number is random, so that a new lock does not repeat numbers.

// errBusy says that another program holds the lock.
var errBusy = errors.New("another program is saving into it")

const (
	// lockWait is how long another program may have the lock, and lockPoll how
	// often it is asked for.
	lockWait = 30 * time.Second
	lockPoll = 5 * time.Millisecond
)

// alone calls do while no other program does the same for the folder, after it
// has read everything that others have saved. That holds among folders opened
// with the same Options.Lock. If ctx is done before that, it returns ctx's
// error.
func (f *Folder) alone(ctx context.Context, do func() error) error {
	if f.lock == "" || os.MkdirAll(filepath.Dir(f.lock), 0o700) != nil {
		return do()
	}
	file, err := f.take(ctx)
	switch {
	case errors.Is(err, errBusy):
		return fmt.Errorf("write into %q: %w", f.path, err)
	case err != nil && ctx.Err() == nil:
		return do() // there is no lock to be had
	}
	defer file.Close()
	if ctx.Err() != nil {
		return ctx.Err()
	}
	f.takeTurn(file)
	return do()
}

// take waits for the lock.
func (f *Folder) take(ctx context.Context) (*os.File, error) {
	for began := time.Now(); ; {
		file, err := lock(f.lock)
		if !errors.Is(err, errBusy) || time.Since(began) > lockWait {
			return file, err
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(lockPoll):
		}
	}
}

// takeTurn reads the articles that others have saved, and increments the number
// in the lock.
func (f *Folder) takeTurn(file *os.File) {
	turn := turnOf(file)
	if turn != f.turn || turn == 0 {
		f.catchUp()
	}
	if turn == 0 {
		turn = rand.Int64N(1 << 62)
	}
	f.turn = turn + 1
	if _, err := file.WriteAt([]byte(strconv.FormatInt(f.turn, 10)+"\n"), 0); err != nil {
		f.turn = 0 // not known
	}
}

// turnOf returns the number in a lock, 0 if there is none yet.
func turnOf(file *os.File) int64 {
	data, err := io.ReadAll(io.NewSectionReader(file, 0, 64))
	if err != nil {
		return 0
	}
	line, _, _ := strings.Cut(string(data), "\n")
	turn, err := strconv.ParseInt(line, 10, 64)
	if err != nil || turn == math.MaxInt64 {
		return 0
	}
	return turn
}

// catchUp reads the articles in files that are new.
func (f *Folder) catchUp() {
	entries, err := os.ReadDir(f.path)
	if err != nil {
		return // the folder does not exist so far
	}
	for _, e := range entries {
		name := e.Name()
		if f.seen[name] || !strings.HasSuffix(name, ".md") || strings.HasPrefix(name, ".") || !e.Type().IsRegular() {
			continue
		}
		f.seen[name] = true
		info, err := e.Info()
		if err != nil || info.Size() > source.DefaultMaxBytes {
			continue
		}
		data, err := os.ReadFile(filepath.Join(f.path, name))
		if err != nil {
			continue
		}
		for _, a := range source.ReadHeld(name, "", data).Articles {
			f.know(identityOf(a), name)
		}
	}
}
