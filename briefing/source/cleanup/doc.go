// Package cleanup finds what a document copied from a web page holds besides
// the article: menus, advertisements, newsletter boxes, links to other
// articles, captions that are given twice.
//
// It knows no publisher. A line is litter because of a phrase that pages use
// ("Be the first to comment"), because of its shape ("DW | Published January
// 17, 2025") or because of its neighbours (the headline below "Previous").
// When in doubt the line stays. Nothing is taken away unseen: a line that is
// not part of the article keeps its text and gets a reason.
package cleanup
