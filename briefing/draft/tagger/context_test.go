package tagger

import "testing"

// TestKinds holds that the words beside an unknown name tell its kind.
func TestKinds(t *testing.T) {
	for text, want := range map[string]Kind{
		"They boarded the ferry Valdora at noon.":                                        Thing,
		"The boat, which they call Valdora, leaks.":                                      Thing,
		"A rover named Valdora drove off.":                                               Thing,
		"Valdora, the larger of the two ships, was sold.":                                Thing,
		"He paid the haulier Valdora at noon.":                                           Organization,
		"We asked Valdora spokeswoman Ada Holm.":                                         Organization,
		"Ada Holm is a spokeswoman for Valdora now.":                                     Organization,
		"Its owner Valdora said it had lost money.":                                      Organization,
		"They blamed Valdora, which built the pier.":                                     Organization,
		"Analyst Ada Holm of Valdora disagreed.":                                         Organization,
		"They met in Valdora, a port of 900 people.":                                     Place,
		"The owner of the ship, through the agent Valdora & Sons in Oslo, said nothing.": Organization,
		"In Valdora, the company said it would close the plant.":                         Place,
		"The train stopped in Valdora, the ministry said.":                               Place,
		"Officials in Valdora, the agency reported, were warned.":                        Place,
		"In Valdora, the mayor said nothing.":                                            Place,
		"Police searched Valdora, an officer said.":                                      Place,
		"They left Valdora, a company based in Oslo, for good.":                          Organization,
		"It was bought by Valdora, a maker of pumps.":                                    Organization,
		"Lena Valdora, the company said, will leave.":                                    Person,
		"The mayor of Valdora said nothing.":                                             Place,
		"The group will return to Valdora soon.":                                         Place,
		"Lorries stood north of Valdora for hours.":                                      Place,
		"They asked Valdora, who knew nothing.":                                          Person,
		"They asked Valdora's wife and her neighbours.":                                  Person,
		"The shepherd Emil Valdora saw it.":                                              Person,
		"She has branches in Paris, Rome and Valdora.":                                   Place,
		"He sold shares of Samsung, Siemens and Valdora.":                                Organization,
		"The museum stands on a hill, so Valdora Museum is windy.":                       Place,
		"Corvana Bank grew. Critics blame Corvana for it. We like rain":                  Organization,
	} {
		names := Find(text)
		for _, n := range names {
			if (n.Text == "Valdora" || n.Text == "Emil Valdora" || n.Text == "Lena Valdora" || n.Text == "Valdora Museum" || n.Text == "Valdora & Sons" || n.Text == "Corvana") && n.Kind != want {
				t.Errorf("%q: %s is of kind %v, want %v", text, n.Text, n.Kind.Figure(), want.Figure())
			}
		}
		if len(names) == 0 {
			t.Errorf("%q: no name found", text)
		}
	}
}

// A kind that the text tells is marked, since it says more than other occurrences do.
func TestToldKinds(t *testing.T) {
	for text, want := range map[string]bool{
		"They boarded the ferry Valdora at noon.":      true,
		"They spoke of Valdora and of Oslo for hours.": false,
	} {
		for _, n := range Find(text) {
			if n.Text == "Valdora" && n.Told != want {
				t.Errorf("%q: told is %t, want %t", text, n.Told, want)
			}
		}
	}
}

// Votes are scaled down to their limit, and smaller ones stay.
func TestVotesAreLimited(t *testing.T) {
	for _, tt := range []struct{ votes, want votes }{
		{votes{20, 20, 0, 0, 0}, votes{5, 5, 0, 0, 0}},
		{votes{4, 4, 0, 0, 0}, votes{4, 4, 0, 0, 0}},
		{votes{40, 0, 0, 0, 0}, votes{10, 0, 0, 0, 0}},
	} {
		got := tt.votes
		if got.limit(10); got != tt.want {
			t.Errorf("%v limited to 10 are %v, want %v", tt.votes, got, tt.want)
		}
	}
	// However often the models take Sirena Vale for a company, it is a ship.
	names := Find("Inspectors blamed Sirena Vale. Sirena Vale said nothing. Lawyers of Sirena Vale came. " +
		"Sirena Vale lost money. Owners sold Sirena Vale. They boarded the ferry Sirena Vale at noon.")
	for _, n := range names {
		if n.Text == "Sirena Vale" && n.Kind != Thing {
			t.Errorf("Sirena Vale is %v", n.Kind.Figure())
		}
	}
}
