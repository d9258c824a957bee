package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"net/url"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"sync"

	"briefing/briefing/store/sealed"
)

// Index is a library in a file. It must be closed, unless Load has turned it
// into a Store. It is not safe for concurrent use.
type Index struct {
	// Remade says why the index was rebuilt, "" if it was not.
	Remade string

	path string
	file fs.FileInfo // of the database that is open, which may have no name any more
	lock *lock
	db   *sql.DB
	conn *sql.Conn // for writing

	prepared *Store // the result of Load, if it has been prepared

	unlinking sync.Mutex
}

// OpenIndex opens the index at path. It creates the index and its folder if
// necessary. library names the indexed library. An index of another library or
// of another version of the program, or a damaged one, is rebuilt, unless
// another program has it open. Any other file at path is left alone: the error
// then wraps ErrForeign.
func OpenIndex(ctx context.Context, path, library string) (*Index, error) {
	x := &Index{path: path}
	if err := x.open(ctx, library); err != nil {
		return nil, fmt.Errorf("open index %q: %w", path, cause(err))
	}
	return x, nil
}

// Path returns the path given to OpenIndex.
func (x *Index) Path() string { return x.path }

func (x *Index) open(ctx context.Context, library string) (err error) {
	if err := os.MkdirAll(filepath.Dir(x.path), 0o700); err != nil {
		return err
	}
	if err := checkOwn(x.path); err != nil {
		return err
	}
	if x.lock, err = openLock(ctx, x.path+".lock"); err != nil {
		return err
	}
	err = x.connect(ctx, library)
	switch {
	case errors.Is(err, errUnfit):
		err = x.remake(ctx, library, nil)
	case IsDamage(err):
		err = x.remake(ctx, library, err)
	}
	if err != nil {
		return errors.Join(err, x.disconnect(), x.lock.close())
	}
	return nil
}

// remake deletes the index and creates it again, because it is damaged, for the reason
// why, or useless to this program. One that others may use is left to them while they
// have it open.
func (x *Index) remake(ctx context.Context, library string, why error) error {
	if err := x.disconnect(); err != nil {
		return err
	}
	if why != nil {
		x.Remade = cause(why).Error()
		if err := x.unlink(ctx); err != nil {
			return errors.Join(why, err)
		}
		return x.connect(ctx, library)
	}
	if err := x.lock.alone(ctx); err != nil {
		return err
	}
	err := errors.Join(remove(x.path), x.removeBeside())
	if err := errors.Join(err, x.lock.release(), x.lock.share(ctx)); err != nil {
		return err
	}
	return x.connect(ctx, library)
}

// removeBeside removes what SQLite keeps beside a database.
func (x *Index) removeBeside() error {
	return errors.Join(remove(x.path+"-wal"), remove(x.path+"-shm"), remove(x.path+"-journal"))
}

// unlink removes the name of a damaged index, so that the next program to open it
// creates it again. Programs that have it open continue with the old file.
func (x *Index) unlink(ctx context.Context) error {
	x.unlinking.Lock()
	defer x.unlinking.Unlock()
	if err := x.lock.write(ctx); err != nil {
		return err
	}
	info, err := os.Stat(x.path)
	if err == nil && (x.file == nil || os.SameFile(x.file, info)) { // else another program has replaced it
		err = remove(x.path)
	}
	if errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	return errors.Join(err, x.lock.release())
}

func remove(path string) error {
	if err := os.Remove(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// errUnfit says that an index belongs to another library, or to another version
// of the program.
var errUnfit = errors.New("another version or library")

// connect opens the database, and makes its tables if it is empty.
func (x *Index) connect(ctx context.Context, library string) (err error) {
	if err := x.begin(ctx); err != nil {
		return err
	}
	if x.db, err = sql.Open("sqlite", sealedDSN(x.path)); err != nil {
		return err
	}
	if x.conn, err = x.db.Conn(ctx); err != nil {
		return err
	}
	if err := execute(ctx, x.conn, "PRAGMA busy_timeout = 5000"); err != nil {
		return err
	}
	tables, err := x.number(ctx, "SELECT count(*) FROM sqlite_schema")
	if err == nil && tables > 0 {
		err = x.isFit(ctx, library)
	}
	if err != nil {
		return err
	}
	// A bigger cache would only help during long writes, and readers have
	// caches of their own.
	err = execute(ctx, x.conn, "PRAGMA synchronous = NORMAL", "PRAGMA temp_store = MEMORY",
		"PRAGMA cache_size = -2048", "PRAGMA wal_autocheckpoint = 16384", "PRAGMA journal_size_limit = 0")
	if err != nil || tables > 0 {
		return err
	}
	return x.create(ctx, library)
}

// begin makes the file of an index with nothing in it, unless there is one. One program
// at a time does so: a log that is found beside no index is removed, which must not
// happen to that of an index made meanwhile.
func (x *Index) begin(ctx context.Context) error {
	info, err := os.Stat(x.path)
	if errors.Is(err, fs.ErrNotExist) {
		if err := x.lock.await(ctx); err != nil {
			return err
		}
		if info, err = os.Stat(x.path); errors.Is(err, fs.ErrNotExist) {
			info, err = x.beginFile()
		}
		err = errors.Join(err, x.lock.release())
	}
	if err == nil && info.Size() == 0 {
		err = errUnfit // nothing of it is left
	}
	x.file = info
	return err
}

func (x *Index) beginFile() (fs.FileInfo, error) {
	if err := x.removeBeside(); err != nil {
		return nil, err
	}
	file, err := os.CreateTemp(filepath.Dir(x.path), filepath.Base(x.path)+copies) // for its owner alone
	if err != nil {
		return nil, err
	}
	_, err = file.Write(sealed.Empty(applicationID))
	if err = errors.Join(err, file.Close()); err == nil {
		err = os.Rename(file.Name(), x.path)
	}
	if err != nil {
		return nil, errors.Join(err, remove(file.Name()))
	}
	return os.Stat(x.path)
}

// create makes the tables, unless another program has done so meanwhile.
func (x *Index) create(ctx context.Context, library string) error {
	return x.transact(ctx, func(ctx context.Context) error {
		if tables, err := x.number(ctx, "SELECT count(*) FROM sqlite_schema"); tables > 0 || err != nil {
			return err
		}
		tables := strings.ReplaceAll(schema, "PRAGMA temp_store = MEMORY;", "")
		if err := execute(ctx, x.conn, fmt.Sprintf("PRAGMA user_version = %d;", version)+tables+diskSchema); err != nil {
			return err
		}
		if err := x.setMeta(ctx, "generation", rand.Int64N(1<<48)); err != nil {
			return err
		}
		_, err := x.conn.ExecContext(ctx, "INSERT INTO meta VALUES ('library', ?), ('maker', ?)", library, maker())
		return err
	})
}

// isFit returns errUnfit if the database belongs to another library or version,
// ErrForeign if it belongs to another program.
func (x *Index) isFit(ctx context.Context, library string) error {
	id, err := x.number(ctx, "PRAGMA application_id")
	if err != nil {
		return err
	}
	if id != applicationID {
		return errForeign
	}
	v, err := x.number(ctx, "PRAGMA user_version")
	if err != nil {
		return err
	}
	if v != version {
		return errUnfit
	}
	of, err := x.meta(ctx, "library")
	if err != nil {
		return err
	}
	by, err := x.meta(ctx, "maker")
	if err != nil {
		return err
	}
	if of != library || by != maker() {
		return errUnfit
	}
	return nil
}

// maker returns the version of the program, if known.
func maker() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return ""
	}
	version := info.Main.Version
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" {
			version += " " + s.Value
		}
	}
	return version
}

// transact runs do in a transaction, which is rolled back if do fails. Each
// transaction is one generation of the index.
func (x *Index) transact(ctx context.Context, do func(context.Context) error) error {
	// A cancelled context must not interrupt a commit.
	if err := ctx.Err(); err != nil {
		return err
	}
	ctx = context.WithoutCancel(ctx)
	err := execute(ctx, x.conn, "BEGIN IMMEDIATE")
	if err != nil {
		return err
	}
	if err = do(ctx); err == nil {
		err = execute(ctx, x.conn, "UPDATE meta SET value = value + 1 WHERE key = 'generation'", "COMMIT")
	}
	if err != nil {
		_ = execute(ctx, x.conn, "ROLLBACK") // err has the cause
	}
	return err
}

func (x *Index) number(ctx context.Context, query string, args ...any) (n int64, err error) {
	err = x.conn.QueryRowContext(ctx, query, args...).Scan(&n)
	return n, err
}

func (x *Index) meta(ctx context.Context, key string) (value string, err error) {
	err = x.conn.QueryRowContext(ctx, "SELECT value FROM meta WHERE key = ?", key).Scan(&value)
	if errors.Is(err, sql.ErrNoRows) {
		return "", fmt.Errorf("no %s in it: %w", key, errDamaged)
	}
	return value, err
}

func (x *Index) setMeta(ctx context.Context, key string, value any) error {
	_, err := x.conn.ExecContext(ctx, "UPDATE meta SET value = ? WHERE key = ?", value, key)
	return err
}

func (x *Index) disconnect() error {
	var err error
	if x.prepared != nil {
		err, x.prepared = x.prepared.disconnect(), nil
	}
	if x.conn != nil {
		err = errors.Join(err, x.conn.Close())
	}
	if x.db != nil {
		err = errors.Join(err, x.db.Close())
	}
	x.conn, x.db = nil, nil
	return err
}

// Close closes the index.
func (x *Index) Close() error {
	x.removeOldCopies()
	return errors.Join(x.disconnect(), x.lock.close())
}

// Discard closes the index and deletes it, unless another program is changing it.
func (x *Index) Discard() error {
	err := x.disconnect()
	if err == nil {
		err = x.unlink(context.Background())
	}
	return errors.Join(err, x.lock.close())
}

func uri(path string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path
	}
	return (&url.URL{Scheme: "file", Path: path}).String()
}

// cause returns err without the path, which the caller adds.
func cause(err error) error {
	if e := (*fs.PathError)(nil); errors.As(err, &e) {
		return fmt.Errorf("%s: %w", e.Op, e.Err)
	}
	return err
}
