package pdf

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/sha256"
	"crypto/sha512"
	"slices"
)

// password is the password data of a document.
type password struct {
	revision    int
	size        int // bytes of the key
	owner, user []byte
	userKey     []byte // the key, encrypted
	permissions uint32
	id          []byte // of the document
	bareMeta    bool   // the document's metadata are not encrypted
}

// padding fills a password up to 32 bytes. For the empty one it is all of them.
const padding = "\x28\xbf\x4e\x5e\x4e\x75\x8a\x41\x64\x00\x4e\x56\xff\xfa\x01\x08\x2e\x2e\x00\xb6\xd0\x68\x3e\x80\x2f\x0c\xa9\xfe\x64\x53\x69\x7a"

// key returns the key of the document if its password is empty, else nil.
func (p password) key() []byte {
	switch p.revision {
	case 2, 3, 4:
		return p.shortKey()
	case 5, 6:
		return p.longKey()
	}
	return nil
}

// shortKey returns the key of revisions 2 to 4 (ISO 32000-1, algorithms 2, 4 to 6).
func (p password) shortKey() []byte {
	if len(p.owner) < 32 || len(p.user) < 32 || p.size < 5 || p.size > md5.Size {
		return nil
	}
	seed := slices.Concat([]byte(padding), p.owner[:32], little(p.permissions), p.id)
	if p.revision == 4 && p.bareMeta {
		seed = append(seed, 0xff, 0xff, 0xff, 0xff)
	}
	key := md5.Sum(seed)
	if p.revision > 2 {
		for range 50 {
			key = md5.Sum(key[:p.size])
		}
	}
	if !bytes.HasPrefix(p.user, check(p.revision, key[:p.size], p.id)) {
		return nil
	}
	return key[:p.size]
}

// check returns the value that proves a key of revisions 2 to 4.
func check(revision int, key, id []byte) []byte {
	if revision == 2 {
		return crypted(key, []byte(padding))
	}
	sum := md5.Sum(append([]byte(padding), id...))
	out := sum[:]
	for i := range 20 {
		turned := bytes.Clone(key)
		for j := range turned {
			turned[j] ^= byte(i)
		}
		out = crypted(turned, out)
	}
	return out
}

// longKey returns the key of revisions 5 and 6 (ISO 32000-2, algorithms 2.A and
// 11). It is encrypted with a hash of the user password and a salt.
func (p password) longKey() []byte {
	if len(p.user) < 48 || len(p.userKey) < 32 {
		return nil
	}
	hash, checkSalt, keySalt := p.user[:32], p.user[32:40], p.user[40:48]
	if !bytes.Equal(p.hash(checkSalt), hash) {
		return nil
	}
	c, err := aes.NewCipher(p.hash(keySalt))
	if err != nil {
		return nil
	}
	key := make([]byte, 32)
	cipher.NewCBCDecrypter(c, make([]byte, aes.BlockSize)).CryptBlocks(key, p.userKey[:32])
	return key
}

// hash returns the hash of the empty password and a salt (ISO 32000-2,
// algorithm 2.B). Revision 5 stops after the first round.
func (p password) hash(salt []byte) []byte {
	sum := sha256.Sum256(salt)
	key := sum[:]
	if p.revision == 5 {
		return key
	}
	for i, last := 0, 0; i < 64 || last > i-32; i++ {
		c, err := aes.NewCipher(key[:16])
		if err != nil {
			return nil
		}
		mixed := bytes.Repeat(key, 64)
		cipher.NewCBCEncrypter(c, key[16:32]).CryptBlocks(mixed, mixed)
		key, last = nextHash(mixed), int(mixed[len(mixed)-1])
	}
	return key[:32]
}

// nextHash hashes mixed. The remainder of its first 16 bytes, as a number, by
// three selects the hash; it equals that of their sum.
func nextHash(mixed []byte) []byte {
	sum := 0
	for _, b := range mixed[:16] {
		sum += int(b)
	}
	switch sum % 3 {
	case 0:
		h := sha256.Sum256(mixed)
		return h[:]
	case 1:
		h := sha512.Sum384(mixed)
		return h[:]
	}
	h := sha512.Sum512(mixed)
	return h[:]
}
