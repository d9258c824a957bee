package pdf

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

// codeSpace is a range of codes with the same number of bytes.
type codeSpace struct {
	bytes    int
	from, to uint32
}

// codes describes how the strings of a font are split into codes.
type codes struct {
	spaces []codeSpace
	cids   *numbers          // glyph numbers by code; nil if a code is its glyph number
	text   encoding.Encoding // encoding of the strings, if they are text; else nil
	utf16  bool              // the codes are UTF-16
}

// codesOf reads the codes of a composite font, one with several bytes a code. v
// is the name of a predefined table or a table of its own.
func (f *file) codesOf(v any) codes {
	if _, ok := f.value(v).(*stream); ok {
		return once(f, f.codes, v, func(data []byte) codes {
			c := f.readSpaces(data)
			c.cids = f.readCIDs(data)
			return c
		})
	}
	named, _ := f.value(v).(name)
	return codes{text: tableOf(string(named)), utf16: strings.Contains(string(named), "UCS2") || strings.Contains(string(named), "UTF16")}
}

// tableOf returns the text encoding behind the name of a predefined table; nil
// if the table is not based on one.
func tableOf(name string) encoding.Encoding {
	for _, t := range []struct {
		part string
		in   encoding.Encoding
	}{
		{"GBK", simplifiedchinese.GBK},
		{"GB-EUC", simplifiedchinese.GBK},
		{"GBpc-EUC", simplifiedchinese.GBK},
		{"RKSJ", japanese.ShiftJIS},
		{"B5", traditionalchinese.Big5},
		{"KSC-EUC", korean.EUCKR},
		{"KSCms-UHC", korean.EUCKR},
		{"KSCpc-EUC", korean.EUCKR},
	} {
		if strings.Contains(name, t.part) {
			return t.in
		}
	}
	if name == "EUC-H" || name == "EUC-V" {
		return japanese.EUCJP
	}
	return nil
}

// next returns the code that s begins with, and how many bytes it has.
func (c codes) next(s text) (code uint32, size int) {
	const widest = 4
	for size = 1; size <= min(widest, len(s)); size++ {
		code = code<<8 | uint32(s[size-1])
		for _, r := range c.spaces {
			if r.bytes == size && r.from <= code && code <= r.to {
				return code, size
			}
		}
		if c.text != nil && c.isText(s[:size]) {
			return code, size
		}
	}
	if len(s) == 1 {
		return uint32(s[0]), 1
	}
	return uint32(s[0])<<8 | uint32(s[1]), 2
}

// isText reports whether s is one character.
func (c codes) isText(s text) bool {
	out, err := c.text.NewDecoder().String(string(s))
	return err == nil && utf8.RuneCountInString(out) == 1 && !strings.ContainsRune(out, utf8.RuneError)
}

// shows returns the text of a code, if the table itself defines it.
func (c codes) shows(s text) (string, bool) {
	switch {
	case c.utf16:
		return decodeUTF16(s), true
	case c.text != nil:
		out, err := c.text.NewDecoder().String(string(s))
		return out, err == nil
	}
	return "", false
}

// readSpaces reads the code ranges of a table.
func (f *file) readSpaces(data []byte) codes {
	const most = 100
	var c codes
	f.readTable(data, func(op operator, args []any) {
		if op != "endcodespacerange" {
			return
		}
		for i := 0; i+1 < len(args) && len(c.spaces) < most; i += 2 {
			if from, ok := args[i].(text); ok {
				c.spaces = append(c.spaces, codeSpace{len(from), codeOf(args[i]), codeOf(args[i+1])})
			}
		}
	})
	return c
}

// numbers maps codes to glyph numbers.
type numbers struct {
	each map[uint32]uint32
	runs []numberRun
}

// numberRun maps consecutive codes to consecutive glyph numbers.
type numberRun struct {
	span
	first uint32
}

// cid returns the glyph number of a code.
func (c codes) cid(code uint32) uint32 {
	if c.cids == nil {
		return code
	}
	if n, ok := c.cids.each[code]; ok {
		return n
	}
	if r, ok := find(c.cids.runs, code); ok {
		return r.first + code - r.from
	}
	return 0
}

// readCIDs reads the glyph numbers by code; nil if the table has none.
func (f *file) readCIDs(data []byte) *numbers {
	out := &numbers{each: map[uint32]uint32{}}
	f.readTable(data, func(op operator, args []any) {
		switch op {
		case "endcidchar":
			for i := 0; i+1 < len(args) && len(out.each) < mostCodes && f.spend(entryCost) == nil; i += 2 {
				out.each[codeOf(args[i])] = uint32(number(args[i+1]))
			}
		case "endcidrange":
			for i := 0; i+2 < len(args) && len(out.runs) < mostCodes && f.spend(entryCost) == nil; i += 3 {
				out.runs = append(out.runs, numberRun{span{codeOf(args[i]), codeOf(args[i+1])}, uint32(number(args[i+2]))})
			}
		}
	})
	if len(out.each)+len(out.runs) == 0 {
		return nil
	}
	sortSpans(out.runs)
	return out
}

// readTable calls take for each operator of a table with its operands.
func (f *file) readTable(data []byte, take func(op operator, args []any)) {
	l := lexer{data: data}
	var args []any
	for f.spend(stepCost) == nil {
		v, err := l.object(0)
		if err != nil {
			return
		}
		if op, ok := v.(operator); ok {
			take(op, args)
			args = nil
		} else if args = append(args, v); len(args) > mostKids {
			return
		}
	}
}
