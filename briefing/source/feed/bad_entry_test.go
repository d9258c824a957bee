package feed

import (
	"strings"
	"testing"
)

// TestBadEntry holds that an entry which cannot be read costs only itself.
func TestBadEntry(t *testing.T) {
	deep := strings.Repeat("<div>", 1_000)
	for name, articles := range map[string]Articles{
		"RSS":       XML(strings.NewReader("<rss><channel><item><title>A</title><description><![CDATA[" + deep + "x]]></description></item><item><title>B</title><description>The ferry sank.</description></item></channel></rss>")),
		"JSON Feed": JSON(strings.NewReader(`{"version":"https://jsonfeed.org/version/1","items":[{"title":"A","content_html":"` + deep + `x"},{"title":"B","content_html":"The ferry sank."}]}`)),
	} {
		read, told := "", 0
		for a, err := range articles {
			if err != nil {
				told++
				continue
			}
			read += a.Title
		}
		if read != "B" || told != 1 {
			t.Errorf("%s: read %q, told %d times", name, read, told)
		}
	}
}
