-- Links in letters, by the BLAKE2b of their secret; deleted when one is used.
CREATE TABLE IF NOT EXISTS link (
    token BINARY(32) NOT NULL,
    person_id BIGINT NOT NULL,
    purpose VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    ends_at DATETIME(6) NOT NULL,
    PRIMARY KEY (token),
    KEY link_ends_at (ends_at),
    CONSTRAINT link_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT link_purpose CHECK (purpose IN ('password', 'sign_in'))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
