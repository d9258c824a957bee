package stated

import (
	"strings"
	"sync"

	"briefing/briefing/internal/fold"
)

// months lists the names of the months by language, as they stand in dates. A
// name may be cut to three letters or more, unless that could mean another
// month.
var months = []string{
	"january february march april may june july august september october november december",
	"jan feb mar apr may jun jul aug sep oct nov dec",
	"januar februar marz april mai juni juli august september oktober november dezember",
	"janner februar maerz april mai juni juli august september oktober november dez",
	"janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
	"enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
	"janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
	"gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
	"januari februari maart april mei juni juli augustus september oktober november december",
	"jan feb mrt apr mei jun jul aug sept okt nov dec",
	"stycznia lutego marca kwietnia maja czerwca lipca sierpnia wrzesnia pazdziernika listopada grudnia",
	"styczen luty marzec kwiecien maj czerwiec lipiec sierpien wrzesien pazdziernik listopad grudzien",
	"januari februari mars april maj juni juli augusti september oktober november december",
	"januar februar marts april maj juni juli august september oktober november desember",
	"tammikuuta helmikuuta maaliskuuta huhtikuuta toukokuuta kesakuuta heinakuuta elokuuta syyskuuta lokakuuta marraskuuta joulukuuta",
	"ledna unora brezna dubna kvetna cervna cervence srpna zari rijna listopadu prosince",
	"januara februara marca aprila maja juna jula augusta septembra oktobra novembra decembra",
	"ianuarie februarie martie aprilie mai iunie iulie august septembrie octombrie noiembrie decembrie",
	"januar februar marcius aprilis majus junius julius augusztus szeptember oktober november december",
	"ocak subat mart nisan mayis haziran temmuz agustos eylul ekim kasim aralik",
	"января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
	"январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
	"січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
	"ιανουαριου φεβρουαριου μαρτιου απριλιου μαιου ιουνιου ιουλιου αυγουστου σεπτεμβριου οκτωβριου νοεμβριου δεκεμβριου",
	"januari februari maret april mei juni juli agustus september oktober november desember",
	"gener febrer marc abril maig juny juliol agost setembre octubre novembre desembre",
}

// wholeMonths lists further names, which are never cut: their beginnings would
// mean other months in the languages above. A "-" stands for a name that does.
var wholeMonths = []string{
	"januarja februarja marca aprila maja junija julija avgusta septembra oktobra novembra decembra",
	"sijecnja veljace ozujka travnja svibnja lipnja srpnja kolovoza rujna - studenoga prosinca",
	"sausio vasario kovo balandzio geguzes birzelio liepos rugpjucio rugsejo spalio lapkricio gruodzio",
	"janvaris februaris marts aprilis maijs junijs julijs augusts septembris oktobris novembris decembris",
	"jaanuar veebruar marts aprill mai juuni juuli august september oktoober november detsember",
	"януари февруари март април май юни юли август септември октомври ноември декември",
	"ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
	"בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר",
	"يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
	"जनवरी फरवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर",
}

// monthsByName maps the folded names of the months and their abbreviations to
// numbers; 0 for ambiguous ones.
var monthsByName = sync.OnceValue(func() map[string]int {
	m := map[string]int{}
	cut := map[string]int{}
	for _, names := range months {
		for i, name := range strings.Fields(names) {
			name = fold.String(name)
			if m[name] == 0 {
				m[name] = i + 1
			}
			letters := []rune(name)
			for n := 3; n < len(letters); n++ {
				short := string(letters[:n])
				if known, ok := cut[short]; ok && known != i+1 {
					cut[short] = 0
					continue
				}
				cut[short] = i + 1
			}
		}
	}
	for short, month := range cut {
		if _, ok := m[short]; !ok && month > 0 {
			m[short] = month
		}
	}
	for _, names := range wholeMonths {
		for i, name := range strings.Fields(names) {
			if name = fold.String(name); m[name] == 0 {
				m[name] = i + 1
			}
		}
	}
	m["sept"] = 9
	return m
})

// month returns the number of the month that word names or abbreviates, or 0.
func month(word string) int {
	const longest = 40
	if len(word) > longest {
		return 0
	}
	return monthsByName()[fold.String(strings.TrimSuffix(word, "."))]
}

// weekdays are names of the days of the week, in full and abbreviated.
var weekdays = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for word := range strings.FieldsSeq(`
		monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun
		montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag mo di mi do fr sa so mon don son
		lundi mardi mercredi jeudi vendredi samedi dimanche lun mar mer jeu ven sam dim
		lunes martes miercoles jueves viernes sabado domingo mie jue vie sab dom
		segunda terca quarta quinta sexta seg ter qua qui sex feira
		lunedi martedi mercoledi giovedi venerdi sabato domenica gio
		maandag dinsdag woensdag donderdag vrijdag zaterdag zondag ma wo vr za zo
		poniedzialek wtorek sroda czwartek piatek sobota niedziela pon wt sr czw pt sob niedz pn nd
		mandag tirsdag onsdag torsdag fredag lordag sondag man tir ons tor fre lor son
		maanantai tiistai keskiviikko torstai perjantai lauantai sunnuntai
		pondeli utery streda ctvrtek patek nedele hetfo kedd szerda csutortok pentek szombat vasarnap
		luni marti miercuri joi vineri sambata duminica pazartesi sali carsamba persembe cuma cumartesi pazar
		понедельник вторник среда четверг пятница суббота воскресенье пн вт ср чт пт сб вс
		понеділок вівторок середа четвер пятниця субота неділя нд
		δευτερα τριτη τεταρτη πεμπτη παρασκευη σαββατο κυριακη`) {
		m[fold.String(word)] = true
	}
	return m
})

func isWeekday(word string) bool {
	const longest = 40
	return len(word) <= longest && weekdays()[fold.String(strings.TrimSuffix(word, "."))]
}
