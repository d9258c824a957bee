package cleanup

import (
	"strings"
	"sync"

	"briefing/briefing/internal/fold"
)

// phrases lists the lines, folded, that pages print around an article, by the
// reason for removing them.
var phrases = map[string][]string{
	"menu": {
		"menu control", "main menu", "open menu", "close menu", "toggle menu", "toggle navigation", "open navigation",
		"close navigation", "main navigation", "navigation menu", "site navigation", "skip to content", "skip to main content",
		"skip to navigation", "jump to content", "open search", "close search", "toggle search", "back to top", "search this site",
		"table of contents", "in this article", "on this page",
	},
	"advertisement": {
		"advertisement", "advertisements", "sponsored", "sponsored content", "paid content",
		"article continues below advertisement", "story continues below advertisement", "advertisement continue reading the main story",
		"continue reading below advertisement", "scroll to continue with content", "remove ads", "skip advertisement", "report this ad",
	},
	"newsletter": {
		"stay updated with the latest news", "sign up now", "subscribe now", "subscribe today", "newsletter sign up",
		"enter your email", "enter your email address", "your email address", "thank you for subscribing",
	},
	"share link": {
		"share", "share this", "share this article", "share this story", "share this post", "share this page", "share article",
		"share with your friends", "copy link", "link copied", "copy link to clipboard", "print this article", "email this article",
		"save this article", "listen to this article", "gift this article", "share options",
	},
	"comments": {
		"be the first to comment", "leave a comment", "leave a reply", "post a comment", "add a comment", "write a comment",
		"join the conversation", "no comments", "no comments yet", "view comments", "view all comments", "show comments",
		"load comments", "comments are closed", "log in to comment", "sign in to comment",
	},
	"link to the full article": {
		"read full article", "read the full article", "read full story", "read the full story", "read the full story here",
		"read more", "read more here", "continue reading", "keep reading", "click here to read more", "show more", "view full article",
		"read the original article", "view original article",
	},
	"related link": {
		"related", "related articles", "related article", "related stories", "related story", "related posts", "related news",
		"related coverage", "related topics", "more on this story", "more on this topic", "you may also like", "you might also like",
		"recommended for you", "recommended stories", "read next", "up next", "most read", "most popular",
		"trending now", "more from this author", "editors picks", "see also", "read also", "also read",
	},
	"cookie notice": {
		"accept all", "accept cookies", "accept all cookies", "reject all", "manage cookies", "cookie settings",
		"manage preferences", "cookie preferences",
	},
}

// patterns are lines with a known beginning and end, and a maximum number of
// words.
var patterns = []struct {
	begin, end string
	words      int
	reason     string
}{
	{"subscribe to ", "newsletter", 14, "newsletter"},
	{"subscribe to ", "newsletters", 14, "newsletter"},
	{"subscribe to ", "inbox", 20, "newsletter"},
	{"sign up for ", "newsletter", 14, "newsletter"},
	{"sign up for ", "newsletters", 14, "newsletter"},
	{"sign up for ", "inbox", 20, "newsletter"},
	{"sign up to ", "newsletter", 14, "newsletter"},
	{"join our ", "newsletter", 14, "newsletter"},
	{"get our ", "newsletter", 14, "newsletter"},
	{"get our ", "inbox", 20, "newsletter"},
	{"get the latest ", "inbox", 20, "newsletter"},
	{"stay updated with ", "news", 8, "newsletter"},
	{"stay up to date with ", "news", 8, "newsletter"},
	{"stay informed with ", "news", 8, "newsletter"},
	{"share on ", "", 4, "share link"},
	{"share via ", "", 4, "share link"},
	{"share to ", "", 4, "share link"},
	{"follow us on ", "", 8, "share link"},
	{"click here to read ", "", 10, "link to the full article"},
	{"we use cookies ", "", 40, "cookie notice"},
	{"this site uses cookies ", "", 40, "cookie notice"},
	{"this website uses cookies ", "", 40, "cookie notice"},
}

// Phrase returns the reason why text is litter by its words alone, or "".
func Phrase(text string) string {
	l := Line{Text: foldSpace(text)}
	if l.Text == "" || len(l.Text) > longestLitter {
		return ""
	}
	if isButton(l.Text) {
		return "button"
	}
	l.folded = fold.String(l.Text)
	return phraseReason(&l)
}

// phraseReason returns the reason why a line is litter by its words alone, or
// "". An instruction that ends in a full stop may belong to the article, so
// only whole phrases count there.
func phraseReason(l *Line) string {
	folded := l.folded
	if reason := reasons()[folded]; reason != "" {
		return reason
	}
	if reason := abroadReasons()[folded]; reason != "" && !strings.HasSuffix(l.Text, ".") {
		return reason
	}
	if isCommentCount(folded) {
		return "comments"
	}
	for _, p := range patterns {
		if strings.HasPrefix(folded, p.begin) && strings.HasSuffix(folded, p.end) && !moreWords(folded, p.words) {
			if p.reason != "cookie notice" && strings.HasSuffix(l.Text, ".") {
				continue
			}
			return p.reason
		}
	}
	return ""
}

// isCommentCount reports whether folded reads "12 comments".
func isCommentCount(folded string) bool {
	count, what, _ := strings.Cut(folded, " ")
	return (what == "comment" || what == "comments") && strings.Trim(count, "0123456789") == ""
}

var reasons = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for reason, list := range phrases {
		for _, p := range list {
			m[p] = reason
		}
	}
	return m
})

// menuWords are litter only beside other menu entries.
var menuWords = setOf("menu", "home", "home page", "search", "sign in", "log in", "login", "log out", "register", "subscribe",
	"donate", "about", "about us", "contact", "contact us", "news", "world", "politics", "business", "opinion", "culture",
	"sport", "sports", "science", "technology", "tech", "health", "travel", "weather", "video", "videos", "photos", "podcasts",
	"live", "live tv", "newsletters", "more", "my account", "account", "privacy policy", "terms of use", "terms of service",
	"cookie policy", "accessibility", "advertise", "careers", "help", "faq", "sitemap", "archive")

// sharing names the ways to share an article.
var sharing = setOf("share", "tweet", "facebook", "twitter", "x", "whatsapp", "linkedin", "telegram", "reddit", "pinterest",
	"email", "e mail", "mail", "print", "copy link", "messenger", "line", "viber", "flipboard", "instagram", "youtube", "bluesky",
	"mastodon", "threads", "save", "bookmark", "comment", "comments", "like")

// labels are the names of form fields.
var labels = setOf("email", "e mail", "your email", "email address", "your email address", "name", "your name", "first name",
	"last name", "password", "username", "comment", "your comment", "website")

// neighbours are the words of links to neighbouring articles.
var neighbours = setOf("previous", "prev", "previous article", "previous post", "previous story", "previous page",
	"next", "next article", "next post", "next story", "next page", "older", "older post", "older posts", "newer", "newer post",
	"newer posts")

// setOf returns a function that builds the set on first use: most documents are
// Markdown and never need it.
func setOf(words ...string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		m := make(map[string]bool, len(words))
		for _, w := range words {
			m[w] = true
		}
		return m
	})
}
