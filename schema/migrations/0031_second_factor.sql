-- An authenticator app that a person set up. The secret is sealed; a code is accepted only for a later
-- step than the last.
CREATE TABLE IF NOT EXISTS second_factor (
    person_id BIGINT NOT NULL,
    secret VARBINARY(200) NOT NULL,
    last_step BIGINT NOT NULL,
    since DATETIME(6) NOT NULL,
    PRIMARY KEY (person_id),
    CONSTRAINT second_factor_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT second_factor_secret CHECK (LENGTH(secret) > 0)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
