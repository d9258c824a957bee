package linear

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/keys"
)

// word is what a line can ask for. It has the first key of an action as its name, where
// that is a character, and words.
type word struct {
	action keys.Action // keys.None if it has words alone
	words  []string
	arg    string // what can follow it, for the help
	help   string
	do     func(s *session, arg string)
}

func (s *session) commands() []word {
	return []word{
		{keys.PageDown, []string{"read", "more"}, "", "go on reading; an empty line does so too", (*session).readOn},
		{keys.LineDown, []string{"sentence"}, "", "the next sentence", func(s *session, _ string) { s.sentence(1) }},
		{keys.LineUp, nil, "", "the sentence before", func(s *session, _ string) { s.sentence(-1) }},
		{keys.PageUp, nil, "", "the paragraph before", (*session).paragraphBefore},
		{keys.Top, []string{"top"}, "", "the beginning", (*session).toTop},
		{keys.Bottom, []string{"bottom", "end"}, "", "the last paragraph", (*session).bottom},
		{keys.None, []string{"where"}, "", "where you are", (*session).where},
		{keys.None, []string{"again"}, "", "the passage once more", func(s *session, _ string) { s.passage() }},

		{keys.Home, []string{"home", "start"}, "", "the lists of the library", func(s *session, _ string) { s.welcome() }},
		{keys.None, []string{"overview"}, "", "the first page of the library", opens(page.ID{Kind: page.Overview})},
		{keys.ListTopics, []string{"topics"}, "", "topics", opens(page.ID{Kind: page.List, Key: string(briefing.KindTopic)})},
		{keys.ListFigures, []string{"figures"}, "", "figures", opens(page.ID{Kind: page.List, Key: string(briefing.KindFigure)})},
		{keys.ListEvents, []string{"events"}, "", "events", opens(page.ID{Kind: page.List, Key: string(briefing.KindEvent)})},
		{keys.ListArticles, []string{"articles"}, "", "articles", opens(page.ID{Kind: page.List, Key: string(page.Article)})},
		{keys.ListClaims, []string{"claims"}, "", "claims", opens(page.ID{Kind: page.List, Key: string(briefing.KindClaim)})},
		{keys.None, []string{"numbers"}, "", "numbers", opens(page.ID{Kind: page.List, Key: string(briefing.KindNumber)})},
		{keys.Filter, []string{"filter"}, "WORDS", "only the rows of the page with these words", (*session).filter},
		{keys.Sort, []string{"sort"}, "[count]", "the numbered rows of the page by their words, or by how much they count", (*session).sort},
		{keys.NextArticle, nil, "", "the next article", func(s *session, _ string) { s.neighbour(1) }},
		{keys.PrevArticle, nil, "", "the article before", func(s *session, _ string) { s.neighbour(-1) }},
		{keys.NextUnread, []string{"continue", "unread"}, "", "the next unread article", (*session).nextUnread},
		{keys.None, []string{"resume"}, "", "the article at which you were last time", (*session).resumeLast},
		{keys.NextTopic, nil, "", "the next topic", func(s *session, _ string) { s.topic(1) }},
		{keys.PrevTopic, nil, "", "the topic before", func(s *session, _ string) { s.topic(-1) }},
		{keys.Timeline, []string{"timeline"}, "[NAME]", "the timeline, of a figure or event or of all", (*session).timeline},
		{keys.Coverage, []string{"coverage"}, "", "which article mentions what", opens(page.ID{Kind: page.Coverage})},
		{keys.Compare, []string{"compare"}, "[NAME]", "what each article says of a claim, number, event or figure", (*session).compare},
		{keys.SideBySide, []string{"diff"}, "[ARTICLE]", "the article beside another, or the one that it has most in common with", (*session).beside},
		{keys.Origins, []string{"origins"}, "", "which articles have most of their text of which others", (*session).origins},
		{keys.Concordance, []string{"concordance"}, "", "the passages of a figure or search, sorted by the words beside them", (*session).concordance},
		{keys.Since, []string{"since", "new"}, "", "what is new since you were here last", (*session).since},
		{keys.NextNew, []string{"fresh"}, "", "the next passage of the article that stands in no earlier one", func(s *session, _ string) { s.newPassage(1) }},
		{keys.PrevNew, nil, "", "such a passage before", func(s *session, _ string) { s.newPassage(-1) }},
		{keys.Outline, []string{"headings"}, "", "the headings of the page", (*session).outline},
		{keys.None, []string{"sources"}, "", "the sources, and the claims that one of them reports alone", opens(page.ID{Kind: page.Sources})},
		{keys.None, []string{"documents"}, "", "the documents that were not read", opens(page.ID{Kind: page.Documents})},
		{keys.None, []string{"proposed"}, "", "what stands in the texts, not in the digest", opens(page.ID{Kind: page.Proposed})},
		{keys.None, []string{"problems"}, "", "the problems of the digest", opens(page.ID{Kind: page.Problems})},

		{keys.Hints, []string{"links"}, "", "what the passage names, with numbers", (*session).links},
		{keys.FocusHere, []string{"here"}, "", "what the page mentions, with numbers", (*session).here},
		{keys.NextStop, []string{"next"}, "", "the next stop of the trail", func(s *session, _ string) { s.step(1, false) }},
		{keys.PrevStop, []string{"previous"}, "", "the stop before", func(s *session, _ string) { s.step(-1, false) }},
		{keys.NextOnTrail, nil, "", "the next article of the trail", func(s *session, _ string) { s.step(1, true) }},
		{keys.PrevOnTrail, nil, "", "the article of the trail before", func(s *session, _ string) { s.step(-1, true) }},
		{keys.Back, []string{"back"}, "", "back to the place before", func(s *session, _ string) { s.move(-1) }},
		{keys.Forward, []string{"forward"}, "", "forward again", func(s *session, _ string) { s.move(1) }},
		{keys.Close, []string{"drop"}, "", "leave the trail", (*session).drop},

		{keys.Search, []string{"search", "find"}, "WORDS", "search all articles", (*session).search},
		{keys.Jump, []string{"go", "show", "open"}, "NAME", "go to anything by its name, or to a passage by its ref", (*session).jump},

		{keys.Keep, []string{"keep"}, "", "keep the passage, or let it go", (*session).keep},
		{keys.WriteNote, []string{"note"}, "[TEXT]", "write a note on the passage", (*session).note},
		{keys.Notes, []string{"notes"}, "", "what was kept", (*session).listNotes},
		{keys.None, []string{"memo"}, "[topic|article]", "what was kept as a brief", (*session).memo},
		{keys.None, []string{"verify"}, "FILE", "look up what a draft says", (*session).verify},
		{keys.Undo, []string{"undo"}, "", "take the last change back", (*session).takeBack},
		{keys.CopyPassage, []string{"copy", "cite"}, "", "the passage with its source, and onto the clipboard", (*session).copy},
		{keys.CopyLink, []string{"link"}, "", "the address of the article, and onto the clipboard", (*session).copyLink},
		{keys.OpenURL, []string{"original"}, "", "open the original in the browser", (*session).original},
		{keys.EditFile, []string{"file", "edit"}, "", "the file of the article, or of the digest", (*session).file},
		{keys.MarkRead, nil, "", "mark the article read or unread", (*session).toggleRead},
		{keys.Pipe, []string{"pipe"}, "PROGRAM", "give the passage to a program and read what it prints", (*session).pipe},
		{keys.Reload, []string{"reload"}, "", "read the library again", (*session).reload},

		{keys.Accept, []string{"accept"}, "[NAME]", "what the program has found is right, or take a proposed name", (*session).accept},
		{keys.Hide, []string{"hide"}, "[NAME]", "hide the figure, event or number, or never propose a name again", (*session).hide},
		{keys.Merge, []string{"merge"}, "[NAME]", "the figure is the same as another", (*session).merge},
		{keys.NotHere, nil, "", "the name means somebody else in this article", (*session).notHere},
		{keys.NextKind, []string{"kind"}, "", "the figure is a person, organization, place or thing", (*session).nextKind},
		{keys.Rename, []string{"rename"}, "NAME", "give the figure, event or number another name", (*session).rename},

		{keys.Help, []string{"help"}, "[COMMAND]", "what a command does, or all of them", (*session).help},
		{keys.Quit, []string{"quit", "exit"}, "", "quit", func(s *session, _ string) { s.done = true }},
	}
}

// ofScreen are the actions that have to do with a screen and nothing else.
var ofScreen = []keys.Action{
	keys.HalfDown, keys.HalfUp, keys.FocusIndex, keys.FocusPage, keys.Wider, keys.Narrower, keys.NextLink, keys.PrevLink,
	keys.Follow, keys.Thin, keys.Select, keys.Zoom, keys.Mouse, keys.Bidi, keys.Suspend, keys.QuitNow,
	keys.Known,
}

// opens returns a command that opens a page.
func opens(id page.ID) func(*session, string) {
	return func(s *session, _ string) { s.visit(page.Target{Page: id}, briefing.Ref{}) }
}

// obey carries out a line.
func (s *session) obey(line string) {
	line = strings.TrimSpace(line)
	if line == "" {
		s.readOn("")
		return
	}
	if n, err := strconv.Atoi(line); err == nil && line != "0" {
		s.choose(n)
		return
	}
	if c, arg, ok := s.command(line); ok {
		c.do(s, arg)
		return
	}
	if own, ok := s.opts.Config.Command(line, line); ok {
		s.run(own)
		return
	}
	s.jumpOr(line)
}

// command returns the command that a line begins with, and the rest of the line.
func (s *session) command(line string) (word, string, bool) {
	name, arg, _ := strings.Cut(line, " ")
	all := s.commands()
	for _, c := range all {
		for _, w := range c.words {
			if strings.EqualFold(w, name) {
				return c, strings.TrimSpace(arg), true
			}
		}
	}
	find := func(key string) (word, bool) {
		action := s.opts.Config.Keys.Action(key)
		for _, c := range all {
			if c.action == action && action != keys.None {
				return c, true
			}
		}
		return word{}, false
	}
	if c, ok := find(name); ok {
		return c, strings.TrimSpace(arg), true
	}
	_, size := utf8.DecodeRuneInString(line)
	if sign := line[:size]; strings.ContainsAny(sign, "/:=&*~+-|") { // "/ferry" is "/ ferry"
		if c, ok := find(sign); ok {
			return c, strings.TrimSpace(line[size:]), true
		}
	}
	return word{}, "", false
}

// choose opens what a number stands for.
func (s *session) choose(n int) {
	all := s.flow.choices
	if s.list != nil {
		all = s.list.choices
	}
	switch {
	case n >= 1 && n <= len(all):
		c := all[n-1]
		if c.do != nil {
			c.do()
			return
		}
		s.visit(c.to, c.from)
	case len(all) == 0:
		s.say("Nothing is numbered here. Type links for what the passage names, or help.")
	default:
		s.say("No number " + strconv.Itoa(n) + " here: 1 to " + count(len(all)) + " can be opened.")
	}
}

// help lists the commands, or only the one that a line with arg would ask for.
func (s *session) help(arg string) {
	if arg != "" {
		if c, _, ok := s.command(arg); ok {
			s.say(full(s.helpOf(c)))
		} else {
			s.say("No command is called " + full(arg) + " Type help for all.")
		}
		return
	}
	f := flow{what: "commands"}
	for _, c := range s.commands() {
		if text := s.helpOf(c); text != "" {
			f.rows = append(f.rows, row{text: text})
		}
	}
	for _, own := range s.opts.Config.Commands {
		f.rows = append(f.rows, row{text: own.Name + ": your own command"})
	}
	s.say("A command is a line. Capital letters count. A number opens what it stands before; a name opens what it names.")
	s.offer(f)
}

// helpOf returns the names of a command and what it does; "" if it has no name.
func (s *session) helpOf(c word) string {
	var names []string
	if key := s.opts.Config.Keys.Keys(c.action); c.action != keys.None && len(key) > 0 && utf8.RuneCountInString(key[0]) == 1 && (key[0] < "1" || key[0] > "9") {
		names = append(names, key[0])
	}
	names = append(names, c.words...)
	if len(names) == 0 {
		return ""
	}
	said := strings.Join(names, " or ")
	if c.arg != "" {
		said += " " + c.arg
	}
	return said + ": " + c.help
}
