-- What someone may be somewhere, from when to when. Rows end, they are never deleted.
CREATE TABLE IF NOT EXISTS membership (
    id BIGINT NOT NULL AUTO_INCREMENT,
    handle BINARY(16) NOT NULL,
    person_id BIGINT NOT NULL,
    organisation_id BIGINT NOT NULL,
    role VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    hub_id BIGINT NULL,
    since DATETIME(6) NOT NULL,
    ended_at DATETIME(6) NULL,
    open_hub BIGINT AS (IF(ended_at IS NULL, IFNULL(hub_id, 0), NULL)) PERSISTENT,
    PRIMARY KEY (id),
    UNIQUE KEY membership_handle (handle),
    UNIQUE KEY membership_open (person_id, organisation_id, role, open_hub),
    KEY membership_organisation (organisation_id, ended_at),
    CONSTRAINT membership_person FOREIGN KEY (person_id) REFERENCES person (id),
    CONSTRAINT membership_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    CONSTRAINT membership_hub FOREIGN KEY (hub_id) REFERENCES hub (id),
    CONSTRAINT membership_role CHECK (role IN ('volunteer', 'hub_staff', 'referrer', 'manager', 'admin'))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
