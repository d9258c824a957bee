// Package watch reports when the files of a library change, so that the library
// can be read again.
//
// The system watches a folder with all folders below it. Single files are
// polled instead: names, sizes and times are compared from time to time. So are
// folders that the system cannot watch, because they are too many or on another
// machine that sends no events, and all folders where too few files may be open. Polling takes at most a hundredth of one
// processor's time: a small folder is polled twice a second, one of a hundred
// thousand files about once a minute.
//
// Only the files that package source would read count: no hidden files, no swap
// files of editors, no link targets outside the folder.
package watch

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/fsnotify/fsnotify"

	"briefing/briefing/limit"
)

// pace holds the intervals of watching and reporting.
type pace struct {
	quiet time.Duration // time without changes before a report
	most  time.Duration // maximum delay of a report
	look  time.Duration // interval of polling single files, and minimum interval of polling a folder
	share int           // polling takes at most one part in so many of the time
	rare  time.Duration // maximum interval of polling
}

var usual = pace{
	quiet: 100 * time.Millisecond,
	most:  500 * time.Millisecond,
	look:  500 * time.Millisecond,
	share: 100,
	rare:  2 * time.Minute,
}

// Changes reports changes to the library at path, a folder or a document, and
// to others, further files such as its digest. When ctx is done, it closes the
// channel. Each value sent is the time when the latest change was noticed:
// whoever starts reading after that time reads all changes. Changes close
// together are sent as one. The first value is no change: from that time on no
// change is missed. A folder that disappears, and reappears, has changed each
// time.
func Changes(ctx context.Context, path string, others ...string) <-chan time.Time {
	w := newWatcher(path, others, usual)
	go w.run(ctx)
	return w.changes
}

// watcher watches one library.
type watcher struct {
	pace
	root    string
	others  []file
	changes chan time.Time
	polls   bool // poll even where the system would send events

	rootWas os.FileInfo // nil if it did not exist
	tree    *tree       // nil while files are polled
	seen    sight       // when polled last

	first, last time.Time // times of the changes not yet reported
	due         <-chan time.Time
}

func newWatcher(path string, others []string, p pace) *watcher {
	w := &watcher{pace: p, root: absolute(path), changes: make(chan time.Time, 1)}
	for _, name := range others {
		w.others = append(w.others, file{name: absolute(name)})
	}
	return w
}

// absolute returns the absolute path, by which files are compared.
func absolute(path string) string {
	abs, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	return abs
}

func (w *watcher) run(ctx context.Context) {
	defer close(w.changes)
	for i := range w.others {
		w.others[i].look()
	}
	w.begin(ctx)
	defer func() { w.tree.close() }()
	w.send(time.Now())

	looks := time.NewTicker(w.look)
	defer looks.Stop()
	for {
		events, errs := w.tree.channels()
		select {
		case <-ctx.Done():
			return
		case e := <-events:
			w.event(ctx, e)
		case <-errs:
			// The system dropped events, or can no longer watch.
			w.begin(ctx)
			w.changed()
		case <-looks.C:
			w.lookAgain(ctx)
		case <-w.due:
			w.tell()
		}
	}
}

// begin starts to watch the folder, if there is one, or polls its files for the
// first time.
func (w *watcher) begin(ctx context.Context) {
	w.tree.close()
	w.tree = nil
	w.rootWas, _ = os.Stat(w.root)
	switch {
	case w.rootWas == nil:
	case !w.rootWas.IsDir():
		if !slices.ContainsFunc(w.others, func(f file) bool { return f.name == w.root }) {
			f := file{name: w.root}
			f.look()
			w.others = append(w.others, f)
		}
	case !w.polls && !isRemote(w.root) && limit.FewFiles() == nil:
		w.tree, _ = newTree(ctx, w.root) // nil if that fails: then poll
	}
	if w.tree == nil {
		w.seen = see(ctx, w.root, w.rootWas)
	}
}

// event handles an event of the system.
func (w *watcher) event(ctx context.Context, e fsnotify.Event) {
	matters, err := w.tree.take(ctx, e)
	if err != nil {
		w.begin(ctx)
	}
	for i := range w.others {
		if w.others[i].name == e.Name {
			w.others[i].look() // not reported twice
			matters = true
		}
	}
	if matters {
		w.changed()
	}
}

// lookAgain checks everything for which the system sends no events: whether the
// folder is still the same, and files elsewhere.
func (w *watcher) lookAgain(ctx context.Context) {
	for i := range w.others {
		if w.others[i].look() {
			w.changed()
		}
	}
	if now, _ := os.Stat(w.root); !isSame(now, w.rootWas) {
		w.begin(ctx)
		w.changed()
		return
	}
	if w.tree != nil || w.rootWas == nil || !w.rootWas.IsDir() {
		return
	}
	if time.Since(w.seen.at) < min(w.rare, time.Duration(w.share)*w.seen.took) {
		return
	}
	was := w.seen.sum
	if w.seen = see(ctx, w.root, w.rootWas); w.seen.sum != was && ctx.Err() == nil {
		w.changed()
	}
}

// isSame reports whether two states describe the same folder, or both its
// absence.
func isSame(a, b os.FileInfo) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	return os.SameFile(a, b)
}

// changed records a change, to be reported once it is quiet.
func (w *watcher) changed() {
	w.last = time.Now()
	if w.first.IsZero() {
		w.first = w.last
	}
	w.due = time.After(min(w.quiet, w.most-w.last.Sub(w.first)))
}

// tell reports the recorded changes.
func (w *watcher) tell() {
	w.send(w.last)
	w.first, w.due = time.Time{}, nil
}

// send replaces a value that has not been received yet.
func (w *watcher) send(at time.Time) {
	select {
	case <-w.changes:
	default:
	}
	w.changes <- at
}
