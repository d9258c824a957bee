//go:build unix

package cluster

import (
	"flag"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"slices"
	"strings"
	"testing"
	"time"

	"briefing/briefing"
	"briefing/briefing/libtest"
)

var processKills = flag.Int("process-kills", 3, "how often the process of a publisher is killed")

// publishTo is the variable that names the address that TestPublisher publishes to.
const publishTo = "BRIEFING_TEST_PUBLISH"

const (
	smallPart = 16
	shortBeat = 60 * time.Millisecond
)

// TestPublisher publishes the library after the change. It is what TestProcessKilled kills.
func TestPublisher(t *testing.T) {
	to := os.Getenv(publishTo)
	if to == "" {
		t.Skip("skipped: it is run by TestProcessKilled")
	}
	hurry(t, shortBeat)
	partSize = smallPart
	at, err := ParseAddress(to)
	if err != nil {
		t.Fatal(err)
	}
	publish(t, at, inMemory(t, &briefing.Digest{}, afterChange(t)))
}

// afterChange returns the articles of manyArticles with a third of them changed, a third
// gone, and as many new ones.
func afterChange(t *testing.T) []libtest.Linked {
	linked := manyArticles(t, 200)
	for i := range linked[:100] {
		a := *linked[i].Article
		a.Text = strings.Replace(a.Text, "Nobody", "Somebody", 1)
		linked[i] = libtest.Linked{Article: &a}
	}
	return append(linked, manyArticles(t, 400)[300:]...)
}

// TestProcessKilled kills the process of a publisher at random moments. Readers see the
// library before or the one after, and the next publisher leaves every document as one that
// was never killed.
func TestProcessKilled(t *testing.T) {
	hurry(t, shortBeat)
	defer func(size int) { partSize = size }(partSize)
	partSize = smallPart
	eachServer(t, func(t *testing.T, server string) {
		d := &briefing.Digest{}
		first, second := inMemory(t, d, manyArticles(t, 300)), inMemory(t, d, afterChange(t))
		old, next := texts(t, first), texts(t, second)
		fresh := scratch(t, server)
		publish(t, fresh, first)
		start := time.Now()
		if out, err := publisherOf(fresh).CombinedOutput(); err != nil {
			t.Fatalf("%v: %s", err, out)
		}
		whole := time.Since(start)
		want := everything(t, fresh)
		seen := map[string]int{}
		for n := range *processKills {
			at := scratch(t, server)
			publish(t, at, first)
			process := publisherOf(at)
			if err := process.Start(); err != nil {
				t.Fatal(err)
			}
			time.Sleep(rand.N(whole))
			_ = process.Process.Kill()
			state, _ := process.Process.Wait()
			switch got := texts(t, read(t, at, d)); {
			case got == old:
				seen["before"]++
			case got == next:
				seen["after"]++
			default:
				t.Fatalf("kill %d (%v): readers see half a change", n, state)
			}
			publish(t, at, second)
			if got := texts(t, read(t, at, d)); got != next {
				t.Fatalf("kill %d: published again, readers do not see the change", n)
			}
			if got := everything(t, at); !slices.Equal(got, want) {
				t.Fatalf("kill %d: documents %.2000v\nwant %.2000v", n, got, want)
			}
			if err := Remove(t.Context(), at, Credentials{}); err != nil {
				t.Error(err)
			}
		}
		t.Logf("%d kills within %v: readers saw %v", *processKills, whole.Round(time.Millisecond), seen)
	})
}

func publisherOf(at Address) *exec.Cmd {
	process := exec.Command(os.Args[0], "-test.run=^TestPublisher$")
	process.Env = append(os.Environ(), publishTo+"="+at.String())
	return process
}

// texts returns what a reader sees of the articles, in lists and by searching.
func texts(t *testing.T, lib briefing.Library) string {
	t.Helper()
	entries, err := lib.Entries(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for _, e := range entries {
		fmt.Fprintln(&b, e.ID, e.Title)
	}
	for _, word := range []string{"ferry", "nobody", "somebody"} {
		for _, r := range libtest.Search(t, lib, word, briefing.SearchOptions{Order: briefing.ByDate}) {
			fmt.Fprintln(&b, word, r.Entry.ID, r.Hits())
		}
	}
	return b.String()
}

// everything returns all documents of a library except the lock, each with its generations.
func everything(t *testing.T, at Address) (out []string) {
	t.Helper()
	c := newClient(at, Credentials{})
	defer c.close()
	var a struct {
		Hits struct {
			Hits []struct {
				ID     string `json:"_id"`
				Source struct {
					From, Until int64
					Order, Data string
				} `json:"_source"`
			}
		}
	}
	err := c.do(t.Context(), http.MethodPost, "/_search", object{"query": object{"match_all": object{}}, "size": 5000}, &a)
	if err != nil {
		t.Fatal(err)
	}
	for _, h := range a.Hits.Hits {
		if h.ID != kindLock {
			out = append(out, fmt.Sprintf("%s %d-%d %s %s", h.ID, h.Source.From, h.Source.Until, h.Source.Order, h.Source.Data))
		}
	}
	slices.Sort(out)
	return out
}
