-- What a scheme has people agree to when kit is handed over, in versions that are never changed.
CREATE TABLE IF NOT EXISTS agreement (
    id BIGINT NOT NULL AUTO_INCREMENT,
    organisation_id BIGINT NOT NULL,
    kind VARCHAR(8) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    language VARCHAR(2) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    version INT UNSIGNED NOT NULL,
    text MEDIUMTEXT NOT NULL,
    from_at DATETIME(6) NOT NULL,
    written_by VARCHAR(64) NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY agreement_version (organisation_id, kind, language, version),
    CONSTRAINT agreement_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    CONSTRAINT agreement_kind CHECK (kind IN ('loan', 'gift')),
    CONSTRAINT agreement_language CHECK (language IN ('en', 'cy')),
    CONSTRAINT agreement_version_counts CHECK (version >= 1)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
