-- How much one person may have in so many days. A scheme without a row has the house's limit.
CREATE TABLE IF NOT EXISTS data_limit (
    organisation_id BIGINT NOT NULL,
    unit VARCHAR(9) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    days INT UNSIGNED NOT NULL,
    most INT UNSIGNED NOT NULL,
    PRIMARY KEY (organisation_id, unit, days),
    CONSTRAINT data_limit_organisation FOREIGN KEY (organisation_id) REFERENCES organisation (id),
    CONSTRAINT data_limit_unit CHECK (unit IN ('items', 'gigabytes')),
    CONSTRAINT data_limit_days CHECK (days BETWEEN 1 AND 3650),
    CONSTRAINT data_limit_most CHECK (most BETWEEN 1 AND 10000)
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_nopad_bin
