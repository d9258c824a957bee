package sentence

import "strings"

func set(words string) map[string]bool {
	m := map[string]bool{}
	for word := range strings.FieldsSeq(words) {
		m[word] = true
	}
	return m
}

var abbreviations = func() map[string]kind {
	m := map[string]kind{}
	for k, words := range map[kind]string{
		never: `Mr Mrs Ms Mx Messrs Mme Mlle Dr Drs Prof Profs Rev Revd Hon Fr Msgr Mgr Pres Amb Gov Govs Sen
			Sens Rep Reps Gen Gens Adm Brig Col Cols Maj Capt Cmdr Cdr Comdr Lt Lieut Sgt Cpl Pvt Pfc Supt Insp
			Atty Asst Dep Det Ste Mt Ft vs Vs v cf Cf viz e.g E.g i.e I.e eg ie esp incl excl a.k.a Ph
			P.S P.O S.S H.M.S U.S.S R.M.S Civ Crim
			Ald Aldm Cllr Sec Secy Min Ofc Spc Cpt Del Dir Chm Pte Tpr Ens Cmdt Const Ven Eng Amb Sup Treas
			Hr Hrn Fa Fam Abt geb gest lt bspw insb bes ehem verh zzgl dt engl frz ev kath zw
			Pr Mmes Mgrs env apr ej Dña Lic Arq Gral Cnel Sgto Tte Sig Dott Avv
			стр рис см См обл наб просп пл пер корп тов гр проф акад доц ген полк адм св тыс млн млрд долл ок ум род  напр гл
			Sra Srta Dra Ud Uds EE Ing bzw vgl Vgl sog ggf evtl inkl Mio Mrd
			av Std им ул т.е κ π.χ św डॉ श्री ინგლ ესტ ესპ ფრანგ გერმ ბერძნ ლათ ძვ მაგ იხ`,
		unlessNumber: `Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
			Jän Febr Mär Okt Dez
			Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun
			No Nos no nos Vol Vols vol vols Art Arts Secs Fig Figs fig figs Ch Chap ch Res Op Para para p pp
			Eq Eqs eq eqs Ref Refs ref Sch Supp App Stat Cir Dkt Pt Tel tel Ext ext Rs Nr Abs Abb Bd
			ca Ca c approx Approx est Est b d m n fl ff pág págs núm núms art chap éd`,
		initial: `Str str mln mlrd Chr Jh Jhd Avda Av Cía руб коп St Ave Blvd Rd Hwy Pkwy Univ Dept Inst Assn Natl Intl Govt Ed Eds ed eds`,
		closing: `etc al Ph.D B.C.E D.C L.A N.Y usw`,
		suffix:  `Inc Ltd Corp Co Cos Bros Plc Pty Jr Sr Esq S.A N.V B.V A.G P.L.C L.L.C L.P S.p.A`,
		year:    `г гг р рр r`,
		clock:   `a.m p.m A.M P.M`,
		nation:  `U.S U.S.A U.K U.N E.U U.A.E U.S.S.R`,
	} {
		for word := range strings.FieldsSeq(words) {
			m[word] = k
		}
	}
	return m
}()

// followers follow an abbreviation within a sentence, although they have a capital.
var followers = map[kind]map[string]bool{
	closing: set(`Student Students Candidate Program Thesis Mayor Circuit Council Court Superior Department
		Metro Attorney National Guard Area Times Post Lakers Clippers Dodgers Galaxy Rams Giants Yankees Mets Jets
		Knicks County Sheriff State Assembly Unified Law`),
	suffix: set(`Chief CEO CFO COO CTO President Chairman Chairwoman Chair Chairperson Vice Director Executive
		Senior Managing General Founder Treasurer Co Ltd Inc LLC LP Corp Class Series Building Tower Center Centre
		Headquarters Pictures Records Discovery Entertainment International Holdings Group
		Day High Memorial Library School Boulevard Drive Avenue Olympics Museum Park`),
	clock: set(`Monday Tuesday Wednesday Thursday Friday Saturday Sunday Mon Tue Tues Wed Thu Thur Thurs Fri Sat
		Sun January February March April May June July August September October November December
		Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec
		ET EST EDT CT CST CDT MT MST MDT PT PST PDT AKST HST GMT UTC BST WET CET CEST EET EEST MSK IST JST KST
		HKT SGT AEST AEDT NZST Z Zulu Eastern Central Mountain Pacific Atlantic Greenwich Local`),
	nation: set(`Administration Africa Agency Agent Agents Agriculture Air Airways Ambassador Army Arms Assistant
		Atlantic Attorney Attorneys Bank Bankruptcy Bill Border Bureau Cabinet Capitol Census Center Centers
		Central Chamber Chargé Charter Chief Circuit Citizenship Civil Climate Code Coast Command Commander Commerce
		Commission Commissioner Committee Conference Congress Congressman Congresswoman Constitution Consul
		Consulate Council Court Customs Cyber Defense Delegate Democratic Democrats Department Deputy
		Development Director District Economic Education Embassy Endowment Energy Envoy Environment
		Environmental European Executive Export Federal Fifth Figure Fish Fleet Food Forces Foreign Forest
		General Geological Girl Global Government Grand Green Gulf Health High Highway Holocaust Home House
		Human Immigration Independent Inspector Institute Intelligence Interior International Internal Interstate
		Joint Judge Justice Labor Labour Law Lt Magistrate Marine Marines Marshal Marshals Masters Mediator Men
		Middle Military Mint Minister Ministry Mission Missile Monetary Motor National Naval Navy Northern
		Nuclear Office Officials Olympic Olympics Open Pacific Panel Park Parliament Patent Peace Peacekeeping
		Permanent Post Postal President Presidential Prime Public Refugee Relief Rep Representative
		Representatives Republican Republicans Reserve Resolution Route Rule Rules Safety Sanctions Secret
		Secretariat Secretary Securities Security Senate Senator Senators Sen Sixth Social Soccer Solicitor
		Southern Space Special Speaker Sports State States Steel Strategic Supreme Surgeon Tax Team Territory
		Trade Transportation Treasury Trust Undersecretary Under Vice Virgin War Weather Weapons Women World
		Youth`),
}

// starters often begin a sentence, and seldom follow an abbreviation within one.
var starters = set(`A According After Again All Along Also Although Among An And
	Another Any As At Back Because Before Besides Both But By Despite During Each Earlier Either
	Even Eventually Every Experts Few Finally First For Four From Further Given He Hence Her Here
	His How However I If In Indeed Instead It Its Last Later Like Many Meanwhile Moreover Most Much
	My Neither Nevertheless Next No Nobody Nor Not Nothing Now Of Officials On Once One Only Or Other Others Our
	Perhaps Second Several She Since So Some Soon Still Such Ten That The Their Then There These
	They This Those Though Three Through Thus To Today Two Under Unlike Until Upon Was We Were What
	When Whenever Where Whether Which While Who Whoever Why With Within Without Yesterday Yet You
	Your
	Der Die Das Er Es Sie Wir Ich Im Doch Dann Dort Damit Dies Diese Dieser Dieses Ein Eine Einer Nun Heute Gestern Aber Auch
	Und Nach Seit Später
	Il Elle Ils Elles Cette Puis Mais Él Ella Ellos Pero Luego Después
	Он Она Они Оно Это Но В На И По После Затем Там Все Однако Вона Він Вони Це У`)

// lettered holds nouns for things that letters distinguish: "plan B".
var lettered = set(`plan vitamin vitamins grade grades class group groups hepatitis influenza section type part
	option appendix annex figure table exhibit series serie formula team point level block phase category line
	route gate wing hall room unit schedule studio zone terminal channel variant model version strain article
	volume chapter division war generation gen company building band letter letters planet brand malcolm
	project size sample column area site tier list pool entrance exit platform tower`)

// beforeI stands before the pronoun I at the end of a sentence, or the first of a
// name.
var beforeI = set(`than as and or but not am is was
	Abbas Abdullah Alexander Catherine Charles Constantine Cyrus Darius Edward Elizabeth Ferdinand Francis Frederick
	Henry Hussein Ismail James Justinian Leopold Louis Mary Mehmed Murad Napoleon Nicholas Otto Peter Philip Selim
	Suleiman Tahmasp Wilhelm William Xerxes`)

// posted stands before the name of a network.
var posted = set(`on to from via called through`)

// years stand before the year in which something happened.
var years = set(`in since of by until from after before during late early mid`)

// labels stand before the number of what follows them.
var labels = set(`figure fig figs table tab section sec chapter ch part article art appendix annex plate map box
	photo image picture exhibit book act scene rule clause paragraph para step title division schedule sch volume
	vol lesson unit note example ex question case item graph chart diagram illustration no`)

// domains are what a name on the internet or of a file may end with.
var domains = set(`Com Net Org Edu Gov Info Io Js Ts Py Html Htm Php Pdf Txt Doc Md Biz Tv Uk Ru De Co`)

// shouted holds names that have an exclamation mark.
var shouted = set(`Yahoo Jeopardy Joomla`)

// speech holds verbs that name a speaker after a quotation.
var speech = set(`quoted reported said says asked asks replied answered cried shouted added wrote writes exclaimed told recalled
	wondered demanded whispered yelled remarked laughed joked quipped tweeted called responded snapped
	insisted inquired declared chanted screamed continued concluded warned argued explained noted observed announced claimed
	thundered sighed pleaded begged urged ordered commented posted protested mused roared bellowed sang barked hissed
	muttered murmured repeated countered conceded admitted acknowledged offered read reads`)

// titled are the words that stand before the name of a work, which may end with a
// stop.
var titled = set(`film movie play show song album book musical series game magazine novel opera band programme program podcast
	hit single sitcom drama comedy titled entitled called named slogan motto headline`)

// particles stand in lower case within names.
var particles = set(`of the de del della di da du van von der den bin al el la le`)

// months are those of German that English does not share.
var months = set(`Januar Jänner Februar März Mai Juni Juli Oktober Dezember`)

// ordinalLeads are German words that stand before an ordinal.
var ordinalLeads = set(`am Am im Im vom Vom zum Zum zur Zur beim Beim der Der die das Das den dem des Des und seit
	Seit bis Bis ab Ab seine ihre ein eine einen einem einer`)

// arabic holds the words in small letters that begin Arabic names, each with what
// stands between it and the name.
var arabic = map[string]rune{
	"al": '-', "el": '-', "ul": '-', "an": '-', "as": '-', "ash": '-', "ad": '-', "ar": '-', "at": '-', "az": '-',
	"bin": ' ', "ibn": ' ',
}
