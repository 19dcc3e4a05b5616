-- The Merkle log over all events, as RFC 9162 builds it: level 0 has one leaf an event, in the order in which they
-- were taken in; above it only the full trees of levels 8, 16, 24 are kept, since a proof finds the rest from at
-- most 256 of the level below. Rows are added, never changed.
CREATE TABLE IF NOT EXISTS log_node (
    level TINYINT UNSIGNED NOT NULL,
    position BIGINT UNSIGNED NOT NULL,
    hash BINARY(32) NOT NULL,
    kind VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NULL,
    subject VARBINARY(64) NULL,
    seq INT UNSIGNED NULL,
    recorded_at DATETIME(6) NULL,
    PRIMARY KEY (level, position),
    UNIQUE KEY log_node_event (kind, subject, seq),
    CONSTRAINT log_node_kind CHECK (kind IN ('device', 'tag', 'audit')),
    CONSTRAINT log_node_leaf CHECK ((level = 0) = (kind IS NOT NULL AND subject IS NOT NULL AND seq IS NOT NULL
        AND recorded_at IS NOT NULL)),
    CONSTRAINT log_node_level CHECK (level MOD 8 = 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
