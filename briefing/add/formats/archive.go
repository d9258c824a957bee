package formats

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// archive is a zip. The names in it are data: those that lead out of it, and links, are
// as if they were not there.
type archive struct {
	members map[string]*zip.File
	names   []string // of the members, in their order
	left    int64    // how many bytes may still be unpacked
	leftOut []error
}

// mostMembers is how many members an archive may have.
const mostMembers = 200_000

func newArchive(z *zip.Reader) *archive {
	a := &archive{members: map[string]*zip.File{}, left: mostBytes}
	for _, f := range z.File {
		name := f.Name
		switch {
		case strings.HasSuffix(name, "/") || strings.HasPrefix(name, "__MACOSX/"):
		case !fs.ValidPath(name) || strings.Contains(name, `\`):
			a.leave(name, "a name in the archive that leads out of it")
		case strings.HasPrefix(path.Base(name), "."):
		case !f.Mode().IsRegular():
			a.leave(name, "a link in the archive, or no file")
		case len(a.names) >= mostMembers:
			a.leave(name, fmt.Sprintf("more than %d files in the archive", mostMembers))
		default:
			a.take(name, f)
		}
	}
	return a
}

// take takes a member. Of two with one name, the first counts; if the other differs, that
// is reported.
func (a *archive) take(name string, f *zip.File) {
	first, ok := a.members[name]
	switch {
	case !ok:
		a.members[name] = f
		a.names = append(a.names, name)
	case first.CRC32 != f.CRC32 || first.UncompressedSize64 != f.UncompressedSize64:
		a.leave(name, "a file that stands in the archive before, with other content")
	}
}

func (a *archive) leave(name, reason string) {
	a.leftOut = append(a.leftOut, &LeftOut{name, reason})
}

// head unpacks the beginning of a member.
func (a *archive) head(name string) ([]byte, error) {
	const near = 64 << 10
	data, err := a.unpack(name, near)
	if err == nil && len(data) > near {
		data = data[:near]
	}
	return data, err
}

// read unpacks a member.
func (a *archive) read(name string) ([]byte, error) {
	data, err := a.unpack(name, mostMember)
	if err == nil && len(data) > mostMember {
		return nil, fmt.Errorf("a file in the archive bigger than %d MB", mostMember>>20)
	}
	return data, err
}

// unpack returns at most a byte more than most of a member.
func (a *archive) unpack(name string, most int64) ([]byte, error) {
	f, ok := a.members[name]
	if !ok {
		return nil, fs.ErrNotExist
	}
	in, err := f.Open()
	if err != nil {
		return nil, errors.New("a file in the archive that cannot be unpacked")
	}
	defer in.Close()
	data, err := io.ReadAll(io.LimitReader(in, most+1))
	if a.left -= int64(len(data)); a.left < 0 {
		return nil, errors.New("more is in the archive than is unpacked")
	}
	if err != nil {
		return nil, errors.New("a file in the archive that cannot be unpacked")
	}
	return data, nil
}

// candidates returns the names of the members that may be exports themselves: not those
// that one has as its files.
func (a *archive) candidates() []string {
	var out []string
	for _, name := range a.names {
		switch path.Base(path.Dir(name)) {
		case "content", "highlights", "files":
			continue
		}
		if strings.Contains("/"+name, "/files/") {
			continue
		}
		switch strings.ToLower(path.Ext(name)) {
		case ".csv", ".json", ".jsonl", ".ndjson", ".html", ".htm", ".rdf", ".tsv":
			out = append(out, name)
		}
	}
	slices.SortStableFunc(out, compareNumbered)
	return out
}

// compareNumbered orders names, with numbers in them by what they count: the parts of an
// export are named by them.
func compareNumbered(a, b string) int {
	ka, kb := numbered(a), numbered(b)
	return strings.Compare(ka, kb)
}

// numbered returns a name with each number in it written with the same number of digits.
func numbered(name string) string {
	const digits = 12
	var b strings.Builder
	for name != "" {
		n := 0
		for n < len(name) && '0' <= name[n] && name[n] <= '9' {
			n++
		}
		if n > 0 {
			b.WriteString(strings.Repeat("0", max(0, digits-n)) + name[:n])
			name = name[n:]
			continue
		}
		b.WriteByte(name[0])
		name = name[1:]
	}
	return b.String()
}

// inside is a folder of an archive.
type inside struct {
	*archive
	dir string
}

func (i inside) read(name string) ([]byte, error) {
	if !fs.ValidPath(name) {
		return nil, fs.ErrNotExist
	}
	return i.archive.read(path.Join(i.dir, name))
}

// disk is a folder on disk.
type disk struct{ fs.FS }

func (d disk) read(name string) ([]byte, error) {
	if !fs.ValidPath(name) {
		return nil, fs.ErrNotExist
	}
	info, err := fs.Stat(d.FS, name)
	switch {
	case err != nil:
		return nil, fs.ErrNotExist
	case !info.Mode().IsRegular():
		return nil, errors.New("no file")
	case info.Size() > mostMember:
		return nil, fmt.Errorf("bigger than %d MB", mostMember>>20)
	}
	in, err := d.Open(name)
	if err != nil {
		return nil, fs.ErrNotExist
	}
	defer in.Close()
	return io.ReadAll(io.LimitReader(in, mostMember))
}
