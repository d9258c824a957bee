package cli_test

import (
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"briefing/ui/cli"
)

var update = flag.Bool("update", false, "rewrite what the scripts expect")

// TestMain lets scripts run the program itself under its name.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){
		"briefing": func() { os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) },
	})
}

func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "testdata/script",
		UpdateScripts: *update,
		Setup: func(env *testscript.Env) error {
			// What a script cannot hold itself.
			return os.WriteFile(filepath.Join(env.WorkDir, "binary.txt"), []byte("PK\x03\x04\x00\x00\xff\xfe"), 0o600)
		},
	})
}
