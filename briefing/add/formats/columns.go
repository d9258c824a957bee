package formats

import (
	"strings"
)

// meanings are what the columns of tables mean, each with their names in several
// languages, in lower case without accents and without anything but letters and digits.
var meanings = map[string]string{
	"url": `url link href address uri sourceurl articleurl pageurl permalink storyurl originalurl website web
		adresse lien enlace direccion indirizzo collegamento endereco adres lank lenke odkaz adress ссылка адрес посилання 链接 网址 連結 リンク 링크 주소`,
	"title": `title name headline documenttitle articletitle
		titel titre titulo titolo tytuł nazov nazev tittel otsikko baslık baslik cim заголовок название назва 标题 標題 タイトル 제목`,
	"saved": `timeadded saveddate savedat created createdat timestamp dateadded addedat added datesaved lastinteractiondate datecreated
		creationdate timecreated createdtime createdon addedon savedon timesaved bookmarkedat saved
		gespeichert gespeichertam hinzugefugt hinzugefugtam erstellt erstelltam ajoutele ajoute creele guardado creado aggiunto добавлено 添加时间 保存时间`,
	"published": `published publishedat publishdate publicationdate datepublished publisheddate pubdate publishedon date
		datum veroffentlicht veroffentlichtam erschienen publiele datedepublication publie fecha fechadepublicacion publicado data datadipubblicazione pubblicato
		dato дата датапубликации 日期 发布日期 发布时间 日付 날짜`,
	"tags": `tags documenttags labels keywords categories tag label
		schlagworter schlagworte stichworter stichworte etiketten motscles etiquettes etiquetas palabrasclave parolechiave tagi trefwoorden теги метки 标签 標籤 タグ 태그`,
	"folder":      `folder collection list ordner sammlung dossier carpeta cartella pasta map mappe folderpath папка 文件夹 フォルダ 폴더`,
	"author":      `author authors byline creator autor autorin verfasser auteur autore autores auteurs forfatter автор 作者 著者 저자`,
	"source":      `publisher medianame sitename source publication quelle medium zeitung fuente medio fonte testata bron zrodło источник 来源 來源 出典 출처`,
	"state":       `status location state`,
	"progress":    `readingprogress progress`,
	"read":        `archived isarchived read isread gelesen lu leido letto прочитано 已读`,
	"queue":       `inqueue`,
	"starred":     `favorite favourite favorited starred isstarred favorit favori favorito preferito`,
	"description": `excerpt description summary beschreibung zusammenfassung resume descripcion descrizione riassunto resumen описание 摘要`,
	"note":        `note notes comment comments notiz notizen kommentar remarque commentaire nota notas comentario commento opmerking заметка примечание 备注 笔记 メモ 메모`,
	"selection":   `selection highlights`,
	"text":        `content contents text body fulltext articletext articlebody html bodytext inhalt volltext contenu texte contenido texto contenuto testo текст 内容 正文 本文 본문`,
}

// columns are what columns mean by their names.
var columns = map[string]string{}

func init() {
	for meaning, names := range meanings {
		for name := range strings.FieldsSeq(names) {
			columns[plainName(name)] = meaning
		}
	}
}
