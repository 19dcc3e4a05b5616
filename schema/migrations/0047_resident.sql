-- Residents without anything that says who they are: the key to their fields is sealed under the master
-- key, which is not in the database. An erased resident keeps the reference and nothing to open.
CREATE TABLE IF NOT EXISTS resident (
    id BIGINT NOT NULL AUTO_INCREMENT,
    organisation_id BIGINT NOT NULL,
    reference CHAR(10) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    hub_id BIGINT NULL,
    entered_by VARCHAR(64) NOT NULL,
    sealed_key VARBINARY(128) NULL,
    retention_rule VARCHAR(32) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_at DATETIME(6) NOT NULL,
    changed_at DATETIME(6) NOT NULL,
    erased_at DATETIME(6) NULL,
    erased_by VARCHAR(64) NOT NULL DEFAULT '',
    version INT UNSIGNED NOT NULL DEFAULT 1,
    PRIMARY KEY (id),
    UNIQUE KEY resident_reference (reference),
    KEY resident_organisation (organisation_id, erased_at, id),
    CONSTRAINT resident_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    CONSTRAINT resident_hub FOREIGN KEY (hub_id) REFERENCES hub (id),
    CONSTRAINT resident_rule FOREIGN KEY (retention_rule) REFERENCES retention_rule (name),
    CONSTRAINT resident_reference_form CHECK (reference REGEXP '^R-[0-9A-HJKMNP-TV-Z]{8}$'),
    CONSTRAINT resident_erased CHECK ((sealed_key IS NULL) = (erased_at IS NOT NULL)),
    CONSTRAINT resident_erased_by CHECK ((erased_by = '') = (erased_at IS NULL))
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
