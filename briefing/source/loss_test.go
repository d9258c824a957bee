package source

import (
	"compress/gzip"
	"strings"
	"testing"
)

// TestLosses holds that of every document, of whatever format, it is said what of
// it is shown as U+FFFD, and that it is read nevertheless.
func TestLosses(t *testing.T) {
	const body = "The ferry left the harbour on Saturday, and the captain said so at the quay, where many had come."
	mail := func(text string) string {
		return "From: Ada <ada@example.org>\nDate: Fri, 11 Oct 2024 10:00:00 +0000\nSubject: Ferry\nMessage-ID: <1@example.org>\nContent-Type: text/plain; charset=utf-8\n\n" + text
	}
	var packed strings.Builder
	z := gzip.NewWriter(&packed)
	if _, err := z.Write([]byte(body + " caf\xc3")); err != nil || z.Close() != nil {
		t.Fatal(err)
	}
	const told = "not UTF-8 and of no encoding that could be told: shown as U+FFFD"
	for _, tt := range []struct{ name, data, want string }{
		{"western.txt", body + " Die F\xe4hre l\xe4uft f\xfcr uns", ""},
		{"guess.txt", body + " caf\xe9.", "guess.txt:1:102: read as Windows-1252, which is a guess from 1 byte"},
		{"sound.txt", body + " caf\u00e9", ""},
		{"own.txt", body + " caf\ufffd", ""},
		{"cut.txt", body + " caf\xc3", "cut.txt:1:102: 1 byte is " + told},
		{"long.md", "# Ferry\n\n" + strings.Repeat(body+"\n\n", 500) + "caf\xc3 \xff", "long.md:1003:4: 2 bytes are " + told},
		{"packed.txt.gz", packed.String(), "packed.txt.gz:1:102: 1 byte is " + told},
		{"page.html", "<html><title>Ferry</title><article><p>" + body + "</p>\n<p>" + body + " caf\xc3</p></article></html>", "page.html:2:105: 1 byte is " + told},
		{"feed.xml", "<rss><channel><title>F</title><item><title>Ferry</title><description>" + body + " caf\xc3</description></item></channel></rss>", "feed.xml: 1 character cannot be read: shown as U+FFFD"},
		{"message.eml", mail(body + " caf\xc3"), "message.eml: 1 character cannot be read: shown as U+FFFD"},
		{"lines.jsonl", `{"title":"Ferry","text":"` + body + " caf\xc3" + `"}` + "\n", "lines.jsonl: 1 character cannot be read: shown as U+FFFD"},
	} {
		articles, errs := read(t, folder(tt.name, tt.data), Options{})
		if len(articles) != 1 || !strings.Contains(articles[0].Text, "ferry left") {
			t.Errorf("%s: %d articles, errors %v", tt.name, len(articles), errs)
			continue
		}
		var said []string
		for _, err := range errs {
			said = append(said, err.Error())
		}
		if got := strings.Join(said, "\n"); got != tt.want {
			t.Errorf("%s: said %q, want %q", tt.name, got, tt.want)
		}
		if lost := strings.Contains(articles[0].Text, "caf\ufffd"); lost != (strings.Contains(tt.want, "U+FFFD") || tt.name == "own.txt") {
			t.Errorf("%s: %q", tt.name, articles[0].Text[80:])
		}
	}
}
