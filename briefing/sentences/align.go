package sentences

// unmatched stands for no word of the other sentence.
const unmatched = -1

// alignment says which word of one sentence is which of another.
type alignment struct {
	a, b  []word
	of    []int // for each word of b the one of a, or unmatched
	taken []bool
	n     int // how many are matched
}

// align sets as many words of b beside words of a as it can in the order of both, and of
// several ways to do that takes the one with the longest runs.
func align(a, b []word, alike func(a, b *word) bool) alignment {
	const each, run = 8, 1
	w := len(b) + 1
	score := make([]uint16, 2*(len(a)+1)*w) // of a[i:] and b[j:]; then the same if both follow a match
	follow := score[(len(a)+1)*w:]
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			at := i*w + j
			best := max(score[at+w], score[at+1])
			if alike(&a[i], &b[j]) {
				next := each + max(score[at+w+1], follow[at+w+1])
				best, follow[at] = max(best, next), next+run
			} else {
				follow[at] = best
			}
			follow[at] = max(follow[at], best)
			score[at] = best
		}
	}
	al := alignment{a: a, b: b, of: make([]int, len(b)), taken: make([]bool, len(a))}
	i, follows := 0, false
	for j := 0; j < len(b); {
		al.of[j] = unmatched
		if i == len(a) {
			j++
			continue
		}
		at := i*w + j
		have := score[at]
		if follows {
			have = follow[at]
		}
		next := each + max(score[at+w+1], follow[at+w+1])
		switch {
		case alike(&a[i], &b[j]) && (have == next || follows && have == next+run):
			al.of[j], al.taken[i], al.n = i, true, al.n+1
			follows = follow[at+w+1] > score[at+w+1]
			i, j = i+1, j+1
			continue
		case score[at+w] >= score[at+1]:
			i++
		default:
			j++
		}
		follows = false
	}
	return al
}

// bounds returns the range of a that holds all matched words.
func (al *alignment) bounds() (from, to int) {
	from, to = len(al.a), 0
	for _, i := range al.of {
		if i != unmatched {
			from, to = min(from, i), i+1
		}
	}
	return from, to
}

// left calls yield with the stretches of a that are not matched, in its order.
func (al *alignment) left(yield func(start, end int) bool) {
	for i := 0; i < len(al.a); i++ {
		start := i
		for i < len(al.a) && !al.taken[i] {
			i++
		}
		if i > start && !yield(start, i) {
			return
		}
	}
}
