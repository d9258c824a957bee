package cluster

import (
	"context"
	"fmt"
	"os"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"briefing/briefing"
	"briefing/briefing/libtest"
	"briefing/briefing/store"
)

// servers are the addresses of the servers to test with, separated by spaces:
// "opensearch+http://localhost:9200". Without it the tests that need one are skipped.
const servers = "BRIEFING_TEST_SERVERS"

// eachServer runs a test with each server.
func eachServer(t *testing.T, run func(t *testing.T, server string)) {
	t.Helper()
	list := strings.Fields(os.Getenv(servers))
	if len(list) == 0 {
		t.Skipf("skipped: %s names no server", servers)
	}
	for _, server := range list {
		t.Run(server[strings.LastIndexByte(server, ':')+1:], func(t *testing.T) { run(t, server) })
	}
}

var names atomic.Int64

// scratch returns an address that nothing is published under, until the test ends.
func scratch(t testing.TB, server string) Address {
	t.Helper()
	at, err := ParseAddress(fmt.Sprintf("%s/briefing-test-%d-%d", server, time.Now().UnixNano(), names.Add(1)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = Remove(context.Background(), at, Credentials{}) })
	return at
}

// inMemory returns a library of articles.
func inMemory(t testing.TB, d *briefing.Digest, linked []libtest.Linked) briefing.Library {
	t.Helper()
	s, err := store.Memory(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	err = s.Import(t.Context(), d, func(yield func(store.Linked, error) bool) {
		for _, l := range linked {
			if !yield(store.Linked(l), nil) {
				return
			}
		}
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// publish publishes a library.
func publish(t testing.TB, at Address, lib briefing.Library) Published {
	t.Helper()
	done, err := Publish(context.Background(), at, Credentials{}, Publication{Library: lib})
	if err != nil {
		t.Fatal(err)
	}
	return done
}

// read opens what is published.
func read(t testing.TB, at Address, d *briefing.Digest) *Library {
	t.Helper()
	l, err := Open(context.Background(), at, Credentials{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	l.UseDigest(d)
	return l
}

func TestLibrary(t *testing.T) {
	defer func(size int) { partSize = size }(partSize)
	partSize = 2
	eachServer(t, func(t *testing.T, server string) {
		libtest.Library(t, func(t testing.TB, d *briefing.Digest, linked []libtest.Linked) briefing.Library {
			at := scratch(t, server)
			publish(t, at, inMemory(t, d, linked))
			return read(t, at, d)
		})
	})
}
