package mail

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"briefing/briefing"
)

// crlf returns text with the line ends of messages.
func crlf(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }

const newsletter = `Return-Path: <news@herald.example>
Received: from a by b; Sun, 4 May 2031 06:00:00 +0000
From: =?UTF-8?Q?Ada_F=C3=AFnch?= <news@herald.example>
To: reader@example.org
Subject: =?windows-1251?B?z/Do4uXy?= from
 the harbour
Date: Sun, 4 May 2031 08:15:00 +0200 (CEST)
List-Id: "The Herald" <herald.example>
Archived-At: <https://herald.example/42>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="m"

--m
Content-Type: multipart/alternative; boundary=a

--a
Content-Type: text/plain; charset=utf-8

Plain words
--a
Content-Type: text/html; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

<html><body><table><tr><td><div style=3D"display:none">Preheader</div><h1>Th=
e harbour</h1><p>The harbour of M=FCnde opened its gates on Saturday, nine days af=
ter the storm had passed, the port said.</p></td></tr></table>
<p class=3D"footer">Unsubscribe</p></body></html>
--a--
--m
Content-Type: text/plain
Content-Disposition: attachment; filename=x.txt

Attached words
--m--
`

func TestMessage(t *testing.T) {
	const head = "From: a@b.example\nSubject: S\n"
	for _, tt := range []struct{ name, mail, want string }{
		{"newsletter", newsletter, "Привет from the harbour|The Herald|Ada Fïnch|2031-05-04|https://herald.example/42: \"## The harbour\\n\\nThe harbour of Münde opened its gates on Saturday, nine days after the storm had passed, the port said.\" -2"},
		{"plain text", head + "Date: 4 May 2031 08:15\n\nThe harbour of the town opened its gates again on Saturday, nine days\nafter the storm, and the first of the ships came in with the morning\ntide.\n\n*So* it goes.\n", "S|||2031-05-04|: \"The harbour of the town opened its gates again on Saturday, nine days after the storm, and the first of the ships came in with the morning tide.\\n\\n\\\\*So\\\\* it goes.\" -0"},
		{"base64", head + "Content-Type: text/plain; charset=koi8-r\nContent-Transfer-Encoding: base64\n\n8NLJ18XU\n", "S||||: \"Привет\" -0"},
		{"unknown encodings", head + "Content-Type: text/plain; charset=x-none\nContent-Transfer-Encoding: x-none\n\nwords\n", "S||||: \"words\" -0"},
		{"parts without end", head + "Content-Type: multipart/alternative; boundary=a\n\n--a\nContent-Type: text/html\n\n<p>words in a part", "S||||: \"words in a part\" -0"},
		{"text around a picture", head + "Content-Type: multipart/mixed; boundary=a\n\n--a\n\nwords before\n--a\nContent-Type: image/png\n\nx\n--a\n\nwords behind\n--a\nContent-Disposition: attachment\n\nno words\n--a--\n", "S||||: \"words before\\n\\nwords behind\" -0"},
		{"alternatives", head + "Content-Type: multipart/alternative; boundary=a\n\n--a\n\nwords\n--a\n\nthe same words\n--a--\n", "S||||: \"words\" -0"},
		{"name without address", "From: \"Ada; Finch\" <\nSubject: \x1b[31m\n\nwords\n", "�[31m||Ada; Finch||: \"words\" -0"},
	} {
		for _, mail := range []string{tt.mail, crlf(tt.mail)} {
			a, err := Message(strings.NewReader(mail), briefing.Entry{})
			if err != nil {
				t.Errorf("%s: %v", tt.name, err)
				continue
			}
			got := fmt.Sprintf("%s|%s|%s|%s|%s: %q -%d", a.Title, a.Source, a.Author, a.Published.String(), a.URL, a.Text, len(a.Removed))
			if got != tt.want {
				t.Errorf("%s: got\n%s\nwant\n%s", tt.name, got, tt.want)
			}
		}
	}
}

func TestMailbox(t *testing.T) {
	box := "From a@b.example Sun May  4 08:15:00 2031\n" + newsletter + "\nFrom a Mon May  5 2031\nSubject: none\n\n\nFrom a Mon May  5 2031\nSubject: Two\n\n>From here on,\nFrom there on.\n"
	var got []string
	for a, err := range Mailbox(strings.NewReader(box)) {
		if err != nil {
			got = append(got, "error: "+err.Error())
			continue
		}
		got = append(got, fmt.Sprintf("%s: %.20q", a.Title, a.Text))
	}
	want := []string{`Привет from the harbour: "## The harbour\n\nThe "`, "error: line 37: message without text", `Two: "From here on,\n\nFrom "`}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// A message that is too big is told of, and costs nothing of the others.
func TestBigMessage(t *testing.T) {
	const head = "From a@b.example Sun May  4 08:15:00 2031\nSubject: S\n\n"
	for _, big := range []string{strings.Repeat("a", mostMessage), strings.Repeat("b\nFrom a\n", mostMessage/9+1)} {
		var got []string
		for a, err := range Mailbox(strings.NewReader(head + "One.\n\n" + head + big + "\n\n" + head + "Two.\n")) {
			if err != nil {
				got = append(got, err.Error())
			} else {
				got = append(got, a.Text)
			}
		}
		if want := []string{"One.", "line 6: message of more than 32 MB", "Two."}; !slices.Equal(got, want) {
			t.Errorf("got %.500q, want %q", got, want)
		}
	}
}

func TestHostileMessages(t *testing.T) {
	nested := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n", i, i)
		}
		return b.String() + "\nwords\n"
	}
	for name, mail := range map[string]string{
		"no text":     "Subject: a\n\n",
		"deep parts":  nested(300),
		"many parts":  "Content-Type: multipart/mixed; boundary=b\n\n" + strings.Repeat("--b\nContent-Type: image/png\n\nx\n", 1000),
		"long header": "Subject: " + strings.Repeat("a", mostHeader+1) + "\n\nwords",
		"no boundary": "Content-Type: multipart/mixed\n\n--\nwords",
		"binary":      "Subject: a\n\n\x00\x01\x02\x03",
	} {
		if a, err := Message(strings.NewReader(mail), briefing.Entry{}); err == nil {
			t.Errorf("%s: article %+v, want an error", name, a)
		}
	}
}

func TestSniff(t *testing.T) {
	for _, tt := range []struct {
		text             string
		message, mailbox bool
	}{
		{newsletter, true, false},
		{crlf(newsletter), true, false},
		{"From a@b.example Sun May  4 08:15:00 2031\nSubject: x\n", false, true},
		{"From here on: words\nmore words\n", false, false},
		{"From: Ada\nSubject: x\n\nwords", false, false},
		{"Title: words\n\nwords", false, false},
		{"", false, false},
	} {
		if m, b := IsMessage(tt.text), IsMailbox(tt.text); m != tt.message || b != tt.mailbox {
			t.Errorf("%.40q: message %t, mailbox %t, want %t, %t", tt.text, m, b, tt.message, tt.mailbox)
		}
	}
}

func FuzzMailbox(f *testing.F) {
	f.Add("From a Sun May 4 08:15:00 2031\n" + newsletter)
	f.Add("From \nContent-Type: text/html\n\n<p>a\n\nFrom \nSubject: =?x?q?=1B?=\n\n>From b\n")
	f.Add("From \nContent-Type: multipart/mixed; boundary=\"\"\nContent-Transfer-Encoding: base64\n\n----\n\n!\n")
	f.Fuzz(func(t *testing.T, s string) {
		for a, err := range Mailbox(strings.NewReader(s)) {
			if (a == nil) == (err == nil) {
				t.Fatalf("article %v, error %v", a, err)
			}
			if err != nil {
				continue
			}
			if !utf8.ValidString(a.Text) || strings.ContainsFunc(a.Text, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }) {
				t.Errorf("text %q", a.Text)
			}
			for _, s := range []string{a.Title, a.Source, a.Author, a.URL} {
				if !utf8.ValidString(s) || strings.ContainsFunc(s, unicode.IsControl) || strings.TrimSpace(s) != s {
					t.Errorf("%q is not one clean line", s)
				}
			}
		}
	})
}
