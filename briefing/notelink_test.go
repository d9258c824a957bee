package briefing

import (
	"fmt"
	"strings"
	"testing"
)

// vault is the documents of a folder of notes, and one of a site's sources.
var vault = []Entry{
	{ID: "home", File: "Home.md", Title: "Home"},
	{ID: "ada", File: "People/Ada Holm.md", Title: "Ada Holm", Note: &Note{Kind: Person, Aliases: []string{"Captain Holm"}}},
	{ID: "ferry", File: "Notes/ferry.md", Title: "The ferry"},
	{ID: "ferry-old", File: "Notes/Old/Ferry.md", Title: "The old ferry"},
	{ID: "harbour", File: "Notes/Deep/Er/Harbour.md", Title: "Of the harbour"},
	{ID: "harbour-2", File: "Archive/Harbour.md", Also: []FileName{"Archive/Copy of it.md"}},
	{ID: "havq", File: "havq.md", Title: "The denial", Note: &Note{Aliases: []string{"Denied it"}}},
	{ID: "report", File: "Files/report.pdf", Title: "A report"},
	{ID: "post", File: "_posts/2026-03-19-lazy-ropes.markdown", Title: "Lazy ropes"},
	{ID: "reindex", File: "docs/reindex.md"},
	{ID: "zola", File: "content/posts/1.0-timeline.md"},
	{ID: "bundle", File: "content/posts/bundle/index.md"},
	{ID: "second", File: "both.txt", Published: mustDate("2025-01-02"), Title: "Second"},
	{ID: "first", File: "both.txt", Published: mustDate("2025-01-03"), Title: "First"},
}

func TestLinked(t *testing.T) {
	d := &Digest{Documents: []Document{{File: "both.txt", Articles: []DocumentArticle{{ID: "first"}, {ID: "second"}}}}}
	note := func(target string) DocumentLink { return NoteLink(target, "Notes/ferry.md") }
	file := func(address string) DocumentLink { return FileLink(address, "Notes/ferry.md") }
	for _, tt := range []struct {
		link DocumentLink
		want string
	}{
		{note("Ada Holm"), "ada"},
		{note("ada holm"), "ada"},
		{note(" People/Ada Holm "), "ada"},
		{note("Ada Holm.md"), "ada"},
		{note("Ada Holm#Later#On"), "ada"},
		{note(`Ada Holm\`), "ada"},
		{note("Captain holm"), "ada"},
		{note("../People/Ada Holm"), "ada"},
		{note("Ferry"), "ferry"},
		{note("Old/Ferry"), "ferry-old"},
		{note("./Old/ferry"), "ferry-old"},
		{note("Harbour"), "harbour-2"},
		{note("Er/Harbour"), "harbour"},
		{note("Copy of it"), "harbour-2"},
		{note("havq"), "havq"},
		{note("The denial"), "havq"},
		{note("Denied it"), "havq"},
		{note("report.pdf"), "report"},
		{note("both"), "first"},
		{note("#Later"), "ferry"},
		{note("bundle"), "bundle"},
		{note("Nobody"), ""},
		{note("olm"), ""},
		{note("../../etc/passwd"), ""},
		{note("."), ""},
		{file("ferry.md"), "ferry"},
		{file("Old/Ferry.md#later"), "ferry-old"},
		{file("Old/Ferry"), "ferry-old"},
		{file("../People/Ada%20Holm.md"), "ada"},
		{file("/People/Ada Holm"), "ada"},
		{file("havq"), "havq"},
		{file("havq.md"), "havq"},
		{file("2026-03-19-lazy-ropes"), "post"},
		{file("/blog/2026/03/19/lazy-ropes/"), "post"},
		{file("/2026/03/19/lazy-ropes.html"), "post"},
		{file("/_posts/2026-03-19-lazy-ropes.markdown"), "post"},
		{file("/blog/1/2/2026/03/19/lazy-ropes/"), "post"},
		{file("/2/2026/03/19/lazy-ropes/"), "post"},
		{file("/x/2026-03/lazy-ropes/"), "post"},
		{file("/2025/lazy-ropes/"), ""},
		{file("/2026/19/lazy-ropes/"), ""},
		{file("/docs/reindex.html"), "reindex"},
		{file("/posts/bundle/index.html"), "bundle"},
		{file("@/posts/1.0-timeline.md"), "zola"},
		{file("/posts/1.0-timeline/"), "zola"},
		{file("/posts/bundle/"), "bundle"},
		{file("#later"), "ferry"},
		{file("People/Nobody.md"), ""},
		{file("../../People/Ada Holm.md"), ""},
		{file("/2026/13/19/lazy-ropes/"), ""},
		{file(".."), ""},
		{DocumentLink{}, ""},
	} {
		var got ArticleID
		if e := Linked(d, vault, []DocumentLink{tt.link})[0]; e != nil {
			got = e.ID
		}
		if string(got) != tt.want {
			t.Errorf("%+v leads to %q, want %q", tt.link, got, tt.want)
		}
	}
}

// An address of many folders named by numbers costs what its last ones cost.
func TestLongAddress(t *testing.T) {
	allocated := func(address string) float64 {
		link := FileLink(address, "a.md")
		return testing.AllocsPerRun(3, func() { Linked(&Digest{}, vault, []DocumentLink{link}) })
	}
	short, long := allocated(strings.Repeat("/1", 100)+"/lazy-ropes"), allocated(strings.Repeat("/1", 1000)+"/lazy-ropes")
	if long > short {
		t.Errorf("%v allocations for a long address, %v for a short one", long, short)
	}
}

func TestHeadingIn(t *testing.T) {
	const text = "Before.\n\n## What *they* said\n\nText. ^b1\n\n### Later on ###\n"
	for heading, want := range map[string]string{
		"What they said": "What *they* said", "what-they-said": "What *they* said", "A#Later on": "Later on ###", "^b1": "Text. ^b1", "^b2": "", "": "", "Text": "",
	} {
		if got := HeadingIn(text, heading).In(text); got != want {
			t.Errorf("%q is at %q, want %q", heading, got, want)
		}
	}
}

func TestNoteLinks(t *testing.T) {
	const text = "See [[Ada|the captain]], [[Ada]] and ![[map.png]]; `[[no]]` \\[[no]] %%[[no]]%% [[1]](#a) [[a#b]].\n\n| [[x\\|y]] |\n|---|\n\n[[open"
	var got []string
	for _, l := range NoteLinks(Show(text)) {
		got = append(got, fmt.Sprintf("%s=%s", l.Target, l.Words.In(text)))
	}
	if s, want := strings.Join(got, " "), `Ada=the captain Ada=Ada a#b=a#b x\=y`; s != want {
		t.Errorf("links %s, want %s", s, want)
	}
}
