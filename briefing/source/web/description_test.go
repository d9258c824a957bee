package web

import "testing"

func TestDescription(t *testing.T) {
	for page, want := range map[string]string{
		`<html><head><meta property="og:description" content="b"><meta name=Description content=" The &amp; ferry&#10;sails "></head><p>x`: "The & ferry sails",
		`<meta property="og:description" content="b"><p>x`: "b",
		`<p>x`: "",
		`<head><meta name=description content="a&#27;[31m"></head><p>x`: "a\ufffd[31m",
	} {
		if got := Description(page); got != want {
			t.Errorf("%s: %q, want %q", page, got, want)
		}
	}
}
