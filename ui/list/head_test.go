package list_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"briefing/ui/list"
	"briefing/ui/theme"

	"github.com/charmbracelet/colorprofile"
)

// A heading at the top takes one line, however many the rows have: its text is on its
// last line.
func TestHeadingAtTheTop(t *testing.T) {
	m := list.Model{}.SetRows(list.Rows{Len: 20, Lines: 3, Passed: []int{0, 10}, Sticky: true}).SetSize(20, 21)
	view := strings.Split(ansi.Strip(m.View(theme.New(true, colorprofile.ASCII), func(row, line int, _ list.Pen) string {
		return fmt.Sprintf("%d.%d", row, line)
	})), "\n")
	for y, want := range []string{"0.2", "1.0", "1.1", "1.2", "2.0"} {
		if got := strings.Fields(view[y])[0]; got != want {
			t.Errorf("line %d is %s, want %s", y, got, want)
		}
		if got := fmt.Sprint(m.At(y)); !strings.HasPrefix(want, got+".") {
			t.Errorf("a click on line %d is on row %s, want %s", y, got, want)
		}
	}
}
