// Package epub makes articles from the chapters of an EPUB book, in their
// order. Limits apply to the bytes that come out of the archive, since the
// sizes that it states may be wrong.
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
	"slices"
	"strings"
	"unicode"

	"briefing/briefing"
	"briefing/briefing/source/scrub"
	"briefing/briefing/source/stated"
	"briefing/briefing/source/web"
)

const (
	mostFiles = 20_000 // in a book
	// Covers and imprints have fewer words than a chapter.
	enoughWords   = 40
	enoughLetters = 200
)

// containerFile is present in every book and names the package file.
const containerFile = "META-INF/container.xml"

// Limits for examining an archive that may be no book.
const (
	mostLikely    = 10_000  // files
	mostContainer = 1 << 20 // bytes
)

// IsBook reports whether the archive data is a book: its container names a
// package. An archive of very many files is not examined.
func IsBook(data []byte) bool {
	// zip.NewReader would read the whole list of files.
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

// Articles returns the articles of a book of size bytes. A *stated.Problem
// concerns a chapter that could not be read; any other error ends the sequence.
// tooBig is the error once more than most bytes came out of the archive.
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
	folded map[string]string // names of files by their lower-case form
	left   int64             // bytes that may still come out of the archive
	tooBig error
	entry  briefing.Entry    // metadata of the book, for all chapters
	spine  []string          // paths of the chapters
	titles map[string]string // of chapters, by path
	short  []briefing.Removed

	ready *briefing.Article // the latest chapter, which may continue in the next file
	last  string            // the file of ready
	any   bool              // a chapter has been found
	words []string          // text of the short pages, without headings
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
	b := &book{files: map[string]*zip.File{}, folded: map[string]string{}, left: most, tooBig: tooBig, titles: map[string]string{}}
	for _, f := range z.File {
		name := path.Clean(f.Name)
		if _, ok := b.files[name]; !ok {
			b.files[name] = f
		}
		if folded := strings.ToLower(name); b.folded[folded] == "" {
			b.folded[folded] = name
		}
	}
	return b
}

// read returns the content of a file of the book.
func (b *book) read(name string) ([]byte, error) {
	f := b.files[name]
	if f == nil {
		f = b.files[b.folded[strings.ToLower(name)]] // as on file systems that ignore case
	}
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
			if b.ready == nil || yield(b.ready, nil) {
				yield(nil, fmt.Errorf("book: %w", err))
			}
			return
		case err != nil && a == nil:
			if b.ready != nil && !yield(b.ready, nil) || !yield(nil, &stated.Problem{Err: fmt.Errorf("chapter: %w", err)}) {
				return
			}
			b.ready, b.any = nil, b.any || b.ready != nil
		case a != nil:
			if b.ready != nil && !yield(b.ready, nil) {
				return
			}
			b.ready, b.last, b.any = a, name, true
			if err != nil && !yield(nil, &stated.Problem{Err: fmt.Errorf("chapter: %w", err)}) {
				return
			}
		}
	}
	if !b.any {
		b.ready = b.onlyShort()
	}
	if b.ready != nil {
		b.ready.Removed = append(b.ready.Removed, b.short...)
		yield(b.ready, nil)
	}
}

// onlyShort returns an article from the short pages of a book that has no
// chapter; nil if they hold no text.
func (b *book) onlyShort() *briefing.Article {
	if len(b.words) == 0 {
		return nil
	}
	b.short = slices.DeleteFunc(b.short, func(r briefing.Removed) bool { return r.Reason == fewWords })
	a := &briefing.Article{Entry: b.entry, Text: strings.Join(b.words, "\n\n")}
	a.Title = b.entry.Source
	return a
}

// fewWords is the reason for removing a cover or a title page.
const fewWords = "page of few words"

// chapter returns the article of a chapter. It returns nil for a cover or a
// title page, and for a file that continues the chapter before. The text of a
// short page is listed as removed from the next chapter.
func (b *book) chapter(name string) (*briefing.Article, error) {
	data, err := b.read(name)
	if err != nil {
		return nil, err
	}
	page, err := scrub.DecodeAs(data, declared(data))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", scrub.Line(name), err)
	}
	c, err := web.Chapter(page)
	if errors.Is(err, web.ErrNoText) || err == nil && c.Text == "" && c.Title == "" {
		return nil, nil
	}
	if err != nil {
		err = fmt.Errorf("%s: %w", scrub.Line(name), err)
	}
	if c.Text == "" && err != nil {
		return nil, err
	}
	title := cmp.Or(b.titles[name], c.Title)
	if b.goesOn(name, c) {
		b.ready.Text += "\n\n" + c.Text
		b.ready.Removed = append(b.ready.Removed, c.Removed...)
		b.last = name
		return nil, nil
	}
	if !b.isChapter(name, c.Text) {
		for _, r := range c.Removed {
			b.short = append(b.short, briefing.Removed{Line: 1, Text: r.Text, Reason: r.Reason})
		}
		if c.Text != "" {
			b.words = append(b.words, c.Text)
		}
		for line := range strings.SplitSeq(c.Title+"\n"+c.Text, "\n") {
			if strings.TrimSpace(line) != "" {
				b.short = append(b.short, briefing.Removed{Line: 1, Text: line, Reason: fewWords})
			}
		}
		return nil, nil
	}
	a := &briefing.Article{Entry: b.entry, Text: c.Text, Removed: append(b.short, c.Removed...)}
	b.short = nil
	a.Title = title
	return a, err
}

// goesOn reports whether a file without a title of its own continues the
// chapter before. Programs split long chapters into files whose names differ by
// a number.
func (b *book) goesOn(name string, c web.Part) bool {
	const split = "_split_"
	stem, _, ok := strings.Cut(name, split)
	before, _, _ := strings.Cut(b.last, split)
	return ok && b.ready != nil && stem == before && b.titles[name] == "" && !c.HasHeading && c.Text != ""
}

// isChapter reports whether a file with this text is more than a cover or a
// title page: it has enough words, or a sentence, or an entry in the table of
// contents.
func (b *book) isChapter(name, text string) bool {
	if strings.IndexFunc(text, unicode.IsLetter) < 0 {
		return false
	}
	return isEnough(text) || b.titles[name] != "" || strings.ContainsAny(text, ".!?…。！？।؟")
}

// declared returns the encoding in the XML declaration, or "".
func declared(data []byte) string {
	const near = 200
	head := string(data[:min(len(data), near)])
	_, rest, ok := strings.Cut(head, "encoding=")
	if !strings.HasPrefix(head, "<?xml") || !ok || rest == "" {
		return ""
	}
	label, _, _ := strings.Cut(rest[1:], rest[:1])
	return label
}

// isEnough reports whether text has the words of a chapter. Scripts without
// spaces count by characters.
func isEnough(text string) bool {
	letters := 0
	for _, r := range text {
		if unicode.IsLetter(r) {
			letters++
		}
	}
	return len(strings.Fields(text)) >= enoughWords || letters >= enoughLetters
}
