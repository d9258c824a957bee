package web

import (
	"testing"

	"briefing/briefing"
	"briefing/briefing/source/scrub"
)

// The author is whom the page names as the author of its article.
func TestAuthor(t *testing.T) {
	const h1 = "<h1>The weir opens</h1>"
	body := p1 + p2 + p3
	head := func(s string) string {
		return "<html><head><title>The weir opens - Mill News</title>" + s + "</head><body>"
	}
	meta := func(name, content string) string {
		return `<meta name="` + name + `" content="` + content + `">`
	}
	data := func(name string) string {
		return `<script type="application/ld+json">{"@type":"Article","author":{"name":"` + name + `"}}</script>`
	}
	for _, tt := range []struct{ name, html, want string }{
		// Words before the name.
		{"one name, posted", h1 + "<p>Posted by Nils on 4 May 2031</p>" + body, "Nils"},
		{"one name, written", h1 + body + "<div>Geschrieben von Nils am 04.05.2031 22:30</div>", "Nils"},
		{"one name, by", h1 + "<p>By Nils</p>" + body, ""},
		{"a column", h1 + "<p><strong>Eine Kolumne von Ada Finch</strong></p>" + body, "Ada Finch"},
		{"a guest", h1 + "<p>Guest post by Ada Finch</p>" + body, "Ada Finch"},
		{"an opinion in French", h1 + "<p>Une tribune de Ada Finch</p>" + body, "Ada Finch"},
		{"from", h1 + "<h4 class=author>vom <span>Millwright</span></h4>" + body, "Millwright"},
		{"an interview", h1 + "<div class=author>Interview: Ada Finch</div>" + body, "Ada Finch"},
		{"below the text", h1 + body + "<p>Autorin: Ada Finch, leads the mill.</p>", "Ada Finch"},
		{"below the text, with an office", h1 + body + "<p>Autorin: Ada Finch, Leiterin der Mühle im Norden.</p>", "Ada Finch"},
		{"of a picture", h1 + "<div class=author>Фото Ада Финч</div>" + body, ""},
		{"below the text, of a picture", h1 + body + "<p>Foto: Ada Finch</p>", ""},
		{"below the text, with the day", h1 + body + body + body + "<p>Von A. F. am 4. Mai 2031</p>", "A. F."},
		{"in bold below the text", h1 + body + "<p>The end.<br><strong>Text:</strong> Ada Finch</p>", "Ada Finch"},
		{"with pictures", h1 + "<p><em>Text von Ada Finch &nbsp; Fotos von Bo Lind</em></p>" + body, "Ada Finch"},
		{"a sentence", h1 + "<p>By Monday Ada had opened the weir.</p>" + body, ""},

		// A name beside a day.
		{"before a day", h1 + "<p class=date-author>Ada Finch, 04.05.2031</p>" + body, "Ada Finch"},
		{"a place behind a day", h1 + "<p>04.05.2031 - Mill Town, North</p>" + body, ""},

		// Names of parts.
		{"a name for names", h1 + "<span class=authorname-txt>Ada Finch</span>" + body, "Ada Finch"},
		{"a line of authors", h1 + "<p class=autorenzeile>Von Ada Finch und Bo Lind</p>" + body, "Ada Finch und Bo Lind"},
		{"words before a name", h1 + "<span class='meta-prep meta-prep-author'>Posted on</span> <span>4 May 2031</span> <span class=meta-sep>by</span> <span class='author vcard'><a href=/author/ada>ada</a></span>" + body, "ada"},
		{"an element of its own", h1 + "<byline>Von Ada Finch</byline>" + body, "Ada Finch"},
		{"a box below the text", h1 + body + "<div class='author-bio footer'><h3>Ada Finch</h3><p>She keeps the mill.</p></div>", "Ada Finch"},
		{"labelled data", head(meta("twitter:label1", "Verfasst von")+meta("twitter:data1", "Ada Finch")) + h1 + body, "Ada Finch"},
		{"labelled data of another kind", head(meta("twitter:label1", "Lesezeit")+meta("twitter:data1", "4 Minuten")) + h1 + body, ""},

		// Whom to believe.
		{"the site in the title", head(meta("author", "Mill News")) + h1 + "<p class=byline>By Ada Finch</p>" + body, "Ada Finch"},
		{"the site alone", head(meta("author", "Mill News")) + h1 + body, "Mill News"},
		{"an account of the site", head(meta("author", "admin")) + h1 + "<p class=byline>By Ada Finch</p>" + body, "Ada Finch"},
		{"a first name", head(data("Ada")) + h1 + "<p>Eine Kolumne von Ada Finch</p>" + body, "Ada Finch"},
		{"a name like a word", head(data("Di Finch")) + h1 + body, "Di Finch"},
		{"another name like a word", head(meta("author", "Von Finch")) + h1 + body, "Von Finch"},
		{"a word before a name", head(meta("author", "Von Ada Finch")) + h1 + body, "Ada Finch"},
	} {
		a, err := Article(scrub.Text(tt.html), briefing.Entry{})
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if a.Author != tt.want {
			t.Errorf("%s: author %q, want %q", tt.name, a.Author, tt.want)
		}
	}
}
