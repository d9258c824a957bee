package timeline

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/page/pagetest"
	"briefing/briefing/page/sheet"
)

func TestLag(t *testing.T) {
	for _, c := range []struct {
		event, first string
		undated      bool
		short, words string
	}{
		{"2026-03-04", "2026-03-04", false, "+0d", "the same day"},
		{"2026-03-04", "2026-03-05", false, "+1d", "1 day later"},
		{"2024-11-10", "2026-03-05", false, "+16mo", "480 days later"},
		{"2024-11", "2026-03-05", false, "+15–16mo", "15 to 16 months later"},
		{"2001", "2025-01-17", false, "+23–24y", "23 to 24 years later"},
		{"1961", "2024", false, "+62–63y", "62 to 63 years later"},
		{"2001-01", "2025-03-17", false, "+24y", "24 years later"},
		{"2020-12-31", "2024-01", false, "+3y", "3 years later"},
		{"2026-03-01/2026-03-03", "2026-03-05", false, "+2–4d", "2 to 4 days later"},
		{"2026-03-04~", "2026-03-06", false, "c. +2d", "about 2 days later"},
		{"2026-04-20", "2026-03-05", false, "before it", "before it"},
		{"2026-03-05~", "2026-03-04", false, "", ""}, // about that day may be the day before
		{"2026-03", "2026-03-05", false, "", ""},     // within it
		{"2026-03-04", "2026-03", false, "", ""},
		{"2026-03-04", "2026-03-06", true, "≤ +2d", "at most 2 days later"},
		{"2026-03-04", "2026-03-04", true, "≤ +0d", "the same day or before it"},
		{"1618-05-23", "2024-05-23", false, "+406y", "148,289 days later"}, // more than a time.Duration holds
		{"", "2026-03-04", false, "", ""},
		{"2026-03-04", "", false, "", ""},
		{"2026-03/..", "2026-04-04", false, "", ""},
	} {
		l := lagOf(pagetest.Date(c.event), pagetest.Date(c.first), c.undated)
		if l.short() != c.short || l.Words() != c.words {
			t.Errorf("from %q to %q: %q and %q, want %q and %q", c.event, c.first, l.short(), l.Words(), c.short, c.words)
		}
	}
}

func TestStrip(t *testing.T) {
	s := newStrip(pagetest.Date("2024-01-01").Earliest(), pagetest.Date("2024-12-31").Latest(), 20)
	for _, d := range []string{"2024-01-05", "2024-01-20", "2024-03", "2024-06-01/2024-07-31", "", "2024/.."} {
		s.add(pagetest.Date(d))
	}
	if got, want := s.unit.name+"|"+s.String(), "a month|▂ ▁  ╌╌     "; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// Rows fold to the shortest periods that are few enough; each leads to as many events as it
// says.
func TestFolded(t *testing.T) {
	var events []*briefing.Event
	for i := range 365 {
		day := pagetest.Date("2023-01-01").Earliest().AddDate(0, 0, i)
		events = append(events, &briefing.Event{ID: briefing.SubjectID(fmt.Sprint(i)), Date: pagetest.Date(day.Format("2006-01-02"))})
	}
	for most, want := range map[int]string{0: "365 2023-01-01", 400: "365 2023-01-01", 72: "53 2023-01-01", 20: "12 2023-01", 5: "1 2023"} {
		rows := folded(events, most)
		if got := fmt.Sprint(len(rows), " ", rows[0].date); got != want {
			t.Errorf("at most %d rows: %s, want %s", most, got, want)
		}
		n := 0
		for _, r := range rows {
			held := 0
			for _, e := range events {
				if r.event == e || r.folded > 0 && (period{r.date}).has(e.Date) {
					held++
				}
			}
			if held != max(1, r.folded) {
				t.Errorf("%s holds %d events, and says %d", r.date, held, r.folded)
			}
			n += held
		}
		if n != len(events) {
			t.Errorf("at most %d rows: %d of %d events", most, n, len(events))
		}
	}
}

func TestZoom(t *testing.T) {
	id := sheet.TimelineOf("a")
	var way []string
	for range 3 {
		next, ok := ZoomIn(id, pagetest.Date("2024-03-06"))
		if !ok {
			break
		}
		id = next
		way = append(way, id.Key)
	}
	for {
		next, ok := ZoomOut(id)
		if !ok {
			break
		}
		id = next
		way = append(way, id.Key)
	}
	if got, want := strings.Join(way, "|"), "@2024 a|@2024-03 a|@2024 a|a"; got != want {
		t.Errorf("%s, want %s", got, want)
	}
	week := sheet.TimelineIn("", pagetest.Date("2024-03-04/2024-03-10"))
	if of, in := week.Timed(); of != "" || in != pagetest.Date("2024-03-04/2024-03-10") {
		t.Errorf("%v is of %q in %v", week, of, in)
	}
	if out, ok := ZoomOut(week); !ok || out != sheet.TimelineIn("", pagetest.Date("2024-03")) {
		t.Errorf("%v lies in %v", week, out)
	}
}

func TestDays(t *testing.T) {
	for _, c := range []struct {
		from, to string
		want     int
	}{
		{"1618-05-23", "2024-05-23", 148289},
		{"2024-05-23", "1618-05-23", -148289},
		{"1969-12-31", "1970-01-01", 1},
		{"0044-03-15", "0044-03-16", 1},
	} {
		if got := days(pagetest.Date(c.from).Earliest(), pagetest.Date(c.to).Earliest()); got != c.want {
			t.Errorf("%s to %s: %d days, want %d", c.from, c.to, got, c.want)
		}
	}
}

// A part of the timeline is by date, as the whole is.
func TestTimelinePartByDate(t *testing.T) {
	s := pagetest.NewStory()
	*s.Digest() = briefing.Digest{Events: []*briefing.Event{
		{ID: "c", Name: "Third", Date: pagetest.Date("2024-09-01")},
		{ID: "a", Name: "First", Date: pagetest.Date("2024-02-01")},
		{ID: "b", Name: "Second", Date: pagetest.Date("2024-05")},
	}}
	p := pagetest.Write(t, s, sheet.TimelineIn("", pagetest.Date("2024")), nil, Write)
	at := -1
	for _, name := range []string{"First", "Second", "Third"} {
		i := strings.Index(p.Markdown, name)
		if i <= at {
			t.Errorf("%q stands too early in\n%s", name, p.Markdown)
		}
		at = i
	}
}

// Each event stands on one part of a subject's timeline, among the articles of its time.
func TestTimelinePartsHaveEventsOnce(t *testing.T) {
	s := pagetest.NewStory()
	first := s.Articles[0]
	mentions := s.Marked[first.ID]
	for i := range 3 * sheet.MostArticles {
		a := *first
		a.ID = briefing.ArticleID(fmt.Sprintf("copy-%03d", i))
		a.Published = pagetest.Date(pagetest.Date("2020-01-01").Earliest().AddDate(0, 0, 20*i).Format("2006-01-02"))
		s.Articles = append(s.Articles, &a)
		for _, m := range mentions {
			m.Ref.Article = a.ID
			s.Marked[a.ID] = append(s.Marked[a.ID], m)
		}
	}
	slices.SortStableFunc(s.Articles, func(a, b *briefing.Article) int { return briefing.CompareEntries(a.Entry, b.Entry) })
	subject := mentions[0].Subject
	whole := map[string]int{}
	parts := 1
	for part := 0; part < parts; part++ {
		id := sheet.TimelineOf(subject)
		id.Part = part
		p := pagetest.Write(t, s, id, nil, Write)
		parts = p.Parts
		for line := range strings.Lines(p.Markdown) {
			if strings.HasPrefix(line, "- ") && strings.Contains(line, "**") {
				whole[line]++
			}
		}
	}
	if parts < 3 || len(whole) == 0 {
		t.Fatalf("%d parts, %d events", parts, len(whole))
	}
	for line, n := range whole {
		if n != 1 {
			t.Errorf("on %d parts: %s", n, line)
		}
	}
}
