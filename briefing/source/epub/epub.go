// Package epub makes articles of the chapters of an EPUB book, in their order.
// What is taken from the archive is bounded by the size of what comes out of it,
// not by the size that it states.
package epub

import (
	"archive/zip"
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"iter"
	"path"
	"strings"
	"unicode"

	"briefing/briefing"
	"briefing/briefing/source/scrub"
	"briefing/briefing/source/stated"
	"briefing/briefing/source/web"
)

const (
	mostFiles = 20_000 // in a book
	// Covers and imprints have fewer than a chapter has.
	enoughWords   = 40
	enoughLetters = 200
)

// containerFile is the file that every book has, and says where the rest is described.
const containerFile = "META-INF/container.xml"

// What an archive that may be no book at all is looked at for.
const (
	mostLikely    = 10_000  // files
	mostContainer = 1 << 20 // bytes
)

// IsBook reports whether an archive, of which data is all, is a book: it says where
// one is described. One of very many files is none.
func IsBook(data []byte) bool {
	// Its list of files would be read as a whole.
	const listed = "PK\x01\x02"
	if bytes.Count(data, []byte(listed)) > mostLikely {
		return false
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return false
	}
	_, err = newBook(z, mostContainer, errors.New("too big")).packagePath()
	return err == nil
}

// Articles returns the articles of a book of size bytes. A *stated.Problem tells
// of a chapter that could not be read, any other error ends the row: such as
// tooBig, once more than most bytes came out of the archive.
func Articles(in io.ReaderAt, size, most int64, tooBig error) iter.Seq2[*briefing.Article, error] {
	return func(yield func(*briefing.Article, error) bool) {
		b, err := open(in, size, most, tooBig)
		if err != nil {
			yield(nil, fmt.Errorf("book: %w", err))
			return
		}
		b.chapters(yield)
	}
}

// book is an open book.
type book struct {
	files  map[string]*zip.File
	left   int64 // bytes that may still come out of the archive
	tooBig error
	entry  briefing.Entry    // what holds for all chapters
	spine  []string          // paths of the chapters
	titles map[string]string // of chapters, by path
	short  []briefing.Removed
}

func open(in io.ReaderAt, size, most int64, tooBig error) (*book, error) {
	z, err := zip.NewReader(in, size)
	if err != nil {
		return nil, err
	}
	if len(z.File) > mostFiles {
		return nil, fmt.Errorf("more than %d files", mostFiles)
	}
	b := newBook(z, most, tooBig)
	return b, b.readPackage()
}

func newBook(z *zip.Reader, most int64, tooBig error) *book {
	b := &book{files: map[string]*zip.File{}, left: most, tooBig: tooBig, titles: map[string]string{}}
	for _, f := range z.File {
		if _, ok := b.files[path.Clean(f.Name)]; !ok {
			b.files[path.Clean(f.Name)] = f
		}
	}
	return b
}

// read returns what is in a file of the book.
func (b *book) read(name string) ([]byte, error) {
	f := b.files[name]
	if f == nil {
		return nil, fmt.Errorf("%s: not in the book", scrub.Line(name))
	}
	if f.UncompressedSize64 > uint64(b.left) {
		return nil, b.tooBig
	}
	in, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", scrub.Line(name), err)
	}
	defer in.Close()
	data, err := io.ReadAll(io.LimitReader(in, b.left+1))
	if b.left -= int64(len(data)); b.left < 0 {
		return nil, b.tooBig
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", scrub.Line(name), err)
	}
	return data, nil
}

func (b *book) chapters(yield func(*briefing.Article, error) bool) {
	read := map[string]bool{}
	for _, name := range b.spine {
		if read[name] {
			continue
		}
		read[name] = true
		a, err := b.chapter(name)
		switch {
		case errors.Is(err, b.tooBig):
			yield(nil, fmt.Errorf("book: %w", err))
			return
		case err != nil:
			if !yield(nil, &stated.Problem{Err: fmt.Errorf("chapter: %w", err)}) {
				return
			}
		case a != nil && !yield(a, nil):
			return
		}
	}
}

// chapter returns the article of a chapter; nil if it has too little text for
// one. What such a chapter says is listed as removed from the next one.
func (b *book) chapter(name string) (*briefing.Article, error) {
	data, err := b.read(name)
	if err != nil {
		return nil, err
	}
	page, err := scrub.DecodeAs(data, "")
	if err != nil {
		return nil, fmt.Errorf("%s: %w", scrub.Line(name), err)
	}
	title, text, removed, err := web.Chapter(page)
	if errors.Is(err, web.ErrNoText) || err == nil && text == "" && title == "" {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("%s: %w", scrub.Line(name), err)
	}
	if !isEnough(text) {
		for _, r := range removed {
			b.short = append(b.short, briefing.Removed{Line: 1, Text: r.Text, Reason: r.Reason})
		}
		for line := range strings.SplitSeq(title+"\n"+text, "\n") {
			if strings.TrimSpace(line) != "" {
				b.short = append(b.short, briefing.Removed{Line: 1, Text: line, Reason: "chapter of few words"})
			}
		}
		return nil, nil
	}
	a := &briefing.Article{Entry: b.entry, Text: text, Removed: append(b.short, removed...)}
	b.short = nil
	a.Title = cmp.Or(b.titles[name], title)
	return a, nil
}

// isEnough reports whether a chapter with this text is more than a cover or an
// imprint, in languages that set words apart or in others.
func isEnough(text string) bool {
	letters := 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return len(strings.Fields(text)) >= enoughWords || letters >= enoughLetters
}
