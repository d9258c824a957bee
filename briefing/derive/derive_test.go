package derive

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"briefing/briefing"

	"github.com/google/go-cmp/cmp"
)

func entry(t *testing.T, source, published string, tags ...string) briefing.Entry {
	t.Helper()
	d, err := briefing.ParseDate(published)
	if err != nil {
		t.Fatal(err)
	}
	return briefing.Entry{Source: source, Published: d, Tags: tags}
}

// outline returns topics in lines: ID, name, query and group.
func outline(d *briefing.Digest) []string {
	var out []string
	for _, t := range d.Topics {
		out = append(out, fmt.Sprintf("%s %q %s %s", t.ID, t.Name, t.Where, t.Group))
	}
	return out
}

func TestTopics(t *testing.T) {
	s := Of([]briefing.Entry{
		entry(t, "The Tide", "2024-10-11", "saudi-arabia", "Drones", "drones", "news"),
		entry(t, "The Tide", "2024-10", "Saudi Arabia", "drones"),
		entry(t, "the tide", "2024-11-02", "saudi-arabia", "once", "…"),
		entry(t, "“Wire”", "2023", "Дроны", "news"),
		entry(t, "", "", "Дроны"),
		entry(t, "", "2022-12-30/2023-01-02"),
	})
	d := Digest("A folder", s, nil)
	want := []string{
		`tag-saudi-arabia "Saudi Arabia" tag:"Saudi Arabia" Tags`,
		`tag-drones "Drones" tag:Drones Tags`,
		`tag-news "news" tag:news Tags`,
		`tag-7e7c5eb3a54c2d5b "Дроны" tag:Дроны Tags`,
		`source-the-tide "The Tide" source:="The Tide" Sources`,
		`source-wire "Wire" source:=Wire Sources`,
		`published-2024-11 "November 2024" published:2024-11 Published`,
		`published-2024-10 "October 2024" published:2024-10 Published`,
		`published-2023 "2023" published:2023 Published`,
		`published-unknown "Date unknown" published:unknown Published`,
	}
	got := outline(d)
	if strings.HasPrefix(got[3], "tag-") && len(got[3]) > 20 {
		want[3] = got[3][:20] + want[3][20:] // the number is any
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("topics: (-want +got)\n%s", diff)
	}
	if !d.Derived || d.Title != "A folder" {
		t.Errorf("digest %q, derived: %v", d.Title, d.Derived)
	}
	for _, topic := range d.Topics {
		q, err := briefing.ParseQuery(topic.Where.String())
		if err != nil || q.Unstated() != nil || q.String() != topic.Where.String() {
			t.Errorf("%s: where %s is read as %s, error %v", topic.ID, topic.Where, q, err)
		}
	}
}

// TestFolders says which folders are topics.
func TestFolders(t *testing.T) {
	for _, tt := range []struct {
		files string // each with the number of articles, with spaces between
		want  string
	}{
		{"politics/x:3 business/x:2 sport/x:1", "politics=politics, business=business"},
		{"People/x:2 x:1", "People=People"},
		{"politics/x:5", ""},
		{"Clippings/x:5 People/x:3", "People=People"},
		{"x:5", ""},
		{"_posts/x:20 x:2", ""},
		{"_posts/x:3 _drafts/x:2 news/x:2", "news=news"},
		{"content/posts/x:3 content/news/x:2", "posts=content/posts, news=content/news"},
		{"news/uk/x:3 sport/uk/x:2 sport/x:2", "sport=sport, news/uk=news/uk, sport/uk=sport/uk"},
		{"News/x:1 news/y:2 other/x:2", "News=News, other=other"},
		{"2024/x:2 2025/x:2 2025-03/x:3", ""},
		{"2024/politics/x:2 2025/sport/x:2", "politics=2024/politics, sport=2025/sport"},
		{"a/post-one/x:1 a/post-two/x:1 b/x:1", "a=a"},
		{"…/x:2 a/x:2", "a=a"},
	} {
		s := &Stated{}
		for _, file := range strings.Fields(tt.files) {
			name, count, _ := strings.Cut(file, ":")
			for range int(count[0]-'0') * max(1, len(count)*10-10) {
				e := briefing.Entry{File: briefing.FileName(name)}
				s.Count(e, 1)
				s.CountFolder(e.Folder(), 1)
			}
		}
		var got []string
		for _, topic := range Digest("", s, nil).Topics {
			if topic.Group == folderGroup {
				got = append(got, topic.Name+"="+topic.Where.Root().(briefing.Filter).Value)
			}
		}
		if strings.Join(got, ", ") != tt.want {
			t.Errorf("%s: topics %q, want %s", tt.files, got, tt.want)
		}
	}
}

// TestTagOfAll says that a tag which nearly all articles have is no topic.
func TestTagOfAll(t *testing.T) {
	of := func(n int, tags ...string) *Stated {
		s := &Stated{}
		s.Count(briefing.Entry{Tags: tags}, n)
		return s
	}
	for _, tt := range []struct {
		stated *Stated
		others int
		want   string
	}{
		{of(9, "web", "sea"), 1, ""},
		{of(8, "web"), 2, "web"},
		{of(3, "web"), 0, "web"},
		{of(3, "Clippings"), 7, ""},
	} {
		tt.stated.Count(briefing.Entry{}, tt.others)
		var got []string
		for _, topic := range Digest("", tt.stated, nil).Topics {
			got = append(got, topic.Name)
		}
		if strings.Join(got, ", ") != tt.want {
			t.Errorf("topics %q, want %q", got, tt.want)
		}
	}
}

// TestPeriodOfAll says that a month or a source of nearly all articles is no topic.
func TestPeriodOfAll(t *testing.T) {
	month, err := briefing.ParseDate("2026-03")
	if err != nil {
		t.Fatal(err)
	}
	for _, tt := range []struct {
		n, others int
		want      string
	}{
		{12, 0, ""},
		{9, 1, ""},
		{8, 2, "The Tide, March 2026, Date unknown"},
		{3, 0, "The Tide, March 2026"},
	} {
		s := &Stated{}
		s.Count(briefing.Entry{Published: month, Source: "The Tide"}, tt.n)
		s.Count(briefing.Entry{}, tt.others)
		var got []string
		for _, topic := range Digest("", s, nil).Topics {
			got = append(got, topic.Name)
		}
		if strings.Join(got, ", ") != tt.want {
			t.Errorf("%d of %d: topics %q, want %q", tt.n, tt.n+tt.others, got, tt.want)
		}
	}
}

func TestManyMonths(t *testing.T) {
	var entries []briefing.Entry
	for i := range 40 {
		entries = append(entries, entry(t, "", fmt.Sprintf("%d-%02d-05", 2020+i/12, i%12+1)))
	}
	want := []string{
		`published-2023 "2023" published:2023 Published`,
		`published-2022 "2022" published:2022 Published`,
		`published-2021 "2021" published:2021 Published`,
		`published-2020 "2020" published:2020 Published`,
	}
	if diff := cmp.Diff(want, outline(Digest("", Of(entries), nil))); diff != "" {
		t.Errorf("topics: (-want +got)\n%s", diff)
	}
}

func TestNothingStated(t *testing.T) {
	for _, entries := range [][]briefing.Entry{nil, {entry(t, "", ""), entry(t, "", "", "once")}} {
		d := Digest("x", Of(entries), nil)
		if len(d.Topics)+len(d.Figures)+len(Names(Of(entries)).Figures) > 0 {
			t.Errorf("%d topics, %d figures of nothing", len(d.Topics), len(d.Figures))
		}
	}
}

// TestFigures says which tags are names, by how often their spellings stand in
// the texts.
func TestFigures(t *testing.T) {
	tests := []struct {
		tags     string // each in two articles, with bars between
		mentions map[string]int
		want     string // names, most mentioned first
	}{
		{"iran", map[string]int{"Iran": 12, "iran": 1}, "Iran"},
		{"iran", map[string]int{"Iran": 9, "iran": 1}, ""},
		{"politics", map[string]int{"Politics": 3, "politics": 40}, ""},
		{"News", map[string]int{"News": 3, "news": 4}, ""},
		{"nato|eu", map[string]int{"NATO": 5, "Nato": 2, "EU": 7}, "EU, NATO"},
		{"eBay", map[string]int{"eBay": 5, "Ebay": 1}, "eBay"},
		{"saudi-arabia|foreign_policy", map[string]int{"saudi arabia": 4, "foreign policy": 9}, "foreign policy, saudi arabia"},
		{"S-400|Nordic-Council|x-47 b", map[string]int{"S-400": 4, "Nordic-Council": 3, "x-47 b": 2}, "S-400, Nordic-Council, x-47 b"},
		{"clippings|long reads", nil, ""},
		{"project/harbour|AC/DC", map[string]int{"project/harbour": 4, "AC/DC": 2}, "AC/DC"},
		{"2024|x|1-2", map[string]int{"2024": 50, "X": 3}, ""},
		{"Habitat|neil young|Zeit", map[string]int{"Habitat": 4, "neil young": 3, "Zeit": 2}, "Habitat, neil young, Zeit"},
		{"伊朗", map[string]int{"伊朗": 2}, "伊朗"},
	}
	for _, tt := range tests {
		s := &Stated{}
		s.Count(briefing.Entry{Tags: strings.Split(tt.tags, "|")}, 2)
		counts := map[briefing.SubjectID]int{}
		for _, f := range Names(s).Figures {
			counts[f.ID] = tt.mentions[f.Name]
		}
		var got []string
		for _, f := range Digest("", s, counts).Figures {
			got = append(got, f.Name)
			if f.Type != "" {
				t.Errorf("%s is said to be a %s", f.Name, f.Type)
			}
		}
		if strings.Join(got, ", ") != tt.want {
			t.Errorf("figures of %s, mentioned %v: %q, want %s", tt.tags, tt.mentions, got, tt.want)
		}
	}
}

// TestBounds says that however many tags there are, there are not more names to
// look for, and that they stay the same while the tags do.
func TestBounds(t *testing.T) {
	s := &Stated{}
	for i := range 1000 {
		s.Count(briefing.Entry{Tags: []string{fmt.Sprintf("Tag%d", i), fmt.Sprintf("Two words%d", i)}}, 1+i%7)
	}
	names := Names(s)
	if n := len(names.Figures); n > 4*mostFigures || n < mostFigures {
		t.Errorf("%d spellings to look for, want at most four of %d tags", n, mostFigures)
	}
	if d := Digest("", s, nil); len(d.Topics) != mostTags {
		t.Errorf("%d topics, want %d", len(d.Topics), mostTags)
	}
	if diff := cmp.Diff(names.Figures, Names(s).Figures); diff != "" {
		t.Errorf("names differ: %s", diff)
	}
	seen := map[briefing.SubjectID]bool{}
	for _, f := range names.Figures {
		if seen[f.ID] {
			t.Errorf("two names have the ID %s", f.ID)
		}
		seen[f.ID] = true
	}
	s.Count(briefing.Entry{Tags: []string{"Tag6"}}, 100)
	sameID := func(a, b *briefing.Figure) bool { return a.ID == b.ID }
	if !slices.EqualFunc(names.Figures, Names(s).Figures, sameID) {
		t.Error("names differ because one tag is used more")
	}
}

// TestNotes says which notes are figures, and by which names.
func TestNotes(t *testing.T) {
	note := func(id, title string, kind briefing.FigureKind, aliases ...string) briefing.Entry {
		return briefing.Entry{ID: briefing.ArticleID(id), Title: title, Note: &briefing.Note{Kind: kind, Aliases: aliases}, Tags: []string{"Oslo", "harbour"}}
	}
	s := Of([]briefing.Entry{
		note("people-ada", "Ada Holm", briefing.Person, "Captain Holm", "Oslo", "ada holm"),
		note("old-ada", "Ada  holm", briefing.Person, "Skipper"),
		note("oslo", "Oslo", briefing.Place, "Christiania", "Captain Holm"),
		note("denial", "The denial", "", "Denied it"),
		note("idle", "Idle Hands", briefing.Organization),
		{ID: "x", Title: "A day", Tags: []string{"oslo", "Harbour"}},
	})
	mentions := map[briefing.SubjectID]int{"note-old-ada": 2, "note-oslo": 5, "figure-oslo": 9, "figure-harbour": 3}
	var got []string
	for _, f := range Digest("", s, mentions).Figures {
		got = append(got, fmt.Sprintf("%s %s %q %v %s", f.ID, f.Type, f.Name, f.Aliases, f.Note))
	}
	want := []string{
		`note-oslo place "Oslo" [Christiania Captain Holm] oslo`,
		`figure-harbour  "Harbour" [] `,
		`note-old-ada person "Ada  holm" [Skipper] old-ada`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("figures: (-want +got)\n%s", diff)
	}
}

// TestWritten says that a tag in the name of a note's file is not how texts write it.
func TestWritten(t *testing.T) {
	const text = "See [[new-treaty-signed]], [[new-treaty|the treaty]], [[Treaty]] and the treaty."
	var all []briefing.Mention
	for _, id := range []briefing.SubjectID{"figure-treaty-small", "note-treaty"} {
		for i := 0; i < len(text); i++ {
			if strings.HasPrefix(strings.ToLower(text[i:]), "treaty") {
				all = append(all, briefing.Mention{Subject: id, Ref: briefing.Ref{Span: briefing.Span{Start: i, End: i + len("treaty")}}})
			}
		}
	}
	var got []string
	for _, m := range Written(&briefing.Article{Text: text}, all) {
		got = append(got, fmt.Sprintf("%s %d", m.Subject, m.Ref.Span.Start))
	}
	want := []string{
		"figure-treaty-small 33", "figure-treaty-small 44", "figure-treaty-small 56", "figure-treaty-small 73",
		"note-treaty 10", "note-treaty 33", "note-treaty 44", "note-treaty 56", "note-treaty 73",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("mentions: (-want +got)\n%s", diff)
	}
}
