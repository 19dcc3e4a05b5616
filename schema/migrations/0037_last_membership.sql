-- Where a person signed in last; the next sign-in begins there.
CREATE TABLE IF NOT EXISTS last_membership (
    person_id BIGINT NOT NULL,
    membership_id BIGINT NOT NULL,
    PRIMARY KEY (person_id),
    CONSTRAINT last_membership_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT last_membership_membership FOREIGN KEY (membership_id) REFERENCES membership (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
