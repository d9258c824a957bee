package link_test

import (
	"fmt"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/link"
)

// TestOnlyWhatIsShown says that names are found in what a page shows of a text and
// nowhere else. Mentions stand between ⟦ and ⟧ and hold what marks up the name.
func TestOnlyWhatIsShown(t *testing.T) {
	digest := &briefing.Digest{Figures: []*briefing.Figure{
		person("holm", "Ada Holm"), figure("oslo", "Oslo"), figure("ferry", "Sea Cloud"), figure("ms", "MS-7"),
	}}
	for _, marked := range []string{
		// Over markup, with all bytes.
		"⟦Ada **Holm**⟧ came.", "**Ada** Holmes came to *⟦Oslo⟧*.", "⟦Ada *Holm⟧*'s ship", "⟦Ada [Holm⟧](https://x.example) spoke.",
		"[⟦Ada](x.md) Holm⟧ left.", "⟦Ada <b>Holm⟧</b> slept.", "⟦Ada&nbsp;Holm⟧ woke.", "⟦Ada<br>Holm⟧ ate.", "⟦A**da** Ho*lm*⟧ sang.",
		"> So said ⟦Ada\n> Holm⟧ at noon.", "- Here is ⟦Ada\n  Holm⟧.", "The *⟦Sea* Cloud⟧, the ⟦M**S**-7⟧ and the ⟦MS\\-7⟧.", "⟦Ada ~~Holm~~⟧", "⟦Ada ==Holm⟧==",
		"⟦Ada <!-- so called --> Holm⟧", "![⟦Ada Holm⟧ in ⟦Oslo⟧](ada.png)", "| ⟦Ada Holm⟧ | ⟦Oslo⟧ |\n|---|---|\n| Ada | ⟦Holm⟧ |",
		// Not on the page.
		`[the captain](https://x.example/Oslo "Ada Holm, Oslo")`, "[⟦Oslo⟧](<Ada Holm.md> 'Oslo')", "<!-- Oslo -->", "<!--\nAda Holm\n\nOslo\n-->",
		`<a title="Oslo" href="Oslo">⟦Oslo⟧</a>`, "<p class=\"Oslo\">⟦Oslo⟧</p>", "[[people/Ada Holm|the captain]] of [[Oslo#Ada Holm|the town]]", "![[Ada Holm.png]] ![[Oslo]]",
		"[the town][oslo]\n\n[oslo]: https://x.example/Oslo \"Oslo\"", "%%Ada Holm%% in ⟦Oslo⟧", "It sank. ^Oslo", "<script>\nOslo()\n</script>",
		// Addresses.
		"See https://x.example/Oslo, www.Oslo.example, <https://Oslo.example> and Oslo@x.example.", "Open Oslo.pdf, photos/Oslo.jpg or /home/Oslo/ship.", "Ask a.Oslo@ferries.example.", "C:\\Oslo\\logs",
		// Code.
		"`Oslo` and ``Ada Holm``", "```Oslo\nAda Holm\n```\n⟦Oslo⟧", "In ⟦Oslo⟧:\n\n    Ada Holm\n\n⟦Oslo⟧", "~~~\nOslo\n\nOslo\n~~~", "<pre>\nOslo\n</pre>",
		// Text after all.
		"#⟦Oslo⟧, @⟦Oslo⟧, \"⟦Oslo⟧\", (⟦Oslo⟧), /⟦Oslo⟧/ and/or ⟦Oslo⟧/Bergen", "They sailed.⟦Oslo⟧ was near.", "\\*⟦Oslo⟧\\* [⟦Oslo⟧] &lt;⟦Oslo⟧&gt;", "* ⟦Oslo⟧\n* [ ] ⟦Oslo⟧\n\n1. ⟦Oslo⟧",
		// Not one name.
		"Ada https://x.example Holm", "Ada | Holm", "<td>Ada</td><td>Holm</td>", "Ada\n\nHolm",
	} {
		text := strings.NewReplacer("⟦", "", "⟧", "").Replace(marked)
		var got strings.Builder
		at := 0
		for _, m := range link.New(digest).Link(article("a", text)).Mentions {
			s := m.Ref.Span
			fmt.Fprint(&got, text[at:s.Start], "⟦", s.In(text), "⟧")
			at = s.End
		}
		got.WriteString(text[at:])
		if want := spansOnly(marked); spansOnly(got.String()) != want {
			t.Errorf("got  %q\nwant %q", got.String(), marked)
		}
	}
}

// spansOnly moves the marks of a span out of the marks of emphasis beside it: the
// asterisks before and after a name belong to nobody.
func spansOnly(s string) string {
	for _, mark := range []string{"**", "*", "~~"} {
		s = strings.ReplaceAll(s, mark+"⟧", "⟧"+mark)
	}
	return s
}
