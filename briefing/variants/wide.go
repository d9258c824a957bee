package variants

import (
	"cmp"
	"slices"
	"strings"

	"briefing/briefing"
	"briefing/briefing/internal/fold"
	"briefing/briefing/internal/language"
)

// WideName is a name of a figure that also stands for others in the texts.
type WideName struct {
	Figure briefing.SubjectID
	Name   string
	Others []string // names that it stands beside, most frequent first
}

// Wide finds names that are too wide: descriptions, such as "prime minister",
// that occur beside the names of others. It is not safe for concurrent use.
type Wide struct {
	names map[string]*wideName // by the folded text of their mentions
	order []*wideName
}

type wideName struct {
	figure *briefing.Figure
	text   string
	others map[string]*other // by their folded names
}

type other struct {
	text         string
	count, first int
}

// NewWide returns a Wide for the names in d.
func NewWide(d *briefing.Digest) *Wide {
	w := &Wide{names: map[string]*wideName{}}
	for _, f := range d.Figures {
		for _, name := range briefing.Names(f) {
			key := wideKey(f.ID, name)
			if w.names[key] != nil || !isDescription(name) {
				continue
			}
			w.names[key] = &wideName{figure: f, text: name, others: map[string]*other{}}
			w.order = append(w.order, w.names[key])
		}
	}
	return w
}

func wideKey(figure briefing.SubjectID, name string) string {
	return string(figure) + " " + fold.String(name)
}

// isDescription reports whether a name consists of titles and lower-case words.
func isDescription(name string) bool {
	for w := range fold.Words(name) {
		if isCapitalised(name[w.Start:w.End]) && !isTitle(w.Folded) && !small[w.Folded] {
			return false
		}
	}
	return true
}

// Empty reports whether no name in the digest can be too wide.
func (w *Wide) Empty() bool { return len(w.names) == 0 }

// Read counts the names beside the mentions in an article.
func (w *Wide) Read(a *briefing.Article, mentions []briefing.Mention) {
	var read reading
	for _, m := range mentions {
		at := m.Ref.Span
		name := w.names[wideKey(m.Subject, at.In(a.Text))]
		if name == nil {
			continue
		}
		if read.language == nil { // the usual case
			text := briefing.Show(a.Text).Words
			read = reading{text, language.Of(text)}
		}
		if who, ok := read.beside(at); ok && !name.isOwn(who.In(read.text)) {
			name.add(who.In(read.text))
		}
	}
}

// reading is a text and its language.
type reading struct {
	text     string
	language *language.Language
}

// is reports whether a folded word has any of the classes c.
func (r reading) is(folded string, c language.Class) bool {
	return r.language.Class([]byte(folded))&c != 0
}

// beside returns the name beside the description at at.
func (r reading) beside(at briefing.Span) (briefing.Span, bool) {
	if who, ok := r.nameAt(at.End, " "); ok {
		return who, true
	}
	if who, ok := r.nameAt(at.End, ", "); ok && strings.HasPrefix(r.text[who.End:], ",") && strings.Contains(who.In(r.text), " ") {
		return who, true
	}
	return r.nameBefore(at.Start)
}

// nameAt returns the capitalised words behind byte i and the text between.
func (r reading) nameAt(i int, between string) (briefing.Span, bool) {
	text := r.text
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
		case !isCapitalised(word) && !particles[folded], len(folded) > 1 && r.is(folded, openers|language.Calendar):
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

// trimParticles drops lower-case words at the end of a name.
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

// nameBefore returns at least two capitalised words before byte i to which a
// description there refers: "Ehud Barak, the Israeli prime minister".
func (r reading) nameBefore(i int) (briefing.Span, bool) {
	text := r.text
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
		if !isCapitalised(word) || r.is(w.Folded, openers) || n < len(words) && !bindsName(text, from+w.End, from+words[n].Start) {
			break
		}
		n--
	}
	if len(words)-n < 2 || from+words[len(words)-1].End != comma {
		return briefing.Span{}, false
	}
	return briefing.Span{Start: from + words[n].Start, End: comma}, true
}

// isOwn reports whether a name is the figure's own: it ends like one of its
// names.
func (n *wideName) isOwn(who string) bool {
	folded := fold.String(who)
	last := folded[strings.LastIndexByte(folded, ' ')+1:]
	for _, name := range briefing.Names(n.figure) {
		if own := fold.String(name); own[strings.LastIndexByte(own, ' ')+1:] == last {
			return true
		}
	}
	return false
}

func (n *wideName) add(who string) {
	words := strings.Fields(who)
	for len(words) > 1 && isTitle(fold.String(words[0])) {
		words = words[1:]
	}
	who = strings.Join(words, " ")
	key := fold.String(who)
	if n.others[key] == nil {
		n.others[key] = &other{text: strings.Clone(who), first: len(n.others)}
	}
	n.others[key].count++
}

// Names returns the names that are too wide, in the order of the digest: those
// beside at least two others, since a single one may be another spelling of the
// figure.
func (w *Wide) Names() []WideName {
	const least = 2
	var out []WideName
	for _, n := range w.order {
		if len(n.others) < least {
			continue
		}
		var all []*other
		for _, o := range n.others {
			all = append(all, o)
		}
		slices.SortFunc(all, func(a, b *other) int { return cmp.Or(b.count-a.count, a.first-b.first) })
		wide := WideName{Figure: n.figure.ID, Name: n.text}
		for _, o := range all {
			wide.Others = append(wide.Others, o.text)
		}
		out = append(out, wide)
	}
	return out
}
