// Package libtest holds libraries of every kind to the same tests: [Library] is
// what must hold for each, [Fixture] the story that they are asked about, and
// [Generate] writes libraries as large as one likes.
package libtest
