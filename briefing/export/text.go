package export

import (
	"crypto/sha1"
	"encoding/hex"
	"fmt"
	"strings"
	"unicode"

	"briefing/briefing"
	"briefing/briefing/notes"
)

// plain returns the visible text of a span with white space collapsed. A space
// at either end stays.
func plain(text briefing.Shown, span briefing.Span) string {
	var b strings.Builder
	blank := false
	for _, p := range text.Pieces(span.Start, span.End) {
		for _, r := range p.Text {
			if unicode.IsSpace(r) {
				blank = true
				continue
			}
			if blank {
				b.WriteByte(' ')
				blank = false
			}
			b.WriteRune(r)
		}
	}
	if blank {
		b.WriteByte(' ')
	}
	return strings.ToValidUTF8(b.String(), "")
}

// passage returns the visible text of a span on one line.
func passage(text briefing.Shown, span briefing.Span) string {
	return strings.TrimSpace(plain(text, span))
}

// oneLine returns text on one line, without control characters.
func oneLine(text string) string {
	text = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) {
			return -1
		}
		return r
	}, strings.ToValidUTF8(text, "\uFFFD"))
	return strings.Join(strings.Fields(text), " ")
}

// annotation returns a passage and the reader's words about it, on one line.
func annotation(p notes.Placed) string {
	note := oneLine(p.Text)
	switch {
	case p.Quote == "":
		return note
	case note == "":
		return "“" + oneLine(p.Quote) + "”"
	}
	return "“" + oneLine(p.Quote) + "” " + note
}

// annotationsOf returns annotation for each note, without empty ones.
func annotationsOf(kept []notes.Placed) []string {
	var out []string
	for _, p := range kept {
		if a := annotation(p); a != "" {
			out = append(out, a)
		}
	}
	return out
}

// hash returns a stable hash of parts.
func hash(parts ...string) [sha1.Size]byte {
	return sha1.Sum([]byte("briefing\x00" + strings.Join(parts, "\x00")))
}

// hexID returns the hash of parts in hexadecimal.
func hexID(parts ...string) string {
	h := hash(parts...)
	return hex.EncodeToString(h[:])
}

// uuid returns the hash of parts as the URN of a version 5 UUID (RFC 9562).
func uuid(parts ...string) string {
	h := hash(parts...)
	h[6], h[8] = h[6]&0x0f|0x50, h[8]&0x3f|0x80
	return fmt.Sprintf("urn:uuid:%x-%x-%x-%x-%x", h[:4], h[4:6], h[6:8], h[8:10], h[10:16])
}

// key returns the key of an article in a bibliography: its ID. If that has
// characters that some programs reject, these are dropped and a hash is added.
func key(id briefing.ArticleID) string {
	plain := strings.Map(func(r rune) rune {
		if 'a' <= r && r <= 'z' || 'A' <= r && r <= 'Z' || '0' <= r && r <= '9' || r == '-' || r == '_' {
			return r
		}
		return -1
	}, string(id))
	if plain == string(id) && plain != "" {
		return plain
	}
	return strings.Trim(plain+"-"+hexID("key", string(id))[:8], "-")
}
