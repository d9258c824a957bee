package index_test

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"briefing/briefing"
	"briefing/briefing/page"
	"briefing/ui/index"
	"briefing/ui/internal/viewtest"
	"briefing/ui/keys"
	"briefing/ui/nav"
)

func lists() index.Lists {
	subject := func(id string) page.ID { return page.ID{Kind: page.Dossier, Key: id} }
	article := func(id string) page.ID { return page.ID{Kind: page.Article, Key: id} }
	return index.Lists{
		Topics: index.Slice{
			{Label: "Drones", Count: 1204, Page: subject("drones")},
			{Label: "Ties of Russia and Iran", Count: 41, Page: subject("ties")},
			{Label: "核合意と制裁の行方についての長い題", Count: 7, Page: subject("deal")},
			{Label: "Nothing said", Page: subject("none")},
		},
		Figures: index.Slice{
			{Label: "Vladimir Putin", Count: 41, Page: subject("putin"), Group: "People"},
			{Label: "Iran", Count: 87, Page: subject("iran"), Group: "Places"},
			{Label: "Masoud Pezeshkian", Count: 23, Page: subject("pezeshkian"), Group: "People"},
			{Label: "Islamic Revolutionary Guard Corps", Count: 5, Page: subject("irgc"), Group: "Organizations"},
		},
		Events: index.Slice{
			{Label: "Putin and Pezeshkian meet in Ashgabat", Detail: "11 Oct 2024", Count: 6, Page: subject("ashgabat")},
			{Label: "Treaty signed", Detail: "17 Jan 2025", Count: 12, Page: subject("treaty")},
		},
		Claims: index.Slice{
			{Label: "Iran supplied Russia with drones that it uses in the war in Ukraine.", Detail: "+3 −2 “”1", Count: 11, Page: subject("supplied")},
			{Label: "Shahed drones", Detail: "number · drones", Count: 1, Page: subject("shahed")},
		},
		Unit: "mentions", Length: "words",
		Dated: true,
		Articles: index.Slice{
			{Label: "A headline that is longer than any panel will ever be", Detail: "DW · 17 Jan 2025", Page: article("dw"), Count: 3},
			{Label: "E\u0301te\u0301 in two\nlines", Detail: "VOA", Page: article("voa"), Read: true, Count: 12},
		},
	}
}

func TestViews(t *testing.T) {
	second := []page.ID{
		lists().Topics[1].Page, lists().Figures[1].Page, lists().Events[1].Page, lists().Articles.At(1).Page, lists().Claims[1].Page,
	}
	for _, size := range [][2]int{{24, 8}, {34, 12}, {60, 8}} {
		for l := index.Topics; l <= index.Claims; l++ {
			name := fmt.Sprintf("%d-%dx%d", l+1, size[0], size[1])
			t.Run(name, func(t *testing.T) {
				m := index.New().SetLists(lists()).SetSize(size[0], size[1]).SetFocus(true).Show(l)
				m = m.SetCurrent(second[l])
				view := m.View(viewtest.Theme())
				viewtest.Fits(t, view, size[0], size[1])
				viewtest.Golden(t, name, view)
			})
		}
	}
}

func TestFitsAnySize(t *testing.T) {
	m := index.New().SetLists(lists())
	empty := index.New()
	m = m.SetUnread(1234)
	viewtest.Sweep(func(w, h int) {
		for l := index.Topics; l <= index.Claims; l++ {
			viewtest.Fits(t, m.SetSize(w, h).Show(l).View(viewtest.Theme()), w, h)
		}
		viewtest.Fits(t, empty.SetSize(w, h).View(viewtest.Theme()), w, h)
	})
}

func TestActions(t *testing.T) {
	for _, test := range []struct {
		do   []keys.Action
		want nav.Intent
	}{
		{[]keys.Action{keys.LineDown}, nil},
		{[]keys.Action{keys.Follow}, open(page.Dossier, "drones")},
		{[]keys.Action{keys.LineDown, keys.Follow}, open(page.Dossier, "ties")},
		{[]keys.Action{keys.Bottom, keys.Follow}, open(page.Dossier, "none")},
		{[]keys.Action{keys.ListFigures, keys.Follow}, open(page.Dossier, "putin")},
		{[]keys.Action{keys.ListFigures, keys.LineDown, keys.LineDown, keys.Follow}, open(page.Dossier, "iran")},
		{[]keys.Action{keys.ListEvents, keys.PageDown, keys.Follow}, open(page.Dossier, "treaty")},
		{[]keys.Action{keys.ListArticles, keys.Follow}, open(page.Article, "dw")},
		{[]keys.Action{keys.ListArticles, keys.Bottom, keys.Top, keys.LineDown, keys.Follow}, open(page.Article, "voa")},
		// every list keeps its cursor
		{[]keys.Action{keys.LineDown, keys.ListEvents, keys.Bottom, keys.ListTopics, keys.Follow}, open(page.Dossier, "ties")},
	} {
		m := index.New().SetLists(lists()).SetSize(30, 10).SetFocus(true)
		var got nav.Intent
		for _, a := range test.do {
			var handled bool
			if m, got, handled = m.Act(a); !handled {
				t.Errorf("%v: %s is not handled", test.do, a)
			}
		}
		if got != test.want {
			t.Errorf("%v: got %v, want %v", test.do, got, test.want)
		}
	}
	for a, want := range map[keys.Action]string{
		keys.LineUp: "this is the top of the list", keys.ListTopics: "the topics are listed already", keys.Top: "this is the top of the list",
	} {
		m := index.New().SetLists(lists()).SetSize(30, 10).SetFocus(true)
		if _, got, _ := m.Act(a); got != (nav.Say{Text: want}) {
			t.Errorf("%s: got %v, want that it says %q", a, got, want)
		}
	}
	if _, got, handled := index.New().Act(keys.Quit); handled || got != nil {
		t.Errorf("quit is handled: %v", got)
	}
	if _, got, _ := index.New().SetSize(20, 5).Act(keys.Follow); got != (nav.Say{Text: "there are no topics to open"}) {
		t.Errorf("an empty list opens %v", got)
	}
}

func open(kind page.Kind, key string) nav.Intent {
	to := page.Target{Page: page.ID{Kind: kind, Key: key}}
	if kind == page.Dossier {
		to.Follow = briefing.SubjectID(key)
	}
	return nav.Open{Target: to}
}

// TestClick clicks on what the view shows, found by its text.
func TestClick(t *testing.T) {
	for _, w := range []int{20, 28, 34, 38, 60} {
		m := index.New().SetLists(lists()).SetSize(w, 14)
		tabs := []string{"Topics", "2", "3", "4", "5"}
		if w == 38 { // room for names, but not for the digits
			tabs = []string{"Topics", "Figures", "Events", "Articles", "Claims"}
		}
		for l, name := range tabs {
			x, y := find(t, m, name)
			m, _ = m.Click(x, y)
			if got := m.List(); got != index.List(l) {
				t.Errorf("width %d: click on %q shows list %d", w, name, got)
			}
			m = m.Show(index.Topics)
		}
		for l, entry := range []string{"Ties of", "Iran", "Treaty", "VOA", "Shahed"} {
			m = m.Show(index.List(l))
			x, y := find(t, m, entry)
			var got nav.Intent
			m, got = m.Click(x, y)
			if want := []nav.Intent{
				open(page.Dossier, "ties"), open(page.Dossier, "iran"), open(page.Dossier, "treaty"), open(page.Article, "voa"), open(page.Dossier, "shahed"),
			}[l]; got != want {
				t.Errorf("width %d: click on %q: got %v, want %v", w, entry, got, want)
			}
		}
		m = m.Show(index.Figures)
		x, y := find(t, m, "People")
		if _, got := m.Click(x, y); got != nil {
			t.Errorf("click on a heading: %v", got)
		}
		if _, got := m.Click(3, 13); got != nil {
			t.Errorf("click below the rows: %v", got)
		}
	}
}

func find(t *testing.T, m index.Model, text string) (x, y int) {
	t.Helper()
	for y, line := range strings.Split(ansi.Strip(m.View(viewtest.Theme())), "\n") {
		if before, _, ok := strings.Cut(line, text); ok {
			return ansi.StringWidth(before), y
		}
	}
	t.Fatalf("%q is not in the view", text)
	return 0, 0
}

// TestCurrent says that the cursor goes to the page that is shown only while the
// reader is elsewhere, and that lists read anew keep it.
func TestCurrent(t *testing.T) {
	treaty := page.ID{Kind: page.Dossier, Key: "treaty"}
	m := index.New().SetLists(lists()).SetSize(30, 10).Show(index.Events).SetCurrent(treaty)
	if _, got, _ := m.Act(keys.Follow); got != open(page.Dossier, "treaty") {
		t.Errorf("without the focus the cursor stays behind: %v", got)
	}
	m = m.SetFocus(true).SetCurrent(page.ID{Kind: page.Dossier, Key: "ashgabat"})
	if _, got, _ := m.Act(keys.Follow); got != open(page.Dossier, "treaty") {
		t.Errorf("the cursor is taken from the reader: %v", got)
	}
	anew := lists()
	slices.Reverse(anew.Events)
	if _, got, _ := m.SetLists(anew).Act(keys.Follow); got != open(page.Dossier, "treaty") {
		t.Errorf("lists read anew move the cursor: %v", got)
	}
}

func TestRead(t *testing.T) {
	theme := viewtest.Theme()
	now := lists()
	m := index.New().SetLists(now).SetSize(60, 12).Show(index.Articles)
	read := m.View(theme)
	now.Articles.(index.Slice)[1].Read = false
	if read == m.View(theme) {
		t.Error("a read article looks unread")
	}
}

// many is so many articles, made as they are asked for.
type many int

func (n many) Len() int { return int(n) }

func (n many) At(i int) index.Item {
	return index.Item{Label: "An article", Detail: "DW", Count: i, Page: page.OfArticle(briefing.ArticleID(fmt.Sprint(i)))}
}

func (n many) Find(id page.ID) int {
	i, err := strconv.Atoi(id.Key)
	if err != nil {
		return -1
	}
	return i
}

func (n many) Most() int { return int(n) }

func (n many) Dated() int { return int(n) }

func (n many) Words(int) string { return "an article" }

func (n many) Weight(i int) (string, int) { return "An article", i }

// TestMany says that of very many articles only those are made that are seen.
func TestMany(t *testing.T) {
	const n = 1 << 30
	m := index.New().SetLists(index.Lists{Articles: many(n)}).SetSize(34, 12).Show(index.Articles).SetFocus(true)
	m, _, _ = m.Act(keys.Bottom)
	if _, got, _ := m.Act(keys.Follow); got != open(page.Article, fmt.Sprint(n-1)) {
		t.Errorf("the last of many articles opens %v", got)
	}
	if view := m.View(viewtest.Theme()); !strings.Contains(view, "An article") {
		t.Errorf("the end of many articles:\n%s", view)
	}
}

// BenchmarkView shows a page and moves the cursor in a list of 100,000 articles.
func BenchmarkView(b *testing.B) {
	m := index.New().SetLists(index.Lists{Articles: many(100_000)}).SetSize(34, 50).Show(index.Articles)
	b.Run("SetCurrent", func(b *testing.B) {
		for b.Loop() {
			m = m.SetCurrent(page.OfArticle("99999"))
			_ = m.View(viewtest.Theme())
		}
	})
	b.Run("LineUp", func(b *testing.B) {
		for b.Loop() {
			m, _, _ = m.Act(keys.LineUp)
			_ = m.View(viewtest.Theme())
		}
	})
}

// TestUnread says how many articles are unread, beside the articles alone.
func TestUnread(t *testing.T) {
	for _, w := range []int{28, 39, 60} {
		m := index.New().SetLists(lists()).SetSize(w, 12).SetUnread(34)
		for l := index.Topics; l <= index.Claims; l++ {
			view := ansi.Strip(m.Show(l).View(viewtest.Theme()))
			if got := strings.Contains(view, "34 unread"); got != (l == index.Articles) {
				t.Errorf("width %d, %s: told is %t:\n%s", w, l, got, view)
			}
		}
		if view := ansi.Strip(m.SetUnread(0).Show(index.Articles).View(viewtest.Theme())); strings.Contains(view, "unread") {
			t.Errorf("width %d: nothing is unread:\n%s", w, view)
		}
	}
}

// labels returns the first words of the entries that a panel shows.
func labels(m index.Model) string {
	var out []string
	for _, line := range strings.Split(ansi.Strip(m.SetSize(80, 30).View(viewtest.Theme())), "\n")[2:] {
		if words := strings.Fields(strings.TrimLeft(line, "▌ ")); len(words) > 0 {
			out = append(out, words[0])
		}
	}
	return strings.Join(out, " ")
}

// TestSort goes through the orders of each list. Headings stay in their order.
func TestSort(t *testing.T) {
	m := index.New().SetLists(lists()).SetSize(80, 30).SetFocus(true)
	for _, test := range []struct {
		list index.List
		want []string // labels in one order after the other, and what is said
	}{
		{index.Topics, []string{
			"Drones Ties 核合意と制裁の行方についての長い題 Nothing", "Drones Ties 核合意と制裁の行方についての長い題 Nothing topics most first",
			"Drones Nothing Ties 核合意と制裁の行方についての長い題 topics by name", "Drones Ties 核合意と制裁の行方についての長い題 Nothing topics as given",
		}},
		{index.Figures, []string{
			"People Vladimir Masoud Places Iran Organizations Islamic", "People Vladimir Masoud Places Iran Organizations Islamic figures most first",
			"People Masoud Vladimir Places Iran Organizations Islamic figures by name",
		}},
		{index.Events, []string{
			"11 17", "17 11 events latest first", "17 11 events most first", "11 17 events by name", "11 17 events by date",
		}},
		{index.Articles, []string{
			"A DW E\u0301te\u0301 VOA", "E\u0301te\u0301 VOA A DW articles latest first", "E\u0301te\u0301 VOA A DW articles most first",
		}},
	} {
		m := m.Show(test.list)
		for i, want := range test.want {
			said := ""
			if i > 0 {
				var intent nav.Intent
				m, intent, _ = m.Act(keys.Sort)
				said = " " + intent.(nav.Say).Text
			}
			if got := labels(m) + said; got != want {
				t.Errorf("%v, order %d: got %q, want %q", test.list, i, got, want)
			}
		}
	}
}

// TestSortKeepsCursor says that the cursor stays on its entry, and that lists read anew
// are sorted as before.
func TestSortKeepsCursor(t *testing.T) {
	m := index.New().SetLists(lists()).SetSize(30, 20).SetFocus(true).Show(index.Figures)
	m, _, _ = m.Act(keys.Bottom)
	for range 4 {
		m, _, _ = m.Act(keys.Sort)
		if _, got, _ := m.Act(keys.Follow); got != open(page.Dossier, "irgc") {
			t.Errorf("the cursor is on %v", got)
		}
	}
	m, _, _ = m.Show(index.Events).Act(keys.Sort)
	before := labels(m)
	if got := labels(m.SetLists(lists())); got != before {
		t.Errorf("lists read anew: got %q, want %q", got, before)
	}
}

// typed types into the filter.
func typed(m index.Model, text string) index.Model {
	for _, r := range text {
		m, _ = m.Key(tea.KeyPressMsg{Code: r, Text: string(r)})
	}
	return m
}

// TestFilter narrows a list to what has the words in it.
func TestFilter(t *testing.T) {
	start := index.New().SetLists(lists()).SetSize(30, 20).SetFocus(true)
	for _, test := range []struct {
		list index.List
		text string
		want string
	}{
		{index.Topics, "dro", "Drones"},
		{index.Topics, "", "Drones Ties 核合意と制裁の行方についての長い題 Nothing"},
		{index.Topics, "制裁", "核合意と制裁の行方についての長い題"},
		{index.Figures, "an", "People Masoud Places Iran"},
		{index.Figures, "IRAN", "Places Iran"},
		{index.Figures, "corps guard", "Organizations Islamic"},
		{index.Articles, "voa ete", "E\u0301te\u0301 VOA"},
		{index.Events, "2025", "17"},
		{index.Claims, "−2", "Iran +3"},
		{index.Topics, "zzz", "no"},
	} {
		m, _, _ := start.Show(test.list).Act(keys.Filter)
		if !m.Filtering() {
			t.Fatal("keys are not typed into the filter")
		}
		if m = typed(m, test.text); labels(m) != test.want {
			t.Errorf("%q in %v: got %q, want %q", test.text, test.list, labels(m), test.want)
		}
		x, y := m.Cursor()
		if x != 3+ansi.StringWidth(test.text) || y != 1 {
			t.Errorf("%q: the text cursor is at %d, %d", test.text, x, y)
		}
		if m, _ = m.Key(tea.KeyPressMsg{Code: tea.KeyEscape}); m.Filtering() || m.Filtered() {
			t.Errorf("%q: Esc leaves the filter", test.text)
		}
	}
	m, _, _ := start.Show(index.Figures).Act(keys.Filter)
	m = typed(m, "iran")
	m, got := m.Key(tea.KeyPressMsg{Code: tea.KeyEnter})
	if got != open(page.Dossier, "iran") || m.Filtering() || !m.Filtered() {
		t.Errorf("Enter opens %v, typing: %t, filtered: %t", got, m.Filtering(), m.Filtered())
	}
	if m, _, _ = m.Act(keys.Close); m.Filtered() {
		t.Error("Esc leaves the filter that is not typed into")
	}
	if _, _, ok := m.Act(keys.Close); ok {
		t.Error("Esc without a filter is not the panel's")
	}
}

// TestFilterIgnoresAccents has a filter look in labels and details without accents and
// case, as they come from whoever lists them.
func TestFilterIgnoresAccents(t *testing.T) {
	items := index.Slice{{Label: "Erdoğan’s ANSWER", Detail: "Süddeutsche"}, {Label: "Another"}}
	if got, want := items.Words(0), "erdogan’s answer suddeutsche"; got != want {
		t.Errorf("a filter looks in %q, want %q", got, want)
	}
}

// TestFilterFits draws the filter in panels of every size.
func TestFilterFits(t *testing.T) {
	m, _, _ := index.New().SetLists(lists()).SetFocus(true).Act(keys.Filter)
	m = typed(m, "a long word that 制裁")
	viewtest.Sweep(func(w, h int) { viewtest.Fits(t, m.SetSize(w, h).View(viewtest.Theme()), w, h) })
	m = m.SetFocus(false)
	viewtest.Sweep(func(w, h int) { viewtest.Fits(t, m.SetSize(w, h).View(viewtest.Theme()), w, h) })
}

// TestUnits says over the counts of each list what they count.
func TestUnits(t *testing.T) {
	for _, w := range []int{28, 30, 39, 60} {
		m := index.New().SetLists(lists()).SetSize(w, 12)
		for l, want := range []string{"mentions", "mentions", "mentions", "words", "mentions"} {
			rule := strings.Split(ansi.Strip(m.Show(index.List(l)).View(viewtest.Theme())), "\n")[1]
			if !strings.Contains(rule, want) {
				t.Errorf("width %d, %v: %q does not say %q", w, index.List(l), rule, want)
			}
		}
	}
	of := lists()
	of.Unit = "articles"
	if view := ansi.Strip(index.New().SetLists(of).SetSize(40, 12).View(viewtest.Theme())); !strings.Contains(view, "─ articles") {
		t.Errorf("topics that gather articles:\n%s", view)
	}
}

// TestLongLabels shows labels whole on two lines where they are cut on one.
func TestLongLabels(t *testing.T) {
	m := index.New().SetLists(lists()).SetSize(36, 20).Show(index.Claims)
	view := ansi.Strip(m.View(viewtest.Theme()))
	if !strings.Contains(view, "Ukraine.") || !strings.Contains(view, "+3 −2 “”1") {
		t.Errorf("a claim is cut:\n%s", view)
	}
}

// titled is as many articles as it has texts, which a filter searches.
type titled struct {
	many
	words []string
}

// newTitled returns n articles with titles like those of newspapers.
func newTitled(n int) titled {
	t := titled{many(n), make([]string, n)}
	for i := range t.words {
		t.words[i] = "iran’s president “rules nothing out” – erdogan’s answer, part " + strconv.Itoa(i) + " · suddeutsche zeitung"
	}
	return t
}

func (t titled) Words(i int) string { return t.words[i] }

// BenchmarkFilter types into the filter of 100,000 articles. Each key must leave the rest
// of a frame for the screen.
func BenchmarkFilter(b *testing.B) {
	m := index.New().SetLists(index.Lists{Articles: newTitled(100_000)}).SetSize(34, 50).Show(index.Articles)
	for _, typed := range []string{"p", "part 99"} {
		b.Run(typed, func(b *testing.B) {
			for b.Loop() {
				f, _, _ := m.Act(keys.Filter)
				for _, r := range typed {
					f, _ = f.Key(tea.KeyPressMsg{Code: r, Text: string(r)})
				}
			}
			b.ReportMetric(float64(b.Elapsed().Milliseconds())/float64(b.N*len(typed)), "ms/key")
		})
	}
}

// Entries without a date stay behind the others when the latest comes first.
func TestLatestWithoutDates(t *testing.T) {
	events := index.Slice{
		{Label: "Sinking", Detail: "1 Mar", Page: page.OfSubject("sinking")},
		{Label: "Inquiry", Detail: "5 Mar", Page: page.OfSubject("inquiry")},
		{Label: "Talks", Page: page.OfSubject("talks"), Undated: true},
		{Label: "Verdict", Page: page.OfSubject("verdict"), Undated: true},
	}
	all := lists()
	all.Events = events
	m := index.New().SetLists(all).SetSize(80, 30).SetFocus(true).Show(index.Events)
	m, _, _ = m.Act(keys.Sort)
	var got []string
	m, _, _ = m.Act(keys.Top)
	for range events {
		_, to, _ := m.Act(keys.Follow)
		got = append(got, to.(nav.Open).Target.Page.Key)
		m, _, _ = m.Act(keys.LineDown)
	}
	if want := "inquiry sinking talks verdict"; strings.Join(got, " ") != want {
		t.Errorf("latest first: %q, want %q", got, want)
	}
}
