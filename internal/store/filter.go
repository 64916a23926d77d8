package store

// Filter chooses events, reports, statements or articles: all its terms must
// hold. The zero value chooses everything. Package ask makes it from words.
type Filter struct{ Terms []Term }

// Term is one condition. It holds where one of Values fits, or with Not where
// none does.
//
//	field       values
//	actor, recipient, party (either side)
//	            a country (CHN, UNO), a sector (GOV), both (CHN/GOV), or part of a name ("Wang Yi")
//	dyad        CHN:USA, either direction; CHN>USA, that direction. Sides as in actor
//	type        PLOVER type; CONSULT
//	mode        meet, type/mode too: CONSULT/visit
//	quad        1 to 4
//	status      actual, future, ...
//	cameo       a CAMEO code or its beginning: 04
//	date        an interval of ISO days From..To, both included, either may be empty
//	published   the same, of articles
//	place       a country, or part of the name of a place or first-level division
//	says        part of the name, the country or sector of who vouches for it; "-" chooses what articles vouch for themselves
//	speaker     of statements: as actor
//	about       of statements and reports: part of a name
//	stance      supports, opposes, neutral
//	context     PLOVER context
//	text        words of the sentence (full text; a value with spaces is a phrase; a final * is any ending)
//	rule        en/accuse.txt or en/accuse.txt:31
//	publisher, url, article, language, copy, run
//	confidence, score, goldstein, reports, sources, articles
//	            a number with Op
//	id          of an event, report, statement or article
type Term struct {
	Field  string
	Op     string // "" is equality; "<", "<=", ">", ">=" for numbers
	Values []string
	Not    bool
}

// Fields are the fields of a Filter in order of the table above, with what
// they may be asked of: e events, r reports, s statements, a articles.
var Fields = []struct{ Name, Of string }{
	{"actor", "er"}, {"recipient", "er"}, {"party", "er"}, {"dyad", "er"}, {"type", "er"}, {"mode", "er"}, {"quad", "er"}, {"status", "er"}, {"cameo", "er"},
	{"date", "er"}, {"published", "ersa"}, {"place", "er"}, {"says", "ers"}, {"speaker", "s"}, {"about", "rs"}, {"stance", "s"}, {"context", "er"}, {"text", "ers"},
	{"rule", "er"}, {"publisher", "ersa"}, {"url", "ersa"}, {"article", "ersa"}, {"language", "ersa"}, {"copy", "ersa"}, {"run", "rsa"}, {"confidence", "er"},
	{"score", "er"}, {"goldstein", "er"}, {"reports", "ea"}, {"sources", "e"}, {"articles", "e"}, {"id", "ersa"},
}
