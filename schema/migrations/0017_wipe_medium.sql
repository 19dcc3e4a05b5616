-- The verdict on each medium of a piece of evidence. Rows are added, never changed.
CREATE TABLE IF NOT EXISTS wipe_medium (
    evidence_id BINARY(16) NOT NULL,
    number INT UNSIGNED NOT NULL,
    serial VARCHAR(255) NOT NULL,
    model VARCHAR(255) NOT NULL,
    bytes BIGINT NOT NULL,
    method VARCHAR(255) NOT NULL,
    level VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    verification VARCHAR(12) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    pass_errors BIGINT UNSIGNED NOT NULL,
    verify_errors BIGINT UNSIGNED NOT NULL,
    sync_errors BIGINT UNSIGNED NOT NULL,
    started_at DATETIME(6) NULL,
    ended_at DATETIME(6) NULL,
    accepted BOOLEAN NOT NULL,
    reasons TEXT NOT NULL,
    PRIMARY KEY (evidence_id, number),
    KEY wipe_medium_serial (serial),
    CONSTRAINT wipe_medium_evidence FOREIGN KEY (evidence_id) REFERENCES wipe_evidence (id),
    CONSTRAINT wipe_medium_level CHECK (level IN ('none', 'clear', 'purge', 'destroy')),
    CONSTRAINT wipe_medium_verification CHECK (verification IN ('none', 'last_pass', 'all_passes'))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
