package library

import (
	"context"
	"errors"

	"briefing/briefing"
	"briefing/briefing/cluster"
	"briefing/briefing/derive"
	"briefing/briefing/digest"
)

// ErrShared says that something needs the files of a library, which a shared one does not
// have here.
var ErrShared = errors.New("this library is shared: its files are where it was published from")

// openShared opens a library on a cluster. With Options.Since it fails with ErrUnchanged
// if the generation is still the same.
func (l *Library) openShared(ctx context.Context, opts Options) error {
	if opts.Digest != "" {
		return errors.New("a shared library is linked by the digest that it was published with; leave --digest out")
	}
	at, err := cluster.ParseAddress(opts.Path)
	if err != nil {
		return err
	}
	who, err := cluster.FindCredentials(at.Host())
	if err != nil {
		return err
	}
	if since := opts.Since; since != nil && since.IsShared() {
		latest, err := cluster.Latest(ctx, at, who)
		if err != nil {
			return err
		}
		if latest == since.Generation() {
			return ErrUnchanged
		}
	}
	s, err := cluster.Open(ctx, at, who)
	if err != nil {
		return err
	}
	data, own := s.DigestData()
	l.digest, l.HasDigest = digest.Parse(DigestFile, data), own
	l.given = l.digest.Digest
	l.linkBy(l.given)
	s.UseDigest(l.digest.Digest)
	l.Index, l.indexed, l.generation = s, true, s.Generation()
	return nil
}

// IsShared reports whether the library is on a cluster.
func (l *Library) IsShared() bool { return briefing.IsAddress(l.Name) }

// Share publishes the library under an address.
func (l *Library) Share(ctx context.Context, address string, p cluster.Publication) (cluster.Published, error) {
	at, err := cluster.ParseAddress(address)
	if err != nil {
		return cluster.Published{}, err
	}
	who, err := cluster.FindCredentials(at.Host())
	if err != nil {
		return cluster.Published{}, err
	}
	p.Library, p.Title, p.HasDigest, p.Made = l, l.Title(), l.HasDigest, l.Generation()
	if p.Digest, err = l.wholeDigest(); err != nil {
		return cluster.Published{}, err
	}
	return cluster.Publish(ctx, at, who, p)
}

// wholeDigest returns the file of the digest, with what the program has added to it.
func (l *Library) wholeDigest() ([]byte, error) {
	data, err := l.digest.Bytes()
	if err != nil || !l.HasDigest || l.derived == nil {
		return data, err
	}
	return digest.IncludeDerived(data, derive.Beside(l.given, l.derived))
}

// Unshare deletes a shared library.
func Unshare(ctx context.Context, address string) error {
	at, err := cluster.ParseAddress(address)
	if err != nil {
		return err
	}
	who, err := cluster.FindCredentials(at.Host())
	if err != nil {
		return err
	}
	return cluster.Remove(ctx, at, who)
}
