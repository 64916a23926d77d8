-- +goose Up

-- One row: a random word that each transaction writes anew, so that a reader
-- knows whether the ledger is still what it was.
CREATE TABLE state (id INTEGER PRIMARY KEY CHECK (id = 1), value TEXT NOT NULL);
INSERT INTO state VALUES (1, lower(hex(randomblob(8))));
