package web

import (
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/source/scrub"
)

// Sentences of the made-up pages below.
const (
	lead   = "The last steam crane of the northern harbour is to be taken down before winter."
	body   = "It was put up in 1911, lifted timber, coal and, twice, a locomotive, and has stood idle since the new quay was opened."
	second = "The port, which pays for its paint, says that the rails below it have sunk, and that nobody can be found to mend them."
	third  = "A society of its friends, founded in May, wants to buy it, move it up the river, and show it to schools."
	other  = "Tickets for the winter fair are on sale from Monday, at the town hall, the library and, for the first time, the ferry."
)

func TestWhole(t *testing.T) {
	p := func(sentences ...string) string { return "<p>" + strings.Join(sentences, "</p><p>") + "</p>" }
	const title = "<title>The last crane goes</title>"
	const h1 = "<h1>The last crane goes</h1>"
	for _, tt := range []struct{ name, html, want string }{
		{"lead beside the text", h1 + "<div class=intro><p>" + lead + "</p></div><div class=text>" + p(body, second, third) + "</div>", lead + body + second + third},
		{"lead in a heading", "<article><header>" + h1 + "<h2>" + lead + "</h2></header><div>" + p(body, second, third) + "</div></article>", "## " + lead + body + second + third},
		{"no lead above the heading", "<div class=top><p>" + other + "</p></div>" + h1 + "<div>" + p(body, second, third) + "</div>", body + second + third},
		{"no lead of links", h1 + "<div><p><a href=/a>" + other + "</a></p></div><div>" + p(body, second, third) + "</div>", body + second + third},
		{"heading in a banner", "<div class=banner>" + h1 + "</div><div class=intro><p>" + lead + "</p></div><div>" + p(body, second, third) + "</div>", lead + body + second + third},
		{"sections, each wrapped", h1 + "<div><div class=row><div>" + p(lead, body, third) + "</div></div><div class=row><div>" + p(second) + "</div></div></div>", lead + body + third + second},
		{"columns below the heading", "<section class=part><div>" + h1 + p(lead, body, third) + "</div></section><section class=part><div>" + p(second) + "</div></section>", lead + body + third + second},
		{"the next article", "<article class=a>" + h1 + p(lead, body, third) + "</article><article class=a><h1>The fair</h1>" + p(other) + "</article>", lead + body + third},
		{
			"a table and what leads to it", h1 + p(lead) + "<table><tr><td>" + body + "<td>1911<tr><td>" + second + "<td>1970<tr><td>" + third + "<td>2031</table>" + p(other),
			lead + "| " + body + " | 1911 || --- | --- || " + second + " | 1970 || " + third + " | 2031 |" + other,
		},
		{"names that say what a part has", h1 + "<div class='section--ads has-menu js-share'>" + p(lead, body) + "</div><div>" + p(second, third) + "</div>", lead + body + second + third},
		{"a widget of text", h1 + "<div class=elementor-widget><p>" + lead + "</p></div><div class=elementor-widget><p>" + body + "</p></div>", lead + body},
		{"a heading called navigation", h1 + p(lead, body) + "<h2 id=nav-2>Rails</h2>" + p(second), lead + body + "## Rails" + second},
		{"comments longer than the text", h1 + "<div>" + p(lead, body, second) + "</div><div id=comments>" + strings.Repeat(p(other), 9) + "</div>", lead + body + second},
		{"lines between those of the text", h1 + p(lead) + "<div><div><span>Advertisement</span></div></div>" + p(body) + "<ul><li>Share this article</li></ul>" + p("Read more: the rails are in the river.", second), lead + body + "Read more: the rails are in the river." + second},
		{"a drawing with a name", "<svg><title/><path/></svg>" + h1 + p(lead, body), lead + body},
	} {
		page := scrub.Text("<html><head>" + title + "</head><body>" + tt.html + "</body></html>")
		a, err := Article(page, briefing.Entry{})
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got := strings.ReplaceAll(a.Text, "\n", ""); got != tt.want {
			t.Errorf("%s: got\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}
