package web

import (
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/source/scrub"
)

// Paragraphs of the made-up pages below.
const (
	p1 = "<p>The weir above the mill was opened on Monday, an hour before the flood reached the lower bridge.</p>"
	p2 = "<p>Nils Aker, who keeps the mill, had asked for that three times, and was told that the key could not be found.</p>"
	p3 = "<p>The council met in the evening, heard the keeper, two farmers and the teacher, and promised a second key by May.</p>"
)

// holds reports what of a page's text is there and should not be, or the other way
// round: texts with a leading "!" must not be there.
func holds(t *testing.T, name, page string, texts ...string) {
	t.Helper()
	a, err := Article(scrub.Text(page), briefing.Entry{})
	if err != nil {
		t.Errorf("%s: %v", name, err)
		return
	}
	for _, want := range texts {
		piece, unwanted := strings.CutPrefix(want, "!")
		if strings.Contains(a.Text, piece) == unwanted {
			t.Errorf("%s: %q: in the text %t, which is\n%s", name, piece, !unwanted, a.Text)
		}
	}
}

// A word in a class or an id decides nothing by itself.
func TestNames(t *testing.T) {
	for _, class := range []string{"popup", "promo", "social-link", "tooltip related", "cookie", "nav", "comment", "author", "footer-note", "share", "ads"} {
		holds(t, "words in a sentence: "+class, "<h1>The weir</h1>"+p1+"<p>The <span class='"+class+"'>sluice</span> was shut, and the <a href=/s class='"+class+"'>keeper</a> had gone home.</p>"+p2+p3,
			"The sluice was shut, and the keeper had gone home.")
	}
	for _, id := range []string{"sharing-the-costs", "related-work", "social-policy", "share-of-the-mill", "comments-by-the-council", "promotion-of-trade", "menu-of-measures", "author-of-the-plan", "tags-and-keys", "navigation-on-the-river", "newsletter-of-1911", "cookie-recipes"} {
		holds(t, "a section: "+id, "<article><h1>The weir</h1>"+strings.Repeat(p1+p2+p3, 2)+"<section id='"+id+"'><h2>What came next</h2><p>The second key was made, of brass, by the smith of the next village, and hangs in the school.</p></section>"+p3+"</article>",
			"of brass")
	}
	holds(t, "a heading's own id", "<article><h1>The weir</h1>"+p1+p2+p3+"<section id=advertising><h2>Advertising</h2><p>The mill puts a board at the bridge, on which the price of flour is written in chalk.</p></section></article>", "in chalk")
	holds(t, "code", "<h1>The weir</h1>"+p1+"<pre><span class='token comment'># the key</span>\nopen(weir)</pre>"+p2+p3, "# the key\nopen(weir)")
	for name, block := range map[string]string{
		"a plugin's block":  "<div id=jp-relatedposts class=jp-relatedposts><h3>Related</h3><div><a href=x>The old bridge</a><p>They say that the old bridge is to be painted before the summer is over.</p></div></div>",
		"related posts":     "<div class='related-posts'><h3>Related posts</h3><ul><li><a href=x>The old bridge is painted</a></li><li><a href=y>Flour is dear</a></li></ul></div>",
		"a share bar":       "<div class='social-share'><a href=x>Facebook</a> <a href=y>Mastodon</a></div>",
		"a newsletter":      "<div class=newsletter-box><h4>Stay in touch</h4><p>The old bridge letter reaches you each Friday.</p><form><input name=e><button>Send</button></form></div>",
		"a cookie dialog":   "<div class=cli-modal><h4>Privacy</h4><p>The old bridge site keeps small files on your machine, as nearly all sites do today.</p></div>",
		"another language":  "<h3>Das könnte Sie auch interessieren</h3><ul><li><a href=x>The old bridge is painted</a></li></ul>",
		"a line that leads": "<p>Lea también: <a href=x>The old bridge is painted</a></p>",
		"a headline":        "<p><a href=x>The old bridge is painted at last</a></p>",
	} {
		holds(t, name, "<article><h1>The weir</h1>"+strings.Repeat(p1+p2+p3, 2)+block+p1+"</article>", "!old bridge", "Nils Aker")
	}
}

// Lists of links, sentences around code and notes belong to the text.
func TestListsAndNotes(t *testing.T) {
	const links = "<li><a href=a>Report 7 – the key of the weir</a><li><a href=b>Report 8 – the bridge</a>"
	holds(t, "links in an entry", "<h1>The weir</h1>"+p1+p2+"<h2>Reports</h2><ul><li>The mill is open.<li>Under way:<ul>"+links+"</ul></ul><h2>Outlook</h2>"+p3, "- Report 7 – the key of the weir", "- Report 8")
	holds(t, "links under a heading", "<h1>The weir</h1>"+p1+p2+"<h2>Reports</h2><ul>"+links+"</ul><h2>Outlook</h2>"+p3, "- Report 7")
	holds(t, "links below a colon", "<h1>The weir</h1>"+p1+p2+"<p>The council has put these out:</p><ul>"+links+"</ul>"+p3, "- Report 7")
	holds(t, "sources", "<h1>The weir</h1>"+p1+p2+p3+"<h2>References</h2><ul>"+links+"</ul>", "- Report 7")
	holds(t, "sentences around code", "<div><h1>Doors</h1><p>This opens a door.</p><table class=code><tr><td><pre>1\n2\n3</pre><td><pre>open(door)\nwait(3)\nclose(door)\nreport(door, at_noon)\n</pre></table><p>It needs the key.</p></div>", "This opens a door.", "open(door)", "It needs the key.")
	holds(t, "notes", "<div><div class=Text__body><h1>The weir</h1><p>It was built in 1911<sup><a href=#n1>1</a></sup>, of oak.</p>"+p1+p2+"</div><div class=Page__footnotes><h3>Notes</h3><ol><li id=n1>See <a href=x>the plans</a> in the town hall.</ol></div></div>", "1911¹, of oak", "See the plans in the town hall.")
}

// Marks above the line are apart from words, exponents stay exponents.
func TestMarksAboveTheLine(t *testing.T) {
	for _, tt := range []struct{ html, want string }{
		{"sank<sup>1</sup> at", "sank¹ at"},
		{"Aker<sup><a href=#n>2</a></sup> said", "Aker² said"},
		{"Aker<a href=#n><sup>12</sup></a> said", "Aker¹² said"},
		{"keeper<a href=n.html#3 class=noteref>3</a> knew", "keeper³ knew"},
		{"knew it.<sup><a href=#n>[4]</a></sup>", "knew it.[4]"},
		{"Holm<sup>a</sup> and Lind<sup>1,2</sup>", "Holm[a] and Lind¹,²"},
		{"10<sup>6</sup>, 10<sup>-3</sup>, x<sup>n</sup>, m<sup>2</sup>", "10⁶, 10⁻³, x^n, m²"},
		{"1<sup>st</sup>, XIX<sup>e</sup>, M<sup>me</sup>", "1st, XIXe, Mme"},
		{"Brass<sup>TM</sup>", "Brass™"},
		{"H<sub>2</sub>O", "H2O"},
		{"see <a href=#part>part two</a>", "see part two"},
		{"<del>two</del> <ins>three</ins> keys", "~~two~~ three keys"},
		{"<ruby>水<rt>みず</rt></ruby>車", "水車"},
	} {
		if got, err := Markdown("<p>" + tt.html + "</p>"); err != nil || got != tt.want {
			t.Errorf("Markdown(%q) = %q, %v, want %q", tt.html, got, err, tt.want)
		}
	}
	holds(t, "links to headings", "<article><h1>The weir<a class=headerlink href=#w>¶</a></h1><h2><a href=#k>#</a>The key<a href=#k class='anchor-link'>🔗</a></h2>"+p1+p2+p3+"</article>", "## The key\n", "!¶", "!🔗")
}

// A formula leaves its letters, or the text that stands for it.
func TestFormulas(t *testing.T) {
	const rendered = "<span class=katex-html aria-hidden=true>x2</span>"
	for _, tt := range []struct{ html, want string }{
		{"<math><mi>a</mi><mo>≠</mo><mn>0</mn></math>", "a ≠ 0"},
		{"<math><msup><mi>x</mi><mn>2</mn></msup><mo>+</mo><msub><mi>y</mi><mi>i</mi></msub></math>", "x² + y_i"},
		{"<math><mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac></math>", "(a + b)/2"},
		{"<math><msqrt><mn>2</mn></msqrt><mo>&InvisibleTimes;</mo><msup><mi>e</mi><mrow><mi>i</mi><mi>t</mi></mrow></msup></math>", "√2e^(it)"},
		{"<math alttext='{\\displaystyle x}'></math>", "x"},
		{"<math><semantics><mrow></mrow><annotation encoding='application/x-tex'>x_1</annotation></semantics></math>", "x_1"},
		{"<math></math>", "[formula]"},
		{"<script type='math/tex'>x^2</script>", "x^2"},
		{"<span class=katex><span class=katex-mathml><math><msup><mi>x</mi><mn>2</mn></msup></math></span>" + rendered + "</span>", "x²"},
		{"<span class=katex>" + rendered + "</span>", "x2"},
		{"<img class=latex alt='x^2'>", "x^2"},
	} {
		if got, err := Markdown("<p>It is " + tt.html + " here.</p>"); err != nil || got != "It is "+tt.want+" here." {
			t.Errorf("Markdown(%q) = %q, %v, want %q", tt.html, got, err, tt.want)
		}
	}
	holds(t, "hidden from those who see", "<h1>The weir</h1>"+p1+"<p>It is <span class='m-mathml' style='display: none'><math><mi>x</mi></math></span><img alt=x> wide, says the keeper of the mill.</p>"+p2, "It is x wide")
}

// Text that a browser shows is text, whatever was not closed before it.
func TestNotClosed(t *testing.T) {
	for name, html := range map[string]string{
		"a drawing":              "<p><a href=#><svg class=icon><use href=#t></a></p>",
		"a drawing with a link":  "<div><svg><a><path></a></div>",
		"a drawing in a heading": "<h2><svg><title>x</h2>",
		"a film":                 "<video src=a controls>",
		"two films":              "<video src=a><video src=b></video>",
		"a choice":               "<select><option>x",
		"a canvas":               "<canvas>",
		"a formula":              "<p><math><mi>x</p>",
	} {
		holds(t, name, "<article><h1>The weir</h1>"+p1+html+p2+p3+"</article>", "Nils Aker", "a second key")
	}
}

// What is taken out is listed.
func TestRemovedIsListed(t *testing.T) {
	page := "<article><h1>The weir</h1>\n" + p1 + "\n<svg><text>a plan of it</text></svg>\n<video>No film here</video>\n<select><option>choose</select>\n" + p2 + "\n<ruby>水<rt>みず</rt></ruby>\n<div class=newsletter><form>Letters</form></div>" + p3 + "</article>"
	a, err := Article(scrub.Text(page), briefing.Entry{})
	if err != nil {
		t.Fatal(err)
	}
	var removed []string
	for _, r := range a.Removed {
		removed = append(removed, r.Text)
	}
	for _, want := range []string{"a plan of it", "No film here", "choose", "みず", "Letters"} {
		if !strings.Contains(strings.Join(removed, "\n"), want) {
			t.Errorf("%q is not listed among %q", want, removed)
		}
	}
}

func TestRepeatedCaptions(t *testing.T) {
	const gallery = "<ul class=photos><li class=gallery-item><div class=gallery-desc>The keeper at the weir, on Monday.<br>Photo: Bo Lind</div><div class=gallery-caption>The keeper at the weir, on Monday.<br>Photo: Bo Lind</div><div class=credit>Photo: Bo Lind</div></ul>"
	a, err := Article("<article><h1>The weir</h1>"+gallery+p1+p2+p3+"</article>", briefing.Entry{})
	if err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(a.Text, "The keeper at the weir, on Monday."); n != 1 {
		t.Errorf("the caption is there %d times: %s", n, a.Text)
	}
	if n := strings.Count(a.Text, "Bo Lind"); n != 1 {
		t.Errorf("the credit is there %d times: %s", n, a.Text)
	}
}

// Days, authors and titles are those of the article.
func TestStatedOfTheArticle(t *testing.T) {
	const h1 = "<h1>The weir opens</h1>"
	body := p1 + p2 + p3
	data := func(s string) string { return `<script type="application/ld+json">` + s + "</script>" }
	for _, tt := range []struct{ name, html, want string }{
		{"a day in a list below", h1 + body + "<section><h3>Latest</h3><ul><li><a href=x>The old bridge</a> <time datetime=2009-04-11>11 April</time></ul></section>", "The weir opens||"},
		{"a day behind the article", "<article>" + h1 + body + "</article><section class=more><h3>You may like</h3><time class=published datetime=2009-04-11>x</time></section>", "The weir opens||"},
		{"a day in a sentence", h1 + "<p>On <time datetime=1911-05-04>4 May 1911</time> the mill was opened, of which the keeper, the council and the teacher tell whoever asks them, and some who do not ask for it at all.</p>" + body, "The weir opens||"},
		{"a year in a table", h1 + "<table><tr><td>Built<td>1911</table>" + body, "The weir opens||"},
		{"a day in the head", h1 + "<time datetime=2031-05-04T10:00>4 May</time>" + body, "The weir opens||2031-05-04"},
		{"a line in German", h1 + "<p>Veröffentlicht am 4. Mai 2031 von Ada Finch</p>" + body, "The weir opens||2031-05-04"},
		{"a line in French", "<html lang=fr>" + h1 + "<p>Par Ada Finch, publié le 04/05/2031</p>" + body, "The weir opens|Ada Finch|2031-05-04"},
		{"a line in Spanish", h1 + "<p>4 de mayo de 2031</p>" + body, "The weir opens||2031-05-04"},
		{"a line below the text", h1 + body + "<p class=foot>This entry was posted on 4 May 2031 in News.</p>", "The weir opens||2031-05-04"},
		{"a named part", h1 + "<div class=author>By Ada Finch</div><div class=date>May 4, 2031</div>" + body, "The weir opens|Ada Finch|2031-05-04"},
		{"a page in the data", data(`{"@graph":[{"@type":"WebSite","name":"B"},{"@type":"WebPage","datePublished":"2031-05-04T10:00:00Z"}]}`) + h1 + body, "The weir opens||2031-05-04"},
		{"a recipe in the data", data(`{"@type":"Recipe","datePublished":"2031-05-04","author":{"name":"Ada Finch"}}`) + h1 + body, "The weir opens|Ada Finch|2031-05-04"},
		{"broken data", data(`{"@type":"Article","x":"a"b","datePublished": "2031-05-04T10:00"}`) + h1 + body, "The weir opens||2031-05-04"},
		{"an author by number", data(`{"@graph":[{"@type":"Article","author":{"@id":"#1"}},{"@type":"Person","@id":"#1","name":"Ada Finch"}]}`) + h1 + body, "The weir opens|Ada Finch|"},
		{"other names of a day", "<meta name=DC:date content=2031-05-04>" + h1 + body, "The weir opens||2031-05-04"},
		{"yet others", "<meta name=publication_date content=2031-05-04>" + h1 + body, "The weir opens||2031-05-04"},
		{"a day in the address", "<link rel=canonical href=https://a.example/2031/05/04/weir>" + h1 + body, "The weir opens||2031-05-04"},
		{"no day", data(`{"@type":"Article","datePublished":"0001-01-01T00:00:00Z"}`) + h1 + body, "The weir opens||"},
		{"the site as author", "<meta property=og:site_name content='Mill News'><meta name=author content='Mill News'>" + h1 + "<p class=byline>By Ada Finch</p>" + body, "The weir opens|Ada Finch|"},
		{"a description as headline", "<title>The weir opens - Mill Wiki</title>" + data(`{"@type":"Article","name":"The weir opens","headline":"a dam in the north"}`) + h1 + body, "The weir opens||"},
		{"the site as title", "<title>Mill News - Latest News</title><meta property=og:title content='Mill News - Latest News'><meta property=og:site_name content='Mill News'>" + h1 + body, "The weir opens||"},
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
	a, err := Article("<base href=https://a.example/x/><link rel=canonical href=/weir.html><meta property=og:url content=https://amp.a.example/weir>"+h1+body, briefing.Entry{})
	if err != nil || a.URL != "https://a.example/weir.html" {
		t.Errorf("address %q, %v", a.URL, err)
	}
}

// Parts of an article that are not all prose belong to it.
func TestPartsOfTheArticle(t *testing.T) {
	long := strings.Repeat(p1+p2+p3, 2)
	for _, tt := range []struct {
		name, html string
		texts      []string
	}{
		{"a list above the text", "<h1>Bread</h1><div><ul><li>Flour, a pound<li>Water<li>Salt, which is stirred into the water until all of it is gone<li>Yeast, of the dry kind<li>Two spoons of oil<li>One egg of a brown hen<li>Honey, if there is any in the house</ul></div><div><div>" + long + "</div></div>", []string{"Flour", "Water", "Salt", "Yeast"}},
		{"parts with numbers of their own", "<h1>The weir</h1><div><div class='column c_1'><div>" + strings.Repeat(long, 3) + "</div></div><div class='column c_2'><div><p>The teacher brought a lamp, and the farmers a rope that was as long as the weir is wide, and as strong as it had to be.</p></div></div></div>", []string{"a lamp"}},
		{"a film in a figure that is not closed, and another", "<h1>The weir</h1><article><figure><div><video src=a data-x </video></div></figure>" + long + "<video src=b></video></article>", []string{"Nils Aker", "an hour before"}},
		{"terms", "<article><h1>The weir</h1><p>Words of the keeper.</p><dl><div><dt>Weir</dt><dd>" + p1 + p2 + "</dd></div><div><dt>Sluice</dt><dd><p>What is opened first.</p></dd></div></dl><p>More by letter.</p></article>", []string{"Words of the keeper", "Sluice", "opened first", "by letter"}},
		{"numbers of lines", "<h1>The weir</h1>" + p1 + "<pre><span class=line><span class=ln> 1</span><span>open</span></span>\n<span class=line><span class=ln> 2</span><span>close</span></span></pre>" + p2, []string{"```\nopen\nclose\n```"}},
		{"numbers beside the code", "<h1>The weir</h1>" + p1 + "<table><tr><td class='rouge-gutter gl'><pre>1\n2\n</pre></td><td class=code><pre>open\nclose\n</pre></td></tr></table>" + p2, []string{"```\nopen\nclose\n```", "!1"}},
		{"code that is called a number", "<h1>The weir</h1>" + p1 + "<pre><span class=ln>x = 1</span></pre>" + p2, []string{"x = 1"}},
	} {
		holds(t, tt.name, "<title>The weir</title>"+tt.html, tt.texts...)
	}
}

// A page whose text only its data hold is read from these.
func TestTextInData(t *testing.T) {
	data := func(body string) string {
		return `<title>The weir</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"The weir","articleBody":"` + body + `"}</script><div id=root>`
	}
	for _, tt := range []struct{ name, html, want string }{
		{"lines", data(`The weir was opened.\nThe keeper, \"Nils\", was glad &amp; went home.`) + "</div>", "The weir was opened.  \nThe keeper, \"Nils\", was glad & went home."},
		{"HTML", data(`<p>The weir was opened.</p><p>The keeper went home.</p>`) + "</div>", "The weir was opened.\n\nThe keeper went home."},
		{"beside a line of the page", data("The weir was opened on Monday, and the keeper, who had asked for it, went home.") + "Loading</div>", "The weir was opened on Monday, and the keeper, who had asked for it, went home."},
		{"beside the text", data("The weir was opened.") + p1 + "</div>", strings.TrimSuffix(strings.TrimPrefix(p1, "<p>"), "</p>")},
	} {
		a, err := Article(tt.html, briefing.Entry{})
		if err != nil || a.Text != tt.want {
			t.Errorf("%s: %+v, %v, want %q", tt.name, a, err, tt.want)
		}
	}
}

// Entities that a page of XML declares are as long as it says, but no page grows
// beyond twice its size.
func TestEntities(t *testing.T) {
	const open = "<!DOCTYPE html [\n"
	for _, tt := range []struct{ name, text, want string }{
		{"none", "<!DOCTYPE html><p>a &b;", "<!DOCTYPE html><p>a &b;"},
		{"one", open + "<!ENTITY b \"c\">\n]>\n<p>a &b;", "<!DOCTYPE html >\n\n\n<p>a c"},
		{"single quotes", open + "<!ENTITY b 'c'> ] ><p>&b;", "<!DOCTYPE html >\n<p>c"},
		{"a file", open + "<!ENTITY b SYSTEM \"/etc/passwd\">]><p>&b;", "<!DOCTYPE html >\n<p>&b;"},
		{"within another", open + "<!ENTITY b \"&c;&c;\"><!ENTITY c \"d\">]><p>&b;", "<!DOCTYPE html >\n<p>&c;&c;"},
		{"not closed", open + "<p>&b;", open + "<p>&b;"},
	} {
		if got := expand(tt.text); got != tt.want {
			t.Errorf("%s: expand(%q) = %q, want %q", tt.name, tt.text, got, tt.want)
		}
	}
	const times = 100_000
	if got := expand(open + "<!ENTITY b \"" + strings.Repeat("x", 999) + "\">]>" + strings.Repeat("&b;", times)); len(got) > 4*times {
		t.Errorf("a page of %d entities becomes %d bytes", times, len(got))
	}
}
