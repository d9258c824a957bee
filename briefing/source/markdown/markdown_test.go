package markdown

import (
	"testing"

	"briefing/briefing"
	"briefing/briefing/source/cleanup"
)

func TestTitle(t *testing.T) {
	const rest = "\n\nThe harbour opened its gates on Saturday.\n"
	for _, tt := range []struct{ name, text, known, title, kept string }{
		{"first heading", "# The harbour" + rest, "", "The harbour", ""},
		{"first heading, any level", "\n## The harbour ##" + rest, "", "The harbour", ""},
		{"underlined", "The harbour\n===" + rest, "", "The harbour", ""},
		{"with marks", "# The *big* [`harbour`](http://a.org) \\& the ![sea](b) &lt;3 C#" + rest, "", "The big harbour & the sea <3 C#", ""},
		{"escape hidden in an entity", "# a &#27;[31mb" + rest, "", "a [31mb", ""},
		{"after a picture", "![a picture](b.png)\n\n# The harbour" + rest, "", "The harbour", "![a picture](b.png)\n\n\n"},
		{"a section is no title", "Long ago, a ship came in.\n\n## Then" + rest, "", "", "Long ago, a ship came in.\n\n## Then" + "\n\n"},
		{"first line", "The harbour reopens" + rest, "", "The harbour reopens", ""},
		{"a sentence is no title", "The harbour reopens." + rest, "", "", "The harbour reopens.\n\n"},
		{"a list is no title", "- harbour" + rest, "", "", "- harbour\n\n"},
		{"code is no title", "```\n# a\n```" + rest, "", "", "```\n# a\n```\n\n"},
		{"indented code is no title", "    # a" + rest, "", "", "    # a\n\n"},
		{"a wrapped paragraph is no title", "The harbour\nreopens" + rest, "", "", "The harbour\nreopens\n\n"},
		{"hash without space", "#harbour" + rest, "", "", "#harbour\n\n"},
		{"known and repeated", "# The Harbour!" + rest, "The harbour", "The harbour", ""},
		{"known and underlined", "The harbour\n---" + rest, "The harbour", "The harbour", ""},
		{"known and repeated as a line", "**The harbour**" + rest, "The harbour", "The harbour", ""},
		{"known and not repeated", "# Another one" + rest, "The harbour", "The harbour", "# Another one\n\n"},
	} {
		lines := cleanup.Split(tt.text, 1)
		a := Article(lines, briefing.Entry{Title: tt.known})
		if want := tt.kept + "The harbour opened its gates on Saturday."; a.Title != tt.title || a.Text != want {
			t.Errorf("%s: title %q, text %q\nwant title %q, text %q", tt.name, a.Title, a.Text, tt.title, want)
		}
		for _, r := range a.Removed {
			if r.Reason != "title" || lines[r.Line-1].Raw != r.Text {
				t.Errorf("%s: removed %+v", tt.name, r)
			}
		}
	}
}
