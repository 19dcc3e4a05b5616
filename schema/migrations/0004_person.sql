-- People who sign in. `version` counts changes: two changes at once cannot undo each other.
CREATE TABLE IF NOT EXISTS person (
    id BIGINT NOT NULL AUTO_INCREMENT,
    organisation_id BIGINT NOT NULL,
    email VARCHAR(254) NOT NULL,
    name VARCHAR(100) NOT NULL,
    role VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    hub_id BIGINT NULL,
    password_hash VARCHAR(200) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    disabled BOOLEAN NOT NULL,
    version INT UNSIGNED NOT NULL DEFAULT 1,
    PRIMARY KEY (id),
    UNIQUE KEY person_email (email),
    CONSTRAINT person_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    CONSTRAINT person_hub FOREIGN KEY (hub_id) REFERENCES hub (id),
    CONSTRAINT person_role CHECK (role IN ('volunteer', 'hub_staff', 'referrer', 'manager', 'admin'))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
