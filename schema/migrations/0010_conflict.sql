-- Events that the rules refuse at their place in a history, until a person settles them.
CREATE TABLE IF NOT EXISTS conflict (
    event_id BINARY(16) NOT NULL,
    organisation_id BIGINT NOT NULL,
    device_id BIGINT NOT NULL,
    against_id BINARY(16) NULL,
    code VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    detail VARCHAR(1000) NOT NULL,
    PRIMARY KEY (event_id),
    KEY conflict_device (device_id),
    KEY conflict_organisation (organisation_id),
    CONSTRAINT conflict_event FOREIGN KEY (event_id) REFERENCES device_event (id),
    CONSTRAINT conflict_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    CONSTRAINT conflict_device FOREIGN KEY (device_id) REFERENCES device (id),
    CONSTRAINT conflict_against FOREIGN KEY (against_id) REFERENCES device_event (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
