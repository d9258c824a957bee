// Package pdf makes articles from PDF documents that hold text.
//
// It reads only as much of the format as text needs: objects wherever they
// stand, the packed streams of pages and fonts, and the operators that show
// text. Every demand of a document is bounded: nesting, pages, operators and
// unpacked bytes. Pictures of text are not read.
package pdf

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"strings"
	"unicode"

	"briefing/briefing"
	"briefing/briefing/source/cleanup"
	"briefing/briefing/source/plain"
	"briefing/briefing/source/scrub"
	"briefing/briefing/source/stated"
)

// Reasons why a document cannot be read.
var (
	errEncrypted = errors.New("PDF that is encrypted and needs a password")
	errCipher    = errors.New("PDF that is encrypted in a way that is not known")
	errNoPages   = errors.New("PDF without pages")
	errNoText    = errors.New("PDF without text (pictures of text are not read)")
	errFonts     = errors.New("PDF whose fonts do not say which letters they show")
)

const mostPages = 5_000

// Article makes an article from a document. At most most bytes may come out of
// its streams. Fields that known already has stay; the document's metadata fill
// the rest. Lines are numbered from 1 in the order of the pages. If the
// document exceeds a limit, both the article so far and an error are returned.
func Article(data []byte, most int64, known briefing.Entry) (*briefing.Article, error) {
	f, err := scan(data, most)
	if err != nil {
		return nil, err
	}
	all, cut := f.lines()
	if len(all) == 0 && cut != nil {
		return nil, cut
	}
	kept, removed := withoutFurniture(all)
	if isLittle(kept, removed) {
		kept, removed = onceEach(all)
	}
	parts := paragraphs(kept)
	if err := checkLetters(parts); err != nil {
		return nil, cmp.Or(cut, err)
	}
	known = stated.Complete(known, briefing.Entry{Title: title(parts), Author: f.stated("Author")})
	return article(parts, removed, known), cut
}

// article makes the article from paragraphs. Each becomes one line of text.
func article(parts []paragraph, removed []briefing.Removed, known briefing.Entry) *briefing.Article {
	var text strings.Builder
	for _, p := range parts {
		text.WriteString(p.text + "\n\n")
	}
	rows := cleanup.Split(text.String(), 1)
	for i := range rows {
		rows[i].Number = parts[min(i/2, len(parts)-1)].number
	}
	a := plain.Article(rows, known)
	a.Removed = merged(removed, a.Removed)
	return a
}

// merged merges two lists of removed lines in the order of the document.
func merged(a, b []briefing.Removed) []briefing.Removed {
	var out []briefing.Removed
	for len(a) > 0 && len(b) > 0 {
		if a[0].Line <= b[0].Line {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}

// lines returns the lines of all pages, or those before the page that exceeded
// a limit.
func (f *file) lines() ([]line, error) {
	pages := f.pages()
	if len(pages) == 0 {
		return nil, errNoPages
	}
	operators := mostOperators
	fonts := map[any]*font{}
	var all []line
	for n, p := range pages {
		s := &shower{file: f, fonts: fonts, operators: &operators, state: state{page: identity, scale: 1}, text: identity, line: identity}
		err := s.showPage(p)
		for _, l := range lines(inColumns(s.pieces), n) {
			l.number = len(all) + 1
			all = append(all, l)
		}
		if err == nil {
			err = f.spend(lineCost * len(s.pieces))
		}
		if err != nil {
			return all, fmt.Errorf("PDF: page %d of %d %w: the rest is left out", n+1, len(pages), err)
		}
	}
	return all, f.short
}

// showPage executes the operators of a page. Its only error is errTooMuch.
func (s *shower) showPage(page dict) error {
	data, err := s.file.contents(page)
	if err == nil {
		err = s.show(data, s.file.dict(page["Resources"]), 0)
	}
	if errors.Is(err, errTooMuch) {
		return errTooMuch
	}
	return s.annotations(page)
}

// pages returns the pages in order, with their inherited attributes.
func (f *file) pages() []dict {
	if f.root == nil || f.dict(f.root["Pages"]) == nil {
		f.root = f.findRoot()
	}
	var out []dict
	seen := map[ref]bool{}
	var walk func(v any, resources any, depth int)
	walk = func(v any, resources any, depth int) {
		if id, ok := v.(ref); ok {
			if seen[id] {
				return
			}
			seen[id] = true
		}
		d := f.dict(v)
		if d == nil || depth > deepest || len(out) == mostPages {
			return
		}
		if d["Resources"] != nil {
			resources = d["Resources"]
		}
		kids := f.array(d["Kids"])
		if kids == nil {
			out = append(out, dict{"Contents": d["Contents"], "Resources": resources, "Annots": d["Annots"]})
		}
		for _, k := range kids {
			if _, ok := k.(ref); ok {
				walk(k, resources, depth+1)
			}
		}
	}
	walk(f.root["Pages"], nil, 0)
	return out
}

// findRoot returns the catalog of a document whose trailer is lost.
func (f *file) findRoot() dict {
	at := bytes.LastIndex(f.data, []byte("/Catalog"))
	if at < 0 {
		return nil
	}
	if i := bytes.LastIndex(f.data[:at], []byte("obj")); i >= 0 {
		if id, _, ok := numberBefore(f.data, i); ok {
			return f.dict(id)
		}
	}
	return nil
}

// contents returns the operators of a page, joined from its streams.
func (f *file) contents(page dict) ([]byte, error) {
	var out []byte
	for _, v := range f.list(page["Contents"]) {
		s, ok := f.value(v).(*stream)
		if !ok {
			continue
		}
		data, err := f.unpack(s)
		if errors.Is(err, errTooMuch) {
			return nil, err
		}
		out = append(append(out, data...), '\n')
	}
	return out, nil
}

// stated returns the document's metadata under a key.
func (f *file) stated(key name) string {
	s, ok := f.value(f.info[key]).(text)
	if !ok {
		return ""
	}
	return scrub.Line(statedText(s))
}

// statedText decodes a text of the document: UTF-16, or the encoding of PDF,
// which is nearly Windows-1252.
func statedText(s text) string {
	if strings.HasPrefix(string(s), "\xfe\xff") {
		return decodeUTF16(s[2:])
	}
	line, err := scrub.DecodeAs([]byte(s), "windows-1252")
	if err != nil {
		return ""
	}
	return line
}

// title returns the paragraph of the first page in the largest letters, if they
// are clearly larger than those of most text. The title in the metadata is
// useless: it is mostly a file name.
func title(parts []paragraph) string {
	const longest = 200
	sizes := map[float64]int{}
	common, most := 0.0, 0
	for _, p := range parts {
		if sizes[p.size] += len(p.text); sizes[p.size] > most {
			common, most = p.size, sizes[p.size]
		}
	}
	best := paragraph{size: 1.2 * common}
	for _, p := range parts {
		if p.page == 0 && p.size > best.size && len(p.text) <= longest && strings.ContainsFunc(p.text, unicode.IsLetter) {
			best = p
		}
	}
	return best.text
}

// checkLetters returns an error for documents that hold no text, or text that
// is unreadable because most of its letters are unknown. Numbers count as text
// if a page has more of them than its page number.
func checkLetters(parts []paragraph) error {
	const fewest = 5 // numbers on a page
	known, unknown, numbers := 0, 0, 0
	pages := map[int]bool{}
	for _, p := range parts {
		pages[p.page] = true
		numbers += len(strings.Fields(p.text))
		for _, r := range p.text {
			switch {
			case r == unicode.ReplacementChar:
				unknown++
			case unicode.IsLetter(r):
				known++
			}
		}
	}
	switch {
	case known == 0 && unknown == 0 && numbers < fewest*max(1, len(pages)):
		return errNoText
	case unknown > known:
		return errFonts
	}
	return nil
}

// withoutFurniture returns lines without page numbers and running heads: text
// repeated at the top or bottom of at least three pages.
func withoutFurniture(all []line) ([]line, []briefing.Removed) {
	atEdge := func(i int) bool {
		edge := func(j int) bool { return j < 0 || j >= len(all) || all[j].page != all[i].page }
		return edge(i-1) || edge(i-2) || edge(i+1) || edge(i+2)
	}
	pages := map[string]int{}
	for i, l := range all {
		if atEdge(i) {
			pages[withoutDigits(l.text)]++
		}
	}
	var kept []line
	var removed []briefing.Removed
	for i, l := range all {
		bare := withoutDigits(l.text)
		switch {
		case atEdge(i) && bare == "" && len(all) > 1:
			removed = append(removed, briefing.Removed{Line: l.number, Text: l.text, Reason: "page number"})
		case atEdge(i) && pages[bare] >= 3:
			removed = append(removed, briefing.Removed{Line: l.number, Text: l.text, Reason: "page header"})
		default:
			kept = append(kept, l)
		}
	}
	return kept, removed
}

// isLittle reports whether the kept lines hold less text than the repeated
// ones. Then the repeated lines are the text.
func isLittle(kept []line, removed []briefing.Removed) bool {
	seen := map[string]bool{}
	said, headers := 0, 0
	for _, l := range kept {
		said += len(withoutDigits(l.text))
	}
	for _, r := range removed {
		if bare := withoutDigits(r.Text); !seen[bare] {
			seen[bare] = true
			headers += len(bare)
		}
	}
	return said <= headers
}

// onceEach returns each distinct line of a document once, for documents whose
// text looks like running heads.
func onceEach(all []line) ([]line, []briefing.Removed) {
	var kept []line
	var removed []briefing.Removed
	seen := map[string]bool{}
	for _, l := range all {
		if bare := withoutDigits(l.text); bare == "" || !seen[bare] {
			seen[bare] = true
			kept = append(kept, l)
			continue
		}
		removed = append(removed, briefing.Removed{Line: l.number, Text: l.text, Reason: "page header"})
	}
	return kept, removed
}

// withoutDigits returns text without numbers and the signs around page numbers.
func withoutDigits(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsDigit(r) || strings.ContainsRune(" -–—|/.[]", r) {
			return -1
		}
		return r
	}, strings.TrimPrefix(text, "Page "))
}
