package place

import "math"

// distance is that of two points in kilometres along a great circle.
func distance(lat1, lon1, lat2, lon2 float64) float64 {
	const rad = math.Pi / 180
	a, b := lat1*rad, lat2*rad
	s := math.Sin((b - a) / 2)
	t := math.Sin((lon2 - lon1) * rad / 2)
	h := s*s + math.Cos(a)*math.Cos(b)*t*t
	return 2 * 6371 * math.Asin(math.Min(1, math.Sqrt(h)))
}

// choose picks a record for each hit and drops hits that are too unsure.
func (r *reader) choose() {
	// What the text is about: countries named, and places that can only be in one.
	for i := range r.found {
		h := &r.found[i]
		c := &h.cands[0]
		switch {
		case h.part && !c.own:
		case c.class == country && len(h.cands) == 1:
			r.vote(h.sentence, c.country, 1)
		case c.class == country:
			r.vote(h.sentence, c.country, 0.5)
		case c.own && (c.class == region || c.class == capital || c.settlement()) && len(h.cands) == 1:
			r.vote(h.sentence, c.country, 0.8)
		case len(h.cands) == 1 && !h.part:
			r.vote(h.sentence, c.country, 0.4)
		}
	}
	// Large places with namesakes, where the text does not name the country of a namesake.
	for i := range r.found {
		h := &r.found[i]
		c := &h.cands[0]
		if h.part || len(h.cands) == 1 || c.class == country || c.class != capital && c.weight < 1000000 {
			continue
		}
		rival := false
		for j := range h.cands[1:] {
			rival = rival || h.cands[j+1].country != c.country && r.votes[h.cands[j+1].country] > 0
		}
		if !rival {
			r.vote(h.sentence, c.country, 0.4)
		}
	}
	for i := range r.found {
		r.pick(&r.found[i], nil)
	}
	// Pairs: "Paris, Texas"; from the right, so that "Manaoag, Pangasinan, Philippines" is read inside out.
	for i := len(r.found) - 2; i >= 0; i-- {
		r.pair(&r.found[i], &r.found[i+1])
	}
	told := make(map[string]*record)
	for i := range r.found {
		if h := &r.found[i]; h.fixed && (h.contained || len(h.cands) > 1) && told[h.key] == nil {
			told[h.key] = &h.cands[h.choice]
		}
	}
	for i := range r.found {
		h := &r.found[i]
		if !h.fixed {
			if t := told[h.key]; t != nil {
				for j := range h.cands {
					if h.cands[j] == *t {
						h.choice, h.fixed = j, true
						h.why = "as told elsewhere in the text"
					}
				}
			}
		}
		if !h.fixed {
			r.pick(h, r.near(i))
		}
		h.dropped = r.doubtful(h)
	}
	// Names that are dropped once for being part of another name stay dropped only there.
}

// near returns the places chosen in the same sentence and beside it that
// leave no choice.
func (r *reader) near(i int) []*record {
	var out []*record
	for d := 1; d <= 4; d++ {
		for _, j := range [2]int{i - d, i + d} {
			if j < 0 || j >= len(r.found) {
				continue
			}
			h := &r.found[j]
			c := &h.cands[h.choice]
			if abs(h.sentence-r.found[i].sentence) <= 1 && !h.part && (h.fixed || len(h.cands) == 1) && c.class != country && (c.settlement() || c.class == region) && h.key != r.found[i].key {
				out = append(out, c)
			}
		}
	}
	return out
}

func abs(n int) int {
	if n < 0 {
		return -n
	}
	return n
}

// rate tells how much speaks for a record at a hit.
func (r *reader) rate(h *hit, c *record, near []*record) float64 {
	s := math.Log10(c.weight+100) + classes[c.class].bonus
	switch {
	case c.own:
		s += 1
	case c.alias:
		s -= 1.2
	}
	if c.country != "" && r.total > 0 {
		v := r.votes[c.country]
		s += 3 * v / (r.total + 0.5)
		if v >= 1 {
			s += 0.5
		}
		if r.sent != nil {
			for d := -1; d <= 1; d++ {
				if k := h.sentence + d; k >= 0 && k < len(r.sent) && r.sent[k][c.country] && c.class != country {
					s += 0.5
					if d == 0 {
						s += 0.5
					}
				}
			}
		}
	}
	if c.class == region && !c.own && h.kind == "" {
		for i := range h.cands {
			if o := &h.cands[i]; o.settlement() && o.country == c.country {
				s -= 1.5 // the town rather than the division named after it
				break
			}
		}
	}
	for _, n := range near {
		switch d := distance(n.lat, n.lon, c.lat, c.lon); {
		case d < 150:
			s += 0.8
		case d < 500:
			s += 0.4
		}
	}
	switch h.kind {
	case "province", "oblast", "region", "state", "governorate", "prefecture", "krai", "territory", "department", "republic", "voivodeship", "canton":
		if c.class == region || c.class == country && h.kind == "republic" {
			s += 2.5
		}
	case "city", "town", "village", "capital", "municipality", "suburb":
		if c.settlement() {
			s += 2.5
		}
	case "district", "county":
		if classes[c.class].name == "district" {
			s += 2
		}
	case "island", "islands":
		if p := classes[c.class].name; p == "island" || p == "isles" || p == "islet" {
			s += 2
		}
	}
	return s
}

// pick chooses the record that most speaks for.
func (r *reader) pick(h *hit, near []*record) {
	best, second, at := -1.0, -1.0, 0
	for i := range h.cands {
		s := r.rate(h, &h.cands[i], near)
		if s > best {
			best, second, at = s, best, i
		} else if s > second {
			second = s
		}
	}
	h.choice, h.score = at, best
	c := &h.cands[at]
	largest := true
	for i := range h.cands {
		if h.cands[i].weight > c.weight {
			largest = false
		}
	}
	switch {
	case len(h.cands) == 1:
		h.why = "the only place of that name in the tables"
	case c.country != "" && r.sent != nil && r.sent[h.sentence][c.country] && !largest:
		h.why = "in " + r.t.countries[c.country] + ", which the sentence names"
	case !largest && c.class == country:
		h.why = "the country of that name"
	case !largest && r.votes[c.country] > 0:
		h.why = "in " + r.t.countries[c.country] + ", which the text is about"
	case largest:
		h.why = "largest of that name"
	default:
		h.why = "likeliest of that name"
	}
}

// pair reads a place with the country or division that it lies in: "Paris,
// Texas", "Tripoli (Lebanon)", "Malakal in South Sudan", "Lebanon's Tripoli".
func (r *reader) pair(a, b *hit) {
	if a.goes || b.goes {
		return
	}
	if a.sentence != b.sentence || b.first-a.end > 3 || b.first < a.end {
		return
	}
	toks := r.doc.Sentences[a.sentence].Tokens
	weight := 0.0
	switch link := toks[a.end].Form; {
	case b.first-a.end == 1 && (link == "," || link == "("):
		weight = 6
	case b.first == a.end:
		weight = 2
	case b.first-a.end == 1 && link == "in":
		weight = 4
	case b.first-a.end == 2 && (link == "," || link == "in") && r.word(toks[a.end+1].Form)&wCompass != 0:
		weight = 4
	case b.first-a.end <= 2 && (link == "'s" || link == "’s"):
		a, b = b, a
		weight = 4
	default:
		return
	}
	if a.cands[a.choice].class == country && b.cands[b.choice].class == country {
		return // a list of countries
	}
	bestA, bestB, best, inside := a.choice, b.choice, -1.0, false
	for j := range b.cands {
		if b.fixed && j != b.choice {
			continue
		}
		for i := range a.cands {
			if a.cands[i].alias && a.cands[a.choice].class == country {
				continue
			}
			s := r.rate(a, &a.cands[i], nil) + r.rate(b, &b.cands[j], nil)
			in := r.contains(&b.cands[j], &a.cands[i])
			if in {
				s += weight
			}
			if s > best {
				bestA, bestB, best, inside = i, j, s, in
			}
		}
	}
	if !inside {
		return
	}
	a.choice, b.choice = bestA, bestB
	a.fixed, b.fixed, a.contained = true, true, true
	a.part = false
	a.why = "in " + b.cands[bestB].name + ", named beside it"
	if len(b.cands) > 1 {
		b.why = a.cands[bestA].name + " is named beside it"
	}
}

// strongest returns the votes for the country that most speaks for.
func (r *reader) strongest() float64 {
	most := 0.0
	for _, v := range r.votes {
		most = max(most, v)
	}
	return most
}

// contains reports whether place c lies in b, a country or a division.
func (r *reader) contains(b, c *record) bool {
	if c.class == country || b.country != c.country && !(b.country == "" && distance(b.lat, b.lon, c.lat, c.lon) < 1500) {
		return false
	}
	switch {
	case b.class == country:
		return true
	case b.settlement():
		return false
	case c.class == region:
		return false
	}
	div := r.t.division(c.admin1)
	if div != "" && (div == b.name || div == b.admin1) || b.admin1 != "" && c.admin1 == b.admin1 {
		return true
	}
	return distance(b.lat, b.lon, c.lat, c.lon) < 250
}

// doubtful reports whether too little speaks for the hit to be a place.
func (r *reader) doubtful(h *hit) bool {
	c := &h.cands[h.choice]
	if h.contained {
		return false
	}
	if h.goes {
		return true
	}
	if h.part {
		return !h.named
	}
	if !c.own && r.t.context[h.key]&wNever != 0 {
		return true
	}
	if h.named || c.class == country {
		return false
	}
	single := h.end-h.first == 1
	if c.own {
		return false
	}
	about := r.votes[c.country] >= 1
	if c.alias && !about && c.weight < 1000000 || c.alias && single && c.weight < 300000 && !h.located {
		return true
	}
	if single && c.weight < 500000 && !h.located && !h.listed && h.kind == "" {
		return true
	}
	if c.weight < 150000 && r.votes[c.country] < 0.6 && r.total >= 4 && r.strongest() > 0.5*r.total {
		return true // a small place abroad, in a text about one country
	}
	if h.located || h.kind != "" {
		return false
	}
	switch {
	case h.initial && single:
		return c.weight < 300000 && !about
	case single && !about:
		return c.weight < 100000
	}
	return false
}
