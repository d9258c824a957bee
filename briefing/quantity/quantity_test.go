package quantity_test

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"briefing/briefing/quantity"
)

// line writes a quantity as "span = value unit of noun", in base units: "over
// 8,000 = 8000< of drone".
func line(text string, q quantity.Quantity) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s =", q.Span.In(text))
	for i, r := range q.Readings {
		if i > 0 {
			b.WriteString(" or")
		}
		b.WriteString(" " + interval(r))
		if r.Dimension != quantity.Count {
			fmt.Fprintf(&b, " %s", r.Dimension)
		}
	}
	if q.Noun != "" {
		b.WriteString(" of " + q.Noun)
	}
	return b.String()
}

func interval(r quantity.Reading) string {
	value := func(v float64) string { return fmt.Sprintf("%.7g", v) }
	low, high := value(r.Low), value(r.High)
	if r.OpenLow {
		low += "<"
	}
	if r.OpenHigh {
		high = "<" + high
	}
	switch {
	case r.Exact():
		return low
	case math.IsInf(r.High, 1):
		return low + ".."
	case math.IsInf(r.Low, -1):
		return ".." + high
	}
	return low + ".." + high
}

func lines(text string) []string {
	var out []string
	for _, q := range quantity.Find(text) {
		out = append(out, line(text, q))
	}
	return out
}

func TestFind(t *testing.T) {
	for _, tt := range []struct {
		text string
		want string // lines, parted by ";"
	}{
		// Separators.
		{"It had 1,500 passengers.", "1,500 = 1500 of passenger"},
		{"It had 1 500 passengers.", "1 500 = 1500 of passenger"},
		{"It had 1\u00a0500 passengers.", "1\u00a0500 = 1500 of passenger"},
		{"It had 1\u202f500\u202f000 passengers.", "1\u202f500\u202f000 = 1500000 of passenger"},
		{"It had 1\u2009500 passengers.", "1\u2009500 = 1500 of passenger"},
		{"It had 1'500 passengers and 1’600 bags.", "1'500 = 1500 of passenger; 1’600 = 1600 of bag"},
		{"It had 1.500.000 passengers.", "1.500.000 = 1500000 of passenger"},
		{"It had 1.500 passengers.", "1.500 = 1500 or 1.5 of passenger"},
		{"It had 12,34,567 passengers.", "12,34,567 = 1234567 of passenger"},
		{"It took 1,234.5 tonnes and 1.234,5 tonnes.", "1,234.5 tonnes = 1234500 mass; 1.234,5 tonnes = 1234500 mass"},
		{"It grew 3,5 per cent or 0.5%.", "3,5 per cent = 0.035 share; 0.5% = 0.005 share"},
		{"It had 120, 130 and 140 passengers.", "120 = 120; 130 = 130; 140 = 140 of passenger"},
		{"Version 1.2.3 of 192.168.10.20 came.", ""},

		// Scales.
		{"It cost 1.2 billion dollars.", "1.2 billion dollars = 1.2e+09 dollar"},
		{"It cost 1.2bn dollars.", "1.2bn dollars = 1.2e+09 dollar"},
		{"It cost 1.2 bn dollars.", "1.2 bn dollars = 1.2e+09 dollar"},
		{"It cost €3bn and $1.2b and £5m.", "€3bn = 3e+09 euro; $1.2b = 1.2e+09 dollar; £5m = 5000000 sterling"},
		{"It cost US$800 million.", "US$800 million = 8e+08 dollar"},
		{"It cost US$ 800 million dollars.", "US$ 800 million dollars = 8e+08 dollar"},
		{"It cost A$5m, 5 US dollars, EUR 7 and 8 USD.", "A$5m = 5000000 australian dollar; 5 US dollars = 5 dollar; EUR 7 = 7 euro; 8 USD = 8 dollar"},
		{"The $10-15 million plan.", "$10-15 million = 1e+07..1.5e+07 dollar"},
		{"8k people, 1.2m people and 5million people.", "8k = 8000 of person; 1.2m = 1200000 of person; 5million = 5000000 of person"},
		{"It is 1.2m.", "1.2m = 1.2 length or 1200000"},
		{"It is 30m high.", "30m = 30 length or 3e+07"},
		{"800 thousand, 2 million and 3 lakh voters.", "800 thousand = 800000; 2 million = 2000000; 3 lakh = 300000 of voter"},
		{"A 2-million-dollar gift.", "2-million-dollar = 2000000 dollar"},

		// Words.
		{"Twelve drones fell.", "Twelve = 12 of drone"},
		{"A hundred and twenty drones fell.", "A hundred and twenty = 120 of drone"},
		{"One hundred and one drones, twenty-one ships.", "One hundred and one = 101 of drone; twenty-one = 21 of ship"},
		{"Two thousand three hundred and five people left.", "Two thousand three hundred and five = 2305 of person"},
		{"Half a million people left, half a dozen died.", "Half a million = 500000 of person; half a dozen = 6"},
		{"Two and a half million people.", "Two and a half million = 2500000 of person"},
		{"One and a half hours.", "One and a half hours = 0.0625 time"},
		{"A third of the passengers, two-thirds of the crew.", "A third = 0.3333333 share of passenger; two-thirds = 0.6666667 share of crew"},
		{"It was a third attack, and a third country.", ""},
		{"One passenger died; one of them was old, and one could see it.", "One = 1 of passenger"},
		{"A dozen ships, two dozen boats.", "A dozen = 12 of ship; two dozen = 24 of boat"},
		{"Four and twenty.", "Four = 4; twenty = 20"},

		// Vague.
		{"Dozens of drones fell.", "Dozens = 20..149 of drone"},
		{"They came in their thousands.", "thousands = 1000..999999"},
		{"Tens of thousands of people fled.", "Tens of thousands = 10000..149000 of person"},
		{"Hundreds of ballistic missiles.", "Hundreds = 150..999 of missile"},
		{"Several units came.", "Several = 3..20 of unit"},
		{"Several hundred people.", "Several hundred = 300..999 of person"},
		{"A few dozen people.", "A few dozen = 24..119.88 of person"},

		// Units.
		{"A range of 2,000 km.", "2,000 km = 2000000 length"},
		{"A range of 1,243 miles.", "1,243 miles = 2000415 length"},
		{"A 2,000-km range and a 20-year deal.", "2,000-km = 2000000 length; 20-year = 7305 time"},
		{"A twenty-year deal.", "twenty-year = 7305 time"},
		{"It was 30 °C, 86°F, 30 degrees Celsius and −5 °C.", "30 °C = 30 temperature; 86°F = 30 temperature; 30 degrees Celsius = 30 temperature; −5 °C = -5 temperature"},
		{"500 pounds is 227 kg.", "500 pounds = 226.7962 mass or 500 sterling; 227 kg = 227 mass"},
		{"At 120 km/h, 75 mph, 100 kilometres per hour and 30 knots.", "120 km/h = 120 speed; 75 mph = 120.7008 speed; 100 kilometres per hour = 100 speed; 30 knots = 55.56 speed"},
		{"An area of 5 km², 5 sq km and 12 square miles.", "5 km² = 5000000 area; 5 sq km = 5000000 area; 12 square miles = 3.107986e+07 area"},
		{"1.2m barrels a day.", "1.2m barrels a day = 1.907844e+08 volume a day"},
		{"It rose by two percentage points to 12 percent.", "two percentage points = 2 points; 12 percent = 0.12 share"},
		{"It took two fortnights.", "two fortnights = 28 time"},
		{"It took a fortnight, nearly a fortnight in all.", "a fortnight = 14 time; nearly a fortnight = 12.6..14 time"},
		{"A fortnight’s leave: they met once a fortnight, twice a fortnight, many times a fortnight and 12 people a fortnight died on three flights a fortnight.", "A fortnight = 14 time; 12 = 0.8571429  a day of person; three = 0.2142857  a day of flight"},
		{"It lasted 48 hours, 90 minutes and two weeks.", "48 hours = 2 time; 90 minutes = 0.0625 time; two weeks = 14 time"},
		{"120 people a day die.", "120 = 120  a day of person"},

		// Bounds.
		{"Russia used over 8,000 Shahed drones.", "over 8,000 = 8000<.. of drone"},
		{"more than 120 people; at least 14; no fewer than 15", "more than 120 = 120<.. of person; at least 14 = 14..; no fewer than 15 = 15.."},
		{"up to 300, fewer than 20, no more than 30 and as many as 40 ships", "up to 300 = ..300; fewer than 20 = ..<20; no more than 30 = ..30; as many as 40 = ..40 of ship"},
		{"nearly 100, almost 200, about 300, some 400, around 500 ships", "nearly 100 = 90..100; almost 200 = 180..200; about 300 = 270..330; some 400 = 360..440; around 500 = 450..550 of ship"},
		{"between 30 and 40 km", "between 30 and 40 km = 30000..40000 length"},
		{"30 to 40 ships, 50–60 boats, 10 km to 15 km and two or three men", "30 to 40 = 30..40 of ship; 50–60 = 50..60 of boat; 10 km to 15 km = 10000..15000 length; two or three = 2..3 of man"},
		{"10 to 15 million people", "10 to 15 million = 1e+07..1.5e+07 of person"},
		{"The toll rose from 14 to 21.", "14 = 14; 21 = 21"},
		{"120 or more ships, 20 or so boats, 30+ cars", "120 or more = 120.. of ship; 20 or so = 18..22 of boat; 30+ = 30.. of car"},
		{"120 people or more", "120 = 120.. of person"},
		{"over half a million people", "over half a million = 500000<.. of person"},
		{"over \x1a\x1a8,000\x1a\x1a drones", "over \x1a\x1a8,000 = 8000<.. of drone"},
		{"1\u00a0\x1a\x1a\x1a\x1a500 drones at \x1c\x1c120\x1c", "1\u00a0\x1a\x1a\x1a\x1a500 = 1500 of drone"},

		// No counts.
		{"in 2023, 120 people", "120 = 120 of person"},
		{"on Friday 130 were killed", "130 = 130"},
		{"Since 2014 120 people died.", "120 = 120 of person"},
		{"2024 was bad, as the 2022 sanctions were, in the 1990s.", ""},
		{"On May 5, 5 May, 5th of May, Oct. 7 and October 7, 2023.", ""},
		{"On October 11 and 12, 11 and 12 October, 11–12 October.", ""},
		{"On 2024-10-11, 11/10/2024 and 11.10.2024.", ""},
		{"At 5 pm, 5 p.m., 17:30, 5 o’clock, ten o'clock and at 5.", ""},
		{"Biden, 54, said that Ana (32) was aged 12, a 17-year-old.", ""},
		{"The S-300, Su‑35, F-16s, T90, 3G, Shahed 136 and Boeing 737.", ""},
		{"Shahed 136 drones came. The Shahed 136 drones left. Boeing 737 jets too.", ""},
		{"The network (TEN) has ISBN 3942795116.", ""},
		{"TEN DEAD IN FIRE", "TEN = 10 of dead"},
		{"The 5th day of the 21st century, a twenty-first birthday.", ""},
		{"See page 5, article 51, No. 10, chapter two, [3] and #7.", ""},
		{"Killed 120 people. In Moscow 120 soldiers fell.", "120 = 120 of person; 120 = 120 of soldier"},
		{"It won 3-2 and was open 24/7.", ""},
		{"Two years ago 120 people died.", "120 = 120 of person"},
		{"In 2023 people died, since 2000 people came, of 1200 people, of 2000 villages, the 2022 attacks", "1200 = 1200 of person; 2000 = 2000 of village"},
		{"2000 people died in 2000, over 2000 ships sank.", "2000 = 2000 of person; over 2000 = 2000<.. of ship"},
		{"maybe 5 people may 6 march", "5 = 5 of person; 6 = 6"},
		{"On the first day thousands of visitors came, on the second day 120 people and on day 3 nobody.", "thousands = 1000..999999 of visitor; 120 = 120 of person"},
		{"On May 5 120 people came.", "120 = 120 of person"},
	} {
		if got := strings.Join(lines(tt.text), "; "); got != tt.want {
			t.Errorf("Find(%q)\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

// TestForms says which words are read as a noun.
func TestForms(t *testing.T) {
	for noun, want := range map[string][]string{
		"": nil, "day": {"day", "days"}, "tax": {"tax", "taxes"}, "company": {"company", "companies"}, "ferry": {"ferry", "ferries"},
	} {
		if got := quantity.Forms(noun); !slices.Equal(got, want) {
			t.Errorf("Forms(%q) = %q, want %q", noun, got, want)
		}
	}
	if got := quantity.Forms("person"); !slices.Contains(got, "people") {
		t.Errorf(`Forms("person") = %q, without "people"`, got)
	}
}
