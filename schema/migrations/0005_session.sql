-- Signed-in browsers, by the BLAKE2b of the cookie's value.
CREATE TABLE IF NOT EXISTS session (
    token BINARY(32) NOT NULL,
    person_id BIGINT NOT NULL,
    csrf VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    started_at DATETIME(6) NOT NULL,
    ends_at DATETIME(6) NOT NULL,
    PRIMARY KEY (token),
    KEY session_ends_at (ends_at),
    CONSTRAINT session_person FOREIGN KEY (person_id) REFERENCES person (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
