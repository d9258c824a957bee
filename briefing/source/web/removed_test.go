package web

import (
	"strings"
	"testing"
	"unicode"

	"briefing/briefing"
)

// TestRemovedIsWhole holds that each word that a page shows is one of the article or
// of what is listed as removed.
func TestRemovedIsWhole(t *testing.T) {
	const prose = "The weir of Halvik was opened on Monday, and the mill, which had stood still since May, ran again by noon. "
	const page = `<title>The weir opens</title><body>
<nav><a href=/>navone</a> <a href=/b>navtwo</a></nav><header class=banner>bannerword</header>
<div id=cookie-banner>cookieword <button>agreeword</button></div>
<article><h1>The weir opens</h1><div class=byline>By Ada Holm</div><p>` + prose + prose + `</p>
<figure><img src=a><figcaption>captionword of the weir in May</figcaption></figure><p class=caption>captionword of the weir in May</p>
<p><b>Read more: </b><a href=/c>leadword and other words of a headline</a></p><p>` + prose + `<b>boldword</b> ` + prose + `</p>
<video><p>videoword</p></video><object>objectword</object><textarea>areaword</textarea><select><option>optionword</select>
<svg><text>drawnword</text></svg><p hidden>hiddenword</p><ruby>rubyword<rt>readingword</rt></ruby>
<form><label>labelword</label><input></form><table><tr><td>cellone<td>celltwo</table><p>` + prose + `<sup>1</sup></p>
<h2>Related</h2><ul><li><a href=/d>relatedword of another article</a></ul></article>
<aside>asideword</aside><div class=comments>commentword</div><footer>footerword</footer>`
	a, err := Article(page, briefing.Entry{})
	if err != nil {
		t.Fatal(err)
	}
	words := func(s string) []string {
		return strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	}
	have := map[string]bool{}
	for _, w := range words(a.Title + " " + a.Author + " " + a.Text) {
		have[w] = true
	}
	for _, r := range a.Removed {
		for _, w := range words(r.Text) {
			have[w] = true
		}
	}
	for _, w := range words(page) {
		if strings.HasSuffix(w, "word") && !have[w] {
			t.Errorf("%q is neither in the text nor listed as removed", w)
		}
	}
	if strings.Contains(a.Text, "relatedword") || strings.Count(a.Text, "captionword") != 1 {
		t.Errorf("the text is %q", a.Text)
	}
}
