// Package mail makes articles from e-mail: one from a message in a file of its
// own (EML), one from each message in a mailbox (mbox). It is meant for
// newsletters. It prefers a message's HTML to its plain text, and ignores
// attachments.
package mail

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"mime"
	netmail "net/mail"
	"strings"

	"github.com/emersion/go-message"
	"golang.org/x/net/html/charset"

	"briefing/briefing"
	"briefing/briefing/source/cleanup"
	"briefing/briefing/source/escape"
	"briefing/briefing/source/plain"
	"briefing/briefing/source/scrub"
	"briefing/briefing/source/stated"
	"briefing/briefing/source/web"
)

// errNoText says that a message has no text.
var errNoText = errors.New("message without text")

const (
	mostParts  = 200
	deepest    = 20
	mostHeader = 256 << 10
)

// Message makes an article from a message. Fields that known already has stay.
// If only part of the message can be read, both the article and an error are
// returned.
func Message(in io.Reader, known briefing.Entry) (*briefing.Article, error) {
	m, err := message.ReadWithOptions(repaired(in), &message.ReadOptions{MaxHeaderBytes: mostHeader})
	if err = unlessUnknown(err); err != nil {
		return nil, fmt.Errorf("message: %w", err)
	}
	count := 0
	return article(m, known, 0, &count)
}

// article makes an article from a message at a depth of nesting. count is the
// number of parts read so far in all messages around it.
func article(m *message.Entity, known briefing.Entry, depth int, count *int) (*briefing.Article, error) {
	known = stated.Complete(known, entry(m.Header))
	p := parts{count: count}
	if err := p.read(m, "", depth); err != nil && p.html == "" && p.text == "" && len(p.inner) == 0 {
		return nil, fmt.Errorf("message: %w", err)
	}
	a, err := p.article(known)
	if a == nil && len(p.inner) > 0 {
		a, err = &briefing.Article{Entry: known}, nil
	}
	if a == nil {
		return nil, err
	}
	for _, inner := range p.inner {
		if inner.Title != "" {
			var b strings.Builder
			escape.Inline(&b, inner.Title)
			a.Text += "\n\n## " + strings.TrimRight(b.String(), "# ")
		}
		a.Text += "\n\n" + inner.Text
	}
	a.Text = strings.Trim(a.Text, "\n")
	return a, err
}

// article makes an article from the text of a message.
func (p *parts) article(known briefing.Entry) (*briefing.Article, error) {
	if p.html != "" {
		a, err := web.Article(p.html, known)
		if a != nil || p.text == "" {
			return a, err
		}
	}
	if strings.TrimSpace(p.text) == "" {
		return nil, errNoText
	}
	return plain.Article(cleanup.Split(p.text, 1), known), nil
}

// unlessUnknown returns err unless it reports an unknown encoding: this package
// may know it, and else treats the text as damaged.
func unlessUnknown(err error) error {
	if message.IsUnknownCharset(err) || message.IsUnknownEncoding(err) {
		return nil
	}
	return err
}

// parts is the text of a message, in HTML and plain text.
type parts struct {
	html, text string
	inner      []*briefing.Article // forwarded messages
	count      *int
}

// read adds the text of m, which is at a depth of nesting, in a part of type
// around. Of alternatives it takes the first in each form. Parts that merely
// follow each other, such as the text before and after a picture, belong
// together.
func (p *parts) read(m *message.Entity, around string, depth int) error {
	if *p.count++; *p.count > mostParts || depth > deepest {
		return errors.New("too many parts")
	}
	kind, params, err := m.Header.ContentType()
	if err != nil || kind == "" {
		kind = "text/plain"
	}
	if mr := m.MultipartReader(); mr != nil {
		defer mr.Close()
		for {
			part, err := mr.NextPart()
			if err == io.EOF {
				return nil
			}
			if err = unlessUnknown(err); err != nil {
				return err
			}
			if err := p.read(part, kind, depth+1); err != nil {
				return err
			}
		}
	}
	if kind == "message/rfc822" {
		return p.readInner(m, depth)
	}
	if disposition, _, _ := m.Header.ContentDisposition(); disposition == "attachment" {
		return nil
	}
	to := &p.text
	switch {
	case kind == "text/html":
		to = &p.html
	case kind != "text/plain":
		return nil
	}
	if *to != "" && around == "multipart/alternative" {
		return nil
	}
	more, err := text(m.Body, params["charset"])
	if strings.EqualFold(params["format"], "flowed") && kind == "text/plain" {
		more = unflowed(more, strings.EqualFold(params["delsp"], "yes"))
	}
	if *to = *to + more; more != "" {
		*to += "\n\n"
	}
	return err
}

// readInner reads a message forwarded by m. One that cannot be read is left
// out.
func (p *parts) readInner(m *message.Entity, depth int) error {
	inner, err := message.ReadWithOptions(repaired(m.Body), &message.ReadOptions{MaxHeaderBytes: mostHeader})
	if unlessUnknown(err) != nil {
		return nil
	}
	if a, err := article(inner, briefing.Entry{}, depth+1, p.count); err == nil {
		p.inner = append(p.inner, a)
	}
	return nil
}

// text returns the text of a part. If reading fails midway, it returns the text
// up to there.
func text(in io.Reader, label string) (string, error) {
	data, err := io.ReadAll(in)
	if len(data) == 0 {
		return "", err
	}
	s, bad := scrub.DecodeAs(data, label)
	if bad != nil {
		return "", cmp.Or(err, bad)
	}
	return s, nil
}

// entry returns the metadata in the header of a message.
func entry(h message.Header) briefing.Entry {
	e := briefing.Entry{
		Title:  header(h, "Subject"),
		Source: listName(header(h, "List-Id")),
	}
	if d, err := stated.Date(withoutZoneName(header(h, "Date"))); err == nil {
		e.Published = d
	}
	e.Author = sender(h.Get("From"))
	for _, key := range []string{"Archived-At", "Content-Location"} {
		if address, ok := stated.Address(strings.Trim(header(h, key), "<>")); ok && e.URL == "" {
			e.URL = address
		}
	}
	return e
}

// sender returns the name of the sender. An address without a name gives none.
func sender(from string) string {
	if address, name, ok := strings.Cut(strings.TrimSpace(from), " ("); ok && strings.HasSuffix(name, ")") && strings.Contains(address, " at ") {
		return word(strings.TrimSuffix(name, ")")) // archives of lists hide addresses like this
	}
	parser := netmail.AddressParser{WordDecoder: decoder()}
	address, err := parser.Parse(from)
	if err != nil {
		name, _, _ := strings.Cut(word(from), "<")
		if name = strings.Trim(name, `" `); strings.Contains(name, "@") {
			return ""
		}
		return name
	}
	return word(address.Name) // it may have been encoded within quotes
}

// header returns the value of a field on one line, with encoded words decoded.
func header(h message.Header, key string) string { return word(h.Get(key)) }

func word(s string) string {
	if text, err := decoder().DecodeHeader(s); err == nil {
		s = text
	}
	if text, err := scrub.Decode([]byte(s)); err == nil {
		s = text // raw bytes, which no header may have
	}
	return scrub.Line(s)
}

func decoder() *mime.WordDecoder {
	return &mime.WordDecoder{CharsetReader: func(label string, in io.Reader) (io.Reader, error) {
		return charset.NewReaderLabel(label, in)
	}}
}

// listName returns the name of a mailing list: `The Herald <herald.example.org>`.
func listName(id string) string {
	name, _, _ := strings.Cut(id, "<")
	return strings.Trim(name, `" `)
}

// withoutZoneName returns a date without the comment that may follow its zone.
func withoutZoneName(date string) string {
	date, _, _ = strings.Cut(date, "(")
	return strings.TrimSpace(date)
}

// IsMessage reports whether text begins with the header of a message: fields,
// among them at least two that only messages have.
func IsMessage(text string) bool {
	own, fields, bad := 0, 0, 0
	isFirst := true
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\r\n")
		if line == "" {
			break
		}
		if isFirst && strings.HasPrefix(line, "From ") {
			isFirst = false
			continue
		}
		isFirst = false
		if fields > 0 && (line[0] == ' ' || line[0] == '\t') {
			continue
		}
		name, _, ok := strings.Cut(line, ":")
		if !ok || name == "" || strings.ContainsAny(name, " \t") {
			if bad++; bad > 1 || fields == 0 {
				return false
			}
			continue
		}
		fields++
		switch strings.ToLower(name) {
		case "from", "message-id", "received", "return-path", "mime-version", "delivered-to", "dkim-signature", "list-unsubscribe", "content-type":
			own++
		}
	}
	return own >= 2
}

// IsMailbox reports whether text begins like a mailbox: a line with the word
// "From", an address and a date, then a field.
func IsMailbox(text string) bool {
	first, rest, ok := strings.Cut(text, "\n")
	second, _, _ := strings.Cut(rest, "\n")
	name, _, isField := strings.Cut(second, ":")
	return ok && isSeparator([]byte(first)) && isField && name != "" && !strings.Contains(name, " ")
}
