package system

import (
	"strings"
	"testing"
)

func TestEditor(t *testing.T) {
	tests := []struct {
		visual, editor, path string
		line                 int
		want                 string // words joined by |, or an error's part
	}{
		{"", "", "a.md", 1, "vi|a.md"},
		{"", "", "a.md", 12, "vi|+12|a.md"},
		{"", "/usr/bin/nano", "a.md", 12, "/usr/bin/nano|+12|a.md"},
		{"code --wait", "nano", "a.md", 12, "code|--wait|a.md"},
		{`"/opt/my editor/ed" -x 'y z'`, "", "a b.md", 3, "/opt/my editor/ed|-x|y z|a b.md"},
		{"vim", "", "-rf.md", 1, "vim|./-rf.md"},
		{`vim "`, "", "a.md", 1, "a quote is not closed"},
		{"  ", "", "a.md", 1, "it names no program"},
	}
	for _, tt := range tests {
		env := map[string]string{"VISUAL": tt.visual, "EDITOR": tt.editor}
		args, err := editor(func(k string) string { return env[k] }, tt.path, tt.line)
		got := strings.Join(args, "|")
		if err != nil {
			got = err.Error()
		}
		if !strings.Contains(got, tt.want) || err == nil && got != tt.want {
			t.Errorf("VISUAL=%q EDITOR=%q, %s:%d: got %q, want %q", tt.visual, tt.editor, tt.path, tt.line, got, tt.want)
		}
	}
}

func TestBrowseRefusesWhatIsNoWebAddress(t *testing.T) {
	for _, u := range []string{"", "file:///etc/passwd", "javascript:alert(1)", "www.dw.com", "https://", "-option", "http://\x1b"} {
		msg, ok := Browse(u)().(Browsed)
		if !ok || msg.Err == nil {
			t.Errorf("Browse(%q) = %v, want an error", u, msg)
		}
	}
}

// Two links are opened at once, which the race detector looks at. No browser is there.
func TestBrowseTwice(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	ended := make(chan bool)
	for range 2 {
		go func() {
			msg, ok := Browse("https://a.example")().(Browsed)
			ended <- ok && msg.Err != nil
		}()
	}
	for range 2 {
		if !<-ended {
			t.Error("a browser that is not there was started")
		}
	}
}
