package quantity_test

import (
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/quantity"
)

type row struct{ text, want string }

func checkFind(t *testing.T, rows []row) {
	t.Helper()
	for _, tt := range rows {
		if got := strings.Join(lines(tt.text), "; "); got != tt.want {
			t.Errorf("Find(%q)\n got %s\nwant %s", tt.text, got, tt.want)
		}
	}
}

func TestFindRanges(t *testing.T) {
	checkFind(t, []row{
		{"It cost $30-$40.", "$30-$40 = 30..40 dollar"},
		{"It cost $30–40 or €5 to €10.", "$30–40 = 30..40 dollar; €5 to €10 = 5..10 euro"},
		{"It cost US$30m–US$40m.", "US$30m–US$40m = 3e+07..4e+07 dollar"},
		{"It cost between £1.5bn and £2bn.", "between £1.5bn and £2bn = 1.5e+09..2e+09 sterling"},
		{"It cost 30$-40$ or 5-10 €.", "30$-40$ = 30..40 dollar; 5-10 € = 5..10 euro"},
		{"It was from -5 to 10°C.", "-5 to 10°C = -5..10 temperature"},
		{"It was between −12 and −3 degrees Celsius.", "between −12 and −3 degrees Celsius = -12..-3 temperature"},
		{"It was minus 5 to plus 3 degrees Celsius, or -10°C to -5°C.", "minus 5 to plus 3 degrees Celsius = -5..3 temperature; -10°C to -5°C = -10..-5 temperature"},
		{"It was -2 to 1 per cent and -4%.", "-2 to 1 per cent = -0.02..0.01 share; -4% = -0.04 share"},
		{"Two to three thousand people.", "Two to three thousand = 2000..3000 of person"},
		{"Two or three dozen boats, five to ten million voters.", "Two or three dozen = 24..36 of boat; five to ten million = 5000000..1e+07 of voter"},
		{"Two to three hundred thousand people.", "Two to three hundred thousand = 200000..300000 of person"},
		{"From twenty to thirty thousand people, 2 to 3 thousand ships.", "twenty to thirty thousand = 20000..30000 of person; 2 to 3 thousand = 2000..3000 of ship"},
		{"One or two people, one to three hours.", "One or two = 1..2 of person; one to three hours = 0.04166667..0.125 time"},
		{"5-10,000 people came.", "5-10,000 = 5000..10000 of person"},
		{"It rose from $30 to $40.", "$30 = 30 dollar; $40 = 40 dollar"},
	})
}

func TestFindFractions(t *testing.T) {
	checkFind(t, []row{
		{"It grew by .5 per cent and cost $.5 million.", ".5 per cent = 0.005 share; $.5 million = 500000 dollar"},
		{"It took 1½ hours, 1 1/2 hours, 2-1/2 hours and 1 ½ hours.", "1½ hours = 0.0625 time; 1 1/2 hours = 0.0625 time; 2-1/2 hours = 0.1041667 time; 1 ½ hours = 0.0625 time"},
		{"It is ½ mile, ¾ of a mile away, 1/2 mile, half a mile.", "½ mile = 804.672 length; ¾ of a mile = 1207.008 length; 1/2 mile = 804.672 length; half a mile = 804.672 length"},
		{"Some 2½ million people, 5¼%.", "Some 2½ million = 2250000..2750000 of person; 5¼% = 0.0525 share"},
		{"1/3 of the ships and ⅔ of the crew.", "1/3 = 0.3333333 share of ship; ⅔ = 0.6666667 share of crew"},
		{"It weighs half a tonne, three quarters of a tonne, a quarter of a million.", "half a tonne = 500 mass; three quarters of a tonne = 750 mass; a quarter of a million = 250000"},
		{"Half an hour, a half-hour, three-quarters of an hour, a quarter mile.", "Half an hour = 0.02083333 time; a half-hour = 0.02083333 time; three-quarters of an hour = 0.03125 time; a quarter mile = 402.336 length"},
		{"An hour and a half, two years and a half, a million and a half.", "An hour and a half = 0.0625 time; two years and a half = 913.125 time; a million and a half = 1500000"},
		{"One in five people, 1 in 10, three in four voters.", "One in five = 0.2 share of person; 1 in 10 = 0.1 share; three in four = 0.75 share of voter"},
		{"3 out of 5 ships, one out of every three, two in every five.", "3 out of 5 = 0.6 share of ship; one out of every three = 0.3333333 share; two in every five = 0.4 share"},
		{"A one-in-five chance, a 1-in-10 chance.", "one-in-five = 0.2 share; 1-in-10 = 0.1 share"},
		{"12 per 1,000 births, 3 per 100,000.", "12 per 1,000 = 0.012 share of birth; 3 per 100,000 = 3e-05 share"},
		{"It killed 3 in 10 days, 2 in 2023 and 120 in 40 villages.", "3 = 3; 10 days = 10 time; 2 = 2; 120 = 120; 40 = 40 of village"},
	})
}

func TestFindUnits(t *testing.T) {
	checkFind(t, []row{
		{"It cost millions of dollars, tens of millions of euros, billions of US dollars.", "millions of dollars = 1000000..9.99e+08 dollar; tens of millions of euros = 1e+07..1.49e+08 euro; billions of US dollars = 1e+09..9.99e+11 dollar"},
		{"Dozens of miles, thousands of tonnes of grain.", "Dozens of miles = 32186.88..239792.3 length; thousands of tonnes = 1000000..9.99999e+08 mass"},
		{"It took 2 hours 30 minutes, 2 hours and 30 minutes, 2h 30min.", "2 hours 30 minutes = 0.1041667 time; 2 hours and 30 minutes = 0.1041667 time; 2h 30min = 0.1041667 time"},
		{"He is 6 feet 2 inches tall, it weighs 12 lb 4 oz.", "6 feet 2 inches = 1.8796 length; 12 lb 4 oz = 5.556507 mass"},
		{"Three weeks and two days; one year, 3 months.", "Three weeks and two days = 23 time; one year, 3 months = 456.5625 time"},
		{"It was 30 minutes and 2 hours.", "30 minutes = 0.02083333 time; 2 hours = 0.08333333 time"},
		{"It paid 3 dollars 50 cents.", "3 dollars 50 cents = 3.5 dollar"},
		{"10 sq. km, 5 sq. miles, 20 cu. m.", "10 sq. km = 1e+07 area; 5 sq. miles = 1.294994e+07 area; 20 cu. m = 20000 volume"},
		{"At 100 km per hour, 100 km an hour, 50 metres per second, 5 miles a minute.", "100 km per hour = 100 speed; 100 km an hour = 100 speed; 50 metres per second = 180 speed; 5 miles a minute = 482.8032 speed"},
		{"2 million barrels per day, 5 litres per minute.", "2 million barrels per day = 3.17974e+08 volume a day; 5 litres per minute = 7200 volume a day"},
	})
	for _, tt := range []struct {
		unit, text string
	}{
		{"dollars", "millions of dollars"},
		{"people", "dozens of people"},
		{"km per hour", "100 km/h"},
		{"barrels a day", "2 million barrels per day"},
		{"sq. km", "10 square miles"},
	} {
		q := quantity.Find(tt.text)
		if of := quantity.SortOf(tt.unit); len(q) != 1 || !q[0].Is(of) || of == quantity.Sort(quantity.Count) && tt.unit != "people" {
			t.Errorf("%q is not of sort %q (of %q): %v", tt.text, of, tt.unit, lines(tt.text))
		}
	}
}

func TestFindNoCounts(t *testing.T) {
	checkFind(t, []row{
		{"He lives at 10 Downing Street, 221 Baker Street and 1600 Pennsylvania Avenue.", ""},
		{"The shop stood at 12 rue de la Paix, then at 5 Calle Mayor.", ""},
		{"In 10 Wall Street banks he saw 5 Downing Street staff.", "10 = 10 of bank; 5 = 5 of staff"},
		{"A 7-Eleven in Japan, the Five Eyes and the Group of Seven, the Big Four.", ""},
		{"Five Eyes allies met, and the Six Nations began. The Thirty Years War.", ""},
		{"Call +44 20 7946 0958, (555) 123-4567, 555-1234, 1-800-555-0199 or 020 7946 0958.", ""},
		{"Tel. 030 1234567, phone: 212 555 0100.", ""},
		{"The toll stands at 15. It stood at 20, and is put at 30.", "15 = 15; 20 = 20; 30 = 30"},
		{"The vote was counted: the figure remained at 12.", "12 = 12"},
		{"They left at 5.", ""},
		{"Five Russian soldiers died; Five Killed in Fire.", "Five = 5 of soldier; Five = 5 of killed"},
		{"The 14-летний boy, 5 years ago, vor 5 Jahren, il y a 5 ans, hace 5 años, 5 лет назад.", ""},
	})
}

func TestFindDates(t *testing.T) {
	checkFind(t, []row{
		{"On 5, 6 and 7 May, between 5 and 7 May, from 5 to 7 May, on Monday 5.", ""},
		{"Du 5 au 7 mai, del 5 al 7 de mayo de 2022, vom 5. bis 7. Mai, am 24.2. und am 5.5.2022.", ""},
		{"The 7 October attack, the night of 5–6 May, 24/02/2022, 24-02-2022, Q1 2022.", ""},
		{"May 5, 2023, 14 people died. On May 5 and 6, 14 people died.", "14 = 14 of person; 14 = 14 of person"},
	})
}

func TestFindOtherLanguages(t *testing.T) {
	checkFind(t, []row{
		// Russian and Ukrainian.
		{"Погибли 14 человек.", "14 = 14 of person"},
		{"Сбито 2000 дронов, более 8 тыс. ракет.", "2000 = 2000 of дронов; более 8 тыс. = 8000<.. of ракет"},
		{"Это стоило 1,2 млрд долларов, 5 млн евро, 3 трлн рублей.", "1,2 млрд долларов = 1.2e+09 dollar; 5 млн евро = 5000000 euro; 3 трлн рублей = 3e+12 rouble"},
		{"Менее 100 человек, не менее 15, до 300, около 120, свыше 40 км.", "Менее 100 = ..<100 of person; не менее 15 = 15..; до 300 = ..300; около 120 = 108..132; свыше 40 км = 40000<.. length"},
		{"Двадцать пять человек, два миллиона тонн, десятки тысяч человек, сотни домов.", "Двадцать пять = 25 of person; два миллиона тонн = 2e+09 mass; десятки тысяч = 10000..149000 of person; сотни = 150..999 of домов"},
		{"Полмиллиона человек, полтора часа, половина жителей, треть домов.", "Полмиллиона = 500000 of person; полтора часа = 0.0625 time; половина = 0.5 share of жителей; треть = 0.3333333 share of домов"},
		{"От 30 до 40 км, между 5 и 10 процентами, 100 км/ч, 30 километров в час.", "30 до 40 км = 30000..40000 length; между 5 и 10 процентами = 0.05..0.1 share; 100 км/ч = 100 speed; 30 километров в час = 30 speed"},
		{"В 2023 году, 5 мая 2022 г. и в 17:30.", ""},
		{"Понад 300 дронів, щонайменше 15, близько 2 тис. людей, менше 10.", "Понад 300 = 300<.. of дронів; щонайменше 15 = 15..; близько 2 тис. = 1800..2200 of person; менше 10 = ..<10"},
		{"5-е мая, 5-го мая, 9-й день.", ""},
		// German.
		{"Über 8.000 Menschen, weniger als 100, mindestens 14 Tote.", "Über 8.000 = 8000<.. or 8<.. of person; weniger als 100 = ..<100; mindestens 14 = 14.. of dead"},
		{"Es kostet 1,2 Mrd. Euro, 5 Mio. Dollar, 3 Milliarden Euro und 20 Tsd. Euro.", "1,2 Mrd. Euro = 1.2e+09 euro; 5 Mio. Dollar = 5000000 dollar; 3 Milliarden Euro = 3e+09 euro; 20 Tsd. Euro = 20000 euro"},
		{"Eine halbe Million Menschen, eine halbe Stunde, anderthalb Stunden, zweieinhalb Jahre.", "Eine halbe Million = 500000 of person; eine halbe Stunde = 0.02083333 time; anderthalb Stunden = 0.0625 time; zweieinhalb Jahre = 913.125 time"},
		{"Eine Million Menschen, zwei Drittel, die Hälfte, jeder Fünfte.", "Eine Million = 1000000 of person; zwei Drittel = 0.6666667 share; Hälfte = 0.5 share; jeder Fünfte = 0.2 share"},
		{"Einundzwanzig Menschen, zweihundertfünfzig, dreitausend und Hunderttausende.", "Einundzwanzig = 21 of person; zweihundertfünfzig = 250; dreitausend = 3000; Hunderttausende = 100000..999999"},
		{"Zwischen 30 und 40 Kilometer, 5 bis 10 Prozent, 80 Kilometer pro Stunde, knapp 100.", "Zwischen 30 und 40 Kilometer = 30000..40000 length; 5 bis 10 Prozent = 0.05..0.1 share; 80 Kilometer pro Stunde = 80 speed; knapp 100 = 90..100"},
		{"Am 3. Oktober 2023, im Jahr 2022 und um 5 Uhr.", ""},
		// French.
		{"Plus de 8 000 personnes, moins de 100, au moins 14, près de 300.", "Plus de 8 000 = 8000<.. of person; moins de 100 = ..<100; au moins 14 = 14..; près de 300 = 270..300"},
		{"Cela coûte 3 millions d’euros, 1,2 milliard de dollars, 5 Md€ et 2 M€.", "3 millions d’euros = 3000000 euro; 1,2 milliard de dollars = 1.2e+09 dollar; 5 Md€ = 5e+09 euro; 2 M€ = 2000000 euro"},
		{"Un demi-million de personnes, une demi-heure, deux heures et demie.", "Un demi-million = 500000 of person; une demi-heure = 0.02083333 time; deux heures et demie = 0.1041667 time"},
		{"Des milliers de personnes, des dizaines de milliers, des centaines de drones, une centaine de drones.", "milliers = 1000..999999 of person; dizaines de milliers = 10000..149000; centaines = 150..999 of drone; une centaine = 90..110 of drone"},
		{"Deux tiers, la moitié, un sur cinq, quatre-vingt-dix drones, vingt et un drones.", "Deux tiers = 0.6666667 share; moitié = 0.5 share; un sur cinq = 0.2 share; quatre-vingt-dix = 90 of drone; vingt et un = 21 of drone"},
		{"Entre 30 et 40 km, de 5 à 10 %, 90 km par heure.", "Entre 30 et 40 km = 30000..40000 length; 5 à 10 % = 0.05..0.1 share; 90 km par heure = 90 speed"},
		// Spanish.
		{"Más de 8.000 personas, menos de 100, al menos 14, unos 300.", "Más de 8.000 = 8000<.. or 8<.. of person; menos de 100 = ..<100; al menos 14 = 14..; unos 300 = 270..330"},
		{"Costó 3 millones de euros, mil millones de dólares, dos mil pesos.", "3 millones de euros = 3000000 euro; mil millones de dólares = 1e+09 dollar; dos mil pesos = 2000 peso"},
		{"Medio millón de personas, media hora, dos horas y media, un millón y medio.", "Medio millón = 500000 of person; media hora = 0.02083333 time; dos horas y media = 0.1041667 time; un millón y medio = 1500000"},
		{"Miles de personas, decenas de miles, cientos de drones, una docena de barcos.", "Miles = 1000..999999 of person; decenas de miles = 10000..149000; cientos = 150..999 of drone; una docena = 12 of barco"},
		{"Treinta y cinco drones, entre 30 y 40 km, de 30 a 40 km, la mitad, uno de cada cinco.", "Treinta y cinco = 35 of drone; entre 30 y 40 km = 30000..40000 length; 30 a 40 km = 30000..40000 length; mitad = 0.5 share; uno de cada cinco = 0.2 share"},
		// Chinese and Japanese.
		{"事故造成14人死亡。", "14 = 14 of person"},
		{"超过8000架无人机，至少15人，约300名士兵。", "超过8000 = 8000<..; 至少15 = 15.. of person; 约300 = 270..330 of person"},
		{"耗资1.2亿美元，长2000公里，3万人。", "1.2亿美元 = 1.2e+08 dollar; 2000公里 = 2000000 length; 3万 = 30000 of person"},
		{"2023年5月3日，17时30分。", ""},
		{"１４人が死亡した。", "１４ = 14 of person"},
		{"قتل ١٤ شخصا.", "١٤ = 14"},
	})
}

func TestFindMore(t *testing.T) {
	checkFind(t, []row{
		{"four or five hundred soldiers", "four or five hundred = 400..500 of soldier"},
		{"a hundred to two hundred soldiers", "a hundred to two hundred = 100..200 of soldier"},
		{"hundreds of millions of dollars", "hundreds of millions of dollars = 1e+08..9.99e+08 dollar"},
		{"two-and-a-half-hour meeting", "two-and-a-half-hour = 0.1041667 time"},
		{"120 out of 150 ships", "120 out of 150 = 0.8 share or 120 of ship"},
		{"an hour and 20 minutes", "an hour and 20 minutes = 0.05555556 time"},
		{"5 ft 10 in", "5 ft 10 in = 1.778 length"},
		{"20 km/s", "20 km/s = 72000 speed"},
		{"The Seven Years' War lasted long. The Hundred Years War. The Six-Day War.", ""},
		{"Call 0800 123 4567 or +1 (555) 010-9999", ""},
		{"dial 112", ""},
		{"около полутора миллионов", "около полутора миллионов = 1350000..1650000"},
		{"100 тыс. человек", "100 тыс. = 100000 of person"},
		{"два с половиной миллиона", "два с половиной миллиона = 2500000"},
		{"mehrere Tausend Menschen", "mehrere Tausend = 3000..9990 of person"},
		{"weniger als ein Prozent", "weniger als ein Prozent = ..<0.01 share"},
		{"zweieinhalb Stunden", "zweieinhalb Stunden = 0.1041667 time"},
		{"moins d'une heure", "moins d'une heure = ..<0.04166667 time"},
		{"deux cents soldats", "deux cents = 200 of soldier"},
		{"deux mille soldats", "deux mille = 2000 of soldier"},
		{"soixante-dix-huit personnes", "soixante-dix-huit = 78 of person"},
		{"casi la mitad", "casi la mitad = 0.45..0.5 share"},
		{"menos de la mitad", "menos de la mitad = ..<0.5 share"},
		{"三百人死亡", "三百 = 300 of person"},
		{"1万5000人", "1万5000 = 15000 of person"},
		{"100公里/小时", "100公里/小时 = 100 speed"},
		{"10%以上", "10%以上 = 0.1.. share"},
		{"14명이 숨졌다", "14 = 14 of person"},
		{"more than a year, nearly an hour, over a tonne, less than one per cent", "more than a year = 365.25<.. time; nearly an hour = 0.0375..0.04166667 time; over a tonne = 1000<.. mass; less than one per cent = ..<0.01 share"},
		{"第三百人", ""},
		{"up to a million people", "up to a million = ..1000000 of person"},
	})
}

func TestCompareKinds(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want quantity.Relation
	}{
		{"2 hours 30 minutes", "150 minutes", quantity.Same},
		{"two to three thousand people", "2,500 people", quantity.Compatible},
		{"two to three thousand people", "500 people", quantity.Differ},
		{"one in five", "20 per cent", quantity.Same},
		{"3 out of 5 ships", "60% of the ships", quantity.Same},
		{"1½ hours", "90 minutes", quantity.Same},
		{"half a tonne", "500 kg", quantity.Same},
		{"100 km per hour", "100 km/h", quantity.Same},
		{"10 sq. km", "10 km²", quantity.Same},
		{"millions of dollars", "$5 million", quantity.Compatible},
		{"millions of dollars", "$500", quantity.Differ},
		{"1,2 млрд долларов", "$1.2bn", quantity.Same},
		{"eine halbe Million Menschen", "500,000 people", quantity.Same},
		{"plus de 8 000 personnes", "8,500 people", quantity.Compatible},
		{"14人", "14 people", quantity.Same},
		{"15人", "14 people", quantity.Differ},
	} {
		a, b := quantity.Find(tt.a), quantity.Find(tt.b)
		if len(a) != 1 || len(b) != 1 {
			t.Errorf("%q %v and %q %v: want one each", tt.a, lines(tt.a), tt.b, lines(tt.b))
			continue
		}
		if got := quantity.Compare(a[0], b[0], nil); got != tt.want {
			t.Errorf("%q and %q: got %v, want %v", tt.a, tt.b, got, tt.want)
		}
	}
}

// TestIn reads a sentence in its text: what follows tells a footnote mark from decimals.
func TestIn(t *testing.T) {
	text := "It cost 1,500.2 Rescue teams came. They had 14.5 The town paid. It weighs 14.5 Tonnes."
	for part, want := range map[string]string{
		"It cost 1,500.2":        "1,500",
		"They had 14.5":          "14",
		"It weighs 14.5 Tonnes.": "14.5 Tonnes",
	} {
		start := strings.Index(text, part)
		found := quantity.In(text, briefing.Span{Start: start, End: start + len(part)})
		if len(found) != 1 || found[0].Span.In(text) != want {
			t.Errorf("In(%q) = %v, want %q", part, found, want)
		}
	}
}

func TestFindCounted(t *testing.T) {
	checkFind(t, []row{
		{"3 мільярди гривень, 2 мільйони людей, 12 загиблих", "3 мільярди гривень = 3e+09 hryvnia; 2 мільйони = 2000000 of person; 12 = 12 of dead"},
		{"超过40艘船，少なくとも12人", "超过40 = 40<.. of ship; 少なくとも12 = 12.. of person"},
		{"The iPhone 15 and the eBike 200 cost 900 euros.", "900 euros = 900 euro"},
	})
}
