package pdf

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/md5"
	"crypto/rc4"
	"encoding/binary"
)

// method is the encryption of strings or streams.
type method int

const (
	inClear method = iota
	byRC4
	byAES    // with 128 bits, and a key for each object
	byAES256 // with the key of the document
)

// lock holds the encryption of a document and its key.
type lock struct {
	key              []byte
	strings, streams method
}

// unlock finds the key of a document with the empty password: many documents
// use their password only to prevent changes (ISO 32000-1, 7.6.3; ISO 32000-2,
// 7.6.4). trailer is the document's trailer.
func (f *file) unlock(trailer dict) error {
	d := f.dict(trailer["Encrypt"])
	if f.value(d["Filter"]) != name("Standard") {
		return errCipher
	}
	l := &lock{}
	switch version := number(f.value(d["V"])); version {
	case 1, 2:
		l.strings, l.streams = byRC4, byRC4
	case 4, 5:
		var ok1, ok2 bool
		l.strings, ok1 = f.cryptFilter(d, "StrF")
		l.streams, ok2 = f.cryptFilter(d, "StmF")
		if !ok1 || !ok2 {
			return errCipher
		}
	default:
		return errCipher
	}
	if l.key = f.passwordOf(d, trailer).key(); l.key == nil {
		return errEncrypted
	}
	f.lock = l
	return nil
}

// cryptFilter returns the method named by a key of the encryption dictionary,
// and reports whether it is known (ISO 32000-1, 7.6.5).
func (f *file) cryptFilter(d dict, key name) (method, bool) {
	named, _ := f.value(d[key]).(name)
	if named == "" || named == "Identity" {
		return inClear, true
	}
	filter := f.dict(f.dict(d["CF"])[named])
	switch f.value(filter["CFM"]) {
	case name("None"):
		return inClear, true
	case name("V2"):
		return byRC4, true
	case name("AESV2"):
		return byAES, true
	case name("AESV3"):
		return byAES256, true
	}
	return inClear, false
}

// passwordOf reads the password data of the encryption dictionary d.
func (f *file) passwordOf(d, trailer dict) password {
	bytes := func(key name) []byte {
		s, _ := f.value(d[key]).(text)
		return []byte(s)
	}
	p := password{
		revision: int(number(f.value(d["R"]))), size: int(number(f.value(d["Length"]))) / 8,
		owner: bytes("O"), user: bytes("U"), userKey: bytes("UE"),
		permissions: uint32(int64(number(f.value(d["P"])))),
		bareMeta:    f.value(d["EncryptMetadata"]) == false,
	}
	if ids := f.array(trailer["ID"]); len(ids) > 0 {
		id, _ := f.value(ids[0]).(text)
		p.id = []byte(id)
	}
	switch {
	case p.size == 0 || number(f.value(d["V"])) == 1:
		p.size = 5
	case p.revision == 4:
		p.size = 16
	}
	return p
}

// text returns a string of an object decrypted.
func (l *lock) text(s text, id ref, generation int) text {
	return text(l.clear([]byte(s), l.strings, id, generation))
}

// clear returns data of an object decrypted; nil if they are damaged.
func (l *lock) clear(data []byte, by method, id ref, generation int) []byte {
	switch by {
	case byRC4:
		return crypted(l.objectKey(id, generation), data)
	case byAES:
		return clearAES(l.objectKey(id, generation, []byte("sAlT")...), data)
	case byAES256:
		return clearAES(l.key, data)
	}
	return data
}

// objectKey returns the key of an object (ISO 32000-1, algorithm 1).
func (l *lock) objectKey(id ref, generation int, salt ...byte) []byte {
	key := bytes.Clone(l.key)
	key = append(key, byte(id), byte(id>>8), byte(id>>16), byte(generation), byte(generation>>8))
	sum := md5.Sum(append(key, salt...))
	return sum[:min(len(l.key)+5, len(sum))]
}

// crypted encrypts or decrypts data by RC4, which are the same operation.
func crypted(key, data []byte) []byte {
	c, err := rc4.NewCipher(key)
	if err != nil {
		return nil // the key is empty
	}
	out := make([]byte, len(data))
	c.XORKeyStream(out, data)
	return out
}

// clearAES decrypts data in CBC mode. They begin with the initialization vector
// and end with padding, whose length is the last byte.
func clearAES(key, data []byte) []byte {
	blocks := len(data) / aes.BlockSize
	c, err := aes.NewCipher(key)
	if err != nil || blocks < 2 {
		return nil
	}
	out := make([]byte, (blocks-1)*aes.BlockSize)
	cipher.NewCBCDecrypter(c, data[:aes.BlockSize]).CryptBlocks(out, data[aes.BlockSize:blocks*aes.BlockSize])
	if n := int(out[len(out)-1]); 0 < n && n <= aes.BlockSize {
		out = out[:len(out)-n]
	}
	return out
}

// little returns n as four bytes, lowest first.
func little(n uint32) []byte { return binary.LittleEndian.AppendUint32(nil, n) }
