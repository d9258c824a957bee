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
	return Decision{"followed: " + n.Name, func(data []byte) ([]byte, error) { return Include(data, n) }}
}

// Take decides that a passage gives a number: that which a rule finds, said by a figure
// or, if that is "", by nobody who is known.
func Take(n *briefing.Number, rule briefing.Rule, by briefing.SubjectID) Decision {
	return about(n, "taken: "+rule[0][0].Text, func(data []byte) ([]byte, error) {
		return AddRule(data, n.ID, rule, briefing.Said{By: by})
	})
}

// anyOf returns the rule of a number that the program found with any number in place of the
// values that it found, in the senses that it found, so that an article which gives another
// value has it too. There is none if the values are all that the rule has, if it would find
// whatever happens to people, or if the values are not numbers by themselves, as in "20-year
// treaty".
func anyOf(n *briefing.Number) (rule briefing.Rule, ok bool) {
	if len(n.Match) == 0 || slices.ContainsFunc(n.Match[0][0], func(t briefing.Term) bool { return !isValue(t.Text) }) {
		return nil, false
	}
	rule = slices.Clone(n.Match[0])
	rule[0] = []briefing.Term{{Number: true}}
	var senses []briefing.Term
	for _, word := range n.Senses {
		senses = append(senses, briefing.Term{Text: word})
	}
	if len(senses) > 0 && !slices.ContainsFunc(rule, func(group []briefing.Term) bool { return slices.Contains(senses, group[0]) }) {
		rule = append(rule, senses)
	}
	return rule, len(rule) > 2 || len(rule) == 2 && !anybody[strings.ToLower(rule[1][0].Text)]
}

// anybody are words for people that do not tell whom a number counts.
var anybody = map[string]bool{"people": true, "persons": true, "men": true, "women": true, "children": true, "others": true}

// isValue reports whether a term is a number in digits, with bounds or without.
func isValue(term string) bool {
	return strings.ContainsAny(term, "0123456789") && !strings.Contains(term, "-")
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
