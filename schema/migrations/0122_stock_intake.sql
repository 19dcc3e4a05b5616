-- Locked by whoever receives data stock of an organisation, so that two who bring the same number see each other. (A row of its
-- own: a lock on the organisation's would keep out everyone who writes a row that names it.)
CREATE TABLE IF NOT EXISTS stock_intake (
    organisation_id BIGINT NOT NULL,
    PRIMARY KEY (organisation_id),
    CONSTRAINT stock_intake_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
