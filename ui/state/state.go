// Package state stores a reader's position in a library: the page, the history,
// the trail, the place in each article, and the articles read and queries made.
// It is the program's memory, not the reader's work: losing it costs a moment,
// never a note.
package state

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/ownfile"
	"briefing/briefing/page"
)

// version is the version of the format. Files of later versions are not
// touched.
const version = 1

// quoteBytes is the approximate length of the text in a Position, which finds
// the place again after the article has changed.
const quoteBytes = 60

// State is a reader's state in one library.
type State struct {
	Version   int                             `json:"version"`
	Page      page.ID                         `json:"page"`
	Positions map[briefing.ArticleID]Position `json:"positions,omitempty"`
	Read      map[briefing.ArticleID]bool     `json:"read,omitempty"`
	Seen      map[briefing.ArticleID]Seen     `json:"seen,omitempty"` // the texts that were in view long enough to be read

	Places   []Place  `json:"places,omitempty"`   // visited places, in order
	At       int      `json:"at,omitempty"`       // index of the current one
	Trails   []Trail  `json:"trails,omitempty"`   // trails walked there
	Walked   int      `json:"walked,omitempty"`   // number of the current trail; 0 for none
	Dropped  int      `json:"dropped,omitempty"`  // number of the trail dropped last
	List     string   `json:"list,omitempty"`     // the list in the panel
	Panel    int      `json:"panel,omitempty"`    // cells by which the panel is wider than by default
	Links    string   `json:"links,omitempty"`    // the mentions that are links; "" for all
	Searches []string `json:"searches,omitempty"` // latest first

	Visited string `json:"visited,omitempty"` // day of the last visit, in EDTF
	Known   Known  `json:"known,omitempty"`   // the articles at that time
}

// Place is a visited place in its stored form; see nav.Place.
type Place struct {
	Page  page.ID       `json:"page"`
	Top   int           `json:"top,omitempty"`
	Line  int           `json:"line,omitempty"`
	Rest  int           `json:"rest,omitempty"`
	Focus briefing.Span `json:"focus,omitzero"`
	Stop  briefing.Ref  `json:"stop,omitzero"`
	Trail int           `json:"trail,omitempty"` // a number in State.Trails, or 0
	Shown bool          `json:"shown,omitempty"` // Stop was in view
}

// Trail is a trail with the reader's last stop.
type Trail struct {
	Number  int                `json:"number"`
	Subject briefing.SubjectID `json:"subject,omitempty"`
	Label   string             `json:"label"` // for a search, the query
	Stop    briefing.Ref       `json:"stop,omitzero"`
}

// Limits of the stored state.
const (
	mostPlaces = 100
	mostWider  = 1000   // cells
	mostLines  = 10_000 // of a block above the top of the pane
)

// Position is a place in an article's text: the words there, and the byte in
// case the words are gone.
type Position struct {
	Quote  string `json:"quote"`
	Offset int    `json:"offset"`
}

// ErrNewer says that a state was written by a later version of the program and
// must not be overwritten.
var ErrNewer = errors.New("written by a newer version")

// At returns the position of a byte of text.
func At(text string, offset int) Position {
	offset = border(text, offset)
	return Position{Quote: text[offset:border(text, offset+quoteBytes)], Offset: offset}
}

// Resolve returns the byte of text that p refers to: the occurrence of the
// quote nearest to the offset, else the offset itself, clamped to text.
func (p Position) Resolve(text string) int {
	if p.Offset < 0 {
		return 0
	}
	at := border(text, p.Offset)
	if p.Quote == "" || strings.HasPrefix(text[at:], p.Quote) {
		return at
	}
	after := strings.Index(text[at:], p.Quote)
	before := strings.LastIndex(text[:min(len(text), at+len(p.Quote))], p.Quote)
	switch {
	case after < 0 && before < 0:
		return at
	case after < 0 || before >= 0 && at-before <= after:
		return before
	}
	return at + after
}

// border returns the start of the rune that includes byte i of text.
func border(text string, i int) int {
	i = min(max(i, 0), len(text))
	for i > 0 && i < len(text) && !utf8.RuneStart(text[i]) {
		i--
	}
	return i
}

// Path returns the file for the state of a library, given by the path it was
// opened with; "" is the default library. The file is in
// $XDG_STATE_HOME/briefing on any system, if that variable is set (XDG Base
// Directory Specification 0.8).
func Path(library string) (string, error) {
	dir := os.Getenv("XDG_STATE_HOME")
	if !filepath.IsAbs(dir) {
		home, err := os.UserHomeDir()
		if err != nil {
			return "", fmt.Errorf("find the state folder: %w", err)
		}
		dir = filepath.Join(home, ".local", "state")
	}
	name := "default"
	if library != "" {
		abs, err := briefing.Absolute(library)
		if err != nil {
			return "", fmt.Errorf("find the state of %q: %w", library, err)
		}
		sum := sha256.Sum256([]byte(abs))
		name = slug(filepath.Base(abs)) + "-" + hex.EncodeToString(sum[:6])
	}
	return filepath.Join(dir, "briefing", name+".json"), nil
}

// slug returns s with only those characters that are safe in any file name.
func slug(s string) string {
	return strings.Map(func(r rune) rune {
		if r < utf8.RuneSelf && (r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-') {
			return r
		}
		return '_'
	}, s)
}

// Load returns the state in a file, an empty one if there is no file. A file
// that cannot be parsed is renamed to end in ".bad", with an error that says so
// and an empty state. The error wraps ErrNewer for a file that must not be
// overwritten.
func Load(name string) (State, error) {
	empty := New()
	data, err := ownfile.Read(name)
	if errors.Is(err, fs.ErrNotExist) {
		return empty, nil
	}
	if err != nil {
		return empty, fmt.Errorf("read where you left off: %w", err)
	}
	s, err := parse(data)
	switch {
	case errors.Is(err, ErrNewer):
		return empty, fmt.Errorf("read where you left off: %q: %w", name, err)
	case err != nil:
		bad := name + ".bad"
		return empty, errors.Join(fmt.Errorf("read where you left off: moved to %q: %w", bad, err), os.Rename(name, bad))
	}
	return s, nil
}

func parse(data []byte) (State, error) {
	s := New()
	var v struct {
		Version int `json:"version"`
	}
	if err := json.Unmarshal(data, &v); err != nil {
		return s, err
	}
	if v.Version > version {
		return s, ErrNewer
	}
	if err := json.Unmarshal(data, &s); err != nil {
		return s, err
	}
	s.Version = version
	s.settle()
	return s, nil
}

// settle limits the values in a file to their valid ranges, and makes the maps that it says are
// null.
func (s *State) settle() {
	none := New()
	if s.Positions == nil {
		s.Positions = none.Positions
	}
	if s.Read == nil {
		s.Read = none.Read
	}
	if s.Seen == nil {
		s.Seen = none.Seen
	}
	s.At = max(0, min(s.At, len(s.Places)-1))
	s.Panel = max(-mostWider, min(s.Panel, mostWider))
	if first := s.At - mostPlaces/2; first > 0 && len(s.Places) > mostPlaces {
		first = min(first, len(s.Places)-mostPlaces)
		s.Places, s.At = s.Places[first:], s.At-first
	}
	s.Places = s.Places[:min(len(s.Places), mostPlaces)]
	for i := range s.Places {
		p := &s.Places[i]
		p.Top, p.Line = max(p.Top, 0), max(0, min(p.Line, mostLines))
		p.Page.Part = max(p.Page.Part, 0)
	}
	s.Trails = slices.DeleteFunc(s.Trails, func(t Trail) bool { return t.Number <= 0 })
}

// Save writes s to a file atomically. Of two programs the last one to save
// wins.
func Save(name string, s State) (err error) {
	defer func() {
		if err != nil {
			err = fmt.Errorf("save where you left off: %w", err)
		}
	}()
	s.Version = version
	s.Places, s.Trails = slices.Clone(s.Places), slices.Clone(s.Trails)
	s.settle()
	data, err := json.Marshal(s)
	if err != nil {
		return err
	}
	dir := filepath.Dir(name)
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, filepath.Base(name)+".*") // mode 0600
	if err != nil {
		return err
	}
	defer os.Remove(f.Name())
	_, err = f.Write(data)
	if err := errors.Join(err, f.Sync(), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), name)
}
