package link_test

import (
	"strings"
	"testing"

	"briefing/briefing"
	"briefing/briefing/link"
)

// TestNations says that adjectives of nations are no mention of a country, though they look
// like its name or a form of it, unless they are listed. Mentions stand between ⟦ and ⟧.
func TestNations(t *testing.T) {
	d := &briefing.Digest{Figures: []*briefing.Figure{
		place("pl", "Polska", "Польша", "Польща", "Polsko", "Poľsko", "Poljska", "Пољска", "Lenkija", "Polija", "Puola", "Lengyelország"),
		place("sk", "Slovensko", "Словакия", "Slovačka", "Słowacja"),
		place("ru", "Rusko", "Россия", "Русь", "Росія", "Rusija", "Русија", "Venäjä", "Krievija", "Oroszország"),
		place("ua", "Україна", "Украина", "Ukrajina", "Ukraina"),
		place("de", "Njemačka", "Немачка", "Německo", "Nemecko"),
		place("fi", "Suomi", "Finska"),
		figure("czech", "Česko", "Česká"),
		place("lt", "Lietuva", "Latvija"),
	}}
	for _, marked := range []string{
		// Polish
		"Polski minister spotkał się z prezydentem i powiedział, że to nie jest koniec. Prezydent ⟦Polski⟧ był w kraju, a w ⟦Polsce⟧ jest zima.",
		"Polskiego ministra nie było w kraju, ale to nie jest nic nowego dla rządu.",
		"Polską gospodarkę czeka trudny rok, jak mówi premier, ale ⟦Polska⟧ nie jest sama.",
		// Czech, Slovak
		"Slovenská vláda včera řekla, že to není pravda, ale na ⟦Slovensku⟧ to už všichni vědí.",
		"Ruský ministr řekl, že se nic nestalo, a německý kancléř s ním nesouhlasí. V ⟦Rusku⟧ to nikdo neví.",
		"Slovenské ministerstvo povedalo, že sa to nestalo, ale ⟦Slovensko⟧ to vie.",
		"Prezident řekl, že ⟦Slovensko⟧ není samo, a Slovenská národní banka že je jako ⟦Česká⟧ a že ⟦Česká⟧ vláda to ví z ⟦České⟧, ale na ⟦Slovensku⟧ ne.",
		"Poľský minister a nemecká vláda povedali, že to nie je pravda.",
		// A country before a verb or a particle.
		"Polskiego rządu nie ma. ⟦Polski⟧ nie ma na mapie. ⟦Polska⟧ uważa, że to nie jest koniec, a ⟦Polska⟧ gospodarzem. ⟦Polski⟧ broni premier.",
		"Polska gospodarka rośnie, ale nie jest to łatwe. „Polska policja się nie boi”, powiedział premier.",
		"Hrvatska vlada je rekla da to nije istina. Njemačka vojska nije bila tu. ⟦Njemačka⟧ je rekla da ne zna. ⟦Njemačka⟧ traži da se to kaže. ⟦Njemačkoj⟧ prijeti kriza.",
		"Немачка влада је рекла да то није истина. ⟦Немачка⟧ је рекла да не зна и да ће то да каже.",
		// Russian, Ukrainian
		"Русский министр сказал, что это не так. Польская сторона с ним не согласна, а в ⟦Польше⟧ об этом уже знают.",
		"Украинские власти сказали, что это было не так, как он говорил. Российский посол в ⟦Украине⟧ молчит.",
		"Українська влада сказала, що це не так. Російський посол в ⟦Україні⟧ мовчить, а польський уряд чекає.",
		// Serbian, Croatian
		"Hrvatski ministar je rekao da to nije istina. Njemački kancelar i poljski premijer nisu bili u ⟦Njemačkoj⟧.",
		"Njemačke tvrtke su rekle da to nije istina, ali u ⟦Poljskoj⟧ to nitko ne zna.",
		"Немачки канцелар је рекао да то није истина. У ⟦Немачкој⟧ то нико не зна. Пољски премијер ћути.",
		// Lithuanian, Latvian
		"Lenkiškas laikraštis rašė, kad tai yra netiesa, bet ⟦Lenkijos⟧ ministras tylėjo.",
		"Krievu ministrs teica, ka tas nav tiesa, bet ⟦Polijas⟧ valdība klusēja.",
		// Finnish, Hungarian
		"Puolalainen ministeri sanoi, että se ei ole totta, mutta ⟦Puolan⟧ hallitus ei ole sanonut mitään. Venäläinen ja suomalainen olivat siellä.",
		"A lengyel miniszter azt mondta, hogy ez nem igaz, de az orosz kormány és ⟦Lengyelország⟧ nem.",
		"Orosz katonák és lengyel tisztek is voltak ott, de ez nem igaz.",
	} {
		text := strings.NewReplacer("⟦", "", "⟧", "").Replace(marked)
		if got := withMarks(text, link.New(d).Link(article("a", text)).Mentions); got != marked {
			t.Errorf("got  %s\nwant %s", got, marked)
		}
	}
}
