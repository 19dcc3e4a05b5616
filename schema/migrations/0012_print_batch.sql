-- Labels printed together: their tags in the order of the sheet, with a space between.
CREATE TABLE IF NOT EXISTS print_batch (
    id BIGINT NOT NULL AUTO_INCREMENT,
    organisation_id BIGINT NOT NULL,
    tags MEDIUMTEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    count INT UNSIGNED NOT NULL,
    actor VARCHAR(64) NOT NULL,
    created_at DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    KEY print_batch_newest (organisation_id, id),
    CONSTRAINT print_batch_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
