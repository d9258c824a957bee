package sentences_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/sentences"
)

func one(t *testing.T, text string) *sentences.Sentence {
	t.Helper()
	s := sentences.Read(text)
	if len(s.Sentences) != 1 {
		t.Fatalf("%q is %d sentences", text, len(s.Sentences))
	}
	return &s.Sentences[0]
}

func TestCompare(t *testing.T) {
	const ferry = "The ferry Aurelia sank off Port Lumen on Tuesday, and at least 14 people have died, the harbour office said."
	const marr = "“Nobody had told us of a second boat in the harbour,” said Ilse Marr, who heads the rescue."
	for _, c := range []struct {
		was, is string
		want    sentences.Kind
	}{
		{ferry, ferry, sentences.Same},
		{ferry, "The ferry Aurelia sank off Port Lumen on Tuesday and at least fourteen people have died – the harbour office said!", sentences.Same},
		{ferry, "The ferry Aurelia sank off Port Lumen on Tuesday, and at least 14 people have died.", sentences.Edited},
		{ferry, "The ferry Aurelia sank off Port Lumen on Tuesday and at least 14 people died, the harbour office said.", sentences.Edited},
		{ferry, "The harbour office said the ferry Aurelia sank off Port Lumen on Tuesday, and at least 14 people have died.", sentences.Edited},
		{ferry, "The ferry Aurelia sank off Port Lumen on Tuesday, and at least 21 people have died, the harbour office said.", sentences.Changed},
		{ferry, "The ferry Aurelia sank off Port Lumen on Tuesday, and at least 21 people have died, the harbour office said on Thursday.", sentences.Changed},
		{ferry, "The ferry Aurelia sank off Port Lumen on Friday, and at least 14 people have died, the harbour office said.", sentences.New},
		{ferry, "The ferry Aurelia sank off Port Lumen on Tuesday, and 14 people have died, the harbour office said.", sentences.New},
		{ferry, "The ferry Aurelia sank off Port Lumen on Tuesday, and at least 14 people have not died, the harbour office said.", sentences.New},
		{ferry, "The ferry Aurelia sank off Port Lumen on Tuesday, and at least 14 people have died, Mayor Vance said.", sentences.New},
		{ferry, "The ferry Aurelia sank off Port Lumen on Tuesday, and at least 14% people have died, the harbour office said.", sentences.New},
		{marr, "\"Nobody had told us of a second boat in the harbour\", said Ilse Marr, who heads the rescue.", sentences.Same},
		{marr, "‘Nobody had told us of a second boat in the harbour,’ said Ilse Marr, who heads the rescue.", sentences.Same},
		{marr, "“Nobody had told us of a second boat in the harbour,” said Ilse Marr.", sentences.Edited},
		{marr, "Nobody had told us of a second boat in the harbour, said Ilse Marr, who heads the rescue.", sentences.New},
		{marr, "“Nobody had told us of a boat in the harbour,” said Ilse Marr, who heads the rescue.", sentences.New},
		{"Vance’s deputy said that the owner of the ferry had paid for the repairs.", "Vance said that the owner of the ferry had paid for the repairs.", sentences.New},
		{"A spokeswoman for Vance said that the owner of the ferry had paid for the repairs.", "Vance said that the owner of the ferry had paid for the repairs.", sentences.New},
		{"The union said the captain knew of the cracks in the pump before the ferry left.", "The union knew of the cracks in the pump before the ferry left.", sentences.New},
		{"The coast guard was attacked by the crew of the second boat on Tuesday night.", "The coast guard attacked the crew of the second boat on Tuesday night.", sentences.New},
		{"The storm killed 14 people in Lumen and injured 30 people along the coast of the island.", "The storm killed 30 people along the coast of the island.", sentences.New},
		{"It is not true that the owner of the ferry had paid for the repairs of the pump.", "The owner of the ferry had paid for the repairs of the pump.", sentences.New},
		{"The council will pay for the repairs of the pump in the harbour of Lumen.", "The council has paid for the repairs of the pump in the harbour of Lumen.", sentences.New},
		{"Read more about it on lumen-post.example or in the papers of the harbour.", "Read more about it on bay-courier.example or in the papers of the harbour.", sentences.New},
		{"Die Fähre sank am Dienstag vor dem Hafen, und mindestens 14 Menschen sind gestorben, sagte das Amt.", "Die Fähre sank am Dienstag vor dem Hafen, und mindestens 14 Menschen sind gestorben.", sentences.New},
		{"The crew asked for the pilots to stay in the harbour until the fog had gone.", "The crew asked to stay in the harbour until the fog had gone.", sentences.New},
		{"Mayor Vance called on the owner to open the books of the company to the inspectors.", "Mayor Vance called to open the books of the company to the inspectors.", sentences.New},
		{"The owners’ claims of the ferry for the pump were paid by the town in March.", "The owners “’ claims of the ferry for the pump” were paid by the town in March.", sentences.New},
		{"She said “the crew ‘did nothing’ and left the ship to the fog and the sea” on Tuesday.", "She said “the crew ‘did nothing’ and left the ship” to the fog and the sea on Tuesday.", sentences.New},
		{"She said the workers’ claims of the ferry “for the crews’ share of the fuel” were paid.", "She said the workers’ claims of the ferry “for the crews’ share” of the fuel were paid.", sentences.New},
		{"The talks continue.", "The talks continue.", sentences.Same},
	} {
		if got := sentences.Compare(one(t, c.was), one(t, c.is)); got != c.want {
			t.Errorf("%s, want %s:\n was %s\n  is %s", got, c.want, c.was, c.is)
		}
	}
}

// A vague number cannot go, nor can another stand for it unseen.
func TestVagueNumbersAreNoEdit(t *testing.T) {
	const was = "The yard sent %s crates of tinned fish to the harbour of Lumen on Friday evening, the office said."
	words := []string{"dozens of", "scores of", "hundreds of", "thousands of", "millions of", "half the", "double the", "twice the", "a third of the", "a quarter of the", "tens of thousands of", "20", "two million", "the"}
	for _, a := range words {
		for _, b := range words {
			if got := sentences.Compare(one(t, fmt.Sprintf(was, a)), one(t, fmt.Sprintf(was, b))); a != b && (got == sentences.Same || got == sentences.Edited) {
				t.Errorf("%q to %q is %s", a, b, got)
			}
		}
	}
}

func TestSwaps(t *testing.T) {
	for _, c := range []struct{ was, is, want string }{
		{"At least 14 people have died in the harbour, the office said.", "At least 21 people have died in the harbour, the office said.", "14 21 people"},
		{"At least 1,400 people have died in the harbour, the office said.", "At least 1.6 million people have died in the harbour, the office said.", ""},
		{"The ferry left the harbour of Lumen at 7 pm with its crew.", "The ferry left the harbour of Lumen at 9 pm with its crew.", ""},
		{"The ferry left the harbour of Lumen on March 4 with its crew.", "The ferry left the harbour of Lumen on March 6 with its crew.", ""},
		{"The ferry left the harbour of Lumen in 2019 with its crew.", "The ferry left the harbour of Lumen in 2021 with its crew.", ""},
		{"The yard sent thousands of crates to the harbour of Lumen on Friday.", "The yard sent hundreds of crates to the harbour of Lumen on Friday.", "thousands of hundreds of crates"},
		{"The yard sent hundreds of thousands of crates to the harbour of Lumen on Friday.", "The yard sent dozens of crates to the harbour of Lumen on Friday.", "hundreds of thousands of dozens of crates"},
		{"The yard sent 40 crates to the harbour of Lumen on Friday evening.", "The yard sent scores of crates to the harbour of Lumen on Friday evening.", "40 scores of crates"},
		{"The yard lost half of the crates in the harbour of Lumen on Friday.", "The yard lost a third of the crates in the harbour of Lumen on Friday.", "half of third of crates"},
		{"The yard spent 14 million crowns on the new pump in the harbour.", "The yard spent 14 billion crowns on the new pump in the harbour.", "million billion crowns"},
		{"The town paid double the price for the pump in the harbour of Lumen.", "The town paid triple the price for the pump in the harbour of Lumen.", "double triple price"},
		{"The third crate of the yard went to the harbour of Lumen on Friday.", "The fifth crate of the yard went to the harbour of Lumen on Friday.", ""},
		{"The mayor said 14 people had died in the harbour on Friday.", "The union said 21 people had died in the harbour on Friday.", ""},
	} {
		var got []string
		for _, s := range sentences.Swaps(one(t, c.was), one(t, c.is)) {
			got = append(got, s.Was.In(c.was), s.Is.In(c.is), s.Unit)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q, want %q:\n was %s\n  is %s", got, c.want, c.was, c.is)
		}
	}
}

// TestBeside edits a text by program: every edit is shown, and nothing that is equal is
// shown as changed.
func TestBeside(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	all, _ := sentencesOf(t)
	all = slices.DeleteFunc(all, func(s string) bool { return len(sentences.Read(s).Sentences) != 1 })
	for round := range 200 {
		from := r.IntN(len(all) - 30)
		left := slices.Clone(all[from : from+30])
		right := slices.Clone(left)
		at := 1 + r.IntN(18)
		var want string
		switch r.IntN(6) {
		case 0:
			want = "left " + right[at]
			right = slices.Delete(right, at, at+1)
		case 1:
			want = "right The gulls of the island have nothing to say about any of this."
			right = slices.Insert(right, at, strings.TrimPrefix(want, "right "))
		case 2:
			words := strings.Fields(right[at])
			k := 1 + r.IntN(len(words)-1)
			words = slices.Insert(words, k, "gulls")
			right[at] = strings.Join(words, " ")
			want = "word gulls"
		case 3:
			words := strings.Fields(right[at])
			k := 1 + r.IntN(len(words)-2)
			want = "gone " + strings.TrimSuffix(strings.Trim(words[k], ",.;:“”’()"), "’s")
			right[at] = strings.Join(slices.Delete(words, k, k+1), " ")
		case 4:
			if !strings.HasSuffix(right[at], ".") {
				continue
			}
			right[at] = strings.TrimSuffix(right[at], ".") + "?"
			want = "mark ?"
		case 5:
			moved := right[at]
			right = append(slices.Delete(right, at, at+1), moved)
			want = "moved " + moved
		}
		l, rt := sentences.Read(strings.Join(left, "\n\n")), sentences.Read(strings.Join(right, "\n\n"))
		var got []string
		for _, row := range sentences.Beside(l, rt) {
			got = append(got, told(l, rt, row)...)
		}
		if !slices.ContainsFunc(got, func(s string) bool {
			return strings.HasPrefix(s, want) || strings.HasPrefix(want, "gone") && strings.HasPrefix(s, "gone") && strings.Contains(s, want[5:])
		}) || len(got) > 2 {
			t.Errorf("round %d: %q, want %q", round, got, want)
		}
	}
}

func told(l, r *sentences.Text, row sentences.Row) (out []string) {
	left, right := row.Left.In(l.Shown.Source), row.Right.In(r.Shown.Source)
	switch row.Kind {
	case sentences.RowSame:
		return nil
	case sentences.RowLeft:
		return []string{"left " + left}
	case sentences.RowRight:
		return []string{"right " + right}
	case sentences.RowMoved:
		return []string{"moved " + left + right}
	}
	for _, w := range row.Words {
		was, is := w.Left.In(l.Shown.Source), w.Right.In(r.Shown.Source)
		switch {
		case strings.HasSuffix(is, "?"):
			out = append(out, "mark ?")
		case strings.Contains(is, "gulls"):
			out = append(out, "word gulls")
		default:
			out = append(out, fmt.Sprintf("gone %s > %s", was, is))
		}
	}
	return out
}

// FuzzRead reads texts of all kinds, and sets them beside themselves.
func FuzzRead(f *testing.F) {
	for _, s := range []string{"The ferry sank. “Nobody” knew’s it – 1,500 % of $3.5m.", "# A\n\n| a | b |\n|--|--|\n| “x | y” |\n", "船は港で沈んだ。", "a\x1cb 'c' \"d", "1,000,000.5:3"} {
		f.Add(s, s+" more")
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		left, right := sentences.Read(a), sentences.Read(b)
		for _, row := range sentences.Beside(left, left) {
			if row.Kind != sentences.RowSame {
				t.Fatalf("%q beside itself: %+v", a, row)
			}
		}
		within := func(s briefing.Span, text string) {
			if s.Start < 0 || s.Start > s.End || s.End > len(text) {
				t.Fatalf("span %v of %q", s, text)
			}
		}
		for _, row := range sentences.Beside(left, right) {
			within(row.Left, a)
			within(row.Right, b)
			for _, w := range row.Words {
				within(w.Left, a)
				within(w.Right, b)
			}
		}
		for i := range left.Sentences {
			for j := range right.Sentences {
				sentences.Compare(&left.Sentences[i], &right.Sentences[j])
			}
		}
		left.Marks()
	})
}
