// Package since lists the changes of a library since a moment: new articles, edited
// ones, missing ones, and the consequences for trails, numbers and claims.
//
// A [Ledger] keeps account of the articles: which the library had when, and with which
// text. It goes by when the library had them, never by dates of publication: an archive
// that was added today is new today. It is the program's memory and not the reader's
// work: without it nothing is new, and nothing is lost.
package since

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"time"

	"briefing/briefing"
	"briefing/briefing/internal/replace"
	"briefing/briefing/ownfile"
)

const (
	// version is the format's; a file of another one is not read.
	version = 1
	// reading is raised when the same documents give other texts than before, so that
	// these articles do not count as edited.
	reading = 1
	// mostArticles is how many articles a library may have for account to be kept of them.
	mostArticles = 20_000
	// keepBytes is how much text is kept, so that it is known what an edited article was.
	keepBytes = 16 << 20
	// mostStates is how many states of an article are kept.
	mostStates = 8
	hashBytes  = 16
)

// errTooMany says that a library has more articles than account is kept of.
var errTooMany = fmt.Errorf("account is kept of %d articles at most", mostArticles)

// Ledger is which articles a library had when. Articles and named moments have a file
// each: a session ends with a moment, and must not wait for megabytes of articles.
type Ledger struct {
	Version    int                             `json:"version"`
	Reading    int                             `json:"reading"`
	Generation int64                           `json:"generation,omitempty"` // of the index that was observed last; 0 for none
	Articles   map[briefing.ArticleID][]*state `json:"articles,omitempty"`   // of each its states, the last one last

	// Moved holds the later IDs of articles that were there under another one.
	Moved map[briefing.ArticleID]briefing.ArticleID `json:"moved,omitempty"`

	moments moments
	changed bool // the articles have, since they were read
	marked  bool // the moments have
}

// moments are named moments, in nanoseconds since 1970.
type moments map[string]int64

// state is an article from some time on.
type state struct {
	At   int64   `json:"at"`             // nanoseconds since 1970
	Hash []byte  `json:"hash,omitempty"` // of its text; empty if it is gone
	Text *string `json:"text,omitempty"` // if it is kept
}

func (s *state) isThere() bool { return s != nil && len(s.Hash) > 0 }

// Session is the name of the moment at which the last session ended.
const Session = ""

// Path returns the file of a library's ledger, which is beside the one that keeps where
// the reader left off.
func Path(stateFile string) string {
	if stateFile == "" {
		return ""
	}
	return stateFile[:len(stateFile)-len(filepath.Ext(stateFile))] + ".since"
}

// mostBytes is how large a ledger may be when it is unpacked: the texts that it keeps, as
// JSON, and their articles.
const mostBytes = 8 * keepBytes

// Load returns the ledger in a file; an empty one if there is none, or none that can be
// read. It waits for nothing except the disk.
func Load(path string) *Ledger {
	l := &Ledger{}
	if err := loadArticles(path, l); err != nil || l.Version != version {
		l = &Ledger{Version: version, Reading: reading}
	}
	if l.Articles == nil {
		l.Articles = map[briefing.ArticleID][]*state{}
	}
	l.moments = loadMoments(path)
	return l
}

func loadArticles(path string, l *Ledger) error {
	f, err := ownfile.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	data, err := io.ReadAll(io.LimitReader(z, mostBytes))
	if err != nil {
		return err
	}
	return json.Unmarshal(data, l)
}

// momentsFile returns the file of the moments that belong to a ledger.
func momentsFile(path string) string { return path + ".moments" }

func loadMoments(path string) moments {
	m := moments{}
	data, err := ownfile.Read(momentsFile(path))
	if err != nil || json.Unmarshal(data, &m) != nil || m == nil {
		return moments{}
	}
	return m
}

func (m moments) save(path string) error {
	data, err := json.Marshal(m)
	if err != nil {
		panic(err) // numbers have a form in JSON
	}
	return save(momentsFile(path), data)
}

// save puts data in the place of a file, whole or not at all.
func save(path string, data []byte) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return fmt.Errorf("save which articles there were: %w", err)
	}
	if err := replace.File(path, data, 0o600); err != nil {
		return fmt.Errorf("save which articles there were: %w", err)
	}
	return nil
}

// Save writes a ledger to a file, whole or not at all, if it has changed.
func (l *Ledger) Save(path string) error {
	if path == "" {
		return nil
	}
	if l.marked {
		if err := l.moments.save(path); err != nil {
			return err
		}
		l.marked = false
	}
	if !l.changed {
		return nil
	}
	var out bytes.Buffer
	z := gzip.NewWriter(&out)
	if err := errors.Join(json.NewEncoder(z).Encode(l), z.Close()); err != nil {
		panic(err) // a buffer takes all, and there is nothing in it that JSON has no form for
	}
	if err := save(path, out.Bytes()); err != nil {
		return err
	}
	l.changed = false
	return nil
}

// Observe takes account of the articles that a library has now. It keeps their texts, so
// that the former text of an edited one is known, unless they are large together. If a clock
// was set back, new articles still come after all named moments and all former changes.
func (l *Ledger) Observe(articles iter.Seq2[*briefing.Article, error], now time.Time) error {
	for _, at := range append(slices.Collect(maps.Values(l.moments)), l.Counted().UnixNano()) {
		if at >= now.UnixNano() {
			now = time.Unix(0, at+1)
		}
	}
	seen := map[briefing.ArticleID]*state{}
	size := 0
	for a, err := range articles {
		if err != nil {
			return fmt.Errorf("take account of the articles: %w", err)
		}
		sum := sha256.Sum256([]byte(a.Text))
		s := &state{At: now.UnixNano(), Hash: sum[:hashBytes]}
		if size += len(a.Text); size <= keepBytes {
			s.Text = &a.Text
		}
		seen[a.ID] = s
	}
	anew := l.Reading != reading
	l.Reading = reading
	l.follow(seen)
	for id, s := range seen {
		delete(l.Moved, id) // another article may have the ID now
		l.observe(id, s, anew)
	}
	for id := range l.Articles {
		if seen[id] == nil {
			l.observe(id, &state{At: now.UnixNano()}, false)
		}
	}
	return nil
}

// observe adds a state to an article, unless it is as it was.
func (l *Ledger) observe(id briefing.ArticleID, s *state, anew bool) {
	states := l.Articles[id]
	last := (*state)(nil)
	if len(states) > 0 {
		last = states[len(states)-1]
	}
	switch {
	case last != nil && bytes.Equal(last.Hash, s.Hash):
		return
	case last == nil && !s.isThere():
		return
	case anew && last.isThere() && s.isThere():
		last.Hash, last.Text = s.Hash, s.Text // it is only read in another way
	default:
		states = append(states, s)
	}
	if n := len(states) - mostStates; n > 0 {
		states = slices.Delete(states, 1, 1+n) // when it was first there stays known
	}
	l.Articles[id], l.changed = states, true
}

// follow gives articles that are there under another ID the states that they had: those
// with the text of one that is gone, if only one has it.
func (l *Ledger) follow(seen map[briefing.ArticleID]*state) {
	gone := map[string][]briefing.ArticleID{}
	for id, states := range l.Articles {
		if last := states[len(states)-1]; seen[id] == nil && last.isThere() {
			gone[string(last.Hash)] = append(gone[string(last.Hash)], id)
		}
	}
	came := map[string][]briefing.ArticleID{}
	for id, s := range seen {
		if states := l.Articles[id]; len(states) == 0 {
			came[string(s.Hash)] = append(came[string(s.Hash)], id)
		}
	}
	for hash, ids := range came {
		if from := gone[hash]; len(ids) == 1 && len(from) == 1 {
			l.Articles[ids[0]], l.changed = l.Articles[from[0]], true
			delete(l.Articles, from[0])
			l.move(from[0], ids[0])
		}
	}
}

// move records that an article has another ID.
func (l *Ledger) move(from, to briefing.ArticleID) {
	if l.Moved == nil || len(l.Moved) >= mostArticles {
		l.Moved = map[briefing.ArticleID]briefing.ArticleID{}
	}
	for first, then := range l.Moved {
		if then == from {
			l.Moved[first] = to
		}
	}
	l.Moved[from] = to
	delete(l.Moved, to) // it is back
}

// Counted returns the moment of the last change that is known, the zero of Unix if none is.
func (l *Ledger) Counted() time.Time {
	last := int64(0)
	for _, states := range l.Articles {
		last = max(last, states[len(states)-1].At)
	}
	return time.Unix(0, last)
}

// Mark gives a moment a name.
func (l *Ledger) Mark(name string, at time.Time) { l.moments[name], l.marked = at.UnixNano(), true }

// Moment returns the moment of a name. It reports false if there is none.
func (l *Ledger) Moment(name string) (time.Time, bool) {
	at, ok := l.moments[name]
	return time.Unix(0, at), ok
}

// Changes are the articles that differ from those that there were at a moment, in the
// order of their IDs.
type Changes struct {
	New, Edited, Gone []briefing.ArticleID
}

// Since returns how the articles differ from those that there were at a moment. What
// was changed and changed back does not differ.
func (l *Ledger) Since(moment time.Time) Changes {
	var c Changes
	for id, states := range l.Articles {
		was, is := stateAt(states, moment), states[len(states)-1]
		switch {
		case !was.isThere() && is.isThere():
			c.New = append(c.New, id)
		case was.isThere() && !is.isThere():
			c.Gone = append(c.Gone, id)
		case was.isThere() && !bytes.Equal(was.Hash, is.Hash):
			c.Edited = append(c.Edited, id)
		}
	}
	for _, ids := range [][]briefing.ArticleID{c.New, c.Edited, c.Gone} {
		slices.Sort(ids)
	}
	return c
}

// stateAt returns the state of an article at a moment, nil if it was not known then.
func stateAt(states []*state, moment time.Time) (at *state) {
	for _, s := range states {
		if s.At > moment.UnixNano() {
			break
		}
		at = s
	}
	return at
}

// Before returns the text that an article had at a moment. It reports false if that is
// not kept.
func (l *Ledger) Before(id briefing.ArticleID, moment time.Time) (string, bool) {
	s := stateAt(l.Articles[id], moment)
	if !s.isThere() || s.Text == nil {
		return "", false
	}
	return *s.Text, true
}

// LastEdit returns the moment just before an article was last edited.
func (l *Ledger) LastEdit(id briefing.ArticleID) (time.Time, bool) {
	states := l.Articles[id]
	for i := len(states) - 1; i > 0; i-- {
		if states[i].isThere() && states[i-1].isThere() {
			return time.Unix(0, states[i].At-1), true
		}
	}
	return time.Time{}, false
}
