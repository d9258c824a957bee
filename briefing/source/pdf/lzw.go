package pdf

// lzw unpacks LZW data (ISO 32000-1, 7.4.4): codes of 9 to 12 bits, high bits
// first. Codes grow early codes ahead of need. Of broken data it returns the
// part before the fault.
func (f *file) lzw(data []byte, early int) ([]byte, error) {
	const clear, end, first, shortest, longest = 256, 257, 258, 9, 12
	most := min(f.left, mostStream)
	// A code stands for a run of earlier output: that of the code before it,
	// and one byte more.
	type run struct{ at, n int }
	var (
		table  [1 << longest]run
		out    []byte
		before run
		next   = first
		width  = shortest
	)
	for bits, have, i := uint32(0), 0, 0; ; {
		for ; have < width && i < len(data); i++ {
			bits, have = bits<<8|uint32(data[i]), have+8
		}
		if have < width {
			break
		}
		have -= width
		code := int(bits>>have) & (1<<width - 1)
		if code == end {
			break
		}
		if code == clear {
			next, width, before = first, shortest, run{}
			continue
		}
		if before.n > 0 && next < len(table) {
			table[next] = run{before.at, before.n + 1}
			next++
		}
		at := len(out)
		switch {
		case code < clear:
			out = append(out, byte(code))
		case code < next:
			for i := range table[code].n {
				out = append(out, out[table[code].at+i])
			}
		default:
			return out, f.spend(len(out))
		}
		if int64(len(out)) > most {
			return nil, errTooMuch
		}
		before = run{at, len(out) - at}
		if next+early >= 1<<width && width < longest {
			width++
		}
	}
	return out, f.spend(len(out))
}
