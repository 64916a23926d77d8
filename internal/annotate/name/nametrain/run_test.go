package nametrain

import (
	"os"
	"strconv"
	"testing"
)

// TestTrain trains when asked: NAMETRAIN=<folder of the corpora> go test -run Train.
func TestTrain(t *testing.T) {
	data := os.Getenv("NAMETRAIN")
	if data == "" {
		t.Skip("set NAMETRAIN to the folder of the corpora to train")
	}
	f := func(k string) float32 { v, _ := strconv.ParseFloat(os.Getenv(k), 32); return float32(v) }
	score, err := Run(Options{UNER: data + "/names/uner-ewt", EWT: data + "/treebanks/ewt", GUM: map[bool]string{true: "", false: data + "/treebanks/gum"}[os.Getenv("NOGUM") != ""], Names: data + "/transliteration", Places: data + "/places/gazetteer",
		Log: os.Stderr, NoTags: os.Getenv("NOTAGS") != "", NoAugment: os.Getenv("NOAUG") != "", Epochs: int(f("EPOCHS")), Seeds: int(f("SEEDS")), Swap: f("SWAP"), Recase: f("RECASE"), GUMShare: f("GUMSHARE"), Folds: int(f("FOLDS")), Rate: f("RATE"), Drop: f("DROP"), Decay: f("DECAY"), Keep: f("KEEP"), Out: os.Getenv("OUT")})
	if err != nil {
		t.Fatal(err)
	}
	t.Log(score)
}
