// Package chroma stands in for the syntax highlighter that Glamour links in.
//
// Articles are news, not programs: code blocks are shown plain, and the real
// highlighter is never called. Yet importing it reads 60 style sheets and 250
// lexers before main, which took more than half of the time to the first frame
// and 5 MB. The go.mod of this project puts this module in its place; it has the
// names that Glamour's renderer mentions, and nothing behind them.
package chroma

// TokenType is a kind of token of a programming language.
type TokenType int

// The kinds that Glamour has styles for.
const (
	Background TokenType = iota
	Text
	Error
	Comment
	CommentPreproc
	Keyword
	KeywordReserved
	KeywordNamespace
	KeywordType
	Operator
	Punctuation
	Name
	NameBuiltin
	NameTag
	NameAttribute
	NameClass
	NameConstant
	NameDecorator
	NameException
	NameFunction
	NameOther
	Literal
	LiteralNumber
	LiteralDate
	LiteralString
	LiteralStringEscape
	GenericDeleted
	GenericEmph
	GenericInserted
	GenericStrong
	GenericSubheading
)

// StyleEntries says how each kind of token looks.
type StyleEntries map[TokenType]string

// Style is a named set of entries.
type Style struct{ Name string }

// MustNewStyle returns a style of that name, whatever its entries.
func MustNewStyle(name string, _ StyleEntries) *Style { return &Style{Name: name} }
