package variants

import (
	"cmp"
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
)

// WideName is a name of a figure that in the texts also stands for others.
type WideName struct {
	Figure briefing.SubjectID
	Name   string
	IsPart bool     // of the names of others; else it stands before or for them
	Others []string // most frequent first
}

// Wide finds names that are too wide: a description, such as "prime minister", that
// stands beside the names of others, and a surname that is part of their names. It is
// not safe for concurrent use.
type Wide struct {
	names map[string]*wideName // by what a mention of it is, folded
	order []*wideName
}

type wideName struct {
	figure        *briefing.Figure
	text          string
	isDescription bool
	others        map[string]*other // by their folded names
}

type other struct {
	text         string
	count, first int
}

// NewWide returns a Wide for the names of d.
func NewWide(d *briefing.Digest) *Wide {
	w := &Wide{names: map[string]*wideName{}}
	for _, f := range d.Figures {
		for _, name := range briefing.Names(f) {
			description := isDescription(name)
			isSurname := f.Type == briefing.Person && !strings.ContainsAny(name, " -")
			key := wideKey(f.ID, name)
			if w.names[key] != nil || !description && !isSurname {
				continue
			}
			w.names[key] = &wideName{figure: f, text: name, isDescription: description, others: map[string]*other{}}
			w.order = append(w.order, w.names[key])
		}
	}
	return w
}

func wideKey(figure briefing.SubjectID, name string) string {
	return string(figure) + " " + fold.String(name)
}

// isDescription reports whether a name is made of titles and words in lower case.
func isDescription(name string) bool {
	for w := range fold.Words(name) {
		if isCapitalised(name[w.Start:w.End]) && !titles[w.Folded] && !small[w.Folded] {
			return false
		}
	}
	return true
}

// Empty reports whether no name can be too wide.
func (w *Wide) Empty() bool { return len(w.names) == 0 }

// Read takes note of who stands beside the mentions in an article.
func (w *Wide) Read(a *briefing.Article, mentions []briefing.Mention) {
	text := ""
	for _, m := range mentions {
		at := m.Ref.Span
		name := w.names[wideKey(m.Subject, at.In(a.Text))]
		if name == nil {
			continue
		}
		if text == "" { // as it is for most articles
			text = briefing.Show(a.Text).Words
		}
		if who, ok := name.beside(text, at); ok && !name.isOwn(who.In(text)) {
			name.add(who.In(text))
		}
	}
}

// beside returns who else the name at at stands for.
func (n *wideName) beside(text string, at briefing.Span) (briefing.Span, bool) {
	if !n.isDescription {
		return givenBefore(text, at)
	}
	if who, ok := nameAt(text, at.End, " "); ok {
		return who, true
	}
	if who, ok := nameAt(text, at.End, ", "); ok && strings.HasPrefix(text[who.End:], ",") && strings.Contains(who.In(text), " ") {
		return who, true
	}
	return nameBefore(text, at.Start)
}

// nameAt returns the capitalised words that stand behind byte i and what has to stand
// between.
func nameAt(text string, i int, between string) (briefing.Span, bool) {
	if !strings.HasPrefix(text[i:], between) {
		return briefing.Span{}, false
	}
	who := briefing.Span{}
	start, end := fold.Next(text, i+len(between))
	for start < end {
		word := text[start:end]
		folded := foldedWord(word)
		switch {
		case who.Empty() && start != i+len(between), !who.Empty() && !bindsName(text, who.End, start):
			return who, !who.Empty()
		case !isCapitalised(word) && !particles[folded], openers[folded] && len(folded) > 1, calendar[folded]:
			return trimParticles(text, who)
		}
		if who.Empty() {
			who.Start = start
		}
		who.End = end
		start, end = fold.Next(text, end)
	}
	return who, !who.Empty()
}

// trimParticles leaves out words in lower case at the end of a name.
func trimParticles(text string, who briefing.Span) (briefing.Span, bool) {
	for !who.Empty() {
		i := strings.LastIndexAny(who.In(text), " -")
		if isCapitalised(text[who.Start+i+1 : who.End]) {
			return who, true
		}
		who.End = who.Start + max(i, 0)
	}
	return who, false
}

// nameBefore returns the two or more capitalised words before byte i that what stands
// there is said of: "Ehud Barak, the Israeli prime minister".
func nameBefore(text string, i int) (briefing.Span, bool) {
	const near, mostBetween = 80, 3
	from := max(0, i-near)
	comma := strings.LastIndexByte(text[from:i], ',')
	if comma < 0 {
		return briefing.Span{}, false
	}
	comma += from
	if between := strings.Fields(text[comma+1 : i]); len(between) > mostBetween || strings.ContainsAny(text[comma+1:i], ".;:!?\n()") {
		return briefing.Span{}, false
	}
	words := slices.Collect(fold.Words(text[from:comma]))
	n := len(words)
	for n > 0 {
		w := words[n-1]
		word := text[from+w.Start : from+w.End]
		if !isCapitalised(word) || openers[w.Folded] || n < len(words) && !bindsName(text, from+w.End, from+words[n].Start) {
			break
		}
		n--
	}
	if len(words)-n < 2 || from+words[len(words)-1].End != comma {
		return briefing.Span{}, false
	}
	return briefing.Span{Start: from + words[n].Start, End: comma}, true
}

// givenBefore returns the name that the surname at at is part of, if a given name stands
// before it.
func givenBefore(text string, at briefing.Span) (briefing.Span, bool) {
	if at.Start < 2 || text[at.Start-1] != ' ' {
		return briefing.Span{}, false
	}
	start := strings.LastIndexAny(text[:at.Start-1], " \n\"(“") + 1
	word := text[start : at.Start-1]
	_, isGiven := sameGiven[foldedWord(word)]
	return briefing.Span{Start: start, End: at.End}, isGiven && isCapitalised(word)
}

// isOwn reports whether a name is the figure's own: it has one of its surnames, and no
// other first name.
func (n *wideName) isOwn(who string) bool {
	words := strings.Fields(fold.String(who))
	if len(words) == 0 {
		return true
	}
	for _, name := range briefing.Names(n.figure) {
		own := strings.Fields(fold.String(name))
		if len(own) == 0 || own[len(own)-1] != words[len(words)-1] {
			continue
		}
		if n.isDescription || len(words) == 1 || own[0] == words[0] || isNickname(own[0], words[0]) {
			return true
		}
	}
	return false
}

func (n *wideName) add(who string) {
	words := strings.Fields(who)
	for len(words) > 1 && titles[fold.String(words[0])] {
		words = words[1:]
	}
	who = strings.Join(words, " ")
	key := fold.String(who)
	if n.others[key] == nil {
		n.others[key] = &other{text: strings.Clone(who), first: len(n.others)}
	}
	n.others[key].count++
}

// Names returns the names that are too wide, in the order of the digest: descriptions
// that stand beside two others or more, surnames that are part of another's name.
func (w *Wide) Names() []WideName {
	const least = 2
	var out []WideName
	for _, n := range w.order {
		if len(n.others) == 0 || n.isDescription && len(n.others) < least {
			continue
		}
		var all []*other
		for _, o := range n.others {
			all = append(all, o)
		}
		slices.SortFunc(all, func(a, b *other) int { return cmp.Or(b.count-a.count, a.first-b.first) })
		wide := WideName{Figure: n.figure.ID, Name: n.text, IsPart: !n.isDescription}
		for _, o := range all {
			wide.Others = append(wide.Others, o.text)
		}
		out = append(out, wide)
	}
	return out
}
