package soundtrain

import (
	"os"
	"testing"
)

// TestRun learns when asked: SOUNDS=<folder of the lists> OUT=<file> go test.
func TestRun(t *testing.T) {
	if os.Getenv("SOUNDS") == "" {
		t.Skip("set SOUNDS to the folder of the transliteration lists, OUT to the table, to learn it")
	}
	if err := Run(os.Getenv("SOUNDS"), os.Getenv("OUT"), os.Getenv("ALL") == ""); err != nil {
		t.Fatal(err)
	}
}
