-- What networks give, dated. A changed offer is a new version; what was received under an older one keeps it.
CREATE TABLE IF NOT EXISTS bundle (
    id BIGINT NOT NULL AUTO_INCREMENT,
    organisation_id BIGINT NOT NULL,
    code VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version INT UNSIGNED NOT NULL,
    network VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    kind VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name VARCHAR(100) NOT NULL,
    gb_per_month INT UNSIGNED NOT NULL,
    months INT UNSIGNED NOT NULL,
    calls_included BOOLEAN NOT NULL,
    valid_from DATE NOT NULL,
    valid_to DATE NULL,
    next_code VARCHAR(16) CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT '',
    PRIMARY KEY (id),
    UNIQUE KEY bundle_version (organisation_id, code, version),
    CONSTRAINT bundle_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    CONSTRAINT bundle_kind CHECK (kind IN ('sim', 'voucher')),
    CONSTRAINT bundle_size CHECK (gb_per_month BETWEEN 1 AND 1000 AND months BETWEEN 1 AND 36),
    CONSTRAINT bundle_days CHECK (valid_to IS NULL OR valid_from <= valid_to)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
