// Package keys is the keymap: all actions, their keys and their descriptions in
// the help. Panes act on Actions and never see keys.
package keys

// Action is a request of the reader by key, command or mouse. Its value is the
// name in the configuration file.
type Action string

// The actions.
const (
	None Action = ""

	LineDown     Action = "line-down"
	LineUp       Action = "line-up"
	HalfDown     Action = "half-page-down"
	HalfUp       Action = "half-page-up"
	PageDown     Action = "page-down"
	PageUp       Action = "page-up"
	Top          Action = "top"
	Bottom       Action = "bottom"
	Home         Action = "home"
	FocusIndex   Action = "index"
	FocusPage    Action = "page"
	FocusHere    Action = "here"
	ListTopics   Action = "topics"
	ListFigures  Action = "figures"
	ListEvents   Action = "events"
	ListArticles Action = "articles"
	ListClaims   Action = "claims"
	Filter       Action = "filter"
	Sort         Action = "sort"
	Wider        Action = "wider"
	Narrower     Action = "narrower"
	NextLink     Action = "next-link"
	PrevLink     Action = "previous-link"
	Follow       Action = "follow"
	Hints        Action = "hints"
	Thin         Action = "thin-links"
	NextStop     Action = "next-stop"
	PrevStop     Action = "previous-stop"
	NextOnTrail  Action = "next-trail-article"
	PrevOnTrail  Action = "previous-trail-article"
	Close        Action = "close"
	Back         Action = "back"
	Forward      Action = "forward"
	NextArticle  Action = "next-article"
	PrevArticle  Action = "previous-article"
	NextUnread   Action = "next-unread"
	NextTopic    Action = "next-topic"
	PrevTopic    Action = "previous-topic"
	Search       Action = "search"
	Jump         Action = "jump"
	Outline      Action = "outline"
	Timeline     Action = "timeline"
	Coverage     Action = "coverage"
	Compare      Action = "compare"
	SideBySide   Action = "side-by-side"
	Origins      Action = "origins"
	Since        Action = "since"
	Concordance  Action = "concordance"
	Known        Action = "known"
	NextNew      Action = "next-new"
	PrevNew      Action = "previous-new"
	CopyPassage  Action = "copy-passage"
	Select       Action = "select"
	Keep         Action = "keep"
	WriteNote    Action = "note"
	Notes        Action = "notes"
	Undo         Action = "undo"
	CopyLink     Action = "copy-link"
	OpenURL      Action = "open-original"
	EditFile     Action = "edit"
	MarkRead     Action = "mark-read"
	Accept       Action = "accept"
	Hide         Action = "hide"
	Merge        Action = "merge"
	NotHere      Action = "not-here"
	NextKind     Action = "next-kind"
	Rename       Action = "rename"
	Reload       Action = "reload"
	Pipe         Action = "pipe"
	Zoom         Action = "zoom"
	Mouse        Action = "mouse"
	Bidi         Action = "bidi"
	Help         Action = "help"
	Suspend      Action = "suspend"
	Quit         Action = "quit"
	QuitNow      Action = "quit-now"
)

// Binding is an action with its keys and its line in the help.
type Binding struct {
	Action Action
	Keys   []string // as Bubble Tea writes them: "j", "ctrl+d", "shift+tab"
	Short  string   // its effect in one to three words
	Help   string   // its effect, in lower case
	Group  string   // heading in the help
}

// The headings of the help, in its order.
const (
	moving    = "Moving"
	places    = "Places"
	following = "Following"
	finding   = "Finding"
	articles  = "Articles and files"
	deciding  = "Correcting the digest"
	program   = "Program"
)

// Default returns the default keymap in the order of the help.
func Default() []Binding {
	return []Binding{
		{LineDown, []string{"j", "down"}, "down", "a line down", moving},
		{LineUp, []string{"k", "up"}, "up", "a line up", moving},
		{HalfDown, []string{"d", "ctrl+d"}, "half a page down", "half a page down", moving},
		{HalfUp, []string{"u", "ctrl+u"}, "half a page up", "half a page up", moving},
		{PageDown, []string{"space", "f", "ctrl+f", "pgdown"}, "page down", "a page down", moving},
		{PageUp, []string{"b", "ctrl+b", "pgup"}, "page up", "a page up", moving},
		{Top, []string{"g", "home"}, "top", "to the top", moving},
		{Bottom, []string{"G", "end"}, "bottom", "to the bottom", moving},

		{Home, []string{"0"}, "home", "home: the first page of the library", places},
		{FocusIndex, []string{"h", "left"}, "panel", "to the index panel", places},
		{FocusPage, []string{"l", "right"}, "page", "to the page", places},
		{FocusHere, []string{"."}, "on this page", "what is on this page: figures, events, numbers, claims", places},
		{ListTopics, []string{"1"}, "topics", "list topics", places},
		{ListFigures, []string{"2"}, "figures", "list figures", places},
		{ListEvents, []string{"3"}, "events", "list events", places},
		{ListArticles, []string{"4"}, "articles", "list articles", places},
		{ListClaims, []string{"5"}, "claims", "list claims and numbers", places},
		{Sort, []string{"s"}, "sort the list", "sort the list: by date or as given, most first, by name", places},
		{Filter, []string{"&"}, "filter the list", "filter the list; in that of articles the word unread leaves those that are", places},
		{Wider, []string{">"}, "wider panel", "make the panel wider", places},
		{Narrower, []string{"<"}, "narrower panel", "make the panel narrower", places},
		{NextArticle, []string{"J"}, "next article", "next article", places},
		{PrevArticle, []string{"K"}, "previous article", "previous article", places},
		{NextUnread, []string{"c"}, "next unread article", "continue with the next unread article", places},
		{NextTopic, []string{"]"}, "next topic", "next topic", places},
		{PrevTopic, []string{"["}, "previous topic", "previous topic", places},
		{Timeline, []string{"T"}, "timeline", "timeline: of the figure or event whose page is shown, else of all events; < and > show a longer and a shorter part", places},
		{Coverage, []string{"C"}, "coverage", "coverage: which article mentions what", places},
		{Compare, []string{"="}, "compare", "compare what each article says of this", places},
		{SideBySide, []string{"D"}, "side by side", "set the article side by side with the one that it has most in common with", places},
		{Origins, []string{"O"}, "origins", "which articles have most of their text of which others", places},
		{Since, []string{"S"}, "what is new", "what is new since you were here last", places},
		{Concordance, []string{"W"}, "row by row", "the stops of the trail below each other, one a row; < and > sort them by the word before and after", places},
		{Known, []string{"x"}, "dim what is known", "dim the sentences that you have read elsewhere, those that stand earlier in others, none", places},
		{NextNew, []string{"}"}, "next new passage", "next passage of the article that is not dimmed", places},
		{PrevNew, []string{"{"}, "previous new passage", "previous passage that is not dimmed", places},
		{Outline, []string{"t"}, "headings", "headings of this page", places},

		{NextLink, []string{"tab"}, "next link", "next link", following},
		{PrevLink, []string{"shift+tab"}, "previous link", "previous link", following},
		{Follow, []string{"enter"}, "follow", "follow the link", following},
		{Hints, []string{"F"}, "letters on links", "a letter on every visible link: type it to follow", following},
		{Thin, []string{"M"}, "fewer links", "which mentions are links: all, the first in each paragraph, people only", following},
		{NextStop, []string{"n"}, "next stop", "next stop of the trail, over article borders", following},
		{PrevStop, []string{"N"}, "previous stop", "previous stop of the trail", following},
		{NextOnTrail, []string{")"}, "next article of the trail", "next article of the trail, at its first stop", following},
		{PrevOnTrail, []string{"("}, "previous article of the trail", "previous article of the trail", following},
		{Back, []string{"H", "ctrl+o", "backspace", "alt+left"}, "back", "back to the place before", following},
		{Forward, []string{"L", "alt+right"}, "forward", "forward again", following},
		{Close, []string{"esc"}, "close", "let go of one thing: an overlay, the selected link, the trail", following},

		{Search, []string{"/"}, "search", "search all articles", finding},
		{Jump, []string{":", "ctrl+p"}, "go to", "go to anything by name", finding},

		{Select, []string{"v"}, "select sentences", "select sentences: j and k make it longer and shorter, Tab goes to the next", articles},
		{Keep, []string{"m"}, "keep the passage", "keep the passage, or let it go", articles},
		{WriteNote, []string{"a"}, "write a note", "write a note on the passage or, in a list, on the article", articles},
		{Notes, []string{"A"}, "notes", "what was kept, with its notes", articles},
		{Undo, []string{"U"}, "take back", "take the last change back", articles},
		{CopyPassage, []string{"y"}, "copy", "copy the passage with its citation", articles},
		{CopyLink, []string{"Y"}, "copy the link", "copy the article's link", articles},
		{OpenURL, []string{"o"}, "original", "open the original in the browser", articles},
		{EditFile, []string{"e"}, "edit", "edit the article's file, or the digest at the entry of what is selected", articles},
		{MarkRead, []string{"r"}, "mark read", "mark the article read or unread", articles},
		{Pipe, []string{"|"}, "to a program", "give the passage to a program, and show what it prints", articles},
		{Reload, []string{"R"}, "reload", "read the library again", articles},

		{Accept, []string{"+"}, "accept", "what the program has found is right; a spelling that may be a name is one; a number in selected sentences is followed", deciding},
		{Hide, []string{"-"}, "hide", "hide a figure, event or number", deciding},
		{Merge, []string{"*"}, "merge", "a figure is the same as another", deciding},
		{NotHere, []string{"~"}, "not in this article", "a name means somebody else in this article", deciding},
		{NextKind, []string{","}, "next kind", "a figure is a person, organization, place or thing", deciding},
		{Rename, []string{"E"}, "another name", "give a figure, event or number another name", deciding},

		{Zoom, []string{"z"}, "zoom", "zoom the page", program},
		{Mouse, []string{"%"}, "mouse off to select text", "mouse on or off (off lets the terminal select text)", program},
		{Bidi, []string{"@"}, "other reading order", "order what is read from right to left otherwise: in full, by words, not at all", program},
		{Help, []string{"?", "f1"}, "help", "this help", program},
		{Suspend, []string{"ctrl+z"}, "suspend", "suspend", program},
		{Quit, []string{"q"}, "quit", "close the top layer; quit at the root", program},
		{QuitNow, []string{"ctrl+c"}, "quit at once", "quit at once", program},
	}
}
