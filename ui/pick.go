package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"briefing/briefing"
	"briefing/briefing/digest"
	"briefing/briefing/library"
	"briefing/briefing/page"
	"briefing/briefing/pick"
	"briefing/ui/jump"
	"briefing/ui/nav"
)

// The reader's own numbers: a quantity is picked in a text, and passages that may give the
// same number are taken one by one.

// pick asks which quantity of the selected sentences is to be followed.
func (m model) pick() (model, tea.Cmd) {
	ref, ok := m.reader.Passage()
	if !ok {
		return m.say("no sentence is selected"), nil
	}
	p := m.reader.Page()
	a := &briefing.Article{Entry: briefing.Entry{ID: ref.Article}, Text: p.Body.In(p.Markdown)}
	mentions := make([]briefing.Mention, len(p.Marks))
	for i, mark := range p.Marks {
		mentions[i] = mark.Mention
	}
	var items []jump.Item
	for _, v := range pick.In(m.lib.Digest(), a, mentions, ref.Span) {
		items = append(items, m.pickItem(v))
	}
	if len(items) == 0 {
		return m.say("the selected sentence counts nothing that it names beside the number"), nil
	}
	return m.choose("Follow a number that is given here: which?", "follow it", items), nil
}

// pickItem returns the item of a value that can be followed.
func (m model) pickItem(v pick.Value) jump.Item {
	name, detail := v.Name(), "whoever says it"
	if by := m.lib.Digest().Subject(v.Speaker); by != nil {
		name += ", " + by.Label()
		detail = "by " + by.Label()
	}
	return jump.Item{Label: v.Text + ": " + name, Kind: "number", Detail: detail, Intent: nav.Pick{Value: v, Name: name}}
}

// followNumber puts a picked number into the digest, and shows its page.
func (m model) followNumber(i nav.Pick) (model, tea.Cmd) {
	m = m.closeOverlay()
	if m.reader.Selecting() {
		m.reader, _ = m.reader.Select()
	}
	n := &briefing.Number{Name: i.Name, Unit: i.Value.Unit, Match: []briefing.Rule{i.Value.Rule()}, Said: []briefing.Said{{By: i.Value.Speaker}}}
	n.ID = m.newID(n.Name)
	m, write := m.correct(digest.FollowNumber(n))
	m.picked = n.ID
	return m, write
}

// take decides that a passage gives the number that it is offered for.
func (m model) take(to page.Target) (model, tea.Cmd) {
	n, ok := m.lib.Digest().Subject(to.Offer).(*briefing.Number)
	if !ok {
		return m.say("the digest has changed: choose again"), nil
	}
	if m.taking != nil {
		m.taking()
	}
	ctx, cancel := context.WithCancel(m.opener.Context())
	m.taking = cancel
	lib := m.lib
	return m, func() tea.Msg {
		values, err := pick.Offers(ctx, lib, n)
		return offered{ctx, lib, n, to, values, err}
	}
}

// offered are the passages that are offered for a number when one of them is taken.
type offered struct {
	ctx    context.Context // of the taking, which a later one calls off
	lib    *library.Library
	number *briefing.Number
	taken  page.Target
	values []pick.Value
	err    error
}

// offered takes a passage, if it is offered still.
func (m model) offered(msg offered) (model, tea.Cmd) {
	if msg.ctx.Err() != nil {
		return m, nil
	}
	m.taking()
	m.taking = nil
	switch {
	case msg.err != nil:
		return m.say(msg.err.Error()), nil
	case msg.lib != m.lib:
		return m.say("the digest has changed: choose again"), nil
	}
	for _, v := range msg.values {
		if page.OfArticle(v.Ref.Article) == msg.taken.Page && v.Ref.Span == msg.taken.At {
			return m.correct(digest.Take(msg.number, v.Rule(), v.Speaker))
		}
	}
	return m.say("the passage is offered no longer"), nil
}

// showPicked shows the number that was picked, once the digest has it.
func (m model) showPicked() (model, tea.Cmd) {
	id := m.picked
	if id == "" || m.lib.Digest().Subject(id) == nil {
		return m, nil
	}
	said := m.notice
	m.picked = ""
	m, cmd := m.goTo(page.OfSubject(id))
	return m.say(said), cmd
}
