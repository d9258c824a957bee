package help

import (
	"briefing/ui/theme"
)

// sign paints a sample of a sign as on the screen.
type sign func(t *theme.Theme, text string) string

// over returns the sign for an overlay on a page's text.
func over(sgr func(*theme.Theme) string) sign {
	return func(t *theme.Theme, text string) string {
		if s := sgr(t); s != "" {
			return "\x1b[" + s + "m" + text + "\x1b[m"
		}
		return text
	}
}

// in returns the sign for text in a style.
func in(style func(*theme.Theme) theme.Style) sign {
	return func(t *theme.Theme, text string) string { return style(t).Render(text) }
}

// signs explains the signs on the screen, in the order of the picture.
var signs = []item{
	{key: "Ada Holm", sign: over(func(t *theme.Theme) string { return t.Person }), text: "a person’s name: Enter or a click leads to all that is said of it"},
	{key: "Coast Guard", sign: over(func(t *theme.Theme) string { return t.Organization }), text: "the name of an organization"},
	{key: "Oslo", sign: over(func(t *theme.Theme) string { return t.Place }), text: "the name of a place"},
	{key: "lifeboat", sign: over(func(t *theme.Theme) string { return t.Thing }), text: "the name of a thing"},
	{key: "ran aground", sign: over(func(t *theme.Theme) string { return t.Described }), text: "an event or a number, told in the article’s own words"},
	{key: "+", sign: in(func(t *theme.Theme) theme.Style { return t.Contested }), text: "in the margin: the sentence asserts a claim that another article denies or questions; “ if it says who does"},
	{key: "−", sign: in(func(t *theme.Theme) theme.Style { return t.Denied }), text: "in the margin: the sentence denies what another article says; ? if it questions it"},
	{key: "░", sign: in(func(t *theme.Theme) theme.Style { return t.Faint }), text: "in the margin, instead of dimmed text where there are no colours: all of the line is known from other articles; ▒ a part of it"},
	{key: "+ \"", sign: in(func(t *theme.Theme) theme.Style { return t.Title }), text: "further left, while known text is dimmed: the sentence has a number or name that no article has that counts as known, or a quotation"},
	{key: "▎", sign: in(func(t *theme.Theme) theme.Style { return t.Title }), text: "in the margin: you kept the passage"},
	{key: "Ada Holm", sign: over(func(t *theme.Theme) string { return t.Followed }), text: "the same name while you walk its trail"},
	{key: "Ada Holm", sign: over(func(t *theme.Theme) string { return t.Stop }), text: "the stop of the trail that you are at: Enter leads to its page"},
	{key: "Ada Holm", sign: over(func(t *theme.Theme) string { return t.Focus }), text: "the selected link: Tab goes to the next one, Enter follows it, Esc lets go"},
	{key: "▌ Ada Holm", sign: in(func(t *theme.Theme) theme.Style { return t.Current }), text: "in the panel: the page that is shown"},
	{key: "The ferry", sign: in(func(t *theme.Theme) theme.Style { return t.Faint }), text: "in the panel: an article that you have read to its end"},
	{key: "7", sign: in(func(t *theme.Theme) theme.Style { return t.Faint }), text: "in the panel: how many stops the trail has; of an article, its words"},
	{key: "Ada Holm 2/7", sign: in(func(t *theme.Theme) theme.Style { return t.Trail }), text: "you walk her trail and are at its second stop of seven; –/7: this article has been opened by itself, at no stop"},
}

// words explains the terms that the screen does not.
var words = []item{
	{heading: "Words"},
	{key: "trail", text: "every passage about a figure, event, number, claim or topic, or that a search has found, in the order of the articles’ dates"},
	{key: "stop", text: "one passage of a trail. Going on from one to the next leads over the borders of articles"},
	{key: "figure", text: "a person, organization, place or thing that is followed through all articles"},
	{key: "claim", text: "a statement, and which articles assert it, deny it, attribute it to somebody, or are silent"},
	{key: "digest", text: "digest.yaml, where an editor says what is worth following"},
	{key: "c. 2024", text: "about 2024: nobody states the date exactly"},
	{key: "(uncertain)", text: "it is not sure that this is the date"},
	{key: "[The ferry]", text: "no title of the article’s own: the digest gives it, or it is the name of the file"},
}
