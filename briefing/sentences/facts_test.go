package sentences_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"briefing/briefing/sentences"
)

// others are sentences, and words that state other facts in the place of the %s.
var others = []struct {
	was      string
	words    []string
	isNumber bool
}{
	{"The fire brigade found sodium cyanide in %s of them, said the fire chief of the town.", []string{"two", "four", "11", "thirteen", "400"}, true},
	{"The fire brigade found sodium cyanide in %s of the barrels, said the fire chief of the town.", []string{"two", "four", "11", "1,150"}, true},
	{"The fire brigade found sodium cyanide in the %s, said the fire chief of the town.", []string{"three", "five", "12"}, true},
	{"%s died when the ship broke in the heavy seas off the harbour of the town.", []string{"Two", "Four", "Thirteen", "40"}, true},
	{"%s died in the storm.", []string{"Two", "Four", "40", "All", "None", "Most", "Nobody", "Everybody"}, false},
	{"The captain said that %s the crew had left the ship before it sank off the harbour.", []string{"half of", "a third of", "a quarter of", "all of", "none of", "two of"}, false},
	{"The ship left the harbour on %s March with the crew that had come to the town.", []string{"3", "4", "13"}, true},
	{"The board had found 47 empty places in the stack of the ship, and not %s.", []string{"52", "51", "sixty"}, true},
	{"The ship was at the yard in %s and the lashings of the containers had been renewed.", []string{"2023", "2024"}, true},
	{"There was nothing in %s of the others, said the fire chief of the town on Monday.", []string{"all", "none", "some", "any", "most", "few", "several", "many", "each", "either", "neither", "both", "half", "two"}, false},
	{"%s of the pilots had asked for new lashings for the containers on the deck.", []string{"Both", "Neither", "Either", "All", "None", "Three"}, false},
	{"%s pilot of the harbour had asked for new lashings for the containers on the deck.", []string{"Every", "Each", "No", "Any", "One", "Some"}, false},
	{"%s in the harbour had asked for new lashings for the containers on the deck.", []string{"Nobody", "Everybody", "Somebody", "Anybody"}, false},
	{"The yard %s answers the questions of the board about the lashings of the ship.", []string{"always", "never", "sometimes", "often", "rarely", "seldom"}, false},
	{"It was the %s report of the board about the lashings of the ship in the harbour.", []string{"first", "second", "third", "last", "fifth", "3rd", "4th"}, false},
	{"The captain %s seen the manifest of the ship before it left the harbour of the town.", []string{"has", "has not", "hasn’t", "has never", "has hardly"}, false},
	{"The captain left the harbour %s a pilot, and the ship was bound for the open sea.", []string{"with", "without"}, false},
	{"The air in the harbour was at %s degrees when the ship left the town on Monday.", []string{"5", "-5"}, true},
}

// around stands before and behind a sentence, so that its language is known.
const around = "The ship lost its containers in heavy seas on Sunday night, the harbour office said.\n\n%s\n\nThe office closed the channel to small boats, and it is not known when it will open.\n"

// Another number, quantity or denial is no edit: neither of a copy nor of a text beside its
// former one.
func TestOtherFactsAreNoEdits(t *testing.T) {
	for _, c := range others {
		for _, a := range c.words {
			for _, b := range c.words {
				if a == b || strings.HasPrefix(a, "has n") || a == "hasn’t" && b == "has not" || a == "half of" && b == "two of" {
					continue
				}
				was, is := fmt.Sprintf(c.was, a), fmt.Sprintf(c.was, b)
				if k := compare(was, is); k == sentences.Same || k == sentences.Edited {
					t.Errorf("in copies %s:\n was %s\n  is %s", k, was, is)
				}
				row := besideOf(t, was, is)
				if row.Kind != sentences.RowChanged || c.isNumber && !row.Number {
					t.Errorf("side by side %s, a number %t:\n was %s\n  is %s", row.Kind, row.Number, was, is)
				}
			}
		}
	}
}

// besideOf returns the row of two sentences within a text.
func besideOf(t *testing.T, was, is string) sentences.Row {
	t.Helper()
	rows := sentences.Beside(sentences.Read(fmt.Sprintf(around, was)), sentences.Read(fmt.Sprintf(around, is)))
	rows = slices.DeleteFunc(rows, func(r sentences.Row) bool { return r.Kind == sentences.RowSame })
	if len(rows) != 1 {
		t.Errorf("%d rows:\n was %s\n  is %s", len(rows), was, is)
		return sentences.Row{}
	}
	return rows[0]
}

// A number that counts some of a group, or stands for what it counts, is another number
// like any other.
func TestSwapsOfGroups(t *testing.T) {
	for _, c := range []struct{ was, is, want string }{
		{"The brigade found sodium cyanide in two of them, said the fire chief.", "The brigade found sodium cyanide in four of them, said the fire chief.", "two four of them"},
		{"The brigade found sodium cyanide in 2 of the barrels, said the fire chief.", "The brigade found sodium cyanide in eleven of the barrels, said the fire chief.", "2 eleven of the barrels"},
		{"The brigade found sodium cyanide in the three, said the fire chief.", "The brigade found sodium cyanide in the five, said the fire chief.", "three five "},
		{"Two died when the ship broke off the harbour of the town.", "Four died when the ship broke off the harbour of the town.", "Two Four died"},
		{"The brigade found sodium cyanide in 2 of 24 barrels, said the fire chief.", "The brigade found sodium cyanide in 4 of 24 barrels, said the fire chief.", "2 4 of 24 barrels"},
		{"The brigade found sodium cyanide in two of them, said the fire chief.", "The brigade found sodium cyanide in four of us, said the fire chief.", ""},
		{"The ship left the harbour of the town on the 2 March.", "The ship left the harbour of the town on the 3 March.", ""},
		{"The ship left the harbour of the town on the 2 of March.", "The ship left the harbour of the town on the 3 of March.", ""},
	} {
		var got []string
		for _, s := range sentences.Swaps(one(t, c.was), one(t, c.is)) {
			got = append(got, s.Was.In(c.was), s.Is.In(c.is), s.Unit)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q, want %q:\n was %s\n  is %s", got, c.want, c.was, c.is)
		}
		if k := sentences.Compare(one(t, c.was), one(t, c.is)); (k == sentences.Changed) != (c.want != "") {
			t.Errorf("%s:\n was %s\n  is %s", k, c.was, c.is)
		}
	}
}

// Numbers and quantities that changed places are no edit. What moved, or was left out with its
// phrase, is; other words are neither.
func TestMovedFacts(t *testing.T) {
	for _, c := range []struct {
		was, is string
		want    sentences.RowKind
	}{
		{"The office found two men and three women in the boats off the harbour.", "The office found three men and two women in the boats off the harbour.", sentences.RowChanged},
		{"The captain did not say that he knew of the barrels on the deck.", "The captain did say that he knew not of the barrels on the deck.", sentences.RowChanged},
		{"The captain could not see the barrels on the deck of the ship.", "The captain cannot see the barrels on the deck of the ship.", sentences.RowWorded},
		{"The captain did not see the barrels on the deck of the ship.", "The captain didn't see the barrels on the deck of the ship.", sentences.RowWorded},
		{"The ship lost the containers in heavy seas, 12 miles off the harbour.", "The ship lost the containers in heavy seas.", sentences.RowEdited},
		{"The ship lost the containers in heavy seas.", "The ship lost the containers in heavy seas, 12 miles off the harbour.", sentences.RowChanged},
		{"OSTRANDER, March 4 (Northwire) — The ship lost the containers in the heavy seas.", "The ship lost the containers in the heavy seas.", sentences.RowWorded},
		{"The ship lost 40 of the containers in the heavy seas.", "The ship lost the containers in the heavy seas.", sentences.RowChanged},
		{"The ship lost nearly 40 containers in the heavy seas.", "The ship lost containers in the heavy seas.", sentences.RowChanged},
		{"The ship lost 40 containers in the heavy seas on Sunday.", "The ship lost containers in the heavy seas on Sunday.", sentences.RowChanged},
		{"The ship lost, on Sunday, no containers in the heavy seas.", "The ship lost, on Sunday, containers in the heavy seas.", sentences.RowChanged},
		{"On 3 March the ship lost the containers in the heavy seas off the harbour.", "The ship lost the containers in the heavy seas off the harbour on 3 March.", sentences.RowEdited},
		{"The fire chief found four barrels on the beach of the bay.", "The fire chief found four blue barrels on the beach of the bay.", sentences.RowWorded},
		{"The fire chief found fourteen barrels on the beach of the bay.", "The fire chief found 14 blue barrels on the beach of the bay.", sentences.RowWorded},
		{"The chief saw barrels on the beach of the bay.", "The officer saw barrels on the beach of the bay.", sentences.RowWorded},
	} {
		if row := besideOf(t, c.was, c.is); row.Kind != c.want {
			t.Errorf("%s, want %s:\n was %s\n  is %s", row.Kind, c.want, c.was, c.is)
		}
	}
}

// A row tells which number or quantity stands in the place of which, also in a sentence
// too short to be looked for, and one that differs in more.
func TestRowTellsSwaps(t *testing.T) {
	for _, c := range []struct{ was, is, want string }{
		{"Two died in the storm.", "Four died in the storm.", "Two Four died"},
		{"All of the others were hurt.", "None of the others were hurt.", "All None of the others"},
		{"The ship lost 40 containers in heavy seas on Sunday.", "The ship, built in Ostrander, lost 44 containers in heavy seas.", "40 44 containers"},
		{"None of the 19 sailors were hurt.", "All of the 19 sailors were hurt.", "None All of the 19 sailors"},
		{"The ship left on 3 March with its crew.", "The ship left on 4 March with its crew.", "3 4 "},
		{"The crew was hurt when the ship broke.", "The crew was not hurt when the ship broke.", ""},
	} {
		was, is := fmt.Sprintf(around, c.was), fmt.Sprintf(around, c.is)
		var got []string
		for _, s := range besideOf(t, c.was, c.is).Swaps {
			got = append(got, s.Was.In(was), s.Is.In(is), s.Unit)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%q, want %q:\n was %s\n  is %s", got, c.want, c.was, c.is)
		}
	}
}
