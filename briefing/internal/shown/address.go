package shown

import (
	"strings"
	"unicode/utf8"

	"briefing/briefing/internal/fold"
)

// maxToken bounds how far back an address may begin, in bytes.
const maxToken = 256

// addressAt reads the mark at byte i, which is one of .:/@. If it stands in an
// address, that is masked; it returns where to go on.
func (m *masker) addressAt(i int, leaf Span) int {
	if i+1 >= leaf.End {
		return i + 1
	}
	before, after := byteBefore(m.src, leaf.Start, i), m.src[i+1]
	switch m.src[i] {
	case ':':
		if strings.HasPrefix(m.src[i:leaf.End], "://") && i+3 < leaf.End && isLetter(before) {
			return m.url(m.schemeStart(leaf.Start, i), i+3, leaf.End)
		}
		if after == '\\' && isLetter(before) && startsToken(byteBefore(m.src, leaf.Start, i-1)) {
			return m.wholeToken(i-1, i, leaf.End)
		}
	case '@':
		if isAlnum(before) && isAlnum(after) {
			return m.mail(i, leaf)
		}
	case '/':
		return m.path(i, leaf)
	case '.':
		if isAlnum(after) && (isAlnum(before) || before == '-' || before == '_' || before >= 0x80) {
			return m.dotted(i, leaf)
		}
	}
	return i + 1
}

func (m *masker) schemeStart(from, i int) int {
	start := i
	for start > from && i-start < maxToken && isSchemeByte(m.src[start-1]) {
		start--
	}
	return start
}

func isScheme(s string) bool {
	for i := range len(s) {
		if !isSchemeByte(s[i]) {
			return false
		}
	}
	return isLetter(s[0])
}

func isSchemeByte(c byte) bool { return isAlnum(c) || c == '+' || c == '-' || c == '.' }

// url masks the URL that begins at start and goes on at byte i.
func (m *masker) url(start, i, end int) int {
	stop := m.urlEnd(i, end)
	m.address(start, stop)
	return stop
}

// urlEnd returns where a URL ends that is known to go on at byte i: before white
// space, a quote or an angle bracket, without the punctuation of the sentence and
// without a bracket that it did not open.
func (m *masker) urlEnd(i, end int) int {
	stop, depth := i, 0
	for stop < end && m.out[stop] != fold.Hidden {
		c := m.src[stop]
		if isSpace(c) || strings.IndexByte("<>\"`|", c) >= 0 {
			break
		}
		if c == '(' {
			depth++
		}
		if c == ')' {
			if depth--; depth < 0 {
				break
			}
		}
		if c == ']' && stop+1 < end && (m.src[stop+1] == '(' || m.src[stop+1] == '[') || c == ']' && len(m.brackets) > 0 {
			break
		}
		if c >= 0x80 && isTypographic(m.src[stop:end]) {
			break
		}
		stop++
	}
	for stop > i && strings.IndexByte("?!.,:;*_~'", m.src[stop-1]) >= 0 {
		stop--
	}
	return stop
}

// isTypographic reports whether s begins with a quote or dash that ends an address.
func isTypographic(s string) bool {
	for _, mark := range []string{"”", "“", "’", "‘", "»", "«", "—", "–", "…", "。", "，", "、", "）", "」", "\u00a0", "\u202f"} {
		if strings.HasPrefix(s, mark) {
			return true
		}
	}
	return false
}

// mail masks the e-mail address around the @ at byte i.
func (m *masker) mail(i int, leaf Span) int {
	start := i
	for start > leaf.Start && i-start < maxToken && (isAlnum(m.src[start-1]) || strings.IndexByte("._%+-", m.src[start-1]) >= 0) {
		start--
	}
	stop, dots := i+1, 0
	for stop < leaf.End && (isAlnum(m.src[stop]) || m.src[stop] == '-' || m.src[stop] == '.' && stop+1 < leaf.End && isAlnum(m.src[stop+1])) {
		if m.src[stop] == '.' {
			dots++
		}
		stop++
	}
	if dots == 0 {
		return i + 1
	}
	m.address(start, stop)
	return stop
}

// path masks a path of two names or more whose first / is at byte i: "/etc/hosts",
// "~/notes/today". A news agency between slashes is none.
func (m *masker) path(i int, leaf Span) int {
	start := i
	if b := byteBefore(m.src, leaf.Start, start); b == '~' {
		start--
	} else {
		for start > leaf.Start && m.src[start-1] == '.' && i-start < 2 {
			start--
		}
	}
	if !startsToken(byteBefore(m.src, leaf.Start, start)) {
		return i + 1
	}
	stop, names := i, 0
	for stop < leaf.End && m.src[stop] == '/' {
		name := stop + 1
		for name < leaf.End && isPathByte(m.src[name]) {
			name++
		}
		if name == stop+1 {
			break
		}
		names++
		stop = name
	}
	c := m.src[i+1]
	if names < 2 || !('a' <= c && c <= 'z' || isDigit(c) || c == '.') {
		return i + 1
	}
	for stop > i && m.src[stop-1] == '.' {
		stop--
	}
	m.address(start, stop)
	return stop
}

func isPathByte(c byte) bool { return isAlnum(c) || strings.IndexByte("._-%+~@", c) >= 0 || c >= 0x80 }

// startsToken reports whether an address may begin behind c.
func startsToken(c byte) bool { return isSpace(c) || strings.IndexByte("([{\"'`,;=*_|>", c) >= 0 }

// wholeToken masks the address from start on that goes on at byte i up to white
// space.
func (m *masker) wholeToken(start, i, end int) int {
	stop := m.urlEnd(i+1, end)
	for k := i; k+1 < stop; k++ {
		if m.src[k] == '\\' && isPunct(m.src[k+1]) {
			m.hide(k, k+1)
			k++
		}
	}
	m.address(start, stop)
	return stop
}

// dotted masks the name of a file or of a site that has its dot at byte i.
func (m *masker) dotted(i int, leaf Span) int {
	start := m.nameStart(leaf.Start, i)
	if strings.HasPrefix(m.src[start:i], "www") && i-start == 3 {
		return m.url(start, i+1, leaf.End)
	}
	stop := i
	known := false
	for stop < leaf.End && m.src[stop] == '.' {
		ext := stop + 1
		for ext < leaf.End && isAlnum(m.src[ext]) {
			ext++
		}
		if ext == stop+1 || ext < leaf.End && m.src[ext] >= 0x80 && !isTypographic(m.src[ext:leaf.End]) {
			break
		}
		known = endings[m.src[stop+1:ext]]
		stop = ext
	}
	if !known {
		return stop
	}
	if stop+1 < leaf.End && strings.IndexByte("/:?#", m.src[stop]) >= 0 && !isSpace(m.src[stop+1]) {
		return m.url(start, stop+1, leaf.End)
	}
	m.address(start, stop)
	return stop
}

// nameStart returns where the name of a file or site begins that has a dot at byte
// i, with the path before it.
func (m *masker) nameStart(from, i int) int {
	start := i
	for start > from && i-start < maxToken && m.out[start-1] != fold.Hidden {
		if c := m.src[start-1]; c < utf8.RuneSelf {
			if !isAlnum(c) && strings.IndexByte("._-/~%+\\", c) < 0 {
				break
			}
			start--
			continue
		}
		r, size := utf8.DecodeLastRuneInString(m.src[from:start])
		if !fold.InWord(r) {
			break
		}
		start -= size
	}
	return start
}

// endings are those of files, and the top domains that are no words: where a blank
// behind a stop was forgotten, "here.it is" must not be one.
var endings = func() map[string]bool {
	all := map[string]bool{}
	for e := range strings.FieldsSeq(`
		pdf doc docx odt rtf txt md markdown tex epub mobi htm html xhtml xml json jsonl csv tsv xls xlsx
		ods ppt pptx odp png jpg jpeg gif svg webp tif tiff bmp ico heic mp3 mp4 m4a m4v wav ogg flac mov
		avi mkv webm zip gz tgz bz2 xz 7z rar tar exe dll dmg iso apk deb rpm jar sh bat py js ts css
		php asp aspx jsp cgi yaml yml toml ini cfg conf log bak sql db eml mbox ics vcf opml rss atom
		com org net edu gov mil int info biz io co uk de fr ru ua ir il tr cn jp kr br au ca nl be ch se
		eu pl cz hu ro bg gr pt es dk fi ie nz za mx ar cl pk sa ae eg iq sy lb az ge kz by lt lv ee
		news blog tv ai dev app xyz online site tech gen COM ORG NET PDF HTML JPG PNG`) {
		all[e] = true
	}
	return all
}()
