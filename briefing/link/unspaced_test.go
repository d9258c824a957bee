package link_test

import (
	"testing"

	"briefing/briefing"
	"briefing/briefing/link"
)

// TestUnspaced says that names are found in scripts without spaces between words,
// by their characters; katakana that goes on is another word.
func TestUnspaced(t *testing.T) {
	d := &briefing.Digest{Figures: []*briefing.Figure{
		person("holm", "霍尔姆"), figure("oslo", "奥斯陆"), figure("norway", "挪威"), figure("iran", "イラン"), figure("japan", "日本"),
		figure("s400", "S-400"), figure("one", "中"), figure("ministry", "挪威外交部"),
	}}
	for text, want := range map[string][]string{
		"昨天霍尔姆船长在奥斯陆说，挪威的渡轮沉了。霍尔姆没有回答。": {"霍尔姆", "奥斯陆", "挪威", "霍尔姆"},
		"日本はイランとイランの港を見た。":              {"日本", "イラン", "イラン"},
		"イランカの歌、トイラン、「イラン」":             {"イラン"},
		"俄制S-400导弹在中国。":                 {"S-400"},
		"挪威外交部说：挪威。":                    {"挪威外交部", "挪威"},
		"**挪**威和[奥斯](x)陆":               {"挪**威", "奥斯](x)陆"},
		"挪，威 挪 威":                       nil,
	} {
		var got []string
		for _, m := range link.New(d).Link(article("a", text)).Mentions {
			got = append(got, m.Ref.Span.In(text))
		}
		if len(got) != len(want) {
			t.Errorf("%s: got %q, want %q", text, got, want)
			continue
		}
		for i := range got {
			if got[i] != want[i] {
				t.Errorf("%s: got %q, want %q", text, got, want)
			}
		}
	}
}
