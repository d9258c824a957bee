// Package sourcetest makes documents of formats that are not written by hand, for
// the tests of those who read them.
package sourcetest

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strings"
)

// Line is a line of a page: where it begins, in points from the lower left, the
// height of its letters, its text in ASCII.
type Line struct {
	X, Y, Size float64
	Text       string
}

// Page returns the operators that show lines in the font F1.
func Page(lines ...Line) string {
	var b strings.Builder
	for _, l := range lines {
		text := strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`).Replace(l.Text)
		fmt.Fprintf(&b, "BT /F1 %g Tf 1 0 0 1 %g %g Tm (%s) Tj ET\n", l.Size, l.X, l.Y, text)
	}
	return b.String()
}

// Column returns lines of text in letters of 10 points, 12 points apart from y
// down.
func Column(x, y float64, text ...string) []Line {
	var out []Line
	for i, t := range text {
		out = append(out, Line{x, y - 12*float64(i), 10, t})
	}
	return out
}

// PDF returns a document with pages of these operators. Objects 1 and 2 are its
// catalog and its pages, 3 the font F1, and extra begins at object 4.
func PDF(pages []string, extra ...string) []byte {
	objects := []string{
		"<</Type/Catalog/Pages 2 0 R>>", "",
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
	}
	objects = append(objects, extra...)
	var kids []string
	for _, p := range pages {
		objects = append(objects, Stream("", p))
		objects = append(objects, fmt.Sprintf("<</Type/Page/Parent 2 0 R/Contents %d 0 R>>", len(objects)))
		kids = append(kids, fmt.Sprintf("%d 0 R", len(objects)))
	}
	objects[1] = fmt.Sprintf("<</Type/Pages/Count %d/Kids[%s]/Resources<</Font<</F1 3 0 R>>>>>>", len(pages), strings.Join(kids, " "))
	return PDFOf("<</Root 1 0 R>>", objects...)
}

// PDFOf returns a document of these objects, numbered from 1.
func PDFOf(trailer string, objects ...string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	for i, o := range objects {
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	fmt.Fprintf(&b, "trailer\n%s\nstartxref\n0\n%%%%EOF\n", trailer)
	return b.Bytes()
}

// Stream returns a stream, packed, with these entries in its dictionary.
func Stream(entries, data string) string {
	var packed bytes.Buffer
	w := zlib.NewWriter(&packed)
	w.Write([]byte(data)) // a buffer takes all
	w.Close()
	return fmt.Sprintf("<<%s/Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream", entries, packed.Len(), packed.Bytes())
}

// At returns a line of text that begins at x and y.
func At(x, y, size float64, text string) Line { return Line{x, y, size, text} }
