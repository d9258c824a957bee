package page

import (
	"slices"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/memo"
	"briefing/briefing/notes"
	"briefing/briefing/page/pagetest"
	"briefing/briefing/verify"
)

// TestVerify writes the page of a draft: each statement with its line, and each passage
// leads to its place.
func TestVerify(t *testing.T) {
	s := pagetest.NewStory()
	a := s.Articles[0]
	shown := briefing.Show(a.Text)
	first, _ := briefing.SentenceAfter(a.Text, 0)
	word := briefing.Span{Start: first.Start, End: first.Start + strings.IndexByte(first.In(a.Text), ' ')}
	draft := "He wrote: “_None_ of\nthis.”\n\n9,000 ships of Edda *Marsh*.\n9,000 ships.\n"
	at := func(words string) briefing.Span {
		i := strings.Index(draft, words)
		return briefing.Span{Start: i, End: i + len(words)}
	}
	sentence := briefing.Ref{Article: a.ID, Span: first}
	other := []briefing.Passage{{Ref: sentence, In: shown, Hits: []briefing.Span{word}}}
	reader := &Reader{Draft: &Draft{Text: draft, Findings: []verify.Finding{
		{Kind: verify.Quotation, Verdict: verify.Missing, Span: at("_None_ of\nthis.")},
		{Kind: verify.Number, Verdict: verify.Differs, Span: at("9,000 ships"), Instead: "8,000 *ships*", Passages: other},
		{Kind: verify.Name, Verdict: verify.Found, Span: at("Edda *Marsh*"), Passages: []briefing.Passage{
			{Ref: sentence, In: shown, Hits: []briefing.Span{first}}, {Ref: briefing.Ref{Article: s.Articles[1].ID}},
		}},
		{Kind: verify.Number, Verdict: verify.Differs, Span: briefing.Span{Start: len(draft) - 13, End: len(draft) - 2}, Instead: "8,000 *ships*", Passages: other},
	}}}
	p, err := MakeFor(t.Context(), s, ID{Kind: Verify, Key: "my *draft*.md"}, reader)
	if err != nil {
		t.Fatal(err)
	}
	compareGolden(t, "verify.md", golden(p))
	if _, err := Make(t.Context(), s, ID{Kind: Verify, Key: "draft.md"}); err == nil {
		t.Error("a draft that was not read has a page")
	}
	reader.Draft = &Draft{Text: "Nothing."}
	if p, err = MakeFor(t.Context(), s, ID{Kind: Verify, Key: "a"}, reader); err != nil || !strings.Contains(p.Markdown, "no quotations") {
		t.Errorf("without statements: %v, %v", p, err)
	}
}

// keeper returns a reader who kept the first sentence of each of two articles.
func keeper(s *pagetest.Story) *Reader {
	r := &Reader{}
	for _, a := range s.Articles[:2] {
		first, _ := briefing.SentenceAfter(a.Text, 0)
		n := notes.On(a, first)
		n.Text = "Ask *whom*? #check"
		r.Notes = append(r.Notes, notes.Placed{Note: n, State: notes.Holds})
	}
	r.Notes = append(r.Notes, notes.Placed{Note: notes.Note{Article: "gone", Title: "What was", Quote: "Changed."}, State: notes.Lost})
	return r
}

// TestMemo writes the memo in each order: its quotes lead to their places.
func TestMemo(t *testing.T) {
	s := pagetest.NewStory()
	reader := keeper(s)
	for _, by := range memo.Orders {
		p, err := MakeFor(t.Context(), s, ID{Kind: Memo, Key: string(by)}, reader)
		if err != nil {
			t.Fatal(err)
		}
		compareGolden(t, "memo-"+string(by)+".md", golden(p))
		var got []briefing.Ref
		for _, l := range p.Links {
			if !l.To.At.Empty() {
				got = append(got, briefing.Ref{Article: briefing.ArticleID(l.To.Page.Key), Span: l.To.At})
			}
		}
		for _, n := range reader.Notes[:2] {
			if !slices.Contains(got, n.Ref()) || len(got) != 2 {
				t.Errorf("by %s: the quotes lead to %v", by, got)
			}
		}
		if strings.Contains(p.Markdown, "<!--") {
			t.Errorf("by %s: the page has marker lines", by)
		}
	}
	if p, err := Make(t.Context(), s, ID{Kind: Memo}); err != nil || !strings.Contains(p.Markdown, "Nothing is kept") {
		t.Errorf("without notes: %v, %v", p, err)
	}
	if _, err := Make(t.Context(), s, ID{Kind: Memo, Key: "colour"}); err == nil {
		t.Error("there is a memo by colour")
	}
}

// TestKept says which pages mark what is kept, and where.
func TestKept(t *testing.T) {
	s := pagetest.NewStory()
	reader := keeper(s)
	mentions, _ := s.MentionsIn(t.Context(), s.Articles[0].ID)
	i := slices.IndexFunc(mentions, func(m briefing.Mention) bool {
		return s.Digest().Figure(m.Subject) != nil && m.Ref.Span.Overlaps(reader.Notes[0].Span)
	})
	figure := mentions[i].Subject
	for id, want := range map[ID][]string{
		{Kind: List, Key: "article"}: {"▎1 kept"},
		{Kind: Coverage}:             {"▎1 kept", "|  ▎4 |", "A cell with ▎"},
		OfSubject(figure):            {"▎1 kept", "- ▎ "},
	} {
		with, err := MakeFor(t.Context(), s, id, reader)
		if err != nil {
			t.Fatal(err)
		}
		for _, sign := range want {
			if !strings.Contains(with.Markdown, sign) {
				t.Errorf("%v does not have %q:\n%s", id, sign, with.Markdown)
			}
		}
		without := makePage(t, s, id)
		if strings.Contains(without.Markdown, KeptMark) || len(with.Links) != len(without.Links) {
			t.Errorf("%v has a mark where nothing is kept, or other links where something is", id)
		}
	}
}
