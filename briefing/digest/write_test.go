package digest_test

import (
	"testing"

	"briefing/briefing"

	"go.yaml.in/yaml/v4"

	"briefing/briefing/digest"
)

func TestFlow(t *testing.T) {
	for in, want := range map[string]string{
		"Zelenskyy":      "Zelenskyy",
		"Sana'a":         "Sana'a",
		"Joe R. Biden":   "Joe R. Biden",
		"8,000":          `"8,000"`,
		"@ada-holm":      `"@ada-holm"`,
		"A: B":           `"A: B"`,
		`the "Tide"`:     `the "Tide"`,
		`"Tide"`:         `"\"Tide\""`,
		"No":             "No",
		"~":              `"~"`,
		"null":           `"null"`,
		"[x]":            `"[x]"`,
		"a # b":          `"a # b"`,
		"":               `""`,
		"1.50":           "1.50",
		"two\nlines":     `"two\nlines"`,
		"back\\slash: x": `"back\\slash: x"`,
	} {
		got := digest.Flow(in)
		if got != want {
			t.Errorf("Flow(%q) = %s, want %s", in, got, want)
		}
		var list []yaml.Node
		if err := yaml.Unmarshal([]byte("["+got+"]"), &list); err != nil || len(list) != 1 || list[0].Value != in {
			t.Errorf("Flow(%q) = %s, which YAML reads as %+v, error %v", in, got, list, err)
		}
	}
}

// TestAlsoCalled gives a figure all names of one that was only proposed.
func TestAlsoCalled(t *testing.T) {
	const data = "figures:\n  - {id: council, kind: organization, name: Fishing Council}\n"
	d := digest.AlsoCalled("council", &briefing.Figure{ID: "nfc", Name: "Nordic Fishing Council", Aliases: []string{"NFC"}})
	got, err := d.Change([]byte(data))
	want := "figures:\n  - {id: council, kind: organization, name: Fishing Council, aliases: [Nordic Fishing Council, NFC]}\n"
	if err != nil || string(got) != want {
		t.Errorf("%v, %s, want %s", err, got, want)
	}
}
