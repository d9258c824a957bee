package cli

import (
	"os"
	"path/filepath"
	"testing"
)

// The variable of the program wins over that of all programs, and that over the settings.
func TestWantsLines(t *testing.T) {
	const unset = "-"
	for _, tt := range []struct {
		own, common string
		settings    bool
		want        bool
	}{
		{unset, unset, false, false},
		{unset, unset, true, true},
		{"1", "0", false, true},
		{"0", "1", true, false},
		{"", "1", true, false},
		{"No", "1", true, false},
		{unset, "yes", false, true},
		{unset, "false", true, false},
	} {
		dir := t.TempDir()
		t.Setenv("XDG_CONFIG_HOME", dir)
		for name, value := range map[string]string{"BRIEFING_LINEAR": tt.own, "ACCESSIBLE": tt.common} {
			if t.Setenv(name, value); value == unset {
				_ = os.Unsetenv(name) // t.Setenv restores it
			}
		}
		if tt.settings {
			_ = os.MkdirAll(filepath.Join(dir, "briefing"), 0o755)
			if err := os.WriteFile(filepath.Join(dir, "briefing", "config.toml"), []byte("linear = true\n"), 0o600); err != nil {
				t.Fatal(err)
			}
		}
		if got := (&app{}).wantsLines(); got != tt.want {
			t.Errorf("%+v: %t", tt, got)
		}
	}
}
