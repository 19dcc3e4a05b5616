-- Files as they were brought, byte for byte, by their SHA-256.
CREATE TABLE IF NOT EXISTS evidence_file (
    sha256 BINARY(32) NOT NULL,
    content LONGBLOB NOT NULL,
    content_type VARCHAR(100) NOT NULL,
    stored_at DATETIME(6) NOT NULL,
    PRIMARY KEY (sha256)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
