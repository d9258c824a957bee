package quantity_test

import (
	"testing"

	"briefing/briefing/quantity"
)

func TestCompare(t *testing.T) {
	nouns := quantity.Nouns("passengers", "on board", "bodies")
	for _, tt := range []struct {
		a, b string
		want quantity.Relation
	}{
		// Equal however they are written.
		{"8,000 drones", "eight thousand drones", quantity.Same},
		{"8,000", "8k", quantity.Same},
		{"1,500 people", "1 500 people", quantity.Same},
		{"1,500 people", "1\u202f500 people", quantity.Same},
		{"1,500 people", "1.500 people", quantity.Same},
		{"1.2 billion dollars", "1.2 bn dollars", quantity.Same},
		{"1.2 billion dollars", "$1.2bn", quantity.Same},
		{"$800 million", "US$0.8 billion", quantity.Same},
		{"€3bn", "3 billion euros", quantity.Same},
		{"1.2m people", "1.2 million people", quantity.Same},
		{"a height of 1.2m", "1.2 metres", quantity.Same},
		{"three months", "90 days", quantity.Same},
		{"half a million people", "500,000 people", quantity.Same},
		{"two and a half million", "2.5 million", quantity.Same},
		{"a third of the ships", "33 per cent of the ships", quantity.Same},
		{"half of the ships", "50%", quantity.Same},
		{"a dozen boats", "twelve boats", quantity.Same},
		{"more than 8,000", "over 8,000", quantity.Same},
		{"between 30 and 40 km", "30–40 km", quantity.Same},
		{"12 percent", "12 %", quantity.Same},
		{"a 20-year deal", "20 years", quantity.Same},

		// Converted, as exactly as they are written.
		{"2,000 km", "1,243 miles", quantity.Same},
		{"2,000 km", "2,000,000 metres", quantity.Same},
		{"2,000 km", "1,200 miles", quantity.Same},
		{"100 km", "60 miles", quantity.Same},
		{"5 km", "3 miles", quantity.Same},
		{"2,000 km", "1,500 miles", quantity.Differ},
		{"100 km", "80 miles", quantity.Differ},
		{"30 °C", "86 °F", quantity.Same},
		{"30 °C", "80 °F", quantity.Differ},
		{"48 hours", "two days", quantity.Same},
		{"90 minutes", "two hours", quantity.Differ},
		{"5 tonnes", "5,000 kg", quantity.Same},
		{"500 pounds", "227 kg", quantity.Same},
		{"500 pounds", "£500", quantity.Same},
		{"40 litres", "10 gallons", quantity.Same},
		{"120 km/h", "75 mph", quantity.Same},
		{"30 knots", "56 km/h", quantity.Same},
		{"3,000 metres", "10,000 feet", quantity.Same},
		{"10 square miles", "26 square kilometres", quantity.Same},

		// Both can hold.
		{"over 8,000 drones", "thousands of drones", quantity.Compatible},
		{"over 8,000 drones", "8,000 drones", quantity.Compatible},
		{"over 8,000 drones", "9,500 drones", quantity.Compatible},
		{"at least 14 dead", "21 dead", quantity.Compatible},
		{"up to 300", "250", quantity.Compatible},
		{"fewer than 100", "80", quantity.Compatible},
		{"nearly 100", "98", quantity.Compatible},
		{"about 120", "125", quantity.Compatible},
		{"dozens of drones", "36 drones", quantity.Compatible},
		{"tens of thousands", "30,000", quantity.Compatible},
		{"several units", "four units", quantity.Compatible},
		{"between 30 and 40", "35", quantity.Compatible},
		{"30 to 40", "35 to 50", quantity.Compatible},
		{"1.2 billion", "1.24 billion", quantity.Compatible},
		{"1.2 million people", "1,234,567 people", quantity.Compatible},
		{"at least 100", "up to 100", quantity.Compatible},

		// They cannot.
		{"120 people", "130 people", quantity.Differ},
		{"120 people", "130", quantity.Differ},
		{"120", "121", quantity.Differ},
		{"1.5 billion dollars", "1.2bn dollars", quantity.Differ},
		{"2 million people", "2.4 million people", quantity.Differ},
		{"8,000 drones", "thousands of drones", quantity.Compatible},
		{"800 drones", "thousands of drones", quantity.Differ},
		{"hundreds of drones", "thousands of drones", quantity.Differ},
		{"dozens of drones", "hundreds of drones", quantity.Differ},
		{"over 8,000", "fewer than 8,000", quantity.Differ},
		{"over 100", "up to 100", quantity.Differ},
		{"at least 130", "120", quantity.Differ},
		{"up to 100", "120", quantity.Differ},
		{"about 100", "130", quantity.Differ},
		{"between 30 and 40", "50 to 60", quantity.Differ},
		{"12 per cent", "15 per cent", quantity.Differ},
		{"half of the ships", "a third of the ships", quantity.Differ},
		{"20 years", "25 years", quantity.Differ},
		{"10 people a day", "12 people a day", quantity.Differ},

		// They are of different things.
		{"120 dead", "130 wounded", quantity.Unlike},
		{"120 drones", "130 missiles", quantity.Unlike},
		{"$5 million", "€4 million", quantity.Unlike},
		{"120 km", "130 kg", quantity.Unlike},
		{"12 per cent", "15 percentage points", quantity.Unlike},
		{"120 people", "10 people a day", quantity.Unlike},
		{"20 years", "25", quantity.Unlike},
		{"120 passengers", "130 bodies", quantity.Differ}, // the editor says so
	} {
		a, b := quantity.Find(tt.a), quantity.Find(tt.b)
		if len(a) != 1 || len(b) != 1 {
			t.Errorf("%q and %q hold %d and %d quantities", tt.a, tt.b, len(a), len(b))
			continue
		}
		if got := quantity.Compare(a[0], b[0], nouns); got != tt.want {
			t.Errorf("Compare(%q, %q) = %v, want %v\n%+v\n%+v", tt.a, tt.b, got, tt.want, a[0].Readings, b[0].Readings)
		}
		if back := quantity.Compare(b[0], a[0], nouns); back != tt.want {
			t.Errorf("Compare(%q, %q) = %v, want %v", tt.b, tt.a, back, tt.want)
		}
	}
}
