package verify_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/briefing/verify"
)

// harbour is a library of four articles and a digest.
var harbour = map[string]string{
	"gazette.md": "---\ntitle: Dredgers return to Port Selby\nsource: Selby Gazette\npublished: 2023-03-14\n---\n" +
		"Harbour master Ines Aldaya said on Tuesday that “the channel will not be closed before the autumn storms.” " +
		"The dredgers, which cost 12 million euros, had moved 40,000 tonnes of silt by 9 March 2023.\n\n" +
		"The fishermen don’t agree — they say the channel is **too shallow** for their boats already. " +
		"Their union counts 310 boats and wants every one of them to be paid for the days that it lies idle.\n",
	"courier.md": "---\ntitle: A channel too far\nsource: The Voice of Selby\nauthor: Mara Joss and Pim Oort\npublished: 2023-04-02/2023-04-05\n---\n" +
		"About 300 boats lay idle in Port Selby last week. “We were promised a deep channel and a fair price,” Tomas Quill said. " +
		"“We have seen neither of them, and the season is half gone.” Aldaya declined to comment.\n\n" +
		"> Nobody asked the crews\n> before the first dredger came.\n",
	"notes.md":   "---\ntitle: Silt\npublished: 2023-05-20\n---\nSilt moves with the tide. In May 2023 the harbour opened again.\n",
	"undated.md": "---\ntitle: On tides\n---\nThe moon draws the sea, the wind the sand, and the pilot the line between them.\n",
	"digest.yaml": `version: 1
title: The channel
figures:
  - {id: ines-aldaya, kind: person, name: Ines Aldaya, aliases: [Aldaya]}
  - {id: tomas-quill, kind: person, name: Tomas Quill}
  - {id: port-selby, kind: place, name: Port Selby}
events:
  - {id: reopening, name: The harbour opens again, date: 2023-05, who: [port-selby], names: [opening of the harbour], match: [[[harbour], [opened again]]]}
`,
}

func open(t testing.TB, files map[string]string) briefing.Library {
	t.Helper()
	return openIn(t, "", files)
}

// openIn is open with the index in a folder, in memory if that is "".
func openIn(t testing.TB, cache string, files map[string]string) briefing.Library {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	lib, err := library.Open(t.Context(), library.Options{Path: dir, Cache: cache})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { lib.Close() })
	return lib
}

func draft(t testing.TB, lib briefing.Library, text string) []verify.Finding {
	t.Helper()
	findings, err := verify.Draft(t.Context(), lib, text)
	if err != nil {
		t.Fatalf("Draft(%q): %v", text, err)
	}
	holds(t, text, findings)
	return findings
}

// holds checks what is true of all findings: their order, their spans, and a passage for
// each one that is not missing.
func holds(t testing.TB, text string, findings []verify.Finding) {
	t.Helper()
	last := 0
	for _, f := range findings {
		if f.Span.Start < last || f.Span.End <= f.Span.Start || f.Span.End > len(text) {
			t.Errorf("%q: %s at %v, after %d", text, f.Kind, f.Span, last)
		}
		last = f.Span.Start
		if (len(f.Passages) == 0) != (f.Verdict == verify.Missing) {
			t.Errorf("%q: %s %q is %s with %d passages", text, f.Kind, f.Span.In(text), f.Verdict, len(f.Passages))
		}
		for _, p := range f.Passages {
			for _, hit := range p.Hits {
				if !p.Ref.Span.Contains(hit) {
					t.Errorf("%q: %s %q has a hit %v outside its passage %v", text, f.Kind, f.Span.In(text), hit, p.Ref.Span)
				}
			}
		}
	}
}

// TestDraft says what a draft states, and how the library stands to it.
func TestDraft(t *testing.T) {
	lib := open(t, harbour)
	for _, c := range []struct {
		name, draft string
		want        []string
	}{
		{"quotations", "He said “We were promised a deep channel and a fair price” and “we were promised a bridge,” and “Tunnels rarely pay their way.”", []string{
			"quotation found: We were promised a deep channel and a fair price",
			"quotation differs: we were promised a bridge,", "quotation not in the library: Tunnels rarely pay their way.",
		}},
		{"quoted lines", "> Nobody asked the crews\n> before the first dredger came.\n> — The Voice of Selby\n", []string{
			"quotation found: Nobody asked the crews\n> before the first dredger came.",
			"name found: Voice of Selby",
		}},
		{"markup and line breaks", "They say \"the channel is too\nshallow for their boats\".", []string{"quotation found: the channel is too\nshallow for their boats"}},
		{"numbers", "The dredgers moved 40,000 tonnes of silt; the union counts 400 boats, which cost 12 million euros, and 7 pilots.", []string{
			"number found: 40,000 tonnes", "number differs: 400 boats", "number found: 12 million euros", "number not in the library: 7 pilots",
		}},
		{"a bound is another number", "About 310 boats lay idle.", []string{"number differs: About 310 boats"}},
		{"dates", "By 9 March 2023 it was done, on 10 March 2023 nothing, and in May 2023 all was open.", []string{
			"date found: 9 March 2023", "date not in the library: 10 March 2023", "date found: May 2023",
		}},
		{"bare numbers", "Two of them said so, the first 10 did not, and it rose to 8,000; 7 pilots left, 5 per cent stayed, two fishermen came.", []string{
			"number not in the library: 8,000", "number not in the library: 7 pilots", "number not in the library: 5 per cent", "number not in the library: two fishermen",
		}},
		{"dates in other forms", "By 9.3.2023, 09/03/2023, 2023/03/09, 13/3/2023, March the 9th, 9 MARCH 2023 and the ninth of March it was done, or the tenth of March.", []string{
			"date found: 9.3.2023", "date found: 2023/03/09", "date not in the library: 13/3/2023", "date found: March the 9th", "date found: 9 MARCH 2023",
			"date found: ninth of March", "date not in the library: tenth of March",
		}},
		{"stretches of days", "From 9 to 14 March 2023, from March 10–14, between 10 and 14 March, and March 9-15.", []string{
			"date found: 9", "date found: 14 March 2023", "date not in the library: March 10", "date found: 14",
			"date not in the library: 10", "date found: 14 March", "date found: March 9", "date not in the library: 15",
		}},
		{"the currency of a sum is no name", "It cost EUR 12 million and US$3 million.", []string{"number found: EUR 12 million", "number not in the library: US$3 million"}},
		{"a surname that begins a sentence", "Aldaja declined to comment. Gulls declined. Others came.", []string{"name differs: Aldaja"}},
		{"days without a year", "On 9 March it was done, on 14 March they wrote of it, on 3 March nobody did.", []string{
			"date found: 9 March", "date found: 14 March", "date not in the library: 3 March",
		}},
		{"an event of a day without a year", "The opening of the harbour was on 7 June, or on 7 May.", []string{"date differs: 7 June", "date found: 7 May"}},
		{"a year that the article does not give", "On 9 March 2022 it was done.", []string{"date not in the library: 9 March 2022"}},
		{"an event of another day", "The opening of the harbour was in June 2023.", []string{"date differs: June 2023"}},
		{"names", "Ines Aldaya met Tomas Quil and Edda Marsh in Port Selby. Silt was everywhere. The Selby Gazette wrote it.", []string{
			"name found: Ines Aldaya", "name differs: Tomas Quil", "name not in the library: Edda Marsh", "name found: Port Selby", "name found: Selby Gazette",
		}},
		{"a name once, a heading and code not", "# New Things\n\nEdda Marsh, `Edda Moor`, Edda Marsh.", []string{"name not in the library: Edda Marsh"}},
		{"nothing within a quotation", "“Nobody knows Edda Marsh of 7 May.”", []string{"quotation not in the library: Nobody knows Edda Marsh of 7 May."}},
		{"the title of an article", "See “Dredgers Return to Port Selby” (Selby Gazette, 14 March 2023), and Two Channels Too Far.", []string{
			"name found: Selby Gazette", "date found: 14 March 2023", "name not in the library: Two Channels Too Far",
		}},
		{"an author, and the days of an interval", "Pim Oort wrote it from 2 to 5 April 2023, not on 4 April 2023; so did Pim Joss.", []string{
			"name found: Pim Oort", "date found: 2", "date found: 5 April 2023", "date not in the library: 4 April 2023", "name not in the library: Pim Joss",
		}},
		{"nothing", "It rains, and nothing else is said.", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, f := range draft(t, lib, c.draft) {
				got = append(got, fmt.Sprintf("%s %s: %s", f.Kind, f.Verdict, f.Span.In(c.draft)))
			}
			if strings.Join(got, "\n") != strings.Join(c.want, "\n") {
				t.Errorf("got:\n%s\nwant:\n%s", strings.Join(got, "\n"), strings.Join(c.want, "\n"))
			}
		})
	}
}

// TestCounted says that numbers are compared however an article writes them and what they
// count.
func TestCounted(t *testing.T) {
	lib := open(t, map[string]string{
		"digest.yaml": "version: 1\n",
		"ferry.md":    "Rescuers from Selby counted 42 people on the ferry. Two companies own it. It carried 8,500 boxes from Selby to Marsh, and 7000 crates.",
	})
	for _, c := range []struct {
		draft string
		want  verify.Verdict
		hit   string
	}{
		{"Selby counted 42 people on the ferry.", verify.Found, "42"},
		{"The 42 persons on the ferry came from Selby.", verify.Found, "42"},
		{"Some 42 people were on the ferry from Selby.", verify.Differs, "42"},
		{"Of 43 people on the ferry nobody spoke in Selby.", verify.Differs, "42"},
		{"Three companies own the ferry.", verify.Differs, "Two"},
		{"It carried 8500 boxes from Selby.", verify.Found, "8,500"},
		{"It carried 7,000 crates from Selby.", verify.Found, "7000"},
	} {
		var numbers []verify.Finding
		for _, f := range draft(t, lib, c.draft) {
			if f.Kind == verify.Number {
				numbers = append(numbers, f)
			}
		}
		if len(numbers) != 1 || numbers[0].Verdict != c.want {
			t.Errorf("%q: %v, want one that is %s", c.draft, numbers, c.want)
			continue
		}
		if p := numbers[0].Passages; len(p) != 1 || len(p[0].Hits) != 1 || p[0].Hits[0].In(p[0].In.Words) != c.hit {
			t.Errorf("%q: passages %v, want one with %q", c.draft, p, c.hit)
		}
	}
}

// TestMarks says what a draft quotes, in whichever way it marks that.
func TestMarks(t *testing.T) {
	lib := open(t, harbour)
	for _, c := range []struct {
		name, draft string
		want        []string
	}{
		{"apostrophes", "'We don't agree, it's the crews' fault' he said, and ‘they’re late’.", []string{"We don't agree, it's the crews' fault", "they’re late"}},
		{"apostrophes alone", "The crews' boats, the '90s and rock 'n' roll; the dogs’ tails.", nil},
		{"apostrophes before another quotation", "The crews' boats were “all of them idle” and 'nowhere else' to be seen.", []string{"all of them idle", "nowhere else"}},
		{"within one another", "He wrote: “She said ‘the channel is closed.’”", []string{"She said ‘the channel is closed."}},
		{"a speaker between", "“We were promised a channel,” Quill said, “and a fair price.”", []string{"We were promised a channel,", "and a fair price."}},
		{"two paragraphs", "“We were promised a channel.\n\n“We have seen none.”", []string{"We were promised a channel.", "We have seen none."}},
		{"two paragraphs, one mark", "“We were promised a channel.\n\nWe have seen none.” So he said.", []string{"We were promised a channel.", "We have seen none."}},
		{"a mark that is never closed", "“We were promised a channel.\n\nWe have seen “none” of them.", []string{"none"}},
		{"quoted lines after a line", "Quill said:\n> We were promised a channel.\nand a price.\n\nNo more.", []string{"We were promised a channel.\nand a price."}},
		{"a speaker after quoted lines", "> We were promised a channel.\n>\n> — Tomas Quill\n", []string{"We were promised a channel."}},
		{"direct speech after quoted lines", "> We were promised a channel.\n\n> — We took the gold and sank the boats.\n\n> — Мы взяли золото.\n\n> – No, we do.\n\n> — Port Selby took all the old gold\n\n> — Wir nahmen das Gold und gingen.\n", []string{
			"We were promised a channel.", "We took the gold and sank the boats.", "Мы взяли золото.", "No, we do.", "Port Selby took all the old gold", "Wir nahmen das Gold und gingen.",
		}},
		{"direct speech at the end of quoted lines", "> We were promised a channel.\n> — And we took the gold.\n", []string{"We were promised a channel.\n> — And we took the gold."}},
		{
			"speakers after quoted lines",
			"> We saw.\n> — Tomas Quill, head of the fishermen’s union\n\n> We saw none.\n>\n> — Quill, a fisherman\n\n> We see.\n> — **Ines Aldaya**, in the Selby Gazette, 2 April 2023.\n\n" +
				"> We will see.\n> — 王毅\n\n> We saw all.\n> -- The Voice of Selby\n\n> We wait.\n> — Ludwig van Beethoven\n",
			[]string{"We saw.", "We saw none.", "We see.", "We will see.", "We saw all.", "We wait."},
		},
		{"quoted lines that quote", "> “We were promised a deep channel,” Tomas Quill told us.\n", []string{"We were promised a deep channel,"}},
		{"quoted lines that quote no words", "> “…” he said then.\n\nNo more.\n\n> “—” zebra zebra.\n", []string{"…” he said then.", "zebra zebra."}},
		{"a speaker of no words", "> Quill: “—”\n\n<blockquote><q></q> Quill said.</blockquote>", []string{"Quill: “—", "Quill said."}},
		{"a speaker before", "> **Quill:** We were promised a deep channel and a fair price,\n", []string{"We were promised a deep channel and a fair price,"}},
		{"single around double", "'Quill said \"none of them\" at all.' So be it, isn't it?", []string{"Quill said \"none of them\" at all."}},
		{"HTML", "<blockquote class=\"x\">We were promised a channel.</blockquote>\n\nAnd <q>none</q>, not `<q>code</q>`", []string{"We were promised a channel.", "none"}},
		{"HTML within HTML", "<blockquote>We were promised <q>a deep channel</q> and a bribe of gold.</blockquote>", []string{"We were promised <q>a deep channel</q> and a bribe of gold."}},
		{"HTML within the same", "<BLOCKQUOTE>Boats <blockquote>lay idle</blockquote> for gold.</BLOCKQUOTE> <q>One <q>two</q> three</q>", []string{
			"Boats <blockquote>lay idle</blockquote> for gold.", "One <q>two</q> three",
		}},
		{"HTML that is not closed", "<q>Boats <blockquote>lay idle</blockquote> there.</blockquote>", []string{"lay idle"}},
		{"marks within HTML", "<blockquote>“We were promised a channel” and a bribe of gold for all of the crews.</blockquote>", []string{
			"We were promised a channel” and a bribe of gold for all of the crews.",
		}},
		{"HTML that says who speaks", "<blockquote>“We were promised a channel,” Quill said.</blockquote>\n\n<blockquote><q>We have seen none,</q> Quill said.</blockquote>", []string{
			"We were promised a channel,", "We have seen none,",
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for _, f := range draft(t, lib, c.draft) {
				if f.Kind == verify.Quotation {
					got = append(got, f.Span.In(c.draft))
				}
			}
			if !slices.Equal(got, c.want) {
				t.Errorf("got %q, want %q", got, c.want)
			}
		})
	}
}

// FuzzDraft reads any text as a draft.
func FuzzDraft(f *testing.F) {
	f.Add("“We were promised” 12 million euros on 9 March 2023, Ines Aldaya … said")
	f.Add("> a\n> — b\n\n\"„«» 310 boats” of Voice of")
	f.Add("# H\n\n- “a … b … c\n\n“ d [...] 5/6/2023 `x`")
	f.Add("> Quill: “…”\n\n<blockquote><q><q></q></q> a</blockquote><q>b</blockquote>")
	f.Add("> “…” he said then.\n\n> “—” zebra zebra.\n\n<q>…</q> “[…]” 'a ‘b «c")
	lib := open(f, harbour)
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > 2000 {
			t.Skip()
		}
		findings, err := verify.Draft(t.Context(), lib, text)
		if err != nil {
			t.Fatal(err)
		}
		holds(t, text, findings)
	})
}
