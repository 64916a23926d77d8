-- +goose Up

-- Words are what recurs: names, codes, rules. folded is what filters look
-- into: " wang yi ". Word 0 is the absent one and has no row.
CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, folded TEXT NOT NULL);

-- What recurs together is one row too; all but numbers are words. A party
-- acts, is acted upon or speaks; a kind is what the codebook says of an act; a
-- spot is a place.
CREATE TABLE party (id INTEGER PRIMARY KEY, country INTEGER NOT NULL, sector INTEGER NOT NULL, name INTEGER NOT NULL, UNIQUE (country, sector, name));
CREATE INDEX party_sector ON party (sector);
CREATE INDEX party_name ON party (name);
CREATE TABLE kind (
	id INTEGER PRIMARY KEY, type INTEGER NOT NULL, mode INTEGER NOT NULL, quad INTEGER NOT NULL, status INTEGER NOT NULL, cameo INTEGER NOT NULL, goldstein REAL NOT NULL, score REAL NOT NULL,
	UNIQUE (type, mode, quad, status, cameo, goldstein, score)
);
CREATE TABLE spot (id INTEGER PRIMARY KEY, country INTEGER NOT NULL, name INTEGER NOT NULL, admin INTEGER NOT NULL, UNIQUE (country, name, admin));

CREATE TABLE run (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, manifest BLOB NOT NULL);
CREATE TABLE codebook (hash TEXT PRIMARY KEY, files BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE forgotten (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE decision (number INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, a TEXT NOT NULL, b TEXT NOT NULL, who TEXT NOT NULL, why TEXT NOT NULL, at INTEGER NOT NULL);

-- One row: a random word that each transaction writes anew, so that a reader
-- knows whether the ledger is still what it was.
CREATE TABLE state (id INTEGER PRIMARY KEY CHECK (id = 1), value TEXT NOT NULL);
INSERT INTO state VALUES (1, lower(hex(randomblob(8))));

-- late is minus the second of publication, so that newest first is ascending
-- as names are; 1<<62 where it is not known. address is a hash of url.
CREATE TABLE article (
	id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, given TEXT NOT NULL, url TEXT NOT NULL, address INTEGER NOT NULL, publisher INTEGER NOT NULL, language INTEGER NOT NULL,
	late INTEGER NOT NULL, copy INTEGER NOT NULL, added INTEGER NOT NULL, run INTEGER NOT NULL, problem TEXT NOT NULL, reports INTEGER NOT NULL, statements INTEGER NOT NULL
);
CREATE INDEX article_given ON article (given);
CREATE INDEX article_address ON article (address);
CREATE INDEX article_late ON article (late, name);
CREATE INDEX article_copy ON article (copy);
CREATE INDEX article_publisher ON article (publisher);
CREATE TABLE body (article INTEGER PRIMARY KEY, text BLOB NOT NULL);
CREATE TABLE sketch (article INTEGER PRIMARY KEY, signature BLOB NOT NULL, bands BLOB NOT NULL);
CREATE TABLE band (band INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (band, article)) WITHOUT ROWID;

-- What each run read; rows of report and statement are those of article.run.
CREATE TABLE coding (id INTEGER PRIMARY KEY, article INTEGER NOT NULL, run INTEGER NOT NULL, problem TEXT NOT NULL, records BLOB NOT NULL);
CREATE UNIQUE INDEX coding_article ON coding (article, run);
CREATE INDEX coding_run ON coding (run);

-- A name of sixteen hexadecimal digits is kept as the number that it writes,
-- that of an event without its "e"; any other as text. n counts the reports,
-- or statements, of the article's records. late of an act is minus its day
-- counted from the year 1, 0 where it is not known. contexts is the word
-- ",diplomatic,military,". event is 0 where a report belongs to none.
CREATE TABLE report (
	id INTEGER PRIMARY KEY, name NOT NULL UNIQUE, article INTEGER NOT NULL, n INTEGER NOT NULL, sentence INTEGER NOT NULL, start INTEGER NOT NULL, kind INTEGER NOT NULL,
	confidence REAL NOT NULL, late INTEGER NOT NULL, spot INTEGER NOT NULL, contexts INTEGER NOT NULL, rule INTEGER NOT NULL, event INTEGER NOT NULL
);
CREATE INDEX report_article ON report (article);
CREATE INDEX report_event ON report (event) WHERE event <> 0;
CREATE TABLE statement (
	id INTEGER PRIMARY KEY, name NOT NULL UNIQUE, article INTEGER NOT NULL, n INTEGER NOT NULL, sentence INTEGER NOT NULL, start INTEGER NOT NULL, stance INTEGER NOT NULL
);
CREATE INDEX statement_article ON statement (article);
-- role: 0 actor, 1 recipient, 2 who vouches, 3 whom it is about, 4 speaker
CREATE TABLE report_party (report INTEGER NOT NULL, role INTEGER NOT NULL, party INTEGER NOT NULL, PRIMARY KEY (report, role, party)) WITHOUT ROWID;
CREATE INDEX report_party_party ON report_party (party, role);
CREATE TABLE statement_party (statement INTEGER NOT NULL, role INTEGER NOT NULL, party INTEGER NOT NULL, PRIMARY KEY (statement, role, party)) WITHOUT ROWID;
CREATE INDEX statement_party_party ON statement_party (party, role);

-- Reports of older runs that the current one has no more.
CREATE TABLE past (name PRIMARY KEY, article INTEGER NOT NULL, run INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX past_article ON past (article);

-- One row a sentence: rowid = article << 8 | sentence, 255 for the later ones. What is deleted leaves
-- the index at once.
CREATE VIRTUAL TABLE words USING fts5 (text, content = '', columnsize = 0, tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO words (words, rank) VALUES ('secure-delete', 1);
-- What verify compares: terms with how many sentences have them.
CREATE VIRTUAL TABLE vocabulary USING fts5vocab (words, row);

-- component is NULL where it is the report itself, event where it is "e" and the component.
CREATE TABLE mark (report INTEGER PRIMARY KEY, component, event, level INTEGER NOT NULL, keys BLOB NOT NULL, features BLOB NOT NULL);
CREATE INDEX mark_component ON mark (component) WHERE component IS NOT NULL;
CREATE TABLE mark_key (key INTEGER NOT NULL, report INTEGER NOT NULL, PRIMARY KEY (key, report)) WITHOUT ROWID;

CREATE TABLE event (
	id INTEGER PRIMARY KEY, name NOT NULL UNIQUE, late INTEGER NOT NULL, kind INTEGER NOT NULL, confidence REAL NOT NULL, spot INTEGER NOT NULL, contexts INTEGER NOT NULL,
	reports INTEGER NOT NULL, articles INTEGER NOT NULL, sources INTEGER NOT NULL
);
CREATE INDEX event_late ON event (late, name);
CREATE INDEX event_kind ON event (kind);
CREATE INDEX event_spot ON event (spot) WHERE spot <> 0;
CREATE TABLE event_body (event INTEGER PRIMARY KEY, json BLOB NOT NULL);
CREATE TABLE event_party (event INTEGER NOT NULL, role INTEGER NOT NULL, party INTEGER NOT NULL, PRIMARY KEY (event, role, party)) WITHOUT ROWID;
CREATE INDEX event_party_party ON event_party (party, role);
-- Two countries; mutual is 1 where the act has no direction, and a < b then.
CREATE TABLE dyad (a INTEGER NOT NULL, b INTEGER NOT NULL, mutual INTEGER NOT NULL, event INTEGER NOT NULL, PRIMARY KEY (a, b, mutual, event)) WITHOUT ROWID;
