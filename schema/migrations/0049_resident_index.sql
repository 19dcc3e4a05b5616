-- Keyed digests for exact search; one of another organisation or field never matches.
CREATE TABLE IF NOT EXISTS resident_index (
    resident_id BIGINT NOT NULL,
    kind VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    digest BINARY(32) NOT NULL,
    PRIMARY KEY (resident_id, kind),
    KEY resident_index_digest (digest, kind),
    CONSTRAINT resident_index_resident FOREIGN KEY (resident_id) REFERENCES resident (id),
    CONSTRAINT resident_index_kind CHECK (kind IN ('phone', 'email', 'name_postcode'))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
