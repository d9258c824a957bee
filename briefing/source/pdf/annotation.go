package pdf

// annotations shows the visible annotations of a page: form fields, and text
// written on it. Its only error is errTooMuch.
func (s *shower) annotations(page dict) error {
	const most, hidden = 2_000, 2
	for i, v := range s.file.list(page["Annots"]) {
		d := s.file.dict(v)
		if i == most || d == nil {
			break
		}
		kind, _ := s.file.value(d["Subtype"]).(name)
		if int(number(s.file.value(d["F"])))&hidden != 0 || kind == "Link" || kind == "Popup" || kind == "Watermark" {
			continue
		}
		shape := s.file.value(s.file.dict(d["AP"])["N"])
		if states, ok := shape.(dict); ok {
			state, _ := s.file.value(d["AS"]).(name)
			shape = s.file.value(states[state])
		}
		form, ok := shape.(*stream)
		if !ok {
			continue
		}
		s.state = state{page: s.placed(d, form), scale: 1}
		s.saved, s.marks = nil, nil
		if err := s.carryOut(form, nil, 0); err != nil {
			return err
		}
	}
	return nil
}

// placed returns the matrix that moves a form into the rectangle of an
// annotation.
func (s *shower) placed(d dict, form *stream) matrix {
	corner := func(v any) (x, y float64) {
		box := s.file.array(v)
		if len(box) < 4 {
			return 0, 0
		}
		at := func(i int) float64 { return number(s.file.value(box[i])) }
		return min(at(0), at(2)), min(at(1), at(3))
	}
	x, y := corner(d["Rect"])
	fromX, fromY := corner(form.dict["BBox"])
	return matrix{a: 1, d: 1, e: x - fromX, f: y - fromY}
}
