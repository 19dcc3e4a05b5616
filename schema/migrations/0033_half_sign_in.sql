-- Right passwords that still want a code, by the BLAKE2b of the cookie's value. With a secret (sealed) an
-- app is being set up.
CREATE TABLE IF NOT EXISTS half_sign_in (
    token BINARY(32) NOT NULL,
    person_id BIGINT NOT NULL,
    membership_id BIGINT NOT NULL,
    secret VARBINARY(200) NOT NULL,
    ends_at DATETIME(6) NOT NULL,
    PRIMARY KEY (token),
    KEY half_sign_in_ends_at (ends_at),
    CONSTRAINT half_sign_in_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT half_sign_in_membership FOREIGN KEY (membership_id) REFERENCES membership (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
