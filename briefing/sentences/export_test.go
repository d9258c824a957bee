package sentences

// MayStand is mayStand for tests.
func (m *Mark) MayStand(earlier *Mark) bool { return m.mayStand(earlier) }

// Touched returns how many articles are compared again after a former comparison.
func (c *Comparison) Touched(former *Comparison) (n int) {
	for _, is := range c.touched(former) {
		if is {
			n++
		}
	}
	return n
}
