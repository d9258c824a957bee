package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"briefing/briefing/add"
	"briefing/briefing/add/opml"
)

// read returns the content of a file, or of standard input if path is "-". It
// reads at most one byte more than most. When ctx is done it returns, even
// while a pipe is silent.
func (a *app) read(ctx context.Context, path string, most int64) ([]byte, error) {
	type result struct {
		data []byte
		err  error
	}
	done := make(chan result, 1)
	go func() {
		data, err := a.readAll(path, most)
		done <- result{data, err}
	}()
	select {
	case r := <-done:
		return r.data, r.err
	case <-ctx.Done():
		return nil, ctx.Err()
	}
}

func (a *app) readAll(path string, most int64) ([]byte, error) {
	in := a.stdin
	if path != "-" {
		if info, err := os.Stat(path); err == nil && info.IsDir() {
			return nil, errors.New("a folder (name the files in it)")
		}
		file, err := os.Open(path)
		if err != nil {
			return nil, cause(err)
		}
		defer file.Close()
		in = file
	}
	var data bytes.Buffer
	if _, err := data.ReadFrom(io.LimitReader(in, most+1)); err != nil {
		return nil, cause(err)
	}
	return data.Bytes(), nil
}

// cause returns err without the file name.
func cause(err error) error {
	if path := (*fs.PathError)(nil); errors.As(err, &path) {
		return path.Err
	}
	return err
}

// addList adds the feeds in an OPML list. A broken list is read up to the
// fault.
func (a *adding) addList(ctx context.Context, g *add.Gatherer) {
	const most = 64 << 20 // beyond the limit of a list
	data, err := a.read(ctx, a.opml, most)
	if ctx.Err() != nil {
		return
	}
	var feeds []opml.Feed
	if err == nil {
		feeds, err = opml.Read(bytes.NewReader(data))
	}
	if err == nil && len(feeds) == 0 {
		err = errors.New("no feed in it")
	}
	if err != nil {
		a.fail(fmt.Errorf("read feeds from %q: %w", a.opml, err))
	}
	var addresses []string
	for _, f := range feeds {
		addresses = append(addresses, f.Address)
	}
	a.addAddresses(ctx, g, addresses)
}
