package epub

import (
	"bytes"
	"strings"
	"testing"
)

// A book is read for what a reader shows of it, whatever its files are.
func TestKindsOfFiles(t *testing.T) {
	const (
		head = `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><h1>One</h1>`
		text = `<p>The ferry left with ten people, and one dog.</p>`
		end  = `</body></html>`
	)
	page := head + text + end
	for _, tt := range []struct{ name, manifest, spine, file, want, unwanted string }{
		{"a file that is replaced", `<item id="j" href="d.json" media-type="application/json" fallback="c"/>`, "j", page, "ten people", "{"},
		{"a file that is replaced twice", `<item id="j" href="d.json" media-type="application/json" fallback="k"/><item id="k" href="d.json" media-type="application/x-k" fallback="c"/>`, "j", page, "ten people", "{"},
		{"files that replace each other", `<item id="j" href="c.xhtml" media-type="application/x-j" fallback="k"/><item id="k" href="c.xhtml" media-type="application/x-k" fallback="j"/>`, "j", page, "ten people", ""},
		{"a drawing", `<item id="s" href="s.svg" media-type="image/svg+xml"/>`, "s", page, "The words of a drawing", "ten"},
		{"a drawing in a page", "", "c", strings.Replace(head, "<h1>One</h1>", "", 1) + `<svg xmlns="http://www.w3.org/2000/svg"><text>The words of a page that is a drawing.</text></svg>` + end, "is a drawing", ""},
		{"a drawing under a heading", "", "c", head + `<svg xmlns="http://www.w3.org/2000/svg"><text>The words of a page that is a drawing.</text></svg>` + end, "is a drawing", ""},
		{"instead of an object", "", "c", head + `<object data="x"><p>Whoever cannot see the film reads this.</p></object>` + end, "reads this", ""},
		{"a drawing beside text", "", "c", head + text + `<svg xmlns="http://www.w3.org/2000/svg"><text>North</text></svg>` + end, "ten people", "North"},
		{"an entity of its own", "", "c", `<?xml version="1.0"?>` + "\n<!DOCTYPE html [\n<!ENTITY who \"the keeper\">\n<!ENTITY x '&who;'>\n]>" + `<html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body><p>Here &who; is named, &amp; nobody else.</p></body></html>`, "Here the keeper is named, & nobody", "ENTITY"},
		{"a hidden part", "", "c", head + text + `<p hidden="hidden">Nobody sees this.</p>` + end, "ten people", "Nobody sees"},
	} {
		opf := `<package xmlns="http://www.idpf.org/2007/opf"><metadata/><manifest>` + tt.manifest + `<item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="` + tt.spine + `"/></spine></package>`
		data := zipOf(t, "META-INF/container.xml", containerXML, "OEBPS/book.opf", opf, "OEBPS/c.xhtml", tt.file, "OEBPS/d.json", `{"a": 1}`,
			"OEBPS/s.svg", `<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><title>x</title><text>The words of a drawing, that a reader shows.</text></svg>`)
		var got strings.Builder
		for a, err := range Articles(bytes.NewReader(data), int64(len(data)), 1<<20, errTooBig) {
			if err != nil {
				t.Errorf("%s: %v", tt.name, err)
				continue
			}
			got.WriteString(a.Text + "\n")
		}
		if s := got.String(); !strings.Contains(s, tt.want) || tt.unwanted != "" && strings.Contains(s, tt.unwanted) {
			t.Errorf("%s: got %q, want %q and not %q", tt.name, s, tt.want, tt.unwanted)
		}
	}
}
