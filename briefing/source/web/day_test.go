package web

import (
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/source/scrub"
)

// The day of publication is what the page says of its own article, wherever it
// says so.
func TestDay(t *testing.T) {
	const h1, h2 = "<h1>The weir opens</h1>", "<h2>The weir opens</h2>"
	body := p1 + p2 + p3
	long := strings.Repeat(body, 12)
	head := func(s string) string { return "<html><head><title>The weir opens</title>" + s + "</head><body>" }
	data := func(s string) string { return `<script type="application/ld+json">` + s + "</script>" }
	meta := func(name, content string) string {
		return "<meta name='" + name + "' content='" + content + "'>"
	}
	for _, tt := range []struct{ name, html, want string }{
		// Where the head of the article is.
		{"in a part named after its use, with the heading", head("") + "<div class=widget><p class=date>4 May 2031</p>" + h2 + body + "</div>", "2031-05-04"},
		{"in a box within the article", "<article>" + h1 + "<aside class=meta><time itemprop=datePublished datetime=2031-05-04>4 May</time></aside>" + body + "</article>", "2031-05-04"},
		{"in a column within the article", "<article>" + h1 + body + "<div class=sidebar><p>Ada Finch</p><p class=time><time datetime=2031-05-04>4 May 2031</time></div></article>", "2031-05-04"},
		{"in a column of other articles", "<article>" + h1 + body + "<div class=sidebar><a href=x>The old bridge is closed</a><time datetime=2031-05-04>4 May 2031</time></div></article>", ""},
		{"in small letters in the heading", "<h1>The weir opens<br><small>04.05.2031 • The council</small></h1>" + body, "2031-05-04"},
		{"in parts of its own", h1 + "<div class=date><span>May</span><span>04</span><span>2031</span></div>" + body, "2031-05-04"},
		{"below the article, alone", h1 + long + "<p class=info><time datetime=2031-05-04T11:59>04.05.2031</time></p>", "2031-05-04"},
		{"below the article, one of several", h1 + long + "<p><time datetime=2031-05-04>4 May</time></p><p><time datetime=2031-06-04>4 June</time></p>", ""},
		{"below the article, called so", h1 + long + "<div>Created <time pubdate datetime=2031-05-04>last year</time></div>", "2031-05-04"},
		{"beside a name for it", h1 + long + "<ul><li><p>Mise en ligne</p><p>4 mai 2031</p></li></ul>", "2031-05-04"},
		{"of a post that is quoted", h1 + p1 + p2 + "<blockquote><p>A post shared on <time datetime=2031-05-04>4 May 2031</time></p></blockquote>", ""},
		{"in a short sentence", h1 + p1 + "<p>The mill burned down on <time datetime=1911-05-04>4 May</time>.</p>" + p2, ""},
		{"in a line that ends with a stop", h1 + "<p>By Ada Finch on <time datetime=2031-05-04>4 May</time>.</p>" + p1 + p2, "2031-05-04"},
		{"of the post before", h1 + p1 + "<div class=post-prev><a href=x>The quay</a> <span class=date>2031-05-04</span></div>", ""},
		{"of an article that follows", head("") + h1 + p1 + p2 + "<div class=post><h2><a href=x>The old bridge is closed</a></h2><time datetime=2031-05-04>4 May 2031</time></div>", ""},
		{"under the heading, which is a link", "<div class=post><h2><a href=x>The weir is opened</a></h2><span class=date>4 May 2031</span>" + body + "</div>", "2031-05-04"},
		{"of another article, in a list of the data", head(data(`{"@type":"ItemList","itemListElement":[{"@type":"ListItem","item":{"@type":"Article","headline":"The bridge","datePublished":"2029-01-01"}}]}`)) + h1 + body, ""},
		{"a value of the data", head(data(`{"@type":"Article","datePublished":{"@type":"DateTime","@value":"2031-05-04"}}`)) + h1 + body, "2031-05-04"},
		{"behind the day of a change", h1 + "<div class=meta>Last updated: 6 May 2031 | Published: 4 May 2031</div>" + body, "2031-05-04"},
		{"below the text, with the author", h1 + body + body + "<p>Publié par Ada Finch le 4 mai 2031</p>", "2031-05-04"},
		{"in a part of another language", "<div lang=es>" + h1 + "<p>Publicado: 04/05/2031 - 10:30</p>" + body + "</div>", "2031-05-04"},
		{"of a comment, marked up", h1 + long + "<div class=comment><time pubdate datetime=2031-05-04>4 May</time></div>", ""},

		// How it is written.
		{"a year of two digits", h1 + "<div class=uploaded-date>04.05.31</div>" + body, "2031-05-04"},
		{"a line that ends with it", h1 + "<div class=meta>By Ada Finch <span>|</span> 14.05.31</div>" + body, "2031-05-14"},
		{"a version", h1 + "<div class=meta>Release 4.5.31</div>" + body, ""},
		{"before the first sentence", h1 + "<p>04.05.2031 – The weir was opened on Monday, and the keeper was there.</p>" + body, "2031-05-04"},
		{"with a place before the first sentence", h1 + "<p>Mill Town, 4 May 2031. The weir was opened on Monday, and the keeper was there to see it.</p>" + body, "2031-05-04"},
		{"as the first words of a sentence", h1 + "<p>4 May 1911 was the day on which the mill was opened, as the keeper tells.</p>" + body, ""},
		{"in Chinese, with the source", "<table><tr><td>新闻网地方频道 ( 2031-05-04 09:20:26 ) 稿件来源： 本地日报 记者 李明 编辑 王芳 责任编辑 赵强</table>" + body, "2031-05-04"},
		{"in a title", h1 + "<span class=published title=2031-05-04T18:52:11>a while ago</span>" + body, "2031-05-04"},
		{"in an element of a program", h1 + "<relative-time datetime=2031-05-04T10:00:00Z>last year</relative-time>" + body, "2031-05-04"},
		{"a month above a part", h1 + p1 + "<h2><a href=#x>May 2031</a></h2>" + body, ""},
		{"the language in XML", "<html xml:lang=en-GB><body>" + h1 + "<span class=time>02/10/2031</span>" + body, "2031-10-02"},

		// The address.
		{"the address, day first", head("<link rel=canonical href=https://a.example/news/29-10-2031>") + h1 + body, "2031-10-29"},
		{"the address, a month by name", head("<link rel=canonical href=https://a.example/2031/oct/02/weir>") + h1 + body, "2031-10-02"},
		{"the address of a copy", head("<link rel=canonical href=https://web.archive.org/web/20310511121040/http://a.example/weir>") + h1 + body, ""},
		{"the address in that of a copy", head("<link rel=canonical href=https://web.archive.org/web/20310511121040/http://a.example/2031/05/04/weir>") + h1 + body, "2031-05-04"},

		// Which one it is.
		{"shown on the day before", head(data(`{"@type":"Article","datePublished":"2031-05-05T02:41:00Z"}`)) + h1 + "<p class=date>4/5/2031 22:41</p>" + body, "2031-05-05"},
		{"shown on the day before, of a place", "<html lang=es>" + head(data(`{"@type":"Article","datePublished":"2031-05-05T02:41:00Z"}`)) + h1 + "<p class=date>4/5/2031 22:41</p>" + body, "2031-05-04"},
		{"shown later", head(data(`{"@type":"Article","datePublished":"2031-05-04T10:00:00Z"}`)) + h1 + "<p class=date>11 May 2031</p>" + body, "2031-05-04"},
		{"shown beside the day of a change", "<html lang=pl>" + head(data(`{"@type":"Article","datePublished":"2031-05-04"}`)) + h1 + "<div class=date>Aktualizacja: <time>05.05.2031</time></div><div class=date>Publikacja: <time>04.05.2031</time></div>" + body, "2031-05-04"},
		{"beside the day of a change, hidden", h1 + "<div class=meta>By<span>Ada</span><span class=updated>2031-06-12T10:00</span><span>May 4, 2031</span></div>" + body, "2031-05-04"},
		{"a day of the file", head(meta("date", "2031-06-12")) + h1 + "<time itemprop=datePublished datetime=2031-05-04>4 May</time>" + body, "2031-05-04"},
		{"a day of the file only", head(meta("date", "2031-06-12")) + h1 + body, "2031-06-12"},
		{"today", head("") + "<header class=container><time datetime=2031-06-12>Thursday, 12 June 2031</time></header>" + h1 + "<p class=intro><span class=date>4 May 2031.</span> The weir was opened on Monday, and the keeper, the council and the teacher were there to see it.</p>" + body, "2031-05-04"},
		{"changed only", h1 + body + "<p>This page was last edited on 4 May 2031.</p>", ""},
	} {
		a, err := Article(scrub.Text(tt.html), briefing.Entry{})
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got := a.Published.String(); got != tt.want {
			t.Errorf("%s: published %q, want %q", tt.name, got, tt.want)
		}
	}
}

// The address of a saved page is what the program that saved it wrote, not any
// address in a comment.
func TestSavedFrom(t *testing.T) {
	for _, tt := range []struct{ comment, want string }{
		{"<!-- saved from url=(0028)https://a.example/weir -->", "https://a.example/weir"},
		{"<!--\n Page saved with SingleFile \n url: https://a.example/weir \n saved date: x\n-->", "https://a.example/weir"},
		{"<!-- Mirrored from a.example/weir.html by HTTrack Website Copier/3.x [XR&CO'2014] -->", "http://a.example/weir.html"},
		{"<!-- icons by https://icons.example/ -->", ""},
		{"<!-- This site runs on http://cms.example/ -->", ""},
	} {
		a, err := Article("<html>"+tt.comment+"<head><title>A</title></head><body>"+p1+"</body></html>", briefing.Entry{})
		if err != nil || a.URL != tt.want {
			t.Errorf("%s: address %q, %v, want %q", tt.comment, a.URL, err, tt.want)
		}
	}
}
