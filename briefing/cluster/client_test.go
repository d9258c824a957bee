package cluster

import (
	"context"
	"encoding/pem"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"briefing/briefing"
	"briefing/briefing/libtest"
)

func TestParseAddress(t *testing.T) {
	tests := []struct{ text, want, problem string }{
		{"opensearch://search.example.org/story", "opensearch://search.example.org:9200/story", ""},
		{"opensearch://search.example.org:443/team/a/story-2", "opensearch://search.example.org:443/team/a/story-2", ""},
		{"opensearch+http://localhost/story", "opensearch+http://localhost:9200/story", ""},
		{"opensearch+http://[::1]:9201/story", "opensearch+http://[::1]:9201/story", ""},
		{"opensearch+http://search.example.org/story", "", "only a server on this machine"},
		{"opensearch://ada:secret@search.example.org/story", "", EnvPassword},
		{"opensearch://ada:sec%zzret@search.example.org/story", "", "address of a shared library"},
		{"opensearch://a.example.org,b.example.org:9201,[::1]/story", "opensearch://a.example.org:9200,b.example.org:9201,[::1]:9200/story", ""},
		{"opensearch+http://localhost,search.example.org/story", "", "only a server on this machine"},
		{"opensearch://a.example.org,,b.example.org/story", "", "want hosts"},
		{"opensearch://c,a:b/story", "", "want hosts"},
		{"opensearch://search.example.org/", "", "no name of an index"},
		{"opensearch://search.example.org/_all", "", "no name of an index"},
		{"opensearch://search.example.org/Story", "", "no name of an index"},
		{"opensearch://search.example.org/a,b", "", "no name of an index"},
		{"opensearch:///story", "", "no host"},
		{"opensearch://h/story?x=1", "", "nothing may follow"},
		{"https://search.example.org/story", "", "want opensearch://"},
	}
	for _, tt := range tests {
		at, err := ParseAddress(tt.text)
		switch {
		case tt.problem == "" && (err != nil || at.String() != tt.want):
			t.Errorf("ParseAddress(%q) = %v, %v, want %s", tt.text, at, err, tt.want)
		case tt.problem != "" && (err == nil || !strings.Contains(err.Error(), tt.problem)):
			t.Errorf("ParseAddress(%q): error %v, want one with %q", tt.text, err, tt.problem)
		}
		if err != nil && (strings.Contains(err.Error(), "secret") || strings.Contains(err.Error(), "sec%")) {
			t.Errorf("the error shows the password: %v", err)
		}
	}
}

// at returns the address of a library on a test server.
func at(t *testing.T, server *httptest.Server) Address {
	t.Helper()
	address := strings.NewReplacer("https://", "opensearch://", "http://", "opensearch+http://").Replace(server.URL) + "/story"
	a, err := ParseAddress(address)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// TestFaults gives one clear error for each way in which a server can fail, and never
// shows the credentials.
func TestFaults(t *testing.T) {
	const user, password = "ada-of-the-archive", "not-to-be-seen-anywhere"
	t.Setenv(EnvUser, user)
	t.Setenv(EnvPassword, password)
	who, err := FindCredentials("127.0.0.1")
	if err != nil {
		t.Fatal(err)
	}
	elsewhere := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("a redirect was followed") }))
	defer elsewhere.Close()
	status := func(code int, body string) http.HandlerFunc {
		return func(w http.ResponseWriter, _ *http.Request) {
			w.WriteHeader(code)
			fmt.Fprint(w, body)
		}
	}
	const refused = `{"error":{"root_cause":[{"reason":"no permissions for\u001b[31m [indices:data/read]"}],"reason":"x"},"status":403}`
	tests := map[string]struct {
		serve http.HandlerFunc
		want  string
	}{
		"who":          {status(401, ""), EnvUser},
		"right":        {status(403, refused), "no right to do that: no permissions for"},
		"nothing":      {status(404, `{"error":{"reason":"no such index"}}`), errNone.Error()},
		"busy":         {status(429, "{}"), "busy"},
		"not ready":    {status(503, "<html>Service Unavailable</html>"), "not ready"},
		"failure":      {status(500, "stack trace\n\x1b[2J"), "status 500"},
		"rubbish":      {status(200, "<html>"), "no JSON"},
		"a page":       {status(200, `{"_source":{"kind":"recipe","data":"AAAA"}}`), errForeign.Error()},
		"damage":       {status(200, `{"_source":{"kind":"manifest","data":"AAAA"}}`), errForeign.Error()},
		"another form": {status(200, `{"_source":{"kind":"manifest","data":"`+pack([]byte(`{"Form":99}`))+`"}}`), "another version"},
		"redirect":     {http.RedirectHandler(elsewhere.URL, http.StatusFound).ServeHTTP, "not followed"},
		"half": {func(w http.ResponseWriter, _ *http.Request) {
			w.Header().Set("Content-Length", "1000")
			fmt.Fprint(w, `{"_source":`)
		}, "breaks off"},
		"cut": {func(w http.ResponseWriter, _ *http.Request) {
			conn, _, err := w.(http.Hijacker).Hijack()
			if err == nil {
				_ = conn.Close()
			}
		}, "connection was lost"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			server := httptest.NewServer(tt.serve)
			defer server.Close()
			_, err := Open(t.Context(), at(t, server), who)
			tells(t, err, tt.want, user, password)
		})
	}
	t.Run("nobody", func(t *testing.T) {
		server := httptest.NewServer(nil)
		address := at(t, server)
		server.Close()
		_, err := Open(t.Context(), address, who)
		tells(t, err, "nobody answers", user, password)
	})
}

func tells(t *testing.T, err error, want string, secrets ...string) {
	t.Helper()
	if err == nil || !strings.Contains(err.Error(), want) {
		t.Fatalf("error %v, want one with %q", err, want)
	}
	for _, s := range secrets {
		if strings.Contains(err.Error(), s) {
			t.Errorf("the error shows %q: %v", s, err)
		}
	}
	if strings.ContainsAny(err.Error(), "\x1b\n") {
		t.Errorf("the error is not one line of text: %q", err)
	}
}

// TestTLS trusts only who it is told to.
func TestTLS(t *testing.T) {
	asked := ""
	server := httptest.NewTLSServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked = r.Header.Get("Authorization")
		w.WriteHeader(http.StatusNotFound)
	}))
	defer server.Close()
	t.Setenv(EnvAPIKey, "a-key")
	who, err := FindCredentials("127.0.0.1")
	if err != nil {
		t.Fatal(err)
	}
	_, err = Open(t.Context(), at(t, server), who)
	tells(t, err, "signed by nobody known", "a-key")
	if asked != "" {
		t.Error("the key was sent to a server that is not trusted")
	}
	ca := filepath.Join(t.TempDir(), "ca.pem")
	if err := os.WriteFile(ca, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: server.Certificate().Raw}), 0o600); err != nil {
		t.Fatal(err)
	}
	t.Setenv(EnvCA, ca)
	if who, err = FindCredentials("127.0.0.1"); err != nil {
		t.Fatal(err)
	}
	if _, err = Open(t.Context(), at(t, server), who); !errors.Is(err, errNone) {
		t.Errorf("error %v, want ErrNone", err)
	}
	if asked != "ApiKey a-key" {
		t.Errorf("authorization %q", asked)
	}
	_, port, _ := net.SplitHostPort(server.Listener.Addr().String())
	other, err := ParseAddress("opensearch://localhost:" + port + "/story")
	if err != nil {
		t.Fatal(err)
	}
	_, err = Open(t.Context(), other, who)
	tells(t, err, "for another name", "a-key")
}

func TestNetrc(t *testing.T) {
	file := filepath.Join(t.TempDir(), "netrc")
	t.Setenv("NETRC", file)
	const content = "machine a.example.org login ada password one\n\nmachine b.example.org\n\tlogin bo\n\tpassword two\n"
	if err := os.WriteFile(file, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	for host, want := range map[string]string{"a.example.org": "ada one", "b.example.org": "bo two", "c.example.org": " "} {
		c, err := FindCredentials(host)
		if got := c.user + " " + c.password; err != nil || got != want {
			t.Errorf("%s: %q, %v, want %q", host, got, err, want)
		}
	}
	if err := os.Chmod(file, 0o644); err != nil {
		t.Fatal(err)
	}
	if _, err := FindCredentials("a.example.org"); err == nil || !strings.Contains(err.Error(), "chmod 600") {
		t.Errorf("others may read it: error %v", err)
	}
	if s := fmt.Sprintf("%v %+v %#v", Credentials{password: "x-y-z"}, Credentials{password: "x-y-z"}, Credentials{password: "x-y-z"}); strings.Contains(s, "x-y-z") {
		t.Errorf("credentials are printed: %s", s)
	}
}

// answering serves a manifest for an empty digest, and answers to searches.
func answering(t *testing.T, search string) *Library {
	t.Helper()
	m := `{"Form":1,"Generation":3,"Extent":{"Articles":1}}`
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasSuffix(r.URL.Path, "/_search") {
			fmt.Fprint(w, search)
			return
		}
		fmt.Fprintf(w, `{"_source":{"kind":"manifest","data":%q}}`, pack([]byte(m)))
	}))
	t.Cleanup(server.Close)
	l, err := Open(t.Context(), at(t, server), Credentials{})
	if err != nil {
		t.Fatal(err)
	}
	l.UseDigest(&briefing.Digest{})
	return l
}

// TestPartial takes no answer for whole that is not.
func TestPartial(t *testing.T) {
	for search, want := range map[string]string{
		`{"_shards":{"total":3,"failed":1},"hits":{"total":{"value":7}}}`:             "partial: 1 of 3 shards failed",
		`{"timed_out":true,"_shards":{"total":3},"hits":{"total":{"value":7}}}`:       "partial: the server ran out of time",
		`{"_shards":{"total":3,"failed":3},"hits":{"total":{"value":0},"hits":null}}`: "partial: 3 of 3 shards failed",
	} {
		l := answering(t, search)
		q := libtest.Parse(t, "ferry")
		_, err := l.Search(t.Context(), q, briefing.SearchOptions{Limit: 5})
		tells(t, err, want)
		_, err = l.Count(t.Context(), q)
		tells(t, err, want)
		var partial *partialError
		if !errors.As(err, &partial) {
			t.Errorf("error %v is no PartialError", err)
		}
		if !errors.Is(err, briefing.ErrPartial) {
			t.Errorf("error %v is not briefing.ErrPartial", err)
		}
	}
}

// TestCancel returns at once, with the context's error, while a server is silent.
func TestCancel(t *testing.T) {
	ends := make(chan struct{})
	server := httptest.NewServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { <-ends }))
	defer server.Close()
	defer close(ends)
	ctx, cancel := context.WithCancel(t.Context())
	time.AfterFunc(50*time.Millisecond, cancel)
	if _, err := Open(ctx, at(t, server), Credentials{}); !errors.Is(err, context.Canceled) {
		t.Errorf("error %v, want that of the context", err)
	}
}

// FuzzDocuments reads any document of a server without panicking.
func FuzzDocuments(f *testing.F) {
	f.Add([]byte(`{"Form":1,"Parts":[{"Articles":2,"Entries":"p-1","Mentions":["p-2"]}],"Extent":{"Articles":2}}`), []byte(`[{"ID":"a"},{"ID":"b"}]`), []byte{2, 'x', 'y', 3, 1, 1, 'a'})
	f.Fuzz(func(t *testing.T, aManifest, entries, mentions []byte) {
		var m manifest
		_ = unpackJSON(kindManifest, "", pack(aManifest), &m)
		var all []listed
		_ = decode(entries, &all)
		if _, err := readHeld(mentions, "xy"); err != nil {
			return
		}
		_, _ = unpack(kindPart, "p-1", string(mentions))
		_ = said(aManifest)
		var h hit
		_ = h.UnmarshalJSON(entries)
	})
}
