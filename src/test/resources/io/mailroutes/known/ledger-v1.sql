-- The tables of a ledger in PostgreSQL as the first version made them.
CREATE TABLE scope (
  scope_id BIGINT PRIMARY KEY, org VARCHAR(18) NOT NULL, object VARCHAR(80) NOT NULL,
  mailbox VARCHAR(255) NOT NULL, UNIQUE (org, object, mailbox));
CREATE TABLE sent (
  scope_id BIGINT NOT NULL, record_key UUID NOT NULL, fingerprint UUID NOT NULL, id VARCHAR(18) NOT NULL,
  refused VARCHAR(80), field_hashes VARCHAR(4000), sent_at TIMESTAMP NOT NULL,
  PRIMARY KEY (scope_id, record_key));
CREATE INDEX sent_lately ON sent(sent_at);
CREATE TABLE in_doubt (
  scope_id BIGINT NOT NULL, record_key VARCHAR(512) NOT NULL, fingerprint UUID NOT NULL,
  field_hashes VARCHAR(4000), person VARCHAR(400) NOT NULL, fields VARCHAR(1000000) NOT NULL,
  job VARCHAR(18) NOT NULL, since TIMESTAMP NOT NULL,
  PRIMARY KEY (scope_id, record_key));
CREATE TABLE watermark (
  org VARCHAR(18) NOT NULL, object VARCHAR(80) NOT NULL, mailbox VARCHAR(255) NOT NULL,
  run VARCHAR(40) NOT NULL, mail_until TIMESTAMP NOT NULL, PRIMARY KEY (org, object, mailbox, run));
