package sealed

import (
	"sync"
	"sync/atomic"
	"unsafe"

	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

// SQLite reaches files through tables of functions. The file system here is the one
// that SQLite has for this system; what it opens as a database or a log gets a table
// that differs in how it reads and writes. Tables lie in memory that Go does not
// manage, and what they point to is never freed.

// name is what SQLite knows the file system by.
const name = "briefing-sealed"

// VFS returns the name of the file system that databases are opened by, as the "vfs" of
// a URI, after making it known to SQLite.
func VFS() string {
	register()
	return name
}

var system *sqlite3.Tsqlite3_vfs // what SQLite has for this system

var register = sync.OnceFunc(func() {
	tls := libc.NewTLS()
	defer tls.Close()
	found := sqlite3.Xsqlite3_vfs_find(tls, 0)
	system = at[sqlite3.Tsqlite3_vfs](found)
	systemAt = found
	own := allocate[sqlite3.Tsqlite3_vfs](tls)
	vfs := at[sqlite3.Tsqlite3_vfs](own)
	*vfs = *system
	vfs.FpNext = 0
	text, err := libc.CString(name)
	if err != nil {
		panic("sealed: no memory for a name")
	}
	vfs.FzName = text
	vfs.FxOpen = pointerTo(open)
	if rc := sqlite3.Xsqlite3_vfs_register(tls, own, 0); rc != sqlite3.SQLITE_OK {
		panic("sealed: SQLite does not take a file system")
	}
})

var systemAt uintptr

// kind is what a file is.
type kind int

const (
	database kind = iota
	logFile
)

// methods is the table of a file, and what the system does where the table has
// something else.
type methods struct {
	sqlite3.Tsqlite3_io_methods
	kind  kind
	close uintptr
	read  uintptr
	write uintptr
	can   uintptr // says what the device can do
}

type (
	openFunc = func(tls *libc.TLS, vfs, path, file uintptr, flags int32, out uintptr) int32
	fileFunc = func(tls *libc.TLS, file uintptr) int32                                 // closes a file, or says something of it
	moveFunc = func(tls *libc.TLS, file, data uintptr, size int32, offset int64) int32 // reads or writes
)

func open(tls *libc.TLS, _, path, file uintptr, flags int32, out uintptr) int32 {
	rc := function[openFunc](system.FxOpen)(tls, systemAt, path, file, flags, out)
	if rc != sqlite3.SQLITE_OK {
		return rc
	}
	f := at[sqlite3.Tsqlite3_file](file)
	switch {
	case flags&sqlite3.SQLITE_OPEN_MAIN_DB != 0:
		f.FpMethods = tableFor(tls, f.FpMethods, database)
	case flags&sqlite3.SQLITE_OPEN_WAL != 0:
		f.FpMethods = tableFor(tls, f.FpMethods, logFile)
		logs.Store(file, &log{})
	}
	return rc
}

// logs holds a *log for each log that is open, by its file.
var logs sync.Map

var tables = struct {
	sync.Mutex
	of map[[2]uintptr]uintptr // by that of the system and the kind
}{of: map[[2]uintptr]uintptr{}}

// tableFor returns the table for files of a kind that have a table of the system.
func tableFor(tls *libc.TLS, of uintptr, k kind) uintptr {
	tables.Lock()
	defer tables.Unlock()
	key := [2]uintptr{of, uintptr(k)}
	if t, ok := tables.of[key]; ok {
		return t
	}
	t := allocate[methods](tls)
	m := at[methods](t)
	m.Tsqlite3_io_methods = *at[sqlite3.Tsqlite3_io_methods](of)
	m.kind, m.close, m.read, m.write, m.can = k, m.FxClose, m.FxRead, m.FxWrite, m.FxDeviceCharacteristics
	m.FiVersion = min(m.FiVersion, 2) // without pages that are mapped and never read
	m.FxClose, m.FxRead, m.FxWrite, m.FxDeviceCharacteristics = pointerTo(closeFile), pointerTo(read), pointerTo(write), pointerTo(can)
	tables.of[key] = t
	return t
}

func methodsOf(file uintptr) *methods {
	return at[methods](at[sqlite3.Tsqlite3_file](file).FpMethods)
}

func closeFile(tls *libc.TLS, file uintptr) int32 {
	m := methodsOf(file)
	if m.kind == logFile {
		logs.Delete(file)
	}
	return function[fileFunc](m.close)(tls, file)
}

// can says what the device can do: not to read a part of a page, as SQLite does with
// long texts where it can.
func can(tls *libc.TLS, file uintptr) int32 {
	return function[fileFunc](methodsOf(file).can)(tls, file) &^ sqlite3.SQLITE_IOCAP_SUBPAGE_READ
}

// copying counts who copies databases at the moment.
var copying atomic.Int32

// Copying says that a whole database is about to be read, until done is called. Pages
// that are not in use may never have been written: there are zeros in their place,
// which count as damage for all readers of pages in use.
func Copying() (done func()) {
	copying.Add(1)
	return sync.OnceFunc(func() { copying.Add(-1) })
}

// smallest is the size of the smallest page that SQLite knows. Shorter reads get a
// part of a header, which is read as a whole later.
const smallest = 512

func read(tls *libc.TLS, file, data uintptr, size int32, offset int64) int32 {
	m := methodsOf(file)
	rc := function[moveFunc](m.read)(tls, file, data, size, offset)
	isPart := size < smallest || m.kind == logFile && size != PageSize // or all of a frame, which SQLite compares
	if isPart || rc != sqlite3.SQLITE_OK && rc != sqlite3.SQLITE_IOERR_SHORT_READ {
		return rc
	}
	buf := bytesAt(data, size) // SQLite takes zeros for what the file is too short for
	isSound := false
	switch m.kind {
	case database:
		isSound = size == PageSize && offset%PageSize == 0 &&
			(IsSound(buf, offset/PageSize+1) || copying.Load() > 0 && isZero(buf))
	case logFile:
		isSound = logOf(file).isSound(buf, offset, func(to []byte, offset int64) bool {
			return readInto(tls, m, file, to, offset)
		})
	}
	if !isSound {
		return sqlite3.SQLITE_IOERR_DATA
	}
	return rc
}

func logOf(file uintptr) *log {
	if l, ok := logs.Load(file); ok {
		return l.(*log)
	}
	return &log{}
}

// readInto reads into memory of Go's, which SQLite must not see.
func readInto(tls *libc.TLS, m *methods, file uintptr, to []byte, offset int64) bool {
	buf := tls.Alloc(len(to))
	defer tls.Free(len(to))
	rc := function[moveFunc](m.read)(tls, file, buf, int32(len(to)), offset)
	copy(to, bytesAt(buf, int32(len(to))))
	return rc == sqlite3.SQLITE_OK
}

func isZero(page []byte) bool {
	for _, b := range page {
		if b != 0 {
			return false
		}
	}
	return true
}

func write(tls *libc.TLS, file, data uintptr, size int32, offset int64) int32 {
	m := methodsOf(file)
	switch buf := bytesAt(data, size); {
	case m.kind == logFile:
		logOf(file).written(buf, offset)
	case size == PageSize:
		seal(buf, offset/PageSize+1) // SQLite leaves these bytes alone, and reads none of them
	}
	return function[moveFunc](m.write)(tls, file, data, size, offset)
}

// The functions below turn SQLite's addresses into Go pointers.

func at[T any](address uintptr) *T { return *(**T)(unsafe.Pointer(&address)) }

func bytesAt(address uintptr, size int32) []byte { return unsafe.Slice(at[byte](address), size) }

// function returns the function that a table points to.
func function[F any](pointer uintptr) F { return *(*F)(unsafe.Pointer(&pointer)) }

// pointerTo returns what a table points to f by. f must be a function of the package:
// nothing else keeps it.
func pointerTo(f any) uintptr { return (*[2]uintptr)(unsafe.Pointer(&f))[1] }

// allocate returns memory for a T that is never freed.
func allocate[T any](tls *libc.TLS) uintptr {
	var t T
	p := libc.Xmalloc(tls, libc.Tsize_t(unsafe.Sizeof(t)))
	if p == 0 {
		panic("sealed: no memory for a table")
	}
	return p
}
