package web

import (
	"errors"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/source/scrub"
)

func TestMarkdown(t *testing.T) {
	for _, tt := range []struct{ name, html, want string }{
		{"words only", "a  <span>b</span>\nc", "a b c"},
		{"emphasis", "<p>an <em>old </em><b>rope</b>, <i>un</i>tied, <strong>“so”</strong></p>", "an *old* **rope**, untied, “so”"},
		{"emphasis in emphasis", "<b>a <i>b</i> c</b>", "**a b c**"},
		{"links and pictures", `<p>see <a href="https://a.org">this</a><img src=x alt=y></p>`, "see this"},
		{"marks", "<p># a</p><p>1. b</p><p>*c* _d_ `e` [f](g) &lt;h&gt; &amp;amp;</p>", "\\# a\n\n1\\. b\n\n\\*c\\* \\_d\\_ \\`e\\` [f\\](g) \\<h> \\&amp;"},
		{"breaks", "a<br>b<br><br>c<br>", "a  \nb\n\nc"},
		{"headings", "<h1>a <b>b</b></h1><h3>c<br>d</h3><h2></h2>", "## a b\n\n### c d"},
		{"lists", "<ul><li>a<ul><li>b</li></ul></li><li><p>c</p><p>d</p></li>e</ul>", "- a\n\n  - b\n- c\n\n  d\n- e"},
		{"quotes", "<blockquote>a<blockquote><p>b</p><p>c</p></blockquote></blockquote>", "> a\n>\n> > b\n> >\n> > c"},
		{"code", "<pre>a\n  *b*\n```</pre><code>c_d</code>", "````\na\n  *b*\n```\n````\n\nc_d"},
		{"table of data", "<table><tr><td>a<td>b<tr><td>c|d</table>", "| a | b |\n| --- | --- |\n| c\\|d |  |"},
		{"table for arrangement", "<table><tr><td><p>a</p><p>b</p><td>c</table>", "a\n\nb\n\nc"},
		{"machinery", "<script>x</script><style>y</style><noscript>z</noscript><template>v</template>a<svg><text>w</text></svg>", "a"},
		{"what controls", "a&#27;[31m&#x202e;b\u0085&#0;", "a\ufffd[31mb \ufffd"},
		{"odd tags", "<p>a<p>b</i><div>c</p></td><x-y>d</x-y>", "a\n\nb\n\nc\n\nd"},
	} {
		got, err := Markdown(tt.html)
		if err != nil || got != tt.want {
			t.Errorf("%s: Markdown(%q) =\n%q, %v, want\n%q", tt.name, tt.html, got, err, tt.want)
		}
	}
}

func TestStated(t *testing.T) {
	const body = "<p>The harbour opened its gates on Saturday, nine days after the storm had passed.</p>"
	for _, tt := range []struct{ name, html, want string }{
		{"nothing", "", "||||"},
		{"title of the head", "<title>A - B</title>", "A - B||||"},
		{"title without its site", "<title>A - B</title><meta property=og:site_name content=B>", "A|B|||"},
		{"site of the address", "<link rel=canonical href=https://www.b.org/a>", "|b.org|||https://www.b.org/a"},
		{"no address", "<link rel=canonical href=/a><meta property=og:url content=javascript:x>", "||||"},
		{"authors", "<meta name=author content='By Ada Finch'><meta name=author content=Ben><meta name=author content=https://a.org/ben>", "||Ada Finch, Ben||"},
		{"date", "<meta property=article:published_time content='2031-05-04T23:59:00-05:00'>", "|||2031-05-04|"},
		{"no date", "<meta name=date content='last week'>", "||||"},
		{"data", `<script type="application/ld+json">[{"@type":"Person"},{"@type":"Report","headline":"A\u001b","author":"C","datePublished":"2031"}]</script>`, "A\ufffd||C|2031|"},
		{"broken data", `<script type="application/ld+json">{"@type":"Article",</script><title>A</title>`, "A||||"},
		{"data in CDATA, over lines", "<script type=application/ld+json>\n<![CDATA[\n{\"@type\":\"Article\",\"headline\":\"A\nB\"};\n]]></script>", "A B||||"},
		{"data of another kind", `<script type="application/ld+json">{"@type":"Product","name":"A"}</script>`, "||||"},
		{"data nested deep", `<script type="application/ld+json">` + strings.Repeat("[", 9000) + strings.Repeat("]", 9000) + "</script>", "||||"},
	} {
		a, err := Article("<html><head>"+tt.html+"</head><body>"+body+"</body></html>", briefing.Entry{})
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got := strings.Join([]string{a.Title, a.Source, a.Author, a.Published.String(), a.URL}, "|"); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestStatedBeside(t *testing.T) {
	const body = "<p>The harbour opened its gates on Saturday, nine days after the storm had passed.</p>"
	for _, tt := range []struct{ name, html, want string }{
		{"escaped twice", "<meta property=og:title content='A &amp;#8217;s B'><body>" + body, "A ’s B||"},
		{"site that only the title names", "<title>The gates open - Port Daily</title><body><h1>The gates open</h1>" + body, "The gates open||"},
		{"site before the title", "<title>Port Daily | The gates open</title><body><h2>The gates open</h2>" + body, "The gates open||"},
		{"title with a dash", "<title>The gates open - at last</title><body><h1>Port Daily</h1>" + body, "The gates open - at last||"},
		{"title that is empty", "<title></title><body><h1>The gates</h1>" + body, "The gates||"},
		{"author among marks", "<body><h1>A</h1><a rel='author nofollow'>View all posts by Ada Finch</a>" + body, "A|Ada Finch|"},
		{"author in other words", "<body><h1>A</h1><span itemprop='author creator'>Von Ada Finch,</span>" + body, "A|Ada Finch|"},
		{"byline with a day", "<body><h1>A</h1><p class=byline>Ada Finch, 4 May, 10:30</p>" + body, "A|Ada Finch|"},
		{"author outside of the article", "<title>A</title><body><h1>A</h1><p class=byline>By Ada Finch</p><article>" + body + "</article>", "A|Ada Finch|"},
		{"day below the heading", "<body><h1>A</h1><div class=post-date>04.05.2031, 10:30</div>" + body, "A||2031-05-04"},
		{"day of a comment", "<body><h1>A</h1>" + strings.Repeat(body, 6) + "<div class=date>04.05.2031</div>", "A||"},
		{"day of a change", "<body><h1>A</h1><div class='date updated'>04.05.2031</div>" + body, "A||"},
	} {
		a, err := Article(scrub.Text(tt.html), briefing.Entry{})
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if got := a.Title + "|" + a.Author + "|" + a.Published.String(); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
}

func TestLimits(t *testing.T) {
	const text = "words"
	for _, tt := range []struct {
		name, html string
		want       error
	}{
		{"300 deep", strings.Repeat("<div>", 300) + text, nil},
		{"300 lists deep", strings.Repeat("<ul><li>", 200) + text, nil},
		{"quotes deep", strings.Repeat("<blockquote>", 400) + text, nil},
		{"too deep", strings.Repeat("<div>", 600) + text, errNested},
		{"tags beside each other", text + strings.Repeat("<b></b>", mostTags/2-1), nil},
		{"unclosed styles", text + strings.Repeat("<p>x<b><i><u>", mostTags/12), errTags},
		{"one unclosed style", text + "<b>" + strings.Repeat("<p>x", mostTags/3), nil},
		{"too many tags", text + strings.Repeat("<br>", mostTags+1), errTags},
		{"one tag without end", "<a " + strings.Repeat("x", 1<<20), ErrNoText},
		{"attributes", "<a " + strings.Repeat("x=y ", 1<<18) + ">" + text, nil},
		{"pictures within", "<img src='data:" + strings.Repeat("A", 1<<20) + "'>" + text, nil},
		{"comment without end", "<!--" + text, ErrNoText},
		{"frames", "<frameset><frame src=a></frameset>", ErrNoText},
		{"nothing", "<html></html>", ErrNoText},
		{"texts that the parser joins", "<p>" + strings.Repeat(strings.Repeat(text, 100)+"</z>", 20_000), nil},
		{"texts before a table", "<table>" + strings.Repeat(strings.Repeat(text, 100)+"<tr>", 20_000), nil},
		{"one word in many tags", strings.Repeat("<span>"+text+"</span>", 20_000), nil},
		{"mis-nested", strings.Repeat("<b><i><p></b>", 300) + text, nil},
	} {
		a, err := Article(tt.html, briefing.Entry{})
		if !errors.Is(err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, err, tt.want)
		} else if (err == nil || tt.want == errTags || tt.want == errNested) && !strings.Contains(a.Text, text) {
			t.Errorf("%s: text is %.100q", tt.name, a.Text)
		}
	}
}

func FuzzArticle(f *testing.F) {
	for _, s := range []string{
		"<title>A</title><h1>A</h1><p>b, c<table><tr><td>d<td>e",
		"<ul><li>a<ol start=9><li>b</ul>c<blockquote>d<pre>e</pre>",
		"<script type=application/ld+json>{\"@type\":\"Article\",\"author\":[{\"name\":\"B\"}]}</script><body class=nav>a<nav>b</nav>",
		"<p>a<b>b</b>c<br><br>&#27;&lt;<select><option>x</select><svg><p>y",
		"<math><mi><p>a</math><template><p>b<frameset>",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, page string) {
		page = scrub.Text(page)
		a, err := Article(page, briefing.Entry{})
		if err != nil {
			return
		}
		if a.Text == "" || !utf8.ValidString(a.Text) || strings.ContainsFunc(a.Text, func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }) {
			t.Errorf("text %q", a.Text)
		}
		for _, s := range []string{a.Title, a.Source, a.Author, a.URL} {
			if !utf8.ValidString(s) || strings.ContainsFunc(s, unicode.IsControl) || strings.TrimSpace(s) != s {
				t.Errorf("%q is not one clean line", s)
			}
		}
		last := 0
		for _, r := range a.Removed {
			if r.Line < last || r.Line > strings.Count(page, "\n")+1 || r.Text == "" || strings.ContainsFunc(r.Text, unicode.IsControl) {
				t.Errorf("removed %+v", r)
			}
			last = r.Line
		}
	})
}
