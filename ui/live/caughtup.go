package live

import (
	"strings"

	"briefing/briefing"
	"briefing/briefing/library"
)

// caughtUp says what a library has that the one before it was known to lack, "" if it
// lacked nothing or has changed besides.
func caughtUp(was, now *library.Library) string {
	switch {
	case now.OnlyFound():
		return foundIn(now.Digest())
	case was.Behind() && !was.Undrafted() && !now.OtherReads():
		return upToDateWith(now)
	}
	return ""
}

// foundIn says how many subjects were found in the texts, "" for none.
func foundIn(d *briefing.Digest) string {
	counts := map[briefing.Kind]int{}
	for s := range d.Subjects() {
		if briefing.IsFound(s) {
			counts[s.Kind()]++
		}
	}
	var parts []string
	for _, k := range []briefing.Kind{briefing.KindFigure, briefing.KindEvent, briefing.KindNumber} {
		if n := counts[k]; n > 0 {
			parts = append(parts, briefing.Count(n, string(k)))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	return "found in the texts: " + strings.Join(parts, ", ")
}

func upToDateWith(lib *library.Library) string {
	return UpToDate + briefing.Count(lib.Extent().Articles, "article")
}
