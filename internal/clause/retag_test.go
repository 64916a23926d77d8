package clause

import "testing"

func TestVerbOf(t *testing.T) {
	for form, want := range map[string]string{
		"exchanged": "exchange", "detained": "detain", "announced": "announce", "imposed": "impose", "discussed": "discuss", "banned": "ban",
		"agreed": "agree", "denied": "deny", "received": "receive", "captured": "capture", "required": "require", "offered": "offer",
		"visited": "visit", "evacuated": "evacuate", "settled": "settle", "killed": "kill", "seized": "seize", "pledged": "pledge", "challenged": "challenge",
	} {
		if got := verbOf(form); got != want {
			t.Errorf("verb of %s = %s, want %s", form, got, want)
		}
	}
}
