-- Letters on their way out, sealed under the master key and bound to their row. A letter that is sent or
-- given up keeps no text; its row goes some weeks later.
CREATE TABLE IF NOT EXISTS outbox (
    id BINARY(16) NOT NULL,
    organisation_id BIGINT NULL,
    state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    address VARBINARY(1024) NOT NULL,
    subject VARBINARY(1024) NOT NULL,
    text MEDIUMBLOB NOT NULL,
    attempts INT UNSIGNED NOT NULL,
    next_attempt_at DATETIME(6) NOT NULL,
    last_error VARCHAR(200) NOT NULL,
    created_at DATETIME(6) NOT NULL,
    settled_at DATETIME(6) NULL,
    PRIMARY KEY (id),
    KEY outbox_due (state, next_attempt_at),
    KEY outbox_organisation (organisation_id, state, created_at),
    CONSTRAINT outbox_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    CONSTRAINT outbox_state CHECK (state IN ('queued', 'sent', 'failed')),
    CONSTRAINT outbox_settled CHECK ((state = 'queued') = (settled_at IS NULL)),
    CONSTRAINT outbox_forgotten CHECK (state = 'queued' OR text = '')
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
