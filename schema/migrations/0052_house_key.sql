-- Which keys this database was used with, by their fingerprints: another key file is noticed at once.
CREATE TABLE IF NOT EXISTS house_key (
    kind VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    number INT NOT NULL,
    fingerprint BINARY(32) NOT NULL,
    recorded_at DATETIME(6) NOT NULL,
    PRIMARY KEY (kind, number),
    CONSTRAINT house_key_kind CHECK (kind IN ('master', 'index', 'signing'))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
