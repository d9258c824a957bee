package library

import (
	"reflect"
	"runtime"
	"testing"

	"briefing/briefing"
	"briefing/briefing/draft"
)

// Readings come out as they went in, and take no buffers of their own: those of a
// compressor are so large that the collector would work more than the tagger.
func TestPacker(t *testing.T) {
	var readings []*draft.Reading
	for _, text := range []string{
		"Ada Holm met reporters in Oslo on 3 May 2024. She counted 12 ferries.",
		"",
		"The United Nations said so. Ada Holm denies it.",
	} {
		readings = append(readings, draft.Read(&briefing.Article{Entry: briefing.Entry{ID: "a"}, Text: text}))
	}
	var p packer
	for _, want := range readings {
		got, err := p.unpack(p.pack(want))
		if err != nil || !reflect.DeepEqual(p.pack(got), p.pack(want)) {
			t.Errorf("%+v came out as %+v, %v", want, got, err)
		}
	}
	if _, err := p.unpack([]byte("no reading")); err == nil {
		t.Error("what is no reading was decoded")
	}
	if _, err := p.unpack(p.pack(readings[0])); err != nil {
		t.Errorf("after what is no reading: %v", err)
	}
	const most, times = 100_000, 50 // bytes a reading, readings
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range times {
		if _, err := p.unpack(p.pack(readings[0])); err != nil {
			t.Fatal(err)
		}
	}
	runtime.ReadMemStats(&after)
	if n := (after.TotalAlloc - before.TotalAlloc) / times; n > most {
		t.Errorf("a reading takes %d bytes on its way, want at most %d", n, most)
	}
}
