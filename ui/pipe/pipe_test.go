package pipe

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"briefing/ui/command"
	"briefing/ui/config"
	"briefing/ui/jump"
	"briefing/ui/keys"
	"briefing/ui/nav"
	"briefing/ui/spot"
)

// The end of a program says what became of it, and shows what it printed.
func TestEnd(t *testing.T) {
	for _, tt := range []struct {
		show command.Show
		out  string
		err  error
		want nav.Intent
	}{
		{show: command.OnPage, err: errors.New("tr: not found"), want: nav.Tell("tr: not found")},
		{show: command.Nowhere, out: "text", want: nav.Tell("tr is done")},
		{show: command.OnPage, out: " \n", want: nav.Tell("tr is done and printed nothing")},
		{show: command.InStatus, out: "one\ntwo\n", want: nav.Tell("tr: two")},
	} {
		p := New(t.Context(), config.Default(), "")
		stopped := false
		p.running["tr"] = func() { stopped = true }
		msg := ended{command: command.Command{Name: "tr", Show: tt.show}, result: command.Result{Name: "tr", Out: tt.out, Err: tt.err}}
		if got := p.Update(msg, &spot.Spot{}); got != tt.want {
			t.Errorf("%q: got %+v, want %+v", tt.out, got, tt.want)
		}
		if !stopped || p.Stop() {
			t.Errorf("%q: the program counts as running", tt.out)
		}
	}
	p := New(t.Context(), config.Default(), "")
	all, _ := p.Update(ended{command: command.Command{Name: "tr"}, result: command.Result{Name: "tr", Out: "text"}}, &spot.Spot{}).(nav.All)
	if len(all) != 2 || p.Output() == nil || p.Output().Text != "text" {
		t.Errorf("output for a page: %+v, %+v", all, p.Output())
	}
}

// Lines that were typed are offered again, each once, the latest first.
func TestLinesAreOfferedAgain(t *testing.T) {
	p := New(t.Context(), config.Default(), "")
	for _, line := range []string{"tr a b", "wc -w", "tr a b", "cat"} {
		p.running[strings.Fields(line)[0]] = func() {} // so that it is not begun again
		p.Update(Run{Line: line}, &spot.Spot{})
	}
	list, ok := p.Update(keys.Pipe, &spot.Spot{}).(jump.Choose)
	var got []string
	for _, i := range list.Items {
		got = append(got, i.Label)
	}
	if want := []string{"cat", "tr a b", "wc -w"}; !ok || !slices.Equal(got, want) {
		t.Errorf("offered are %q, want %q", got, want)
	}
}
