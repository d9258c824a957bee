// Package state keeps where a reader left off in a library: the page, the way there,
// the trail, the place in each article, what was read and searched for. It is the
// program's memory, not the reader's work: losing it costs a moment, never a note.
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
	"briefing/briefing/page"
)

// version is the format's; a file of a later version is left alone.
const version = 1

// quoteBytes is about how much text a Position keeps, so that its place is found
// again after the article changed.
const quoteBytes = 60

// State is where a reader left off in one library.
type State struct {
	Version   int                             `json:"version"`
	Page      page.ID                         `json:"page"`
	Positions map[briefing.ArticleID]Position `json:"positions,omitempty"`
	Read      map[briefing.ArticleID]bool     `json:"read,omitempty"`

	Places   []Place  `json:"places,omitempty"`   // that were visited, in the order of the visits
	At       int      `json:"at,omitempty"`       // which of them was shown
	Trails   []Trail  `json:"trails,omitempty"`   // that were walked there
	Walked   int      `json:"walked,omitempty"`   // the number of the one that was walked; 0 if none was
	Dropped  int      `json:"dropped,omitempty"`  // the number of the one that was dropped last
	List     string   `json:"list,omitempty"`     // the list that the panel showed
	Panel    int      `json:"panel,omitempty"`    // by how many cells it was wider than by itself
	Links    string   `json:"links,omitempty"`    // which mentions were links; "" for all
	Searches []string `json:"searches,omitempty"` // the last one first

	Visited string `json:"visited,omitempty"` // the day of the last visit, in EDTF
	Known   Known  `json:"known,omitempty"`   // the articles that were there then
}

// Place is a place that was visited, as nav.Place has it.
type Place struct {
	Page  page.ID       `json:"page"`
	Top   int           `json:"top,omitempty"`
	Line  int           `json:"line,omitempty"`
	Rest  int           `json:"rest,omitempty"`
	Focus briefing.Span `json:"focus,omitzero"`
	Stop  briefing.Ref  `json:"stop,omitzero"`
	Trail int           `json:"trail,omitempty"` // the number of one of State.Trails, or 0
}

// Trail is a trail that was walked: what is followed, and at which stop the reader was.
type Trail struct {
	Number  int                `json:"number"`
	Subject briefing.SubjectID `json:"subject,omitempty"`
	Label   string             `json:"label"` // of a search, what was searched for
	Stop    briefing.Ref       `json:"stop,omitzero"`
}

// What is kept at most.
const (
	mostPlaces = 100
	mostWider  = 1000   // cells
	mostLines  = 10_000 // of a block above the top of the pane
)

// Position is a place in an article's text: by its words, and by its byte where
// the words are no longer there.
type Position struct {
	Quote  string `json:"quote"`
	Offset int    `json:"offset"`
}

// ErrNewer says that a state was written by a later version of the program and
// must not be written over.
var ErrNewer = errors.New("written by a newer version")

// At returns the position of a byte of text.
func At(text string, offset int) Position {
	offset = border(text, offset)
	return Position{Quote: text[offset:border(text, offset+quoteBytes)], Offset: offset}
}

// Resolve returns the byte of text that p means: where its quote stands nearest
// to its offset, else the offset, within text.
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

// border returns the start of the rune that holds byte i of text.
func border(text string, i int) int {
	i = min(max(i, 0), len(text))
	for i > 0 && i < len(text) && !utf8.RuneStart(text[i]) {
		i--
	}
	return i
}

// Path returns the file that holds the state of a library, given by the path it
// was opened with; "" is the default library. The file is in
// $XDG_STATE_HOME/briefing, on every system where that is set (XDG Base
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
		abs, err := filepath.Abs(library)
		if err != nil {
			return "", fmt.Errorf("find the state of %q: %w", library, err)
		}
		sum := sha256.Sum256([]byte(abs))
		name = slug(filepath.Base(abs)) + "-" + hex.EncodeToString(sum[:6])
	}
	return filepath.Join(dir, "briefing", name+".json"), nil
}

// slug returns what of a file name is safe anywhere.
func slug(s string) string {
	return strings.Map(func(r rune) rune {
		if r < utf8.RuneSelf && (r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-') {
			return r
		}
		return '_'
	}, s)
}

// Load returns the state in a file; an empty one if there is none. A file that
// cannot be understood is moved aside, to its name with ".bad", and the error
// says so; the state is empty then. The error wraps ErrNewer for a file that
// must not be written over.
func Load(name string) (State, error) {
	empty := State{Version: version, Positions: map[briefing.ArticleID]Position{}, Read: map[briefing.ArticleID]bool{}}
	data, err := os.ReadFile(name)
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
	var s State
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
	if s.Positions == nil {
		s.Positions = map[briefing.ArticleID]Position{}
	}
	if s.Read == nil {
		s.Read = map[briefing.ArticleID]bool{}
	}
	return s, nil
}

// settle brings what a file may say into the ranges that it can be in.
func (s *State) settle() {
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

// Save writes s to a file, whole or not at all: a reader or another program
// never meets half of it. Of two programs the one that saves last wins.
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
