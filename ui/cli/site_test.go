package cli_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
)

const ferryText = "The ferry sails again, after three weeks in which nobody could cross the sound, and the harbour is full of people who wait for it."

// site is a site that scripts fetch from, at $SITE.
func site(w http.ResponseWriter, r *http.Request) {
	here := "http://" + r.Host
	page := func(title, text string) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, "<!DOCTYPE html><title>%s</title><article><h1>%s</h1><p>%s</p></article>", title, title, text)
	}
	switch r.URL.Path {
	case "/ferry":
		page("Ferry \x1b[31mback\u202e", ferryText)
	case "/harbour":
		page("Harbour", "It opens on Monday. "+ferryText)
	case "/moved":
		http.Redirect(w, r, "/ferry", http.StatusMovedPermanently)
	case "/feed":
		if r.Header.Get("If-None-Match") == `"1"` {
			w.WriteHeader(http.StatusNotModified)
			return
		}
		w.Header().Set("ETag", `"1"`)
		fmt.Fprintf(w, `<rss><channel><title>Quay &amp; Co</title>
<item><title>Ferry</title><link>%[1]s/ferry</link><description>It sails.</description></item>
<item><title>Harbour</title><link>%[1]s/harbour</link><description>It opens.</description><pubDate>Sun, 04 May 2031 08:15:00 +0200</pubDate></item>
<item><title>Gone</title><link>%[1]s/gone</link><description>It went.</description></item></channel></rss>`, here)
	case "/atom":
		fmt.Fprint(w, `<feed xmlns="http://www.w3.org/2005/Atom"><title>North</title><entry><title>Quay wall</title><content>It holds.</content></entry></feed>`)
	case "/picture":
		w.Header().Set("Content-Type", "image/png")
	case "/wait":
		<-r.Context().Done()
	default:
		http.NotFound(w, r)
	}
}

// serveSite starts the site for a script, and makes its environment one without
// proxies.
func serveSite(t *testing.T) func(*testscript.Env) error {
	server := httptest.NewServer(http.HandlerFunc(site))
	t.Cleanup(server.Close)
	ferry, err := filepath.Abs("../../briefing/page/testdata/ferry")
	if err != nil {
		t.Fatal(err)
	}
	return func(env *testscript.Env) error {
		env.Setenv("FERRY", ferry) // a library whose articles have text of each other
		env.Setenv("SITE", server.URL)
		env.Setenv("SITE_RE", strings.ReplaceAll(server.URL, ".", `\.`))
		env.Setenv("XDG_CACHE_HOME", env.WorkDir+"/cache")
		return nil
	}
}
