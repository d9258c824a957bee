package mail

import (
	"fmt"
	"strings"
	"testing"

	"briefing/briefing"
)

// TestHabits says what comes of messages as programs write them.
func TestHabits(t *testing.T) {
	const head = "From: Ada Finch <a@b.example>\nSubject: S\n"
	flowed := func(params, body string) string {
		return head + "Content-Type: text/plain; format=flowed" + params + "\n\n" + body
	}
	for _, tt := range []struct{ name, mail, want string }{
		{"flowed", flowed("", "The weir was \nopened on Monday, \nand shut.\n\nTwice.\n"), "Ada Finch: The weir was opened on Monday, and shut.\n\nTwice."},
		{"flowed within words", flowed("; delsp=yes", "The we \nir was open \ned.\n"), "Ada Finch: The weir was opened."},
		{"flowed quotes", flowed("", "> The weir \n> was opened.\nSo.\n-- \nAda\n"), "Ada Finch: \\> The weir was opened.\n\nSo.\n\n--\n\nAda"},
		{"a separator before it", "From a@b.example\n" + head + "\nThe weir.\n", "Ada Finch: The weir."},
		{"a bad line in the header", "From: Ada Finch <a@b.example>\nnot a field\nSubject: S\n\nThe weir.\n", "Ada Finch: The weir."},
		{"a name in brackets", "From: ada at b.example (Ada Finch)\nSubject: S\n\nThe weir.\n", "Ada Finch: The weir."},
		{"an encoded word in quotes", "From: \"=?utf-8?B?QcOhZGE=?=\" <a@b.example>\nSubject: S\n\nThe weir.\n", "Aáda: The weir."},
		{"a name in bytes", "From: Hj\xf8rdis \xc5ker <a@b.example>\nSubject: S\n\nThe weir.\n", "Hjørdis Åker: The weir."},
		{"a message passed on", head + "Content-Type: multipart/mixed; boundary=x\n\n--x\n\nSee below.\n--x\nContent-Type: message/rfc822\nContent-Disposition: attachment\n\nFrom: Ben <b@b.example>\nSubject: Weir #\n\nIt is open.\n--x--\n", "Ada Finch: See below.\n\n## Weir\n\nIt is open."},
		{"only a message passed on", head + "Content-Type: message/rfc822\n\nFrom: Ben <b@b.example>\nSubject: W\n\nIt is open.\n", "Ada Finch: ## W\n\nIt is open."},
	} {
		a, err := Message(strings.NewReader(tt.mail), briefing.Entry{})
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got := a.Author + ": " + a.Text; a.Title != "S" || got != tt.want {
			t.Errorf("%s: %q: got\n%s\nwant\n%s", tt.name, a.Title, got, tt.want)
		}
	}
}

// A line of a message that begins as separators do ends no message.
func TestSeparators(t *testing.T) {
	const from = "From a@b.example Sun May  4 08:15:00 2031\n"
	box := from + "Subject: One\n\nBefore.\n\nFrom the keeper we heard nothing.\n\nFrom May 2031 on: rain.\n\nFrom noon at 12:30 in 2031 it rained.\nBehind.\n\n" + from + "Subject: Two\n\nIt is open.\n"
	var got []string
	for a, err := range Mailbox(strings.NewReader(box)) {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, fmt.Sprintf("%s: %d, %t", a.Title, len(strings.Fields(a.Text)), strings.Contains(a.Text, "Behind.")))
	}
	if want := "One: 21, true\nTwo: 3, false"; strings.Join(got, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
}
