package page

import (
	"testing"

	"briefing/briefing"
)

func TestNameOf(t *testing.T) {
	for want, e := range map[string]briefing.Entry{
		"Rain":        {Title: "Rain", File: "a/rain.md", ID: "a-rain"},
		"[a/rain.md]": {File: "a/rain.md", ID: "a-rain"},
		"[a-rain]":    {ID: "a-rain"},
	} {
		if got := nameOf(e); got != want {
			t.Errorf("nameOf(%v) = %q, want %q", e, got, want)
		}
	}
}

func TestQuantities(t *testing.T) {
	for text, want := range map[string]string{
		"8,000 drones":                         "8000",
		"8000 drones":                          "8000",
		"eight thousand drones":                "8000",
		"8 thousand Shahed 136 drones":         "8000",
		"Shahed‑136 drones, 8,000 of them":     "8000",
		"thousands of drones":                  "thousands",
		"tens of thousands":                    "tens thousands",
		"$800 million":                         "800000000",
		"1.5 million":                          "1500000",
		"two hundred and fifty":                "250",
		"two thousand five hundred":            "2500",
		"one million two hundred thousand":     "1200000",
		"a hundred men":                        "100",
		"a man and a dozen dogs":               "12",
		"twenty-five years":                    "25",
		"a 20-year treaty":                     "20",
		"two decades":                          "20",
		"three and four":                       "3 4",
		"twenty and thirty":                    "20 30",
		"S-300 systems":                        "",
		"an S300, a 5G mast":                   "",
		"Su-35 jets":                           "",
		"one of them":                          "",
		"a few drones":                         "",
		"":                                     "",
		"20 to 25 and 3.50":                    "20 25 3.5",
		"Some 8,000":                           "8000",
		"99999999999999999999999999 thousands": "100000000000000000000000000 thousands",
	} {
		if got := quantities(text); got != want {
			t.Errorf("quantities(%q) = %q, want %q", text, got, want)
		}
	}
}
