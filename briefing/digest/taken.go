package digest

import (
	"bytes"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"briefing/briefing"
)

// FollowNumber decides on a new number, with the rule that finds the passage picked for it.
func FollowNumber(n *briefing.Number) Decision {
	return Decision{"followed: " + n.Name, func(data []byte) ([]byte, error) { return IncludeNumber(data, n) }}
}

// Take decides that a passage gives a number: that which a rule finds, said by a figure
// or, if that is "", by nobody who is known.
func Take(n *briefing.Number, rule briefing.Rule, by briefing.SubjectID) Decision {
	return about(n, "taken: "+rule[0][0].Text, func(data []byte) ([]byte, error) {
		return AddRule(data, n.ID, rule, briefing.Said{By: by})
	})
}

// AddRule returns data with another rule of a number, before those that it has: the first
// rule that finds a sentence tells who speaks in it. Otherwise it is like Set.
func AddRule(data []byte, id briefing.SubjectID, rule briefing.Rule, said briefing.Said) ([]byte, error) {
	flow := flowSaid(&briefing.Number{Match: []briefing.Rule{rule}, Said: []briefing.Said{said}})
	flow = flow[1 : len(flow)-1] // without the brackets of the list
	return change(data, id, "match", func(e *edit) { e.addFirst("match", flow) }, func(entry map[string]any) {
		list, _ := entry["match"].([]any)
		entry["match"] = slices.Insert(slices.Clone(list), 0, parsed(flow))
	})
}

// addFirst puts a value before the others of a list.
func (e *edit) addFirst(key, flow string) {
	_, v := e.field(key)
	switch {
	case v == nil:
		e.insert(key, "["+flow+"]")
	case v.Kind != yaml.SequenceNode || v.Anchor != "" || len(v.Content) == 0:
		e.failed = true
	case v.Style&yaml.FlowStyle != 0:
		at := e.offset(v) + 1
		e.replace(at, at, flow+", ")
	default:
		first := e.offset(v.Content[0])
		line := bytes.LastIndexByte(e.data[:first], '\n') + 1
		before := string(e.data[line:first])
		if strings.TrimSpace(before) != "-" {
			e.failed = true
			return
		}
		e.insertLineBefore(line, before+flow)
	}
}
