package opml

import (
	"cmp"
	"encoding/xml"
	"fmt"
	"io"
)

type document struct {
	XMLName xml.Name  `xml:"opml"`
	Version string    `xml:"version,attr"`
	Title   string    `xml:"head>title"`
	Feeds   []outline `xml:"body>outline"`
}

type outline struct {
	Type  string `xml:"type,attr"`
	Text  string `xml:"text,attr"`
	Title string `xml:"title,attr,omitempty"`
	XML   string `xml:"xmlUrl,attr"`
	HTML  string `xml:"htmlUrl,attr,omitempty"`
}

// Write writes feeds as a list in OPML 2.0, which Read reads back.
func Write(out io.Writer, title string, feeds []Feed) error {
	d := document{Version: "2.0", Title: title}
	for _, f := range feeds {
		d.Feeds = append(d.Feeds, outline{Type: "rss", Text: cmp.Or(f.Title, f.Address), Title: f.Title, XML: f.Address, HTML: f.Page})
	}
	data, err := xml.MarshalIndent(d, "", "  ")
	if err != nil {
		return fmt.Errorf("write OPML: %w", err)
	}
	_, err = fmt.Fprintf(out, "%s%s\n", xml.Header, data)
	return err
}
