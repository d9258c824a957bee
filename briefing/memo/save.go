package memo

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"briefing/briefing/internal/replace"
	"briefing/briefing/ownfile"
)

// The marker lines around a memo.
const (
	Begin = "<!-- briefing: begin -->"
	End   = "<!-- briefing: end -->"
)

func isMarker(line string) bool {
	line = strings.TrimSpace(line)
	return line == Begin || line == End
}

// Save writes a memo to a file, whole or not at all. Of a file that it wrote before it
// replaces what stands between the marker lines; one that it did not write it leaves as
// it is, and returns an error.
func Save(path, memo string) error {
	old, err := ownfile.Read(path)
	text := ""
	switch {
	case errors.Is(err, fs.ErrNotExist):
		text = Document(memo)
	case err != nil:
		return fmt.Errorf("write a memo: %w", err)
	default:
		if text, err = Refresh(string(old), memo); err != nil {
			return fmt.Errorf("write a memo to %q: %w", path, err)
		}
	}
	if text == string(old) {
		return nil
	}
	err = replace.FileIf(path, []byte(text), 0o644, func() error {
		if now, err := ownfile.Read(path); err != nil && !errors.Is(err, fs.ErrNotExist) || !bytes.Equal(now, old) {
			return errors.Join(errors.New("the file is being changed (save it in the editor first)"), err)
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("write a memo: %w", err)
	}
	return nil
}

// Document returns a memo as a new file has it, below a title, which is the writer's from
// then on.
func Document(memo string) string { return "# Kept passages\n\n" + memo }

// Refresh returns a file with what stands between its marker lines replaced by a memo. All
// else stays, byte for byte.
func Refresh(file, memo string) (string, error) {
	begin, end, at := -1, -1, 0
	for line := range strings.Lines(file) {
		switch strings.TrimSpace(strings.TrimPrefix(line, "\ufeff")) {
		case Begin:
			if begin >= 0 {
				return "", fmt.Errorf("the line %s stands there twice", Begin)
			}
			begin = at
		case End:
			if begin < 0 || end >= 0 {
				return "", fmt.Errorf("the line %s has no line %s before it", End, Begin)
			}
			end = at + len(line)
		}
		at += len(line)
	}
	switch {
	case begin < 0:
		return "", fmt.Errorf("it is no memo: it has no line %s (name another file, or put in this line and %s)", Begin, End)
	case end < 0:
		return "", fmt.Errorf("the line %s is missing", End)
	}
	if strings.Contains(file[begin:end], "\r\n") {
		memo = strings.ReplaceAll(memo, "\n", "\r\n")
	}
	return file[:begin] + memo + file[end:], nil
}
