package correct

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
	"briefing/ui/spot"
)

// The reader's own numbers: a quantity is picked in a text, and passages that may give the
// same number are taken one by one.

// pickNumber asks which quantity of the selected sentences is to be followed.
func pickNumber(at *spot.Spot) nav.Intent {
	ref, ok := at.Reader.Passage()
	if !ok {
		return nav.Tell("no sentence is selected")
	}
	p, in := at.Reader.Page(), at.Library.Digest()
	a := &briefing.Article{Entry: briefing.Entry{ID: ref.Article}, Text: p.Body.In(p.Markdown)}
	mentions := make([]briefing.Mention, len(p.Marks))
	for i, mark := range p.Marks {
		mentions[i] = mark.Mention
	}
	var items []jump.Item
	for _, v := range pick.In(in, a, mentions, ref.Span) {
		items = append(items, item(in, v))
	}
	if len(items) == 0 {
		return nav.Tell("the selected sentence counts nothing that it names beside the number")
	}
	return jump.Choose{Title: "Follow a number that is given here: which?", Does: "follow it", Items: items}
}

// item returns the item of a value that can be followed.
func item(in *briefing.Digest, v pick.Value) jump.Item {
	name, detail := v.Name(), "whoever says it"
	if by := in.Subject(v.Speaker); by != nil {
		name += ", " + by.Label()
		detail = "by " + by.Label()
	}
	return jump.Item{Label: v.Text + ": " + name, Kind: "number", Detail: detail, Intent: Follow{Value: v, Name: name}}
}

// follow puts a picked number into the digest, and shows its page.
func (d *Desk) follow(i Follow, at *spot.Spot) nav.Intent {
	n := &briefing.Number{Name: i.Name, Unit: i.Value.Unit, Match: []briefing.Rule{i.Value.Rule()}, Said: []briefing.Said{{By: i.Value.Speaker}}}
	n.ID = newID(n.Name, at)
	d.Picked = n.ID
	return nav.All{nav.LetGo{}, d.write(digest.FollowNumber(n), at)}
}

// offers are the passages that are offered for a number when one of them is taken.
type offers struct {
	ctx    context.Context // of the taking, which a later one calls off
	lib    *library.Library
	number *briefing.Number
	taken  page.Target
	values []pick.Value
	err    error
}

// take decides that a passage gives the number that it is offered for.
func (d *Desk) take(to page.Target, at *spot.Spot) nav.Intent {
	n, ok := at.Library.Digest().Subject(to.Offer).(*briefing.Number)
	if !ok {
		return chooseAgain
	}
	if d.taking != nil {
		d.taking()
	}
	ctx, cancel := context.WithCancel(d.ctx)
	d.taking = cancel
	lib := at.Library
	return nav.Do{Cmd: func() tea.Msg {
		values, err := pick.Offers(ctx, lib, n)
		return offers{ctx, lib, n, to, values, err}
	}}
}

// offered takes a passage, if it is offered still.
func (d *Desk) offered(msg offers, at *spot.Spot) nav.Intent {
	if msg.ctx.Err() != nil {
		return nil
	}
	d.taking()
	d.taking = nil
	switch {
	case msg.err != nil:
		return nav.Tell(msg.err.Error())
	case msg.lib != at.Library:
		return chooseAgain
	}
	for _, v := range msg.values {
		if page.OfArticle(v.Ref.Article) == msg.taken.Page && v.Ref.Span == msg.taken.At {
			return d.write(digest.Take(msg.number, v.Rule(), v.Speaker), at)
		}
	}
	return nav.Tell("the passage is offered no longer")
}
