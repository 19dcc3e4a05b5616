-- Histories of labels, one hash chain a tag. Rows are added, never changed.
CREATE TABLE IF NOT EXISTS tag_event (
    tag VARBINARY(16) NOT NULL,
    seq INT UNSIGNED NOT NULL,
    event VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    actor VARCHAR(64) NOT NULL,
    reason VARCHAR(500) NOT NULL,
    recorded_at DATETIME(6) NOT NULL,
    request_id BINARY(16) NOT NULL,
    previous_hash BINARY(32) NOT NULL,
    hash BINARY(32) NOT NULL,
    PRIMARY KEY (tag, seq),
    CONSTRAINT tag_event_tag FOREIGN KEY (tag) REFERENCES tag (tag),
    CONSTRAINT tag_event_seq CHECK (seq > 0),
    CONSTRAINT tag_event_event CHECK (event IN ('print', 'claim', 'reprint', 'void'))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
