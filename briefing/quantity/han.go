package quantity

// hanDigits and hanFactors are the numerals of Chinese and Japanese.
var (
	hanDigits = map[string]float64{
		"一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "十": 10,
	}
	hanFactors = map[string]float64{"十": 10, "百": 100, "千": 1000, "万": 1e4, "萬": 1e4, "亿": 1e8, "億": 1e8}
	// hanCounted are counters, the words between a number and its noun.
	hanCounted = setOf("人 名 位 架 枚 艘 辆 輛 个 個 座 家 公 吨 美 天 小")
)

// han reads a number in Chinese numerals: "三百二十". A single numeral is a number
// only before a counter. next is i if there is none.
func (p *parser) han(i int) (v float64, next int) {
	total, part, digit := 0.0, 0.0, 0.0
	numerals := 0
	const most = 16 // numerals
	for next = i; numerals < most && p.at(next).alone && (next == i || p.isGlued(next)); next++ {
		text := p.at(next).text
		f := hanFactors[text]
		switch d := hanDigits[text]; {
		case f > 0 && f < 1e4:
			part, digit = part+max(digit, 1)*f, 0
		case f > 0:
			total, part, digit = total+(part+digit)*f, 0, 0
		case d > 0:
			digit = d
		case text != "零" && text != "〇":
			return p.hanEnd(i, next, numerals, total+part+digit)
		}
		numerals++
	}
	return p.hanEnd(i, next, numerals, total+part+digit)
}

func (p *parser) hanEnd(i, next, numerals int, v float64) (float64, int) {
	if numerals == 0 || !hanCounted[p.at(next).text] || p.is(i-1, "第", "之") {
		return 0, i
	}
	return v, next
}
