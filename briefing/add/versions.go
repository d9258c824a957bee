package add

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync"

	"briefing/briefing/add/fetch"
	"briefing/briefing/ownfile"
)

// Versions remembers the servers' versions of one folder's feeds at the time
// when all their entries were saved. Its file may be deleted at any time. A nil
// Versions remembers nothing.
type Versions struct {
	file string

	mu      sync.Mutex
	all     map[string]fetch.Version // by address
	changed bool
}

// OpenVersions reads the versions of the feeds of a folder from a file, which need
// not be there. It returns nil if file is "".
func OpenVersions(file string) *Versions {
	if file == "" {
		return nil
	}
	v := &Versions{file: file}
	data, err := ownfile.Read(file)
	if err == nil {
		err = json.Unmarshal(data, &v.all)
	}
	if err != nil || v.all == nil {
		v.all = map[string]fetch.Version{}
	}
	return v
}

func (v *Versions) of(address string) fetch.Version {
	if v == nil {
		return fetch.Version{}
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	return v.all[address]
}

func (v *Versions) set(address string, version fetch.Version) {
	if v == nil {
		return
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	v.changed = v.changed || v.all[address] != version
	v.all[address] = version
}

// Save writes the file, if anything has changed.
func (v *Versions) Save() error {
	if v == nil || !v.changed {
		return nil
	}
	v.mu.Lock()
	defer v.mu.Unlock()
	data, err := json.Marshal(v.all)
	if err != nil {
		return err
	}
	part := fmt.Sprintf("%s.%d", v.file, os.Getpid())
	if err := errors.Join(os.MkdirAll(filepath.Dir(v.file), 0o700), os.WriteFile(part, data, 0o600)); err != nil {
		return err
	}
	return os.Rename(part, v.file)
}
