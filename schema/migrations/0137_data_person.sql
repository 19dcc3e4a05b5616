-- Somebody who was given data, or asks for it, as far as a limit must know them: a keyed digest of a telephone number, an
-- e-mail address, a name with its postcode or a resident's reference. The rows are there to be locked.
CREATE TABLE IF NOT EXISTS data_person (
    organisation_id BIGINT NOT NULL,
    digest BINARY(32) NOT NULL,
    PRIMARY KEY (organisation_id, digest),
    CONSTRAINT data_person_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
