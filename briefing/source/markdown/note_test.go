package markdown

import (
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/source/cleanup"
)

// TestTitleByName says when the name of a file is its title.
func TestTitleByName(t *testing.T) {
	const (
		one   = "# Background\n\nShe went to sea."
		two   = "# Background\n\nShe went to sea.\n\n# Later\n\nShe stayed."
		small = "## Background\n\nShe went to sea."
		code  = "# Background\n\n```\n# Later\n```\n"
		line  = "Of the sea and the harbour\n\nShe went to sea, and she stayed there for as long as she lived."
		none  = "She went to sea."
	)
	for _, tt := range []struct{ file, text, title string }{
		{"People/Ada Holm.md", none, "Ada Holm"},
		{"People/Ada Holm.md", two, "Ada Holm"},
		{"People/Ada Holm.md", small, "Ada Holm"},
		{"People/Ada Holm.md", line, "Ada Holm"},
		{"People/Ada Holm.md", one, "Background"},
		{"People/Ada Holm.md", code, "Background"},
		{"People/Ada Holm.md", "# Ada Holm\n\n" + two, "Ada Holm"},
		{"OSI.md", two, "OSI"},
		{"Reykjavík.md", small, "Reykjavík"},
		{"日本.md", two, "日本"},
		{"The_harbour.md", none, "The harbour"},
		{"2026-03-19 The harbour.md", none, "The harbour"},
		{"2026-03-19.md", none, "2026-03-19"},
		{"2026-03-19.md", small, "2026-03-19"},
		{"2026-03-19.md", two, "Background"},
		{"_posts/2026-03-19-lazy-ropes.markdown", none, "lazy ropes"},
		{"_posts/2026-03-19-lazy-ropes.markdown", two, "Background"},
		{"_posts/2026-03-19-lazy-ropes.markdown", line, "Of the sea and the harbour"},
		{"havq.md", none, "havq"},
		{"havq.md", small, "Background"},
		{"IMG_20341.md", small, "Background"},
		{"posts/the-harbour/index.md", none, "the harbour"},
		{"posts/_index.md", none, "posts"},
		{"README.md", two, "Background"},
		{"index.md", none, "index"},
		{"a.md.gz", none, "a"},
		{"", none, ""},
		{"People/Ada Holm.md", "---\naliases: [Captain Holm]\n---\n" + one, "Ada Holm"},
		{"people/ada.md", "---\naliases: [Captain Holm]\n---\n" + one, "Background"},
	} {
		header := ReadHeader(tt.text)
		header.Entry.File = briefing.FileName(tt.file)
		a := Article(cleanup.Split(tt.text, 1)[header.Lines:], header.Entry)
		if a.Title != tt.title {
			t.Errorf("%s, %.20q: title %q, want %q", tt.file, tt.text, a.Title, tt.title)
		}
		if kept := strings.Contains(a.Text, "# Background"); kept != (tt.title != "Background" && strings.Contains(tt.text, "# Background")) {
			t.Errorf("%s, %.20q: text %q", tt.file, tt.text, a.Text)
		}
	}
}

func TestInlineTags(t *testing.T) {
	for text, want := range map[string]string{
		"#ferry and the #Harbour/north, (#winter) of #2026 and #a-1.":                                "ferry,Harbour/north,winter,a-1",
		"# Title\n\n## #sub\n\nText.":                                                                "sub",
		"a#b [c](#d) https://a.org/#e &#35; `#f` \\#g #1 ##h [[i#j]] [[#k]] [[l|#m]] ![[k]] #ferry/": "ferry",
		"```\n#a\n```\n\n    #b\n\n%%#c%% *#d* <!-- #e -->":                                          "d",
		"#ähre #日本 #_x #twice #twice":                                                                "ähre,日本,_x,twice",
		"C# and # and #":                                                                             "",
	} {
		a := Article(cleanup.Split("Text.\n\n"+text, 1), briefing.Entry{Tags: []string{"x"}})
		if got := strings.Join(a.Tags, ","); got != strings.TrimSuffix("x,"+want, ",") {
			t.Errorf("%q: tags %q, want %q", text, got, want)
		}
	}
}

// TestNote says which notes are about a figure.
func TestNote(t *testing.T) {
	person := &briefing.Note{Kind: briefing.Person}
	aliases := []string{"Captain Holm"}
	for _, tt := range []struct {
		entry briefing.Entry
		want  briefing.FigureKind
	}{
		{briefing.Entry{File: "People/Ada Holm.md"}, briefing.Person},
		{briefing.Entry{File: "Wiki/02 Organisations/Coast Guard.md"}, briefing.Organization},
		{briefing.Entry{File: "Ada Holm.md", Tags: []string{"sea", "type/person"}}, briefing.Person},
		{briefing.Entry{File: "x.md", Title: "Oslo", Tags: []string{"#place"}, Note: &briefing.Note{Aliases: aliases}}, briefing.Place},
		{briefing.Entry{File: "x.md", Title: "ada", Note: person}, briefing.Person},
		{briefing.Entry{File: "people/x.md", Title: "Ada Holm", Published: day(t, "2026")}, ""},
		{briefing.Entry{File: "people/x.md", Title: "Ada Holm", URL: "https://a.org/b"}, ""},
		{briefing.Entry{File: "people/x.md", Title: "Is Ada Holm back?"}, ""},
		{briefing.Entry{File: "people/x.md", Title: "how to meet them"}, ""},
		{briefing.Entry{File: "People/People.md"}, ""},
		{briefing.Entry{File: "Notes/Ada Holm.md", Note: &briefing.Note{Aliases: aliases}}, ""},
	} {
		a := Article(cleanup.Split("She went to sea.", 1), tt.entry)
		var got briefing.FigureKind
		if a.Note != nil {
			got = a.Note.Kind
		}
		if got != tt.want || tt.entry.Note != nil && len(a.Note.Aliases) != len(tt.entry.Note.Aliases) {
			t.Errorf("%+v is about %q, %+v, want %q", tt.entry, got, a.Note, tt.want)
		}
	}
}
