package export

// What the tests of the package look into.
var (
	Cell = cell
	Key  = key
)
