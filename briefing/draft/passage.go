package draft

import (
	"hash/fnv"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/draft/tagger"
	"briefing/briefing/internal/fold"
)

// term is a word of a passage.
type term struct {
	span    briefing.Span
	lower   string
	capital bool
}

// sentence returns the passage between two bytes. Calls must be in text order.
func (r *reader) sentence(start, end int) *passage {
	p := &passage{reader: r, span: briefing.Span{Start: start, End: end}}
	for r.next < len(r.names) && r.names[r.next].Span.Start < end {
		if n := r.names[r.next]; n.Span.Start >= start {
			p.all = append(p.all, n)
			if n.Kind != tagger.Nation {
				p.names = append(p.names, n)
			}
		}
		r.next++
	}
	for i := start; i < end; {
		from, to := fold.Next(r.words[:end], i)
		if from >= end || to <= from {
			break
		}
		text := r.words[from:to]
		first, _ := utf8.DecodeRuneInString(text)
		p.words = append(p.words, term{briefing.Span{Start: from, End: to}, strings.ToLower(text), unicode.IsUpper(first)})
		i = to
	}
	return p
}

// isWhole reports whether the passage has enough words and the end of a
// sentence.
func (p *passage) isWhole() bool {
	text := strings.TrimRight(p.seen(p.span), " \t\r\n\"'”’)]*_")
	return len(p.words) >= 5 && len(p.words) <= 60 && text != "" && strings.ContainsAny(text[len(text)-1:], ".!?")
}

// seen returns the visible text of a span.
func (p *passage) seen(s briefing.Span) string {
	return strings.ReplaceAll(p.reader.words[s.Start:s.End], string(fold.Hidden), "")
}

// wordAt returns the index of the first word at or behind byte i.
func (p *passage) wordAt(i int) int {
	n, _ := slices.BinarySearchFunc(p.words, i, func(t term, i int) int { return t.span.End - 1 - i })
	return n
}

// word returns word i in lower case; "" beyond the ends.
func (p *passage) word(i int) string {
	if i < 0 || i >= len(p.words) {
		return ""
	}
	return p.words[i].lower
}

// content returns sorted hashes of the words that carry the meaning of the
// passage.
func (p *passage) content() []uint32 {
	var out []uint32
	for _, w := range p.words {
		if len(w.lower) < 3 || empty[w.lower] || w.lower[0] <= '9' {
			continue
		}
		h := fnv.New32a()
		h.Write([]byte(stem(w.lower)))
		out = append(out, h.Sum32())
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// alike returns the share of the smaller content that is in both, from 0 to 1.
func alike(a, b []uint32) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	both := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			both++
			i++
			j++
		case a[i] < b[j]:
			i++
		default:
			j++
		}
	}
	return float64(both) / float64(min(len(a), len(b)))
}

// stem returns a word without its ending: meeting, meets and met have one stem.
func stem(w string) string {
	if s, ok := irregular[w]; ok {
		return s
	}
	n := len(w)
	switch {
	case n > 5 && strings.HasSuffix(w, "ies"):
		return w[:n-3] + "y"
	case n > 5 && strings.HasSuffix(w, "ing"):
		w = w[:n-3]
	case n > 4 && strings.HasSuffix(w, "ed"):
		w = w[:n-2]
	case n > 4 && strings.HasSuffix(w, "es"):
		w = w[:n-2]
	case n > 3 && strings.HasSuffix(w, "s") && w[n-2] != 's':
		w = w[:n-1]
	}
	if n = len(w); n > 4 && w[n-1] == w[n-2] && !strings.Contains("lsz", w[n-1:]) {
		w = w[:n-1]
	}
	return strings.TrimSuffix(w, "e")
}

func words(lists ...string) map[string]bool {
	out := map[string]bool{}
	for _, list := range lists {
		for w := range strings.FieldsSeq(list) {
			out[w] = true
		}
	}
	return out
}

var (
	// empty are words without a meaning of their own.
	empty = words("the and for with from that this these those its his her their our your was were are has have had been being",
		"will would could should may might can not nor but than then there here who whom which what when where why how all any some",
		"more most other such only own same very just also about into over after before between under again further once during out",
		"down off above below because while until against both each few said says say told according new one two she they him them you")
	// irregular are forms that the rules do not cover.
	irregular = map[string]string{
		"met": "meet", "meeting": "meet", "struck": "strik", "strike": "strik", "strikes": "strik", "died": "die", "dies": "die",
		"death": "die", "deaths": "die", "dead": "die", "won": "win", "fell": "fall", "fallen": "fall", "began": "begin", "begun": "begin",
		"held": "hold", "sent": "send", "gave": "giv", "given": "giv", "went": "go", "left": "leav", "fled": "flee", "sought": "seek",
		"bought": "buy", "sold": "sell", "sank": "sink", "sunk": "sink", "found": "find", "brought": "bring", "built": "build",
		"fought": "fight", "led": "lead", "lost": "los", "paid": "pay", "shot": "shoot", "spoke": "speak", "broke": "break",
		"flew": "fly", "took": "tak", "taken": "tak", "tore": "tear", "hit": "hit", "cut": "cut", "set": "set",
		"election": "elect", "elections": "elect", "visit": "visit", "invasion": "invad", "signature": "sign", "explosion": "explod",
		"collapse": "collaps", "earthquake": "quak", "quake": "quak", "killed": "kill", "killing": "kill",
	}
)
