-- Codes that stand in for a lost app, by their digests; each is deleted when it is used.
CREATE TABLE IF NOT EXISTS recovery_code (
    person_id BIGINT NOT NULL,
    digest BINARY(32) NOT NULL,
    PRIMARY KEY (person_id, digest),
    CONSTRAINT recovery_code_person FOREIGN KEY (person_id) REFERENCES person (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
