// Package seeds holds the default library: a digest and six articles on what
// Russia and Iran agreed, and were said to have agreed, from 2024 to
// January 2025. It is what opens when no library is named.
//
// The articles are written afresh from reports of that time. Each carries the
// facts of its report, in our own words, and names in its front matter the
// document it was written from. The digest serves both texts.
package seeds

import "embed"

// FS holds the library as a folder would: digest.yaml at its root and the
// articles, Markdown with front matter, in articles. The name of an article's
// file without its extension is the article's id.
//
//go:embed digest.yaml articles/*.md
var FS embed.FS
