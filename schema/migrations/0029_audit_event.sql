-- Changes of people, memberships, tokens, hubs, organisations and residents, one hash chain a subject.
-- Rows are added, never changed.
CREATE TABLE IF NOT EXISTS audit_event (
    subject VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    seq INT UNSIGNED NOT NULL,
    id BINARY(16) NOT NULL,
    event VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    actor VARCHAR(64) NOT NULL,
    organisation_id BIGINT NOT NULL,
    facts TEXT NOT NULL,
    recorded_at DATETIME(6) NOT NULL,
    previous_hash BINARY(32) NOT NULL,
    hash BINARY(32) NOT NULL,
    PRIMARY KEY (subject, seq),
    UNIQUE KEY audit_event_id (id),
    KEY audit_event_newest (organisation_id, recorded_at),
    CONSTRAINT audit_event_chain FOREIGN KEY (subject) REFERENCES audit_chain (subject),
    CONSTRAINT audit_event_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    CONSTRAINT audit_event_seq CHECK (seq > 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
