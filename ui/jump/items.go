package jump

import "briefing/ui/list"

// Items are destinations prepared for searching. They are immutable, so one
// list can be reused.
type Items struct {
	at     func(i int) Item
	names  texts          // the labels in the form for searching
	ids    texts          // likewise
	files  texts          // likewise
	places [][]int        // for each name, as name.at; nil if all are nil
	counts []int          // nil if all are 0
	typed  map[string]int // items by their exact commands or words
	kinds  int            // width of the widest kind
}

// Of returns items prepared for searching. It keeps the slice.
func Of(items []Item) Items {
	name := func(i int) (string, Also) { return items[i].Label, items[i].Also }
	made := Make(len(items), "", name, func(i int) Item { return items[i] })
	made.counts = make([]int, len(items))
	made.typed = map[string]int{}
	for i, item := range items {
		for _, typed := range item.Typed {
			made.typed[typed] = i
		}
		made.counts[i] = item.Count
		made.kinds = max(made.kinds, list.Width(item.Kind))
	}
	return made
}

// Make returns n items of one kind, without counts. at makes an item when it is
// seen or entered. Labels and other names are read once.
func Make(n int, kind string, names func(i int) (label string, also Also), at func(i int) Item) Items {
	made := Items{at: at, kinds: list.Width(kind)}
	labels, ids, files := newJoiner(n), newJoiner(n), newJoiner(n)
	for i := range n {
		label, also := names(i)
		ids.add(newName(also.ID).text)
		files.add(newName(also.File).text)
		name := newName(label)
		labels.add(name.text)
		if name.at != nil {
			if made.places == nil {
				made.places = make([][]int, n)
			}
			made.places[i] = name.at
		}
	}
	made.names, made.ids, made.files = labels.texts(), ids.texts(), files.texts()
	return made
}

func (s Items) len() int { return len(s.names.ends) }

func (s Items) name(i int) name {
	n := name{text: s.names.at(i)}
	if s.places != nil {
		n.at = s.places[i]
	}
	return n
}

func (s Items) count(i int) int {
	if s.counts == nil {
		return 0
	}
	return s.counts[i]
}

// parts is a concatenation of lists of items.
type parts []Items

func (p parts) len() (n int) {
	for _, s := range p {
		n += s.len()
	}
	return n
}

// of returns the list that holds item i, and the index of the item in it.
func (p parts) of(i int) (Items, int) {
	for _, s := range p {
		if i < s.len() {
			return s, i
		}
		i -= s.len()
	}
	panic("no such item")
}
