package typeset

import (
	"bufio"
	"compress/gzip"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
)

// treebanks is a folder of treebanks, of which only the texts matter here.
var treebanks = flag.String("treebanks", "", "folder of treebanks (*.gz, comments \"# text =\") to lay out")

// languages are a few sentences in each of many languages.
var languages = map[string]string{
	"Amharic":   "ጀልባው ሌሊት በባህር ላይ ሰመጠ። ካፒቴኑ ግን እስከ መጨረሻው ድረስ ቆየ፣ ማንም ለምን እንደሆነ አላወቀም።",
	"Arabic":    "غرقت العبّارة ليلًا أمام الميناء (الشمالي)، وبقي القبطان على متنها حتى النهاية. لم يعرف أحد السبب في عام 2024.",
	"Armenian":  "Նավը գիշերը խորտակվեց նավահանգստի մոտ, իսկ նավապետը մնաց մինչև վերջ։ Ոչ ոք չգիտի, թե ինչու։",
	"Bengali":   "ফেরিটি রাতে বন্দরের কাছে ডুবে যায়, কিন্তু ক্যাপ্টেন শেষ পর্যন্ত থেকে যান। কেন, তা কেউ জানে না।",
	"Burmese":   "ကူးတို့သင်္ဘောသည်ညအချိန်တွင်ဆိပ်ကမ်းအနီး၌နစ်မြုပ်ခဲ့သည်။ကပ္ပတိန်သည်နောက်ဆုံးအထိနေခဲ့သည်။ဘာကြောင့်ဆိုတာဘယ်သူမှမသိပါ။",
	"Chinese":   "渡轮在夜里沉没于“北港”附近（离岸三公里），船长一直留到最后。没有人知道为什么：S-400型渡轮在2024年才下水，A-AVG公司说：“我们不知道。”",
	"English":   "The ferry sank at night off the northern harbour, and the well-known captain stayed until the end. Nobody knows why.",
	"Finnish":   "Lautta upposi yöllä pohjoisen sataman edustalla, ja kapteeni jäi alukseen loppuun asti. Kukaan ei tiedä, miksi.",
	"Georgian":  "ბორანი ღამით ჩაიძირა ჩრდილოეთ ნავსადგურთან, კაპიტანი კი ბოლომდე დარჩა. არავინ იცის, რატომ.",
	"German":    "Die Fähre sank nachts vor dem Nordhafen, und der Kapitän blieb bis zum Ende auf der Kommandobrücke. Niemand weiß, warum.",
	"Greek":     "Το πλοίο βυθίστηκε τη νύχτα έξω από το βόρειο λιμάνι και ο καπετάνιος έμεινε ως το τέλος. Κανείς δεν ξέρει γιατί.",
	"Hebrew":    "המעבורת טבעה בלילה מול הנמל הצפוני (3 ק\"מ מהחוף), והקברניט נשאר עד הסוף. איש אינו יודע למה.",
	"Hindi":     "नौका रात में उत्तरी बंदरगाह के पास डूब गई, पर कप्तान अंत तक वहीं रहा। किसी को नहीं मालूम कि क्यों, क्योंकि हिन्दी में किसी ने नहीं पूछा।",
	"Japanese":  "渡し船は夜、北の港の近くで沈んだ。「なぜ船長は最後まで残ったのか」と、誰もが言った。ニュースによると、プーチンという名の船員もいた（二〇二四年）。",
	"Khmer":     "សាឡាងបានលិចនៅពេលយប់ក្បែរកំពង់ផែខាងជើង។កាពីតែនបាននៅរហូតដល់ទីបញ្ចប់។គ្មាននរណាដឹងថាហេតុអ្វីទេ។",
	"Korean":    "연락선은 밤에 북쪽 항구 앞에서 가라앉았고, 선장은 끝까지 배에 남아 있었다. 아무도 그 이유를 모른다.",
	"Lao":       "ເຮືອຂ້າມຟາກໄດ້ຈົມລົງໃນຕອນກາງຄືນໃກ້ທ່າເຮືອທາງເໜືອນາຍເຮືອໄດ້ຢູ່ຈົນເຖິງທີ່ສຸດບໍ່ມີໃຜຮູ້ວ່າເປັນຫຍັງ",
	"Persian":   "کشتی شبانه نزدیک بندر شمالی غرق شد و ناخدا تا پایان ماند. هیچ\u200cکس نمی\u200cداند چرا؛ کتاب\u200cهای «بندر» (۲۰۲۴) هم چیزی نمی\u200cگویند.",
	"Russian":   "Паром затонул ночью у северной гавани, а капитан оставался на нём до самого конца. Никто не знает почему.",
	"Tamil":     "படகு இரவில் வடக்குத் துறைமுகத்தின் அருகே மூழ்கியது, ஆனால் தலைவர் இறுதி வரை இருந்தார். ஏன் என்று யாருக்கும் தெரியாது.",
	"Thai":      "เรือข้ามฟากจมลงในเวลากลางคืนใกล้ท่าเรือทางเหนือ กัปตันอยู่บนเรือจนถึงที่สุด ไม่มีใครรู้ว่าทำไมคนทำงานจึงไม่กล้านำเรือเข้าฝั่ง",
	"Ukrainian": "Пором затонув уночі біля північної гавані, а капітан лишався на ньому до самого кінця. Ніхто не знає чому.",
	"Urdu":      "کشتی رات کو شمالی بندرگاہ کے قریب ڈوب گئی اور کپتان آخر تک اسی پر رہا۔ کوئی نہیں جانتا کیوں۔",
}

// TestLanguages lays texts of many languages out at many widths: no line is too wide,
// none is shorter than it must be, and none breaks within a character or parts a mark
// from what it belongs to.
func TestLanguages(t *testing.T) {
	for name, text := range languages {
		t.Run(name, func(t *testing.T) {
			faults := layoutFaults(strings.Repeat(text+" ", 8), 16)
			for _, f := range faults[:min(len(faults), 5)] {
				t.Error(f)
			}
		})
	}
}

// TestTreebanks does so for the texts of a folder of treebanks.
func TestTreebanks(t *testing.T) {
	if *treebanks == "" {
		t.Skip("no folder of treebanks: -treebanks DIR")
	}
	files, err := filepath.Glob(filepath.Join(*treebanks, "*.gz"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no treebanks in %s: %v", *treebanks, err)
	}
	for _, file := range files {
		faults, paragraphs := 0, textsOf(t, file)
		for _, p := range paragraphs {
			found := layoutFaults(p, 20)
			if len(found) > 0 && faults < 3 {
				t.Error(found[0])
			}
			faults += len(found)
		}
		t.Logf("%s: %d paragraphs, %d faults", filepath.Base(file), len(paragraphs), faults)
	}
}

// textsOf returns some paragraphs of a treebank, of five sentences each.
func textsOf(t *testing.T, file string) (paragraphs []string) {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	in, err := gzip.NewReader(f)
	if err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 1<<20)
	var p []string
	for lines.Scan() && len(paragraphs) < 40 {
		if text, ok := strings.CutPrefix(lines.Text(), "# text = "); ok {
			if p = append(p, strings.Join(strings.Fields(strings.TrimLeft(text, "-+*#>=~|0123456789.) ")), " ")); len(p) == 5 {
				paragraphs, p = append(paragraphs, strings.Join(p, " ")), nil
			}
		}
	}
	return paragraphs
}

// layoutFaults lays a paragraph out at widths from 40 to 200 and says what is wrong.
func layoutFaults(text string, step int) (faults []string) {
	for ruler, method := range rulers {
		for width := 40; width <= 200; width += step {
			lines := all(open(text, method).Layout(width))
			for i, line := range lines {
				fault, next := "", ""
				if i+1 < len(lines) {
					next = lines[i+1].Text()
				}
				switch t := line.Text(); {
				case line.Width() > width || method.StringWidth(t) > width:
					fault = "is too wide"
				case next != "" && isShort(line, next, width, method):
					fault = "is too short"
				case next != "" && isBrokenAt(t, next, method):
					fault = "breaks where it must not"
				}
				if fault != "" {
					faults = append(faults, fmt.Sprintf("%s, %d columns: %q %s before %q", ruler, width, line.Text(), fault, next))
				}
			}
		}
	}
	return faults
}

// isShort reports whether the first word of the next line would have fitted on a line. In
// Thai and the like a line may end at a blank before that.
func isShort(line Line, next string, width int, method ansi.Method) bool {
	if strings.ContainsFunc(line.Text(), isSoutheastAsian) && line.Width()+1 >= width*3/4 {
		return false
	}
	w := newWrapper(Line{ruler: method, runs: []run{{text: next}}}, width)
	word := 1
	for word < len(w.cells) && (w.breaks(word) == none || w.text[word-1] == "-") && !w.isSpace(word) {
		word++
	}
	const blank = 1
	return line.Width()+blank+method.StringWidth(strings.Join(w.text[:word], "")) <= width
}

// isBrokenAt reports whether two lines part a character, or a mark from its text.
func isBrokenAt(a, b string, method ansi.Method) bool {
	last := []rune(a)[len([]rune(a))-1]
	if c, _ := ansi.FirstGraphemeCluster(string(last)+b, method); c != string(last) {
		return true
	}
	if isUnspaced(last) || isUnspaced(firstOf(b)) {
		return strings.ContainsRune("。，、」』）", firstOf(b)) || strings.ContainsRune("「『（“", last)
	}
	return false
}
