// Package cleanup finds the litter in a document copied from a web page: menus,
// advertisements, newsletter boxes, links to other articles, repeated captions.
//
// It knows no publisher. A line is litter because of a phrase that pages use
// ("Be the first to comment"), because of its shape ("DW | Published January
// 17, 2025") or because of its neighbours (the headline below "Previous"). When
// in doubt the line stays. Nothing disappears unseen: a line that is not part
// of the article keeps its text and gets a reason.
package cleanup
