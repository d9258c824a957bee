package cleanup

import (
	"strings"
	"sync"

	"briefing/briefing/internal/fold"
)

// abroad lists lines that pages in other languages than English print around an
// article, by the reason for removing them. Bars separate them. They need not
// be folded.
var abroad = map[string]string{
	"related link": `
		Mehr zum Thema|Mehr zu diesem Thema|Mehr dazu|Mehr Artikel|Mehr aus dem Ressort|Weitere Themen|Weitere Artikel|Weitere Beiträge
		Weitere Meldungen|Weitere News|Weitere Nachrichten|Verwandte Artikel|Verwandte Beiträge|Verwandte Themen|Verwandte Themenbereiche|Ähnliche Artikel
		Ähnliche Beiträge|Ähnliche Themen|Das könnte Sie auch interessieren|Das könnte dich auch interessieren|Das könnte Ihnen auch gefallen|Das könnte dir auch gefallen
		Auch interessant|Auch spannend|Lesen Sie auch|Lesen Sie mehr|Lesen Sie mehr zum Thema|Lies auch|Lies mehr|Siehe auch|Schon gelesen|Schon gelesen?|Empfohlene Beiträge|Empfohlene Artikel|Empfehlungen für Sie|Unsere Empfehlungen
		Meistgelesen|Meist gelesen|Meistgelesene Artikel|Beliebte Artikel|Beliebte Beiträge|Neueste Beiträge|Neueste Artikel|Aktuelle Beiträge|Aktuelle Artikel|Aktuelle Meldungen|Letzte Beiträge|Passend zum Thema|Themen dieses Artikels|Schlagwörter|Weiterlesen
		Mehr lesen|Artikel lesen|Mehr erfahren|Heute empfehlen wir|Mehr Themen|Mehr Informationen|Entdecken Sie jetzt|Vorheriger Beitrag|Nächster Beitrag|Vorheriger Artikel|Nächster Artikel|Vorschau auf den nächsten Artikel|Diesen Artikel empfehlen
		zurück zur Übersicht|Zurück zur Listenansicht|zurück zur vorherigen Seite|Zurück zur Startseite|Nach oben|Seite drucken
		À lire aussi|A lire aussi|À lire également|Lire aussi|Lire la suite|Voir aussi|Vous aimerez aussi|Vous aimerez peut-être aussi|Sur le même sujet|Sur le même thème|Articles liés|Articles similaires|Articles connexes|À découvrir
		Les plus lus|Les plus consultés|En savoir plus|Dans la même rubrique|Pour aller plus loin|Plus d'articles|Nos derniers articles|À voir aussi|Lire plus|Recommandé pour vous|Article précédent|Article suivant|Haut de page
		Le puede interesar|Te puede interesar|Te puede gustar|Te recomendamos|Le recomendamos|También te puede interesar|También le puede interesar|Puede interesarte|Puede interesarle|Lea también|Lee también|Lea más|Lee más|Leer más|Ver más|Ver también|Vea también|Mira también|Puedes ver|Notas relacionadas
		Noticias relacionadas|Artículos relacionados|Contenido relacionado|Temas relacionados|Más noticias|Más leídas|Lo más leído|Lo más visto|Más sobre este tema|Más en esta sección|Relacionadas|Etiquetas|Seguir leyendo|Sigue leyendo|En este artículo
		Leia também|Leia mais|Veja também|Veja mais|Saiba mais|Confira também|Notícias relacionadas|Matérias relacionadas|Artigos relacionados|Conteúdo relacionado|Mais lidas|Mais notícias|Você também pode gostar|Você pode gostar|Recomendado para você|Assuntos relacionados|Tópicos relacionados|Continue lendo
		Leggi anche|Leggi di più|Leggi tutto|Potrebbe interessarti|Potrebbe interessarti anche|Ti potrebbe interessare|Potrebbero interessarti|Articoli correlati|Notizie correlate|Articoli simili|I più letti|Più letti|Continua a leggere|Vedi anche|Guarda anche
		Lees ook|Lees meer|Lees verder|Meer over dit onderwerp|Gerelateerde artikelen|Aanbevolen|Meest gelezen|Meer nieuws|Bekijk ook|Verder lezen
		Czytaj też|Czytaj także|Czytaj również|Czytaj więcej|Przeczytaj także|Przeczytaj również|Przeczytaj też|Zobacz też|Zobacz także|Zobacz również|Sprawdź także|Polecane|Polecamy|Polecane artykuły|Powiązane artykuły|Powiązane|Podobne artykuły|Najczęściej czytane|Najpopularniejsze|Dowiedz się więcej|Warto przeczytać|Więcej na ten temat|więcej|Tagi|Czytaj dalej
		Läs också|Läs även|Läs mer|Relaterade artiklar|Mest läst|Mer om ämnet|Les også|Les mer|Relaterte artikler|Mest lest|Læs også|Læs mere|Relaterede artikler|Mest læste|Lue myös|Lue lisää|Aiheesta lisää|Luetuimmat
		Čtěte také|Čtěte dále|Přečtěte si také|Související články|Mohlo by vás zajímat|Čítajte tiež|Čítajte aj|Súvisiace články|Mohlo by vás zaujímať|Olvassa el ezt is|Kapcsolódó cikkek|Ez is érdekelheti|Citește și|Citiți și|Articole similare|Pročitajte i|Pročitajte još|Povezane vijesti|Povezani članci|Preberite tudi|Прочетете още
		Читайте также|Читать далее|Материалы по теме|Похожие статьи|Популярное|Самое читаемое|Смотрите также|Ещё по теме|Читайте також|Читати далі|Матеріали за темою|Дивіться також|Чытайце таксама
		Διαβάστε επίσης|Διαβάστε ακόμα|Δείτε επίσης|Σχετικά άρθρα|İlgili haberler|İlginizi çekebilir|Ayrıca bakınız|Bunlar da ilginizi çekebilir|اقرأ أيضا|اقرأ أيضاً|اقرأ المزيد|شاهد أيضا|مواضيع ذات صلة|אולי יעניין אותך|כתבות נוספות|همچنین بخوانید|مطالب مرتبط
		相关阅读|相关新闻|相关文章|延伸阅读|推荐阅读|阅读更多|関連記事|あわせて読みたい|おすすめ記事|続きを読む|관련 기사|관련기사|더 읽기|Baca juga|Artikel terkait|Xem thêm|Bài viết liên quan|Tin liên quan`,
	"menu": `
		Inhaltsverzeichnis|Auf dieser Seite|Sommaire|Índice de contenidos|Tabla de contenidos|Indice dei contenuti|Inhoudsopgave|Spis treści|Innehållsförteckning|Содержание|目录`,
	"share link": `
		Teilen|Jetzt teilen|Artikel teilen|Beitrag teilen|Seite teilen|Diesen Artikel teilen|Teilen Sie diesen Artikel|Teile diesen Beitrag|Teilen mit|Teilen auf Facebook|Drucken|Merken|Weiterempfehlen|Link kopieren|Kommentieren|Folgen Sie uns|Like it Share it|Teile diesen Artikel|Teilen auf
		Partager|Partager cet article|Partagez|Partagez cet article|Imprimer|Suivez-nous|Envoyer par mail|Compartir|Comparte|Compartir en|Comparte este artículo|Compartir esta nota|Compartir artículo|Imprimir|Síguenos|Síguenos en
		Compartilhe|Compartilhar|Compartilhe esta notícia|Siga-nos|Condividi|Condividi questo articolo|Stampa|Seguici|Seguici su|Delen|Deel dit artikel|Deel dit bericht|Volg ons|Udostępnij|Podziel się|Drukuj|Wydrukuj|Obserwuj nas
		Dela artikeln|Del artikkelen|Sdílet|Zdieľať|Megosztás|Distribuie|Podijeli|Поделиться|Поділитися|Κοινοποίηση|Paylaş|分享|シェア|공유하기|Bagikan|Chia sẻ`,
	"comments": `
		Kommentare|Keine Kommentare|Kommentar schreiben|Kommentar verfassen|Schreibe einen Kommentar|Schreiben Sie einen Kommentar|Kommentare geschlossen|Kommentar hinterlassen|Kommentieren Sie diesen Artikel|Diskutieren Sie mit|Eine Antwort schreiben
		Commentaires|Laisser un commentaire|Ajouter un commentaire|Poster un commentaire|Aucun commentaire|Comentarios|Deja un comentario|Deja una respuesta|Sin comentarios|Comentários|Deixe um comentário|Deixe uma resposta
		Commenti|Lascia un commento|Nessun commento|Reacties|Geef een reactie|Reageer|Komentarze|Dodaj komentarz|Zostaw komentarz|Brak komentarzy|Kommentarer|Kommentoi|Komentáře|Комментарии|Оставить комментарий|Коментарі|评论|コメント|댓글`,
	"newsletter": `
		Newsletter abonnieren|Newsletter bestellen|Unser Newsletter|Jetzt abonnieren|Jetzt anmelden|Jetzt registrieren|Zum Newsletter anmelden|Hier kostenlos anmelden|Abonnieren Sie unseren Newsletter|Inscrivez-vous à notre newsletter|Inscrivez-vous à la newsletter|S'abonner|Abonnez-vous|Je m'abonne
		Suscríbete|Suscríbase|Suscríbete a nuestro newsletter|Regístrate|Assine|Assine nossa newsletter|Inscreva-se|Iscriviti alla newsletter|Iscriviti|Abbonati|Schrijf je in|Meld je aan|Zapisz się|Zapisz się na newsletter|Prenumerera|Tilaa uutiskirje|Подписаться|Підписатися`,
	"advertisement": `
		Anzeige|Werbung|Advertorial|Gesponsert|Publicité|Sponsorisé|Publicidad|Publicidade|Patrocinado|Pubblicità|Advertentie|Reklama|Reklamy|Annons|Annonse|Annonce|Mainos|Reklám|Publicitate|Oglas|Реклама|Διαφήμιση|Reklam|広告|广告|광고`,
}

var abroadReasons = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for reason, lines := range abroad {
		for line := range strings.FieldsFuncSeq(lines, func(r rune) bool { return r == '|' || r == '\n' }) {
			if folded := fold.String(line); folded != "" {
				m[folded] = reason
			}
		}
	}
	return m
})

// Leads reports whether text begins with a label that leads to another article:
// "Read more: …", "Lesen Sie auch: …".
func Leads(text string) bool {
	const longest, mostWords = 400, 6
	if text = strings.TrimLeft(text, "»>→▶•*[( "); len(text) > longest {
		return false
	}
	label := text
	if i := strings.IndexAny(text, ":|»>–?"); i > 0 {
		label = text[:i]
	} else {
		return false
	}
	folded := fold.String(label)
	if moreWords(folded, mostWords) {
		return false
	}
	return relatedLabels()[folded] || abroadReasons()[folded] == "related link" || leads()[folded]
}

// leads are further labels that lead to another article. They are no litter as
// lines of their own.
var leads = setOf("lea", "lee", "mire", "mira", "vea", "ver", "video", "read", "watch", "more", "lire", "voir", "leia", "veja", "leggi", "lees", "czytaj",
	"zobacz", "lesen sie", "mehr", "mehr dazu hier", "update", "a lire", "puedes leer", "puede leer", "le recomendamos leer", "lea ademas", "ademas", "tambien", "foto", "fotos", "galeria", "listen", "hear", "don t miss",
	"weitere informationen zum thema", "mehr zum thema lesen", "plus d infos", "en video", "en images")

// Notice returns the reason why a line is litter by its beginning or end: a
// picture credit on its own, a copyright notice, the tags or categories of a
// page. It returns "" for any other line.
func Notice(text string) string {
	const creditWords, labelWords, noticeWords = 9, 15, 40
	label, _, hasLabel := strings.Cut(text, ":")
	isSentence := EndsSentence(text)
	if moreWords(text, noticeWords) {
		return ""
	}
	folded := fold.String(text)
	switch {
	case isBracketed(text) && hasLabel && credits()[fold.String(label)] && !moreWords(text, creditWords):
		return "picture credit"
	case hasLabel && text[0] != '(' && credits()[fold.String(label)] && !moreWords(text, creditWords) && !isSentence:
		return "picture credit"
	case strings.HasPrefix(text, "©"), strings.HasPrefix(folded, "copyright ") && !isSentence, strings.HasSuffix(folded, "all rights reserved"), strings.HasSuffix(folded, "alle rechte vorbehalten"),
		strings.HasSuffix(folded, "tous droits reserves"), strings.HasSuffix(folded, "todos los derechos reservados"), strings.HasSuffix(folded, "todos os direitos reservados"):
		return "copyright"
	case hasLabel && filedLabels()[fold.String(label)] && !moreWords(text, labelWords) && !isSentence:
		return "publication line"
	}
	for _, begin := range filed {
		if strings.HasPrefix(folded, begin) {
			return "publication line"
		}
	}
	for _, begin := range offers {
		if strings.HasPrefix(folded, begin) {
			return "notice to readers"
		}
	}
	return ""
}

// offers are beginnings, folded, of lines in which pages ask something of their
// readers or declare what a page earns them.
var offers = []string{
	"to view the full story", "to read the full story", "subscribe now to ", "subscribe to read ", "already a subscriber", "if you are already a subscriber", "if you re already a subscriber", "if you re seeing this message", "first time subscribers",
	"for the latest stories and ", "never miss ", "we want to hear what you think", "submit your letter", "submit a letter", "have a news tip", "got a news tip", "send us a news tip", "if you enjoyed reading this", "if you enjoyed this",
	"like us on ", "follow us ", "join us on ", "join our whatsapp", "join our telegram", "download our app", "support our journalism", "buy me a coffee",
	"this post contains affiliate", "this article contains affiliate", "this page contains affiliate", "some links are affiliate", "we may earn a commission", "we may receive a commission", "as an amazon associate", "the views expressed in this", "the opinions expressed in this", "opinions expressed by ", "click here to subscribe", "click here to sign up", "click here to join",
	"weitere beitrage aus ", "weitere artikel aus ", "aktuelle berichte aus ", "alle beitrage aus ", "mehr zum thema auf ", "dieser text wurde veroffentlicht", "hat ihnen der artikel gefallen", "hat dir der artikel gefallen", "hat dir dieser beitrag", "besuchen sie unseren ", "besuchen sie auch unseren ", "folgen sie uns ", "folge uns ", "folgt uns ",
	"abonniere unseren ", "abonniert unseren ", "melden sie sich fur unseren newsletter", "melde dich fur unseren newsletter", "sofern nicht anders ", "enthalt affiliate", "dieser beitrag enthalt affiliate", "dieser artikel enthalt affiliate", "dieser beitrag enthalt werbung", "werbung dieser beitrag", "anzeige enthalt affiliate",
	"bei den links handelt es sich", "bei den verlinkungen handelt es sich", "die mit einem stern", "die mit sternchen", "links mit sternchen", "der beitrag gibt die meinung", "dieser beitrag gibt die meinung",
	"abonnez vous a ", "inscrivez vous a ", "suivez nous ", "rejoignez nous ", "retrouvez nous ", "vous avez aime cet article", "cet article vous a plu", "suscribete a ", "suscribase a ", "siguenos en ", "sigue nuestro canal", "unete a nuestro ", "unase a nuestro ", "visita nuestro canal", "mira lo que tiene nuestro canal",
	"siga nos ", "siga o canal", "inscreva se ", "assine nossa ", "assine a newsletter", "participe do nosso grupo", "seguici su ", "iscriviti a", "volg ons op ", "abonneer je ", "meld je aan voor ", "schrijf je in voor ", "obserwuj nas ", "zapisz sie na ", "polub nas ", "podoba ci sie ", "czytasz wlasnie ",
	"подпишитесь на ", "подписывайтесь на ", "следите за нами", "підписуйтесь на ", "bizi takip edin",
}

// isBracketed reports whether all of a line is in brackets.
func isBracketed(text string) bool {
	return strings.HasPrefix(text, "(") && strings.HasSuffix(text, ")") && strings.Count(text, "(") == 1
}

// credits are the labels of the credits of pictures.
var credits = setOf("foto", "fotos", "photo", "photos", "bild", "bilder", "bildquelle", "bildnachweis", "bildrechte", "titelbild", "beitragsbild", "image", "images", "image credit", "photo credit", "photo by",
	"credit", "credits", "credits photos", "credit photo", "credit photos", "photographie", "foto von", "fotografia", "fotografias", "imagen", "imagem", "credito", "creditos", "fot", "zdjecie", "zdjecia", "kuva", "kuvat",
	"quelle foto", "foto credit", "fotocredit", "fotonachweis", "picture", "pictures")

// filed are beginnings of the lines that blogging programs print below an
// article.
var filed = []string{
	"this entry was posted", "dieser eintrag wurde veroffentlicht", "dieser beitrag wurde veroffentlicht", "dieser beitrag wurde unter", "dieser artikel wurde veroffentlicht", "veroffentlicht unter ", "posted in ", "filed under",
	"cet article a ete publie dans", "esta entrada fue publicada", "questo articolo e stato pubblicato in", "dit bericht werd geplaatst in", "ten wpis zostal opublikowany", "verschlagwortet mit", "tagged with ",
}

// filedLabels are labels of such lines.
var filedLabels = setOf("tags", "tag", "tagged", "categories", "category", "kategorie", "kategorien", "schlagworter", "schlagworte", "stichworte", "themen", "topics", "etiquetas", "categorias", "categoria", "temas", "mots cles",
	"tematy", "tagi", "kategoria", "trefwoorden", "parole chiave", "метки", "теги", "рубрика", "标签", "タグ")
