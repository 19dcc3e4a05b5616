-- Places where devices are received, kept and handed over.
CREATE TABLE IF NOT EXISTS hub (
    id BIGINT NOT NULL AUTO_INCREMENT,
    organisation_id BIGINT NOT NULL,
    code VARCHAR(16) NOT NULL,
    name VARCHAR(100) NOT NULL,
    address VARCHAR(500) NOT NULL,
    phone VARCHAR(40) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY hub_code (organisation_id, code),
    CONSTRAINT hub_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
