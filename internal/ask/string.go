package ask

import (
	"strings"
	"unicode"

	"github.com/readout-events/readout/internal/store"
)

// String writes a filter as a query that Parse reads as the same filter:
//
//	actor:CHN -type:CONSULT confidence>=0.8 text:"territorial waters"
func String(f store.Filter) string {
	var b strings.Builder
	for i, t := range f.Terms {
		if i > 0 {
			b.WriteByte(' ')
		}
		if t.Not {
			b.WriteByte('-')
		}
		b.WriteString(t.Field)
		if t.Op != "" {
			b.WriteString(t.Op)
		} else {
			b.WriteByte(':')
		}
		for k, v := range t.Values {
			if k > 0 {
				b.WriteByte(',')
			}
			b.WriteString(Quote(v))
		}
	}
	return b.String()
}

// Quote puts a value in quotation marks where a query needs them.
func Quote(v string) string {
	plain := v != ""
	for _, r := range v {
		if ends(r) || r == '\\' || unicode.IsControl(r) {
			plain = false
			break
		}
	}
	if plain && v[0] != '=' && v[0] != '<' && v[0] != '>' {
		return v
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(v) + `"`
}
