package digest

import (
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"briefing/briefing"
)

// match reads a list of rules. Each rule is a list of groups, each group a list
// of terms; a group of one term may be written as that term.
func (p *parser) match(n *yaml.Node) (out []briefing.Rule) {
	for _, item := range p.rules(n) {
		if rule := p.rule(item); len(rule) > 0 {
			out = append(out, rule)
		}
	}
	return out
}

// said is match for a number, a rule of which may be a mapping that says who speaks, and
// with which status. Who is not in the digest is left out, not the rule.
func (p *parser) said(n *yaml.Node) (match []briefing.Rule, said []briefing.Said) {
	told := false
	for _, item := range p.rules(n) {
		var by briefing.Said
		if isMapping(item) {
			item = p.follow(item)
			f, ok := p.fields(item, "a rule", "by", "status", "match")
			if !ok {
				continue
			}
			if item = f.get("match"); item == nil {
				p.complain(f.node, "a rule has no match; left out", "")
				continue
			}
			by = briefing.Said{By: p.figureRef(f.get("by"), "by"), Status: p.line(f.get("status"), "status")}
		}
		if rule := p.rule(item); len(rule) > 0 {
			match, said = append(match, rule), append(said, by)
			told = told || by != briefing.Said{}
		}
	}
	if !told {
		said = nil
	}
	return match, said
}

// isMapping reports whether a node is a mapping or stands for one. It does not count as
// following it.
func isMapping(n *yaml.Node) bool {
	return n.Kind == yaml.MappingNode || n.Kind == yaml.AliasNode && n.Alias.Kind == yaml.MappingNode
}

// rules returns the rules of a list, after complaints about entries that are not lists.
func (p *parser) rules(n *yaml.Node) []*yaml.Node {
	if n == nil {
		return nil
	}
	v := p.follow(n)
	if v.Kind == yaml.ScalarNode && !isNothing(v) {
		p.complain(n, "match is text, want a list of rules; left out", "write [["+flowText(v)+"]]")
		return nil
	}
	list := p.list(v, "match")
	if len(list) == 0 && (isNothing(v) || v.Kind == yaml.SequenceNode) {
		p.complain(n, "match has no rule", "")
	}
	if p.flat(n, list) {
		return nil
	}
	return list
}

// rule returns nil for a rule with a group that has no sound term: without that
// group it would find more than the editor meant.
func (p *parser) rule(n *yaml.Node) briefing.Rule {
	v := p.follow(n)
	if v.Kind == yaml.ScalarNode && !isNothing(v) {
		p.complain(n, fmt.Sprintf("a rule is %s, want a list of groups; left out", describe(v)), fmt.Sprintf("write [%s] if it is enough by itself", flowText(v)))
		return nil
	}
	groups := p.list(v, "a rule")
	if len(groups) == 0 && (isNothing(v) || v.Kind == yaml.SequenceNode) {
		p.complain(n, "a rule has no group; left out", "")
	}
	rule := make(briefing.Rule, 0, len(groups))
	for _, item := range groups {
		group := p.group(item)
		if len(group) == 0 {
			p.complain(item, "a group has no term; its rule is left out", "")
			return nil
		}
		rule = append(rule, group)
	}
	if len(rule) > 0 && !slices.ContainsFunc(rule, needsMoreThanNumber) {
		p.complain(n, fmt.Sprintf("a rule of %s alone would match every number; left out", quote(briefing.AnyNumber)),
			"add a group that says what is counted")
		return nil
	}
	return rule
}

// needsMoreThanNumber reports whether a group has no term that any number
// satisfies.
func needsMoreThanNumber(group []briefing.Term) bool {
	return !slices.Contains(group, briefing.Term{Number: true})
}

// flat complains about a match that is a list of texts: it does not say whether
// a sentence must hold all of them or any. It reports whether n is such a list.
func (p *parser) flat(n *yaml.Node, list []*yaml.Node) bool {
	var texts []string
	for _, item := range list {
		if item.Kind != yaml.ScalarNode || isNothing(item) {
			return false
		}
		texts = append(texts, flowText(item))
	}
	if len(texts) < 2 {
		return false
	}
	const most = 4
	if len(texts) > most {
		texts = append(texts[:most], "…")
	}
	all := strings.Join(texts, ", ")
	p.complain(n, "match is a list of texts, want a list of rules; left out",
		fmt.Sprintf("write [[%s]] for sentences that hold all of them, [[[%s]]] for those that hold any", all, all))
	return true
}

// flowText returns the text of n as a flow list holds it.
func flowText(n *yaml.Node) string {
	text, _ := scrubbed(n.Value)
	return Flow(oneLine(text))
}

func (p *parser) group(n *yaml.Node) []briefing.Term {
	v := p.follow(n)
	if v.Kind != yaml.ScalarNode {
		return p.terms(v, "a group")
	}
	if term, ok := p.term(v); ok && !p.isShared(v, term.String()) {
		return []briefing.Term{term}
	}
	return nil
}

// terms returns a list of terms without duplicates.
func (p *parser) terms(n *yaml.Node, what string) []briefing.Term {
	var out []briefing.Term
	seen := make(map[briefing.Term]bool)
	for _, item := range p.list(n, what) {
		term, ok := p.term(item)
		switch {
		case !ok:
		case seen[term]:
			p.complain(item, fmt.Sprintf("%s is there twice; left out of %s", quote(term.String()), what), "")
		case p.isShared(item, term.String()):
		default:
			seen[term] = true
			out = append(out, term)
		}
	}
	return out
}

// term reads @id as a figure, # as any number, a text in quotes of its own as
// literal, and anything else as a text.
func (p *parser) term(n *yaml.Node) (briefing.Term, bool) {
	text := p.text(n, "a term")
	inner, isLiteral := unquoted(text)
	switch {
	case len(text) > 1 && text[0] == '@':
		figure := p.lookUp(n, oneLine(text[1:]), briefing.KindFigure)
		return briefing.Term{Figure: figure}, figure != ""
	case text == "@" || oneLine(inner) == "":
		if v := p.follow(n); v.Kind == yaml.ScalarNode {
			p.complain(n, "a term is empty; left out", "")
		}
		return briefing.Term{}, false
	case text == briefing.AnyNumber:
		return briefing.Term{Number: true}, true
	case isLiteral:
		return briefing.Term{Text: strings.Map(blankToSpace, inner), Literal: true}, true
	}
	return briefing.Term{Text: oneLine(text)}, true
}

// blankToSpace keeps a literal on one line without changing its length in
// characters.
func blankToSpace(r rune) rune {
	if isBlank(r) {
		return ' '
	}
	return r
}

// unquoted returns s without the double quotes around it, and whether it had
// any.
func unquoted(s string) (string, bool) {
	if len(s) < 2 || s[0] != '"' || s[len(s)-1] != '"' {
		return s, false
	}
	return s[1 : len(s)-1], true
}
