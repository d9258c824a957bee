//go:build unix

package cluster

import (
	"context"
	"fmt"
	"os"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"briefing/briefing"
	"briefing/briefing/libtest"
)

// TestNodes kills one node of a cluster of three while it is read, searched and published
// to, and then another. The nodes are those of BRIEFING_TEST_NODES, which NODES=3
// .ci/servers/run sets: "PORT:PID …". They stay dead.
func TestNodes(t *testing.T) {
	nodes := strings.Fields(os.Getenv("BRIEFING_TEST_NODES"))
	if len(nodes) != 3 {
		t.Skip("skipped: BRIEFING_TEST_NODES does not name three nodes")
	}
	var hosts []string
	var processes []int
	for _, node := range nodes {
		port, process, _ := strings.Cut(node, ":")
		pid, err := strconv.Atoi(process)
		if err != nil {
			t.Fatal(err)
		}
		hosts, processes = append(hosts, "127.0.0.1:"+port), append(processes, pid)
	}
	at, err := ParseAddress("opensearch+http://" + strings.Join(hosts, ",") + "/briefing-test-nodes")
	if err != nil {
		t.Fatal(err)
	}
	_ = Remove(t.Context(), at, Credentials{})
	linked := manyArticles(t, 400)
	d := &briefing.Digest{}
	lib := inMemory(t, d, linked)
	if _, err := Publish(t.Context(), at, Credentials{}, Publication{Library: lib, Shards: 3, Replicas: 1}); err != nil {
		t.Fatal(err)
	}
	whole := newClient(at, Credentials{})
	if err := whole.do(t.Context(), "GET", "/_stats/docs", nil, nil); err != nil {
		t.Fatal(err)
	}
	time.Sleep(3 * time.Second) // until the copies are there

	next := inMemory(t, d, append(linked, manyArticles(t, 800)[400:]...))
	kill := func(i int) time.Time {
		if err := syscall.Kill(processes[i], syscall.SIGKILL); err != nil {
			t.Fatal(err)
		}
		return time.Now()
	}
	asked := askOn(t, at, d)
	var publishing sync.WaitGroup
	publishing.Go(func() {
		if _, err := Publish(t.Context(), at, Credentials{}, Publication{Library: next}); err != nil {
			t.Errorf("publishing while a node was killed: %v", err)
		}
	})
	time.Sleep(200 * time.Millisecond)
	killed := kill(0)
	publishing.Wait()
	t.Logf("published %v after the kill", time.Since(killed).Round(time.Millisecond))
	time.Sleep(15 * time.Second)
	answers := asked()
	answers.tell(t, "one killed", killed)
	if answers.wrong > 0 || answers.failedAfter(killed.Add(5*time.Second)) > 0 {
		t.Errorf("one of three killed: %d wrong, %d failed after 5 seconds", answers.wrong, answers.failedAfter(killed.Add(5*time.Second)))
	}
	if n, err := read(t, at, d).Count(t.Context(), libtest.Parse(t, "ferry")); n != 800 || err != nil {
		t.Errorf("after publishing: %d articles, %v, want 800", n, err)
	}

	asked = askOn(t, at, d)
	time.Sleep(time.Second)
	killed = kill(1)
	time.Sleep(15 * time.Second)
	answers = asked()
	answers.tell(t, "two killed", killed)
	if answers.wrong > 0 {
		t.Errorf("two of three killed: %d wrong in silence", answers.wrong)
	}
}

// manyArticles returns articles that all speak of a ferry, each with its number.
func manyArticles(t *testing.T, n int) (out []libtest.Linked) {
	for i := range n {
		text := fmt.Sprintf("The ferry came at %d. Nobody saw it leave.", i)
		out = append(out, libtest.Linked{Article: libtest.NewArticle(t, fmt.Sprintf("a%04d", i), "The Tide", "2025-02-01", fmt.Sprintf("Ferry %d", i), text)})
	}
	return out
}

// answers are what readers got.
type answers struct {
	all, wrong int
	slowest    time.Duration
	failed     []time.Time
	reasons    map[string]int
}

func (a answers) failedAfter(when time.Time) (n int) {
	for _, at := range a.failed {
		if at.After(when) {
			n++
		}
	}
	return n
}

func (a answers) tell(t *testing.T, what string, killed time.Time) {
	t.Helper()
	last := time.Duration(0)
	if n := len(a.failed); n > 0 {
		last = a.failed[n-1].Sub(killed)
	}
	t.Logf("%s: %d answers, %d wrong, %d refused (the last %v after the kill), the slowest %v: %v",
		what, a.all, a.wrong, len(a.failed), last.Round(time.Millisecond), a.slowest.Round(time.Millisecond), a.reasons)
}

// askOn counts, searches and reads again and again until the function that it returns is
// called. A whole answer has 400 articles or 800.
func askOn(t *testing.T, at Address, d *briefing.Digest) (end func() answers) {
	ctx, cancel := context.WithCancel(t.Context())
	a := answers{reasons: map[string]int{}}
	lib := read(t, at, d)
	q := libtest.Parse(t, "ferry")
	var all sync.WaitGroup
	all.Go(func() {
		for round := 0; ctx.Err() == nil; round++ {
			start := time.Now()
			right, err := true, error(nil)
			switch round % 3 {
			case 0:
				var n int
				n, err = lib.Count(ctx, q)
				right = n == 400 || n == 800
			case 1:
				var found []briefing.Result
				found, err = lib.Search(ctx, q, briefing.SearchOptions{Limit: 20, Order: briefing.ByDate})
				right = len(found) == 20
			case 2:
				var article *briefing.Article
				id := briefing.ArticleID(fmt.Sprintf("a%04d", round%400))
				article, err = lib.Article(ctx, id)
				right = err != nil || article.ID == id
			}
			if ctx.Err() != nil {
				break
			}
			a.all++
			a.slowest = max(a.slowest, time.Since(start))
			if err != nil {
				a.failed = append(a.failed, time.Now())
				_, reason, _ := strings.Cut(err.Error(), at.Name()+`": `)
				a.reasons[reason]++
			} else if !right {
				a.wrong++
			}
		}
	})
	return func() answers {
		cancel()
		all.Wait()
		return a
	}
}
