package clip

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"briefing/briefing/source"
)

// Programs that save into one folder at the same time take turns: who holds the
// lock, a file that the system gives to one at a time, looks what others have saved
// since it looked before, and saves. In the file stands a number that each counts
// up before it saves, so that there is nothing to look for if nobody else has.

// errBusy says that another program has the lock.
var errBusy = errors.New("another program is saving into it")

const (
	// lockWait is how long another program may have the lock, and lockPoll how
	// often it is asked for.
	lockWait = 30 * time.Second
	lockPoll = 5 * time.Millisecond
)

// Alone calls do while no other program calls it for the folder, and with all known
// that others have saved by then. That holds for folders that were opened with the
// same Options.Lock.
func (f *Folder) Alone(do func() error) error {
	if f.lock == "" || os.MkdirAll(filepath.Dir(f.lock), 0o700) != nil {
		return do()
	}
	file, err := f.take()
	if errors.Is(err, errBusy) {
		return fmt.Errorf("write into %q: %w", f.path, err)
	}
	if err != nil {
		return do() // there is no lock to be had
	}
	defer file.Close()
	if turn := turnOf(file); turn != f.turn || turn == 0 {
		f.catchUp()
		f.turn = turn
	}
	f.turn++
	if _, err := file.WriteAt([]byte(strconv.Itoa(f.turn)+"\n"), 0); err != nil {
		f.turn = 0 // not known
	}
	return do()
}

// take waits for the lock.
func (f *Folder) take() (*os.File, error) {
	for began := time.Now(); ; time.Sleep(lockPoll) {
		file, err := lock(f.lock)
		if !errors.Is(err, errBusy) || time.Since(began) > lockWait {
			return file, err
		}
	}
}

// turnOf returns the number in a lock, 0 if there is none yet.
func turnOf(file *os.File) int {
	data, err := io.ReadAll(io.NewSectionReader(file, 0, 64))
	if err != nil {
		return 0
	}
	line, _, _ := strings.Cut(string(data), "\n")
	turn, err := strconv.Atoi(line)
	if err != nil {
		return 0
	}
	return turn
}

// catchUp takes note of the articles in files that have come since.
func (f *Folder) catchUp() {
	entries, err := os.ReadDir(f.path)
	if err != nil {
		return // it is yet to be made
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
