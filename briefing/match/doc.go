// Package match holds what a search engine must know of this project's search
// language: the words of an article as they are indexed, a query as an expression
// over these, and the hits of a query in a text.
//
// A search index has four columns for an article: title, body, alias and facets; see
// [Words]. Each holds tokens with one space between. Words are folded before they are
// indexed and before they are looked up, so an engine must do no more than split at
// spaces. [Compile] returns a query as an [Expr] over the same tokens, which each
// engine writes in its own language. Hits are found again in the text by a [Finder],
// where their spans are exact, so an engine needs to store no positions for it.
package match
