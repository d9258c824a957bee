package quantity

import "strings"

// Dimension is the dimension of a quantity. Quantities of one dimension can be
// compared; those of different currencies cannot.
type Dimension string

// Dimensions with several units. Count is the dimension of a plain number.
const (
	Count       Dimension = ""
	Share       Dimension = "share" // per cent, fractions
	Length      Dimension = "length"
	Area        Dimension = "area"
	Volume      Dimension = "volume"
	Mass        Dimension = "mass"
	Time        Dimension = "time"
	Speed       Dimension = "speed"
	Temperature Dimension = "temperature"
	Power       Dimension = "power"
	Energy      Dimension = "energy"
	Data        Dimension = "data"
)

// unit relates a unit of measure to the base unit of its dimension.
type unit struct {
	dimension Dimension
	factor    float64
	offset    float64 // of its zero point, in base units
}

// row is a unit with its spellings, separated by bars.
type row struct {
	dimension Dimension
	factor    float64
	spellings string
}

// measures are the units of measure with their spellings: English ones, and
// those of German, French, Spanish, Russian, Ukrainian, Chinese and Japanese
// that are not English words. Base units: metre, square metre, litre, kilogram,
// day, km/h, °C, watt, watt-hour, byte.
var measures = []row{
	{Length, 1000, "km|kms|kilometre|kilometres|kilometer|kilometers|kilometern|kilomètre|kilomètres|kilómetro|kilómetros|км|километр|километра|километров|километрах|кілометр|кілометри|кілометрів|公里|千米|キロ"},
	{Length, 1, "m|metre|metres|meter|meters|metern|mètre|mètres|metro|metros|м|метр|метра|метров|метрів|米|メートル"},
	{Length, 0.01, "cm|centimetre|centimetres|centimeter|centimeters|centimètres|centímetros|zentimeter|см|сантиметров"},
	{Length, 0.001, "mm|millimetre|millimetres|millimeter|millimeters|millimètres|мм|миллиметров"},
	{Length, 1609.344, "mile|miles|mi|meile|meilen|millas|миль|мили|миля|英里"},
	{Length, 1852, "nautical mile|nautical miles|nmi|seemeilen"},
	{Length, 0.3048, "ft|foot|feet"},
	{Length, 0.0254, "inch|inches"},
	{Length, 0.9144, "yard|yards|yd|yds"},
	{Area, 1, "m²|m 2|sq m|sq metres|sq meters|sqm|кв м|квадратных метров|mètres carrés|metros cuadrados|平方米|square metre|square metres|square meter|square meters|quadratmeter"},
	{Area, 1e6, "km²|km 2|sq km|sq kms|sq kilometres|sq kilometers|кв км|км²|квадратных километров|квадратных километра|kilomètres carrés|kilómetros cuadrados|平方公里|square kilometre|square kilometres|square kilometer|square kilometers|quadratkilometer"},
	{Area, 2589988, "sq mi|sq mile|sq miles|square mile|square miles"},
	{Area, 0.09290304, "sq ft|sq foot|sq feet|square foot|square feet"},
	{Area, 1e4, "ha|hectare|hectares|hektar|hectáreas|га|гектар|гектара|гектаров|公顷"},
	{Area, 4046.856, "acre|acres"},
	{Volume, 1, "l|litre|litres|liter|liters|litern|litros|л|литр|литра|литров|літрів|升"},
	{Volume, 0.001, "ml|millilitre|millilitres|milliliter|milliliters"},
	{Volume, 1000, "m³|m 3|cu m|cu metres|cu meters|куб м|кубометров|立方米|mètres cubes|metros cúbicos|cubic metre|cubic metres|cubic meter|cubic meters|kubikmeter"},
	{Volume, 1e12, "km³|cubic kilometres|cubic kilometers"},
	{Volume, 28.31685, "cubic foot|cubic feet"},
	{Volume, 158.987, "barrel|barrels|bbl|bbls|fass|barils|barriles|баррель|барреля|баррелей|барелів|桶"},
	{Volume, 3.785412, "gallon|gallons|gal"},
	{Volume, 4.54609, "gallon|gallons"},
	{Mass, 1, "kg|kgs|kilo|kilos|kilogram|kilograms|kilogramme|kilogrammes|kilogramm|kilogramos|кг|килограмм|килограмма|килограммов|公斤|千克"},
	{Mass, 0.001, "g|gram|grams|gramme|grammes|gramm|gramos|г|грамм|грамма|граммов|克"},
	{Mass, 1e-6, "mg|milligram|milligrams"},
	{Mass, 1000, "t|tonne|tonnes|tonnen|toneladas|metric ton|metric tons|ton|tons|т|тонна|тонну|тонны|тонн|吨|噸|トン"},
	{Mass, 907.18474, "short ton|short tons|ton|tons"},
	{Mass, 0.45359237, "lb|lbs|pound|pounds"},
	{Mass, 0.02834952, "oz|ounce|ounces"},
	{Time, 1. / 86400, "second|seconds|sec|secs|sekunde|sekunden|seconde|secondes|segundo|segundos|секунда|секунду|секунды|секунд|秒"},
	{Time, 1. / 1440, "minute|minutes|min|mins|minuten|minuto|minutos|мин|минута|минуту|минуты|минут|хвилин|分钟|分鐘"},
	{Time, 1. / 24, "hour|hours|hr|hrs|h|stunde|stunden|heure|heures|hora|horas|ч|час|часа|часов|годин|小时|小時|時間"},
	{Time, 1, "day|days|tag|tage|tagen|jour|jours|día|días|день|дня|дней|сутки|суток|днів|天"},
	{Time, 7, "week|weeks|woche|wochen|semaine|semaines|semana|semanas|неделя|неделю|недели|недель|тижнів|周|週間"},
	{Time, 14, "fortnight|fortnights"},
	{Time, 365.25 / 12, "month|months|monat|monate|monaten|mois|mes|meses|месяц|месяца|месяцев|місяців|个月|個月|か月"},
	{Time, 365.25, "year|years|yr|yrs|jahr|jahre|jahren|an|ans|années|año|años|год|года|лет|років"},
	{Time, 3652.5, "decade|decades|jahrzehnt|jahrzehnte|jahrzehnten"},
	{Time, 36525, "centuries|jahrhunderte|siècles|siglos"},
	{Speed, 1, "km / h|km / hr|km / std|kmh|kph|км / ч|км / год|stundenkilometer|kilometres per hour|kilometers per hour|kilometres an hour|kilometers an hour"},
	{Speed, 3600, "km / s|км / с|kilometres per second|kilometers per second"},
	{Speed, 1.609344, "mph|miles per hour|miles an hour"},
	{Speed, 1.852, "knot|knots|kn|kt|kts|knoten|nœuds|nudos|узлов"},
	{Speed, 3.6, "m / s|м / с|metres per second|meters per second|metres a second|meters a second"},
	{Share, 0.01, "%|％|per cent|percent|pct|pc|prozent|pour cent|por ciento|процент|процента|процентов|процентами|процентах|відсотків|відсотки"},
	{"points", 1, "percentage point|percentage points|prozentpunkt|prozentpunkte|prozentpunkten|процентных пункта|процентных пунктов"},
	{Power, 1, "w|watt|watts"},
	{Power, 1e3, "kw|kilowatt|kilowatts"},
	{Power, 1e6, "mw|megawatt|megawatts"},
	{Power, 1e9, "gw|gigawatt|gigawatts"},
	{Energy, 1e3, "kwh|kilowatt hours|kilowatt - hours"},
	{Energy, 1e6, "mwh|megawatt hours|megawatt - hours"},
	{Energy, 1e9, "gwh|gigawatt hours|gigawatt - hours"},
	{Energy, 1e12, "twh|terawatt hours|terawatt - hours"},
	{Data, 1e3, "kb|kilobyte|kilobytes"},
	{Data, 1e6, "mb|megabyte|megabytes"},
	{Data, 1e9, "gb|gigabyte|gigabytes"},
	{Data, 1e12, "tb|terabyte|terabytes"},
	{"yield", 1, "kiloton|kilotons|kt"},
	{"yield", 1e3, "megaton|megatons"},
	{"degree", 1, "°|degree|degrees|grad|degré|degrés|grados|градус|градуса|градусов|градусів|度"},
}

// currencies are the units of money with their spellings.
var currencies = []row{
	{"dollar", 1, "$|dollar|dollars|us $|us dollar|us dollars|u . s . dollars|u . s . dollar|usd|american dollars|dólar|dólares|доллар|доллара|доллару|долларов|долларах|долл|доларів|美元|ドル|달러"},
	{"dollar", 0.01, "cent|cents|us cents|центов"},
	{"euro", 1, "€|euro|euros|eur|евро|євро|欧元|ユーロ"},
	{"sterling", 1, "£|gbp|pound|pounds|quid|pounds sterling|pound sterling|pfund|libras|фунтов стерлингов|英镑"},
	{"yen", 1, "¥|yen|jpy|иен|日元|円"},
	{"yuan", 1, "yuan|renminbi|cny|rmb|юань|юаня|юаней|元|人民币"},
	{"rouble", 1, "₽|rouble|roubles|ruble|rubles|rub|rubel|rublos|рубль|рубля|рублей|руб|рублів"},
	{"hryvnia", 1, "₴|hryvnia|hryvnias|hryvnya|uah|гривна|гривны|гривен|грн|гривень"},
	{"rial", 1, "rial|rials|irr"},
	{"toman", 1, "toman|tomans"},
	{"rupee", 1, "₹|rupee|rupees|rs|inr"},
	{"shekel", 1, "₪|shekel|shekels|nis"},
	{"won", 1, "₩|krw"},
	{"lira", 1, "₺|lira|liras"},
	{"franc", 1, "chf|franc|francs|swiss francs|franken"},
	{"peso", 1, "peso|pesos"},
	{"krone", 1, "kroner|kronor|krona|krone|nok|sek|dkk"},
	{"dinar", 1, "dinar|dinars"},
	{"riyal", 1, "riyal|riyals"},
	{"dirham", 1, "dirham|dirhams"},
	{"australian dollar", 1, "a $|au $|aud|australian dollars"},
	{"canadian dollar", 1, "c $|ca $|cad|canadian dollars"},
	{"hong kong dollar", 1, "hk $|hkd|hong kong dollars"},
	{"new zealand dollar", 1, "nz $|nzd|new zealand dollars"},
	{"bitcoin", 1, "btc|bitcoin|bitcoins"},
}

// prefixed are the currencies that may stand before the number.
var prefixed = setOf(`$ € £ ¥ ₽ ₴ ₹ ₪ ₩ ₺ usd eur gbp jpy cny rmb rub uah irr inr rs nis krw chf nok sek dkk aud cad hkd nzd btc`)

// cased are one-letter units, for which case matters.
var cased = map[string]string{
	"m": "m", "g": "g", "t": "t", "h": "h", "l": "lL", "w": "W", "м": "м", "г": "г", "т": "т", "л": "л", "ч": "ч",
}

// mostTokens is the maximum length of a unit in tokens.
const mostTokens = 5

// units maps lower-case tokens to units. Names with two sizes or meanings have
// two units. beginsUnit holds the first tokens, and isMoney the dimensions of
// currencies.
var units, beginsUnit, isMoney = func() (map[string][]unit, set, map[Dimension]bool) {
	units, begins, money := map[string][]unit{}, set{}, map[Dimension]bool{}
	add := func(spellings string, u unit) {
		for spelling := range strings.SplitSeq(spellings, "|") {
			spelling = spaced(spelling)
			units[spelling] = append(units[spelling], u)
			first, _, _ := strings.Cut(spelling, " ")
			begins[strings.TrimRight(first, "²³")] = true
		}
	}
	for _, r := range measures {
		add(r.spellings, unit{dimension: r.dimension, factor: r.factor})
	}
	for _, r := range currencies {
		add(r.spellings, unit{dimension: r.dimension, factor: r.factor})
		money[r.dimension] = true
	}
	add("° c|degrees c|degrees celsius|degree celsius|degrees centigrade|celsius|grad celsius|℃", unit{Temperature, 1, 0})
	add("° f|degrees f|degrees fahrenheit|fahrenheit|℉", unit{Temperature, 1 / 1.8, -32 / 1.8})
	return units, begins, money
}()

// unit reads the unit that follows a number at token i. next is i if there is
// none.
func (p *parser) unit(i int) (us []unit, next int) {
	at := i
	if p.isHyphen(at) && p.isGlued(at) && p.isGlued(at+1) {
		at++ // "20-year"
	}
	if p.apart(at) {
		return nil, i
	}
	us, next = p.longest(at)
	if us == nil || p.opensMoney(next) {
		return nil, i
	}
	us, next = p.rate(us, next)
	return us, next
}

// opensMoney reports whether the token before i is the currency of a following
// number: "$30-$40".
func (p *parser) opensMoney(i int) bool {
	return p.at(i-1).kind == mark && prefixed[p.at(i-1).text] && (p.at(i).kind == digits || p.isPoint(i)) && p.isGlued(i) ||
		p.is(i, "$") && p.isGlued(i)
}

// longest returns the unit at token i with the most tokens.
func (p *parser) longest(i int) (us []unit, next int) {
	if !beginsUnit[p.at(i).text] {
		return nil, i
	}
	key := ""
	for n := range mostTokens {
		t := p.at(i + n)
		if t.text == "" || n > 0 && t.kind == digits && !t.glued {
			break
		}
		if t.text == "." && t.glued && shortened[p.at(i+n-1).text] {
			continue // "sq. km"
		}
		text := t.text
		if p.isHyphen(i + n) {
			text = "-"
		}
		if n > 0 && !(t.glued && strings.ContainsAny(text, "²³")) {
			key += " "
		}
		key += text
		if found := units[key]; found != nil && p.inCase(i+n, n) {
			us, next = found, i+n+1
		}
		if t.kind == word && !shortened[t.text] && p.is(i+n+1, ".") && t.text != "u" && t.text != "s" {
			break
		}
	}
	return us, next
}

// shortened are parts of units that may be abbreviated with a stop.
var shortened = setOf("sq cu кв куб")

// inCase reports whether token i, the nth of a unit, has the right case. That
// matters for one-letter units, which might otherwise be initials.
func (p *parser) inCase(i, n int) bool {
	want, ok := cased[p.at(i).text]
	if n > 0 || !ok {
		return true
	}
	if !strings.Contains(want, p.original(i)) {
		return false
	}
	return !p.is(i+1, "'", "’") && !(p.isHyphen(i+1) && p.isGlued(i+1))
}

// rate reads "a day", "per year" after units.
func (p *parser) rate(us []unit, i int) ([]unit, int) {
	at := i
	switch {
	case p.apart(i):
		return us, i
	case perWords[p.at(i).text]:
		at++
	case p.is(i, "à") && p.is(i+1, "l") && p.is(i+2, "'", "’"):
		at += 3
	case p.is(i, "a") && p.is(i+1, "la"):
		at += 2
	case p.is(i, "daily", "täglich", "ежедневно"):
		return over(us, 1), i + 1
	default:
		return us, i
	}
	times, end := p.longest(at)
	for _, u := range times {
		if text := p.at(end - 1).text; u.dimension == Time && (!strings.HasSuffix(text, "s") || text == "mois") {
			return over(us, u.factor), end
		}
	}
	return us, i
}

// perWords stand between a unit and a time.
var perWords = setOf("a an per each every / pro am par por al в за на")

// perDay is the suffix of the dimensions of rates.
const perDay = " a day"

// over returns units as rates per so many days. Lengths become speeds.
func over(us []unit, days float64) []unit {
	const meters, hours = 1000, 24 // of a kilometre, of a day
	out := make([]unit, len(us))
	for i, u := range us {
		out[i] = unit{dimension: u.dimension + perDay, factor: u.factor / days}
		if u.dimension == Length {
			out[i] = unit{dimension: Speed, factor: u.factor / meters / (days * hours)}
		}
	}
	return out
}

// currency reads a currency directly before the number at token i. start is its
// first token, or i if there is none.
func (p *parser) currency(i int) (us []unit, start int) {
	start = i - 1
	if !prefixed[p.at(start).text] || p.apart(i) || start < p.read {
		return nil, i
	}
	if p.is(start, "$") && p.isGlued(start) && start > p.read {
		if key := p.at(start-1).text + " $"; units[key] != nil {
			return units[key], start - 1
		}
		if p.is(start-1, ".") && p.is(start-2, "s") && p.is(start-4, "u") && start-4 >= p.read { // U.S.$
			return units["$"], start - 4
		}
	}
	return units[p.at(start).text], start
}
