package serve

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// format is a form in which rows are sent.
type format struct {
	name  string   // suffix of a path without its dot
	kind  string   // Content-Type
	other []string // further names of it in Accept
}

// formats in order of preference where a client takes several.
var formats = []format{
	{"json", "application/json", nil},
	{"jsonl", "application/jsonl", []string{"application/x-ndjson", "application/x-jsonlines", "application/jsonlines"}},
	{"csv", "text/csv; charset=utf-8; header=present", nil},
	{"parquet", "application/vnd.apache.parquet", []string{"application/x-parquet", "application/parquet"}},
	{"txt", "text/plain; charset=utf-8", nil},
}

// media is the Content-Type without parameters.
func (f *format) media() string {
	m, _, _ := strings.Cut(f.kind, ";")
	return m
}

// suffixKey is the key of the context under which the suffix of the path is.
type suffixKey struct{}

// suffixed takes .json, .jsonl, .csv, .parquet and .txt off the paths of the
// API, for the format that is asked for wins over Accept.
func suffixed(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if strings.HasPrefix(r.URL.Path, "/api/v1/") {
			last := r.URL.Path[strings.LastIndexByte(r.URL.Path, '/')+1:]
			for i := range formats {
				end := "." + formats[i].name
				if !strings.HasSuffix(last, end) || last == end || r.URL.RawPath != "" && !strings.HasSuffix(r.URL.RawPath, end) {
					continue
				}
				u := *r.URL
				u.Path, u.RawPath = strings.TrimSuffix(u.Path, end), strings.TrimSuffix(u.RawPath, end)
				r = r.WithContext(context.WithValue(r.Context(), suffixKey{}, &formats[i]))
				r.URL = &u
				break
			}
		}
		next.ServeHTTP(w, r)
	})
}

// negotiate returns the format that a request asks for out of those that are
// offered, by suffix, else by Accept; the first of them where it asks for
// none. 406 where it takes none of them.
func negotiate(r *http.Request, offered ...string) (*format, error) {
	if f, ok := r.Context().Value(suffixKey{}).(*format); ok {
		if slices.Contains(offered, f.name) {
			return f, nil
		}
		return nil, wrong(http.StatusNotFound, "there is no .%s of this: it comes as %s", f.name, strings.Join(offered, ", "))
	}
	accept := strings.Join(r.Header.Values("Accept"), ",")
	var best *format
	bestQ := 0.0
	var media []string
	for _, name := range offered {
		f := &formats[slices.IndexFunc(formats, func(f format) bool { return f.name == name })]
		media = append(media, f.media())
		if q := quality(accept, append([]string{f.media()}, f.other...)); q > bestQ {
			best, bestQ = f, q
		}
	}
	if best == nil {
		return nil, wrong(http.StatusNotAcceptable, "this comes as %s", strings.Join(media, ", ")).at("header.Accept", nil)
	}
	return best, nil
}

// quality is the weight that an Accept header gives to a media type under any
// of its names: that of the range that fits it most closely (RFC 9110,
// 12.5.1). Without a header all are taken.
func quality(accept string, names []string) float64 {
	if strings.TrimSpace(accept) == "" {
		return 1
	}
	q, closest := 0.0, 0
	for part := range strings.SplitSeq(accept, ",") {
		rang, params, _ := strings.Cut(part, ";")
		rang = strings.ToLower(strings.TrimSpace(rang))
		close := 0
		for _, n := range names {
			major, _, _ := strings.Cut(n, "/")
			switch rang {
			case n:
				close = 3
			case major + "/*":
				close = max(close, 2)
			case "*/*", "*":
				close = max(close, 1)
			}
		}
		if close > 0 && close >= closest {
			w := weight(params)
			if close > closest || w > q {
				q, closest = w, close
			}
		}
	}
	return q
}

// weight reads q of the parameters of a range; 1 where it has none.
func weight(params string) float64 {
	for p := range strings.SplitSeq(params, ";") {
		k, v, _ := strings.Cut(p, "=")
		if strings.EqualFold(strings.TrimSpace(k), "q") {
			f, err := strconv.ParseFloat(strings.TrimSpace(v), 64)
			if err != nil || !(f >= 0) { // also NaN
				return 0
			}
			return min(f, 1)
		}
	}
	return 1
}
