package sentence_test

import (
	"strings"
	"testing"

	"briefing/briefing/internal/sentence"
)

// In these tables ⟦ and ⟧ stand around every sentence.
var prose = []string{
	"",
	"⟦No stop at all⟧",
	"⟦One.⟧ ⟦Two.⟧",
	"  ⟦One.⟧\t ⟦Two.⟧ \n",
	"⟦Did he?⟧ ⟦He did!⟧ ⟦So it goes.⟧",
	"⟦What?!⟧ ⟦Nothing.⟧",
	"⟦The U.S. navy sailed.⟧ ⟦It came back.⟧",
	"⟦It sailed to the U.S.⟧ ⟦The navy stayed.⟧",
	"⟦The U.S. President spoke.⟧",
	"⟦The U.K. and the U.S.S.R. signed.⟧",
	"⟦J. R. Miller wrote it.⟧",
	"⟦A book by J.R.R. Miller.⟧ ⟦It sold.⟧",
	"⟦Harry S. Truman won.⟧",
	"⟦They chose plan B.⟧ ⟦The other was worse.⟧",
	"⟦É. Durand came.⟧",
	"⟦It began on Jan. 17 in Moscow.⟧",
	"⟦It began in Jan.⟧ ⟦Nobody came.⟧",
	"⟦On Fri. 17 they met.⟧",
	"⟦Mr. Putin met Mrs. Smith and Dr. No.⟧ ⟦They talked.⟧",
	"⟦Gen. Lee met Lt. Col. Grant near St. Petersburg.⟧",
	"⟦See No. 5 and Art. 51 of the charter.⟧",
	"⟦See pp. 3 to 5 and p. 7.⟧ ⟦Then stop.⟧",
	"⟦He said no.⟧ ⟦Nobody believed him.⟧",
	"⟦He came in at No.⟧ ⟦Five minutes later he left.⟧",
	"⟦It grew by 3.5 percent.⟧ ⟦Then it fell.⟧",
	"⟦It cost $1.2 billion.⟧ ⟦12 were built.⟧",
	"⟦In 2023.⟧ ⟦In 2024.⟧",
	"⟦Use fruit, e.g. Apples, or nuts, i.e. Almonds.⟧",
	"⟦They left at 8 a.m. on Monday.⟧ ⟦They came at 5 p.m. Moscow time.⟧",
	"⟦It closed at 5 p.m.⟧ ⟦The crowd went home.⟧",
	"⟦Arms, fuel, etc. were sent.⟧ ⟦More came.⟧",
	"⟦Miller et al. wrote it.⟧",
	"⟦Acme Inc. sold it to Bolt Co. Ltd. in May.⟧",
	"⟦It was sold by Acme Inc.⟧ ⟦The buyer was Bolt.⟧",
	"⟦The case of Roe v. Wade was heard.⟧",
	"⟦Bears vs. Lions was the game.⟧",
	"⟦He waited … and waited.⟧ ⟦Nobody came…⟧ ⟦Later he left.⟧",
	"⟦He waited ... and waited.⟧ ⟦Nobody came...⟧ ⟦Later he left.⟧",
	"⟦He waited . . . and waited.⟧",
	"⟦We left […] Then we came back (…) Alone.⟧",
	"⟦“We will come.”⟧ ⟦He left.⟧",
	"⟦“We will come.” he said.⟧",
	"⟦“Will we come?” he asked.⟧ ⟦Nobody knew.⟧",
	"⟦\"Will we come?\" he asked.⟧ ⟦\"Yes!\"⟧",
	"⟦‘Come.’⟧ ⟦‘Go.’⟧",
	"⟦„Komm.“⟧ ⟦Er ging.⟧",
	"⟦He said: “We came.⟧ ⟦We saw.”⟧ ⟦That was all.⟧",
	"⟦He left (at last.)⟧ ⟦She stayed.⟧",
	"⟦(He left.)⟧ ⟦[She stayed.]⟧",
	"⟦They maintain it.⟧ ⟦(photo credit: nobody)⟧",
	"⟦He left.⟧ ⟦“She stayed.”⟧",
	"⟦He left.⟧ ⟦(She stayed.)⟧",
	"⟦He left.⟧ ⟦– She stayed.⟧",
	"⟦He left.⟧ ⟦$5 was enough.⟧",
	"⟦It is on example.com/a.b?c=d for all.⟧ ⟦See it.⟧",
	"⟦It is version 2.0.1 of Node.js now.⟧",
	"⟦Yahoo! is a company.⟧",
	"⟦The end.Next one.⟧",
	"⟦**Bold end.**⟧ ⟦*Next one.*⟧",
	"⟦Он пришёл.⟧ ⟦Она ушла. и всё.⟧",
	"⟦他来了。⟧⟦她走了！⟧",
	"⟦Ends with a stop .⟧ ⟦Begins again.⟧",
	"⟦A bad \xff byte.⟧ ⟦Another \xe2\x80.⟧",
	"⟦He was born c. 1900 and had approx. 20 children.⟧",
	"⟦The Ph.D. student met Sen. Jones Jr. of Ohio.⟧",
	"⟦World War I.⟧ ⟦Some say more.⟧",
	"⟦So be it. and no more.⟧",
}

var markdown = []string{
	"# ⟦A heading⟧\n⟦Its text.⟧ ⟦More.⟧",
	"## ⟦A heading.⟧ ⟦With a stop⟧ ##\n\n⟦Text⟧",
	"# ⟦About C#⟧\n",
	"⟦#x is no heading⟧",
	"⟦A heading⟧\n=========\n⟦Text⟧\n---\n⟦More⟧",
	"⟦One line\nand the next.⟧ ⟦Another\nline.⟧",
	"⟦One line\r\nand the next.⟧\r\n\r\n⟦Another\r\nline.⟧",
	"⟦A paragraph without stop⟧\n\n⟦Another⟧\n \t\n⟦A third⟧",
	"- ⟦An item⟧\n- ⟦Another. one⟧\n* ⟦A third⟧\n+ ⟦A fourth⟧",
	"- ⟦An item\n  over two lines.⟧ ⟦Two.⟧\n- ⟦Next⟧",
	"1. ⟦First⟧\n2. ⟦Second⟧\n10) ⟦Tenth⟧",
	"2. ⟦Second⟧\n\n3. ⟦Third⟧",
	"⟦It was built in\n2024.⟧ ⟦The next\nyear it fell.⟧",
	"⟦Text⟧\n1. ⟦An item⟧",
	"⟦Text⟧\n- ⟦An item⟧",
	"⟦A dash -\n-- is no item.⟧",
	"> ⟦A quote\n> over two lines.⟧ ⟦Two.⟧\n\n⟦Text⟧",
	"> ⟦A quote\nthat goes on.⟧",
	"> ⟦A quote⟧\n>\n> ⟦Another⟧\n> - ⟦An item⟧\n> > ⟦Deeper⟧",
	"⟦Text⟧\n> ⟦A quote⟧",
	"| ⟦a.⟧ ⟦B⟧ | ⟦b⟧ |\n|---|:-:|\n| ⟦Mr. C⟧ | ⟦d⟧ |",
	"⟦a⟧ | ⟦b⟧\n--- | ---\n⟦c⟧ | ⟦d⟧\n\n⟦no | table⟧",
	"| ⟦a \\| b⟧ |\n|---|\n",
	"⟦Text⟧\n| ⟦a⟧ | ⟦b⟧ |",
	"⟦Text⟧\n\n***\n\n* * *\n⟦More⟧\n___",
	"```go\n⟦code.⟧ ⟦More⟧\n```\n⟦Text⟧",
	"~~~\n⟦code⟧\n~~~",
	"⟦1\\. Not an item⟧",
	"- \n-\n⟦x⟧",
	"- - ⟦x⟧",
	"⟦**Bold lead.**⟧ ⟦Text\n*more*.⟧",
	"12. ⟦x⟧",
}

func TestSplit(t *testing.T) {
	for _, marked := range append(prose, markdown...) {
		text := strings.NewReplacer("⟦", "", "⟧", "").Replace(marked)
		if got := mark(text); got != marked {
			t.Errorf("\n got %q\nwant %q", got, marked)
		}
	}
}

// mark returns text with ⟦ and ⟧ around every sentence.
func mark(text string) string {
	var out strings.Builder
	at := 0
	for start, end := range sentence.Split(text) {
		out.WriteString(text[at:start] + "⟦" + text[start:end] + "⟧")
		at = end
	}
	return out.String() + text[at:]
}
