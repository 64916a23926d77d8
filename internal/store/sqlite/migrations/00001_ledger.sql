-- +goose Up

-- Words are what recurs: names, codes, rules. folded is what filters look
-- into: " wang yi ".
CREATE TABLE word (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE, folded TEXT NOT NULL);

-- A party is who acts, is acted upon or speaks; country, sector and name are words.
CREATE TABLE party (id INTEGER PRIMARY KEY, country INTEGER NOT NULL, sector INTEGER NOT NULL, name INTEGER NOT NULL, UNIQUE (country, sector, name));
CREATE INDEX party_sector ON party (sector);
CREATE INDEX party_name ON party (name);

CREATE TABLE run (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, manifest BLOB NOT NULL);
CREATE TABLE codebook (hash TEXT PRIMARY KEY, files BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE forgotten (name TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE decision (number INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, a TEXT NOT NULL, b TEXT NOT NULL, who TEXT NOT NULL, why TEXT NOT NULL, at INTEGER NOT NULL);

-- late is minus the second of publication, so that newest first is ascending
-- as names are; 1<<62 where it is not known.
CREATE TABLE article (
	id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, given TEXT NOT NULL, url TEXT NOT NULL, publisher INTEGER NOT NULL, language INTEGER NOT NULL,
	late INTEGER NOT NULL, copy INTEGER NOT NULL, added INTEGER NOT NULL, run INTEGER NOT NULL, problem TEXT NOT NULL, reports INTEGER NOT NULL, statements INTEGER NOT NULL
);
CREATE INDEX article_given ON article (given);
CREATE INDEX article_url ON article (url);
CREATE INDEX article_late ON article (late, name);
CREATE INDEX article_copy ON article (copy);
CREATE TABLE body (article INTEGER PRIMARY KEY, text BLOB NOT NULL);
CREATE TABLE sketch (article INTEGER PRIMARY KEY, signature BLOB NOT NULL, bands BLOB NOT NULL);
CREATE TABLE band (band INTEGER NOT NULL, article INTEGER NOT NULL, PRIMARY KEY (band, article)) WITHOUT ROWID;

-- What each run read; rows of report and statement are those of article.run.
CREATE TABLE coding (id INTEGER PRIMARY KEY, article INTEGER NOT NULL, run INTEGER NOT NULL, problem TEXT NOT NULL, records BLOB NOT NULL);
CREATE UNIQUE INDEX coding_article ON coding (article, run);
CREATE INDEX coding_run ON coding (run);

-- n counts the reports, or statements, of the article's records. late of an
-- act is minus its day counted from the year 1, 0 where it is not known.
CREATE TABLE report (
	id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, article INTEGER NOT NULL, n INTEGER NOT NULL, sentence INTEGER NOT NULL, start INTEGER NOT NULL,
	type INTEGER NOT NULL, mode INTEGER NOT NULL, quad INTEGER NOT NULL, status INTEGER NOT NULL, cameo INTEGER NOT NULL, goldstein REAL NOT NULL, score REAL NOT NULL,
	confidence REAL NOT NULL, late INTEGER NOT NULL, country INTEGER NOT NULL, place INTEGER NOT NULL, admin INTEGER NOT NULL, rule INTEGER NOT NULL, event INTEGER NOT NULL
);
CREATE INDEX report_article ON report (article);
CREATE INDEX report_event ON report (event) WHERE event <> 0;
CREATE TABLE statement (
	id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, article INTEGER NOT NULL, n INTEGER NOT NULL, sentence INTEGER NOT NULL, start INTEGER NOT NULL, stance INTEGER NOT NULL
);
CREATE INDEX statement_article ON statement (article);
-- role: 0 actor, 1 recipient, 2 who vouches, 3 whom it is about, 4 speaker
CREATE TABLE report_party (report INTEGER NOT NULL, role INTEGER NOT NULL, party INTEGER NOT NULL, PRIMARY KEY (report, role, party)) WITHOUT ROWID;
CREATE INDEX report_party_party ON report_party (party, role);
CREATE TABLE report_context (report INTEGER NOT NULL, context INTEGER NOT NULL, PRIMARY KEY (report, context)) WITHOUT ROWID;
CREATE TABLE statement_party (statement INTEGER NOT NULL, role INTEGER NOT NULL, party INTEGER NOT NULL, PRIMARY KEY (statement, role, party)) WITHOUT ROWID;
CREATE INDEX statement_party_party ON statement_party (party, role);

-- Reports of older runs that the current one has no more.
CREATE TABLE past (name TEXT PRIMARY KEY, article INTEGER NOT NULL, run INTEGER NOT NULL) WITHOUT ROWID;
CREATE INDEX past_article ON past (article);

-- One row a sentence: rowid = article << 16 | sentence.
CREATE VIRTUAL TABLE words USING fts5 (text, content = '', tokenize = 'unicode61 remove_diacritics 2');
INSERT INTO words (words, rank) VALUES ('secure-delete', 1); -- what is deleted leaves the index at once

CREATE TABLE mark (report INTEGER PRIMARY KEY, component TEXT NOT NULL, event TEXT NOT NULL, keys BLOB NOT NULL, features BLOB NOT NULL);
CREATE INDEX mark_component ON mark (component);
CREATE TABLE mark_key (key INTEGER NOT NULL, report INTEGER NOT NULL, PRIMARY KEY (key, report)) WITHOUT ROWID;

CREATE TABLE event (
	id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, late INTEGER NOT NULL, type INTEGER NOT NULL, mode INTEGER NOT NULL, quad INTEGER NOT NULL, status INTEGER NOT NULL,
	cameo INTEGER NOT NULL, goldstein REAL NOT NULL, score REAL NOT NULL, confidence REAL NOT NULL, country INTEGER NOT NULL, place INTEGER NOT NULL, admin INTEGER NOT NULL,
	reports INTEGER NOT NULL, articles INTEGER NOT NULL, sources INTEGER NOT NULL
);
CREATE INDEX event_late ON event (late, name);
CREATE TABLE event_body (event INTEGER PRIMARY KEY, json BLOB NOT NULL);
CREATE TABLE event_party (event INTEGER NOT NULL, role INTEGER NOT NULL, party INTEGER NOT NULL, PRIMARY KEY (event, role, party)) WITHOUT ROWID;
CREATE INDEX event_party_party ON event_party (party, role);
CREATE TABLE event_context (event INTEGER NOT NULL, context INTEGER NOT NULL, PRIMARY KEY (event, context)) WITHOUT ROWID;
