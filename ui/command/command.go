// Package command runs the reader's own programs on a passage, an article or a page.
//
// A program gets a list of arguments, and no shell sees them: an article's title stays one
// argument, whatever is in it. The text itself goes to standard input and nowhere else. What
// the program prints is scrubbed, limited, and never part of the library.
package command

import (
	"errors"
	"fmt"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
)

// Give says what a program gets on standard input.
type Give string

// What can be given.
const (
	Passage Give = "passage" // the sentences at which the reader is
	Article Give = "article"
	Page    Give = "page"
	Trail   Give = "trail" // the passages of its stops
	Nothing Give = "nothing"
)

// Form says how it is written.
type Form string

// The forms.
const (
	Text     Form = "text"
	Markdown Form = "markdown"
	JSON     Form = "json" // an object a line, as commands print with --json
)

// Show says what becomes of what a program prints.
type Show string

// What can become of it.
const (
	OnPage   Show = "page"
	InStatus Show = "status"   // the last line
	Terminal Show = "terminal" // the program has the terminal until it ends
	Nowhere  Show = "nothing"
)

// The choices of a setting, in the order in which errors name them.
var (
	Gives = []Give{Passage, Article, Page, Trail, Nothing}
	Forms = []Form{Text, Markdown, JSON}
	Shows = []Show{OnPage, InStatus, Terminal, Nowhere}
)

// Timeout is how long a program may run by default.
const Timeout = 30 * time.Second

// Command is a program with its arguments, and what it is given.
type Command struct {
	Name    string   // by which it is asked for
	Run     []string // the program and its arguments, with placeholders such as {title}
	Key     string   // "" for none
	Give    Give
	As      Form
	Show    Show
	Timeout time.Duration
}

// New returns a command that gets the passage as text and prints on a page.
func New(name string, run []string) Command {
	return Command{Name: name, Run: run, Give: Passage, As: Text, Show: OnPage, Timeout: Timeout}
}

// Values are what an argument can hold for a placeholder, and the program's environment
// as $BRIEFING_TITLE and so on.
type Values struct {
	Title, Source, Published, URL, Article, File, Ref, Library string
}

var names = []string{"title", "source", "published", "url", "article", "file", "ref", "library"}

func (v Values) get(name string) string {
	return []string{v.Title, v.Source, v.Published, v.URL, v.Article, v.File, v.Ref, v.Library}[slices.Index(names, name)]
}

var placeholder = regexp.MustCompile(`\{(` + strings.Join(names, "|") + `)\}`)

// mostValue is the longest value, in bytes, that a program gets: systems refuse to start one
// with more.
const mostValue = 64 << 10

// Check returns why a command is not safe to run or names no program, or nil.
func (c Command) Check() error {
	if len(c.Run) == 0 || c.Run[0] == "" {
		return errors.New("it names no program")
	}
	if placeholder.MatchString(c.Run[0]) {
		return fmt.Errorf("%q: a placeholder cannot stand for the program", c.Run[0])
	}
	interpreter := ""
	for i, arg := range c.Run {
		switch base := strings.TrimSuffix(strings.ToLower(filepath.Base(arg)), ".exe"); {
		case strings.HasSuffix(base, "awk"):
			if script := scriptOf(c.Run[i+1:]); placeholder.MatchString(script) {
				return refusal(base, script)
			}
			continue
		case isInterpreter.MatchString(base):
			interpreter = base
			continue
		case interpreter == "" || !takesScript(interpreter, arg) || i+1 == len(c.Run):
			continue
		}
		scripts := c.Run[i+1 : i+2]
		if slices.Contains([]string{"cmd", "powershell", "pwsh"}, interpreter) {
			scripts = c.Run[i+1:] // they put all of it together
		}
		for _, s := range scripts {
			if placeholder.MatchString(s) {
				return refusal(interpreter, s)
			}
		}
	}
	return nil
}

// refusal says that an interpreter would run what a placeholder in its script stands for.
func refusal(interpreter, script string) error {
	m := placeholder.FindStringSubmatch(script)
	return fmt.Errorf(`%s would run what %s stands for: take $BRIEFING_%s from the environment`, interpreter, m[0], strings.ToUpper(m[1]))
}

// scriptOf returns the first argument that is no option.
func scriptOf(args []string) string {
	for _, a := range args {
		if !strings.HasPrefix(a, "-") {
			return a
		}
	}
	return ""
}

var isInterpreter = regexp.MustCompile(`^(sh|ash|bash|dash|fish|ksh|zsh|csh|tcsh|cmd|powershell|pwsh|python[\d.]*|perl|ruby|node|php|lua|osascript|tclsh)$`)

// takesScript reports whether the argument behind flag is run by an interpreter.
func takesScript(interpreter, flag string) bool {
	flag = strings.ToLower(flag)
	switch {
	case interpreter == "cmd":
		return flag == "/c" || flag == "/k"
	case strings.HasPrefix(flag, "--"):
		return flag == "--command" || flag == "--eval"
	}
	return strings.HasPrefix(flag, "-") && strings.ContainsAny(flag, "cer")
}

// Args returns the program and its arguments with values for placeholders. A value never
// becomes two arguments, nor an option.
func (c Command) Args(v Values) ([]string, error) {
	if err := c.Check(); err != nil {
		return nil, err
	}
	args := make([]string, len(c.Run))
	for i, arg := range c.Run {
		var tooLong string
		args[i] = placeholder.ReplaceAllStringFunc(arg, func(p string) string {
			value := v.get(p[1 : len(p)-1])
			if len(value) > mostValue {
				tooLong = p
			}
			return value
		})
		switch {
		case tooLong != "":
			return nil, fmt.Errorf("what %s stands for is too long for an argument", tooLong)
		case strings.Contains(args[i], "\x00"):
			return nil, fmt.Errorf("argument %q: it has a NUL, which no argument can have", arg)
		case strings.HasPrefix(args[i], "-") && !strings.HasPrefix(arg, "-"):
			return nil, fmt.Errorf("argument %q: it would be an option, %s", arg, short(args[i]))
		}
	}
	return args, nil
}

// Env returns the values as variables of the environment. Values that no variable can hold
// are left out.
func (v Values) Env() []string {
	env := []string{"TERM=dumb", "NO_COLOR=1"}
	for _, name := range names {
		if value := v.get(name); len(value) <= mostValue && !strings.Contains(value, "\x00") {
			env = append(env, "BRIEFING_"+strings.ToUpper(name)+"="+value)
		}
	}
	return env
}

// short returns the beginning of a value in quotes.
func short(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		s = string(r[:most]) + "…"
	}
	return fmt.Sprintf("%q", s)
}

// Parse returns the command that a line is: words, with quotes and backslashes as a shell
// has them. What else means something to a shell is refused, since here it would not.
func Parse(line string) (Command, error) {
	var words []string
	var word strings.Builder
	inWord, escaped := false, false
	quote := rune(0)
	for _, r := range line {
		switch {
		case escaped:
			word.WriteRune(r)
			escaped = false
		case quote == 0 && (r == '\'' || r == '"'):
			quote, inWord = r, true
		case quote != 0 && r == quote:
			quote = 0
		case r == '\\' && quote != '\'':
			escaped, inWord = true, true
		case quote != 0:
			word.WriteRune(r)
		case r == ' ' || r == '\t':
			if inWord {
				words = append(words, word.String())
				word.Reset()
				inWord = false
			}
		case strings.ContainsRune("|<>;&$*?`()", r):
			return Command{}, fmt.Errorf("%c means nothing here, where no shell reads it: quote it, or write sh -c '…'", r)
		default:
			word.WriteRune(r)
			inWord = true
		}
	}
	if quote != 0 || escaped {
		return Command{}, errors.New("a quote is not closed")
	}
	if inWord {
		words = append(words, word.String())
	}
	if len(words) == 0 {
		return Command{}, errors.New("it names no program")
	}
	c := New(filepath.Base(words[0]), words)
	return c, c.Check()
}
