package web

import (
	"iter"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"briefing/briefing/internal/fold"
)

// sign says how reliably the name of a part shows that it is no article.
type sign int

const (
	none   sign = iota
	likely      // if its content agrees
	known       // regardless of its content
)

// signOf returns the sign in the class and the id of n. Names that only
// describe a part's state or content, such as "has-ads" or "section--ads", are
// ignored. So are names that begin with such a word and continue with others,
// since those are made from headings: "share-prices-fall". A part named after
// its own heading belongs to the text.
func signOf(n *html.Node) sign {
	if n.DataAtom == atom.Body || n.DataAtom == atom.Html {
		return none
	}
	found := none
	for _, a := range n.Attr {
		if a.Key != "class" && a.Key != "id" {
			continue
		}
		for name := range strings.FieldsSeq(a.Val) {
			if generators[strings.ToLower(name)] {
				return known
			}
			if found == none && isAroundName(name) && !(a.Key == "id" && isNameOfHeading(n, name)) {
				found = likely
			}
		}
	}
	return found
}

// isAroundName reports whether a name consists of words for parts around
// articles and of neutral words, or ends with one of the former.
func isAroundName(name string) bool {
	name, _, _ = strings.Cut(name, "--")
	if strings.ContainsAny(name, "([:") {
		return false
	}
	isFirst, isSign, rest := true, false, false
	for word := range wordsOf(name) {
		word = strings.ToLower(word)
		switch {
		case isFirst && says[word]:
			return false
		case aroundWords[word]:
			isSign, rest = true, false
		case !partWords[word] && len(word) > 2:
			rest = true
		}
		isFirst = false
	}
	return isSign && !rest
}

// isNameOfHeading reports whether name was made from the first heading in n.
func isNameOfHeading(n *html.Node, name string) bool {
	heading := first(n, isHeading)
	if heading == nil {
		return false
	}
	words := fold.String(brief(heading))
	return words != "" && fold.String(strings.ReplaceAll(name, "-", " ")) == words
}

// says are the first words of names that describe a part's state or content.
var says = setOf("has js no is with without hide show hides shows not tag category")

// aroundWords are words in the names of parts around articles.
var aroundWords = setOf(`
	ad ads advert advertisement advertising adverts banner breadcrumb breadcrumbs comment comments consent cookie cookies disqus
	dropdown footer gdpr login masthead menu modal nav navbar navi navigation newsletter newsletters outbrain pager pagination popup promo
	promoted promotion promos recirculation recommended recommendation recommendations related share shares sharing sharebar
	reviews commentlist sidebar signup skip social sponsor sponsored subscribe subscription taboola toolbar trending tags tagcloud paywall
	relatedposts relatedarticles breaking ticker mostread popular`)

// partWords are neutral words in the names of parts.
var partWords = setOf(`
	a area article articles author auto bar base block blocks body bottom box boxes btn button buttons card cards carousel center col column
	component container content contents count count cta custom default desktop div element elements entry facebook fixed footer form full global
	grid group head header headline heading holder home horizontal icon icons in info inline inner instagram item items label large latest layer layout
	left link linkedin links list lists logo main media message middle mini mobile module modules more news note notice off on outer overlay page pane panel
	post posts primary region right row rows secondary section sections sidebar single site sitewide slider slot small static sticky story stories
	tab tablet target text title toggle tool tools top twitter unit vertical view wide widget widgets wrap wrapper wrapping wrapped zone
	amp app email pinterest whatsapp print network networks media bottom follow us level sub second third first odd even last
	id rail side aside extra teaser tile tiles thumb thumbnails thumbs swiper slick owl row fluid flex cta mod mods cmp c m l u o`)

// generators are names that programs give to their additions to pages.
var generators = setOf(`
	jp-relatedposts sharedaddy sd-sharing jp-post-flair wpcnt addtoany_share_save_container a2a_kit addthis_toolbox shariff yarpp yarpp-related
	crp_related cli-modal cookie-law-info-bar cookie-notice cookiebot cybotcookiebotdialog onetrust-banner-sdk onetrust-consent-sdk cmplz-cookiebanner
	cc-window cc-banner usercentrics-root borlabs-cookie qc-cmp2-container didomi-host sp_message_container tarteaucitronroot moove_gdpr_cookie_info_bar
	taboola outbrain ob-widget zergnet rc-widget disqus_thread fb-comments fb-like fb-root hypercomments_widget commento wpdiscuz comment-respond
	respond mc_embed_signup mailmunch-forms-in-post ctct-inline-form wpforms-container sumome-share essb_links heateor_sss_sharing_container
	social-warfare swp_social_panel ssba mashsb-container dpsp-content-wrapper nc_socialpanel rp4wp-related-posts wp_rp_wrap zem_rp_wrap
	related_post_title td_block_related_posts contextly-widget post-navigation nav-links navfooter printfriendly sociable
	mw-editsection mw-jump-link navbox vertical-navbox catlinks printfooter noprint mbox-small sistersitebox toc widget widget-area textwidget
	author-box author-bio authorbox about-author aboutauthor author-info author-card author-description author-profile saboxplugin-wrap author_bio author__bio post-author-box`)

// setOf returns the words in text.
func setOf(text string) map[string]bool {
	set := map[string]bool{}
	for word := range strings.FieldsSeq(text) {
		set[word] = true
	}
	return set
}

// named returns the words in the class and id of n, lower case.
func named(n *html.Node) map[string]bool {
	var out map[string]bool
	for _, a := range n.Attr {
		if a.Key != "class" && a.Key != "id" {
			continue
		}
		for word := range wordsOf(a.Val) {
			if out == nil {
				out = map[string]bool{}
			}
			out[strings.ToLower(word)] = true
		}
	}
	return out
}

// wordsOf yields the words in a name: "navBar" holds two, and so does "nav-bar".
func wordsOf(name string) iter.Seq[string] {
	return strings.FieldsFuncSeq(splitCamel(name), func(r rune) bool { return !unicode.IsLetter(r) })
}

// splitCamel returns s with a space before each capital letter behind a small one.
func splitCamel(s string) string {
	if strings.IndexFunc(s, unicode.IsUpper) < 0 {
		return s
	}
	var b strings.Builder
	small := false
	for _, r := range s {
		if small && unicode.IsUpper(r) {
			b.WriteByte(' ')
		}
		small = unicode.IsLower(r)
		b.WriteRune(r)
	}
	return b.String()
}

// isReferences reports whether a heading introduces references or sources. A
// list of links below it is part of the article.
func isReferences(heading string) bool {
	words := fold.String(heading)
	return references[words] || strings.HasPrefix(words, "references") || strings.HasPrefix(words, "sources")
}

// references are headings in folded form.
var references = map[string]bool{
	"references": true, "sources": true, "source": true, "footnotes": true, "notes": true, "further reading": true, "external links": true,
	"bibliography": true, "links": true, "resources": true, "documents": true, "downloads": true, "literature": true, "works cited": true,
	"quellen": true, "quelle": true, "literatur": true, "einzelnachweise": true, "weblinks": true, "fußnoten": true, "fussnoten": true, "anmerkungen": true,
	"notes et references": true, "liens externes": true, "bibliographie": true, "liens": true,
	"referencias": true, "enlaces externos": true, "fuentes": true, "bibliografia": true, "notas": true, "referencias bibliograficas": true,
	"note": true, "fonti": true, "collegamenti esterni": true, "bronnen": true, "noten": true, "externe links": true, "przypisy": true, "zrodła": true, "zrodla": true,
	"linki zewnetrzne": true, "примечания": true, "источники": true, "ссылки": true, "литература": true, "脚注": true, "参考文献": true, "参考资料": true,
}
