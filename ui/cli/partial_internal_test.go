package cli

import (
	"bytes"
	"fmt"
	"testing"

	"briefing/briefing"
)

// An answer that is not whole says so to programs too, also if they want no messages.
func TestPartial(t *testing.T) {
	failed := fmt.Errorf("search for %q: %w: 1 of 3 shards failed", "ferry", briefing.ErrPartial)
	const want = "search for \"ferry\": partial: 1 of 3 shards failed"
	for _, json := range []bool{false, true} {
		var out, errs bytes.Buffer
		a := &app{stderr: newGuard(&errs), out: newOutput(&out, new(writes)), json: json, quiet: true}
		if status := a.end(t.Context(), failed); status != 3 {
			t.Errorf("exit status %d, want 3", status)
		}
		printed := ""
		if json {
			printed = fmt.Sprintf("{\"partial\":%q}\n", want)
		}
		if out.String() != printed || errs.String() != "briefing: "+want+"\n" {
			t.Errorf("printed %q, said %q, want %q and %q", &out, &errs, printed, want)
		}
	}
}
