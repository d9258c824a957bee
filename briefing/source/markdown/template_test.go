package markdown

import (
	"fmt"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/source/cleanup"
)

func TestTemplates(t *testing.T) {
	for _, tt := range []struct{ name, text, kept, removed string }{
		{"shortcode on a line", "A.\n\n{{< youtube id=\"x\" >}}\n\nB.", "A.\n\n\nB.", `3 shortcode: {{< youtube id="x" >}}`},
		{"shortcode in a sentence", "See {{< abbr \"HTML\" >}} there.", "See there.", `1 shortcode: {{< abbr "HTML" >}}`},
		{"around text", "{{% note %}}\nKeep *this*.\n{{% /note %}}", "Keep *this*.", "1 shortcode: {{% note %}}|3 shortcode: {{% /note %}}"},
		{"over lines", "{{< figure\n  src=\"a.png\"\n  caption=\"A ferry\" >}}\nText.", "Text.", `1 shortcode: {{< figure|2 shortcode:   src="a.png"|3 shortcode:   caption="A ferry" >}}`},
		{"over lines, in a sentence", "See {{< a\n   b >}} there.", "See\nthere.", "1 shortcode: {{< a|2 shortcode:    b >}}"},
		{"shown as it is", "{{</* youtube x */>}} shows a film.", "{{</* youtube x */>}} shows a film.", ""},
		{"escaped", `\{{< x >}} and \{% x %} and \{{ x }}`, `\{{< x >}} and \{% x %} and \{{ x }}`, ""},
		{"not closed", "{{< x and {% y and {{ z", "{{< x and {% y and {{ z", ""},
		{"not closed in its paragraph", "{{< x\n\n>}} y", "{{< x\n\n>}} y", ""},
		{"in a fence", "```\n{{< x >}}\n{% y %}\n```\n{{< z >}}", "```\n{{< x >}}\n{% y %}\n```", "5 shortcode: {{< z >}}"},
		{"in a fence within a list", "- A\n\n  ~~~ liquid\n  {% y %}\n  ~~~", "- A\n\n  ~~~ liquid\n  {% y %}\n  ~~~", ""},
		{"in a fence without end", "````\n{{ x }}\n```\n{{ y }}", "````\n{{ x }}\n```\n{{ y }}", ""},
		{"in indented code", "A.\n\n    {{ x }}\n\nB {{ y }}.", "A.\n\n    {{ x }}\n\nB .", "5 template value: {{ y }}"},
		{"indented in a list", "- A\n\n    {{ x }} B", "- A\n\n    B", "3 template value: {{ x }}"},
		{"in a span of code", "Use `{{ x }}` and ``{% `y` %}`` and ` {{ z }}.", "Use `{{ x }}` and ``{% `y` %}`` and ` .", "1 template value: {{ z }}"},
		{"values", "Hi {{ site.title | upcase }}, {{- page.x -}} and {{ youtube(id=\"x\") }}.", "Hi , and .", `1 template value: {{ site.title | upcase }}|1 template value: {{- page.x -}}|1 template value: {{ youtube(id="x") }}`},
		{"sets are no values", "{{1, 2}, {3}} and {{ 1 }}", "{{1, 2}, {3}} and {{ 1 }}", ""},
		{"tags", "{% include a.html %}\n{% if x %}A{% endif %}.\n{%- quote(by=\"b\") -%}\nB.\n{% end %}", "A.\nB.", `1 template tag: {% include a.html %}|2 template tag: {% if x %}|2 template tag: {% endif %}|3 template tag: {%- quote(by="b") -%}|5 template tag: {% end %}`},
		{"comment", "A {% comment %}not this{% endcomment %}B.\n{% comment %}\nnor\n\nthat\n{%- endcomment -%}\nC.", "A B.\n\nC.", "1 template tag: {% comment %}not this{% endcomment %}|2 template tag: {% comment %}|3 template tag: nor|5 template tag: that|6 template tag: {%- endcomment -%}"},
		{"raw", "{% raw %}{{ x }} and\n\n{% y %}{% endraw %}.", "{{ x }} and\n\n{% y %}.", "1 template tag: {% raw %}|3 template tag: {% endraw %}"},
		{"code", "{% highlight ruby %}\n# {{ x }}\n\nputs 1\n{% endhighlight %}\nText.", "```\n# {{ x }}\n\nputs 1\n```\nText.", "1 tag around code: {% highlight ruby %}|5 tag around code: {% endhighlight %}"},
		{"code with fences", "{{< highlight md >}}\n```\n{{< /highlight >}}", "~~~\n```\n~~~", "1 tag around code: {{< highlight md >}}|3 tag around code: {{< /highlight >}}"},
		{"code in a line", "A {% highlight x %}b{% endhighlight %}.", "A b.", "1 template tag: {% highlight x %}|1 template tag: {% endhighlight %}"},
		{"address of a document", "[a]({{< ref \"b c.md\" >}}) and [d]({% post_url 2026-01-02-e %}) and [f]({% link _posts/g.md %}).", "[a](b%20c.md) and [d](2026-01-02-e) and [f](/_posts/g.md).", `1 shortcode: {{< ref "b c.md" >}}|1 template tag: {% post_url 2026-01-02-e %}|1 template tag: {% link _posts/g.md %}`},
		{"address of a site", "[a]({{ site.baseurl }}/b/) ![c]({{ '/d.png' | relative_url }})\n\n[e]: {{ site.url }}/f", "[a](/b/) ![c](/d.png)\n\n[e]: /f", "1 template value: {{ site.baseurl }}|1 template value: {{ '/d.png' | relative_url }}|3 template value: {{ site.url }}"},
		{"address in Zola", "[a]({{ get_url(path=\"@/b.md\") }}) and [c](@/d.md)", "[a](@/b.md) and [c](@/d.md)", `1 template value: {{ get_url(path="@/b.md") }}`},
		{"no address", "See {{< ref \"b.md\" >}} and [a](b.md) {{< ref \"c.md\" >}}.", "See and [a](b.md) .", `1 shortcode: {{< ref "b.md" >}}|1 shortcode: {{< ref "c.md" >}}`},
		{"excerpt", "A.\n<!--more-->\nB.<!-- truncate -->\n<!-- more information -->\n<!-- a note {{ x }} -->", "A.\nB.\n<!-- a note {{ x }} -->", "2 end of the excerpt: <!--more-->|3 end of the excerpt: <!-- truncate -->|4 end of the excerpt: <!-- more information -->"},
		{"attributes", "Text.\n{: .note #a}\n\n[a](b){:target=\"_blank\" rel='x y'} and *c*{: .d}\n\n* toc\n{:toc}", "Text.\n\n[a](b) and *c*\n\n* toc", `2 attributes: {: .note #a}|4 attributes: {:target="_blank" rel='x y'}|4 attributes: {: .d}|7 attributes: {:toc}`},
		{"no attributes", "It returns {:ok, pid} or {:error} here {: .x} so.\n{:ok, 1}", "It returns {:ok, pid} or {:error} here {: .x} so.\n{:ok, 1}", ""},
		{"heading", "Text.\n\n## Then {#then .big}\n\n{#x} and {.y}", "Text.\n\n## Then\n\n{#x} and {.y}", "3 attributes: {#then .big}"},
		{"title", "# The {{ x }} ferry {#f}\n\nText.", "Text.", "1 title: # The {{ x }} ferry {#f}"},
	} {
		a := Article(cleanup.Split(tt.text, 1), briefing.Entry{Title: "The ferry"})
		var removed []string
		for _, r := range a.Removed {
			removed = append(removed, fmt.Sprintf("%d %s: %s", r.Line, r.Reason, r.Text))
		}
		if got := strings.Join(removed, "|"); a.Text != tt.kept || got != tt.removed {
			t.Errorf("%s: kept %q\n  removed %s\nwant %q\n  removed %s", tt.name, a.Text, got, tt.kept, tt.removed)
		}
	}
}

// FuzzTemplates takes templates out of whatever is not code: what is removed stands
// in its line, and what is kept holds nothing more of the kind than it is said to.
func FuzzTemplates(f *testing.F) {
	for _, text := range []string{
		"A {{< x\n y >}} b\n{% comment %}\n\n{% endcomment %}", "{% raw %}\n{{ x }}\n{% endraw %}", "```\n{{ x }}\n", "{% highlight a %}\nb\n{% endhighlight %}",
		"[a]({{< ref \"b\" >}})\n\n    {{ c }}\n- d\n\n    {{ e }}", "# a {#b}\n{: .c d=\"e\"}", "<!--more--><!--", "{{", "{%", "{:", "`{{ x }}`` {{ y }}`", "\\{{ x }}", "{{<", "{%%}", "{: =\"\"}",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		lines := cleanup.Split(text, 1)
		before := cleanup.Split(text, 1)
		removeTemplates(lines)
		for _, r := range cleanup.Removed(lines) {
			if r.Text == "" || r.Reason == "" || !strings.Contains(before[r.Line-1].Raw, r.Text) {
				t.Errorf("removed %q of line %d, %q", r.Text, r.Line, before[r.Line-1].Raw)
			}
		}
		for i := range lines {
			if strings.Contains(lines[i].Raw, "\n") || len(lines[i].Raw) > 3*len(before[i].Raw) {
				t.Errorf("%q became %q", before[i].Raw, lines[i].Raw)
			}
		}
	})
}
