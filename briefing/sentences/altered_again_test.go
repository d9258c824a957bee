package sentences_test

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"briefing/briefing/sentences"
)

// A third set of alterations, which were written after the rules had been changed for the
// second and before any of these was run.
var thirdAlterations = []alteration{
	{"who to and", swappingAll(map[string]string{"who": "and", "which": "and", "whose": "and the", "because": "and", "although": "and", "while": "and", "than": "and", "as": "and", "by": "and", "from": "and", "until": "and"})},
	{"a word of function lost", losing(`who|which|whose|because|although|while|than|by|from|to|for|with|against|between|among|until|since|after|before|under|over`)},
	{"been lost", losing(`been|being|be`)},
	{"an owner to the owned", func(r *rand.Rand, s string) string {
		return replaced(r, s, regexp.MustCompile(`[a-z]'s `), func(was string) string { return was[:1] + " " })
	}},
	{"the owned lost", func(r *rand.Rand, s string) string { return without(r, s, regexp.MustCompile(`'s [a-z]+\b`)) }},
	{"a plural", func(r *rand.Rand, s string) string {
		return replaced(r, s, regexp.MustCompile(`\b[a-z]{4,}(ers|ors|nts|ions|als)\b`), func(was string) string { return strings.TrimSuffix(was, "s") })
	}},
	{"a prefix with a hyphen lost", losingRun(`\b(anti|pro|non|ex|co|vice|semi|quasi|pre|post|self|near|half)-`)},
	{"the first half of a compound lost", losingRun(`\b[A-Za-z]+-`)},
	{"the second half of a compound lost", losingRun(`-[a-z]+\b`)},
	{"a decimal point moved", func(r *rand.Rand, s string) string {
		return replaced(r, s, regexp.MustCompile(`\d\.\d`), func(was string) string { return was[:1] + was[2:] })
	}},
	{"a digit more", func(r *rand.Rand, s string) string {
		return replaced(r, s, regexp.MustCompile(`\d\b`), func(was string) string { return was + "0" })
	}},
	{"the end of a range lost", func(r *rand.Rand, s string) string {
		return without(r, s, regexp.MustCompile(`\b(between )?\d[\d,.]* (to|and|or) \b`))
	}},
	{"a.m. to p.m.", swappingAll(map[string]string{"a.m.": "p.m.", "p.m.": "a.m.", "BC": "AD", "AD": "BC", "GMT": "EST", "UTC": "EST"})},
	{"half lost", losing(`half a|a half|a quarter|three quarters|a third|two thirds|one-third|two-thirds|one of the|one of|two of the|a dozen|a few|a number of|dozens of|hundreds of`)},
	{"an attempt made a deed", losing(`in a bid to|in an attempt to|in an effort to|in order to|in hopes of|in the hope of|aimed at|meant to|designed to|trying to|attempting to|efforts to|effort to|attempts to|bid to|plot to|moves to|threat to|right to|power to|ability to|failure to|refusal to|willingness to`)},
	{"a charge made a deed", losing(`on suspicion of|on charges of|charged with|accused of|suspected of|convicted of|acquitted of|cleared of|guilty of|blamed for|wanted for|responsible for|linked to|tied to`)},
	{"an aide to the leader", losing(`son of|wife of|aide to|aides to|spokesman for|spokeswoman for|brother of|member of|members of|head of|leader of|leaders of|supporters of|supporter of|opponents of|critics of|relatives of|friends of|ally of|allies of|rival of|families of|victims of`)},
	{"a thing of a thing lost", losing(`death of|end of|absence of|lack of|threat of|threats of|risk of|fear of|fears of|denial of|reports of|report of|rumors of|talk of|possibility of|prospect of|anniversary of|chance of|danger of|start of|collapse of|arrest of|release of|withdrawal of|return of|loss of|evidence of|signs of|hope of|charges of|allegations of`)},
	{"a claim that lost", losing(`reports that|report that|claim that|claims that|possibility that|idea that|fears that|allegations that|charges that|evidence that|signs that|hopes that|suggestions that|denied that|denies that|said that if`)},
	{"from and to exchanged", func(r *rand.Rand, s string) string {
		return replaced(r, s, regexp.MustCompile(`from [A-Za-z-]+ to [A-Za-z-]+`), func(was string) string {
			w := strings.Fields(was)
			return w[0] + " " + w[3] + " " + w[2] + " " + w[1]
		})
	}},
	{"two days exchanged", func(r *rand.Rand, s string) string { return exchanged(r, s, day) }},
	{"two words beside each other exchanged", func(r *rand.Rand, s string) string {
		return replaced(r, s, regexp.MustCompile(`\b[a-z]{6,} [a-z]{6,}\b`), func(was string) string {
			a, b, _ := strings.Cut(was, " ")
			return b + " " + a
		})
	}},
	{"a phrase moved elsewhere", movedElsewhere},
	{"an exception lost", func(r *rand.Rand, s string) string {
		return without(r, s, regexp.MustCompile(`,? ?\b(excluding|except|except for|barring|save for|minus|aside from|apart from|but for|other than|not counting|rather than|instead of|unlike) [^,.]*`))
	}},
	{"a comparison lost", losingRun(` (than|compared with|compared to|unlike|as if|as though) [^,.]*`)},
	{"a restriction lost under a not", func(r *rand.Rand, s string) string {
		if !regexp.MustCompile(`\b(not|no|never|none|nobody|neither|without|few|all|every|only|first|largest)\b|n't`).MatchString(s) {
			return ""
		}
		return without(r, s, regexp.MustCompile(` (in|on|at|of|for|from|during|since|near|outside|with) (the |a |an )?[a-z]+`))
	}},
	{"a noun before a noun lost", losing(`peace|war|prime|defense|interior|finance|suicide|car|roadside|military|police|army|security|oil|gas|death|murder|drug|bird|election|opposition`)},
	{"a verb lost", losingRun(` (began|continued|started|stopped|helped|ordered|forced|failed|promised|agreed|decided|voted|managed|appeared|seemed|remained|became|threatened|refused|offered)\b`)},
	{"a verb and its to lost", losing(`began to|continued to|started to|helped to|ordered to|forced to|promised to|agreed to|decided to|voted to|managed to|appeared to|seemed to|threatened to|refused to|offered to|willing to|able to|unable to|ready to|likely to|supposed to|expected to|scheduled to|allowed to|due to|asked to|urged to|told to|sentenced to|going to`)},
	{"a number of a person lost", losingRun(` (II|III|IV|XVI|Jr\.|Sr\.|Jr|Sr)\b`)},
	{"a negation in a verb lost", losing(`denied|rejected|dismissed|ruled out|condemned|opposed|refused|disputed|resisted|banned|canceled|cancelled|criticized|challenged|missed|lost|lacked|lacks|barely|narrowly|almost`)},
	{"a speaker made a doer", func(r *rand.Rand, s string) string {
		return without(r, s, regexp.MustCompile(`\b(said|says|say|told reporters|announced|added|warned|reported|claimed) (that )?(he|she|they|it|the [a-z]+|[A-Z][a-z]+) `))
	}},
	{"a quotation begun earlier", func(_ *rand.Rand, s string) string {
		i := strings.Index(s, "“")
		if i < 3 {
			return ""
		}
		words := strings.Fields(s[:i])
		if len(words) < 2 {
			return ""
		}
		last := words[len(words)-1]
		if last == "(" || strings.HasSuffix(s[:i], "(") {
			return ""
		}
		return strings.Join(words[:len(words)-1], " ") + " “" + last + " " + s[i+len("“"):]
	}},
	{"half a quotation lost", func(r *rand.Rand, s string) string {
		i, j := strings.Index(s, "“"), strings.Index(s, "”")
		if i < 0 || j < i {
			return ""
		}
		words := strings.Fields(s[i+len("“") : j])
		if len(words) < 4 {
			return ""
		}
		k := 1 + r.IntN(len(words)-2)
		words = append(words[:k:k], words[k+1:]...)
		return s[:i] + "“" + strings.Join(words, " ") + s[j:]
	}},
}

func losingRun(find string) func(*rand.Rand, string) string {
	re := regexp.MustCompile(find)
	return func(r *rand.Rand, s string) string {
		return replaced(r, strings.ReplaceAll(s, "\x00", ""), re, func(string) string { return "\x00" })
	}
}

// movedElsewhere moves a phrase behind another word.
func movedElsewhere(r *rand.Rand, s string) string {
	find := regexp.MustCompile(` (in|of|from|by|for|against) (the )?[A-Za-z]+`)
	all := find.FindAllStringIndex(s, -1)
	if len(all) == 0 {
		return ""
	}
	at := all[r.IntN(len(all))]
	phrase := strings.Fields(s[at[0]:at[1]])
	rest := strings.Fields(s[:at[0]] + s[at[1]:])
	if len(rest) < 8 {
		return ""
	}
	k := 3 + r.IntN(len(rest)-6)
	b := strings.Join(rest[:k], " ") + " " + strings.Join(phrase, " ") + " " + strings.Join(rest[k:], " ")
	if heavy(b) == heavy(s) {
		return "" // only a comma or a light word is elsewhere
	}
	return b
}

// heavy returns a sentence without commas and light words.
func heavy(s string) string {
	words := strings.Fields(strings.ReplaceAll(s, ",", ""))
	return strings.Join(slices.DeleteFunc(words, func(w string) bool {
		return slices.Contains([]string{"a", "an", "the", "and", "but", "has", "have", "also", "that"}, strings.ToLower(w))
	}), " ")
}

// TestAlteredByHand has sentences beside ones that say something else, and few other words.
func TestAlteredByHand(t *testing.T) {
	for _, c := range [][2]string{
		{"No one was hurt in the north when the storm crossed the island on Monday.", "No one was hurt when the storm crossed the island on Monday."},
		{"The inspectors found no chemical weapons in the two sheds of the harbour of Lumen.", "The inspectors found no weapons in the two sheds of the harbour of Lumen."},
		{"The mate of the ferry was not seriously hurt when the pump broke on Monday.", "The mate of the ferry was not hurt when the pump broke on Monday."},
		{"All municipal ferries of the island were checked by the office in the spring.", "All ferries of the island were checked by the office in the spring."},
		{"The mayor said he would not sell “a single pier” of the harbour to the bank.", "The mayor said he would not sell “a single pier”."},
		{"The tug of the yard joined the U.S.-backed “fleet of hope” in the harbour of Lumen.", "The tug of the yard joined the U.S. “fleet of hope” in the harbour of Lumen."},
		{"The yard joined the union in April 2009 and is the owner of two tugs in Lumen.", "The yard joined the union is the owner of two tugs in Lumen."},
		{"All schools in the valley will close on Friday because of the flood in the river.", "All schools will close on Friday because of the flood in the river."},
		{"The harbour was attacked by a gang that the police of Lumen had been warned of.", "The police of Lumen had been warned of."},
		{"The mayor of Lumen met the owner of the ferry after the funeral on Sunday.", "The mayor of Lumen met the owner of the ferry on Sunday."},
		{"The council voted to keep the pier, reversing a decision to sell it to the bank.", "The council voted to sell it to the bank."},
		{"The bank hardly lent any money to the yards of the island in the spring of that year.", "The bank lent money to the yards of the island in the spring of that year."},
		{"Ilse Marr has led the rescue on the island of Lumen for nearly twenty years.", "Ilse Marr had led the rescue on the island of Lumen for nearly twenty years."},
		{"Neither the owner nor the captain of the ferry was in the harbour on Monday.", "The owner and the captain of the ferry was in the harbour on Monday."},
		{"The pilots may leave the harbour before the tug of the yard has come back.", "The pilots must leave the harbour before the tug of the yard has come back."},
		{"Did the owner of the ferry know of the cracks in the pump before it left?", "The owner of the ferry did know of the cracks in the pump before it left."},
		{"The owner of the ferry knew of the cracks in the pump before it left?", "The owner of the ferry knew of the cracks in the pump before it left."},
		{"The two most dangerous piers of the harbour will be closed by the end of May.", "The two dangerous piers of the harbour will be closed by the end of May."},
		{"The union backed the former head of the harbour office in the vote on Sunday.", "The union backed the head of the harbour office in the vote on Sunday."},
		{"The alleged owner of the second boat was questioned in Lumen on Tuesday morning.", "The owner of the second boat was questioned in Lumen on Tuesday morning."},
		{"The ferry was reportedly sold to a yard in the south before the inspection.", "The ferry was sold to a yard in the south before the inspection."},
		{"The price of fuel rose by 5 percentage points in the harbour over the summer.", "The price of fuel rose by 5 points in the harbour over the summer."},
		{"The tug towed the ferry to a pier 12 miles north of the harbour of Lumen.", "The tug towed the ferry to a pier 12 miles of the harbour of Lumen."},
		{"The tug towed the ferry to a pier 12 miles north of the harbour of Lumen.", "The tug towed the ferry to a pier north of the harbour of Lumen."},
		{"The town paid 3 million crowns to the yard for the new pump of the ferry.", "The town paid 3 million to the yard for the new pump of the ferry."},
		{"The second pump of the ferry failed an hour after the fire in the engine room.", "The pump of the ferry failed an hour after the fire in the engine room."},
		{"The captain left the bridge before the fire and the mate after the fire, the crew said.", "The captain left the bridge after the fire and the mate before the fire, the crew said."},
		{"The mayor said the owner lied about the pump and the crew about the fire.", "The owner said the mayor lied about the pump and the crew about the fire."},
		{"Only the pilots of the harbour knew about the second boat on that evening.", "The pilots of the harbour knew about the second boat on that evening."},
		{"The pilots of the harbour knew only of the second boat on that evening.", "The pilots of the harbour knew of the second boat on that evening."},
		{"The judge said the captain, if found guilty, would lose his licence for two years.", "The judge said the captain would lose his licence for two years."},
		{"The yard will build the ferry, provided that the bank lends it the money by June.", "The yard will build the ferry."},
		{"The crew “saw nothing” of the second boat and heard of it on the radio later.", "The crew saw nothing of the second boat and heard of it on the radio later."},
		{"Doctor Anna Holm of the clinic in Lumen said that the two boys were out of danger.", "Doctor Paul Holm of the clinic in Lumen said that the two boys were out of danger."},
		{"Some of the pilots of the harbour have signed the letter to the mayor of Lumen.", "The pilots of the harbour have signed the letter to the mayor of Lumen."},
		{"Few of the pilots of the harbour have signed the letter to the mayor of Lumen.", "The pilots of the harbour have signed the letter to the mayor of Lumen."},
		{"The repairs of the pump took the yard at least nine days in the summer of that year.", "The repairs of the pump took the yard nine days in the summer of that year."},
		{"The anti-ferry party won the seat of the island in the vote of last September.", "The ferry party won the seat of the island in the vote of last September."},
		{"The office counted fewer boats in the harbour in May than in June of that year.", "The office counted boats in the harbour in May and in June of that year."},
		{"The wife of the mayor of Lumen was seen on the ferry on the evening of the fire.", "The mayor of Lumen was seen on the ferry on the evening of the fire."},
		{"Reports of a fire on the second boat reached the harbour office at noon on Monday.", "A fire on the second boat reached the harbour office at noon on Monday."},
		{"The crew was acquitted of theft of fuel from the yard by the court in Lumen.", "The crew was of theft of fuel from the yard by the court in Lumen."},
		{"The union rejected the offer of the owner for the pay of the pilots on Monday.", "The union the offer of the owner for the pay of the pilots on Monday."},
		{"The court of Lumen overturned the sentence of the captain of the ferry on Tuesday.", "The sentence of the captain of the ferry on Tuesday."},
		{"The owner stopped short of blaming the captain of the ferry for the fire on board.", "The owner blaming the captain of the ferry for the fire on board."},
		{"The harbour of Lumen has been open to ferries from the islands since the spring.", "The harbour of Lumen has open to ferries from the islands since the spring."},
		{"The ferry sailed from Lumen to Alba with 40 cars and a crew of nine on Monday.", "The ferry sailed from Alba to Lumen with 40 cars and a crew of nine on Monday."},
		{"The ferry, not the tug, hit the pier of the harbour of Lumen in the fog on Monday.", "The ferry, the tug, hit the pier of the harbour of Lumen in the fog on Monday."},
		{"The yard and not the bank owns the pier at the end of the harbour of Lumen.", "The yard and the bank owns the pier at the end of the harbour of Lumen."},
		{"The mayor called the plan of the yard a success, the union a failure, on Monday.", "The mayor called the plan of the yard a failure, the union a success, on Monday."},
		{"The mate was told to leave the bridge by the captain before the fire broke out.", "The mate told to leave the bridge by the captain before the fire broke out."},
		{"The inspectors found the pump safe except for two cracks in the housing of it.", "The inspectors found the pump safe."},
		{"The fog was as thick as in the winter of the great storm, the pilots of Lumen said.", "The fog was thick in the winter of the great storm, the pilots of Lumen said."},
		{"The acting head of the harbour office signed the report on the fire in April.", "The head of the harbour office signed the report on the fire in April."},
		{"The head of the harbour office is to sign the report on the fire in April.", "The head of the harbour office is the report on the fire in April."},
		{"The ferry nearly sank off the coast of the island of Lumen on Tuesday night.", "The ferry sank off the coast of the island of Lumen on Tuesday night."},
		{"Half of the crew of the ferry had left the ship before the pilots came on board.", "The crew of the ferry had left the ship before the pilots came on board."},
		{"Marr told Vance the pump of the ferry was safe before the fire in the engine room.", "Vance told Marr the pump of the ferry was safe before the fire in the engine room."},
		{"Residents of the old town can return to their homes near the harbour on Sunday.", "Residents of the old town return to their homes near the harbour on Sunday."},
		{"The mayor accused the owner of hiding the report on the pump from the inspectors.", "The owner of hiding the report on the pump from the inspectors."},
		{"He was charged with the theft of fuel from the yard and cleared of arson on Monday.", "He was charged with arson on Monday."},
		{"The bridge was closed to lorries and open to cars in the week after the storm.", "The bridge was closed to cars in the week after the storm."},
	} {
		if k := sentences.Compare(one(t, c[0]), one(t, c[1])); k == sentences.Same || k == sentences.Edited {
			t.Errorf("%s:\n was %s\n  is %s", k, c[0], c[1])
		}
	}
}
