package tagger

import "strings"

// Lists of words that stand beside names.
var (
	// corporate are people and things that organizations have.
	corporate = setOf(`
		spokesman spokeswoman spokesperson spokespeople chief boss chairman chairwoman ceo
		executive executives managers shareholders shares stock profit profits sales staff
		employees workers engineers researchers analysts economists plant plants factory factories
		headquarters subsidiary finance board`)
	// kin are people who belong to persons.
	kin = setOf(`
		wife husband widow son daughter mother father brother sister lawyer lawyers family parents
		children uncle aunt cousin nephew predecessor successor`)
	// municipal are people and places that towns and countries have.
	municipal = setOf(`
		mayor capital governor harbour harbor port outskirts suburbs streets coast residents
		airport`)
	// residents are what stands before "of" and a place.
	residents = setOf(`
		residents people inhabitants citizens town city village port island outskirts streets`)
	// naming are verbs that give a name.
	naming = setOf(`
		named called call calls dubbed codenamed nicknamed`)
	// staff are people with a job at an organization.
	staff = setOf(`
		analyst economist strategist researcher trader analysts economists researchers scientists
		engineers works worked professor lecturer job fellow colleagues strategists`)
	determiners = setOf("a an the one another")
	relatives   = setOf("who which that whose where")
	// leaving words begin what does not belong to a noun before them.
	leaving = setOf("in on at for to with from by after before")
	// fronting words open a sentence with something that is no subject.
	fronting = setOf(`for to in at on with by after before from despite among without according
		under during since until like unlike`)
	// auxiliaries are verbs that a subject has before them.
	auxiliaries = setOf(`has had have is are was were will would does did do may can could must
		sent took gave won lost`)
	// superlatives are words between "the" and "of the two ships".
	superlatives = setOf(`
		one larger largest smaller smallest bigger biggest older oldest newer newest longest
		tallest richest first last second third`)
	// business are what companies do.
	business = setOf(`
		makes made builds built runs ran operates owns owned sells sold employs publishes
		published bought acquired hired plans produces produced manufactures develops developed`)
	// stating are verbs that a clause follows.
	stating = setOf(`said says added announced argued claimed insisted believes thinks hopes
		explained noted stressed warned`)
	// contests are what teams do to one another.
	contests = setOf(`
		beat beats stun stunned thrashed thrash face faces host hosts drew trounced edged defeated
		overcame`)
	// travels are what stands before "to" or "from" and a place.
	travels = setOf(`
		come comes came go goes going went travel travels travelled traveled fly flies flew return
		returns returned head heads headed move moved drive drove sail sailed sent flown back way
		route road flight train bus ferry`)
	// makers are what stands before "by" and a company.
	makers = setOf(`
		made built developed owned run published operated sold issued`)
)

// nounEndings end English nouns and adverbs that may open a sentence.
var nounEndings = strings.Fields(`s ing ed ly ware tion sion ity ness ment ism ship ance ence age
	logy ics er or ist ure th ty`)

func setOf(list string) map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		out[w] = true
	}
	return out
}
