package pages

import (
	"net/url"
	"regexp"
	"slices"
	"strings"

	"github.com/readout-events/readout/internal/ask"
	"github.com/readout-events/readout/internal/store"
)

// term makes the term that chooses what has a value in a field, as facets
// and chips give it.
func term(field, value string) store.Term {
	if field == "says" && value != "-" {
		value = "~" + value // this name, and not the country, the sector or the aliases that it may stand for
	}
	return store.Term{Field: field, Values: []string{value}}
}

// toggle adds a term of one value to a filter that lacks it, and takes it
// from one that has it; on says that it was there.
func toggle(f store.Filter, t store.Term) (out store.Filter, on bool) {
	for _, have := range f.Terms {
		if i := slices.Index(have.Values, t.Values[0]); i >= 0 && have.Field == t.Field && have.Op == "" && !have.Not {
			on = true
			have.Values = slices.Delete(slices.Clone(have.Values), i, i+1)
			if len(have.Values) == 0 {
				continue
			}
		}
		out.Terms = append(out.Terms, have)
	}
	if !on {
		out.Terms = append(out.Terms, t)
	}
	return out, on
}

// deskOf is the address of the Desk for a filter.
func deskOf(f store.Filter) string { return deskLink(ask.String(f), "") }

// deskFor is the address of the Desk for one term.
func deskFor(field, value string) string {
	return deskOf(store.Filter{Terms: []store.Term{term(field, value)}})
}

// deskLink is the address of the Desk for a query and a page of its list.
func deskLink(query, after string) string { return address("/", query, after) }

func address(path, query, after string) string {
	v := url.Values{}
	if query != "" {
		v.Set("q", query)
	}
	if after != "" {
		v.Set("after", after)
	}
	if len(v) == 0 {
		return path
	}
	return path + "?" + v.Encode()
}

var hostName = regexp.MustCompile(`^[\pL\pN:][\pL\pM\pN.:_-]*$`)

// External returns an article's address if it is one that a browser may be
// sent to, http or https with a host, and "" for all others: javascript:,
// data:, file:, addresses with a user name, and what is no address.
func External(address string) string {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || !hostName.MatchString(u.Hostname()) || u.User != nil || u.Opaque != "" {
		return ""
	}
	return u.String()
}
