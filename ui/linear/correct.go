package linear

import (
	"errors"
	"fmt"
	"strings"

	"briefing/briefing"
	"briefing/briefing/digest"
	"briefing/briefing/library"
	"briefing/briefing/page"
	"briefing/ui/trail"
)

// change is a change of notes or digest that can be taken back.
type change struct {
	said string
	undo func() error
}

// takeBack takes the last change back.
func (s *session) takeBack(string) {
	if len(s.undo) == 0 {
		s.say("Nothing to take back.")
		return
	}
	last := s.undo[len(s.undo)-1]
	s.undo = s.undo[:len(s.undo)-1]
	if err := last.undo(); err != nil {
		s.say(full(err.Error()))
		return
	}
	s.say("Taken back:", full(last.said))
}

// correct writes a decision into the digest, and reads the library again.
func (s *session) correct(d digest.Decision) {
	done, err := s.lib.Correct(s.opts.Library, d.Change)
	if err != nil {
		s.say(full(err.Error()))
		return
	}
	s.undo = append(s.undo, change{d.What, func() error {
		if err := done.Undo(); err != nil {
			return err
		}
		return s.renew(library.Options{})
	}})
	s.say(full(d.What), "U takes it back.")
	if news := done.News(); news != "" {
		s.say(full(news))
	}
	if err := s.renew(library.Options{}); err != nil {
		s.say(full(err.Error()))
	}
}

// correctable returns the figure, event or number at hand. If there is none, it says so.
func (s *session) correctable() briefing.Subject {
	subject := s.subject()
	if subject != nil {
		switch subject.Kind() {
		case briefing.KindFigure, briefing.KindEvent, briefing.KindNumber:
			return subject
		}
	}
	s.say("Nothing to correct here: open a figure, event or number.")
	return nil
}

// figure returns the figure at hand. If there is none, it says so.
func (s *session) figure() *briefing.Figure {
	f, ok := s.subject().(*briefing.Figure)
	if !ok {
		s.say("Only figures can be corrected this way: open one.")
	}
	return f
}

// proposed returns the subject of a name that is only proposed. If there is none, it says so.
func (s *session) proposed(name string) briefing.Subject {
	all, err := s.lib.Proposals(s.ctx)
	if err != nil {
		s.say(full(err.Error()))
		return nil
	}
	for _, p := range all.All {
		if strings.EqualFold(p.Name(), name) {
			return p.Subject
		}
	}
	s.say(full(name + " is not proposed: type proposed for what is"))
	return nil
}

func (s *session) accept(name string) {
	if name != "" {
		if f := s.proposed(name); f != nil {
			s.correct(digest.Follow(f))
		}
		return
	}
	switch subject := s.correctable(); {
	case subject == nil:
	case !briefing.IsFound(subject):
		s.say(full(subject.Label() + " is in the digest already"))
	default:
		s.correct(digest.Accept(subject))
	}
}

func (s *session) hide(name string) {
	if name != "" {
		if f := s.proposed(name); f != nil {
			s.correct(digest.Refuse(f))
		}
		return
	}
	if subject := s.correctable(); subject != nil {
		s.correct(digest.Hide(subject))
	}
}

func (s *session) nextKind(string) {
	if f := s.figure(); f != nil {
		s.correct(digest.NextKind(f))
	}
}

func (s *session) notHere(string) {
	f := s.figure()
	switch {
	case f == nil:
	case s.article == nil:
		s.say("Open an article to say that " + f.Name + " is not in it.")
	default:
		s.correct(digest.NotIn(f, s.article.ID))
	}
}

// merge says that the figure at hand is another, which is named or chosen.
func (s *session) merge(name string) {
	f := s.figure()
	if f == nil {
		return
	}
	if name != "" {
		subject := s.subjectNamed(name, "merge")
		into, ok := subject.(*briefing.Figure)
		switch {
		case subject == nil:
		case !ok || into.ID == f.ID:
			s.say(full(name + " is not another figure"))
		default:
			s.correct(digest.Merge(f, into))
		}
		return
	}
	list := flow{}
	for _, o := range digest.Likeliest(s.lib.Digest(), f, s.Tallies) {
		list.add(fmt.Sprintf("%s, %s, %s", o.Name, o.Type, s.Tallies[o.ID]), choice{do: func() { s.correct(digest.Merge(f, o)) }})
	}
	if len(list.rows) == 0 {
		s.say("There is no other figure.")
		return
	}
	s.say(full(f.Name + " is the same as which? Type a number"))
	s.offer(list)
}

func (s *session) rename(name string) {
	subject := s.correctable()
	switch {
	case subject == nil:
	case name == "":
		s.say("Rename " + subject.Label() + ": type the new name too.")
	default:
		s.correct(digest.Rename(subject, name))
	}
}

// reload reads the library again, every document of it.
func (s *session) reload(string) {
	switch err := s.renew(library.Options{Thorough: true}); {
	case errors.Is(err, library.ErrUnchanged):
		s.say("Nothing has changed.")
	case err != nil:
		s.say(full(err.Error()))
	default:
		s.say("Read again.", full(s.holds()))
	}
}

// renew reads the library again and stays at the place.
func (s *session) renew(how library.Options) error {
	opts := s.opts.Library
	opts.Whole, opts.Empty, opts.Progress, opts.Since, opts.Thorough = true, true, s.progress(), s.lib, how.Thorough
	lib, err := library.Open(s.ctx, opts)
	if err != nil {
		return err
	}
	was := s.lib
	if err := s.adopt(lib); err != nil {
		return errors.Join(err, lib.Close())
	}
	if s.trails.IsWalked() {
		at, _ := s.lastStop()
		t, err := s.again(s.trails.Trail.Trail)
		if err != nil {
			return errors.Join(err, was.Close())
		}
		s.trails.Walk(trail.Trail{Trail: t, At: t.Index(at)})
	}
	err = s.stay(s.page.ID)
	if err != nil {
		s.say("The page you were on is gone. Type home, or a name.")
		err = s.make(home.Page)
	}
	return errors.Join(err, was.Close())
}

// stay makes the page again that is read, at the same row.
func (s *session) stay(id page.ID) error {
	next, cursor := s.flow.next, s.cursor
	if err := s.make(id); err != nil {
		return err
	}
	s.flow.next = min(next, len(s.flow.rows))
	if s.article != nil && cursor.End <= len(s.article.Text) {
		s.cursor = cursor
	}
	return nil
}

// file says which file the article is in, or where the digest has the subject at hand.
func (s *session) file(string) {
	if s.article != nil {
		if s.opts.Library.Path == "" {
			s.say("The built-in articles are not files to edit.")
			return
		}
		s.say(s.lib.File(s.article.Entry))
		return
	}
	name := library.DigestPath(s.opts.Library)
	if name == "" || !s.lib.HasDigest {
		s.say("There is no digest to edit.")
		return
	}
	line := 1
	if subject := s.subject(); subject != nil {
		line = max(s.lib.EntryLine(subject.SubjectID()), 1)
	}
	s.say(fmt.Sprintf("%s, line %d", name, line))
}
