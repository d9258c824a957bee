package here_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/here"
	"briefing/ui/internal/viewtest"
	"briefing/ui/keys"
	"briefing/ui/nav"
)

func items() []here.Item {
	return []here.Item{
		{Label: "Vladimir Putin", Subject: "putin", Kind: briefing.KindFigure, Count: 4, Total: 41},
		{Label: "Putin and Pezeshkian meet in Ashgabat", Subject: "ashgabat", Kind: briefing.KindEvent, Count: 1, Total: 6},
		{Label: "Iran", Subject: "iran", Kind: briefing.KindFigure, Count: 12, Total: 1087},
		{Label: "イスラム革命防衛隊という名の組織と\nその部隊", Subject: "irgc", Kind: briefing.KindFigure, Count: 2, Total: 5},
	}
}

func passage(article, text, hit string) here.Passage {
	at := strings.Index(text, hit)
	span := briefing.Span{Start: at, End: at + len(hit)}
	return here.Passage{
		Title: "Treaty of Moscow and Tehran", Source: strings.ToUpper(article), Text: text, Hits: []briefing.Span{span},
		Target: page.Target{Page: page.ID{Kind: page.Article, Key: article}, At: span},
		From:   briefing.Ref{Article: briefing.ArticleID(article), Span: span},
	}
}

func passages() []here.Passage {
	return []here.Passage{
		passage("voa", "In Moscow Putin said that nothing in the treaty is aimed at anyone, and that it is no alliance.", "Putin"),
		passage("voa", "He is to travel soon, say those around Putin.", "Putin"),
		passage("nhk", "制裁と核合意と制裁の行方について、大統領はプーチンと話した。", "プーチン"),
	}
}

func unfolded(t *testing.T) here.Model {
	t.Helper()
	m := here.New().SetSize(38, 20).SetFocus(true).SetItems(items())
	m = lacks(t, m, "putin")
	return m.SetPassages("putin", passages(), len(passages()))
}

// lacks fails unless the panel lacks the passages of a subject, and has it ask for them.
func lacks(t *testing.T, m here.Model, want briefing.SubjectID) here.Model {
	t.Helper()
	m, got := m.Lacks()
	if got != want {
		t.Errorf("the panel lacks the passages of %q, want %q", got, want)
	}
	if _, again := m.Lacks(); again != "" {
		t.Errorf("it asks again for those of %q", again)
	}
	return m
}

func TestViews(t *testing.T) {
	m := unfolded(t)
	inside, _, _ := m.Act(keys.NextLink)
	empty := m.SetItems(nil)
	folded := here.New().SetItems(items())
	about := lacks(t, folded.SetAbout("iran"), "iran").SetPassages("iran", passages(), 90)
	for name, m := range map[string]here.Model{"subject": m, "passage": inside, "empty": empty, "folded": folded, "about": about} {
		for _, size := range [][2]int{{38, 18}, {26, 12}} {
			name := fmt.Sprintf("%s-%dx%d", name, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				view := m.SetSize(size[0], size[1]).View(viewtest.Theme())
				viewtest.Fits(t, view, size[0], size[1])
				viewtest.Golden(t, name, view)
			})
		}
	}
}

func TestFitsAnySize(t *testing.T) {
	m := unfolded(t)
	viewtest.Sweep(func(w, h int) {
		m := m.SetSize(w, h)
		viewtest.Fits(t, m.View(viewtest.Theme()), w, h)
		for _, a := range []keys.Action{keys.NextLink, keys.NextLink, keys.Bottom, keys.PageUp} {
			m, _, _ = m.Act(a)
			viewtest.Fits(t, m.View(viewtest.Theme()), w, h)
		}
		viewtest.Fits(t, here.New().SetSize(w, h).View(viewtest.Theme()), w, h)
	})
}

func TestActions(t *testing.T) {
	dossier := func(id briefing.SubjectID) nav.Intent {
		return nav.Open{Target: page.Target{Page: page.OfSubject(id), Follow: id}}
	}
	open := func(i int) nav.Intent {
		p := passages()[i]
		return nav.Open{Target: p.Target, From: p.From}
	}
	for _, test := range []struct {
		do   string
		want nav.Intent
	}{
		{"follow", dossier("putin")},
		{"line-down", nil},
		{"line-down line-up follow", dossier("putin")},
		{"line-up", nav.Say{Text: "this is the top of the list"}},
		{"line-down follow", dossier("iran")},
		{"bottom follow", dossier("ashgabat")},
		{"bottom line-down", nav.Say{Text: "this is the end of the list"}},
		{"bottom next-link", nav.Say{Text: "no passage elsewhere"}},
		{"next-link", nil},
		{"next-link follow", open(0)},
		{"next-link next-link follow", open(1)},
		{"next-link next-link next-link follow", open(2)},
		{"next-link next-link next-link next-link follow", dossier("putin")},
		{"previous-link follow", open(2)},
		{"next-link line-down follow", dossier("iran")},
		{"line-down next-link follow", dossier("iran")}, // its passages are not there yet
	} {
		m, got := unfolded(t), nav.Intent(nil)
		for _, do := range strings.Fields(test.do) {
			var handled bool
			if m, got, handled = m.Act(keys.Action(do)); !handled {
				t.Errorf("%s is not handled", do)
			}
			m, _ = m.Lacks()
		}
		if got != test.want {
			t.Errorf("%s: got %v, want %v", test.do, got, test.want)
		}
	}
	if _, got, handled := unfolded(t).Act(keys.Quit); handled || got != nil {
		t.Errorf("quit is handled: %v", got)
	}
	if _, got, _ := here.New().SetSize(30, 10).Act(keys.Follow); got != (nav.Say{Text: "nothing to follow on this page"}) {
		t.Errorf("an empty panel opens %v", got)
	}
}

// TestStalePassages says that passages of a subject that the cursor has left are
// not shown.
func TestStalePassages(t *testing.T) {
	m, _, _ := unfolded(t).Act(keys.LineDown)
	m = lacks(t, m, "iran")
	if late := m.SetPassages("putin", passages(), len(passages())); late.View(viewtest.Theme()) != m.View(viewtest.Theme()) {
		t.Errorf("stale passages are shown:\n%s", ansi.Strip(late.View(viewtest.Theme())))
	}
}

// TestNewPage says that the cursor stays on its subject from page to page, and
// goes to the first one where it is not mentioned.
func TestNewPage(t *testing.T) {
	m, _, _ := unfolded(t).Act(keys.LineDown)
	m = lacks(t, lacks(t, m, "iran").SetItems(items()[1:]), "iran")
	m = lacks(t, m.SetItems(items()[:1]), "putin")
	m = lacks(t, m.SetItems(nil), "")
	lacks(t, m.SetItems(items()), "putin")
}

// TestAbout says that without the keyboard the panel unfolds what the page's link or the
// trail is about, if that is mentioned, and that the keyboard begins there.
func TestAbout(t *testing.T) {
	m := lacks(t, here.New().SetSize(38, 20).SetItems(items()), "")
	m = lacks(t, m.SetAbout("iran"), "iran").SetPassages("iran", passages(), 90)
	if view := ansi.Strip(m.View(viewtest.Theme())); !strings.Contains(view, "and 87 more") {
		t.Errorf("the passages are not shown:\n%s", view)
	}
	m = lacks(t, m.SetFocus(true), "")
	if _, got, _ := m.Act(keys.Follow); got != nav.Intent(nav.Open{Target: page.Target{Page: page.OfSubject("iran"), Follow: "iran"}}) {
		t.Errorf("with the keyboard Enter asks for %v", got)
	}
	if m = lacks(t, m.SetAbout("irgc"), ""); m.SetFocus(false).View(viewtest.Theme()) == m.View(viewtest.Theme()) {
		t.Error("the keyboard is not seen")
	}
	m = lacks(t, m.SetFocus(false), "irgc")
	m = lacks(t, m.SetItems(items()), "irgc") // on another page
	m = lacks(t, m.SetItems(items()[:1]), "") // where it is not
	lacks(t, m.SetAbout("nobody").SetItems(items()), "")
}

// TestManyPassages says that those of one subject leave room for the others, and
// that what is not shown is counted.
func TestManyPassages(t *testing.T) {
	var many []here.Passage
	for range 40 {
		many = append(many, passages()[0])
	}
	m := unfolded(t).SetPassages("putin", many, len(many))
	view := ansi.Strip(m.View(viewtest.Theme()))
	for _, want := range []string{"and 36 more", "Iran ", "Vladimir Putin", "Events"} {
		if !strings.Contains(view, want) {
			t.Errorf("%q is not to be seen:\n%s", want, view)
		}
	}
}

func TestClick(t *testing.T) {
	m := unfolded(t)
	for y, line := range strings.Split(ansi.Strip(m.View(viewtest.Theme())), "\n") {
		_, got := m.Click(5, y)
		var want nav.Intent
		switch {
		case strings.Contains(line, "Vladimir"):
			want = nav.Open{Target: page.Target{Page: page.OfSubject("putin"), Follow: "putin"}}
		case strings.Contains(line, "Iran "):
			if after, _ := m.Click(5, y); !selects(after, "iran") {
				t.Errorf("line %d, %q does not take the cursor", y, line)
			}
		case strings.Contains(line, "nothing in") || strings.Contains(line, "aimed") || y == 4:
			want = nav.Open{Target: passages()[0].Target, From: passages()[0].From}
		case strings.Contains(line, "Figures") || strings.Contains(line, "Here"):
		default:
			continue
		}
		if got != want {
			t.Errorf("line %d, %q: got %v, want %v", y, line, got, want)
		}
	}
}

func selects(m here.Model, id briefing.SubjectID) bool {
	_, got := m.Lacks()
	return got == id
}

func TestWheel(t *testing.T) {
	m := unfolded(t).SetSize(38, 8)
	scrolled := m.Wheel(3)
	if scrolled.View(viewtest.Theme()) == m.View(viewtest.Theme()) {
		t.Error("the wheel does not scroll")
	}
	if _, got, _ := scrolled.Act(keys.Follow); got != nav.Intent(nav.Open{Target: page.Target{Page: page.OfSubject("putin"), Follow: "putin"}}) {
		t.Errorf("the wheel moves the cursor: %v", got)
	}
}
