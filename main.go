// Command briefing is a terminal reader for one story told by many articles.
package main

import (
	"os"

	"briefing/ui/cli"
)

func main() { os.Exit(cli.Main(os.Args[1:], os.Stdin, os.Stdout, os.Stderr)) }
