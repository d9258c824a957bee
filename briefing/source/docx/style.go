package docx

import (
	"path"
	"strconv"
	"strings"
)

// style is what a paragraph is by its style.
type style struct {
	level int // of a heading, from 1; 0 for other paragraphs
	title bool
	list  bool
}

// mostParents bounds how far styles are followed to those that they are based on.
const mostParents = 20

// styles returns the styles of a document by their IDs. IDs are in the language of the
// program that wrote them, names are not.
func (p *parts) styles() map[string]style {
	var sheet struct {
		Style []struct {
			ID   string `xml:"styleId,attr"`
			Name value  `xml:"name"`
			Base value  `xml:"basedOn"`
			Pr   struct {
				Level *value    `xml:"outlineLvl"`
				List  *struct{} `xml:"numPr"`
			} `xml:"pPr"`
		} `xml:"style"`
	}
	p.decode(path.Join(path.Dir(p.main()), "styles.xml"), &sheet)
	own, base := map[string]style{}, map[string]string{}
	for _, s := range sheet.Style {
		name := strings.ToLower(s.Name.Val)
		st := style{level: headingLevel(name), title: name == "title", list: s.Pr.List != nil}
		if s.Pr.Level != nil && st.level == 0 && !st.title {
			st.level = outlineLevel(s.Pr.Level.Val)
		}
		own[s.ID], base[s.ID] = st, s.Base.Val
	}
	all := map[string]style{}
	for id := range own {
		for at, n := id, 0; at != "" && n < mostParents; at, n = base[at], n+1 {
			if own[at] != (style{}) {
				all[id] = own[at]
				break
			}
		}
	}
	return all
}

// value is an element whose content is the attribute val.
type value struct {
	Val string `xml:"val,attr"`
}

// headingLevel returns the level of a style by its name, "heading 2"; 0 if it is none.
func headingLevel(name string) int {
	n, err := strconv.Atoi(strings.TrimPrefix(name, "heading "))
	if err != nil || !strings.HasPrefix(name, "heading ") || n < 1 {
		return 0
	}
	return min(n, 6)
}

// outlineLevel returns the level of a heading that the document counts from 0; 0 for
// body text, which has level 9 there.
func outlineLevel(val string) int {
	n, err := strconv.Atoi(val)
	if err != nil || n < 0 || n > 8 {
		return 0
	}
	return min(n+1, 6)
}
