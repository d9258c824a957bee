package live

import (
	"strings"

	"briefing/briefing"
	"briefing/briefing/library"
	"briefing/briefing/page"
	"briefing/ui/keys"
)

// Flaws says which parts of a library could not be used, and where to read more; "" if all
// could.
func Flaws(lib *library.Library, k keys.Map) string {
	bad := map[string]bool{}
	for _, d := range lib.Documents {
		bad[string(d.File)] = true
	}
	problems := len(lib.Problems())
	var said []string
	if problems > 0 {
		said = append(said, briefing.Count(problems, "problem")+" in the digest: "+see(page.Problems, k))
	}
	if len(bad) > 0 {
		said = append(said, briefing.Count(len(bad), "document")+" with problems: "+see(page.Documents, k))
	}
	if len(lib.Notices) > 0 {
		said = lib.Notices[:1]
	}
	return strings.Join(said, " · ")
}

// Refusal says that a changed digest was rejected, and in short where to read why; "" if
// none was.
func Refusal(lib *library.Library, k keys.Map) (text, short string) {
	if lib.Refused() == 0 {
		return "", ""
	}
	short = see(page.Problems, k)
	return refused(lib) + ": " + short, short
}

// refused counts the problems in the changed digest. They made the library keep its earlier
// one.
func refused(lib *library.Library) string {
	return briefing.Count(lib.Refused(), "problem") + " in the changed digest"
}

// see says how to reach a page by name: "see : problems".
func see(kind page.Kind, k keys.Map) string { return "see " + k.Key(keys.Jump) + " " + string(kind) }

// notTaken says that a changed digest was rejected just now. It begins with the way to read
// why, so that this is not cut off.
func notTaken(lib *library.Library, k keys.Map) string {
	return "not taken over, " + see(page.Problems, k) + ": " + refused(lib)
}
