package cluster

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"hash/fnv"
	"io"
	"slices"
	"strings"
	"sync"

	"briefing/briefing"
	"briefing/briefing/internal/spancode"
)

// form is the version of all that this package writes.
const form = 1

// The kinds of documents.
const (
	kindArticle  = "article"
	kindPart     = "part"
	kindManifest = "manifest"
	kindLock     = "lock"
)

// forever is the generation in which an article ends that is still there.
const forever = int64(1) << 53 // exact as a JSON number

// manifest is what a generation consists of.
type manifest struct {
	Form       int
	Generation int64
	Title      string
	HasDigest  bool
	Digest     string // YAML
	Extent     briefing.Extent
	Tallies    map[briefing.SubjectID]briefing.Tally
	Parts      []partKeys
	Sums       []string // pieces with the sums; a subject's are in one of them
	Made       int64    // Publication.Made
}

// pieces returns the names of all pieces of a generation.
func (m *manifest) pieces() []string {
	out := slices.Clone(m.Sums)
	for _, p := range m.Parts {
		out = append(append(out, p.Entries, p.Words), p.Mentions...)
	}
	return out
}

// partKeys names the pieces of some articles in a row. A piece is named by the hash of
// its content.
type partKeys struct {
	Articles int      // how many
	First    string   // orderOf the first
	Entries  string   // piece with the entries
	Words    string   // piece with all words, sorted
	Mentions []string // pieces with the mentions; a subject's are in one of them
}

// bucket returns the piece that has the mentions of a subject.
func (k partKeys) bucket(id briefing.SubjectID) string {
	return k.Mentions[bucketOf(id, len(k.Mentions))]
}

func bucketOf(id briefing.SubjectID, n int) int {
	h := fnv.New32a()
	h.Write([]byte(id)) // a hash accepts any bytes
	return int(h.Sum32() % uint32(n))
}

// listed is an article in the piece of entries.
type listed struct {
	briefing.Entry
	Order string
	Key   string // of the document that has its text
}

// filed is the data of an article.
type filed struct {
	Entry    briefing.Entry
	Order    string // see orderOf
	Text     string
	Removed  []briefing.Removed `json:",omitempty"`
	Mentions []mentionsOf       `json:",omitempty"`
}

// mentionsOf is the mentions of one subject in an article, in text order.
type mentionsOf struct {
	Subject briefing.SubjectID
	Count   int
	Spans   []byte // see spancode
}

// newFiled returns the data of an article with mentions in any order.
func newFiled(a *briefing.Article, mentions []briefing.Mention, order string) filed {
	f := filed{Entry: a.Entry, Order: order, Text: a.Text, Removed: a.Removed}
	mentions = slices.Clone(mentions)
	slices.SortStableFunc(mentions, func(a, b briefing.Mention) int {
		return strings.Compare(string(a.Subject), string(b.Subject))
	})
	for len(mentions) > 0 {
		n := 1
		for n < len(mentions) && mentions[n].Subject == mentions[0].Subject {
			n++
		}
		of := mentions[:n]
		slices.SortStableFunc(of, func(a, b briefing.Mention) int { return a.Ref.Span.Start - b.Ref.Span.Start })
		f.Mentions = append(f.Mentions, mentionsOf{of[0].Subject, n, spancode.Append(nil, of)})
		mentions = mentions[n:]
	}
	return f
}

func (f filed) article() *briefing.Article {
	return &briefing.Article{Entry: f.Entry, Text: f.Text, Removed: f.Removed}
}

// mentions returns the mentions in the article in the order of Library.MentionsIn; order
// has the place of each subject in the digest.
func (f filed) mentions(order map[briefing.SubjectID]int) ([]briefing.Mention, error) {
	var out []briefing.Mention
	for _, of := range f.Mentions {
		if _, known := order[of.Subject]; !known {
			continue
		}
		var err error
		if out, err = spancode.Read(out, of.Spans, of.Subject, f.Entry.ID); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(out, func(a, b briefing.Mention) int {
		x, y := a.Ref.Span, b.Ref.Span
		switch {
		case x.Start != y.Start:
			return x.Start - y.Start
		case x.End != y.End:
			return y.End - x.End
		case a.Subject != b.Subject:
			return order[a.Subject] - order[b.Subject]
		}
		return a.Report - b.Report
	})
	return out, nil
}

// all returns the mentions in the article, subject by subject.
func (f filed) all() (out []briefing.Mention, err error) {
	for _, of := range f.Mentions {
		if out, err = spancode.Read(out, of.Spans, of.Subject, f.Entry.ID); err != nil {
			return nil, err
		}
	}
	return out, nil
}

// held is one article that mentions a subject.
type held struct {
	id    briefing.ArticleID
	place int // within its part
	count int
	spans []byte
}

// appendHeld appends the articles of a part that mention a subject to a piece: its id,
// how many bytes follow for it, and for each article its place, id, number of mentions
// and spans.
func appendHeld(dst []byte, id briefing.SubjectID, in []held) []byte {
	var of []byte
	for _, h := range in {
		of = binary.AppendUvarint(of, uint64(h.place))
		of = appendBytes(of, []byte(h.id))
		of = binary.AppendUvarint(of, uint64(h.count))
		of = appendBytes(of, h.spans)
	}
	return appendBytes(appendBytes(dst, []byte(id)), of)
}

func appendBytes(dst, b []byte) []byte {
	return append(binary.AppendUvarint(dst, uint64(len(b))), b...)
}

// readHeld returns the articles that mention a subject in a piece of appendHeld.
func readHeld(piece []byte, id briefing.SubjectID) (out []held, err error) {
	in := spancode.Reader{B: bytesOf(piece, id)}
	for len(in.B) > 0 && !in.Damaged {
		h := held{place: in.Unsigned()}
		h.id = briefing.ArticleID(readBytes(&in))
		h.count = in.Unsigned()
		h.spans = readBytes(&in)
		out = append(out, h)
	}
	if in.Damaged {
		return nil, spancode.ErrDamaged
	}
	return out, nil
}

// bytesOf returns what a piece has for a subject.
func bytesOf(piece []byte, id briefing.SubjectID) []byte {
	r := spancode.Reader{B: piece}
	for len(r.B) > 0 {
		if of, all := readBytes(&r), readBytes(&r); briefing.SubjectID(of) == id {
			return all
		}
	}
	return nil
}

func readBytes(r *spancode.Reader) []byte {
	n := r.Unsigned()
	if r.Damaged || n < 0 || n > len(r.B) {
		r.B, r.Damaged = nil, true
		return nil
	}
	b := r.B[:n:n]
	r.B = r.B[n:]
	return b
}

// keyOf names content by its hash.
func keyOf(kind string, content []byte) string {
	sum := sha256.Sum256(content)
	const bytes = 12 // no two of 10^9 pieces have the same, but once in 10^11 libraries
	return kind[:1] + "-" + hex.EncodeToString(sum[:bytes])
}

// errForeign says that a document is not what this package wrote.
var errForeign = errors.New("a document in it is damaged or was written by another program; publish it again")

// writers are gzip writers, each of which has a megabyte to itself.
var writers = sync.Pool{New: func() any {
	z, _ := gzip.NewWriterLevel(nil, gzip.BestSpeed) // the level is valid
	return z
}}

// pack returns content as the data of a document.
func pack(content []byte) string {
	var b bytes.Buffer
	z := writers.Get().(*gzip.Writer)
	defer writers.Put(z)
	z.Reset(&b)
	_, _ = z.Write(content) // a buffer accepts all
	_ = z.Close()
	return base64.StdEncoding.EncodeToString(b.Bytes())
}

// unpack returns the content of a document. If it has the name of its content, that is
// verified.
func unpack(kind, key, data string) ([]byte, error) {
	packed, err := base64.StdEncoding.DecodeString(data)
	if err != nil {
		return nil, errForeign
	}
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, errForeign
	}
	content, err := io.ReadAll(io.LimitReader(z, mostAnswer))
	if err != nil || key != "" && keyOf(kind, content) != key {
		return nil, errForeign
	}
	return content, nil
}

func unpackJSON(kind, key, data string, into any) error {
	content, err := unpack(kind, key, data)
	if err == nil && json.Unmarshal(content, into) != nil {
		err = errForeign
	}
	return err
}

// orderOf returns a key that sorts as briefing.CompareEntries does, with a number for the
// articles of one document and date.
func orderOf(e briefing.Entry, number int) string {
	date := "9"
	if e.Published.Known() {
		const day = "20060102"
		date = "1" + e.Published.Earliest().Format(day) + e.Published.Latest().Format(day)
	}
	return fmt.Sprintf("%s %s\x01%s\x01%08d", date, natural(string(e.File)), e.File, number)
}

// natural returns a key that sorts as names do whose runs of digits count by their value.
func natural(name string) string {
	var b strings.Builder
	for name != "" {
		n := 0
		for n < len(name) && '0' <= name[n] && name[n] <= '9' {
			n++
		}
		if n == 0 {
			b.WriteByte(name[0])
			name = name[1:]
			continue
		}
		digits := strings.TrimLeft(name[:n], "0")
		const most = 9 // digits that one sign tells apart
		for left := len(digits); ; left -= most {
			b.WriteByte('0' + byte(min(left, most)))
			if left <= most {
				break
			}
		}
		b.WriteString(digits)
		name = name[n:]
	}
	return b.String()
}

// dayOf returns the first possible day as a number, 0 if it is unknown.
func dayOf(d briefing.Date) int {
	if !d.Known() {
		return 0
	}
	day := d.Earliest()
	return day.Year()*10000 + int(day.Month())*100 + day.Day()
}
