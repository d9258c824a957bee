package sheet

import (
	"fmt"
	"html"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	east "github.com/yuin/goldmark/extension/ast"
	gtext "github.com/yuin/goldmark/text"

	"briefing/briefing"
)

// show writes hits in bold as {…}.
func show(rs []Run) string {
	var b strings.Builder
	for _, r := range rs {
		if r.Hit == NoHit {
			b.WriteString(r.Text)
		} else {
			fmt.Fprintf(&b, "{%s}", r.Text)
		}
	}
	return b.String()
}

func TestExcerpt(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"one", "The ⟦bridge⟧ opens.", "The {bridge} opens."},
		{"all", "⟦The bridge opens.⟧", "{The bridge opens.}"},
		{"two", "⟦Ána⟧ and ⟦Brandt⟧", "{Ána} and {Brandt}"},
		{"half emphasis", "The *old ⟦bridge* opens⟧.", "The old {bridge opens}."},
		{"emphasis within", "The ⟦*old* bridge⟧ opens.", "The {old bridge} opens."},
		{"emphasis around", "The *⟦old bridge⟧* opens.", "The {old bridge} opens."},
		{"link", "The [old ⟦bridge⟧](https://x.example) opens.", "The old {bridge} opens."},
		{"line break", "The ⟦old\nbridge⟧\nopens.", "The {old bridge} opens."},
		{"white space at the ends", "The⟦ bridge\n⟧opens.", "The {bridge} opens."},
		{"entity", "The ⟦R&amp;D⟧ office", "The {R&D} office"},
		{"half an entity", "The R⟦&am⟧p;D office", "The R{&}D office"},
	} {
		text, hits := marked(c.text)
		got := show(excerpt(briefing.Show(text), briefing.Span{End: len(text)}, hits))
		if got != c.want {
			t.Errorf("%s: %q shows %q, want %q", c.name, c.text, got, c.want)
		}
		plain, at := Excerpt(briefing.Show(text), briefing.Span{End: len(text)}, hits)
		for i := len(at) - 1; i >= 0; i-- {
			plain = plain[:at[i].Start] + "{" + at[i].In(plain) + "}" + plain[at[i].End:]
		}
		if plain != c.want {
			t.Errorf("%s: %q is cut to %q, want %q", c.name, c.text, plain, c.want)
		}
	}
}

// marked returns a text and the spans that stood between ⟦ and ⟧.
func marked(s string) (string, []briefing.Span) {
	var text string
	var hits []briefing.Span
	for {
		before, rest, ok := strings.Cut(s, "⟦")
		text += before
		if !ok {
			return text, hits
		}
		inside, after, _ := strings.Cut(rest, "⟧")
		hits = append(hits, briefing.Span{Start: len(text), End: len(text) + len(inside)})
		text += inside
		s = after
	}
}

func TestLongSentence(t *testing.T) {
	far := strings.Repeat("more and ", 200)
	text, hits := marked(far + "the ⟦bridge⟧ " + far)
	got := show(excerpt(briefing.Show(text), briefing.Span{End: len(text)}, hits))
	if !strings.HasPrefix(got, "… more") && !strings.HasPrefix(got, "… and") || !strings.HasSuffix(got, " …") {
		t.Errorf("not clipped at words: %q", got)
	}
	if !strings.Contains(got, "and the {bridge} more") || len(got) > longest {
		t.Errorf("%d bytes: %q", len(got), got)
	}
	wide := strings.Repeat("é", 2000)
	text, hits = marked(wide + "⟦bridge⟧" + wide)
	if got := show(excerpt(briefing.Show(text), briefing.Span{End: len(text)}, hits)); !utf8.ValidString(got) || strings.Contains(got, "\ufffd") {
		t.Errorf("clipped within a character: %q", got)
	}
}

func TestTogether(t *testing.T) {
	mention := func(sentence, start, end, report int) briefing.Mention {
		return briefing.Mention{
			Ref:      briefing.Ref{Article: "a", Span: briefing.Span{Start: start, End: end}},
			Sentence: briefing.Span{Start: sentence, End: sentence + 1000},
			Report:   report,
		}
	}
	first := mention(0, 0, 5, 0)
	for _, c := range []struct {
		name string
		next briefing.Mention
		want int
	}{
		{"same sentence", mention(0, 9, 12, 0), 2},
		{"next sentence", mention(1000, 1001, 1005, 0), 1},
		{"touching", mention(0, 5, 9, 0), 1},
		{"same place", mention(0, 0, 5, 0), 1},
		{"inside", mention(0, 2, 4, 0), 1},
		{"other report", mention(0, 9, 12, 1), 1},
		{"far away", mention(0, 9, 900, 0), 1},
	} {
		if got := Together([]briefing.Mention{first, c.next}); got != c.want {
			t.Errorf("%s: %d together, want %d", c.name, got, c.want)
		}
	}
}

// seen is what a Markdown reader makes of a page: its blocks, their text as
// CommonMark and as Glamour decode it, and the texts in bold.
type seen struct {
	blocks        []ast.NodeKind
	text, glamour string
	bold          []string
	odd           []string // inline nodes that a passage does not have
}

var reader = goldmark.New(goldmark.WithExtensions(extension.GFM, extension.DefinitionList)).Parser()

func look(markdown string) seen {
	var s seen
	src := []byte(markdown)
	_ = ast.Walk(reader.Parse(gtext.NewReader(src)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.Document:
		case *ast.Text:
			s.add(string(n.Segment.Value(src)), n)
		case *ast.AutoLink:
			s.add(string(n.Label(src)), n)
		case *ast.Emphasis:
			if n.Level != 2 {
				s.odd = append(s.odd, "emphasis")
			}
			s.bold = append(s.bold, "")
		default:
			if n.Type() == ast.TypeBlock {
				s.blocks = append(s.blocks, n.Kind())
			} else {
				s.odd = append(s.odd, n.Kind().String())
			}
		}
		return ast.WalkContinue, nil
	})
	return s
}

var (
	commonEscape  = regexp.MustCompile("\\\\([!-/:-@[-`{-~])|&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);")
	glamourEscape = regexp.MustCompile("\\\\([\\\\`*_{}\\[\\]<>()#+\\-.!|])")
)

func (s *seen) add(raw string, n ast.Node) {
	text := commonEscape.ReplaceAllStringFunc(raw, func(e string) string {
		if e[0] == '\\' {
			return e[1:]
		}
		return html.UnescapeString(e)
	})
	s.text += text
	s.glamour += glamourEscape.ReplaceAllString(html.UnescapeString(raw), "$1")
	for p := n.Parent(); p != nil; p = p.Parent() {
		if e, ok := p.(*ast.Emphasis); ok && e.Level == 2 {
			s.bold[len(s.bold)-1] += text
		}
	}
}

// places are where a passage can stand: the block that is written, and the nodes
// that it is read as.
var places = []struct {
	name  string
	write func(w *Writer, content func())
	kinds []ast.NodeKind
}{
	{
		"paragraph",
		func(w *Writer, content func()) { w.Para(content) },
		[]ast.NodeKind{ast.KindParagraph},
	},
	{
		"heading",
		func(w *Writer, content func()) { w.Heading(3, content) },
		[]ast.NodeKind{ast.KindHeading},
	},
	{
		"item",
		func(w *Writer, content func()) { w.Item(content) },
		[]ast.NodeKind{ast.KindList, ast.KindListItem, ast.KindTextBlock},
	},
	{
		"cell",
		func(w *Writer, content func()) {
			w.Raw("| ")
			w.table = true
			content()
			w.table = false
			w.Raw(" |\n|---|")
		},
		[]ast.NodeKind{east.KindTable, east.KindTableHeader, east.KindTableCell},
	},
}

// checkPassage writes a passage in every place and reads it back.
func checkPassage(t *testing.T, text string, sentence briefing.Span, hits []briefing.Span) {
	t.Helper()
	rs := excerpt(briefing.Show(text), sentence, hits)
	var want string
	var bold []string
	for _, r := range rs {
		want += r.Text
		if r.Hit != NoHit {
			bold = append(bold, r.Text)
		}
	}
	if want == "" {
		return // nothing but white space and control characters
	}
	targets := make([]Target, len(hits))
	for i := range targets {
		targets[i].At = hits[i]
	}
	for _, place := range places {
		var w Writer
		place.write(&w, func() { w.Passage(rs, targets) })
		markdown, links := w.written()
		got := look(markdown)
		report := func(what string, got, want any) {
			t.Errorf("%s: %q, hits %v of sentence %v\nwritten %q\n%s %q\nwant %q", place.name, text, hits, sentence, markdown, what, got, want)
		}
		if !slices.Equal(got.blocks, place.kinds) {
			report("blocks", got.blocks, place.kinds)
		}
		if got.text != want {
			report("text", got.text, want)
		}
		if got.glamour != want {
			report("Glamour's text", got.glamour, want)
		}
		if !slices.Equal(got.bold, bold) {
			report("bold", got.bold, bold)
		}
		if len(got.odd) > 0 {
			report("odd", got.odd, "none")
		}
		if len(bold) == len(hits) && len(links) != len(hits) {
			report("links", links, targets)
		}
		end := 0
		for _, l := range links {
			if l.Span.Start < end || l.Span.Empty() || strings.TrimSpace(l.Span.In(markdown)) == "" {
				report("link", l.Span, end)
			}
			end = l.Span.End
		}
	}
}

func TestPassage(t *testing.T) {
	for _, s := range []string{
		"The ⟦bridge⟧ opens.",
		"⟦Ána⟧ and ⟦Brandt⟧, ⟦Ána⟧/⟦Brandt⟧",
		"un⟦bridge⟧able", "x⟦“bridge”⟧y", "x⟦(a)⟧y⟦(b)⟧z", "x⟦(a)⟧ ⟦(b)⟧z", "é⟦«a»⟧é", "😀⟦(a)⟧😀", "\u0301⟦(a)⟧\u0301",
		"# ⟦bridge⟧", "#⟦bridge⟧", "## ##", "a # ⟦b⟧ #", "1. ⟦bridge⟧", "2031) ⟦bridge⟧", "2031. That ⟦year⟧",
		"- ⟦bridge⟧", "---", "-- a ⟦b⟧ --", "+ ⟦a⟧", "> ⟦a⟧", ": ⟦a⟧", "~~~ ⟦a⟧", "~~a~~ ⟦~b~⟧ ~c~", "~100 to ~200 ⟦a⟧", "===", "***", "___", "_a_ ⟦_b_⟧",
		"[a]: ⟦b⟧", "[ ] ⟦a⟧", "[x] ⟦a⟧", "[a](b) ⟦[a]⟧(b)", "[⟦a⟧](b)", "![⟦a⟧](b)", "[a] ⟦b⟧",
		"<b>⟦a⟧</b>", "< ⟦b⟧ >", "a<⟦b⟧", "<!-- ⟦a⟧", "https://x.example/⟦elan⟧/a_b", "www.x.example ⟦a⟧ b@x.example",
		"R&D, AT&T, &amp;amp; &copy 2031 &⟦amp⟧; &notit; &#233;", `\ \\ \⟦a⟧ \*`, "`a` ``⟦b⟧", "a | ⟦b⟧ | c", "5 * ⟦3⟧ * 2", "$5 ⟦a⟧ $6",
		"⟦a⟧\u00a0b", "\u00a0⟦\u00a0a\u00a0⟧\u00a0", "\u200b⟦\u200ba\u200b⟧", "a\u2028⟦b⟧",
		"line\n⟦two\nthree⟧\nfour", "> quote\n> ⟦two⟧", "\\", "a\\", "⟦a\\⟧b",
	} {
		text, hits := marked(s)
		if len(hits) == 0 {
			text, hits = s+" a", []briefing.Span{{Start: len(s) + 1, End: len(s) + 2}}
		}
		checkPassage(t, text, briefing.Span{End: len(text)}, hits)
	}
}

// FuzzPassage says that whatever the article, a passage is written so that its
// text is that of the excerpt and its hits, and nothing else, are in bold.
func FuzzPassage(f *testing.F) {
	f.Add("The *old* bridge & [more](https://x.example) opens.", 0, 52, 5, 8, 10, 16)
	f.Add("x(a)y“b”z", 0, 20, 1, 4, 5, 14)
	f.Add("> one\n> two `three` \\* &amp;\n\n- four", 2, 30, 3, 5, 9, 15)
	f.Fuzz(func(t *testing.T, text string, start, end, a, b, c, d int) {
		// As in an article, there are no control characters.
		text = strings.Map(func(r rune) rune {
			if steers(r) && !isBlank(r) {
				return '?'
			}
			return r
		}, strings.ToValidUTF8(text, "?"))
		edges := []int{start, end, a, b, c, d}
		for i, e := range edges {
			if e < 0 || e > len(text) {
				return
			}
			for e < len(text) && !utf8.RuneStart(text[e]) {
				e++
			}
			edges[i] = e
		}
		slices.Sort(edges)
		sentence := briefing.Span{Start: edges[0], End: edges[5]}
		first, second := briefing.Span{Start: edges[1], End: edges[2]}, briefing.Span{Start: edges[3], End: edges[4]}
		if Plain(briefing.Show(text), first) == "" || Plain(briefing.Show(text), second) == "" || first.End == second.Start {
			return
		}
		checkPassage(t, text, sentence, []briefing.Span{first, second})
		checkPassage(t, text, sentence, []briefing.Span{first})
	})
}

// BenchmarkPassage writes one passage: of plain text, and of Markdown, which has
// to be parsed.
func BenchmarkPassage(b *testing.B) {
	for name, marks := range map[string]string{"plain": "", "emphasis": "*"} {
		around := strings.Repeat("It rained on the roof. ", 20)
		text := around + marks + "The bridge" + marks + " opens on Saturday, said the mayor of the town. " + around
		sentence := briefing.Span{Start: len(around), End: len(text) - len(around) - 1}
		at := strings.Index(text, "bridge")
		hits := []briefing.Span{{Start: at, End: at + len("bridge")}}
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				var w Writer
				w.Passage(excerpt(briefing.Show(text), sentence, hits), make([]Target, 1))
			}
		})
	}
}
