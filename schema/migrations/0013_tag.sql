-- Every tag that was ever drawn. A void one keeps the device it was on.
CREATE TABLE IF NOT EXISTS tag (
    tag VARBINARY(16) NOT NULL,
    organisation_id BIGINT NOT NULL,
    batch_id BIGINT NULL,
    state VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    device_id BIGINT NULL,
    version INT UNSIGNED NOT NULL,
    head BINARY(32) NOT NULL,
    PRIMARY KEY (tag),
    CONSTRAINT tag_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    CONSTRAINT tag_batch FOREIGN KEY (batch_id) REFERENCES print_batch (id),
    CONSTRAINT tag_device FOREIGN KEY (device_id) REFERENCES device (id),
    CONSTRAINT tag_state CHECK (state IN ('printed', 'claimed', 'void')),
    CONSTRAINT tag_claim CHECK (state = 'void' OR (state = 'claimed') = (device_id IS NOT NULL))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
